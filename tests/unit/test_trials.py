"""The numbers behind a sentence about curves, and the experiments that would test it."""

from __future__ import annotations

import math

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.experiment_problems import obstacle_to
from mnist_desktop.core.model.layers import Dense, Dropout, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.presets.all_presets import PRESETS
from mnist_desktop.core.runs.comparison import changes
from mnist_desktop.core.runs.diagnosis import diagnose
from mnist_desktop.core.runs.diagnosis_sentences import Finding
from mnist_desktop.core.runs.evidence import Ground, evidence
from mnist_desktop.core.runs.record import EpochRow
from mnist_desktop.core.runs.trials import TrialKind, trials
from mnist_desktop.core.training_config import TrainingConfig

EXPERIMENT = Experiment(ModelSpec((Flatten(), Dense(64), Dense(10, "softmax")), "First network"), TrainingConfig())
SILENT = {Finding.NO_EPOCH, Finding.FIRST_EPOCH, Finding.ONE_EPOCH, Finding.NO_VALIDATION}


def rows(losses: list[float], validation: list[float] | None = None) -> tuple[EpochRow, ...]:
    values = [None] * len(losses) if validation is None else validation
    return tuple(
        EpochRow(n, loss, math.exp(-loss), val, None if val is None else math.exp(-val), 0.001, 0.5)
        for n, (loss, val) in enumerate(zip(losses, values, strict=True), 1)
    )


def found_in(history: tuple[EpochRow, ...], experiment: Experiment = EXPERIMENT) -> list[Finding]:
    return [each.kind for each in diagnose(history, experiment, in_training=False)]


@pytest.mark.parametrize("finding", [each for each in Finding if each not in SILENT and "NOT_A_NUMBER" not in each.name])
def test_no_sentence_stands_without_its_numbers(finding: Finding):
    told = evidence(rows([0.5, 0.4, 0.6, 0.3], [0.5, 0.6, 0.4, 0.7]), [finding])
    assert {each.kind for each in told} >= {Ground.TRAINING_LOSS, Ground.VALIDATION_LOSS}
    assert all(each.text for each in told)


def test_what_was_no_number_has_the_last_one_that_was():
    (told,) = evidence(rows([0.5, math.nan]), [Finding.NOT_A_NUMBER])
    assert told.text == "The last loss that was a number: 0.50 in epoch 1."
    assert evidence(rows([math.nan]), [Finding.NOT_A_NUMBER]) == ()


def test_the_largest_jump_is_named():
    told = evidence(rows([0.5, 0.6, 0.3, 0.6, 0.55]), [Finding.JUMPING])
    assert told[0].text == "From epoch 3 to epoch 4 training loss rose from 0.3000 to 0.6000."


@given(st.lists(st.floats(0.05, 2.0), min_size=2, max_size=14), st.lists(st.floats(0.05, 2.0), min_size=14, max_size=14))
def test_losses_are_not_said_to_fall_beside_a_rise(train: list[float], validation: list[float]):
    history = rows(train, validation[: len(train)])
    if Finding.MORE_WOULD_HELP in found_in(history):
        for curve in (train, validation[: len(train)]):
            assert curve[-1] < curve[-5:][0], "the first and the last number that are told"


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.id)
def test_an_offered_experiment_can_be_trained_and_is_another_one(preset):
    for trial in (trial for finding in Finding for trial in trials([finding], preset.experiment)):
        assert trial.text
        if trial.experiment is not None:
            assert obstacle_to(trial.experiment, 10) is None
            assert changes(preset.experiment, trial.experiment)
            assert trial.experiment.config.seed == preset.experiment.config.seed, "one thing is changed, and chance is not"


def test_advice_in_a_sentence_is_what_is_offered_first():
    fast = Experiment(EXPERIMENT.spec, TrainingConfig(learning_rate=0.3))
    (trial,) = trials([Finding.OVERSHOT], fast)
    assert trial.text == "Learning rate 0.001 instead of 0.3"
    (trial,) = trials([Finding.JUMPING], EXPERIMENT)
    assert trial.text == "Learning rate 0.0003 instead of 0.001"
    first, *_ = trials([Finding.MORE_WOULD_HELP], EXPERIMENT)
    assert first.text == "30 epochs instead of 15"


def test_more_of_the_dropout_that_there_is_comes_before_a_new_one():
    held = Experiment(ModelSpec((Flatten(), Dense(64), Dropout(0.2), Dense(10, "softmax"))), EXPERIMENT.config)
    (trial,) = [each for each in trials([Finding.OVER_FITTING], held) if each.kind is TrialKind.DROPOUT]
    assert [layer.rate for layer in trial.experiment.spec.layers if isinstance(layer, Dropout)] == [0.4]


def test_a_headline_and_a_remark_do_not_offer_one_change_twice():
    offered = trials([Finding.OVER_FITTING, Finding.GAP], EXPERIMENT)
    assert len({each.kind for each in offered}) == len(offered)
    stopped = msgspec.structs.replace(EXPERIMENT.config, epochs=10_000)
    assert trials([Finding.TOO_EARLY], Experiment(EXPERIMENT.spec, stopped)) == (), "there are no more epochs to be had"
