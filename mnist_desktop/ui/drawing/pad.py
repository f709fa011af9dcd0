"""The drawing pad: takes strokes of mouse, pen or finger, or shows a picture."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEventPoint,
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPointingDevice,
    QPolygonF,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QWidget

from mnist_desktop.core.drawing.digit_image import SIDE
from mnist_desktop.core.drawing.picture import Picture
from mnist_desktop.core.drawing.strokes import PEN_WIDTH, Drawing, Stroke
from mnist_desktop.ui.drawing.lines import Line, is_spot, line_through, paint_line, passes, smooth_path
from mnist_desktop.ui.drawing.turns import Tool, Turns
from mnist_desktop.ui.shared.pictures import color_image
from mnist_desktop.ui.shared.theme import FollowsTheme, colors, is_dark

SMALLEST = 360
HINT_LETTERS = 1.4  # times the letters around the pad
PAPER, PAPER_AT_NIGHT = "#ffffff", "#e6e9ed"
INK, FAINT_INK = "#1b1f24", "#6e7781"
"""Paper is light and ink is dark in both themes, as on a desk; only the network's view is white on black."""

NO_FINGER = -1


class DrawingPad(FollowsTheme, QWidget):
    """A square of paper.

    Signals
    -------
    changed()
        There is another drawing or picture, also at each move of the pen.
    sample_wanted(int)
        A digit was typed: the user asks for the sample drawing of it.
    """

    changed = Signal()
    sample_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("drawingPad")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setTabletTracking(True)  # a pen that hovers says that the finger is a hand
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._history: list[tuple[Line, ...]] = [()]
        self._at = 0
        self._pen_down: list[tuple[float, float]] = []
        self._pen_width = PEN_WIDTH
        self._picture: Picture | None = None
        self._takes_ink = True
        self._invited = False
        self._hint = ""
        self._turns = Turns()
        self._palm: Line | None = None  # what may have been a hand that got ready to write
        self._finger = NO_FINGER

    # What is on it

    @property
    def drawing(self) -> Drawing:
        """All strokes, the unfinished one too, in a box of side 1."""
        strokes = [line.stroke for line in self._history[self._at]]
        if self._pen_down:
            strokes.append(Stroke.of(self._pen_down))
        return Drawing(tuple(strokes), 1.0, self._pen_width)

    @property
    def picture(self) -> Picture | None:
        """The picture that lies on the paper instead of a drawing."""
        return self._picture

    @property
    def hint(self) -> str:
        """The words on the empty pad."""
        return self._hint

    @property
    def is_empty(self) -> bool:
        """Whether there is neither ink nor picture."""
        return self._picture is None and not self._pen_down and not self._history[self._at]

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return self._at > 0

    @property
    def can_redo(self) -> bool:
        """Whether a step was taken back."""
        return self._at + 1 < len(self._history)

    # What is done to it

    def load(self, drawing: Drawing) -> None:
        """Put `drawing` in the place of what is there; that can be undone."""
        self._picture = None
        self._keep(tuple(line_through((stroke.points / drawing.box).tolist()) for stroke in drawing.strokes))

    def show_picture(self, picture: Picture) -> None:
        """Put a picture on the paper; earlier strokes are gone."""
        self._reset(picture)

    def clear(self) -> None:
        """Clear the pad; undo brings the drawing back."""
        if self._picture is not None:
            self._reset(None)
        elif not self.is_empty:
            self._pen_down, self._turns.holder = [], None
            self._keep(())

    def undo(self) -> None:
        """Undo the last stroke or other change."""
        if self.can_undo:
            self._at -= 1
            self._tell()

    def redo(self) -> None:
        """Redo what was undone last."""
        if self.can_redo:
            self._at += 1
            self._tell()

    def set_pen_width(self, width: float) -> None:
        """Draw every stroke, `width` pixels of the 28x28 image wide."""
        self._pen_width = width
        self._tell()

    def set_takes_ink(self, takes_ink: bool) -> None:
        """Whether the pad can be drawn on, or only shows pictures. Begins with an empty sheet."""
        self._takes_ink = takes_ink
        self.setCursor(Qt.CursorShape.CrossCursor if takes_ink else Qt.CursorShape.ArrowCursor)
        self._reset(None)

    def set_hint(self, hint: str) -> None:
        """The hint on the empty pad."""
        self._hint = hint
        self.update()

    def set_invited(self, invited: bool) -> None:
        """Whether a picture hovers over the pad and may be dropped."""
        self._invited = invited
        self.update()

    # Mouse, pen, finger, keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._put_down(event.position(), _tool_of(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Continue the stroke."""
        self._move(event.position(), _tool_of(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the stroke."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._lift(event.position(), _tool_of(event))

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Draw with a pen; its other end rubs out the lines that it meets. Hovering and the pen's buttons are left to Qt."""
        self._turns.note_pen()
        self._take_palm_away()
        is_tip = event.button() is Qt.MouseButton.LeftButton
        is_rubber = event.pointerType() is QPointingDevice.PointerType.Eraser
        match event.type():
            case QEvent.Type.TabletPress if is_tip and not is_rubber:
                self._put_down(event.position(), Tool.PEN)
            case QEvent.Type.TabletMove if self._turns.holder is Tool.PEN:
                self._move(event.position(), Tool.PEN)
            case QEvent.Type.TabletRelease if is_tip:
                self._lift(event.position(), Tool.PEN)
            case _ if is_rubber and (is_tip or event.buttons() & Qt.MouseButton.LeftButton):
                self._rub_out(event.position())
            case _:
                event.ignore()
                return
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Draw with the first finger; a second one does nothing, and nor does a palm."""
        if not isinstance(event, QTouchEvent) or not self._takes_ink:
            return super().event(event)
        if event.type() is QEvent.Type.TouchCancel:
            # The system takes it back: it was a palm, or a gesture of another kind.
            self._drop_line(Tool.FINGER)
        elif event.type() is QEvent.Type.TouchBegin:
            self._finger = event.points()[0].id() if self._turns.may_begin(Tool.FINGER) else NO_FINGER
        for point in event.points():
            if point.id() == self._finger:
                self._follow(point)
        event.accept()
        return True

    def _follow(self, point: QEventPoint) -> None:
        match point.state():
            case QEventPoint.State.Pressed:
                self._put_down(point.position(), Tool.FINGER)
            case QEventPoint.State.Updated:
                self._move(point.position(), Tool.FINGER)
            case QEventPoint.State.Released:
                self._lift(point.position(), Tool.FINGER)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Draw a sample digit with the keys 0 to 9; clear the pad with Delete."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear()
        elif self._takes_ink and event.text().isdecimal() and event.text().isascii():
            self.sample_wanted.emit(int(event.text()))
        else:
            super().keyPressEvent(event)

    # Painting

    def sizeHint(self) -> QSize:
        """The preferred size."""
        return QSize(460, 460)

    def minimumSizeHint(self) -> QSize:
        """The smallest usable size."""
        return QSize(SMALLEST, SMALLEST)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the paper, the ink or picture, and the edge."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor(PAPER_AT_NIGHT if is_dark(self.palette()) else PAPER))
        if self._picture is not None:
            self._paint_picture(painter, self._picture)
        elif self.is_empty:
            painter.setPen(QColor(FAINT_INK))
            letters = self.font()
            letters.setPointSizeF(letters.pointSizeF() * HINT_LETTERS)
            painter.setFont(letters)
            room = self.rect().adjusted(40, 40, -40, -40)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self._hint)
        else:
            self._paint_ink(painter)
        self._paint_edge(painter)

    def _paint_ink(self, painter: QPainter) -> None:
        painter.save()
        painter.scale(self.width(), self.height())
        pen = QPen(QColor(INK), self._pen_width / SIDE)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        for line in self._history[self._at]:
            paint_line(painter, line.path)
        if self._pen_down:
            paint_line(painter, smooth_path(self._pen_down))
        painter.restore()

    def _paint_picture(self, painter: QPainter, picture: Picture) -> None:
        image = color_image(picture.pixels)
        size = QSize(image.size()).scaled(self.size() - QSize(24, 24), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(QPointF((self.width() - size.width()) / 2, (self.height() - size.height()) / 2), size)
        painter.drawImage(place, image)

    def _paint_edge(self, painter: QPainter) -> None:
        palette = colors(self.palette())
        strong = self._invited or self.hasFocus()
        painter.setPen(QPen(QColor(palette.accent if strong else palette.grid), 4 if self._invited else 2))
        painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    # How a stroke comes about

    def _put_down(self, position: QPointF, tool: Tool) -> None:
        if not self._takes_ink or not self._turns.may_begin(tool):
            return
        if self._pen_down:  # another pen was never lifted: its window was covered, its cable came off
            self._finish()
        if self._picture is not None:
            self._reset(None)
        self._turns.holder = tool
        self._pen_down = [self._place(position)]
        self._tell()

    def _move(self, position: QPointF, tool: Tool) -> None:
        place = self._place(position)
        if self._pen_down and tool is self._turns.holder and place != self._pen_down[-1]:
            self._pen_down.append(place)
            self.update(self._tip())
            self.changed.emit()

    def _tip(self) -> QRect:
        """What a move of the pen changes on the paper: the last bend of the curve and its new end."""
        last = QPolygonF([QPointF(x * self.width(), y * self.height()) for x, y in self._pen_down[-3:]])
        reach = ceil(self._pen_width / SIDE * self.width() / 2) + 2
        return last.boundingRect().toAlignedRect().adjusted(-reach, -reach, reach, reach)

    def _lift(self, position: QPointF, tool: Tool) -> None:
        if self._pen_down and tool is self._turns.holder:
            self._move(position, tool)
            self._finish()

    def _finish(self) -> None:
        points, self._pen_down = self._pen_down, []
        line = line_through(points)
        self._palm = line if self._turns.holder is Tool.FINGER and is_spot(points) else None
        self._turns.lift()
        self._keep((*self._history[self._at], line))

    def _drop_line(self, tool: Tool) -> None:
        """Forget the line that `tool` is drawing."""
        if self._turns.holder is tool:
            self._pen_down, self._turns.holder = [], None
            self._tell()
        self._finger = NO_FINGER

    def _take_palm_away(self) -> None:
        """A pen is there, so the finger was the hand that holds it: what it has left goes, unless that is as large as a line."""
        lines = self._history[self._at]
        if self._turns.holder is Tool.FINGER and is_spot(self._pen_down):
            self._drop_line(Tool.FINGER)
        elif self._turns.holder is Tool.FINGER:
            self._finish()
        elif lines and lines[-1] is self._palm and self._turns.finger_was_just_lifted():
            self._palm = None
            self._at -= 1
            del self._history[self._at + 1 :]
            self._tell()
        self._finger = NO_FINGER

    def _rub_out(self, position: QPointF) -> None:
        place, lines = self._place(position), self._history[self._at]
        left = tuple(line for line in lines if not passes(line.stroke.points, place))
        if len(left) < len(lines):
            self._keep(left)

    def _place(self, position: QPointF) -> tuple[float, float]:
        """Where that is in a box of side 1; the pen stays on the paper."""
        return min(max(position.x() / self.width(), 0.0), 1.0), min(max(position.y() / self.height(), 0.0), 1.0)

    def _keep(self, lines: tuple[Line, ...]) -> None:
        """Make `lines` the newest step of the history."""
        self._history[self._at + 1 :] = [lines]
        self._at += 1
        self._tell()

    def _reset(self, picture: Picture | None) -> None:
        self._picture = picture
        self._history, self._at, self._pen_down = [()], 0, []
        self._turns.holder = None
        self._tell()

    def _tell(self) -> None:
        self.update()
        self.changed.emit()


def _tool_of(event: QMouseEvent) -> Tool:
    """A touch that the system hands over as a mouse is a touch all the same."""
    return Tool.FINGER if event.device().type() is QInputDevice.DeviceType.TouchScreen else Tool.MOUSE
