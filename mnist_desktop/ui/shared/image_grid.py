"""Thousands of 28x28 images in a grid that scrolls by pixels and paints only what is seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from mnist_desktop.ui.shared.pictures import gray_image
from mnist_desktop.ui.shared.theme import Colors, colors

Tone = Literal["neutral", "right", "wrong"]

SIDE = 28  # pixels of an image's edge
GAP = 8  # between cells, and around them
INSET = 4  # from a cell's edge to its image and text: room for the tone's frame and the focus ring
MARK = 16  # diameter of the check or cross


@dataclass(frozen=True)
class Caption:
    """What stands below an image.

    Attributes
    ----------
    lines
        Short texts, the most important first; what does not fit is elided and told by the tooltip.
    tone
        ``right`` and ``wrong`` frame the image in their colour and mark it with a check or a cross.
    """

    lines: tuple[str, ...]
    tone: Tone = "neutral"


class ImageGrid(QAbstractScrollArea):
    """Shows images in a chosen order; arrows, Page Up and Down, Home and End move, Enter or a click opens.

    Signals
    -------
    activated(int)
        An image was clicked, or Enter pressed on it: its index into the images (a value of the order).
    current_changed(int)
        The user moved to another image by keys or click: its index.
    """

    activated = Signal(int)
    current_changed = Signal(int)

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
        self._marks: dict[str, QPixmap] = {}
        self._cells = _Cells(0, 1, 2, 2.0 * SIDE, 2 * SIDE, 2 * SIDE, GAP)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Images"))

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
        self._position = self._position_of(current)
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
        self._move_to(self._position_of(index))

    def scroll_to(self, index: int) -> None:
        """Bring an image into view, if it is in the order."""
        self._reveal(self._position_of(index))

    def visible_range(self) -> range:
        """The positions in the order of which at least a part is in view."""
        return self._cells.between(self._offset(), self._offset() + self.viewport().height())

    def cell_rect(self, index: int) -> QRect:
        """Where an image's cell lies in the viewport; empty when it is not in the order."""
        position = self._position_of(index)
        return self._cells.rect(position).translated(0, -self._offset()) if position >= 0 else QRect()

    def sizeHint(self) -> QSize:
        """Room for a few rows."""
        return QSize(480, 360)

    # Layout

    def _offset(self) -> int:
        return self.verticalScrollBar().value()

    def _position_of(self, index: int) -> int:
        found = np.flatnonzero(self._order == index)
        return int(found[0]) if len(found) else -1

    def _arrange(self) -> None:
        """Lay the cells out anew, keeping the topmost row in view."""
        before = self._cells
        top = before.between(self._offset(), self._offset() + 1)
        self._cells = self._fitting_cells()
        height = self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, self._cells.total_height - height))
        bar.setPageStep(height)
        bar.setSingleStep(max(1, (self._cells.height + GAP) // 3))  # three lines to a notch of the wheel: one row
        if len(top) and before.columns != self._cells.columns:
            bar.setValue(self._cells.rect(top.start).top() - GAP)
        self._marks.clear()
        self.viewport().update()

    def _fitting_cells(self) -> _Cells:
        ratio = self.viewport().devicePixelRatioF()
        width = self.viewport().width()
        text_width, text_height = self._caption_size()
        if self._columns is None:
            scale = max(1, round(self._tile * ratio / SIDE))
            cell_width = max(ceil(SIDE * scale / ratio), text_width) + 2 * INSET
            columns = max(1, (width - GAP) // (cell_width + GAP))
        else:
            # As if there were no scroll bar, so that showing one cannot change the size that made it necessary.
            room = self.maximumViewportSize()
            columns, width = self._columns, room.width()
            rows = max(1, ceil(len(self._order) / columns))
            widest = (width - GAP) // columns - GAP - 2 * INSET
            highest = (room.height() - GAP) // rows - GAP - 2 * INSET - text_height
            scale = max(1, int(min(widest, highest) * ratio / SIDE))
            cell_width = max(ceil(SIDE * scale / ratio), min(text_width, widest)) + 2 * INSET
        edge = SIDE * scale / ratio
        left = max(GAP, (width - columns * (cell_width + GAP) + GAP) // 2)
        return _Cells(len(self._order), columns, scale, edge, cell_width, ceil(edge) + text_height + 2 * INSET, left)

    def _caption_size(self) -> tuple[int, int]:
        if self._caption is None or not len(self._order):
            return 0, 0
        metrics = self.fontMetrics()
        example = self._roomiest or self._caption(int(self._order[0]))
        width = max((metrics.horizontalAdvance(line) for line in example.lines), default=0) if self._roomiest else 0
        return width, len(example.lines) * metrics.height()

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
        return (name, *caption.lines, *tones[caption.tone])

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the current image, or open it."""
        key, last = event.key(), len(self._order) - 1
        page = self._cells.columns * max(1, self.viewport().height() // (self._cells.height + GAP))
        steps = {
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
        else:
            event.ignore()

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
        """Show tooltips; lay out anew on a screen of another resolution."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            position = self._position_at(event.pos())
            if position >= 0:
                text = "\n".join(self._told(int(self._order[position])))
                area = self._cells.rect(position).translated(0, -self._offset())
                QToolTip.showText(event.globalPos(), text, self.viewport(), area)
                return True
            QToolTip.hideText()
        elif event.type() is QEvent.Type.DevicePixelRatioChange:
            self._arrange()
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system's colours and font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._arrange()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus ring."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the focus ring."""
        super().focusOutEvent(event)
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
        shown = self.visible_range()
        palette = colors(self.palette())
        if not shown:
            painter.setPen(QColor(palette.muted))
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._empty_text)
        self._paint_images(painter, shown)
        if self._caption is not None:
            for position in shown:
                self._paint_caption(painter, palette, position, self._caption(int(self._order[position])))
        self._paint_focus(painter, palette, shown)

    def _paint_images(self, painter: QPainter, shown: range) -> None:
        """Enlarge all visible images at once, by whole device pixels, and put each in its place."""
        if not shown:
            return
        scale, ratio = self._cells.scale, self.viewport().devicePixelRatioF()
        images = self._images[self._order[shown.start : shown.stop]]
        side = SIDE * scale
        sheet = gray_image(images.repeat(scale, axis=1).repeat(scale, axis=2).reshape(-1, side))
        painter.save()
        painter.scale(1 / ratio, 1 / ratio)  # from here on in device pixels: nothing is resampled on fractional screens
        for number, position in enumerate(shown):
            corner = self._image_rect(position).topLeft() * ratio
            painter.drawImage(QPoint(round(corner.x()), round(corner.y())), sheet, QRect(0, number * side, side, side))
        painter.restore()

    def _image_rect(self, position: int) -> QRectF:
        cell = self._cells.rect(position)
        left = cell.left() + (cell.width() - self._cells.edge) / 2
        return QRectF(left, cell.top() - self._offset() + INSET, self._cells.edge, self._cells.edge)

    def _paint_caption(self, painter: QPainter, palette: Colors, position: int, caption: Caption) -> None:
        cell = self._cells.rect(position).translated(0, -self._offset())
        metrics = self.fontMetrics()
        line = QRect(cell.left(), cell.bottom() + 1 - INSET, cell.width(), metrics.height())
        line.translate(0, -len(caption.lines) * metrics.height())
        text_color = self.palette().color(QPalette.ColorRole.Text)
        for number, text in enumerate(caption.lines):
            painter.setPen(text_color if number == 0 else QColor(palette.muted))
            elided = metrics.elidedText(text, Qt.TextElideMode.ElideRight, cell.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignCenter, elided)
            line.translate(0, metrics.height())
        if caption.tone != "neutral":
            self._paint_tone(painter, palette, self._image_rect(position), caption.tone)

    def _paint_tone(self, painter: QPainter, palette: Colors, image: QRectF, tone: Tone) -> None:
        painter.setPen(QPen(QColor(palette.right if tone == "right" else palette.wrong), 2))
        painter.drawRect(image.adjusted(-1, -1, 1, 1))
        if tone not in self._marks:
            self._marks[tone] = _mark(palette, tone, self.viewport().devicePixelRatioF())
        painter.drawPixmap(image.topRight() + QPointF(3 - MARK, -3), self._marks[tone])

    def _paint_focus(self, painter: QPainter, palette: Colors, shown: range) -> None:
        ring = QColor(palette.accent if self.hasFocus() else palette.grid)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(ring, 2))
        if self._position in shown:
            cell = self._cells.rect(self._position).translated(0, -self._offset())
            painter.drawRoundedRect(QRectF(cell).adjusted(-1, -1, 1, 1), 4, 4)
        elif self.hasFocus() and self._position < 0:
            painter.drawRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1))


@dataclass(frozen=True)
class _Cells:
    """Where the cells lie, in logical pixels of the whole content."""

    count: int
    columns: int
    scale: int  # device pixels per pixel of an image
    edge: float  # of an image
    width: int
    height: int
    left: int

    @property
    def total_height(self) -> int:
        return ceil(self.count / self.columns) * (self.height + GAP) + GAP

    def rect(self, position: int) -> QRect:
        row, column = divmod(position, self.columns)
        return QRect(self.left + column * (self.width + GAP), GAP + row * (self.height + GAP), self.width, self.height)

    def between(self, top: int, bottom: int) -> range:
        """Positions of the rows that reach into [top, bottom)."""
        pitch = self.height + GAP
        first, last = max(0, (top - GAP) // pitch), max(0, (bottom - 1 - GAP) // pitch)
        return range(min(self.count, first * self.columns), min(self.count, (last + 1) * self.columns))

    def at(self, point: QPoint) -> int:
        """The position of the cell at a point, or -1 between and beside cells."""
        row, column = (point.y() - GAP) // (self.height + GAP), (point.x() - self.left) // (self.width + GAP)
        position = row * self.columns + column
        inside = row >= 0 and 0 <= column < self.columns and position < self.count
        return position if inside and self.rect(position).contains(point) else -1


def _mark(palette: Colors, tone: Tone, ratio: float) -> QPixmap:
    """A check or a cross on a disc."""
    image = QImage(round(MARK * ratio), round(MARK * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(palette.right if tone == "right" else palette.wrong))
    painter.drawEllipse(QRectF(0.5, 0.5, MARK - 1, MARK - 1))
    painter.setPen(QPen(QColor(palette.plot_background), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    if tone == "right":
        painter.drawPolyline([QPointF(4.5, 8.5), QPointF(7, 11), QPointF(11.5, 5.5)])
    else:
        painter.drawLine(QPointF(5.2, 5.2), QPointF(10.8, 10.8))
        painter.drawLine(QPointF(10.8, 5.2), QPointF(5.2, 10.8))
    painter.end()
    return QPixmap.fromImage(image)
