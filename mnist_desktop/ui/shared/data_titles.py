"""Titles of data sets in the language that is spoken."""

from __future__ import annotations

from mnist_desktop.core.datasets.dataset import Family
from mnist_desktop.core.datasets.families import FAMILIES
from mnist_desktop.core.datasets.images.keys import is_own
from mnist_desktop.core.datasets.titles import said_title
from mnist_desktop.ui.shared.texts import core_text, say


def data_title(title: str) -> str:
    """The title of a data set as the window says it now; data sets and runs keep it in English."""
    return say(said_title(title))


def kind_title(key: str, family: Family, title: str) -> str:
    """What kind of images a data set has: the name of its family, or of own pictures, which have none, their title."""
    return data_title(title) if is_own(key) else core_text(FAMILIES[family].title)
