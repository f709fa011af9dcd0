"""Names of classes, and the sorts of text that only this tab has."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.ui.shared.muted_label import MutedLabel
from mnist_desktop.ui.shared.plain_text import PlainLabel, plain_tip


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


class ElidedLabel(MutedLabel):
    """One line that gives up its middle when there is no room; the tooltip has all of it."""

    def show_text(self, text: str) -> None:
        """Show `text`."""
        self.setText(text)
        self.setToolTip(plain_tip(text))

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what fits."""
        elided = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, self.width())
        QPainter(self).drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, elided)


def heading(text: str = "", scale: float = 1.15) -> PlainLabel:
    """A bold label, `scale` times as large as other text."""
    label = PlainLabel(text)
    font = QFont(label.font())
    font.setBold(True)
    font.setPointSizeF(font.pointSizeF() * scale)
    label.setFont(font)
    return label
