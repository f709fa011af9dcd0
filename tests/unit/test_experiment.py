"""What a spec and a config cannot do together, and which settings change nothing."""

from __future__ import annotations

import pytest

from mnist_desktop.core.experiment import Experiment, config_problem, engine_problem, experiment_problem, unused_settings
from mnist_desktop.core.model.layers import Conv2D, Dense, Flatten
from mnist_desktop.core.model.presets import PRESETS
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs.config import EarlyStopping, TrainingConfig

CONVOLUTIONS = ModelSpec((Conv2D(8), Flatten(), Dense(10, "softmax")))
SCRATCH = TrainingConfig(engine="scratch", optimizer="sgd")


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.id)
def test_no_preset_has_a_problem(preset):
    assert experiment_problem(preset.experiment) is None


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


@pytest.mark.parametrize(
    ("config", "unused"),
    [
        (TrainingConfig(optimizer="adam"), {"momentum", "nesterov", "weight_decay"}),
        (TrainingConfig(optimizer="adamw"), {"momentum", "nesterov"}),
        (TrainingConfig(optimizer="rmsprop"), {"nesterov", "weight_decay"}),
        (TrainingConfig(optimizer="sgd"), {"nesterov", "weight_decay"}),
        (TrainingConfig(optimizer="sgd", momentum=0.9), {"weight_decay"}),
        (TrainingConfig(optimizer="adamw", validation_share=0), {"momentum", "nesterov", "split_seed", "stratified"}),
    ],
)
def test_settings_that_change_nothing_are_known(config, unused):
    assert unused_settings(config) == unused
