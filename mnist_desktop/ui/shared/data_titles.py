"""Titles of data sets in the language that is spoken."""

from __future__ import annotations

from mnist_desktop.core.datasets.titles import said_title
from mnist_desktop.ui.shared.texts import say


def data_title(title: str) -> str:
    """The title of a data set as the window says it now; data sets and runs keep it in English."""
    return say(said_title(title))
