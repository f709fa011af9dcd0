"""The Pareto front of runs: those that no other beats at once in two respects.

>>> pareto_front([(100, 0.90), (200, 0.89), (300, 0.95)])
(0, 2)
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf, isfinite


def pareto_front(points: Sequence[tuple[float, float]]) -> tuple[int, ...]:
    """Which points no other one dominates: none costs as little or less and is worth more, or costs less and is worth as much.

    This is the Pareto front of two criteria, found by one pass over the points in the order of their cost (H. T. Kung,
    F. Luccio, F. P. Preparata, *On finding the maxima of a set of vectors*, Journal of the ACM 22, 1975).

    Parameters
    ----------
    points
        The cost and the worth of each, such as parameters and accuracy. Points with what is not a finite number are left out.

    Returns
    -------
    Their places in `points`, the cheapest first. Equal points are all on the front, or none is.
    """
    finite = [at for at, point in enumerate(points) if all(map(isfinite, point))]
    front: list[int] = []
    most = -inf
    for at in sorted(finite, key=lambda at: (points[at][0], -points[at][1], at)):
        is_better = points[at][1] > most
        if is_better or (front and points[at] == points[front[-1]]):
            front.append(at)
            most = points[at][1]
    return tuple(front)
