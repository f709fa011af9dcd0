"""Members of a sweep as lines through parallel axes: one for each setting, and the accuracy as the last.

A. Inselberg, *The plane with parallel coordinates*, The Visual Computer 1, 1985.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from mnist_desktop.core.sentence import Sentence, Templated
from mnist_desktop.core.sweeps.axes import Axis, AxisKind, Value
from mnist_desktop.core.sweeps.plan import SweepPlan
from mnist_desktop.core.sweeps.progress import MemberProgress
from mnist_desktop.core.sweeps.results import title_of, value_words
from mnist_desktop.core.sweeps.typed import LOGARITHMIC

MOST_TICKS = 8
"""More values of an axis are not all written beside it."""
ACCURACY = "accuracy"


@dataclass(frozen=True)
class Tick:
    """A word beside an axis, at a share of its height from below, 0..1."""

    at: float
    text: Templated | str


@dataclass(frozen=True)
class CoordinateAxis:
    """One axis.

    Attributes
    ----------
    key
        The kind of its setting, or ACCURACY.
    places
        Where each member crosses it, 0..1 from below; None where it has no figure yet.
    """

    key: str
    title: Templated
    ticks: tuple[Tick, ...]
    places: tuple[float | None, ...]


def coordinates(plan: SweepPlan, members: Sequence[MemberProgress]) -> tuple[CoordinateAxis, ...]:
    """The axes of a plan's settings in their order, then that of the best validation accuracy so far.

    Values of a list stand at even distances, in rising order where they are numbers; those of a span on its own scale.
    """
    columns = [[each.member.settings[at].value for each in members] for at in range(len(plan.axes))]
    axes = [_of_setting(axis, column) for axis, column in zip(plan.axes, columns, strict=True)]
    return *axes, _of_accuracy(figure_of(members))


def figure_of(members: Sequence[MemberProgress]) -> tuple[float | None, ...]:
    """What members are judged by: the best validation accuracy, or where no member has one, the test accuracy."""
    if any(each.best_validation is not None for each in members):
        return tuple(each.best_validation for each in members)
    return tuple(each.test_accuracy for each in members)


def _of_setting(axis: Axis, column: Sequence[Value]) -> CoordinateAxis:
    if axis.span is not None:
        return _of_span(axis.kind, axis.span.low, axis.span.high, column, is_log=axis.span.scale == "log")
    values = sorted(set(axis.values), key=_rank) if axis.kind != "preset" else list(axis.values)
    shares = {value: _even(at, len(values)) for at, value in enumerate(values)}
    step = -(-len(values) // MOST_TICKS)
    ticks = tuple(Tick(shares[value], value_words(axis.kind, value)) for value in values[::step])
    return CoordinateAxis(axis.kind, title_of(axis.kind), ticks, tuple(shares.get(value, 0.5) for value in column))


def _of_span(kind: AxisKind, low: float, high: float, column: Sequence[Value], *, is_log: bool) -> CoordinateAxis:
    def share(value: Value) -> float:
        number = min(max(float(value), low), high)
        return log(number / low) / log(high / low) if is_log else (number - low) / (high - low)

    middle = (low * high) ** 0.5 if is_log else (low + high) / 2
    if kind not in LOGARITHMIC and not is_log and low == int(low) and high == int(high):
        middle = round(middle)
    ticks = tuple(Tick(share(value), f"{value:.3g}") for value in (low, middle, high))
    return CoordinateAxis(kind, title_of(kind), ticks, tuple(map(share, column)))


def _of_accuracy(figures: Sequence[float | None]) -> CoordinateAxis:
    known = [figure for figure in figures if figure is not None]
    low, high = (min(known), max(known)) if known else (0.0, 1.0)
    if high - low < 1e-9:
        low, high = low - 0.005, high + 0.005
    places = tuple(None if figure is None else (figure - low) / (high - low) for figure in figures)
    ticks = tuple(Tick(share, f"{100 * (low + share * (high - low)):.2f}") for share in (0.0, 0.5, 1.0)) if known else ()
    return CoordinateAxis(ACCURACY, Sentence("Accuracy, %"), ticks, places)


def _even(at: int, count: int) -> float:
    return at / (count - 1) if count > 1 else 0.5


def _rank(value: Value) -> tuple[bool, float, str]:
    is_word = isinstance(value, str)
    return is_word, 0.0 if isinstance(value, str) else float(value), value if isinstance(value, str) else ""
