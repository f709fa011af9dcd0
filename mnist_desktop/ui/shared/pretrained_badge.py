"""The mark of a run that came with the app."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.core.runs.shipped import is_shipped, provenance
from mnist_desktop.ui.shared.plain_text import PlainLabel, plain_tip
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.texts import say
from mnist_desktop.ui.shared.theme import colors

BESIDE, ABOVE = 9, 2  # pixels between the word and the edge
TINT = 28  # of 255, how much of the color there is inside the edge


class PretrainedBadge(FollowsLanguage, PlainLabel):
    """A word in a rounded frame, there only for a pre-trained run; its tooltip says who trained it, on what, and how."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, objectName="pretrainedBadge")
        self._info: RunInfo | None = None
        self.setContentsMargins(BESIDE, ABOVE, BESIDE, ABOVE)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setText(self.tr("Pre-trained"))
        self.show_run(self._info)

    def show_run(self, info: RunInfo | None) -> None:
        """Mark `info`, or nothing."""
        self._info = info
        is_marked = info is not None and is_shipped(info.id)
        sentence = say(provenance(info)) if info is not None and is_marked else ""
        self.setToolTip(plain_tip(sentence))
        self.setAccessibleDescription(sentence)
        self.setVisible(is_marked)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the frame in the color of what asks for attention, and the word in that of text, to be read on the tint."""
        accent = QColor(colors(self.palette()).accent)
        inside = QColor(accent)
        inside.setAlpha(TINT)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(accent, 1))
            painter.setBrush(inside)
            painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2)
            painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
