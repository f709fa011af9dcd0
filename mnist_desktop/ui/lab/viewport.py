"""Which part of a map is seen, and how large: one zoom and one place for all views."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF

ZOOMS = (1 / 16, 1 / 8, 1 / 6, 1 / 4, 1 / 3, 1 / 2, 2 / 3, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64)
"""What the zoom buttons go through, in screen pixels per number."""

SAMPLES = 3
"""Where a screen pixel stands for several numbers, it shows the mean of at most so many of them along each axis."""


@dataclass(frozen=True)
class Viewport:
    """What all views share.

    Attributes
    ----------
    zoom
        Screen pixels per number: a whole number, or less than 1.
    row, column
        The middle of what is seen, as a share of height and width.
    """

    zoom: float = 1.0
    row: float = 0.5
    column: float = 0.5

    def zoomed(self, zoom: float, row: float, column: float) -> Viewport:
        """Another zoom by which the place at the shares `row` and `column` stays where it is."""
        shrink = self.zoom / zoom
        return Viewport(zoom, row + (self.row - row) * shrink, column + (self.column - column) * shrink)

    def centred(self, row: float, column: float) -> Viewport:
        """The same zoom elsewhere."""
        return replace(self, row=min(max(row, 0.0), 1.0), column=min(max(column, 0.0), 1.0))

    def window(self, shape: tuple[int, int], area: tuple[float, float]) -> Window:
        """What a view of `area` (height and width in screen pixels) sees of a map of `shape`."""
        rows, columns = (
            _stretch(size, room / self.zoom, middle)
            for size, room, middle in zip(shape, area, (self.row, self.column), strict=True)
        )
        return Window(rows[0], columns[0], rows[1], columns[1], self.zoom)


@dataclass(frozen=True)
class Window:
    """The part of a map that a view shows: from `top` and `left`, `height` x `width` numbers, not always whole ones."""

    top: float
    left: float
    height: float
    width: float
    zoom: float

    def on_screen(self, top: float, left: float, bottom: float, right: float) -> QRectF:
        """Where a rectangle of the map lies in the view."""
        return QRectF((left - self.left) * self.zoom, (top - self.top) * self.zoom,
                      (right - left) * self.zoom, (bottom - top) * self.zoom)  # fmt: skip

    def place_at(self, x: float, y: float) -> tuple[int, int]:
        """Row and column of the map at a point of the view; perhaps outside the map."""
        return floor(self.top + y / self.zoom), floor(self.left + x / self.zoom)

    def shows(self, row: int, column: int) -> bool:
        """Whether at least a part of a number is seen."""
        return (self.top < row + 1 and row < self.top + self.height
                and self.left < column + 1 and column < self.left + self.width)  # fmt: skip

    def whole(self) -> tuple[slice, slice]:
        """The rows and columns of which at least a part is seen."""
        return (slice(floor(self.top), ceil(self.top + self.height)), slice(floor(self.left), ceil(self.left + self.width)))

    def reduced(self, values: NDArray[np.float32], ratio: float) -> NDArray[np.float32]:
        """One number for each device pixel, of which there are `ratio` per screen pixel: the mean of what lies below it.

        Of a large picture only some of the numbers are looked at, so that the cost hangs on the size of the view alone.
        """
        rows = _samples(self.top, self.height, self.zoom * ratio, values.shape[0])
        columns = _samples(self.left, self.width, self.zoom * ratio, values.shape[1])
        lines = sum(values[sample] for sample in rows[1:]) + values[rows[0]]
        total = sum(lines.take(sample, 1) for sample in columns[1:]) + lines.take(columns[0], 1)
        mean: NDArray[np.float32] = total * np.float32(1 / (len(rows) * len(columns)))
        return mean


def next_zoom(zoom: float, steps: int, smallest: float) -> float:
    """The zoom so many steps further in (or, below zero, out); never below `smallest`, at which everything is seen."""
    ladder = sorted({smallest, zoom, *(step for step in ZOOMS if step > smallest)})
    return ladder[min(max(ladder.index(zoom) + steps, 0), len(ladder) - 1)]


def _stretch(size: int, room: float, middle: float) -> tuple[float, float]:
    """Where what is seen along one axis begins, and how long it is."""
    if room >= size:
        return 0.0, float(size)
    return min(max(middle * size - room / 2, 0.0), size - room), room


def _samples(start: float, length: float, scale: float, size: int) -> NDArray[np.intp]:
    """The indices of the first, second ... sample of each device pixel along one axis, shape (samples, pixels)."""
    count = max(1, round(length * scale))
    samples = min(SAMPLES, ceil(1 / scale))
    places = start + (np.arange(count * samples) + 0.5) * (length / (count * samples))
    return places.astype(np.intp).clip(0, size - 1).reshape(count, samples).T
