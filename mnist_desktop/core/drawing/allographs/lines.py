"""What forms of digits are made of: choices that differ from hand to hand, arcs, and curves through few points."""

from __future__ import annotations

from functools import lru_cache
from math import cos, radians, sin

import numpy as np
from numpy.typing import NDArray

Point = tuple[float, float]
"""x to the right and y downwards. A digit is about 1 high, its top at y 0, and mostly narrower."""
Line = list[Point]
"""Control points of one movement of the pen: the curve touches the middle of each leg, and turns where a point is there twice.
As a quick pen does, it begins before the first point and goes on past the last one, each by half a leg."""
Form = list[Line]
"""One digit: its lines in the order in which they are drawn."""

POINTS_PER_LEG = 6
"""So many points of the curve lie between two control points: they are less than a pixel of the image apart."""


class Choices:
    """Draws what differs between hands.

    Parameters
    ----------
    random
        Decides everything: the same state gives the same choices.
    """

    def __init__(self, random: np.random.Generator) -> None:
        self._random = random

    def between(self, low: float, high: float) -> float:
        """A number from `low` to `high`, each as likely."""
        return low + (high - low) * self._random.random()

    def around(self, spread: float, limit: float) -> float:
        """A number around zero, mostly within `spread` (its standard deviation) and never beyond `limit`."""
        return float(min(max(self._random.normal(0.0, spread), -limit), limit))

    def chance(self, share: float) -> bool:
        """True for a `share` of all hands."""
        return bool(self._random.random() < share)

    def small(self, count: int, spread: float) -> NDArray[np.float64]:
        """Small differences in both directions, float64, shape (count, 2), standard deviation `spread`."""
        return self._random.normal(0.0, spread, (count, 2))


def arc(centre: Point, radius: Point, start: float, sweep: float, *, growth: float = 0.0) -> Line:
    """Points along a part of an ellipse.

    Parameters
    ----------
    centre, radius
        Each as x and y.
    start
        Where it begins, in degrees: 0 is on the right, 90 at the bottom, 180 on the left, 270 at the top.
    sweep
        How far it goes, in degrees: clockwise where positive, as y points downwards.
    growth
        The radius grows by this share on the way, so that the ends of a full turn miss each other.
    """
    count = max(2, round(abs(sweep) / 40))
    points = []
    for step in range(count + 1):
        part = step / count
        angle, size = radians(start + sweep * part), 1 + growth * (part - 0.5)
        # The curve stays inside its control points: a little farther out they give the radius that was asked for.
        points.append((centre[0] + 1.04 * size * radius[0] * cos(angle), centre[1] + 1.04 * size * radius[1] * sin(angle)))
    return points


def corner(x: float, y: float) -> Line:
    """A point at which the pen turns sharply."""
    return [(x, y), (x, y)]


def curve(control: NDArray[np.float64]) -> NDArray[np.float64]:
    """The quadratic B-spline of control points, half a leg longer at each end, and back to the last point.

    Source: C. de Boor, *A Practical Guide to Splines* (1978), chapter IX, for equally spaced knots.

    Parameters
    ----------
    control
        float64, shape (n, 2), n >= 2.

    Returns
    -------
    ndarray
        float64, shape (m, 2).
    """
    return _basis(len(control)) @ control


@lru_cache(maxsize=128)
def _basis(count: int) -> NDArray[np.float64]:
    """The weight of each of `count` control points at each point of the curve, shape (points, count)."""
    # A point beyond each end, opposite its neighbour.
    extended = np.zeros((count + 2, count))
    extended[1:-1] = np.eye(count)
    extended[0, :2] = 2, -1
    extended[-1, -2:] = -1, 2
    at = np.arange(POINTS_PER_LEG)[:, np.newaxis] / POINTS_PER_LEG
    legs = [
        (1 - at) ** 2 / 2 * extended[leg] + (0.5 + at - at**2) * extended[leg + 1] + at**2 / 2 * extended[leg + 2]
        for leg in range(count)
    ]
    basis: NDArray[np.float64] = np.concatenate([*legs, [np.eye(count)[-1]]])
    return basis
