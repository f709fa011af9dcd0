"""Where the cells of an image grid lie."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPoint, QRect, QRectF, QSize

SIDE = 28  # pixels of an image's edge
GAP = 8  # between rows, around all cells, and at least between columns
INSET = 4  # from a cell's edge to its image and text: room for the frame of right and wrong
TIGHT_GAP = 2  # at least between the columns of a picture, where size counts more than air
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
    column_pitch
        From one column to the next.
    left, top
        Where the first column and the first row begin.
    """

    count: int
    columns: int
    scale: int
    edge: float
    width: int
    height: int
    column_pitch: int
    left: int
    top: int

    @property
    def total_height(self) -> int:
        """Of all rows, with the gaps around them."""
        return ceil(self.count / self.columns) * self.pitch - GAP + 2 * self.top

    @property
    def pitch(self) -> int:
        """From one row to the next."""
        return self.height + GAP

    def rect(self, position: int) -> QRect:
        """The cell of a position."""
        row, column = divmod(position, self.columns)
        return QRect(self.left + column * self.column_pitch, self.top + row * self.pitch, self.width, self.height)

    def image_rect(self, position: int) -> QRectF:
        """The image in the cell of a position."""
        cell = self.rect(position)
        # On a whole pixel, so that the frame around the image lies as close on its right as on its left.
        return QRectF(cell.left() + (self.width - self.edge) // 2, cell.top() + INSET, self.edge, self.edge)

    def between(self, top: int, bottom: int) -> range:
        """The positions of the rows that reach into [top, bottom)."""
        first, last = max(0, (top - self.top) // self.pitch), max(0, (bottom - 1 - self.top) // self.pitch)
        return range(min(self.count, first * self.columns), min(self.count, (last + 1) * self.columns))

    def at(self, point: QPoint) -> int:
        """The position of the cell at a point, or -1 between and beside cells."""
        row, column = (point.y() - self.top) // self.pitch, (point.x() - self.left) // self.column_pitch
        position = row * self.columns + column
        inside = row >= 0 and 0 <= column < self.columns and position < self.count
        return position if inside and self.rect(position).contains(point) else -1


def flowing_cells(count: int, width: int, tile: int, text: QSize, ratio: float) -> Cells:
    """As many columns as fit into `width`, of images about `tile` wide; `ratio`: device pixels per logical pixel."""
    scale = max(1, round(tile * ratio / SIDE))
    edge = SIDE * scale / ratio
    cell_width = max(ceil(edge), text.width()) + 2 * INSET
    columns = max(1, (width - GAP) // (cell_width + GAP))
    gap = max(GAP, (width - columns * cell_width) // (columns + 1))
    return Cells(count, columns, scale, edge, cell_width, _height(edge, text), cell_width + gap, gap, GAP)


def fitted_cells(count: int, columns: int, room: QSize, text: QSize, ratio: float) -> Cells:
    """The largest images of which `columns` stand side by side, in the middle of `room`, with all rows inside if that can be."""
    rows = max(1, ceil(count / columns))
    most = (room.width() - GAP) // columns  # the widest pitch
    widest = most - TIGHT_GAP
    highest = (room.height() - GAP) // rows - GAP - _height(0, text)
    scale = max(1, int(min(widest, highest) * ratio / SIDE))
    edge = SIDE * scale / ratio
    cell_width = min(max(ceil(edge), text.width()) + 2 * INSET, max(widest, ceil(edge)))
    pitch = max(cell_width + TIGHT_GAP, min(cell_width + 2 * GAP, most))
    height = _height(edge, text)
    left = max(0, (room.width() - columns * pitch + pitch - cell_width) // 2)
    top = max(GAP, (room.height() - rows * (height + GAP) + GAP) // 2)
    return Cells(count, columns, scale, edge, cell_width, height, pitch, left, top)


def _height(edge: float, text: QSize) -> int:
    """Of a cell with an image and its text."""
    return ceil(edge) + (text.height() + TEXT_GAP if text.height() else 0) + 2 * INSET
