"""What can be measured of a run's curves: trend, scatter, best epoch.

Figures of single epochs scatter, so nothing is called a rise or a fall that does not clear the scatter of its own curve.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.runs.record import EpochRow

Curve = NDArray[np.float64]

WINDOW = 5
"""A trend is what a straight line through this many epochs says; with fewer, the scatter of a curve is not known."""
SMALL_CHANGE = 0.02
"""A change of less than this share of the curve's level is no change."""
MEDIAN_OF_NORMAL = 0.6745
"""The median of absolute values that are normally distributed, in standard deviations."""


def best_epoch(history: Sequence[EpochRow], figure: str) -> EpochRow | None:
    """The row with the lowest ``val_loss`` or the highest ``val_accuracy``, the first of equals; None without validation."""
    # None becomes a number that is none; arrays because this is asked after each of up to thousands of epochs.
    values = np.array([getattr(row, figure) for row in history], float)
    if not np.isfinite(values).any():
        return None
    values[~np.isfinite(values)] = np.nan
    return history[int(np.nanargmax(values) if figure.endswith("accuracy") else np.nanargmin(values))]


def trend(curve: Curve) -> float:
    """The change over the last epochs, from a straight line through them; 0 where it does not clear scatter and margin.

    Fewer epochs than a window, whose scatter is not known, have one only where each step goes the same way.
    """
    recent = curve[-WINDOW:]
    if len(recent) < WINDOW and len(set(np.sign(np.diff(recent)).tolist())) > 1:
        return 0.0
    steps = np.arange(len(recent)) - (len(recent) - 1) / 2
    spread = float((steps**2).sum())
    change = float((steps * recent).sum()) / spread * (len(recent) - 1)
    # Two and a half standard errors of the rise of a fitted line: some three level curves in a hundred clear it by chance.
    doubt = 2.5 * scatter(curve) * (len(recent) - 1) / spread**0.5
    return change if abs(change) > max(SMALL_CHANGE * abs(float(recent.mean())), doubt) else 0.0


def scatter(curve: Curve) -> float:
    """The standard deviation of single epochs around a smooth curve, from its recent second differences.

    A second difference has six times the variance of an epoch.
    """
    if len(curve) < WINDOW:
        return 0.0
    bends = np.diff(curve[-4 * WINDOW :], 2)
    # The median, because the steep first epochs of a run bend more than chance does and must not hide a fall that goes on.
    return float(np.median(np.abs(bends)) / MEDIAN_OF_NORMAL / 6**0.5)


def lowest_mean(curve: Curve) -> float:
    """The lowest mean of three epochs in a row, which is less a matter of luck than the lowest epoch."""
    return float(np.convolve(curve, np.full(3, 1 / 3), "valid").min())
