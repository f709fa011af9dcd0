"""From numbers to colors: a gray ramp for amounts, two hues around zero for what can be negative."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from functools import cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from mnist_desktop.core.lab.pipeline import Range

STEPS = 255
"""An odd number, so that zero has a color of its own in the middle."""

FAR = 1.4
"""From so many times the usual numbers on, others lie far beyond them."""

LARGEST_BOOST = 3
"""So many times stronger than a map's strongest number its colors are at most."""

SIGNED_SHARE = 0.25
"""From this share of the usual numbers above zero on, those below are worth a color of their own."""

SMALLEST_REACH = 1e-30
"""Numbers that differ by less have one color: dividing by so little would leave the range of float32."""

LINEAR = ("#000000", "#808080", "#ffffff")
SIGNED = ("#0072b2", "#ffffff", "#d55e00")
SIGNED_AT_NIGHT = ("#56b4e9", "#15181c", "#f0883e")
"""Negative, zero, positive: Okabe and Ito's blue and vermilion, which everybody can tell apart."""


class ScaleChoice(Enum):
    """How the user wants numbers to be colored."""

    AUTOMATIC = "automatic"
    LINEAR = "linear"
    SIGNED = "signed"


@dataclass(frozen=True)
class ColorScale:
    """Which number gets which color.

    Attributes
    ----------
    low, high
        The numbers at the ends.
    is_signed
        Blue below zero, orange above; else black to white.
    low_is_open, high_is_open
        There are numbers beyond that end, which have its color.
    """

    low: float
    high: float
    is_signed: bool
    low_is_open: bool = False
    high_is_open: bool = False

    @classmethod
    def of(cls, numbers: Range, choice: ScaleChoice) -> ColorScale:
        """A scale for the numbers of a map. A signed one reaches as far down as up.

        Its ends are the usual numbers where the others lie far beyond them; then they are open.
        """
        low, high, usual_low, usual_high = numbers
        if choice is ScaleChoice.SIGNED or (choice is ScaleChoice.AUTOMATIC and -usual_low > SIGNED_SHARE * usual_high):
            furthest, usual = max(abs(low), abs(high)), max(abs(usual_low), abs(usual_high))
            reach = max(usual, furthest / LARGEST_BOOST) if furthest > FAR * usual else furthest
            return replace(cls.signed(reach), low_is_open=low < -reach, high_is_open=high > reach)
        if high - low > FAR * (usual_high - usual_low) > 0:
            return cls(usual_low, usual_high, False, low < usual_low, high > usual_high)
        if high - low < SMALLEST_REACH:
            low, high = min(low, 0.0), max(high, 0.0)
        return cls(low, high if high - low >= SMALLEST_REACH else low + 1.0, False)

    @classmethod
    def signed(cls, reach: float) -> ColorScale:
        """A scale from -`reach` to `reach`."""
        reach = reach if reach >= SMALLEST_REACH else 1.0
        return cls(-reach, reach, True)

    def indices(self, values: NDArray[np.floating]) -> NDArray[np.uint8]:
        """The step of each number, uint8 of the same shape; what lies beyond the ends gets their colors."""
        scaled = (values - self.low) * ((STEPS - 1) / (self.high - self.low)) + 0.5
        steps: NDArray[np.uint8] = np.clip(scaled, 0, STEPS - 1).astype(np.uint8)
        return steps

    def table(self, dark: bool) -> tuple[int, ...]:
        """The color of each step."""
        return _table(_stops(self.is_signed, dark))

    def image(self, values: NDArray[np.floating], dark: bool) -> QImage:
        """`values`, shape (height, width), as a picture with one pixel for each."""
        indices = np.ascontiguousarray(self.indices(values))
        height, width = indices.shape
        image = QImage(indices.data, width, height, width, QImage.Format.Format_Indexed8)
        image.setColorTable(self.table(dark))
        # The conversion copies, so the array may go away.
        return image.convertToFormat(QImage.Format.Format_RGB32)

    def color(self, value: float, dark: bool) -> QColor:
        """The color of one number."""
        step = int((value - self.low) * ((STEPS - 1) / (self.high - self.low)) + 0.5)
        return QColor.fromRgb(self.table(dark)[min(max(step, 0), STEPS - 1)])


def _stops(is_signed: bool, dark: bool) -> tuple[str, str, str]:
    if not is_signed:
        return LINEAR
    return SIGNED_AT_NIGHT if dark else SIGNED


@cache
def _table(stops: tuple[str, str, str]) -> tuple[int, ...]:
    colors = np.array([[QColor(name).red(), QColor(name).green(), QColor(name).blue()] for name in stops])
    places = np.linspace(0, len(stops) - 1, STEPS)
    parts = [np.interp(places, range(len(stops)), column).round().astype(int) for column in colors.T]
    return tuple(QColor(*(int(part) for part in rgb)).rgb() for rgb in zip(*parts, strict=True))
