"""Data sets and their classes, called by the names that they have in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from mnist_desktop.core.datasets.dataset import Dataset


def class_names(dataset: Dataset) -> tuple[str, ...]:
    """The names of its classes."""
    return dataset.class_names_ko if QLocale().language() is QLocale.Language.Korean else dataset.class_names
