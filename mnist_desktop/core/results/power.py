"""How many seeds it takes to tell a difference from luck, as plain functions.

>>> seeds_to_tell(0.002, 0.002**2, 0.002**2)
17
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, exp, lgamma, log, sqrt
from statistics import NormalDist, fmean, variance

import numpy as np

from mnist_desktop.core.results.significance import CONFIDENCE, student_t_quantile

POWER = 0.8
"""How often such a difference is to be found, after J. Cohen, *Statistical power analysis for the behavioral sciences*, 1988."""
MOST_SEEDS = 1000
"""Nobody trains more networks to tell two settings apart."""
FEWEST_SEEDS = 3
"""With fewer runs in a group, their scatter is not known well enough."""
_PIECES = 400
"""Of the integral over the estimated scatter; twice as many change the power by less than 1e-6."""


def seeds_to_tell(difference: float, first_variance: float, second_variance: float) -> int | None:
    """How many runs each of two groups needs for Welch's test to find their difference with a probability of POWER.

    Parameters
    ----------
    difference
        Of the two true means, in the same unit as the root of the variances; its sign does not matter.
    first_variance, second_variance
        s1 and s2, of single runs.

    Returns
    -------
    The number for each of the two groups, or None where more than MOST_SEEDS are needed, as for a difference of 0.
    """
    total = first_variance + second_variance
    if difference == 0:
        return None
    if total == 0:
        return FEWEST_SEEDS
    normal = NormalDist()
    reach = normal.inv_cdf((1 + CONFIDENCE) / 2) + normal.inv_cdf(POWER)
    least = reach**2 * total / difference**2  # if the scatter were known
    freedom = total**2 / (first_variance**2 + second_variance**2)
    for count in range(max(FEWEST_SEEDS, ceil(least)), MOST_SEEDS + 1):  # a few more are enough
        if power_of_welch(abs(difference) / sqrt(total / count), (count - 1) * freedom) >= POWER:
            return count
    return None


def power_of_welch(distance: float, freedom: float) -> float:
    """How often Student's test, which Welch's is with another freedom, finds a difference.

    The estimated standard error is S times the true one, where ``freedom * S^2`` has the distribution chi^2. For a given S the
    test is an ordinary one of the normal distribution, so the power is an integral over the density f of S::

        integral of (Phi(distance - t S) + Phi(-distance - t S)) f(S) dS

    Parameters
    ----------
    distance
        The true difference in units of its true standard error.
    freedom
        Degrees of freedom, not always an integer: with those of B. L. Welch for n runs in both groups,
        ``(n - 1) (s1 + s2)^2 / (s1^2 + s2^2)``.
    """
    bound = student_t_quantile(CONFIDENCE, freedom)
    width = 6 / sqrt(2 * freedom)  # S has about this standard deviation, six times over
    errors = np.linspace(max(0.0, 1 - width), 1 + width, 2 * _PIECES + 1)[1::2]  # the middles of the pieces
    constant = log(2) + freedom / 2 * log(freedom / 2) - lgamma(freedom / 2)
    densities = [exp(constant + (freedom - 1) * log(error) - freedom / 2 * error**2) for error in errors]
    normal = NormalDist()
    found = [normal.cdf(distance - bound * error) + normal.cdf(-distance - bound * error) for error in errors]
    return float(np.average(found, weights=densities))


def variance_of_runs(accuracies: Sequence[float]) -> float:
    """The scatter of runs that differ in their seed only: the variance of at least two accuracies, 0..1."""
    return variance(accuracies)


def variance_of_test(accuracies: Sequence[float], test_count: int) -> float:
    """The scatter that a test set of so many images gives an accuracy by itself: the binomial variance ``p (1 - p) / N``.

    It stands in where one run alone says nothing of the scatter between seeds. An accuracy of 0 or 1 gets half an image.
    """
    least = 0.5 / test_count
    share = min(1 - least, max(least, fmean(accuracies)))
    return share * (1 - share) / test_count
