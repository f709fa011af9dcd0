"""One line of text, as large as it fits."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class FittingLabel(QLabel):
    """A label whose letters are `scale` times as large as others, and smaller where the text is too long for that."""

    def __init__(self, scale: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        letters = self.font()
        letters.setPointSizeF(letters.pointSizeF() * scale)
        letters.setBold(True)
        self.setFont(letters)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The height of one line of the largest letters."""
        return QSize(0, self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        """Any width is enough."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the text in one line."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        letters = QFont(self.font())
        wanted = QFontMetricsF(letters).horizontalAdvance(self.text())
        if wanted > self.width():
            letters.setPointSizeF(max(1.0, letters.pointSizeF() * self.width() / wanted * 0.98))
        painter.setFont(letters)
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), self.text())
