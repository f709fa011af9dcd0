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
        self.set_muted(muted)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint as much as fits."""
        fitting = self.fontMetrics().elidedText(self.text(), self._mode, self.width())
        self.setToolTip("" if fitting == self.text() else plain_tip(self.text()))
        with QPainter(self) as painter:
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, fitting)
