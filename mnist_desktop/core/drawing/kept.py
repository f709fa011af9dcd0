"""A drawing as few numbers, for the window to remember from one start to the next."""

from __future__ import annotations

from typing import Annotated

import numpy as np
from msgspec import Meta, Struct

from mnist_desktop.core.drawing.pen import MAX_PEN_WIDTH, MIN_PEN_WIDTH, PEN_WIDTH
from mnist_desktop.core.drawing.strokes import Drawing, Stroke

STEPS = 10_000
"""Of a coordinate along the side of the box: finer than any screen."""

MOST_NUMBERS = 8_000
"""Two for each point: a sheet full of digits. They take a fifth of what may be remembered."""

MOST_OF_A_STROKE = 1_000
"""Numbers of one stroke, which is painted as one path: the time for that grows with the square of the crossings."""

Coordinate = Annotated[int, Meta(ge=0, le=STEPS)]
KeptStroke = Annotated[tuple[Coordinate, ...], Meta(min_length=2, max_length=MOST_OF_A_STROKE)]
"""x, y, x, y …"""


class KeptDrawing(Struct, frozen=True, forbid_unknown_fields=True):
    """A drawing in whole numbers.

    Attributes
    ----------
    strokes
        Of each stroke the coordinates of its points, in steps along the side of the box.
    pen_width
        See :class:`~mnist_desktop.core.drawing.strokes.Drawing`.

    Raises
    ------
    ValueError
        There are more numbers than are kept, or there is an x without its y. It may come from a file that anybody wrote.
    """

    strokes: tuple[KeptStroke, ...]
    pen_width: Annotated[float, Meta(ge=MIN_PEN_WIDTH, le=MAX_PEN_WIDTH)] = PEN_WIDTH

    def __post_init__(self) -> None:
        if sum(map(len, self.strokes)) > MOST_NUMBERS or any(len(stroke) % 2 for stroke in self.strokes):
            raise ValueError("no drawing that is kept")

    @classmethod
    def of(cls, drawing: Drawing) -> KeptDrawing | None:
        """A drawing to be kept; None where there is nothing on it, or too much."""
        points = [np.rint(stroke.points / drawing.box * STEPS).astype(int) for stroke in drawing.strokes]
        is_too_much = sum(each.size for each in points) > MOST_NUMBERS or any(each.size > MOST_OF_A_STROKE for each in points)
        if not points or is_too_much:
            return None
        return cls(tuple(tuple(each.ravel().tolist()) for each in points), drawing.pen_width)

    @property
    def drawing(self) -> Drawing:
        """The drawing, in a box of side 1."""
        strokes = (Stroke.of(np.array(stroke).reshape(-1, 2) / STEPS) for stroke in self.strokes)
        return Drawing(tuple(strokes), 1.0, self.pen_width)
