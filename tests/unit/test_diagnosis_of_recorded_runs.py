"""What is said of real runs, whose neighbours showed what would have been right.

The curves are those of ``tests/reliability/verdicts.py``, rounded: loss and accuracy in training, then in validation.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import get_args

import numpy as np
import pytest

from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.model.layers import AnyLayer, BatchNormalization, Dense, Dropout, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs.diagnosis import diagnose
from mnist_desktop.core.runs.diagnosis_sentences import Diagnosis, Finding
from mnist_desktop.core.runs.rate_bounds import BOUNDS
from mnist_desktop.core.runs.record import EpochRow
from mnist_desktop.core.training_config import OptimizerName, TrainingConfig

END = Dense(10, "softmax")
MLP = (Flatten(), Dense(64), Dense(32), END)
HIDDEN_AWAY = (Flatten(), Dense(64), Dropout(0.9), Dense(32), Dropout(0.9), END)
NORMALISED = (Flatten(), Dense(64), BatchNormalization(), Dense(32), BatchNormalization(), END)
FAR_APART = (
    Flatten(), Dense(100, "sigmoid", initializer="standard_normal"), Dense(10, "softmax", initializer="standard_normal"),
)  # fmt: skip


@dataclass(frozen=True)
class Recorded:
    """A run and what has to be said of it first. `settings` are optimizer, learning rate and scaling."""

    title: str
    layers: tuple[AnyLayer, ...]
    settings: tuple[str, float, str]
    curves: tuple[list[float], ...]
    finding: Finding

    def said(self, **changes: object) -> tuple[Diagnosis, ...]:
        optimizer, rate, scaling = self.settings
        config = TrainingConfig(**{"optimizer": optimizer, "learning_rate": rate, "scaling": scaling} | changes)
        rows = [EpochRow(n, *figures, rate, 0.1) for n, figures in enumerate(zip(*self.curves, strict=True), 1)]
        return diagnose(rows, Experiment(ModelSpec(self.layers), config), in_training=False)


RUNS = (
    Recorded(
        "raw pixels and a rate 30 times too large: the network is dead", MLP, ("sgd", 0.1, "none"),
        (
            [4.897e7, 2.304, 2.304, 2.303, 2.303, 2.303],
            [0.0911, 0.104, 0.106, 0.106, 0.106, 0.106],
            [2.303, 2.303, 2.304, 2.304, 2.304, 2.304],
            [0.107, 0.0867, 0.0867, 0.0867, 0.0867, 0.0867],
        ),
        Finding.OVERSHOT_UNSCALED,
    ),
    Recorded(
        "from a loss of thousands to that of guessing is no learning", MLP, ("sgd", 0.01, "none"),
        ([2332, 2.323, 2.303], [0.0993, 0.0943, 0.1], [2.301, 2.301, 2.301], [0.0992, 0.0992, 0.0992]),
        Finding.OVERSHOT_UNSCALED,
    ),
    Recorded(
        "raw pixels and a rate 3 times too large: most of the network is dead", MLP, ("sgd", 0.003, "none"),
        (
            [60, 2.361, 2.169, 2.079, 1.997],
            [0.119, 0.12, 0.185, 0.229, 0.264],
            [2.434, 2.33, 2.203, 2.181, 2.128],
            [0.114, 0.143, 0.213, 0.239, 0.273],
        ),
        Finding.OVERSHOT_UNSCALED,
    ),
    Recorded(
        "raw pixels and the best rate for them", MLP, ("sgd", 0.0001, "none"),
        (
            [39.65, 18.49, 13.26, 10.54, 8.711],
            [0.248, 0.397, 0.472, 0.522, 0.557],
            [23.52, 16.36, 13.12, 11.17, 9.832],
            [0.334, 0.412, 0.462, 0.5, 0.531],
        ),
        Finding.UNSCALED,
    ),
    Recorded(
        "raw pixels that the first batch normalisation scales", NORMALISED, ("sgd", 0.001, "none"),
        (
            [2.657, 2.419, 2.199, 2.023, 1.877],
            [0.149, 0.198, 0.259, 0.311, 0.356],
            [2.576, 2.341, 2.157, 1.997, 1.875],
            [0.159, 0.213, 0.258, 0.308, 0.356],
        ),
        Finding.SMALL_RATE,
    ),
    Recorded(
        "raw pixels in weighted sums alone, which jump at any rate", (Flatten(), END), ("sgd", 0.1, "none"),
        (
            [13530, 1669, 2284, 1037, 1106, 704.9, 476.9, 654.5, 761.6],
            [0.583, 0.836, 0.824, 0.88, 0.869, 0.892, 0.918, 0.905, 0.896],
            [2417, 1586, 3910, 1262, 1405, 1559, 1369, 1172, 1306],
            [0.791, 0.843, 0.738, 0.873, 0.843, 0.837, 0.847, 0.848, 0.843],
        ),
        Finding.JUMPING_UNSCALED,
    ),
    Recorded(
        "a small rate", MLP, ("sgd", 0.001, "unit"),
        (
            [2.3, 2.282, 2.265, 2.249, 2.234, 2.22, 2.206, 2.193],
            [0.108, 0.12, 0.131, 0.146, 0.161, 0.17, 0.182, 0.196],
            [2.285, 2.269, 2.253, 2.239, 2.225, 2.212, 2.199, 2.187],
            [0.129, 0.132, 0.141, 0.156, 0.171, 0.183, 0.198, 0.207],
        ),
        Finding.SMALL_RATE,
    ),
    Recorded(
        "sigmoids whose first weights alone put the loss far above guessing", FAR_APART, ("sgd", 0.01, "unit"),
        (
            [10.2, 8.813, 7.841, 7.101, 6.52, 6.061, 5.693, 5.392],
            [0.0771, 0.0782, 0.0839, 0.0911, 0.0971, 0.103, 0.11, 0.122],
            [9.695, 8.575, 7.732, 7.07, 6.542, 6.115, 5.766, 5.475],
            [0.0833, 0.0925, 0.0975, 0.0967, 0.105, 0.106, 0.118, 0.123],
        ),
        Finding.SIGMOIDS,
    ),
    Recorded(
        "scaled pixels and a rate far too large", MLP, ("adam", 0.3, "unit"),
        (
            [30.56, 2.206, 2.105, 2.077, 1.979, 1.974, 1.944, 1.934],
            [0.177, 0.192, 0.191, 0.217, 0.237, 0.231, 0.262, 0.27],
            [2.223, 2.138, 2.09, 2.08, 1.982, 1.871, 1.95, 1.933],
            [0.205, 0.224, 0.19, 0.202, 0.226, 0.258, 0.254, 0.284],
        ),
        Finding.OVERSHOT,
    ),
    Recorded(
        "a large rate whose losses still fall, for the moment", MLP, ("sgd", 1, "unit"),
        ([2.705, 1.917, 1.747], [0.175, 0.279, 0.319], [2.233, 1.947, 1.413], [0.11, 0.254, 0.525]),
        Finding.LARGE_RATE,
    ),
    Recorded(
        "two units at a large rate: fewer steps, not more units", (Flatten(), Dense(2), END), ("adam", 0.1, "unit"),
        (
            [2.144, 1.956, 1.812, 1.806, 1.823, 1.812, 1.842, 1.84],
            [0.163, 0.208, 0.228, 0.228, 0.219, 0.228, 0.219, 0.212],
            [2.014, 1.881, 1.836, 1.86, 1.95, 1.863, 1.996, 1.887],
            [0.203, 0.204, 0.218, 0.212, 0.228, 0.233, 0.187, 0.229],
        ),
        Finding.LARGE_RATE,
    ),
    Recorded(
        "dropout of nine tenths, at any rate", HIDDEN_AWAY, ("adam", 0.001, "unit"),
        (
            [2.898, 2.321, 2.307, 2.305, 2.3, 2.305, 2.302, 2.297],
            [0.0996, 0.101, 0.103, 0.0993, 0.107, 0.107, 0.107, 0.11],
            [2.296, 2.301, 2.3, 2.3, 2.297, 2.297, 2.299, 2.294],
            [0.168, 0.115, 0.137, 0.121, 0.152, 0.146, 0.114, 0.159],
        ),
        Finding.HELD_BACK,
    ),
    Recorded(
        "a validation loss that only seems level: validation gained two points more", MLP, ("sgd", 0.1, "unit"),
        (
            [1.764, 0.933, 0.6157, 0.5123, 0.4281, 0.3758, 0.3365, 0.3187],
            [0.495, 0.759, 0.837, 0.853, 0.882, 0.895, 0.908, 0.911],
            [1.222, 0.7699, 0.5968, 0.5311, 0.4887, 0.4852, 0.4416, 0.4489],
            [0.673, 0.794, 0.835, 0.833, 0.854, 0.852, 0.877, 0.873],
        ),
        Finding.VALIDATION_UNCLEAR,
    ),
)  # fmt: skip


@pytest.mark.parametrize("run", RUNS, ids=lambda run: run.title)
def test_a_recorded_run_gets_the_sentence_that_its_neighbours_bear_out(run: Recorded):
    assert run.said()[0].kind is run.finding


def test_what_is_wrong_with_raw_pixels_and_the_usual_rate_is_named_with_its_figures():
    curves = ([746, 2.3, 2.2, 2.1, 2.0], [0.1, 0.12, 0.18, 0.21, 0.23], [2.3, 2.25, 2.2, 2.1, 2.05], [0.1, 0.13, 0.2, 0.22, 0.24])
    (said,) = Recorded("", MLP, ("sgd", 0.01, "none"), curves, Finding.OVERSHOT_UNSCALED).said()
    assert said.text == (
        "The training loss began at 746, far above the 2.3 of guessing: the learning rate 0.01 is too large for pixels from 0 to "
        "255. Scale them (unit), with a learning rate of about 0.1 for sgd."
    )


@pytest.mark.parametrize(("classes", "accuracy", "finding"), [
    (10, 0.2, Finding.MORE_WOULD_HELP), (2, 0.52, Finding.STUCK), (62, 0.2, Finding.MORE_WOULD_HELP), (62, 0.02, Finding.STUCK),
])  # fmt: skip
def test_what_guessing_gives_depends_on_the_number_of_classes(classes, accuracy, finding):
    guess = math.log(classes)
    losses = [guess] * 4 if finding is Finding.STUCK else [guess - 0.1 * epoch for epoch in range(4)]
    layers = (Flatten(), Dense(64), Dense(classes, "softmax"))
    assert Recorded("", layers, ("adam", 0.005, "unit"), (losses, [accuracy] * 4) * 2, finding).said()[0].kind is finding


def test_a_penalty_in_the_first_loss_is_not_taken_for_a_rate_too_large():
    layers = (Flatten(), Dense(64, l1=0.001), END)
    losses = [46.0, 12.0, 4.0, 2.6, 2.4]
    run = Recorded("", layers, ("adam", 0.1, "unit"), (losses, [0.1, 0.2, 0.3, 0.3, 0.3]) * 2, Finding.LARGE_RATE)
    assert run.said()[0].kind is Finding.LARGE_RATE


def test_a_rate_that_was_changed_on_the_way_is_judged_as_it_is_now():
    run = next(run for run in RUNS if run.finding is Finding.SMALL_RATE and run.layers is MLP)
    optimizer, _, scaling = run.settings
    changed = Recorded(run.title, run.layers, (optimizer, 0.1, scaling), run.curves, Finding.SLOW)
    assert changed.said(learning_rate=0.001)[0].kind is Finding.SLOW


def test_with_a_schedule_the_rate_is_the_one_that_it_begins_with():
    run = next(run for run in RUNS if run.finding is Finding.SMALL_RATE and run.layers is MLP)
    optimizer, _, scaling = run.settings
    ended = Recorded(run.title, run.layers, (optimizer, 1e-6, scaling), run.curves, Finding.SLOW)
    assert ended.said(learning_rate=0.1, schedule="cosine")[0].kind is Finding.SLOW


def test_losses_that_a_schedule_has_stopped_are_not_said_to_have_ended_falling():
    level = [2.0, 1.4, 1.0, 0.8, 0.7, 0.6, 0.59, 0.59, 0.59, 0.59, 0.59], [0.3, 0.5, 0.7, 0.8, 0.88] + [0.9] * 6
    rates = [0.005] * 6 + [0.0005] * 5
    figures = zip(*level, *level, rates, strict=True)
    rows = [EpochRow(n, *each, 0.1) for n, each in enumerate(figures, 1)]
    config = TrainingConfig(optimizer="adam", learning_rate=0.005, schedule="step")
    assert diagnose(rows, Experiment(ModelSpec(MLP), config), in_training=False)[0].kind is Finding.SETTLED


def test_a_low_accuracy_at_which_a_schedule_has_stopped_the_losses_is_not_said_to_need_more_units():
    losses, accuracy = [2.2, 1.8, 1.4, 1.2, 1.1, 1.05] + [1.04] * 5, [0.2, 0.4, 0.55, 0.62, 0.66, 0.69] + [0.7] * 5
    rates = [0.005] * 5 + [0.0001] * 6
    rows = [EpochRow(n, *each, 0.1) for n, each in enumerate(zip(losses, accuracy, losses, accuracy, rates, strict=True), 1)]
    config = TrainingConfig(optimizer="adam", learning_rate=0.005, schedule="cosine")
    said = diagnose(rows, Experiment(ModelSpec(MLP), config), in_training=False)
    assert said[0].kind is Finding.SETTLED


def test_losses_that_fall_are_not_said_to_be_level():
    losses, level = np.linspace(1.6, 1.0, 8).tolist(), [1.3] * 8
    accuracy = np.linspace(0.5, 0.66, 8).tolist()
    layers = (Flatten(), Dense(16, "sigmoid"), END)
    for curves in ((losses, accuracy, level, [0.6] * 8), (level, [0.6] * 8, losses, accuracy)):
        said = Recorded("", layers, ("sgd", 0.01, "none"), curves, Finding.VALIDATION_UNCLEAR).said()
        assert "level at" not in said[0].text


def test_losses_that_go_up_and_down_are_not_said_to_be_level():
    losses, accuracy = [2.0, 1.2, 1.0, 1.05, 0.97, 1.05, 0.97, 1.05, 0.97, 1.05], [0.3, 0.5, 0.6] + [0.66] * 7
    said = Recorded("", MLP, ("adam", 0.005, "unit"), (losses, accuracy) * 2, Finding.SCATTERED).said()
    assert said[0].kind is Finding.SCATTERED


def test_sigmoids_on_raw_pixels_get_no_advice():
    losses, accuracy = [2.3, 2.27, 2.24, 2.21, 2.18], [0.1, 0.15, 0.2, 0.22, 0.25]
    layers = (Flatten(), Dense(16, "sigmoid"), END)
    said = Recorded("", layers, ("sgd", 0.01, "none"), (losses, accuracy) * 2, Finding.SLOW).said()
    assert said[0].kind is Finding.SLOW


@pytest.mark.parametrize("name", get_args(OptimizerName))
def test_the_usual_rate_of_an_optimizer_is_neither_small_nor_large(name):
    bounds = BOUNDS[name]
    assert bounds.small < bounds.usual < bounds.large


def test_with_momentum_smaller_rates_are_usual():
    run = next(run for run in RUNS if run.finding is Finding.UNSCALED)
    (said,) = run.said(momentum=0.9)
    assert "about 0.01 for sgd" in said.text
