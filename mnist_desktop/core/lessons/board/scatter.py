"""Where the networks of a class lie in a plot of accuracy against size, for the page as well as for the window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from mnist_desktop.core.lessons.board.summary import Point

MOST_LINES = 6
STEPS = 0.01, 0.02, 0.05, 0.1, 0.2
HIGHEST_BOTTOM = 0.9


@dataclass(frozen=True)
class Scale:
    """The axes: parameters by their logarithm, accuracy from `bottom` to 1.

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

    def across(self, parameters: int) -> float:
        """Where a number of parameters lies between left and right, 0..1."""
        return (log10(max(1, parameters)) - self.low) / (self.high - self.low)

    def up(self, accuracy: float) -> float:
        """Where an accuracy lies between bottom and top, 0..1."""
        return (accuracy - self.bottom) / (1 - self.bottom)

    @property
    def powers(self) -> tuple[int, ...]:
        """Numbers of parameters with a line."""
        return tuple(10**power for power in range(self.low, self.high + 1))

    @property
    def shares(self) -> tuple[float, ...]:
        """Accuracies with a line."""
        return tuple(self.bottom + number * self.step for number in range(round((1 - self.bottom) / self.step) + 1))


def scale_of(points: Sequence[Point]) -> Scale:
    """Axes that hold all points; there is at least one."""
    sizes = [log10(max(1, point.parameters)) for point in points]
    low = floor(min(sizes))
    bottom = max(0.0, min(HIGHEST_BOTTOM, floor(10 * min(point.accuracy for point in points)) / 10))
    step = next(each for each in STEPS if (1 - bottom) / each <= MOST_LINES - 1 or each == STEPS[-1])
    return Scale(low, max(low + 1, ceil(max(sizes))), bottom, step)
