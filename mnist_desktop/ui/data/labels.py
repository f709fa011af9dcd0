"""Names of classes, and the headings of this tab."""

from __future__ import annotations

from PySide6.QtGui import QFont

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.ui.shared.class_names import class_names
from mnist_desktop.ui.shared.plain_text import PlainLabel


def numbered_class(dataset: Dataset, label: int) -> str:
    """The class with its number in front, unless it is named by its number."""
    name = class_names(dataset)[label]
    return name if name == str(label) else f"{label}  {name}"


def heading(text: str = "", scale: float = 1.15) -> PlainLabel:
    """A bold label, `scale` times as large as other text."""
    label = PlainLabel(text)
    font = QFont(label.font())
    font.setBold(True)
    font.setPointSizeF(font.pointSizeF() * scale)
    label.setFont(font)
    return label
