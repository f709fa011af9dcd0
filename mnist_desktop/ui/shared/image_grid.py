"""Thousands of 28x28 images in a grid that scrolls by pixels and paints only what is seen."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from mnist_desktop.ui.shared.accessible import PaintsParts
from mnist_desktop.ui.shared.image_grid_cells import GAP, SIDE, Cells, fitted_cells, flowing_cells
from mnist_desktop.ui.shared.image_grid_painter import Caption, CaptionPainter, paint_images
from mnist_desktop.ui.shared.painted import ShowsFocus, asks_for_tip, show_tip
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.theme import FollowsThemeAndFont, colors

__all__ = ["Caption", "ImageGrid"]


class ImageGrid(FollowsThemeAndFont, FollowsLanguage, ShowsFocus, PaintsParts, QAbstractScrollArea):
    """Shows images in a chosen order; arrows, Page Up and Down, Home and End move, Enter or a click opens.

    Signals
    -------
    activated(int)
        An image was clicked, or Enter pressed on it: its index into the images (a value of the order).
    current_changed(int)
        The user moved to another image by keys or click: its index.
    copy_wanted()
        The user wants what is shown as a table.
    menu_wanted(int, QPoint)
        The user asks what can be done with an image, by its index, or with all of them (-1), at this point of the screen.
    """

    activated = Signal(int)
    current_changed = Signal(int)
    copy_wanted = Signal()
    menu_wanted = Signal(int, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._images: NDArray[np.uint8] = np.zeros((0, SIDE, SIDE), np.uint8)
        self._order: NDArray[np.integer] = np.arange(0)
        self._caption: Callable[[int], Caption] | None = None
        self._roomiest: Caption | None = None
        self._tile = 2 * SIDE
        self._columns: int | None = None
        self._position = -1
        self._pressed = -1
        self._empty_text = ""
        self._captions = CaptionPainter(self.font(), self.palette(), 1.0)
        self._cells = flowing_cells(0, 0, self._tile, QSize(), 1.0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.forget_parts()
        self._describe()
        self.viewport().update()

    # What it shows

    def set_images(self, images: NDArray[np.uint8]) -> None:
        """Show `images`, uint8 (N, 28, 28), in their own order. The array is kept, not copied."""
        self._images = images
        self._position = -1
        self.set_order(np.arange(len(images), dtype=np.int32))

    def set_order(self, order: NDArray[np.integer]) -> None:
        """Show these indices, shape (M,), in this order, from the top. The current image stays so where it is among them.

        Raises
        ------
        IndexError
            An index points past the images.
        """
        if len(order) and not (order.min() >= 0 and order.max() < len(self._images)):
            raise IndexError(f"order reaches from {order.min()} to {order.max()}, but there are {len(self._images)} images")
        current = self.current()
        self._order = order
        self._position = self.position_of(current)
        self.forget_parts()
        self._arrange()
        self.verticalScrollBar().setValue(0)

    def set_caption(self, caption: Callable[[int], Caption] | None, roomiest: Caption | None = None) -> None:
        """Ask `caption` for the text below an image index; it is called for visible images only, at each repaint.

        Cells make room for the lines and the width of `roomiest`; without one, for the lines of the first image's caption.
        """
        self._caption, self._roomiest = caption, roomiest
        self._arrange()

    def set_tile(self, pixels: int) -> None:
        """Draw images about `pixels` wide: the nearest whole multiple of 28 device pixels, in as many columns as fit."""
        self._tile, self._columns = pixels, None
        self._arrange()

    def set_columns(self, columns: int) -> None:
        """Draw so many images side by side, as large as the view allows with all rows in sight."""
        self._columns = columns
        self._arrange()

    def set_empty_text(self, text: str) -> None:
        """What to say when there is no image to show."""
        self._empty_text = text
        self.viewport().update()

    # Where it is

    def order(self) -> NDArray[np.integer]:
        """The indices shown, in their order."""
        return self._order

    def current(self) -> int:
        """The index of the current image, or -1."""
        return int(self._order[self._position]) if 0 <= self._position < len(self._order) else -1

    def set_current(self, index: int) -> None:
        """Make an image the current one, without a signal, and bring it into view; none when it is not in the order."""
        self._move_to(self.position_of(index))

    def scroll_to(self, index: int) -> None:
        """Bring an image into view, if it is in the order."""
        self._reveal(self.position_of(index))

    def position_of(self, index: int) -> int:
        """The place of an image in the order, or -1."""
        found = np.flatnonzero(self._order == index)
        return int(found[0]) if len(found) else -1

    def image_at(self, point: QPoint) -> int:
        """The index of the image at a point of the viewport, or -1."""
        position = self._position_at(point)
        return int(self._order[position]) if position >= 0 else -1

    def visible_range(self) -> range:
        """The positions in the order of which at least a part is in view."""
        return self._cells.between(self._offset(), self._offset() + self.viewport().height())

    def cell_rect(self, index: int) -> QRect:
        """Where an image's cell lies in the viewport; empty when it is not in the order."""
        position = self.position_of(index)
        return self._cells.rect(position).translated(0, -self._offset()) if position >= 0 else QRect()

    def sizeHint(self) -> QSize:
        """Room for a few rows."""
        return QSize(480, 360)

    # Layout

    def _offset(self) -> int:
        return self.verticalScrollBar().value()

    def _arrange(self) -> None:
        """Lay the cells out anew, keeping the topmost row in view."""
        before = self._cells
        top = before.between(self._offset(), self._offset() + 1)
        if not self._captions.suits(*(look := self._look())):  # else it keeps what it has laid out
            self._captions = CaptionPainter(*look)
        self._cells = self._fitting_cells()
        height = self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, self._cells.total_height - height))
        bar.setPageStep(height)
        bar.setSingleStep(max(1, self._cells.pitch // 3))  # three lines to a notch of the wheel: one row
        if len(top) and before != self._cells:
            bar.setValue(self._cells.rect(top.start).top() - GAP)
        self.viewport().update()

    def _look(self) -> tuple[QFont, QPalette, float]:
        return self.font(), self.palette(), self.viewport().devicePixelRatioF()

    def _fitting_cells(self) -> Cells:
        ratio, count, text = self.viewport().devicePixelRatioF(), len(self._order), self._text_size()
        if self._columns is None:
            return flowing_cells(count, self.viewport().width(), self._tile, text, ratio)
        # As if there were no scroll bar, so that showing one cannot change the size that made it necessary.
        return fitted_cells(count, self._columns, self.maximumViewportSize(), text, ratio)

    def _text_size(self) -> QSize:
        if self._caption is None or not len(self._order):
            return QSize(0, 0)
        if self._roomiest is not None:
            return self._captions.size(self._roomiest)
        return QSize(0, self._captions.size(self._caption(int(self._order[0]))).height())

    # Moving

    def _move_to(self, position: int) -> None:
        self._position = position
        self._reveal(position)
        self._describe()
        self.viewport().update()

    def _go(self, position: int) -> None:
        """Move as the user asked, and say so when it is another image."""
        before = self.current()
        self._move_to(position)
        if self.current() != before:
            self.tell_current_part()
            self.current_changed.emit(self.current())

    def _reveal(self, position: int) -> None:
        if position < 0:
            return
        cell = self._cells.rect(position)
        bar = self.verticalScrollBar()
        lowest = cell.bottom() + 1 + GAP - self.viewport().height()
        bar.setValue(max(lowest, min(bar.value(), cell.top() - GAP)))

    def _describe(self) -> None:
        """Tell assistive technology which image is current."""
        if self.current() >= 0:
            place = self.tr("{position} of {count}").format(position=self._position + 1, count=len(self._order))
            self.setAccessibleDescription("\n".join((*self._told(self.current()), place)))
        else:
            self.setAccessibleDescription("")

    def _told(self, index: int) -> tuple[str, ...]:
        """An image in words."""
        name = self.tr("Image {index}").format(index=index)
        if self._caption is None:
            return (name,)
        caption = self._caption(index)
        tones = {"neutral": (), "right": (self.tr("Right"),), "wrong": (self.tr("Wrong"),)}
        return (name, *((caption.words,) if caption.words else caption.lines), *tones[caption.tone])

    # What assistive technology asks

    def surface(self) -> QWidget:
        """What the images are painted on."""
        return self.viewport()

    def part_count(self) -> int:
        """Of images."""
        return len(self._order)

    def part_text(self, at: int) -> str:
        """An image in words."""
        return ", ".join(self._told(int(self._order[at])))

    def part_rect(self, at: int) -> QRect:
        """Where an image's cell lies in the viewport."""
        return self._cells.rect(at).translated(0, -self._offset())

    def part_at(self, point: QPoint) -> int:
        """The image at a point of the viewport."""
        return self._position_at(point)

    def current_part(self) -> int:
        """The place of the current image."""
        return self._position

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the current image, or open it."""
        key, last = event.key(), len(self._order) - 1
        page = self._cells.columns * max(1, self.viewport().height() // self._cells.pitch)
        steps: dict[int, int] = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._cells.columns,
            Qt.Key.Key_Down: self._cells.columns,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Home: -len(self._order),
            Qt.Key.Key_End: len(self._order),
        }
        if last >= 0 and key in steps:
            start = self._position if self._position >= 0 else self.visible_range().start - max(0, steps[key])
            self._go(min(last, max(0, start + steps[key])))
        elif self._position >= 0 and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.activated.emit(self.current())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        else:
            event.ignore()

    def told_by_key(self) -> str:
        """All that is said of the current image; see TellsByKey."""
        return "\n".join(self._told(self.current())) if self.current() >= 0 else ""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Report the image under the mouse, or the keyboard's."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        position = self._position if by_key else self._position_at(event.pos())
        index = int(self._order[position]) if position >= 0 else -1
        place = self.viewport().mapToGlobal(self.cell_rect(index).center()) if by_key else event.globalPos()
        self.menu_wanted.emit(index, place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click began."""
        self._pressed = self._position_at(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the image on which a click began and ended."""
        position = self._position_at(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and position == self._pressed >= 0:
            self._go(position)
            self.activated.emit(self.current())

    def viewportEvent(self, event: QEvent) -> bool:
        """Show tooltips; lay out again on a screen of another resolution."""
        if asks_for_tip(event):
            position = self._position_at(event.pos())
            text = "\n".join(self._told(int(self._order[position]))) if position >= 0 else ""
            return show_tip(event, self.viewport(), text, self._cells.rect(position).translated(0, -self._offset()))
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._arrange()
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out the images for the new size."""
        super().resizeEvent(event)
        self._arrange()

    def follow_theme(self) -> None:
        """Take the colors of the theme."""
        self._arrange()

    def show_focus(self) -> None:
        """Paint the focus ring, or none."""
        self.viewport().update()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Paint the new view; that is as fast as moving the old one."""
        self.viewport().update()

    def _position_at(self, point: QPoint) -> int:
        return self._cells.at(point + QPoint(0, self._offset()))

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the visible images straight from the array."""
        painter = QPainter(self.viewport())
        shown, offset = self.visible_range(), self._offset()
        if not shown:
            painter.setPen(QColor(colors(self.palette()).muted))
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._empty_text)
        else:
            indices = self._order[shown.start : shown.stop]
            ratio = self.viewport().devicePixelRatioF()
            paint_images(painter, self._images[indices], self._cells, shown.start, offset, ratio)
            painter.translate(0, -offset)
            if self._caption is not None:
                for position, index in zip(shown, indices.tolist(), strict=True):
                    cell, image = self._cells.rect(position), self._cells.image_rect(position)
                    self._captions.paint(painter, self._caption(index), cell, image)
            painter.translate(0, offset)
        self._paint_focus(painter, shown)

    def _paint_focus(self, painter: QPainter, shown: range) -> None:
        palette = colors(self.palette())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(palette.accent if self.hasFocus() else palette.grid), 2))
        if self._position in shown:
            cell = self._cells.rect(self._position).translated(0, -self._offset())
            painter.drawRoundedRect(QRectF(cell).adjusted(-2, -2, 2, 2), 4, 4)
        elif self.hasFocus() and self._position < 0:
            painter.drawRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1))
