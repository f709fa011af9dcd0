"""What is said of curves, and what is not said of noise."""

from __future__ import annotations

import math
from typing import get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.model.layers import Dense, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.results.over_fitting_answer import OverFitting, over_fitting
from mnist_desktop.core.runs.curves import best_epoch, scatter, trend
from mnist_desktop.core.runs.diagnosis import diagnose
from mnist_desktop.core.runs.diagnosis_sentences import Finding
from mnist_desktop.core.runs.record import EpochRow
from mnist_desktop.core.training_config import OptimizerName, TrainingConfig

END = Dense(10, "softmax")
NETWORK = ModelSpec((Flatten(), Dense(64), Dense(32), END))
USUAL = Experiment(NETWORK, TrainingConfig(optimizer="adam", learning_rate=0.005))
"""With it nothing but the curves says why a run learns little: the rate is neither small nor large, the pixels are scaled."""


def history(train, validation=None, accuracy=None, val_accuracy=None) -> tuple[EpochRow, ...]:
    """Rows from curves; accuracies follow from the losses where none are given."""
    train = list(train)
    validation = [None] * len(train) if validation is None else list(validation)
    accuracy = [math.exp(-loss) for loss in train] if accuracy is None else list(accuracy)
    if val_accuracy is None:
        val_accuracy = [None if loss is None else math.exp(-loss) for loss in validation]
    rows = zip(train, accuracy, validation, val_accuracy, strict=True)
    return tuple(EpochRow(n, a, b, c, d, 0.005, 0.5) for n, (a, b, c, d) in enumerate(rows, 1))


def headline(rows, experiment: Experiment = USUAL, *, in_training: bool = False) -> Finding:
    return diagnose(rows, experiment, in_training=in_training)[0].kind


def falling(epochs: int, start: float = 0.6, end: float = 0.1) -> np.ndarray:
    return np.geomspace(start, end, epochs)


def u_shape(epochs: int, lowest: int, low: float = 0.2, rise: float = 0.02) -> np.ndarray:
    """Falls to `low` at epoch `lowest`, then rises by `rise` an epoch."""
    steps = np.arange(1, epochs + 1) - lowest
    return np.where(steps < 0, low + 0.01 * steps**2, low + rise * steps)


def test_no_epoch_yet_says_when_the_curves_begin():
    assert headline(()) is Finding.NO_EPOCH
    assert headline((), in_training=True) is Finding.FIRST_EPOCH


def test_one_epoch_is_no_trend():
    assert headline(history([0.5], [0.4])) is Finding.ONE_EPOCH


def test_validation_loss_that_rises_while_training_loss_falls_is_over_fitting_since_its_lowest_epoch():
    found, *_ = diagnose(history(falling(15), u_shape(15, 9), val_accuracy=np.linspace(0.9, 0.8, 15)), USUAL, in_training=False)
    assert found.kind is Finding.OVER_FITTING
    assert found.values["epoch"] == 9
    assert "since epoch 9, from 0.200 to 0.320" in found.text


def test_over_fitting_that_costs_no_accuracy_is_said_to_be_surer_of_its_mistakes():
    assert headline(history(falling(15), u_shape(15, 9), val_accuracy=[0.97] * 15)) is Finding.SURER


def test_accuracy_that_has_dropped_a_little_is_said_to_be_about_the_same():
    rows = history(falling(15), u_shape(15, 9), val_accuracy=[*[0.970] * 9, *[0.968] * 6])
    found, *_ = diagnose(rows, USUAL, in_training=False)
    assert found.kind is Finding.SURER
    assert "accuracy is about the same" in found.text
    assert "not dropped" not in found.text


def test_two_epochs_above_the_lowest_are_needed_for_over_fitting():
    assert headline(history(falling(8), [*falling(7, 0.6, 0.2), 0.3])) is not Finding.OVER_FITTING


def test_four_epochs_are_too_few_to_speak_of_over_fitting():
    assert headline(history([0.5, 0.4, 0.3, 0.2], [0.3, 0.32, 0.34, 0.36])) is Finding.TOO_EARLY


def test_both_losses_rising_points_at_the_learning_rate():
    assert headline(history(u_shape(12, 6), u_shape(12, 6) + 0.05)) is Finding.BOTH_RISEN


@pytest.mark.parametrize("epochs", [6, 10, 30, 60])
def test_noise_around_a_level_validation_loss_is_called_over_fitting_in_fewer_than_one_of_thirty_runs(epochs: int):
    noises = np.random.default_rng(1).normal(0, 0.02, (200, epochs))
    found = [headline(history(falling(epochs), 0.3 + noise)) for noise in noises]
    assert sum(each in (Finding.OVER_FITTING, Finding.SURER) for each in found) < 200 / 30


@pytest.mark.parametrize("seed", range(20))
def test_a_clear_rise_is_found_through_noise(seed: int):
    noise = np.random.default_rng(seed).normal(0, 0.01, 20)
    found = headline(history(falling(20), u_shape(20, 8) + noise, val_accuracy=np.linspace(0.9, 0.8, 20)))
    assert found is Finding.OVER_FITTING


def test_both_losses_falling_at_the_end_ask_for_more_epochs():
    assert headline(history(falling(5), falling(5) + 0.05)) is Finding.MORE_WOULD_HELP


def test_both_losses_falling_during_training_ask_for_nothing():
    assert headline(history(falling(5), falling(5) + 0.05), in_training=True) is Finding.LEARNING


def test_a_level_validation_loss_under_a_falling_training_loss_is_said():
    level = [*falling(8, 0.6, 0.3), *[0.3] * 8]
    assert headline(history(falling(16), level)) is Finding.VALIDATION_LEVEL


def test_a_steep_start_does_not_hide_that_training_loss_goes_on_falling():
    train = [
        1.7705, 0.9156, 0.5776, 0.4366, 0.3617, 0.311, 0.2712, 0.2436,
        0.217, 0.1915, 0.1746, 0.1626, 0.145, 0.1307, 0.1209,
    ]  # fmt: skip
    validation = [
        1.1899, 0.6553, 0.4729, 0.4033, 0.3756, 0.338, 0.3212, 0.3104,
        0.29, 0.2883, 0.2817, 0.2815, 0.2713, 0.2646, 0.2668,
    ]  # fmt: skip
    found, *_ = diagnose(history(train, validation), USUAL, in_training=False)
    assert found.kind is Finding.VALIDATION_LEVEL
    assert found.text.startswith("Training loss still falls, validation loss hardly does")


def test_a_fall_of_three_per_cent_an_epoch_over_a_noisy_level_validation_is_not_called_level():
    train = [1.447, 0.799, 0.665, 0.598, 0.55, 0.511, 0.482, 0.452, 0.455, 0.41, 0.39, 0.383, 0.365, 0.349, 0.344]
    validation = [0.924, 0.737, 0.745, 0.645, 0.557, 0.545, 0.515, 0.525, 0.505, 0.472, 0.484, 0.468, 0.456, 0.455, 0.474]
    assert headline(history(train, validation)) is Finding.VALIDATION_LEVEL


@pytest.mark.parametrize("validation", [None, [0.3] * 12, falling(12)])
def test_a_training_loss_that_reads_zero_is_not_said_to_fall(validation):
    found, *_ = diagnose(history(np.geomspace(1e-2, 1e-5, 12), validation), USUAL, in_training=False)
    assert found.kind is Finding.LEARNT_ALL


def test_over_fitting_at_a_training_loss_of_zero_does_not_say_that_it_still_falls():
    rows = history(np.geomspace(1e-1, 1e-6, 15), u_shape(15, 9), val_accuracy=[0.97] * 15)
    found, *_ = diagnose(rows, USUAL, in_training=False)
    assert found.kind is Finding.SURER
    assert "still falls" not in found.text


def test_curves_that_have_levelled_out_are_called_level():
    level = [*falling(8), *[0.1] * 8]
    assert headline(history(level, level)) is Finding.BOTH_LEVEL


def test_level_curves_at_a_low_accuracy_are_called_under_fitting():
    level = [*falling(6, 2.0, 0.9), *[0.9] * 8]
    assert headline(history(level, level, accuracy=[0.7] * 14)) is Finding.UNDER_FITTING


def test_a_level_training_loss_under_a_falling_validation_loss_is_said():
    assert headline(history([0.2] * 10, falling(10, 0.6, 0.2))) is Finding.VALIDATION_FALLS


def test_a_loss_that_stays_at_guessing_without_a_known_cause_is_only_said_to_stay():
    assert headline(history([2.303, 2.302, 2.303, 2.302], [2.303] * 4, accuracy=[0.1] * 4)) is Finding.STUCK


def test_a_loss_that_grows_points_at_a_rate_too_large():
    assert headline(history([2.4, 9.0, 40.0], [3.0, 20.0, 50.0], accuracy=[0.1] * 3)) is Finding.GROWN


def test_a_slow_start_that_falls_is_not_called_stuck():
    slow = [2.3, 2.2, 2.1, 2.0]
    assert headline(history(slow, slow, accuracy=[0.15] * 4)) is Finding.MORE_WOULD_HELP


def test_a_slow_fall_over_many_epochs_without_a_known_cause_is_only_said_to_be_slow():
    slow = np.linspace(2.3, 1.8, 10)
    found, *_ = diagnose(history(slow, slow, accuracy=np.linspace(0.12, 0.35, 10)), USUAL, in_training=True)
    assert found.kind is Finding.SLOW
    assert "35.0 %" in found.text
    assert "rate" not in found.text


def test_a_training_loss_that_jumps_asks_for_a_smaller_rate():
    assert headline(history([0.9, 0.4, 0.8, 0.3, 0.7, 0.3, 0.6], [0.5] * 7)) is Finding.JUMPING


@pytest.mark.parametrize("broken", [math.nan, math.inf])
def test_a_loss_that_is_no_number_names_its_epoch(broken: float):
    (found,) = diagnose(history([0.5, broken, 0.4], [0.5, 0.5, 0.5], accuracy=[0.8] * 3), USUAL, in_training=False)
    assert found.kind is Finding.NOT_A_NUMBER
    assert "in epoch 2: the learning rate 0.005 is too large" in found.text


def test_a_loss_that_is_no_number_on_raw_pixels_asks_for_scaling():
    raw = Experiment(NETWORK, TrainingConfig(optimizer="sgd", learning_rate=0.005, scaling="none"))
    (found,) = diagnose(history([0.5, math.nan], accuracy=[0.8] * 2), raw, in_training=False)
    assert found.kind is Finding.NOT_A_NUMBER_UNSCALED


def test_without_validation_over_fitting_is_said_to_be_invisible():
    assert [each.kind for each in diagnose(history(falling(6)), USUAL, in_training=False)] == [
        Finding.TRAINING_FALLS, Finding.NO_VALIDATION]  # fmt: skip


def test_a_level_training_loss_without_validation_is_said():
    assert headline(history([0.1] * 6)) is Finding.TRAINING_LEVEL


def test_validation_that_looks_better_than_training_is_explained():
    rows = history(falling(6), falling(6) * 0.8)
    assert diagnose(rows, USUAL, in_training=False)[-1].kind is Finding.VALIDATION_BETTER


def test_the_best_epoch_of_a_loss_is_its_lowest_and_of_an_accuracy_its_highest():
    rows = history(falling(4), [0.4, 0.2, 0.2, 0.3], val_accuracy=[0.8, 0.9, 0.95, 0.95])
    assert best_epoch(rows, "val_loss").epoch == 2
    assert best_epoch(rows, "val_accuracy").epoch == 3


def test_without_validation_there_is_no_best_epoch():
    assert best_epoch(history([0.4, 0.3]), "val_loss") is None


def test_the_trend_of_a_straight_line_is_its_rise_over_the_window():
    assert trend(np.array([9.0, 5.0, 4.0, 3.0, 2.0, 1.0])) == pytest.approx(-4.0)


def test_the_scatter_of_a_straight_line_is_zero_and_of_noise_its_deviation():
    assert scatter(np.linspace(1, 0, 20)) == pytest.approx(0, abs=1e-12)
    noise = np.random.default_rng(3).normal(0, 0.1, 20)
    assert scatter(np.linspace(1, 0, 20) + noise) == pytest.approx(0.1, rel=0.6)


figures = st.one_of(st.floats(0, 1e6), st.just(math.nan), st.just(math.inf))
shares = st.floats(0, 1)
curves = st.integers(0, 30).flatmap(
    lambda n: st.tuples(*(st.lists(each, min_size=n, max_size=n) for each in (figures, figures, shares, shares)))
)


scalings = st.sampled_from(["none", "unit"])
optimizers = st.sampled_from(get_args(OptimizerName))


@given(curves, st.booleans(), st.booleans(), st.builds(TrainingConfig, optimizer=optimizers, scaling=scalings))
def test_any_history_gets_a_whole_sentence(curve, validated: bool, in_training: bool, config: TrainingConfig):
    train, validation, accuracy, val_accuracy = curve
    rows = history(train, validation, accuracy, val_accuracy) if validated else history(train, None, accuracy)
    for each in diagnose(rows, Experiment(NETWORK, config), in_training=in_training):
        assert each.text.endswith(".")
        assert len(each.text) < 300
        assert "{" not in each.text


@given(curves, st.booleans())
def test_over_fitting_is_answered_as_the_sentences_say(curve, in_training: bool):
    found = diagnose(history(*curve), USUAL, in_training=in_training)
    answer = over_fitting([each.kind for each in found])
    said = " ".join(each.text for each in found)
    assert ("(over-fitting)" in said) is (answer is OverFitting.SHOWN)
    if any(warning in said for warning in ("Watch for over-fitting", "cannot be seen", "too early", "has risen", "not clearly")):
        assert answer is not OverFitting.NOT_SHOWN


@pytest.mark.parametrize("finding", Finding)
def test_no_sentence_that_warns_of_over_fitting_stands_beside_a_no(finding: Finding):
    if "over-fitting" in finding.value:
        assert over_fitting([finding]) is not OverFitting.NOT_SHOWN


def test_losses_that_fall_from_a_height_are_not_said_to_need_more_epochs():
    again = [0.6, 0.4, 0.2, 0.35, 0.5, 0.5, 0.49, 0.47, 0.45, 0.43, 0.41]
    found, *_ = diagnose(history(falling(11), again), USUAL, in_training=False)
    assert found.kind is Finding.FALLS_AGAIN
    assert "above the 0.200 of epoch 3" in found.text


def test_a_training_accuracy_far_above_a_falling_validation_is_said_to_over_fit_beside_any_headline():
    rows = history(falling(16, 0.3, 0.01), [*falling(8, 0.6, 0.4), *[0.4] * 8], val_accuracy=[0.92] * 16)
    assert [each.kind for each in diagnose(rows, USUAL, in_training=False)] == [Finding.VALIDATION_LEVEL, Finding.GAP]


@pytest.mark.parametrize("loss", [0.01, 1e-6])
def test_level_curves_far_apart_are_said_to_over_fit(loss):
    rows = history([loss] * 12, [0.4] * 12, accuracy=[0.999] * 12, val_accuracy=[0.92] * 12)
    gap = diagnose(rows, USUAL, in_training=False)[-1]
    assert gap.kind is Finding.GAP
    assert "92.0 against 99.9 %" in gap.text


@pytest.mark.parametrize(
    ("loss", "accuracy"),
    [(0.3, 0.95), (0.1, 0.93)],
    ids=["losses are near each other", "accuracies are near each other"],
)
def test_curves_that_are_near_each_other_in_loss_or_accuracy_have_no_gap(loss, accuracy):
    rows = history([loss] * 12, [0.4] * 12, accuracy=[accuracy] * 12, val_accuracy=[0.92] * 12)
    assert Finding.GAP not in {said.kind for said in diagnose(rows, USUAL, in_training=False)}


def test_a_gap_is_not_told_twice():
    rows = history(falling(15), u_shape(15, 9), accuracy=[0.999] * 15, val_accuracy=np.linspace(0.9, 0.8, 15))
    assert len(diagnose(rows, USUAL, in_training=False)) == 1
