"""The drawing pad: takes strokes of mouse, pen, finger or keys, or shows a picture."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QEventPoint,
    QFocusEvent,
    QImage,
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPointingDevice,
    QPolygonF,
    QTabletEvent,
    QTouchEvent,
    QUndoStack,
)
from PySide6.QtWidgets import QWidget

from mnist_desktop.core.drawing.digit_image import SIDE
from mnist_desktop.core.drawing.picture import Picture
from mnist_desktop.core.drawing.strokes import Drawing
from mnist_desktop.ui.drawing.pad_painter import paint_edge, paint_hint, paint_ink, paint_keys, paint_paper, paint_picture
from mnist_desktop.ui.drawing.pad_strokes import Sheet
from mnist_desktop.ui.drawing.pen_by_keys import PenByKeys
from mnist_desktop.ui.drawing.turns import Tool
from mnist_desktop.ui.shared.painted_whole import PaintedWhole
from mnist_desktop.ui.shared.pictures import color_image
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.theme import FollowsTheme
from mnist_desktop.ui.shared.undo import say_changes_again

SMALLEST = 252
"""Pixels a side: with it, pad, tools and stages stand below each other on a screen 600 pixels high."""

NO_FINGER = -1

NOT_BY_KEYS = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""Reasons of a focus that tell nothing of the keyboard."""
PASSING = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)
"""Reasons for which the focus goes and comes back."""


class DrawingPad(FollowsLanguage, FollowsTheme, PaintedWhole, QWidget):
    """A square of paper.

    Signals
    -------
    changed()
        There is another drawing or picture, also at each move of the pen.
    sample_wanted(int)
        A digit was typed: the user asks for the sample drawing of it.
    menu_wanted(QPoint)
        The user asks for what can be done here, at that place of the screen.
    """

    whole_role = QAccessible.Role.Canvas
    changed = Signal()
    sample_wanted = Signal(int)
    menu_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("drawingPad")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setTabletTracking(True)  # a pen that hovers says that the finger is a hand
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._sheet = Sheet(self)
        self._takes_ink = True
        self._invited = False
        self._hint = ""
        self._finger = NO_FINGER
        self._keys = PenByKeys()
        self._is_led_by_keys = False
        self._sheet.changed.connect(self._tell)
        self._sheet.went_on.connect(self._tell_of_tip)
        self.retranslate()

    # What is on it

    @property
    def drawing(self) -> Drawing:
        """All strokes, the unfinished one too, in a box of side 1."""
        return self._sheet.drawing

    @property
    def picture(self) -> Picture | None:
        """The picture that lies on the paper instead of a drawing."""
        return self._sheet.picture

    @property
    def takes_ink(self) -> bool:
        """Whether it can be drawn on."""
        return self._takes_ink

    @property
    def is_empty(self) -> bool:
        """Whether there is neither ink nor picture."""
        return self._sheet.is_empty

    @property
    def undo_stack(self) -> QUndoStack:
        """What was done to it, to be taken back."""
        return self._sheet.undo_stack

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back, or a stroke that keys are drawing."""
        return self.undo_stack.canUndo() or self._is_drawn_by_keys

    @property
    def can_redo(self) -> bool:
        """Whether a step was taken back."""
        return self.undo_stack.canRedo()

    @property
    def hint(self) -> str:
        """The words on the empty pad."""
        return self._hint

    def image(self) -> QImage:
        """What lies on it, on white paper, of the pad's own size."""
        if self.picture is not None:
            return color_image(self.picture.pixels)
        image = QImage(self.size(), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        with QPainter(image) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_ink(painter, image.size(), self._sheet.paths, self._sheet.pen_width / SIDE)
        return image

    # What is done to it

    def load(self, drawing: Drawing) -> None:
        """Put `drawing` in the place of what is there; that can be undone."""
        self._sheet.load(drawing)

    def restore(self, drawing: Drawing) -> None:
        """Begin with `drawing`; that cannot be undone."""
        self._sheet.restore(drawing)

    def show_picture(self, picture: Picture) -> None:
        """Put a picture on the paper; earlier strokes are gone."""
        self._sheet.reset(picture)

    def clear(self) -> None:
        """Clear the pad; undo brings the drawing back."""
        self._sheet.clear()

    def undo(self) -> None:
        """Undo the last stroke or other change."""
        self._sheet.undo()

    def redo(self) -> None:
        """Redo what was undone last."""
        self.undo_stack.redo()

    def set_pen_width(self, width: float) -> None:
        """Draw every stroke, `width` pixels of the 28x28 image wide."""
        self._sheet.pen_width = width
        self._tell()

    def set_takes_ink(self, takes_ink: bool) -> None:
        """Whether the pad can be drawn on, or only shows pictures. Begins with an empty sheet."""
        self._takes_ink = takes_ink
        self.setCursor(Qt.CursorShape.CrossCursor if takes_ink else Qt.CursorShape.ArrowCursor)
        self._sheet.reset(None)

    def set_hint(self, hint: str) -> None:
        """The hint on the empty pad."""
        self._hint = hint
        self.update()

    def set_invited(self, invited: bool) -> None:
        """Whether a picture hovers over the pad and may be dropped."""
        self._invited = invited
        self.update()

    # Mouse, pen, finger

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._put_down(event.position(), _tool_of(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Continue the stroke."""
        self._sheet.go_on(self._place(event.position()), _tool_of(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the stroke."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._sheet.lift(self._place(event.position()), _tool_of(event))

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Draw with a pen; its other end rubs out the lines that it meets. Hovering and the pen's buttons are left to Qt."""
        self._sheet.turns.note_pen()
        self._sheet.take_palm_away()
        self._finger = NO_FINGER
        is_tip = event.button() is Qt.MouseButton.LeftButton
        is_rubber = event.pointerType() is QPointingDevice.PointerType.Eraser
        match event.type():
            case QEvent.Type.TabletPress if is_tip and not is_rubber:
                self._put_down(event.position(), Tool.PEN)
            case QEvent.Type.TabletMove if self._sheet.turns.holder is Tool.PEN:
                self._sheet.go_on(self._place(event.position()), Tool.PEN)
            case QEvent.Type.TabletRelease if is_tip:
                self._sheet.lift(self._place(event.position()), Tool.PEN)
            case _ if is_rubber and (is_tip or event.buttons() & Qt.MouseButton.LeftButton):
                self._sheet.rub_out(self._place(event.position()))
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
            self._sheet.drop(Tool.FINGER)
            self._finger = NO_FINGER
        elif event.type() is QEvent.Type.TouchBegin:
            self._finger = event.points()[0].id() if self._sheet.turns.may_begin(Tool.FINGER) else NO_FINGER
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
                self._sheet.go_on(self._place(point.position()), Tool.FINGER)
            case QEventPoint.State.Released:
                self._sheet.lift(self._place(point.position()), Tool.FINGER)

    def _put_down(self, position: QPointF, tool: Tool) -> None:
        self._is_led_by_keys = False
        if self._takes_ink:
            self._sheet.begin(self._place(position), tool)

    def _place(self, position: QPointF) -> tuple[float, float]:
        """Where that is in a box of side 1; the pen stays on the paper."""
        return min(max(position.x() / self.width(), 0.0), 1.0), min(max(position.y() / self.height(), 0.0), 1.0)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead the pen with the arrows and Space; take back with Backspace, clear with Delete; draw samples with 0 to 9."""
        if self._takes_ink and self._lead_pen(event):
            self._is_led_by_keys = True
            self._describe()
            self.update()
        elif event.key() == Qt.Key.Key_Backspace and self.can_undo:
            self.undo()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear()
        elif self._takes_ink and event.text().isdecimal():  # of any script: full-width digits come from Korean keyboards
            self.sample_wanted.emit(int(event.text()))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the pen of the keyboard, if it was that which brought the focus."""
        super().focusInEvent(event)
        self._is_led_by_keys = self._is_led_by_keys or event.reason() not in NOT_BY_KEYS
        self._describe()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """End the stroke that keys are drawing, and hide their pen."""
        super().focusOutEvent(event)
        if event.reason() not in PASSING:
            if self._is_drawn_by_keys:
                self._sheet.finish()
            self._is_led_by_keys = False
            self._describe()
        self.update()

    @property
    def _is_drawn_by_keys(self) -> bool:
        return self._sheet.turns.holder is Tool.KEYS

    def _lead_pen(self, event: QKeyEvent) -> bool:
        """Do what a key means to the pen that keys lead; gives whether it means anything."""
        if self._keys.move(event):
            self._sheet.go_on(self._keys.place, Tool.KEYS)
        elif event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            if self._is_drawn_by_keys:
                self._sheet.finish()
            else:
                self._sheet.begin(self._keys.place, Tool.KEYS)
        elif event.key() == Qt.Key.Key_Escape and self._is_drawn_by_keys:
            self._sheet.drop(Tool.KEYS)
        else:
            return event.key() == Qt.Key.Key_Space
        return True

    # What it says

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what can be done here."""
        self.menu_wanted.emit(event.globalPos())

    def retranslate(self) -> None:
        """Say what is on it, and what can be undone, in the language that is spoken now."""
        say_changes_again(self.undo_stack)
        self._describe()
        self.update()

    def _describe(self) -> None:
        """Tell those who do not see the paper what is on it, and where the pen that keys lead is."""
        count = self._sheet.count
        if self.picture is not None:
            words = self.tr("A picture lies on it.")
        elif count == 0:
            words = self.tr("It is empty.")
        else:
            words = self.tr("1 stroke.") if count == 1 else self.tr("{count} strokes.").format(count=count)
        if self._is_led_by_keys and self._takes_ink:
            sentence = self.tr("The pen is on row {row}, column {column} of 28.")
            if not self._is_drawn_by_keys:
                sentence = self.tr("The pen is over row {row}, column {column} of 28.")
            column, row = (min(SIDE, int(SIDE * at) + 1) for at in self._keys.place)
            words = f"{words} {sentence.format(row=row, column=column)} {self._words_on_keys()}"
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)

    def _words_on_keys(self) -> str:
        if not self._takes_ink:
            return self.tr("Delete takes the picture away.")
        if self._is_drawn_by_keys:
            return self.tr("Arrows draw (Shift: faster), Space lifts the pen.")
        return self.tr("Arrows move the pen (Shift: faster), Space puts it down.")

    def _tell(self) -> None:
        self.update()
        self._describe()
        self.changed.emit()

    def _tell_of_tip(self) -> None:
        """What a move of the pen changes on the paper is the last bend of the curve and its new end."""
        last = QPolygonF([QPointF(x * self.width(), y * self.height()) for x, y in self._sheet.tip])
        reach = ceil(self._line_width / 2) + 2
        tip: QRect = last.boundingRect().toAlignedRect().adjusted(-reach, -reach, reach, reach)
        self.update(tip)
        self.changed.emit()

    # Painting

    def sizeHint(self) -> QSize:
        """The preferred size."""
        return QSize(460, 460)

    def minimumSizeHint(self) -> QSize:
        """The smallest usable size."""
        return QSize(SMALLEST, SMALLEST)

    @property
    def _line_width(self) -> float:
        """In pixels."""
        return self._sheet.pen_width / SIDE * self.width()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the paper, the words, the ink or picture, and the edge."""
        painter, place = QPainter(self), self.rect()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        is_led = self._is_led_by_keys and self.hasFocus()
        paint_paper(painter, place, self.palette())
        if is_led:
            paint_keys(painter, place, self.font(), self._words_on_keys())
        if self.picture is not None:
            paint_picture(painter, place.size(), self.picture)
        elif self.is_empty:
            paint_hint(painter, place, self.font(), self._hint)
        else:
            paint_ink(painter, place.size(), self._sheet.paths, self._sheet.pen_width / SIDE)
        paint_edge(painter, place, self.palette(), has_focus=self.hasFocus(), is_invited=self._invited)
        if is_led and self._takes_ink:
            self._keys.paint(painter, self.width(), self._line_width, is_down=self._is_drawn_by_keys)


def _tool_of(event: QMouseEvent) -> Tool:
    """A touch that the system hands over as a mouse is a touch all the same."""
    return Tool.FINGER if event.device().type() is QInputDevice.DeviceType.TouchScreen else Tool.MOUSE
