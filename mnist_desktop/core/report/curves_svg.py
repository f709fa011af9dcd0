"""Curves over the epochs of runs, as SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor, isfinite, log10

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.report.blocks import PAGE_WIDTH
from mnist_desktop.core.report.svg import GRID, INK, LETTERS, MUTED, PAPER, Drawing, fitting, text_width

HEIGHT = 250
LEFT, RIGHT, TOP, BOTTOM = 62, 14, 34, 40
MOST_POINTS = 360
"""Of one curve: about two for each pixel of a screen, so that the file of 10,000 epochs stays small."""
TICKS = 5
DECADES = 2.3
"""A curve whose largest number is so many powers of ten above the smallest is drawn on a scale of powers."""
ROOM = 0.04
"""Of the height, above and below the curves."""


@dataclass(frozen=True, eq=False)
class Curve:
    """One curve.

    Attributes
    ----------
    values
        Of each epoch from 1, float64; what is no number leaves a gap.
    is_dashed
        So that it is told from the others without color, too.
    mark
        The epoch that is ringed; 0 for none.
    """

    name: str
    values: NDArray[np.float64]
    color: str
    is_dashed: bool = False
    mark: int = 0


@dataclass(frozen=True)
class Axis:
    """What stands beside the curves.

    Attributes
    ----------
    unit
        Stands behind each number: ``%``.
    factor
        By which the numbers are multiplied before.
    may_be_log
        Whether small and large numbers may be drawn on a scale of powers; zero has no place on it.
    """

    title: str
    unit: str = ""
    factor: float = 1.0
    may_be_log: bool = False


def curves_svg(curves: Sequence[Curve], axis: Axis, epoch_word: str, alt: str) -> tuple[str, float, float]:
    """Draw curves: the element, its width and its height in pixels.

    Parameters
    ----------
    epoch_word
        What stands below the horizontal axis.
    alt
        What is seen, for those who do not see it.
    """
    drawing = Drawing(PAGE_WIDTH, HEIGHT, alt)
    drawing.rect(0, 0, PAGE_WIDTH, HEIGHT, fill=PAPER)
    epochs = max((len(each.values) for each in curves), default=1)
    scale = _Scale.of([each.values * axis.factor for each in curves], axis.may_be_log)
    _grid(drawing, scale, axis, epochs, epoch_word)
    for curve in curves:
        _curve(drawing, curve, scale, axis.factor, epochs)
    _legend(drawing, curves)
    return drawing.content(), PAGE_WIDTH, HEIGHT


def thinned(values: NDArray[np.float64], most: int = MOST_POINTS) -> list[tuple[int, float]]:
    """Epochs and numbers of a curve, about `most` at most: of each stretch the lowest and the highest, so no peak is lost."""
    if len(values) <= most:
        return [(at + 1, float(value)) for at, value in enumerate(values)]
    points: list[tuple[int, float]] = [(1, float(values[0]))]
    edges = np.linspace(1, len(values) - 1, most // 2).astype(int)
    for start, end in pairwise(edges):
        part = values[start:end]
        if np.isfinite(part).any():
            ends = sorted({int(np.nanargmin(_finite(part))), int(np.nanargmax(_finite(part)))})
            points += [(start + at + 1, float(part[at])) for at in ends]
        else:
            points.append((start + 1, float("nan")))
    return [*points, (len(values), float(values[-1]))]


def _finite(values: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.where(np.isfinite(values), values, np.nan)


@dataclass(frozen=True)
class _Scale:
    """From numbers to heights: `low` and `high` are at the ends, on a scale of powers their logarithms."""

    low: float
    high: float
    is_log: bool

    @classmethod
    def of(cls, curves: Sequence[NDArray[np.float64]], may_be_log: bool) -> _Scale:
        numbers = np.concatenate([*(each[np.isfinite(each)] for each in curves), np.zeros(0)])
        if not len(numbers):
            return cls(0.0, 1.0, False)
        low, high = float(numbers.min()), float(numbers.max())
        if may_be_log and low > 0 and log10(high) - log10(low) > DECADES:
            return cls(floor(log10(low)), ceil(log10(high)), True)
        room = ROOM * (high - low) or abs(high) * ROOM or 1.0
        return cls(max(0.0, low - room) if low >= 0 else low - room, high + room, False)

    def place(self, value: float) -> float:
        if self.is_log:
            value = log10(value) if value > 0 else self.low
        share = (value - self.low) / (self.high - self.low)
        return TOP + (1 - min(max(share, 0.0), 1.0)) * (HEIGHT - TOP - BOTTOM)

    def ticks(self) -> list[float]:
        if self.is_log:
            return [10.0**power for power in range(int(self.low), int(self.high) + 1)]
        step = _round_step((self.high - self.low) / TICKS)
        first = ceil(self.low / step - 1e-9)
        return [step * number for number in range(first, floor(self.high / step + 1e-9) + 1)]


def _round_step(rough: float) -> float:
    """1, 2 or 5 times a power of ten, at least `rough`."""
    power = 10.0 ** floor(log10(rough))
    return power * next((factor for factor in (1, 2, 5) if factor * power >= rough * (1 - 1e-9)), 10)


def _across(epoch: float, epochs: int) -> float:
    """Where an epoch is; a single one is in the middle."""
    return LEFT + (0.5 if epochs < 2 else (epoch - 1) / (epochs - 1)) * (PAGE_WIDTH - LEFT - RIGHT)


def _grid(drawing: Drawing, scale: _Scale, axis: Axis, epochs: int, epoch_word: str) -> None:
    for tick in scale.ticks():
        at = scale.place(tick)
        drawing.line(LEFT, at, PAGE_WIDTH - RIGHT, at, stroke=GRID, stroke_width=1)
        drawing.text(LEFT - 7, at + 4, f"{tick:.6g}{axis.unit}", text_anchor="end", fill=MUTED)
    step = max(1, round(_round_step((epochs - 1) / 10))) if epochs > 1 else 1
    bottom = HEIGHT - BOTTOM
    for epoch in sorted({1, *range(step, epochs + 1, step)}):
        at = _across(epoch, epochs)
        drawing.line(at, bottom, at, bottom + 4, stroke=MUTED, stroke_width=1)
        drawing.text(at, bottom + 17, f"{epoch:,}", text_anchor="middle", fill=MUTED)
    drawing.line(LEFT, bottom, PAGE_WIDTH - RIGHT, bottom, stroke=MUTED, stroke_width=1)
    drawing.text((LEFT + PAGE_WIDTH - RIGHT) / 2, HEIGHT - 6, epoch_word, text_anchor="middle", fill=MUTED)
    drawing.text(LEFT - 46, TOP - 16, axis.title, font_weight="bold")


def _curve(drawing: Drawing, curve: Curve, scale: _Scale, factor: float, epochs: int) -> None:
    look: dict[str, str | float] = {"stroke": curve.color, "stroke_width": 2, "stroke_linejoin": "round"}
    if curve.is_dashed:
        look["stroke_dasharray"] = "7 4"
    stretch: list[tuple[float, float]] = []
    for epoch, value in [*thinned(curve.values), (0, float("nan"))]:
        if isfinite(value):
            stretch.append((_across(epoch, epochs), scale.place(value * factor)))
            continue
        drawing.path(stretch, **look)
        if len(stretch) == 1:
            drawing.circle(*stretch[0], 3, fill=curve.color)
        stretch = []
    if 1 <= curve.mark <= len(curve.values) and isfinite(curve.values[curve.mark - 1]):
        place = _across(curve.mark, epochs), scale.place(float(curve.values[curve.mark - 1]) * factor)
        drawing.circle(*place, 5, fill="none", stroke=curve.color, stroke_width=2)


def _legend(drawing: Drawing, curves: Sequence[Curve]) -> None:
    room = (PAGE_WIDTH - 180) / max(1, len(curves))
    at = float(PAGE_WIDTH - RIGHT)
    for curve in reversed(curves):
        name = fitting(curve.name, room - 46)
        at -= text_width(name)
        drawing.text(at, TOP - 16, name, size=LETTERS, fill=INK)
        look: dict[str, str | float] = {"stroke_dasharray": "7 4"} if curve.is_dashed else {}
        drawing.line(at - 34, TOP - 20, at - 7, TOP - 20, stroke=curve.color, stroke_width=2.5, **look)
        at -= 48
