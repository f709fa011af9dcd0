"""One line of text that is cut with dots where it does not fit."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_desktop.ui.shared.muted_label import MutedLabel
from mnist_desktop.ui.shared.plain_text import plain_tip


class ElidedLabel(MutedLabel):
    """One line of text that takes any width; the dots are where `mode` says, and the tooltip has the text that is cut."""

    def __init__(
        self, parent: QWidget | None = None, *, muted: bool = False, mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight
    ) -> None:
        super().__init__("", parent)
        self._mode = mode
        self._shorter: tuple[str, ...] = ()
        self.set_muted(muted)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def set_shorter(self, *texts: str) -> None:
        """Say the first of these that fits where the whole text does not, longer ones first."""
        self._shorter = texts
        self.update()

    def fitting_text(self) -> str:
        """As much as there is room for."""
        letters, texts, width = self.fontMetrics(), (self.text(), *self._shorter), self.width()
        fitting = next((text for text in texts if letters.horizontalAdvance(text) <= width), None)
        return letters.elidedText(texts[-1], self._mode, width) if fitting is None else fitting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint as much as fits."""
        fitting = self.fitting_text()
        self.setToolTip("" if fitting == self.text() else plain_tip(self.text()))
        with QPainter(self) as painter:
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, fitting)
