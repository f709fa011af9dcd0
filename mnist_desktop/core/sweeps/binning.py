"""Numbers that were drawn from a span, gathered into ranges, so that members of one range can be taken for repeats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

MEMBERS_PER_RANGE = 5
"""At least so many members are in a range on average."""
MOST_RANGES = 4
FEWEST_TO_GATHER = 6
"""Fewer different values are taken as they are."""


@dataclass(frozen=True, order=True)
class Range:
    """The values from the smallest to the largest member of it, both included."""

    low: float
    high: float


def in_ranges(values: Sequence[float]) -> tuple[Range, ...]:
    """The range of each value; all ranges have about equally many members.

    Ranges by ranks are the same on every scale, so learning rates need no logarithm. A straight line through all members, as a
    regression would draw it, misses that a rate can be too small and too large; ranges do not.
    """
    count = max(2, min(MOST_RANGES, len(values) // MEMBERS_PER_RANGE))
    array = np.array(values, np.float64)
    edges = np.unique(np.quantile(array, np.linspace(0, 1, count + 1)))
    if len(edges) < 2:
        return tuple(Range(each, each) for each in array.tolist())
    places = np.clip(np.searchsorted(edges, array, side="right") - 1, 0, len(edges) - 2)
    ranges = {}
    for place in range(len(list(pairwise(edges)))):
        inside = array[places == place]
        if len(inside):
            ranges[place] = Range(float(inside.min()), float(inside.max()))
    return tuple(ranges[int(place)] for place in places)
