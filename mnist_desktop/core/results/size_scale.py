"""Where networks lie in a plot of accuracy against size, for a page as well as for the window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Protocol

MOST_LINES = 6
STEPS = 0.01, 0.02, 0.05, 0.1, 0.2
FINE_STEPS = 0.0005, 0.001, 0.002, 0.005, *STEPS
HIGHEST_BOTTOM = 0.9
_ROUNDING = 1e-9


class SizedNetwork(Protocol):
    """A network of which size and accuracy are known."""

    @property
    def parameters(self) -> int:
        """How many numbers it learns or stores."""

    @property
    def accuracy(self) -> float:
        """The share of images that it reads right, 0..1."""


@dataclass(frozen=True)
class Scale:
    """The axes: parameters by their logarithm, accuracy from `bottom` to `top`.

    Attributes
    ----------
    low, high
        Powers of ten.
    step
        Between two lines of the accuracy.
    """

    low: int
    high: int
    bottom: float
    step: float
    top: float = 1.0

    def across(self, parameters: int) -> float:
        """Where a number of parameters lies between left and right, 0..1."""
        return (log10(max(1, parameters)) - self.low) / (self.high - self.low)

    def up(self, accuracy: float) -> float:
        """Where an accuracy lies between bottom and top, 0..1."""
        return (accuracy - self.bottom) / (self.top - self.bottom)

    @property
    def powers(self) -> tuple[int, ...]:
        """Numbers of parameters with a line."""
        return tuple(10**power for power in range(self.low, self.high + 1))

    @property
    def shares(self) -> tuple[float, ...]:
        """Accuracies with a line."""
        return tuple(self.bottom + number * self.step for number in range(round((self.top - self.bottom) / self.step) + 1))


def scale_of(points: Sequence[SizedNetwork]) -> Scale:
    """Axes that hold all points and the accuracy 1; there is at least one point."""
    low, high = _powers_around(points)
    bottom = max(0.0, min(HIGHEST_BOTTOM, floor(10 * min(point.accuracy for point in points)) / 10))
    step = next(each for each in STEPS if (1 - bottom) / each <= MOST_LINES - 1 or each == STEPS[-1])
    return Scale(low, high, bottom, step)


def close_scale_of(points: Sequence[SizedNetwork]) -> Scale:
    """Axes that hold all points and little else, so that small differences can be seen; there is at least one point.

    >>> from types import SimpleNamespace as Network
    >>> scale = close_scale_of([Network(parameters=500, accuracy=0.951), Network(parameters=9000, accuracy=0.974)])
    >>> scale.low, scale.high, round(scale.bottom, 3), round(scale.top, 3)
    (2, 4, 0.95, 0.975)
    """
    low, high = _powers_around(points)
    least, most = min(point.accuracy for point in points), max(point.accuracy for point in points)
    for step in FINE_STEPS:
        lines = floor(least / step + _ROUNDING), ceil(most / step - _ROUNDING)
        if lines[1] - lines[0] <= MOST_LINES - 1:
            break
    bottom = max(0, lines[0] if lines[1] > lines[0] else lines[0] - 1) * step
    return Scale(low, high, bottom, step, max(lines[1] * step, bottom + step))


def _powers_around(points: Sequence[SizedNetwork]) -> tuple[int, int]:
    sizes = [log10(max(1, point.parameters)) for point in points]
    low = floor(min(sizes))
    return low, max(low + 1, ceil(max(sizes)))
