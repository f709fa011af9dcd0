"""Lines on the pad: as strokes, as they are painted, and where they pass."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from mnist_desktop.core.drawing.strokes import Stroke

SPOT = 0.08
"""What a hand leaves that lies down and is moved a little; anything larger, in sides of the pad, is a line."""

RUBBER = 0.03
"""Half the width of the other end of a pen, in sides of the pad."""


class Line(NamedTuple):
    """A finished stroke and how it is painted."""

    stroke: Stroke
    path: QPainterPath


def line_through(points: list[tuple[float, float]]) -> Line:
    """The line of a stroke through `points`, in a box of side 1."""
    return Line(Stroke.of(points), smooth_path(points))


def smooth_path(points: list[tuple[float, float]]) -> QPainterPath:
    """A smooth curve along `points`: it passes half-way between each two, bent towards the points."""
    first, *rest = (QPointF(x, y) for x, y in points)
    path = QPainterPath(first)
    for here, after in pairwise(rest):
        path.quadTo(here, (here + after) / 2)
    if rest:
        path.lineTo(rest[-1])
    return path


def paint_line(painter: QPainter, path: QPainterPath) -> None:
    """Draw along `path`; one that goes nowhere is a dot as wide as the pen."""
    painter.drawPath(path)
    if path.elementCount() == 1:  # a line of no length has no ends either for Qt, so that nothing was drawn
        pen = painter.pen()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(pen.color())
        painter.drawEllipse(path.currentPosition(), pen.widthF() / 2, pen.widthF() / 2)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)


def is_spot(points: Sequence[Sequence[float]] | NDArray[np.float64]) -> bool:
    """Whether a line through `points` goes nowhere."""
    return bool(np.ptp(np.asarray(points), axis=0).max() <= SPOT)


def passes(points: NDArray[np.float64], place: tuple[float, float]) -> bool:
    """Whether the line through `points` comes as near to `place` as the rubber reaches."""
    starts, ends = points, np.roll(points, -1, axis=0)
    ends[-1] = points[-1]
    along = ends - starts
    length = np.maximum((along**2).sum(1), np.finfo(float).tiny)
    share = np.clip(((place - starts) * along).sum(1) / length, 0, 1)
    return bool(np.hypot(*(starts + share[:, None] * along - place).T).min() <= RUBBER)
