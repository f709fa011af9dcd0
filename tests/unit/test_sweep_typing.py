"""What is typed for the settings of a sweep, and how long the sweep is said to take."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.model.layers import Dense, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.sweeps.axes import AXIS_KINDS, WORD_KINDS, Axis, Span, checked_axis
from mnist_desktop.core.sweeps.estimate import epoch_bytes, estimate, expected_epochs
from mnist_desktop.core.sweeps.halving import Halving
from mnist_desktop.core.sweeps.plan import SweepPlan, members
from mnist_desktop.core.sweeps.typed import axis_from, example_of, seed_axis, text_of
from mnist_desktop.core.training_config import TrainingConfig
from tests.conftest import make_info

SPEC = ModelSpec((Flatten(), Dense(16), Dense(10, "softmax")))


def plan(*axes: Axis, epochs: int = 4, halving: Halving | None = None) -> SweepPlan:
    names = tuple(map(str, range(10)))
    base = Experiment(SPEC, TrainingConfig(epochs=epochs))
    return SweepPlan("a", "A", "2026-01-01T12:00:00+00:00", base, axes, "tiny", "Tiny", "0" * 64, names, halving=halving)


@pytest.mark.parametrize("typed", ["0.001, 0.003", "0.001 0.003", " .001;3e-3, ", "1e-3,0.003,"])
def test_a_list_may_be_typed_in_many_ways(typed: str) -> None:
    assert axis_from("learning_rate", typed, "grid") == Axis("learning_rate", (0.001, 0.003))


def test_nothing_typed_is_no_axis() -> None:
    assert axis_from("units", " ,", "grid") is None


@pytest.mark.parametrize("dash", ["-", " - ", "–", "~", "..", "…"])
def test_a_span_is_all_whole_numbers_in_a_grid_and_drawn_from_in_a_random_search(dash: str) -> None:
    assert axis_from("layers", f"1{dash}3", "grid") == Axis("layers", (1, 2, 3))
    assert axis_from("dropout", f"0{dash}0.5", "random") == Axis("dropout", span=Span(0.0, 0.5))
    assert axis_from("learning_rate", f"0.0001{dash}0.1", "random") == Axis("learning_rate", span=Span(0.0001, 0.1, "log"))


@pytest.mark.parametrize(
    ("kind", "typed", "told"),
    [
        ("learning_rate", "0.1, fast", "“fast” is no number"),
        ("learning_rate", "0.001 - 0.1", "needs each value"),
        ("units", "16, -4", "no number"),
        ("units", "1.5", "whole number"),
        ("learning_rate", "1e9", "from 1e-07 to 100"),
        ("units", "9-3", "no numbers, or too many"),
        ("units", "1-100000", "no numbers, or too many"),
        ("optimizer", "adam, best", "must be one of"),
    ],
)
def test_what_cannot_be_a_value_is_refused_with_the_reason(kind, typed: str, told: str) -> None:
    with pytest.raises(UserError, match=told):
        axis_from(kind, typed, "grid")


@given(st.lists(st.floats(1e-6, 99, allow_nan=False).map(lambda value: float(f"{value:.6g}")), min_size=1, max_size=6))
def test_an_axis_is_typed_again_from_its_own_text(values: list[float]) -> None:
    axis = checked_axis(Axis("learning_rate", tuple(values)))
    assert axis_from("learning_rate", text_of(axis), "grid") == axis


def test_every_example_can_be_typed() -> None:
    for kind in AXIS_KINDS:
        if kind not in WORD_KINDS:
            assert axis_from(kind, example_of(kind, "grid"), "grid") is not None
            assert axis_from(kind, example_of(kind, "random"), "random") is not None


def test_seeds_go_on_from_that_of_the_network_and_one_seed_is_no_axis() -> None:
    assert seed_axis(2**31 - 1, 2) == Axis("seed", (2**31 - 1, 0))
    assert seed_axis(5, 1) is None


def test_without_a_kept_run_the_time_is_not_known(tiny_dataset) -> None:
    units = plan(Axis("units", (16, 64)))
    assert estimate(units, [], 2) is None
    other = msgspec.structs.replace(make_info("a", tiny_dataset), dataset_fingerprint="1" * 64, steps_per_epoch=10)
    assert estimate(units, [other], 2) is None


def test_the_time_follows_kept_runs_of_the_same_network_and_the_places(tiny_dataset) -> None:
    info = msgspec.structs.replace(make_info("a", tiny_dataset), spec=SPEC, steps_per_epoch=10)  # half a second an epoch
    seeds = plan(Axis("seed", (0, 1)))
    one, two = (estimate(seeds, [info], places).seconds for places in (1, 2))
    assert one == pytest.approx(2 * 0.5 * (4 + 0.3))
    assert two == pytest.approx(one / 2)
    larger = estimate(plan(Axis("units", (64, 128))), [info], 1).seconds
    assert larger > 2 * one


def test_muon_takes_longer_than_other_optimizers_of_which_each_tells_the_time_of_all(tiny_dataset) -> None:
    info = msgspec.structs.replace(make_info("a", tiny_dataset), spec=SPEC, steps_per_epoch=10)
    adam, sgd, muon = (estimate(plan(Axis("optimizer", pair)), [info], 1).seconds
                       for pair in (("adam", "nadam"), ("sgd", "rmsprop"), ("adam", "muon")))  # fmt: skip
    assert adam == pytest.approx(sgd)
    assert muon > adam


def test_members_of_sweeps_tell_the_time_before_runs_that_had_all_cores(tiny_dataset) -> None:
    info = msgspec.structs.replace(make_info("20260101-120000-abcdef", tiny_dataset), spec=SPEC, steps_per_epoch=10)
    rows = tuple(msgspec.structs.replace(row, seconds=2 * row.seconds) for row in info.history)
    member = msgspec.structs.replace(info, id=f"{info.id}-0001", history=rows)
    seeds = plan(Axis("seed", (0, 1)))
    alone, beside = estimate(seeds, [info], 2), estimate(seeds, [info, member], 2)
    assert (alone.is_fair, beside.is_fair) == (False, True)
    assert beside.seconds == pytest.approx(2 * alone.seconds)


def test_the_weights_of_epochs_take_no_more_than_their_budget() -> None:
    seeds = plan(Axis("seed", (0, 1)))
    weights = 28 * 28 * 16 + 16 + 16 * 10 + 10
    assert epoch_bytes(seeds, 10**9) == 2 * 4 * weights * 4
    assert epoch_bytes(seeds, 1000) == 1000
    assert epoch_bytes(seeds, 0) == 0


def test_halving_shortens_the_expected_training() -> None:
    halved = plan(Axis("seed", (0, 1, 2)), epochs=18, halving=Halving(2, 3))
    assert expected_epochs(halved, members(halved)[0]) == pytest.approx(2 + 4 / 3 + 12 / 9)
