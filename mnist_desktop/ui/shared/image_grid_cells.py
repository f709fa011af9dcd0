"""Where the cells of an image grid lie."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPoint, QRect, QRectF, QSize

SIDE = 28  # pixels of an image's edge
GAP = 8  # between cells, and around them
INSET = 4  # from a cell's edge to its image and text: room for the frame of right and wrong
TEXT_GAP = 3  # from the image to its text


@dataclass(frozen=True)
class Cells:
    """The places of `count` images, in logical pixels of the whole content.

    Attributes
    ----------
    count, columns
        How many there are, and how many side by side.
    scale
        Device pixels per pixel of an image, a whole number, so that all pixels come out equal.
    edge
        Of an enlarged image; not whole on screens of fractional resolution.
    width, height
        Of a cell: image, text and inset.
    left
        Where the first column begins.
    """

    count: int
    columns: int
    scale: int
    edge: float
    width: int
    height: int
    left: int

    @property
    def total_height(self) -> int:
        """Of all rows, with the gaps around them."""
        return ceil(self.count / self.columns) * self.pitch + GAP

    @property
    def pitch(self) -> int:
        """From one row to the next."""
        return self.height + GAP

    def rect(self, position: int) -> QRect:
        """The cell of a position."""
        row, column = divmod(position, self.columns)
        return QRect(self.left + column * (self.width + GAP), GAP + row * self.pitch, self.width, self.height)

    def image_rect(self, position: int) -> QRectF:
        """The image in the cell of a position."""
        cell = self.rect(position)
        return QRectF(cell.left() + (self.width - self.edge) / 2, cell.top() + INSET, self.edge, self.edge)

    def between(self, top: int, bottom: int) -> range:
        """The positions of the rows that reach into [top, bottom)."""
        first, last = max(0, (top - GAP) // self.pitch), max(0, (bottom - 1 - GAP) // self.pitch)
        return range(min(self.count, first * self.columns), min(self.count, (last + 1) * self.columns))

    def at(self, point: QPoint) -> int:
        """The position of the cell at a point, or -1 between and beside cells."""
        row, column = (point.y() - GAP) // self.pitch, (point.x() - self.left) // (self.width + GAP)
        position = row * self.columns + column
        inside = row >= 0 and 0 <= column < self.columns and position < self.count
        return position if inside and self.rect(position).contains(point) else -1


def flowing_cells(count: int, width: int, tile: int, text: QSize, ratio: float) -> Cells:
    """As many columns as fit into `width`, of images about `tile` wide; `ratio`: device pixels per logical pixel."""
    scale = max(1, round(tile * ratio / SIDE))
    cell_width = max(ceil(SIDE * scale / ratio), text.width()) + 2 * INSET
    columns = max(1, (width - GAP) // (cell_width + GAP))
    return _cells(count, columns, scale, cell_width, width, text, ratio)


def fitted_cells(count: int, columns: int, room: QSize, text: QSize, ratio: float) -> Cells:
    """The largest images of which `columns` stand side by side, with all rows inside `room` if that can be."""
    rows = max(1, ceil(count / columns))
    widest = (room.width() - GAP) // columns - GAP - 2 * INSET
    highest = (room.height() - GAP) // rows - GAP - 2 * INSET - _text_room(text)
    scale = max(1, int(min(widest, highest) * ratio / SIDE))
    cell_width = max(ceil(SIDE * scale / ratio), min(text.width(), widest)) + 2 * INSET
    return _cells(count, columns, scale, cell_width, room.width(), text, ratio)


def _cells(count: int, columns: int, scale: int, cell_width: int, width: int, text: QSize, ratio: float) -> Cells:
    edge = SIDE * scale / ratio
    left = max(GAP, (width - columns * (cell_width + GAP) + GAP) // 2)
    return Cells(count, columns, scale, edge, cell_width, ceil(edge) + _text_room(text) + 2 * INSET, left)


def _text_room(text: QSize) -> int:
    return text.height() + TEXT_GAP if text.height() else 0
