"""How a window slides over a picture: its position for each output pixel, and the number of outputs.

The rules are TensorFlow's (https://www.tensorflow.org/api_docs/python/tf/nn#notes_on_padding_2): *valid* uses only
whole windows; *same* gives ceil(size / stride) outputs and pads half of what is missing before and half after, odd ones after.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.model.layer_parameters import PaddingName
from mnist_desktop.core.model.shapes import places

Map = NDArray[np.float32]
"""One channel: float32, shape (height, width)."""

BLOCK_VALUES = 16_384
"""How many outputs are computed at a time: 64 KB, so that a block stays in the cache for all steps of its sum."""


class NoWholeWindowError(UserError):
    """No whole window fits."""


@dataclass(frozen=True)
class Axis:
    """A window that slides along the height or the width of a picture.

    Attributes
    ----------
    size
        The number of pixels.
    window, stride
        How many pixels a window covers, and how many it moves in each step.
    outputs
        The number of its positions; 0 where no whole window fits.
    before
        How many zeros are padded before the first pixel.
    padding
        The rule that gives `outputs` and `before`.
    """

    size: int
    window: int
    stride: int
    outputs: int
    before: int
    padding: PaddingName

    @classmethod
    def of(cls, size: int, window: int, stride: int, padding: PaddingName) -> Axis:
        """The axis for a padding."""
        outputs = places(size, window, stride, padding == "same")
        if padding == "valid":
            return cls(size, window, stride, outputs, 0, padding)
        missing = max((outputs - 1) * stride + window - size, 0)
        return cls(size, window, stride, outputs, missing // 2, padding)

    @property
    def formula(self) -> str:
        """The formula for the number of outputs, with its numbers: ``⌊(28 − 3) / 2⌋ + 1 = 13``."""
        if self.padding == "same":
            return f"⌈{self.size} / {self.stride}⌉ = {self.outputs}"
        if self.stride == 1:
            return f"({self.size} − {self.window}) / 1 + 1 = {self.outputs}"
        return f"⌊({self.size} − {self.window}) / {self.stride}⌋ + 1 = {self.outputs}"

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The pixels, end exclusive, under the windows of the outputs `first` to `last` (exclusive), padding included."""
        return first * self.stride - self.before, (last - 1) * self.stride - self.before + self.window

    def counts(self) -> NDArray[np.int64]:
        """How many real pixels each window covers, shape (outputs,)."""
        starts = np.arange(self.outputs) * self.stride - self.before
        covered: NDArray[np.int64] = np.minimum(starts + self.window, self.size) - np.maximum(starts, 0)
        return covered


@dataclass(frozen=True)
class Grid:
    """A window that slides over a whole picture."""

    rows: Axis
    columns: Axis

    @classmethod
    def of(cls, shape: tuple[int, int], window: tuple[int, int], stride: int, padding: PaddingName) -> Grid:
        """The positions of a window on a picture of `shape`.

        Raises
        ------
        NoWholeWindowError
            No whole window fits into the picture.
        """
        rows, columns = (Axis.of(size, reach, stride, padding) for size, reach in zip(shape, window, strict=True))
        if not rows.outputs or not columns.outputs:
            raise NoWholeWindowError(
                "A {window} window does not fit into {height} × {width} pixels. Choose a smaller one, or padding same.",
                window=f"{window[0]} × {window[1]}", height=shape[0], width=shape[1],
            )  # fmt: skip
        return cls(rows, columns)

    @property
    def shape(self) -> tuple[int, int]:
        """Height and width of the output."""
        return self.rows.outputs, self.columns.outputs

    @property
    def block_rows(self) -> int:
        """How many output rows are computed at a time."""
        return max(1, BLOCK_VALUES // self.columns.outputs)


def strips(picture: Map, grid: Grid, fill: float) -> Iterator[tuple[slice, Map]]:
    """Cut a picture into overlapping strips of rows, each with all rows that a block of output rows needs.

    Yields
    ------
    rows
        Which output rows the strip is for.
    strip
        float32; it begins with the first pixel of the first window. Padding has the value `fill`.
    """
    columns = grid.columns.span(0, grid.columns.outputs)
    for first in range(0, grid.rows.outputs, grid.block_rows):
        last = min(first + grid.block_rows, grid.rows.outputs)
        yield slice(first, last), _cut(picture, grid.rows.span(first, last), columns, fill)


def _cut(picture: Map, rows: tuple[int, int], columns: tuple[int, int], fill: float) -> Map:
    """The pixels of a rectangle that may reach beyond the picture; a view if it does not."""
    (top, bottom), (left, right) = rows, columns
    inside = picture[max(top, 0) : max(bottom, 0), max(left, 0) : max(right, 0)]
    if inside.shape == (bottom - top, right - left):
        return inside
    strip = np.full((bottom - top, right - left), fill, np.float32)
    start_row, start_column = max(-top, 0), max(-left, 0)
    strip[start_row : start_row + inside.shape[0], start_column : start_column + inside.shape[1]] = inside
    return strip


def steps_down(strip: Map, row: int, count: int, stride: int) -> Map:
    """Row `row` of each of `count` windows below each other; a view."""
    return strip[row : row + (count - 1) * stride + 1 : stride]


def steps_across(strip: Map, column: int, count: int, stride: int) -> Map:
    """Column `column` of each of `count` windows beside each other; a view."""
    return strip[:, column : column + (count - 1) * stride + 1 : stride]
