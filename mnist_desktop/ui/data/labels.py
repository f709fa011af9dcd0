"""Names of classes, and the headings of this tab."""

from __future__ import annotations

from PySide6.QtGui import QFont

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.ui.shared.plain_text import PlainLabel


def class_lines(dataset: Dataset, label: int) -> tuple[str, ...]:
    """The name of a class in English, and in Korean where that differs: ("Sneaker", "스니커즈") or ("7",)."""
    english, korean = dataset.class_names[label], dataset.class_names_ko[label]
    return (english,) if english == korean else (english, korean)


def class_title(dataset: Dataset, label: int) -> str:
    """The name of a class in one line."""
    return " ".join(class_lines(dataset, label))


def numbered_class(dataset: Dataset, label: int) -> str:
    """The class with its number in front, unless it is named by its number."""
    title = class_title(dataset, label)
    return title if title == str(label) else f"{label}  {title}"


def heading(text: str = "", scale: float = 1.15) -> PlainLabel:
    """A bold label, `scale` times as large as other text."""
    label = PlainLabel(text)
    font = QFont(label.font())
    font.setBold(True)
    font.setPointSizeF(font.pointSizeF() * scale)
    label.setFont(font)
    return label
