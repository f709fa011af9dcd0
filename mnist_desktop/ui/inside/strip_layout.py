"""Where each column and each unit lies in the strip. Plain arithmetic, quick for a hundred columns of thousands of units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF

from mnist_desktop.core.insight.columns import Column, ColumnKind

GAP, COLUMN_GAP, SIDE_MARGIN = 4, 18, 10
HEAD_LINES = 4
"""Name, settings, shape, and what there is to say of the units."""
NARROWEST = 104
"""Of a column, for its head."""
LARGE_TILE = 112
TILES = ((4, 84), (32, 56), (512, 42))
"""Maps of a column up to which a tile is so large, in logical pixels."""
MOST_WITH_NUMBERS, MOST_BARS = 40, 512
NUMBERED_WIDTH, BARE_WIDTH, BARE_HEIGHT = 148, 48, 7
LARGEST_CELL, SMALLEST_CELL = 8.0, 3.0
CELLS_PART = 0.5
"""Of the height, for the cells of a long row: no flattened image stands beside the image several times as large."""
BETWEEN_LINES = 4
"""Added to a line of bars or steps."""
STEP_LETTERS = 46
"""Letters in a line of the softmax steps."""
STEPS_IN_A_COLUMN = 12
"""So many classes stand below each other in any case; more only where there is room, else they go on beside them."""
STEPS_BELOW = 3
"""Lines below the classes: the sum."""


class Form(Enum):
    """How the units of a column are painted."""

    MAPS = "maps"
    BARS = "bars"
    CELLS = "cells"
    STEPS = "steps"


@dataclass(frozen=True)
class ColumnPlace:
    """One column: its left edge and width, and its units in `down` rows, cell by cell, filled column-wise (cells row-wise)."""

    form: Form
    left: float
    top: float
    width: float
    units: int
    down: int
    across: int
    cell_width: float
    cell_height: float
    gap: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width

    def rect(self, position: int) -> QRectF:
        """Where the unit at a position of the order lies."""
        if self.form is Form.CELLS:
            row, column = divmod(position, self.across)
        else:
            column, row = divmod(position, self.down)
        left, top = self.left + column * (self.cell_width + self.gap), self.top + row * (self.cell_height + self.gap)
        return QRectF(left, top, self.cell_width, self.cell_height)

    def position_at(self, point: QPointF) -> int:
        """The position under a point, or -1."""
        column = int((point.x() - self.left) // (self.cell_width + self.gap))
        row = int((point.y() - self.top) // (self.cell_height + self.gap))
        if not (0 <= column < self.across and 0 <= row < self.down):
            return -1
        position = row * self.across + column if self.form is Form.CELLS else column * self.down + row
        return position if position < self.units else -1


@dataclass(frozen=True)
class StripPlace:
    """All columns, from left to right."""

    columns: tuple[ColumnPlace, ...]
    head: float

    @cached_property
    def width(self) -> float:
        """Of the whole strip."""
        return self.columns[-1].right + SIDE_MARGIN if self.columns else 0.0

    def column_at(self, x: float) -> int:
        """The column at a distance from the left, or -1."""
        return next(
            (at for at, each in enumerate(self.columns) if each.left - COLUMN_GAP / 2 <= x < each.right + COLUMN_GAP / 2), -1
        )

    def between(self, left: float, right: float) -> range:
        """The columns of which something lies between two distances from the left."""
        first = next((at for at, each in enumerate(self.columns) if each.right + COLUMN_GAP >= left), len(self.columns))
        last = next((at for at, each in enumerate(self.columns) if each.left - COLUMN_GAP > right), len(self.columns))
        return range(first, max(first, last))


def lay_out(columns: Sequence[Column], height: float, line: float, letter: float) -> StripPlace:
    """The places for a strip of a height, with lines of text so high and letters so wide; in logical pixels."""
    head = HEAD_LINES * line + 10
    left, places = float(SIDE_MARGIN), []
    for column in columns:
        place = _column(column, left, head, max(line, height - head - GAP), line, letter)
        places.append(place)
        left = place.right + COLUMN_GAP
    return StripPlace(tuple(places), head)


def form_of(column: Column) -> Form:
    """How a column is painted."""
    if column.kind is ColumnKind.SOFTMAX:
        return Form.STEPS
    if column.is_image:
        return Form.MAPS
    return Form.BARS if column.units <= MOST_BARS else Form.CELLS


def _column(column: Column, left: float, top: float, room: float, line: float, letter: float) -> ColumnPlace:  # noqa: PLR0913
    form, count = form_of(column), column.units
    gap = 0.0
    if form is Form.MAPS:
        side = min(_tile(column), room)
        width = height = side
        gap = float(GAP)
        down = min(count, max(1, int((room + gap) // (height + gap))))
    elif form is Form.STEPS:
        width, height = STEP_LETTERS * letter, line + BETWEEN_LINES
        top += height  # the titles of the steps
        down = min(count, max(STEPS_IN_A_COLUMN, int(room // height) - 1 - STEPS_BELOW))
    elif form is Form.BARS:
        with_numbers = count <= MOST_WITH_NUMBERS
        width, height = (NUMBERED_WIDTH, line + BETWEEN_LINES) if with_numbers else (BARE_WIDTH, BARE_HEIGHT)
        gap = 0.0 if with_numbers else 1.0
        down = min(count, max(1, int((room + gap) // (height + gap))))
    else:
        down, across = column.row_grid
        least = SMALLEST_CELL if down * SMALLEST_CELL <= room else room / down
        width = height = min(LARGEST_CELL, max(least, CELLS_PART * room // down))
        return ColumnPlace(form, left, top, max(NARROWEST, across * width), count, down, across, width, height, 0.0)
    across = -(-count // down)
    return ColumnPlace(form, left, top, max(NARROWEST, across * (width + gap) - gap), count, down, across, width, height, gap)


def _tile(column: Column) -> float:
    if column.units == 1:
        return LARGE_TILE
    return next((side for most, side in TILES if column.units <= most), TILES[-1][1])
