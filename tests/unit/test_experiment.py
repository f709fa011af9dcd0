"""What a spec and a config cannot do together, and which settings change nothing."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from mnist_desktop.core.datasets.families import FAMILIES
from mnist_desktop.core.experiment import Experiment, unused_settings
from mnist_desktop.core.experiment_problems import (
    config_problem,
    engine_problem,
    experiment_hint,
    experiment_problem,
    made_up_problem,
    memory_problem,
    muon_problem,
)
from mnist_desktop.core.model.layers import BatchNormalization, Conv2D, Dense, Flatten, MaxPooling2D
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.presets.all_presets import PRESETS, preset
from mnist_desktop.core.training_config import EarlyStopping, TrainingConfig

CONVOLUTIONS = ModelSpec((Conv2D(8), Flatten(), Dense(10, "softmax")))
FASHION = preset("fashion-recommended").experiment
SCHOOL_PC = 1_000_000_000
"""Bytes that a step may take there."""

SCRATCH = TrainingConfig(engine="scratch", optimizer="sgd")


@pytest.mark.parametrize("shipped", PRESETS, ids=lambda shipped: shipped.id)
def test_no_preset_has_a_problem_or_a_hint_on_a_school_pc(shipped):
    assert experiment_problem(shipped.experiment, SCHOOL_PC) is None
    assert experiment_hint(shipped.experiment) is None


def test_early_stopping_without_validation_images_offers_to_set_some_aside():
    problem = config_problem(TrainingConfig(validation_share=0, early_stopping=EarlyStopping()))
    assert problem is not None
    assert problem.blocking
    assert "raise Validation" in problem.text
    assert config_problem(problem.fixed_config) is None


def test_a_convolution_with_the_engine_from_scratch_offers_the_keras_engine():
    problem = engine_problem(Experiment(CONVOLUTIONS, SCRATCH))
    assert problem is not None
    assert problem.index == 0
    assert problem.text.startswith("Layer 1, Conv2D: ")
    assert problem.fixed_config == TrainingConfig(engine="keras", optimizer="sgd")


def test_an_optimizer_that_the_engine_from_scratch_lacks_is_named():
    problem = engine_problem(Experiment(ModelSpec((Flatten(), Dense(10))), TrainingConfig(engine="scratch", optimizer="nadam")))
    assert problem is not None
    assert "nadam" in problem.text
    assert problem.fixed_config is not None


def test_the_keras_engine_takes_every_layer():
    assert engine_problem(Experiment(CONVOLUTIONS, TrainingConfig())) is None


def test_muon_is_refused_where_its_square_matrices_would_be_large_and_adamw_offered():
    muon = TrainingConfig(optimizer="muon")
    wide = Experiment(ModelSpec((Flatten(), Dense(32), Dense(2048), Dense(1024), Dense(10, "softmax"))), muon)
    problem = experiment_problem(wide, SCHOOL_PC)
    assert problem is not None
    assert problem.index == 3
    assert problem.text.startswith("Layer 4, Dense: muon multiplies square matrices")
    assert experiment_problem(Experiment(wide.spec, problem.fixed_config), SCHOOL_PC) is None


@pytest.mark.parametrize(("count", "is_refused"), [(1, False), (2, False), (5, True)])
def test_layers_that_muon_can_train_alone_may_be_too_many_together(count, is_refused):
    layers = (Conv2D(600), MaxPooling2D(26), Flatten(), *[Dense(512)] * count, Dense(10, "softmax"))
    problem = muon_problem(Experiment(ModelSpec(layers), TrainingConfig(optimizer="muon")))
    assert (problem is not None) == is_refused


def with_batch(experiment, batch_size):
    return Experiment(experiment.spec, replace(experiment.config, batch_size=batch_size))


def test_a_step_that_does_not_fit_into_memory_offers_the_largest_power_of_two_that_fits():
    experiment = with_batch(FASHION, 4000)
    problem = experiment_problem(experiment, SCHOOL_PC)
    assert problem is not None
    assert problem.blocking
    assert problem.text == (
        "With batch size 4,000, a step would take about 5.1 GB of memory, "
        "more than the 1.0 GB that this computer can spare for it."
    )
    assert problem.fix_label.format(**problem.values) == "Use batch size 512"
    assert problem.fixed_config == replace(experiment.config, batch_size=512)
    assert memory_problem(Experiment(experiment.spec, problem.fixed_config), SCHOOL_PC) is None
    assert memory_problem(with_batch(FASHION, 1024), SCHOOL_PC) is not None


def test_batches_of_any_size_fit_where_steps_may_be_divided():
    assert memory_problem(with_batch(preset("cnn").experiment, 10_000), SCHOOL_PC) is None


def test_where_not_even_one_image_fits_no_batch_size_is_offered():
    problem = memory_problem(FASHION, 1_000_000)
    assert problem is not None
    assert problem.fix_label is None
    assert problem.fixed_config is None


def test_the_memory_of_this_computer_is_what_counts_by_default(monkeypatch):
    monkeypatch.setattr("mnist_desktop.core.experiment_problems.step_memory", lambda: 100_000_000)
    assert experiment_problem(with_batch(FASHION, 64)) is None
    assert experiment_problem(with_batch(FASHION, 128)) is not None


def test_a_long_step_that_cannot_be_divided_is_a_hint_that_offers_a_shorter_one():
    problem = experiment_hint(with_batch(FASHION, 128))
    assert problem is not None
    assert not problem.blocking
    assert "Stop" in problem.text
    assert problem.fix_label.format(**problem.values) == "Use batch size 64"
    assert experiment_hint(Experiment(FASHION.spec, problem.fixed_config)) is None


def test_a_network_without_batch_normalisation_hears_a_stop_in_time_at_any_batch_size():
    layers = tuple(layer for layer in FASHION.spec.layers if not isinstance(layer, BatchNormalization))
    assert experiment_hint(with_batch(Experiment(ModelSpec(layers), FASHION.config), 10_000)) is None


@pytest.mark.parametrize(
    ("config", "unused"),
    [
        (TrainingConfig(optimizer="adam"), {"momentum", "nesterov", "weight_decay"}),
        (TrainingConfig(optimizer="adamw"), {"momentum", "nesterov"}),
        (TrainingConfig(optimizer="muon"), {"momentum", "nesterov"}),
        (TrainingConfig(optimizer="rmsprop"), {"nesterov", "weight_decay"}),
        (TrainingConfig(optimizer="sgd"), {"nesterov", "weight_decay"}),
        (TrainingConfig(optimizer="sgd", momentum=0.9), {"weight_decay"}),
        (TrainingConfig(optimizer="adamw", validation_share=0), {"momentum", "nesterov", "split_seed", "stratified"}),
    ],
)
def test_settings_that_change_nothing_are_known(config, unused):
    assert unused_settings(config) == unused


def test_label_smoothing_from_scratch_offers_the_keras_engine():
    config = replace(SCRATCH, label_smoothing=0.1)
    problem = engine_problem(Experiment(ModelSpec((Flatten(), Dense(10, "softmax"))), config))
    assert problem is not None
    assert "label smoothing" in problem.text
    assert problem.fixed_config == replace(config, engine="keras")


def test_digits_are_made_up_only_for_classes_that_are_digits():
    config = TrainingConfig(made_up_hands=0.5)
    digits = tuple("0123456789")
    assert made_up_problem(config, digits) is None
    assert made_up_problem(TrainingConfig(), ("a", "b")) is None
    for names in (("a", "b"), digits[:9], tuple(FAMILIES["fashion-mnist"].class_names)):
        problem = made_up_problem(config, names)
        assert problem is not None
        assert problem.blocking
        assert made_up_problem(problem.fixed_config, names) is None


def test_an_experiment_with_made_up_digits_has_the_problem_where_the_classes_are_known():
    made_up = Experiment(ModelSpec((Flatten(), Dense(10, "softmax"))), TrainingConfig(made_up_hands=0.5))
    assert experiment_problem(made_up) is None
    problem = experiment_problem(made_up, class_names=FAMILIES["fashion-mnist"].class_names)
    assert problem is not None
    assert "0 to 9" in problem.text
