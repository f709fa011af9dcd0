"""Labels for figures that change while a run is in training: they keep their size, so that nothing around them moves.

Qt lays out the window again when the text of a label changes, unless that has a fixed width and a fixed height.
"""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel


def keep_size(label: QLabel, *widest: str) -> None:
    """Make a label as large as the largest of these texts needs, with letters of their size now; what it says stays."""
    said, size = label.text(), QSize()
    label.setMinimumSize(0, 0)  # or it would say that it needs what it has
    for text in (*widest, said):
        label.setText(text)
        size = size.expandedTo(label.sizeHint())
    label.setText(said)
    label.setFixedSize(size)


def begin_anew(label: QLabel, *widest: str) -> None:
    """Empty a label for another run: it is as large as the largest of these texts needs, however wide it was before."""
    label.clear()
    keep_size(label, *widest)


def write_figure(label: QLabel, text: str) -> None:
    """Write another figure. Only one that is wider than all before in its run makes the label wider."""
    if text != label.text():
        label.setText(text)
        width = label.sizeHint().width()
        if width > label.maximumWidth():
            label.setFixedWidth(width)
