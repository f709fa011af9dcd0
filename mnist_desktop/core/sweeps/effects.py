"""How much each of several settings moved a figure, by an analysis of variance.

>>> table = [{"rate": rate, "units": units} for rate in (0.001, 0.01) for units in (16, 64) for _ in range(2)]
>>> found = analyse_effects(table, [0.90, 0.91, 0.90, 0.91, 0.95, 0.96, 0.95, 0.96])
>>> [(effect.axis, round(effect.span, 3), effect.is_real) for effect in found.effects]
[('rate', 0.05, True), ('units', 0.0, False)]
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.results.significance import CONFIDENCE, f_beyond, student_t_quantile
from mnist_desktop.core.results.which_is_better import SIGNIFICANT

FEWEST_FREE = 2
"""With fewer degrees of freedom of the scatter, no interval is narrow enough to be of use."""
ENOUGH_REPEATS = 6
"""From so many degrees of freedom on, repeats of the same settings alone say how far results scatter."""
_TINY = 1e-12
"""Sums of squares of accuracies below this are rounding."""

Row = Mapping[str, Hashable]


@dataclass(frozen=True)
class Level:
    """One value of a setting, and the mean figure that it has where the other settings are evened out, with its 95 % interval."""

    value: Hashable
    count: int
    mean: float
    low: float
    high: float


@dataclass(frozen=True)
class Effect:
    """What one setting did.

    Attributes
    ----------
    levels
        Its values, in the order in which they were first seen.
    span
        The mean of the best value minus that of the worst, 0 or more.
    low, high
        The ends of its interval. It holds for all pairs of values of all settings at once (Bonferroni), as best and worst are
        chosen afterwards.
    p
        How probable differences at least as large are by chance alone, raised for the number of settings looked at (Holm).
    """

    axis: str
    levels: tuple[Level, ...]
    span: float
    low: float
    high: float
    p: float

    @property
    def is_real(self) -> bool:
        """Whether it is more than luck, by the test and by the interval."""
        return self.p < SIGNIFICANT and self.low > 0

    @property
    def is_close_call(self) -> bool:
        """Whether only one of the test and the interval says that it is more than luck."""
        return (self.p < SIGNIFICANT) != (self.low > 0)

    @property
    def best(self) -> Level:
        """The value with the highest mean."""
        return max(self.levels, key=lambda level: level.mean)

    @property
    def worst(self) -> Level:
        """The value with the lowest mean."""
        return min(self.levels, key=lambda level: level.mean)


@dataclass(frozen=True)
class Effects:
    """What all settings did.

    Attributes
    ----------
    effects
        The settings that can be told apart, the largest span first; empty where there are too few results.
    tangled
        Settings that changed only together with others, so that nobody can say which of them did it.
    scatter
        The standard deviation of single results that no setting explains; None where it is not known.
    p_together
        How probable it is by chance that settings depend on each other as much as they seem to; None without repeats.
    """

    effects: tuple[Effect, ...] = ()
    tangled: tuple[str, ...] = ()
    scatter: float | None = None
    p_together: float | None = None


def analyse_effects(table: Sequence[Row], figures: Sequence[float]) -> Effects:
    """Say how much each setting moved the figure.

    R. A. Fisher, *Statistical methods for research workers*, 1925, in the form for designs with gaps (F. Yates, *The analysis of
    multiple classifications with unequal numbers in the different classes*, Journal of the American Statistical Association
    29, 1934): a model in which the effects of the settings add up is fitted with and without each of them. With sums of squares
    R of what is left unexplained, and d as the degrees of freedom that a setting takes::

        F = (R_without - R_with) / d / s^2

    s^2 is the variance between repeats of the same settings, where there are enough; otherwise what the model leaves
    unexplained, which counts it as scatter where settings depend on each other: that claims too little, not too much. The
    p-values are raised by the method of S. Holm, *A simple sequentially rejective multiple test procedure*, Scandinavian
    Journal of Statistics 6, 1979, so that of all settings together a false one is claimed in 5 % of sweeps at most.

    Parameters
    ----------
    table
        The settings of each result, all with the same keys. What has one value only is left out.
    figures
        Of the same length, such as accuracies 0..1.
    """
    y = np.array(figures, np.float64)
    axes = [axis for axis in (table[0] if table else ()) if len({row[axis] for row in table}) > 1]
    if not axes or len(y) <= FEWEST_FREE:
        return Effects()
    values = {axis: tuple(dict.fromkeys(row[axis] for row in table)) for axis in axes}
    parts = {axis: _contrasts([values[axis].index(row[axis]) for row in table], len(values[axis])) for axis in axes}
    whole = _Fit.of(parts, y)
    tangled = tuple(axis for axis in axes if whole.rank - _Fit.of(_without(parts, axis), y).rank < parts[axis].shape[1])
    if tangled:
        rest = [{axis: row[axis] for axis in axes if axis not in tangled} for row in table]
        return replace(analyse_effects(rest, figures), tangled=tangled)
    repeats, free_of_repeats = _scatter_of_repeats([tuple(row[axis] for axis in axes) for row in table], y)
    squares, free = (repeats, free_of_repeats) if free_of_repeats >= ENOUGH_REPEATS else (whole.squares, whole.free)
    if free < FEWEST_FREE:
        return Effects()
    variance = squares / free
    raw = [_chance(_Fit.of(_without(parts, axis), y).squares - whole.squares, parts[axis].shape[1], variance, free)
           for axis in axes]  # fmt: skip
    effects = [_effect(axis, values[axis], [row[axis] for row in table], whole, p, variance, free, len(axes))
               for axis, p in zip(axes, holm(raw), strict=True)]  # fmt: skip
    together = None
    if free_of_repeats >= FEWEST_FREE and whole.free > free_of_repeats:
        more = whole.free - free_of_repeats
        together = _chance(whole.squares - repeats, more, repeats / free_of_repeats, free_of_repeats)
    ordered = tuple(sorted(effects, key=lambda effect: -effect.span))
    return Effects(ordered, (), sqrt(max(0.0, variance)), together)


def holm(chances: Sequence[float]) -> tuple[float, ...]:
    """p-values, raised so that of all their tests together one is wrong as rarely as a single one would be.

    >>> holm([0.01, 0.04, 0.03])
    (0.03, 0.06, 0.06)
    """
    raised = [0.0] * len(chances)
    least = 0.0
    for place, at in enumerate(sorted(range(len(chances)), key=chances.__getitem__)):
        least = max(least, min(1.0, (len(chances) - place) * chances[at]))
        raised[at] = least
    return tuple(raised)


@dataclass(frozen=True, eq=False)
class _Fit:
    """A model whose parts add up, fitted by least squares.

    Attributes
    ----------
    columns
        Where in `weights` those of each setting begin; the first weight is the mean of all.
    spread
        The covariance of the weights is this, times the variance of a result: shape (weights, weights).
    """

    weights: NDArray[np.float64]
    columns: Mapping[str, slice]
    spread: NDArray[np.float64]
    squares: float
    rank: int
    free: int

    @classmethod
    def of(cls, parts: Mapping[str, NDArray[np.float64]], y: NDArray[np.float64]) -> _Fit:
        matrix = np.hstack([np.ones((len(y), 1)), *parts.values()])
        ends = np.cumsum([1, *(part.shape[1] for part in parts.values())]).tolist()
        columns = {axis: slice(ends[at], ends[at + 1]) for at, axis in enumerate(parts)}
        weights, _, rank, _ = np.linalg.lstsq(matrix, y, rcond=None)
        squares = float(((y - matrix @ weights) ** 2).sum())
        spread = np.linalg.pinv(matrix.T @ matrix)
        return cls(weights.astype(np.float64), columns, spread, squares, int(rank), len(y) - int(rank))


def _contrasts(places: Sequence[int], count: int) -> NDArray[np.float64]:
    """A column for each value but the last, whose results are -1 in all of them: so the weights are distances from the mean."""
    return np.vstack([np.eye(count - 1), -np.ones(count - 1)])[list(places)]


def _without(parts: Mapping[str, NDArray[np.float64]], axis: str) -> dict[str, NDArray[np.float64]]:
    return {name: part for name, part in parts.items() if name != axis}


def _scatter_of_repeats(keys: Sequence[Hashable], y: NDArray[np.float64]) -> tuple[float, int]:
    """The sum of squares around the means of equal settings, and its degrees of freedom."""
    groups: dict[Hashable, list[float]] = {}
    for key, figure in zip(keys, y.tolist(), strict=True):
        groups.setdefault(key, []).append(figure)
    return sum(float(np.var(group)) * len(group) for group in groups.values()), len(y) - len(groups)


def _chance(squares: float, degrees: int, variance: float, free: int) -> float:
    """The p-value of an F-test; where nothing scatters, any difference is real."""
    if squares < _TINY:
        return 1.0
    return 0.0 if variance < _TINY else f_beyond(squares / degrees / variance, degrees, free)


def _effect(  # noqa: PLR0913 - what a fit knows of one setting
    axis: str,
    values: Sequence[Hashable],
    column: Sequence[Hashable],
    fit: _Fit,
    p: float,
    variance: float,
    free: int,
    settings: int,
) -> Effect:
    picks = np.zeros((len(values), len(fit.weights)))
    picks[:, 0] = 1
    picks[:, fit.columns[axis]] = _contrasts(range(len(values)), len(values))
    means = picks @ fit.weights
    reach = student_t_quantile(CONFIDENCE, free) * np.sqrt(np.maximum(0, variance * _forms(picks, fit.spread)))
    levels = tuple(Level(value, column.count(value), float(mean), float(mean - far), float(mean + far))
                   for value, mean, far in zip(values, means, reach, strict=True))  # fmt: skip
    pairs = settings * len(values) * (len(values) - 1) // 2
    between = picks[[int(means.argmax())]] - picks[[int(means.argmin())]]
    error = sqrt(max(0.0, variance * float(_forms(between, fit.spread)[0])))
    far = student_t_quantile(1 - (1 - CONFIDENCE) / pairs, free) * error
    span = float(means.max() - means.min())
    return Effect(axis, levels, span, span - far, span + far, p)


def _forms(rows: NDArray[np.float64], matrix: NDArray[np.float64]) -> NDArray[np.float64]:
    """The quadratic form r M r of each row r."""
    forms: NDArray[np.float64] = ((rows @ matrix) * rows).sum(axis=1)
    return forms
