"""Curves that several words show: those of a training, made up by formulas, and those of a function."""

from __future__ import annotations

from math import exp, log

from mnist_desktop.core.glossary.pictures import Point

EPOCHS = range(1, 11)

FALLING: tuple[Point, ...] = tuple((epoch, 0.1 + 1.9 * exp(-epoch / 3)) for epoch in EPOCHS)
"""A training loss."""
FALLING_TOO: tuple[Point, ...] = tuple((epoch, 0.25 + 1.7 * exp(-epoch / 3)) for epoch in EPOCHS)
"""The validation loss of a network that generalises."""
TURNING_UP: tuple[Point, ...] = tuple(
    (epoch, 0.35 + 1.7 * exp(-epoch / 2.2) + 0.06 * max(0, epoch - 5) ** 1.3) for epoch in EPOCHS
)
"""The validation loss of a network that over-fits; the sixth epoch is its best."""
HARDLY_FALLING: tuple[Point, ...] = tuple((epoch, 1.2 + 0.5 * exp(-epoch / 5)) for epoch in EPOCHS)
HARDLY_FALLING_TOO: tuple[Point, ...] = tuple((epoch, 1.28 + 0.48 * exp(-epoch / 5)) for epoch in EPOCHS)
GROWING: tuple[Point, ...] = tuple((epoch, 0.96 - 0.6 * exp(-epoch / 2.5)) for epoch in EPOCHS)
"""An accuracy."""

SQUARES: tuple[Point, ...] = tuple((x / 8, (x / 8) ** 2) for x in range(-16, 17))
MINUS_LOG: tuple[Point, ...] = tuple((p / 100, -log(p / 100)) for p in range(1, 101))
"""The loss of an image by the probability of its class."""

JUMPING: tuple[Point, ...] = tuple(enumerate((0.2, 0.9, 0.4, 1.1, 0.7, 1.2, 0.6, 1.1, 0.8, 1.3, 0.7)))
"""Means of batches."""


def decaying(start: float) -> tuple[Point, ...]:
    """A weight that loses a fifth of itself at each step."""
    return tuple((step, start * 0.8**step) for step in range(9))


def running_mean(points: tuple[Point, ...], momentum: float) -> tuple[Point, ...]:
    """A mean that keeps the share `momentum` of itself at each point."""
    mean = points[0][1]
    means = []
    for x, y in points:
        mean = momentum * mean + (1 - momentum) * y
        means.append((x, mean))
    return tuple(means)
