"""Axes of plots over epochs: whole epochs, shares as percentages, plain numbers and their logarithms."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor, log10

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from mnist_desktop.ui.shared.numbers import percent_text

PIXELS_PER_EPOCH_LABEL = 36
SMALLEST_ON_LOG = 1e-6
"""Where a loss of zero is drawn on a logarithmic scale."""


class EpochAxis(pg.AxisItem):
    """Ticks at whole epochs, from 1."""

    def setTickFont(self, font: QFont | None) -> None:  # noqa: N802 - pyqtgraph's name
        """Write in another font. The axis is as high as its letters need before it is painted; pyqtgraph measures them then.

        All of the plot would be laid out and painted again.
        """
        super().setTickFont(font)
        self.setStyle(autoExpandTextSpace=False, tickTextHeight=ceil(QFontMetricsF(font or QFont()).height()))

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, Sequence[float]]]:  # noqa: N802 - Qt's style
        """Every first, second, fifth, tenth... epoch, so that labels do not touch."""
        label = PIXELS_PER_EPOCH_LABEL * (1 if high < 1000 else 2)
        spacing = _nice_above(max(1.0, (high - low) / max(2.0, size / label)))
        first = max(1, ceil(low / spacing))
        return [(spacing, [n * spacing for n in range(first, floor(high / spacing) + 1)])]

    def tickStrings(self, values: Sequence[float], _scale: float, _spacing: float) -> list[str]:  # noqa: N802
        """Whole numbers with thousands parted."""
        return [f"{value:,.0f}" for value in values]


class _UprightAxis(pg.AxisItem):
    """An axis whose labels at its very ends are whole; where there is a grid, pyqtgraph's own leaves them out."""

    def boundingRect(self) -> QRectF:
        """What is painted: half a label more than pyqtgraph thinks."""
        half = half_label(self.style["tickFont"] or QFont())
        return super().boundingRect().adjusted(0, -half, 0, half)


class PercentAxis(_UprightAxis):
    """Shares of 1, said as percentages."""

    def tickStrings(self, values: Sequence[float], _scale: float, spacing: float) -> list[str]:  # noqa: N802
        """As many digits as the spacing needs."""
        digits = max(0, ceil(-log10(spacing * 100) - 1e-9)) if spacing > 0 else 0
        return [percent_text(f"{value * 100:.{digits}f}") for value in values]


class ValueAxis(_UprightAxis):
    """Plain numbers, or the logarithms of such, said as the numbers."""

    def __init__(self, orientation: str) -> None:
        super().__init__(orientation)
        self.is_logarithmic = False

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, Sequence[float]]]:  # noqa: N802
        """On a logarithmic scale, at 1, 2 and 5 times the powers of ten."""
        if not self.is_logarithmic:
            return super().tickValues(low, high, size)
        decades = range(floor(low) - 1, ceil(high) + 1)
        steps = (1,) if high - low > 3 else (1, 2, 5)
        values = [decade + log10(step) for decade in decades for step in steps]
        return [(1.0, [value for value in values if low <= value <= high])]

    def tickStrings(self, values: Sequence[float], _scale: float, _spacing: float) -> list[str]:  # noqa: N802
        """The numbers themselves."""
        return [f"{10**value if self.is_logarithmic else value:.4g}" for value in values]


def half_label(font: QFont) -> int:
    """Pixels of room above and below an upright axis, which pyqtgraph allows for where there is no grid."""
    return ceil(QFontMetricsF(font).height() / 2) + 1


def nice_ceiling(value: float) -> float:
    """The next of 1, 1.5, 2, 3, 4, 5, 6, 8 times a power of ten that is not below `value` > 0, so that a range seldom jumps."""
    power = 10.0 ** floor(log10(value))
    return next(step * power for step in (1, 1.5, 2, 3, 4, 5, 6, 8, 10) if step * power >= value * (1 - 1e-9))


def on_log_scale(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Base-ten logarithms; zero is drawn at a small number instead of nowhere."""
    return np.log10(np.maximum(values, SMALLEST_ON_LOG))


def _nice_above(value: float) -> int:
    """The next of 1, 2, 5, 10, 20, ... that is not below `value`."""
    power = 10 ** floor(log10(value))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= value - 1e-9)
