"""Titles of data sets in the language that is spoken."""

from __future__ import annotations

from collections.abc import Sequence

from mnist_desktop.core.datasets.dataset import Family
from mnist_desktop.core.datasets.families import FAMILIES
from mnist_desktop.core.datasets.titles import said_title
from mnist_desktop.ui.shared.texts import core_text, say


def data_title(title: str) -> str:
    """The title of a data set as the window says it now; data sets and runs keep it in English."""
    return say(said_title(title))


def images_title(family: Family, class_names: Sequence[str], title: str) -> str:
    """What images are called: as MNIST's or Fashion-MNIST's where the classes are the same, else by the `title` of their set."""
    usual = FAMILIES[family]
    return core_text(usual.title) if tuple(class_names) == usual.class_names else data_title(title)
