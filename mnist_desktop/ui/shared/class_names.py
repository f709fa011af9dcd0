"""Names of classes in the language that is spoken."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from mnist_desktop.core.datasets.dataset import Dataset


def class_names(dataset: Dataset) -> tuple[str, ...]:
    """The names of the classes as the window says them now; a data set brings them in both languages."""
    return dataset.class_names_ko if QLocale().language() is QLocale.Language.Korean else dataset.class_names
