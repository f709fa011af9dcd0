"""Data sets and their classes, called by the names that they have in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.titles import said_title
from mnist_desktop.ui.shared.texts import say


def data_title(title: str) -> str:
    """The title of a data set, which it has and runs keep in English."""
    return say(said_title(title))


def class_names(dataset: Dataset) -> tuple[str, ...]:
    """The names of its classes."""
    return dataset.class_names_ko if QLocale().language() is QLocale.Language.Korean else dataset.class_names
