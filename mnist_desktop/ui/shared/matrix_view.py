"""A matrix of true and predicted classes as a widget: moving through it, choosing a cell, painting."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_desktop.ui.shared.accessible import NONE, PaintsParts
from mnist_desktop.ui.shared.matrix_layout import Cell, lay_out
from mnist_desktop.ui.shared.matrix_painter import CellContent, paint_cells, paint_marks, paint_names, paint_titles
from mnist_desktop.ui.shared.painted import ShowsFocus, asks_for_tip, show_tip
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.theme import FollowsThemeAndFont

PICTURE_SCALE = 2  # pixels of a saved picture per pixel on the screen, for print and projectors


class MatrixView(FollowsThemeAndFont, FollowsLanguage, ShowsFocus, PaintsParts, QWidget):
    """Rows are true classes, columns predicted ones. Arrows move, Enter or a click chooses, Escape chooses none, Ctrl+C copies.

    Subclasses give it its content and put its cells into words.

    Signals
    -------
    cell_chosen(int, int)
        The user wants the images of this true and this predicted class.
    cleared()
        The user wants no cell any more.
    told(str)
        The cell under the mouse, else the keyboard's, else the chosen one, in words; empty when there is none.
    copy_wanted()
        The user wants the figures as a table.
    menu_wanted(Cell | None, QPoint)
        The user asks what can be done with a cell, or beside the cells, at this point of the screen.
    """

    cell_chosen = Signal(int, int)
    cleared = Signal()
    told = Signal(str)
    copy_wanted = Signal()
    menu_wanted = Signal(object, QPoint)
    whole_role = QAccessible.Role.Table
    part_role = QAccessible.Role.Cell

    def __init__(self, content: CellContent, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._content = content
        self._chosen: Cell | None = None
        self._pointed: Cell | None = None
        self._marked: Cell | None = None
        self._current: Cell = (0, 0)
        self._kept: tuple[CellContent, QPixmap] | None = None
        self._place = lay_out(self.size(), content.names, self.font())

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self._arrange()

    # What it shows

    @abstractmethod
    def describe(self, cell: Cell) -> str:
        """A cell in words."""

    def set_content(self, content: CellContent) -> None:
        """Show other figures in the place of these; no cell is chosen."""
        self._content = content
        self._chosen = self._pointed = self._marked = None
        self._current = (0, 0)
        self.forget_parts()
        self._arrange()

    def set_chosen(self, cell: Cell | None) -> None:
        """Frame the cell whose images are shown; emits nothing but its words."""
        if cell == self._chosen:
            return
        self._chosen = cell
        if cell is not None:
            self._current = cell
        self._tell()

    def mark(self, cell: Cell | None) -> None:
        """Talk about a cell that something else on the screen belongs to, unless mouse or keyboard are at another."""
        if cell != self._marked:
            self._marked = cell
            self._tell()

    @property
    def chosen(self) -> Cell | None:
        """The framed cell."""
        return self._chosen

    def cell_rect(self, true: int, predicted: int) -> QRectF:
        """Where a cell lies in the widget."""
        return self._place.cell(true, predicted)

    def picture(self) -> QImage:
        """What the widget shows, at twice its resolution and without the marks of mouse and keyboard."""
        image = QImage(self.size() * PICTURE_SCALE, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(PICTURE_SCALE)
        painter = QPainter(image)
        self.paint_picture(painter)
        painter.end()
        return image

    def paint_picture(self, painter: QPainter) -> None:
        """Paint the same in the size of the widget."""
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Window))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_cells(painter, self._content, self._place, self.palette())
        self._paint_around(painter, None, None)

    def sizeHint(self) -> QSize:
        """Cells of a finger's width."""
        return QSize(460, 460)

    def minimumSizeHint(self) -> QSize:
        """The smallest at which three figures fit into a cell."""
        return QSize(320, 260)

    # Moving and choosing

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the current cell with the arrow keys, choose it, or clear the choice."""
        last = len(self._content.names) - 1
        steps: dict[int, Cell] = {
            Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0),
            Qt.Key.Key_Home: (0, -last), Qt.Key.Key_End: (0, last),
        }  # fmt: skip
        if event.key() in steps:
            down, right = steps[event.key()]
            row, column = self._current
            self._pointed = None
            self._current = min(last, max(0, row + down)), min(last, max(0, column + right))
            self._tell()
            self.tell_current_part()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.cell_chosen.emit(*self._current)
        elif event.key() == Qt.Key.Key_Escape and self._chosen is not None:
            self.cleared.emit()
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a cell."""
        cell = self._place.at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and cell is not None:
            self._current = cell
            self.cell_chosen.emit(*cell)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Report the cell under the mouse."""
        self._point_at(self._place.at(event.position()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Report the cell under the mouse, or the keyboard's."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            corner = self._place.cell(*self._current).center().toPoint()
            self.menu_wanted.emit(self._current, self.mapToGlobal(corner))
        else:
            self.menu_wanted.emit(self._place.at(QPointF(event.pos())), event.globalPos())

    def leaveEvent(self, event: QEvent) -> None:
        """Report the keyboard's cell again."""
        self._point_at(None)
        super().leaveEvent(event)

    def event(self, event: QEvent) -> bool:
        """Show a cell in words as a tooltip."""
        if not asks_for_tip(event):
            return super().event(event)
        cell = self._place.at(QPointF(event.pos()))
        return show_tip(event, self, self.describe(cell), self._place.cell(*cell).toRect()) if cell else show_tip(event, self, "")

    def told_by_key(self) -> str:
        """The cell of the keyboard, in words; see TellsByKey."""
        cell = self._seen()
        return "" if cell is None else self.describe(cell)

    def show_focus(self) -> None:
        """Report the keyboard's cell, or that there is none."""
        self._tell()

    def _point_at(self, cell: Cell | None) -> None:
        if cell != self._pointed:
            self._pointed = cell
            self._tell()

    def _seen(self) -> Cell | None:
        """The cell that is talked about."""
        return self._pointed or (self._current if self.hasFocus() else self._marked or self._chosen)

    def _tell(self) -> None:
        """Say and paint that another cell is talked about."""
        cell = self._seen()
        words = "" if cell is None else self.describe(cell)
        self.setAccessibleDescription(words)
        self.told.emit(words)
        self.update()

    # What assistive technology asks

    def part_count(self) -> int:
        """Of cells."""
        return len(self._content.names) ** 2

    def part_text(self, at: int) -> str:
        """A cell in words."""
        return self.describe(divmod(at, len(self._content.names)))

    def part_rect(self, at: int) -> QRect:
        """Where a cell lies."""
        return self._place.cell(*divmod(at, len(self._content.names))).toRect()

    def part_at(self, point: QPoint) -> int:
        """The cell at a point."""
        return self._part_of(self._place.at(QPointF(point)))

    def current_part(self) -> int:
        """The keyboard's cell."""
        return self._part_of(self._current)

    def _part_of(self, cell: Cell | None) -> int:
        return NONE if cell is None else cell[0] * len(self._content.names) + cell[1]

    # Painting

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out the cells for the new size."""
        super().resizeEvent(event)
        self._arrange()

    def follow_theme(self) -> None:
        """Take the colors of the theme."""
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint everything; the cells, of which there may be thousands, are painted once and kept."""
        ratio = self.devicePixelRatioF()
        if self._kept is None or self._kept[0] is not self._content or self._kept[1].devicePixelRatio() != ratio:
            cells = QPixmap(self.size() * ratio)
            cells.setDevicePixelRatio(ratio)
            cells.fill(Qt.GlobalColor.transparent)
            with QPainter(cells) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                paint_cells(painter, self._content, self._place, self.palette())
            self._kept = self._content, cells
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._kept[1])
        self._paint_around(painter, self._seen(), self._chosen)

    def _arrange(self) -> None:
        self._kept = None
        self._place = lay_out(self.size(), self._content.names, self.font())
        self._tell()

    def _paint_around(self, painter: QPainter, seen: Cell | None, chosen: Cell | None) -> None:
        """Names, titles and marks."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_names(painter, self._content.names, self._place, self.palette(), seen)
        paint_titles(painter, self._place, self.palette(), self.height())
        paint_marks(painter, self._place, self.palette(), seen, chosen)
