"""The strokes on the drawing pad, from where a tool begins one to where it is kept; or a picture; and the steps back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPainterPath, QUndoStack

from mnist_desktop.core.drawing.pen import PAD_PEN_WIDTH
from mnist_desktop.core.drawing.picture import Picture
from mnist_desktop.core.drawing.strokes import Drawing, Stroke
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.ui.drawing.lines import Line, is_spot, line_through, passes, smooth_path
from mnist_desktop.ui.drawing.turns import Tool, Turns
from mnist_desktop.ui.shared.undo import Change

Point = tuple[float, float]
"""x to the right and y downwards, in a box of side 1."""


class Sheet(QObject):
    """A square sheet of side 1.

    Attributes
    ----------
    undo_stack
        What was done, to be taken back.
    pen_width
        Of every line, in pixels of the 28x28 image.
    picture
        What lies on it instead of a drawing.
    turns
        Which tool may draw, and which one does.

    Signals
    -------
    changed()
        There is another drawing or picture, but for the next point of a line.
    went_on()
        The line that is being drawn has another point.
    """

    changed = Signal()
    went_on = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        self.pen_width = PAD_PEN_WIDTH
        self.picture: Picture | None = None
        self.turns = Turns()
        self._lines: tuple[Line, ...] = ()
        self._pen_down: list[Point] = []
        self._palm: Line | None = None  # what may have been a hand that got ready to write

    @property
    def drawing(self) -> Drawing:
        """All strokes, the unfinished one too, in a box of side 1."""
        strokes = [line.stroke for line in self._lines]
        if self._pen_down:
            strokes.append(Stroke.of(self._pen_down))
        return Drawing(tuple(strokes), 1.0, self.pen_width)

    @property
    def paths(self) -> list[QPainterPath]:
        """What is to be painted of them."""
        return [*(line.path for line in self._lines), *([smooth_path(self._pen_down)] if self._pen_down else [])]

    @property
    def tip(self) -> list[Point]:
        """The last points of the unfinished line, which bend with each other; the first of them is not changed any more."""
        return self._pen_down[-3:]

    @property
    def count(self) -> int:
        """How many strokes there are, with the unfinished one."""
        return len(self._lines) + bool(self._pen_down)

    @property
    def is_empty(self) -> bool:
        """Whether there is neither ink nor picture."""
        return self.picture is None and not self.count

    # A drawing or a picture as a whole

    def load(self, drawing: Drawing) -> None:
        """Put `drawing` in the place of what is there; that can be undone."""
        self.picture = None
        self._keep(_lines_of(drawing), Sentence("sample digit"))

    def restore(self, drawing: Drawing) -> None:
        """Begin with `drawing`; that cannot be undone."""
        self.reset(None)
        self._show_lines(_lines_of(drawing))

    def clear(self) -> None:
        """Clear the sheet; undo brings a drawing back."""
        if self.picture is not None:
            self.reset(None)
        elif not self.is_empty:
            self._pen_down, self.turns.holder = [], None
            self._keep((), Sentence("clear the pad"))

    def reset(self, picture: Picture | None) -> None:
        """Take a new sheet, empty or with a picture; earlier strokes are gone."""
        self.picture = picture
        self._lines, self._pen_down = (), []
        self.undo_stack.clear()
        self.turns.holder = None
        self.changed.emit()

    def undo(self) -> None:
        """Take the last change back; of a stroke that keys are drawing, that."""
        if self.turns.holder is Tool.KEYS:
            self.drop(Tool.KEYS)
        else:
            self.undo_stack.undo()

    # How a stroke comes about

    def begin(self, place: Point, tool: Tool) -> None:
        """Put a tool down, if it is its turn."""
        if not self.turns.may_begin(tool):
            return
        if self._pen_down:  # another pen was never lifted: its window was covered, its cable came off
            self.finish()
        if self.picture is not None:
            self.reset(None)
        self.turns.holder = tool
        self._pen_down = [place]
        self.changed.emit()

    def go_on(self, place: Point, tool: Tool) -> None:
        """Draw on with a tool, if it is the one that draws."""
        if self._pen_down and tool is self.turns.holder and place != self._pen_down[-1]:
            self._pen_down.append(place)
            self.went_on.emit()

    def lift(self, place: Point, tool: Tool) -> None:
        """End the line of a tool."""
        if self._pen_down and tool is self.turns.holder:
            self.go_on(place, tool)
            self.finish()

    def finish(self) -> None:
        """End the line that is being drawn."""
        points, self._pen_down = self._pen_down, []
        line = line_through(points)
        self._palm = line if self.turns.holder is Tool.FINGER and is_spot(points) else None
        self.turns.lift()
        self._keep((*self._lines, line), Sentence("stroke"))

    def drop(self, tool: Tool) -> None:
        """Forget the line that `tool` is drawing."""
        if self.turns.holder is tool:
            self._pen_down, self.turns.holder = [], None
            self.changed.emit()

    def take_palm_away(self) -> None:
        """A pen is there, so the finger was the hand that holds it: what it has left goes, unless that is as large as a line."""
        if self.turns.holder is Tool.FINGER and is_spot(self._pen_down):
            self.drop(Tool.FINGER)
        elif self.turns.holder is Tool.FINGER:
            self.finish()
        elif self._lines and self._lines[-1] is self._palm and self.turns.finger_was_just_lifted():
            self._palm = None
            # As if it had never been there: what is obsolete is dropped instead of undone, and cannot be done again either.
            change = self.undo_stack.command(self.undo_stack.index() - 1)
            change.undo()
            change.setObsolete(True)
            self.undo_stack.undo()

    def rub_out(self, place: Point) -> None:
        """Take the lines away that pass there."""
        left = tuple(line for line in self._lines if not passes(line.stroke.points, place))
        if len(left) < len(self._lines):
            self._keep(left, Sentence("rub out"))

    def _keep(self, lines: tuple[Line, ...], change: Sentence) -> None:
        """Put `lines` on the sheet, undoably."""
        self.undo_stack.push(Change(self._show_lines, self._lines, lines, change))

    def _show_lines(self, lines: tuple[Line, ...]) -> None:
        self._lines = lines
        self.changed.emit()


def _lines_of(drawing: Drawing) -> tuple[Line, ...]:
    return tuple(line_through((stroke.points / drawing.box).tolist()) for stroke in drawing.strokes)
