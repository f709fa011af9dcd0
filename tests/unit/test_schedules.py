"""Learning-rate schedules: their ends, their shape, and that an epoch's rates are those of the whole run."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from mnist_desktop.core.runs.record import RateChange, with_rate_change
from mnist_desktop.core.runs.schedules import POINTS, epoch_learning_rates, learning_rate_curve, learning_rates
from mnist_desktop.core.training_config import ScheduleName, TrainingConfig

CONFIG = TrainingConfig(learning_rate=0.01, epochs=10)
SCHEDULES = get_args(ScheduleName)


def rates(schedule, steps_per_epoch=100, **changes):
    return learning_rates(replace(CONFIG, schedule=schedule, **changes), steps_per_epoch)


@given(st.sampled_from(SCHEDULES), st.integers(1, 50), st.integers(1, 30), st.floats(1e-7, 100))
def test_every_step_has_a_positive_rate_of_at_most_the_configured_one(schedule, epochs, steps, rate):
    values = rates(schedule, steps, epochs=epochs, learning_rate=rate)
    assert values.shape == (epochs * steps,)
    assert values.dtype == np.float32
    assert (values > 0).all()
    assert (values <= np.float32(rate)).all()


@given(st.sampled_from(SCHEDULES), st.integers(1, 12), st.integers(1, 30))
def test_rates_of_the_epochs_make_up_those_of_the_run(schedule, epochs, steps):
    config = replace(CONFIG, schedule=schedule, epochs=epochs)
    parts = [epoch_learning_rates(config, steps, epoch) for epoch in range(1, epochs + 1)]
    assert np.array_equal(np.concatenate(parts), learning_rates(config, steps))


def test_constant_never_changes():
    assert set(rates("constant")) == {np.float32(0.01)}


def test_step_divides_by_ten_at_half_and_at_three_quarters():
    values = rates("step")
    assert set(values[:500]) == {np.float32(0.01)}
    assert set(values[500:750]) == {np.float32(0.001)}
    assert set(values[750:]) == {np.float32(0.0001)}


def test_cosine_falls_from_the_rate_through_its_half_towards_zero():
    values = rates("cosine")
    assert values[0] == np.float32(0.01)
    assert values[500] == pytest.approx(0.005)
    assert values[-1] < 1e-7
    assert (np.diff(values) < 0).all()


def test_one_cycle_rises_for_a_fifth_and_then_falls_towards_zero():
    values = rates("one_cycle")
    peak = int(values.argmax())
    assert peak == pytest.approx(200, abs=1)
    assert values[peak] == pytest.approx(0.01, rel=1e-2)
    assert (np.diff(values[: peak + 1]) > 0).all()
    assert (np.diff(values[peak + 1 :]) < 0).all()
    assert values[-1] < 0.01 / 500


@pytest.mark.parametrize("schedule", SCHEDULES)
def test_changed_rate_stands_in_the_place_of_the_configured_one_from_its_step_on(schedule):
    config = replace(CONFIG, schedule=schedule)
    changes = (RateChange(2, 30, 0.02), RateChange(4, 0, 0.005), RateChange(5, 100, 0.03))
    changed = np.concatenate([epoch_learning_rates(config, 100, epoch, changes) for epoch in range(1, 11)])
    factors = np.repeat([1, 2, 0.5, 3], [130, 170, 200, 500])
    np.testing.assert_allclose(changed, learning_rates(config, 100) * factors, rtol=1e-6)


def test_changes_stand_in_the_order_of_the_steps_and_one_step_has_one():
    first, second, later = RateChange(1, 5, 0.1), RateChange(1, 5, 0.2), RateChange(3, 0, 0.4)
    changes = with_rate_change((first, later), second, 0.01)
    assert changes == (second, later)
    assert with_rate_change((later,), first, 0.01) == (first, later)


def test_change_to_the_rate_there_was_before_is_none():
    change = RateChange(2, 0, 0.1)
    assert with_rate_change((), RateChange(1, 5, 0.01), 0.01) == ()
    assert with_rate_change((change,), RateChange(2, 3, 0.1), 0.01) == (change,)
    assert with_rate_change((change,), RateChange(2, 0, 0.01), 0.01) == (), "taken back at the same step"


@given(st.sampled_from(SCHEDULES), st.integers(1, 12), st.integers(1, 30), st.floats(0.1, 12))
def test_curve_of_a_short_run_has_every_step_at_its_end(schedule, epochs, steps, until):
    config = replace(CONFIG, schedule=schedule, epochs=epochs)
    x, y = learning_rate_curve(config, steps, (), until)
    assert np.array_equal(y, learning_rates(config, steps)[: len(y)])
    np.testing.assert_allclose(x, (np.arange(len(y)) + 1) / steps)
    assert len(y) == min(epochs * steps, np.ceil(until * steps))


@pytest.mark.parametrize("schedule", SCHEDULES)
def test_curve_of_a_long_run_has_few_points_and_all_of_its_corners(schedule):
    config, steps, changes = replace(CONFIG, schedule=schedule, epochs=1000), 469, (RateChange(77, 13, 0.03),)
    x, y = learning_rate_curve(config, steps, changes, 1000)
    assert len(x) < POINTS + 20
    every = learning_rates(config, steps, changes)
    between = np.interp((np.arange(len(every)) + 1) / steps, x, y)
    np.testing.assert_allclose(between, every, atol=3e-5)
