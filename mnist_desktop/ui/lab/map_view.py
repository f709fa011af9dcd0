"""One map: its numbers as true pixels, its title and shape above, the legend of its colors below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from mnist_desktop.core.lab.sliding import Map
from mnist_desktop.core.lab.window_sum import Rectangle
from mnist_desktop.ui.lab.map_painter import paint_cover, paint_frame, paint_legend, paint_marks, paint_title
from mnist_desktop.ui.lab.viewport import Viewport, Window
from mnist_desktop.ui.shared.color_scale import ColorScale
from mnist_desktop.ui.shared.menus import Menu
from mnist_desktop.ui.shared.painted_whole import PaintedWhole
from mnist_desktop.ui.shared.theme import FollowsTheme, is_dark
from mnist_desktop.workers.deletion import delete_later

TITLE_GAP = 3
FAST_STEP = 10
"""How far an arrow key goes with Shift."""


@dataclass(frozen=True, eq=False)
class MapContent:
    """What a view shows.

    Attributes
    ----------
    title, short_title, size_text
        What it is, the same where there is little room, and its size in words.
    values
        float32, shape (height, width).
    scale
        The colors of its numbers.
    """

    title: str
    short_title: str
    size_text: str
    values: Map
    scale: ColorScale


class MapView(FollowsTheme, PaintedWhole, QWidget):
    """Shows a map and lets its pixels be pointed at.

    Hovering points at a pixel as long as the mouse is there, a click or the arrow keys for longer. Dragging moves what is
    seen, Ctrl and the wheel zoom.

    Signals
    -------
    hovered(int, int)
        Row and column of the pixel under the mouse.
    left()
        There is no mouse any more.
    pointed(int, int)
        Row and column of the pixel that the user chose.
    picked()
        The view was clicked or entered by the keyboard.
    dragged(float, float)
        The user pulls the map down and to the right by so much, as shares of height and width.
    zoom_wanted(int, float, float)
        So many steps further in (negative: out), about a place given as shares of height and width.
    save_wanted()
        The user wants the map as a file.
    """

    hovered = Signal(int, int)
    left = Signal()
    pointed = Signal(int, int)
    picked = Signal()
    dragged = Signal(float, float)
    zoom_wanted = Signal(int, float, float)
    save_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("labMap")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._content: MapContent | None = None
        self._viewport = Viewport()
        self._marks: tuple[Rectangle, ...] = ()
        self._covered_from: tuple[int, int, int] | None = None
        self._is_chosen = False
        self._image: tuple[QImage, QRectF] | None = None
        self._grip: QPointF | None = None

    # What it shows

    @property
    def content(self) -> MapContent | None:
        """What is shown."""
        return self._content

    @property
    def marks(self) -> tuple[Rectangle, ...]:
        """What is lit up."""
        return self._marks

    def show_map(self, content: MapContent, viewport: Viewport) -> None:
        """Show other numbers, or another part of them."""
        self._content, self._viewport = content, viewport
        self._image = None
        self.setAccessibleName(f"{content.title}, {content.size_text}")
        self.update()

    def clear(self) -> None:
        """Show nothing, and say nothing of what was shown."""
        self._content, self._image = None, None
        self.set_marks(())
        self.set_chosen(False)
        self.setAccessibleName("")

    def set_viewport(self, viewport: Viewport) -> None:
        """Show another part."""
        if viewport != self._viewport:
            self._viewport, self._image = viewport, None
            self.update()

    def set_marks(self, marks: Sequence[Rectangle]) -> None:
        """Light these rectangles up."""
        if tuple(marks) != self._marks:
            self._marks = tuple(marks)
            self.update()

    def set_chosen(self, chosen: bool) -> None:
        """Frame the view as the one whose pixels are talked about."""
        if chosen != self._is_chosen:
            self._is_chosen = chosen
            self.setAccessibleDescription("")  # it is about the chosen pixel
            self.update()

    def set_covered_from(self, place: tuple[int, int, int] | None) -> None:
        """Hide what a sliding window has not come to yet: from a row on, `height` rows of it from a column on only."""
        if place != self._covered_from:
            self._covered_from = place
            self.update()

    @property
    def frame_height(self) -> int:
        """The height of title and legend together."""
        return 2 * self.fontMetrics().height() + 2 * TITLE_GAP + 1

    @property
    def area(self) -> QRect:
        """Where the map is painted."""
        top = self.fontMetrics().height() + TITLE_GAP
        return QRect(0, top, self.width(), max(1, self.height() - self.frame_height))

    def window_seen(self) -> Window | None:
        """The part of the map that is seen."""
        if self._content is None:
            return None
        return self._viewport.window(self._content.values.shape, (self.area.height(), self.area.width()))

    def point_of(self, row: int, column: int) -> QPointF:
        """Where the middle of a pixel is painted, in coordinates of the widget."""
        window = self.window_seen()
        return window.on_screen(row, column, row + 1, column + 1).center() + self.area.topLeft() if window else QPointF()

    def shows(self, row: int, column: int) -> bool:
        """Whether at least a part of a pixel is seen."""
        window = self.window_seen()
        return window is not None and window.shows(row, column)

    def share_of(self, row: int, column: int) -> tuple[float, float]:
        """The middle of a pixel as shares of height and width."""
        height, width = self._size
        return (row + 0.5) / height, (column + 0.5) / width

    def middle_seen(self) -> tuple[float, float]:
        """The middle of what is really seen, which ends at the edge of the map, as shares of height and width."""
        window, (height, width) = self.window_seen(), self._size
        if window is None:
            return 0.5, 0.5
        return (window.top + window.height / 2) / height, (window.left + window.width / 2) / width

    @property
    def _size(self) -> tuple[int, int]:
        height, width = self._content.values.shape if self._content is not None else (1, 1)
        return height, width

    # What the user does

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Report the pixel under the pointer, or drag the map."""
        if self._grip is not None:
            moved = event.position() - self._grip
            self._grip = event.position()
            height, width = self._size
            self.dragged.emit(moved.y() / self._viewport.zoom / height, moved.x() / self._viewport.zoom / width)
        else:
            pixel = self._pixel_at(event.position())
            if pixel is not None:
                self.hovered.emit(*pixel)

    def leaveEvent(self, event: QEvent) -> None:
        """Report that the pointer is over no pixel."""
        super().leaveEvent(event)
        self.left.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose this view and begin to drag the map."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.picked.emit()
            pixel = self._pixel_at(event.position())
            if pixel is not None:
                self.pointed.emit(*pixel)
            self._grip = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the drag."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._grip = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl; otherwise leave the wheel to the board."""
        window, (height, width) = self.window_seen(), self._size
        if window is None or not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        place = event.position() - QPointF(self.area.topLeft())
        row, column = (window.top + place.y() / window.zoom, window.left + place.x() / window.zoom)
        self.zoom_wanted.emit(1 if event.angleDelta().y() > 0 else -1, row / height, column / width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move from pixel to pixel, zoom, or copy."""
        step = FAST_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        moves: dict[int, tuple[int, int]] = {
            Qt.Key.Key_Left: (0, -step), Qt.Key.Key_Right: (0, step), Qt.Key.Key_Up: (-step, 0), Qt.Key.Key_Down: (step, 0)
        }  # fmt: skip
        zooms: dict[int, int] = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
        if event.key() in moves:
            self._move(*moves[event.key()])
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in zooms:
            self.zoom_wanted.emit(zooms[event.key()], *self.share_of(*self._marked()))
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the menu with the actions to copy and to save."""
        menu = Menu(self)
        menu.addAction(self.tr("Copy picture"), self.copy)
        menu.addAction(self.tr("Save as PNG…"), self.save_wanted.emit)
        menu.exec(event.globalPos())
        delete_later(menu)

    def copy(self) -> None:
        """Put the map into the clipboard as a picture, one pixel for each number."""
        if self._content is not None:
            image = self._content.scale.image(self._content.values, is_dark(self.palette()))
            QGuiApplication.clipboard().setImage(image)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose this view, if the keyboard brought the focus here."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.picked.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Paint without the focus frame."""
        super().focusOutEvent(event)
        self.update()

    def _pixel_at(self, position: QPointF) -> tuple[int, int] | None:
        window, (height, width) = self.window_seen(), self._size
        if window is None or not self.area.contains(position.toPoint()):
            return None
        row, column = window.place_at(position.x(), position.y() - self.area.top())
        return (row, column) if row < height and column < width else None

    def _marked(self) -> tuple[int, int]:
        """The pixel from which the arrow keys go on: the middle of what is lit up, or of the map."""
        if self._marks:
            mark = self._marks[-1]
            return (mark.top + mark.bottom - 1) // 2, (mark.left + mark.right - 1) // 2
        height, width = self._size
        return height // 2, width // 2

    def _move(self, down: int, right: int) -> None:
        (row, column), (height, width) = self._marked(), self._size
        self.pointed.emit(min(max(row + down, 0), height - 1), min(max(column + right, 0), width - 1))

    # Painting

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Drop the cached image of the visible part."""
        super().resizeEvent(event)
        self._image = None

    def follow_theme(self) -> None:
        """Take the colors of the theme."""
        self._image = None
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint title, map, marks and legend."""
        window, content = self.window_seen(), self._content
        if window is None or content is None:
            return
        painter, area, palette = QPainter(self), self.area, self.palette()
        line = self.fontMetrics().height()
        paint_title(painter, QRect(0, 0, self.width(), line), palette, (content.title, content.short_title), content.size_text)
        painter.save()
        painter.setClipRect(area)
        painter.translate(area.topLeft())
        image, target = self._picture(content, window)
        painter.drawImage(target, image)
        if self._covered_from is not None:
            paint_cover(painter, palette, window, content.values.shape, self._covered_from)
        painter.setClipping(False)
        paint_frame(painter, palette, window, is_chosen=self._is_chosen, has_focus=self.hasFocus())
        paint_marks(painter, area.size(), window, self._marks)
        painter.restore()
        paint_legend(painter, QRect(0, area.bottom() + 1 + TITLE_GAP, self.width(), line), palette, content.scale)

    def _picture(self, content: MapContent, window: Window) -> tuple[QImage, QRectF]:
        """What is seen, and where in the area; kept, since marks move more often than maps change."""
        if self._image is None:
            dark = is_dark(self.palette())
            if window.zoom < 1:
                image = content.scale.image(window.reduced(content.values, self.devicePixelRatioF()), dark)
                target = QRectF(0, 0, window.width * window.zoom, window.height * window.zoom)
            else:
                rows, columns = window.whole()
                image = content.scale.image(content.values[rows, columns], dark)
                target = window.on_screen(rows.start, columns.start, rows.start + image.height(), columns.start + image.width())
            self._image = image, target
        return self._image
