"""Measures a run's curves: trend, scatter, best epoch.

Figures of single epochs scatter, so only a change that is larger than its curve's scatter is called a rise or a fall.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.runs.record import EpochRow

Curve = NDArray[np.float64]

WINDOW = 5
"""A trend is the slope of a straight line through this many epochs; with fewer, a curve's scatter is not known."""
SMALL_CHANGE = 0.02
"""A change of less than this share of the curve's level does not count."""
MEDIAN_OF_NORMAL = 0.6745
"""The median absolute value of a normal distribution, in standard deviations."""


def best_epoch(history: Sequence[EpochRow], figure: str) -> EpochRow | None:
    """The row with the lowest ``val_loss`` or the highest ``val_accuracy``, the first if equal; None without validation."""
    # None becomes NaN. Arrays, because this is called after each of up to thousands of epochs.
    values = np.array([getattr(row, figure) for row in history], float)
    if not np.isfinite(values).any():
        return None
    values[~np.isfinite(values)] = np.nan
    return history[int(np.nanargmax(values) if figure.endswith("accuracy") else np.nanargmin(values))]


def trend(curve: Curve) -> float:
    """The change over the last epochs, from a straight line through them; 0 where it is within scatter or margin.

    With fewer epochs than a window the scatter is not known: then there is a trend only if all steps go the same way.
    """
    recent = curve[-WINDOW:]
    if len(recent) < WINDOW and len(set(np.sign(np.diff(recent)).tolist())) > 1:
        return 0.0
    steps = np.arange(len(recent)) - (len(recent) - 1) / 2
    spread = float((steps**2).sum())
    change = float((steps * recent).sum()) / spread * (len(recent) - 1)
    # Two and a half standard errors of a fitted line's rise: about three level curves in a hundred exceed it by chance.
    doubt = 2.5 * scatter(curve) * (len(recent) - 1) / spread**0.5
    return change if abs(change) > max(SMALL_CHANGE * abs(float(recent.mean())), doubt) else 0.0


def falls(curve: Curve) -> bool:
    """Whether a curve falls, and no rise at its end belies it: its last epoch is the lowest, but for scatter and margin."""
    recent = curve[-WINDOW:]
    margin = max(SMALL_CHANGE * abs(float(recent.mean())), 2.5 * scatter(curve))
    return trend(curve) < 0 and float(recent[-1] - recent.min()) <= margin


def scatter(curve: Curve) -> float:
    """The standard deviation of single epochs around a smooth curve, from its recent second differences.

    A second difference has six times the variance of an epoch.
    """
    if len(curve) < WINDOW:
        return 0.0
    bends = np.diff(curve[-4 * WINDOW :], 2)
    # The median, because the steep first epochs bend more than by chance, which must not hide a fall that continues.
    return float(np.median(np.abs(bends)) / MEDIAN_OF_NORMAL / 6**0.5)


def lowest_mean(curve: Curve) -> float:
    """The lowest mean of three epochs in a row; it depends less on chance than the lowest epoch."""
    return float(np.convolve(curve, np.full(3, 1 / 3), "valid").min())
