"""Items of drop-downs whose words depend on the language."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox


def say_items(box: QComboBox, texts: Sequence[str], data: Sequence[object]) -> None:
    """Say the items of a box; what is chosen, by its data, stays so, and nobody is told."""
    chosen = box.currentData()
    with QSignalBlocker(box):
        box.clear()
        for text, value in zip(texts, data, strict=True):
            box.addItem(text, value)
        box.setCurrentIndex(max(0, box.findData(chosen)))
