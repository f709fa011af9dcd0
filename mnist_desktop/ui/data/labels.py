"""Names of classes, and the two sorts of text that the tab consists of."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.ui.shared.theme import colors


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


class MutedLabel(QLabel):
    """Text that explains, quieter than what it explains."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setWordWrap(True)
        self._paint()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system from light to dark."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._paint()

    def _paint(self) -> None:
        muted, palette = QColor(colors().muted), self.palette()
        if palette.color(QPalette.ColorRole.WindowText) != muted:  # or the change would announce itself for ever
            palette.setColor(QPalette.ColorRole.WindowText, muted)
            self.setPalette(palette)


class ElidedLabel(MutedLabel):
    """One line that gives up its middle when there is no room; the tooltip has all of it."""

    def show_text(self, text: str) -> None:
        """Show `text`."""
        self.setWordWrap(False)
        self.setText(text)
        self.setToolTip(text)

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what fits."""
        elided = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, self.width())
        QPainter(self).drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, elided)


def heading(text: str = "", scale: float = 1.15) -> QLabel:
    """A bold label, `scale` times as large as other text."""
    label = QLabel(text)
    font = QFont(label.font())
    font.setBold(True)
    font.setPointSizeF(font.pointSizeF() * scale)
    label.setFont(font)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
