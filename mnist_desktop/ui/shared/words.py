"""How a view says which word it shows, for whoever explains words: no view needs to know who that is.

What the words are called says :mod:`mnist_desktop.core.glossary.words`.
"""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

WORD_PROPERTY = "glossaryKey"
"""Of a widget: the word that it shows."""
WORD_ROLE = int(Qt.ItemDataRole.UserRole) + 7000
"""Of a model: the word of a column, asked of its header, or that of a cell."""


def name_word(widget: QWidget, word: str) -> None:
    """Say which word a widget shows."""
    widget.setProperty(WORD_PROPERTY, word)


@runtime_checkable
class TellsByKey(Protocol):
    """A painted view that tells the mouse about a part of it, and the keys about the part that they act on."""

    def told_by_key(self) -> str:
        """What the mouse would be told there; empty where no part is chosen."""
