"""A small pad to draw on while one looks at the layers; what it holds is what the pad of the tab Draw holds."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_desktop.core.drawing.digit_image import SIDE
from mnist_desktop.core.drawing.strokes import MAX_POINTS, MAX_STROKES, Drawing, Stroke
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.ui.shared.painted import ShowsFocus
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.theme import FollowsTheme, colors, is_dark

PAD_SIDE = 150
PAPER, PAPER_AT_NIGHT, INK, FAINT_INK = "#ffffff", "#e6e9ed", "#1b1f24", "#57606a"
"""Light paper and dark ink in both themes, as on the large pad."""


class SketchPad(FollowsTheme, FollowsLanguage, ShowsFocus, QWidget):
    """Draws strokes with mouse or pen. Delete clears it; the keys 0 to 9 ask for a sample.

    Signals
    -------
    drawn(Drawing)
        The user drew or cleared something.
    ended(Sentence)
        With that the user is done: a stroke, or clearing.
    sample_wanted(int)
        The user wants the sample of that digit.
    """

    drawn = Signal(object)
    ended = Signal(object)
    sample_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("insidePad")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._drawing = Drawing()
        self._points: list[tuple[float, float]] = []  # of the stroke that is being drawn
        self.retranslate()

    @property
    def drawing(self) -> Drawing:
        """All strokes, the unfinished one too, in a box of side 1."""
        if not self._points:
            return self._drawing
        return replace(self._drawing, strokes=(*self._drawing.strokes, Stroke.of(self._points)))

    def shows(self, drawing: Drawing) -> bool:
        """Whether this is what lies here, in a box of any size."""
        mine, other = self.drawing, drawing
        return (mine.pen_width, len(mine.strokes)) == (other.pen_width, len(other.strokes)) and all(
            np.array_equal(one.points, another.points / other.box)
            for one, another in zip(mine.strokes, other.strokes, strict=True)
        )

    def show_drawing(self, drawing: Drawing) -> None:
        """Show what was drawn elsewhere; a stroke under way is over."""
        strokes = tuple(Stroke.of(stroke.points / drawing.box) for stroke in drawing.strokes)
        self._drawing, self._points = replace(drawing, strokes=strokes, box=1.0), []
        self.update()

    def clear(self) -> None:
        """Take everything away."""
        if self.drawing.is_empty:
            return
        self._drawing, self._points = replace(self._drawing, strokes=()), []
        self._tell()
        self.ended.emit(Sentence("clear the pad"))

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setAccessibleName(self.tr("Small drawing pad"))
        self.setToolTip(
            self.tr("Draw a digit: the layers follow the pen. The keys 0 to 9 draw one for you, Delete clears the pad.")
        )
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(PAD_SIDE, PAD_SIDE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear, or ask for a sample."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear()
        elif Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_9 and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.sample_wanted.emit(event.key() - Qt.Key.Key_0)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke."""
        if event.button() is Qt.MouseButton.LeftButton and len(self._drawing.strokes) < MAX_STROKES:
            self._points = []
            self._add(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with the stroke."""
        if self._points and len(self._points) < MAX_POINTS:
            self._add(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the stroke."""
        if event.button() is Qt.MouseButton.LeftButton and self._points:
            self._drawing, self._points = self.drawing, []
            self.ended.emit(Sentence("stroke"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint paper, ink and edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(PAPER_AT_NIGHT if is_dark(self.palette()) else PAPER))
        drawing, side = self.drawing, self.width()
        if drawing.is_empty:
            painter.setPen(QColor(FAINT_INK))
            middle = self.rect().adjusted(8, 8, -8, -8)
            painter.drawText(middle, int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap), self.tr("Draw here"))
        pen = QPen(QColor(INK), side * drawing.pen_width / SIDE)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        for stroke in drawing.strokes:
            points = [QPointF(x * side, y * side) for x, y in stroke.points.tolist()]
            painter.drawPolyline(QPolygonF(points)) if len(points) > 1 else painter.drawPoint(points[0])
        tones = colors(self.palette())
        painter.setPen(QPen(QColor(tones.accent if self.hasFocus() else tones.grid), 2))
        painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _add(self, place: QPointF) -> None:
        x, y = np.clip((place.x() / self.width(), place.y() / self.height()), 0, 1)
        self._points.append((float(x), float(y)))
        self._tell()

    def _tell(self) -> None:
        self.update()
        self.drawn.emit(self.drawing)
