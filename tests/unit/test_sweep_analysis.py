"""What is said of a sweep: false alarms are as rare as promised, real effects are found, and what is unknown is not claimed."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import fdtrc

from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.results.front import pareto_front
from mnist_desktop.core.results.significance import f_beyond
from mnist_desktop.core.runs.record import EpochRow
from mnist_desktop.core.sweeps.analysis import Analysis, SweepFinding, analyse_sweep, worse_than_best
from mnist_desktop.core.sweeps.axes import Setting
from mnist_desktop.core.sweeps.binning import in_ranges
from mnist_desktop.core.sweeps.effects import Effect, analyse_effects, holm
from mnist_desktop.core.sweeps.plan import Member
from mnist_desktop.core.sweeps.progress import MemberProgress, MemberState
from mnist_desktop.core.sweeps.results import Group, MemberResult, result_of, settings_words
from mnist_desktop.core.training_config import EarlyStopping, TrainingConfig

RATES, UNITS = (0.001, 0.003, 0.01), (16, 64)
TRIALS = 80
MOST_FALSE = 0.05 + 3 * (0.05 * 0.95 / TRIALS) ** 0.5
"""Three standard errors above 5 %, so that the test itself raises no false alarm."""


def member(accuracy: float, seed: int = 0, *, rate: float = 0.001, units: int = 16, **changes: object) -> MemberResult:
    settings = Setting("learning_rate", rate), Setting("units", units), Setting("seed", seed)
    values = {"validations": (accuracy,), "validation": accuracy, "test": accuracy - 0.01, "is_whole": True} | changes
    return MemberResult(settings, **values)  # type: ignore[arg-type]


def grid(accuracy: Callable[[float, int, int], float], seeds: int = 3) -> list[MemberResult]:
    found = itertools.product(RATES, UNITS, range(seeds))
    return [member(accuracy(rate, units, seed), seed, rate=rate, units=units) for rate, units, seed in found]


def kinds(analysis: Analysis) -> set[SweepFinding]:
    return {each.kind for each in analysis.statements}


def sentence(analysis: Analysis, kind: SweepFinding) -> str:
    return next(each.text for each in analysis.statements if each.kind is kind)


@pytest.mark.parametrize("noise", ["normal", "skewed", "outliers"])
@pytest.mark.parametrize("seeds", [1, 3])
def test_settings_without_an_effect_are_rarely_said_to_matter(noise: str, seeds: int) -> None:
    random = np.random.default_rng(len(noise) + seeds)
    table = [{"rate": rate, "units": units} for rate, units, _ in itertools.product(RATES, (16, 64, 128), range(seeds))]
    false = 0
    for _ in range(TRIALS):
        scatter = {"normal": random.normal(0, 0.003, len(table)), "skewed": -random.exponential(0.003, len(table)),
                   "outliers": np.where(random.random(len(table)) < 0.05, -0.8, random.normal(0, 0.003, len(table)))}  # fmt: skip
        found = analyse_effects(table, (0.95 + scatter[noise]).tolist())
        false += any(effect.is_real for effect in found.effects)
    assert false / TRIALS <= MOST_FALSE


def test_equal_combinations_are_rarely_said_to_be_better_or_worse() -> None:
    random = np.random.default_rng(5)
    false_best = false_worse = 0
    for _ in range(TRIALS // 2):
        groups = [Group((Setting("units", at),), tuple(0.95 + random.normal(0, 0.003, 3)), ()) for at in range(6)]
        groups.sort(key=lambda group: -group.mean)
        false_worse += any(worse_than_best(groups))
        results = [MemberResult((*group.settings, Setting("seed", seed)), (figure,), figure, None)
                   for group in groups for seed, figure in enumerate(group.figures)]  # fmt: skip
        false_best += SweepFinding.BEST_IS_BETTER in kinds(analyse_sweep(results))
    assert max(false_best, false_worse) / (TRIALS // 2) <= 0.05 + 3 * (0.05 * 0.95 / (TRIALS // 2)) ** 0.5


def test_a_setting_with_an_effect_is_found_and_one_without_is_not_blamed() -> None:
    random = np.random.default_rng(3)
    found = blamed = 0
    for _ in range(40):
        table = [{"rate": rate, "units": units} for rate, units, _ in itertools.product(RATES, UNITS, range(3))]
        figures = [0.95 + 0.008 * (row["rate"] == 0.003) + random.normal(0, 0.003) for row in table]
        effects = {effect.axis: effect for effect in analyse_effects(table, figures).effects}
        found += effects["rate"].is_real and effects["rate"].best.value == 0.003
        blamed += effects["units"].is_real
    assert found >= 36
    assert blamed <= 6


def test_the_interval_of_a_span_holds_the_true_difference() -> None:
    random = np.random.default_rng(9)
    held = 0
    for _ in range(60):
        table = [{"units": units} for units in UNITS for _ in range(4)]
        figures = [0.9 + 0.02 * (row["units"] == 64) + random.normal(0, 0.004) for row in table]
        (effect,) = analyse_effects(table, figures).effects
        held += effect.low <= 0.02 <= effect.high
    assert held >= 54


def test_fishers_tail_is_that_of_scipy() -> None:
    for value, above, below in ((0.3, 1, 5), (4.2, 2, 12), (9.0, 3, 7.5), (0.0, 2, 3)):
        assert f_beyond(value, above, below) == pytest.approx(fdtrc(above, below, value), rel=1e-9)


def test_with_one_setting_the_test_is_the_one_way_analysis_of_variance() -> None:
    groups = np.random.default_rng(1).normal([[0], [0.5], [2]], 1, (3, 5))
    between, within = 5 * groups.mean(1).var(ddof=1), groups.var(1, ddof=1).mean()
    (effect,) = analyse_effects([{"a": at} for at in range(3) for _ in range(5)], groups.ravel().tolist()).effects
    assert effect.p == pytest.approx(fdtrc(2, 12, between / within), rel=1e-6)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=8))
def test_raised_p_values_keep_their_order_and_are_never_smaller(chances: list[float]) -> None:
    raised = holm(chances)
    assert all(new >= old for new, old in zip(raised, chances, strict=True))
    order = sorted(range(len(chances)), key=chances.__getitem__)
    assert [raised[at] for at in order] == sorted(raised)


def test_a_clear_winner_is_called_better_than_the_second_best() -> None:
    analysis = analyse_sweep(grid(lambda rate, units, seed: 0.9 + 0.02 * (rate == 0.003) + 0.01 * (units == 64) + 0.0004 * seed))
    assert SweepFinding.BEST_IS_BETTER in kinds(analysis)
    assert "learning rate 0.003, units 64, with 93.04 % on 3 seeds" in sentence(analysis, SweepFinding.BEST_IS_BETTER)
    assert "92.04 % of the test images" in sentence(analysis, SweepFinding.FAIR_TEST)
    assert [effect.axis for effect in analysis.effects.effects] == ["learning_rate", "units"]


def test_settings_that_depend_on_each_other_are_said_to() -> None:
    crossed = grid(lambda rate, units, seed: 0.9 + 0.02 * ((rate == 0.003) == (units == 64)) + 0.0005 * (seed - 1))
    assert SweepFinding.TOGETHER in kinds(analyse_sweep(crossed))
    assert SweepFinding.TOGETHER not in kinds(analyse_sweep(grid(lambda rate, units, seed: 0.9 + 0.0005 * seed)))


def test_with_one_seed_nothing_is_claimed_about_the_best() -> None:
    analysis = analyse_sweep(grid(lambda rate, units, _: 0.9 + rate + units / 1e4, seeds=1))
    assert {SweepFinding.BEST_UNSURE, SweepFinding.ONE_SEED} <= kinds(analysis)


def test_two_members_say_nothing_of_a_setting() -> None:
    assert SweepFinding.TOO_FEW in kinds(analyse_sweep([member(0.9), member(0.95, units=64)]))
    assert kinds(analyse_sweep([])) == {SweepFinding.NOTHING}


def test_a_setting_that_changed_only_with_another_is_not_judged() -> None:
    pairs = [(0.001, 16), (0.01, 64)]
    analysis = analyse_sweep(
        [member(0.9 + units / 1e3, seed, rate=rate, units=units) for rate, units in pairs for seed in range(3)]
    )
    assert [each.values["setting"].template for each in analysis.statements if each.kind is SweepFinding.TANGLED] == [
        "Learning rate",
        "Units",
    ]


def test_members_that_were_stopped_early_are_compared_at_the_same_epoch() -> None:
    """Otherwise those that went on would look better for that alone."""
    early = [member(0.8, seed, rate=rate, validations=(0.7, 0.8), is_whole=False) for rate in RATES[:2] for seed in range(3)]
    whole = [member(0.97, seed, rate=0.01, validations=(0.7, 0.8, 0.9, 0.97)) for seed in range(3)]
    analysis = analyse_sweep([*early, *whole])
    assert "after epoch 2" in sentence(analysis, SweepFinding.HALVED)
    assert all(effect.span == pytest.approx(0) for effect in analysis.effects.effects)
    assert [group.settings[0].value for group in analysis.groups] == [0.01]


def test_the_comparison_at_the_same_epoch_is_that_of_a_calculation_by_hand() -> None:
    """Two rates, two seeds each; the rate 0.003 was stopped after epoch 2.

    After epoch 2 the rate 0.001 has 0.60 and 0.64, so 0.62, and the rate 0.003 has 0.70 and 0.72, so 0.71: 9 points more. Around
    these means the squares are 2 * 0.02² + 2 * 0.01² = 0.001 with 4 - 2 = 2 degrees of freedom, so s² = 0.0005. The difference of
    two means of two has the standard error sqrt(0.0005 * (1/2 + 1/2)) = 0.02236, so t = 0.09 / 0.02236 = 4.025. With 2 degrees of
    freedom p = 1 - t / sqrt(t² + 2) = 0.0566, and the interval reaches 4.3027 * 0.02236 = 0.0962 to both sides.
    """
    curves = {0.001: ((0.5, 0.60, 0.9), (0.5, 0.64, 0.94)), 0.003: ((0.6, 0.70), (0.6, 0.72))}
    results = [
        member(curve[-1], seed, rate=rate, validations=curve, is_whole=len(curve) == 3)
        for rate, seeds in curves.items()
        for seed, curve in enumerate(seeds)
    ]
    analysis = analyse_sweep(results)
    (effect,) = analysis.effects.effects
    assert (effect.best.value, effect.best.mean, effect.worst.mean) == (0.003, pytest.approx(0.71), pytest.approx(0.62))
    assert (effect.span, effect.low, effect.high) == pytest.approx((0.09, -0.00621, 0.18621), abs=1e-5)
    assert effect.p == pytest.approx(0.05654, abs=1e-5)
    assert analysis.effects.scatter == pytest.approx(0.0005**0.5)
    assert SweepFinding.MAY_BE_LUCK in kinds(analysis)
    assert [group.settings[0].value for group in analysis.groups] == [0.001], "the best is looked for among those that ended"


def test_of_seeds_that_survived_no_test_is_made() -> None:
    """Those that were stopped early were the worse ones, so the others show more than the setting can do."""
    going_on = [member(0.97 + seed / 1e4, seed, rate=0.01) for seed in range(3)]
    stopped = [member(0.8, 3, rate=0.01, is_whole=False)]
    other = [member(0.95 + seed / 1e4, seed, rate=0.001) for seed in range(3)]
    assert SweepFinding.BEST_IS_BETTER in kinds(analyse_sweep([*going_on, *other]))
    analysis = analyse_sweep([*going_on, *stopped, *other])
    assert SweepFinding.BEST_SURVIVED in kinds(analysis)
    assert not kinds(analysis) & {SweepFinding.BEST_IS_BETTER, SweepFinding.BEST_BY_LUCK, SweepFinding.BEST_UNSURE}
    assert worse_than_best(analysis.groups) == (False,)


def test_a_setting_matters_only_where_test_and_interval_agree() -> None:
    for p, low, found in ((0.01, 0.001, "real"), (0.01, -0.001, "close"), (0.2, 0.001, "close"), (0.2, -0.001, "neither")):
        effect = Effect("units", (), 0.01, low, 0.02, p)
        assert (effect.is_real, effect.is_close_call) == (found == "real", found == "close")


def test_an_interval_is_wider_where_more_settings_are_looked_at() -> None:
    figures = [0.9 + 0.02 * (units == 64) + 0.001 * seed for units in UNITS for rate in RATES for seed in range(3)]
    one = analyse_effects([{"units": units} for units in UNITS for rate in RATES for seed in range(3)], figures).effects[0]
    table = [{"units": units, "rate": rate} for units in UNITS for rate in RATES for seed in range(3)]
    two = next(each for each in analyse_effects(table, figures).effects if each.axis == "units")
    assert one.span == pytest.approx(two.span)
    assert two.high - two.low > one.high - one.low


def test_a_list_of_many_values_is_not_said_to_be_drawn() -> None:
    many = [member(0.9 + at / 1e3, rate=(at + 1) / 1e3) for at in range(8)]
    assert sentence(analyse_sweep(many), SweepFinding.GATHERED).startswith("Learning rate has many values")


def test_without_validation_images_the_test_images_decide_and_that_is_said() -> None:
    results = [member(0.9, seed, units=units, validations=(), validation=None) for units in UNITS for seed in range(3)]
    analysis = analyse_sweep(results)
    assert analysis.by_test
    assert SweepFinding.BY_TEST in kinds(analysis)
    assert SweepFinding.FAIR_TEST not in kinds(analysis)


def failed(seed: int = 0, *, rate: float = 0.001, units: int = 16) -> MemberResult:
    changes = {"validations": (), "validation": None, "test": None, "is_whole": False, "has_failed": True}
    return member(0, seed, rate=rate, units=units, **changes)


def test_members_without_a_figure_are_counted() -> None:
    analysis = analyse_sweep([member(0.9), failed(rate=1.0), failed(rate=10.0)])
    assert "could not be built: 2." in sentence(analysis, SweepFinding.LEFT_OUT)
    assert not kinds(analysis) & {SweepFinding.LOST_SEEDS, SweepFinding.HALVED}


def test_of_seeds_of_which_others_failed_no_test_is_made_and_that_is_said() -> None:
    """A combination that fails now and then is no better for the seeds that were lucky."""
    lucky = [member(0.97 + seed / 1e4, seed, rate=0.01) for seed in range(3)]
    other = [member(0.95 + seed / 1e4, seed, rate=0.001) for seed in range(3)]
    analysis = analyse_sweep([*lucky, failed(3, rate=0.01), *other])
    assert "of one of the two, seeds failed" in sentence(analysis, SweepFinding.BEST_FAILED)
    assert not kinds(analysis) & {SweepFinding.BEST_IS_BETTER, SweepFinding.BEST_BY_LUCK, SweepFinding.BEST_UNSURE}
    assert worse_than_best(analysis.groups) == (False,)
    assert "such as learning rate 0.01, units 16." in sentence(analysis, SweepFinding.LOST_SEEDS)


def test_a_drawn_combination_of_which_all_seeds_but_one_are_lost_says_so() -> None:
    """Successive halving keeps the best seed of a combination, and one of the others diverged."""
    lost = [member(0.8, 1, rate=0.01, validations=(0.8,), is_whole=False), failed(2, rate=0.01)]
    kept = member(0.97, 0, rate=0.01, validations=(0.85, 0.97))
    analysis = analyse_sweep([kept, *lost, *(member(0.95, seed, validations=(0.84, 0.95)) for seed in range(3))])
    assert (analysis.groups[0].stopped, analysis.groups[0].failed) == (1, 1)
    assert {SweepFinding.BEST_SURVIVED, SweepFinding.LOST_SEEDS, SweepFinding.LEFT_OUT} <= kinds(analysis)
    assert "stopped early: 1." in sentence(analysis, SweepFinding.HALVED)


def test_values_of_a_random_search_are_gathered_and_a_best_value_in_the_middle_is_found() -> None:
    random = np.random.default_rng(4)
    rates = (10 ** random.uniform(-4, -1, 40)).tolist()
    results = [member(0.95 - 0.05 * abs(np.log10(rate) + 2.5) + random.normal(0, 0.004), rate=rate) for rate in rates]
    analysis = analyse_sweep(results)
    (effect,) = analysis.effects.effects
    assert SweepFinding.GATHERED in kinds(analysis)
    assert effect.is_real
    assert effect.best.value.low < 10**-2.5 < effect.best.value.high  # type: ignore[attr-defined]


@given(st.lists(st.floats(1e-6, 100), min_size=6, max_size=40))
def test_every_value_lies_in_its_range_and_ranges_do_not_overlap(values: list[float]) -> None:
    ranges = in_ranges(values)
    assert all(each.low <= value <= each.high for each, value in zip(ranges, values, strict=True))
    ordered = sorted(set(ranges))
    assert all(one.high < other.low for one, other in itertools.pairwise(ordered))


@given(st.lists(st.tuples(st.integers(1, 20), st.integers(0, 20)), max_size=20))
def test_the_front_is_what_no_other_point_dominates(points: list[tuple[int, int]]) -> None:
    def is_dominated(point: tuple[int, int]) -> bool:
        return any(cost <= point[0] and worth >= point[1] and (cost, worth) != point for cost, worth in points)

    assert set(pareto_front(points)) == {at for at, point in enumerate(points) if not is_dominated(point)}
    assert [points[at][0] for at in pareto_front(points)] == sorted(points[at][0] for at in pareto_front(points))


def test_a_point_without_a_figure_is_on_no_front() -> None:
    assert pareto_front([(1.0, float("nan")), (2.0, 0.5)]) == (1,)


def progress_of(config: TrainingConfig, rows: tuple[EpochRow, ...], state: MemberState) -> MemberProgress:
    member = Member(1, "a-0001", (Setting("units", 64),), Experiment(config=config))
    return MemberProgress(member, state, history=rows, test_accuracy=0.88, has_run=True)


def test_a_result_has_the_figure_of_the_weights_that_the_run_keeps() -> None:
    rows = tuple(EpochRow(n, 1.0, 0.5, 1.0 - value, value, 0.001, 1.0) for n, value in enumerate((0.7, 0.9, 0.8), 1))
    last = result_of(progress_of(TrainingConfig(), rows, MemberState.FINISHED))
    best = result_of(progress_of(TrainingConfig(early_stopping=EarlyStopping()), rows, MemberState.STOPPED_EARLY))
    assert (last.validation, last.validations, last.test, last.is_whole) == (0.8, (0.7, 0.9, 0.8), 0.88, True)
    assert (best.validation, best.is_whole) == (0.9, False)
    assert settings_words(last.settings).text == "units 64"
    assert result_of(progress_of(TrainingConfig(), rows, MemberState.FAILED)).has_failed
