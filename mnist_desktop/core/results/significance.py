"""Tests of whether a difference is more than chance, as plain functions.

>>> round(mcnemar(2, 10), 4)
0.0386
>>> round(welch([0.95, 0.96, 0.955], [0.97, 0.972, 0.968]).p, 3)
0.023
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp, inf, lgamma, log, log1p, sqrt
from statistics import fmean, variance

CONFIDENCE = 0.95
_TINY = 1e-300
_PRECISION = 1e-14
_MOST_TERMS = 10_000


@dataclass(frozen=True)
class Welch:
    """The result of Welch's test.

    Attributes
    ----------
    difference
        The second mean minus the first.
    low, high
        The ends of its 95 % interval.
    p
        How probable a difference at least as large is by chance alone.
    """

    difference: float
    low: float
    high: float
    p: float


def welch(first: Sequence[float], second: Sequence[float]) -> Welch:
    """Compare the means of two samples of at least two values each. Their variances need not be equal.

    B. L. Welch, *The generalization of "Student's" problem when several different population variances are involved*,
    Biometrika 34, 1947. With variances s1, s2 of n1, n2 values::

        t = (mean2 - mean1) / sqrt(s1/n1 + s2/n2)
        degrees = (s1/n1 + s2/n2)^2 / ((s1/n1)^2/(n1-1) + (s2/n2)^2/(n2-1))

    If neither sample scatters, p is 1 where their values are equal, otherwise 0.
    """
    difference = fmean(second) - fmean(first)
    parts = [(variance(sample) / len(sample), len(sample) - 1) for sample in (first, second)]
    squared_error = sum(part for part, _ in parts)
    if squared_error == 0:
        return Welch(difference, difference, difference, float(difference == 0))
    degrees = squared_error**2 / sum(part**2 / freedom for part, freedom in parts)
    error = sqrt(squared_error)
    reach = student_t_quantile(CONFIDENCE, degrees) * error
    return Welch(difference, difference - reach, difference + reach, student_t_two_sided(difference / error, degrees))


def mcnemar(only_first: int, only_second: int) -> float:
    """How probable such an uneven division of the cases in which only one is right is by chance.

    The exact form of Q. McNemar, *Note on the sampling error of the difference between correlated proportions or
    percentages*, Psychometrika 12, 1947: by chance each such case is like a coin toss, so p is twice the binomial tail::

        p = min(1, 2 * sum_{k <= min} C(n, k) / 2^n),  n = only_first + only_second

    T. Dietterich, *Approximate statistical tests for comparing supervised classification learning algorithms*, 1998, recommends
    it for two classifiers that were tested once on the same images.
    """
    count, fewer = only_first + only_second, min(only_first, only_second)
    term = tail = 1  # Python's integers have any size, so this is exact
    for k in range(fewer):
        term = term * (count - k) // (k + 1)
        tail += term
    return min(1.0, 2 * tail / (1 << count))


def student_t_two_sided(t: float, degrees: float) -> float:
    """The probability that Student's t, with `degrees` of freedom (not always an integer), is beyond +-t.

    It is the regularised incomplete beta function I_x(degrees/2, 1/2) at x = degrees / (degrees + t^2)
    (Abramowitz and Stegun, *Handbook of mathematical functions*, 26.7.1 and 26.5.27).
    """
    return _incomplete_beta(degrees / 2, 0.5, degrees / (degrees + t * t))


def f_beyond(f: float, above: float, below: float) -> float:
    """The probability that Fisher's F, with `above` and `below` degrees of freedom, is larger than `f` >= 0.

    I_x(below/2, above/2) at x = below / (below + above f) (Abramowitz and Stegun, 26.6.2 and 26.5.28).
    """
    return _incomplete_beta(below / 2, above / 2, below / (below + above * f))


@lru_cache(256)  # all pairs of a sweep have the same degrees
def student_t_quantile(share: float, degrees: float) -> float:
    """The t > 0 with `share` of the distribution within +-t; found by halving an interval."""
    low, high = 0.0, 1.0
    while student_t_two_sided(high, degrees) > 1 - share:
        high *= 2
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (middle, high) if student_t_two_sided(middle, degrees) > 1 - share else (low, middle)
    return high


def _incomplete_beta(a: float, b: float, x: float) -> float:
    """The regularised incomplete beta function I_x(a, b) by its continued fraction (Abramowitz and Stegun, 26.5.8)."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    if x > (a + 1) / (a + b + 2):  # for larger x the fraction converges slowly, so use I_x(a, b) = 1 - I_{1-x}(b, a)
        return 1 - _incomplete_beta(b, a, 1 - x)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)) / a
    return front / _beta_fraction(a, b, x)


def _beta_fraction(a: float, b: float, x: float) -> float:
    """1 + d1 x / (1 + d2 x / (1 + ...)), computed from the front (W. J. Lentz, *Applied Optics* 15, 1976)."""
    value, above, below = 1.0, inf, 0.0
    for number in range(1, _MOST_TERMS):
        half, odd = divmod(number, 2)
        if odd:
            term = -(a + half) * (a + b + half) * x / ((a + 2 * half) * (a + 2 * half + 1))
        else:
            term = half * (b - half) * x / ((a + 2 * half - 1) * (a + 2 * half))
        above = 1 + term / above if number > 1 else 1 + term
        below = 1 / ((1 + term * below) or _TINY)
        change = (above or _TINY) * below
        value *= change
        if abs(change - 1) < _PRECISION:
            break
    return value
