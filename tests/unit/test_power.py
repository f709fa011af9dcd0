"""The number of seeds that tell a difference from luck, held against simulated runs."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from mnist_desktop.core.results.power import (
    FEWEST_SEEDS,
    POWER,
    power_of_welch,
    seeds_to_tell,
    variance_of_runs,
    variance_of_test,
)
from mnist_desktop.core.results.which_is_better import Conclusion, judge_seeds


def found(difference: float, deviations: tuple[float, float], count: int) -> float:
    """How often Welch's test finds a difference between two groups of `count` simulated runs."""
    random = np.random.default_rng(7)
    first, second = (random.normal(mean, spread, (8000, count)) for mean, spread in zip((0, difference), deviations, strict=True))
    return float((stats.ttest_ind(first, second, axis=1, equal_var=False).pvalue < 0.05).mean())


@pytest.mark.parametrize(("difference", "deviations"), [(1.0, (1.0, 1.0)), (1.0, (0.5, 1.5)), (1.5, (1.0, 1.0))])
def test_so_many_simulated_seeds_find_the_difference_four_times_in_five_and_fewer_do_not(difference, deviations):
    count = seeds_to_tell(difference, deviations[0] ** 2, deviations[1] ** 2)
    assert POWER - 0.02 < found(difference, deviations, count) < POWER + 0.06  # one seed more of a few is much
    assert found(difference, deviations, count - 2) < POWER


@pytest.mark.parametrize(("distance", "freedom"), [(0.0, 4.0), (2.8, 30.0), (4.0, 4.0), (3.0, 7.5)])
def test_the_power_is_that_of_the_noncentral_t_distribution(distance, freedom):
    bound = stats.t.ppf(0.975, freedom)
    exact = stats.nct.sf(bound, freedom, distance) + stats.nct.cdf(-bound, freedom, distance)
    assert power_of_welch(distance, freedom) == pytest.approx(exact, abs=1e-3)


def test_no_number_of_seeds_tells_equal_runs_and_the_fewest_tell_runs_that_do_not_scatter():
    assert seeds_to_tell(0.0, 1.0, 1.0) is None
    assert seeds_to_tell(1e-6, 1.0, 1.0) is None
    assert seeds_to_tell(0.1, 0.0, 0.0) == FEWEST_SEEDS
    assert seeds_to_tell(-1.0, 1.0, 1.0) == seeds_to_tell(1.0, 1.0, 1.0)


def test_the_scatter_of_a_test_set_is_the_binomial_one():
    draws = np.random.default_rng(1).binomial(1000, 0.9, 20_000) / 1000
    assert variance_of_test([0.9], 1000) == pytest.approx(draws.var(), rel=0.03)
    assert variance_of_test([1.0], 1000) > 0
    assert variance_of_runs([0.9, 0.92]) == pytest.approx(0.0002)


def test_one_run_of_each_rests_on_the_test_set_and_more_on_their_scatter():
    guess = judge_seeds([0.98], [0.981], 10_000)
    assert guess.kind is Conclusion.SEEDS_BY_TEST
    assert "10,000 test images" in guess.text
    measured = judge_seeds([0.980, 0.982, 0.979], [0.981, 0.984, 0.983], 10_000)
    assert measured.kind is Conclusion.SEEDS_BY_SCATTER
    assert "these 3 and 3 runs" in measured.text
    assert judge_seeds([0.98], [0.9801], 10_000).kind is Conclusion.SEEDS_NEVER


@pytest.mark.parametrize("second", [[0.98], [0.98004], [0.98, 0.98, 0.98], [0.97, 0.98, 0.99]])
def test_no_seeds_are_asked_for_where_two_accuracies_read_the_same(second):
    said = judge_seeds([0.98, 0.98, 0.98], second, 10_000)
    assert said.kind is Conclusion.SEEDS_NOT_NEEDED
    assert "0.00" not in said.text
