"""The from-scratch optimizers take the steps that Keras' take."""

from __future__ import annotations

import numpy as np
import pytest

from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.training.scratch.optimizers import SGD, Adam, Momentum, Nesterov, make_optimizer

CONFIGS = {
    "plain": TrainingConfig(optimizer="sgd", learning_rate=0.1),
    "momentum": TrainingConfig(optimizer="sgd", learning_rate=0.1, momentum=0.9),
    "nesterov": TrainingConfig(optimizer="sgd", learning_rate=0.1, momentum=0.9, nesterov=True),
    "adam": TrainingConfig(optimizer="adam", learning_rate=0.1),
}


def test_config_chooses_the_optimizer():
    kinds = {name: type(make_optimizer(config, np.zeros(3))) for name, config in CONFIGS.items()}
    assert kinds == {"plain": SGD, "momentum": Momentum, "nesterov": Nesterov, "adam": Adam}


@pytest.mark.tensorflow
@pytest.mark.parametrize("name", CONFIGS)
def test_twenty_steps_lead_where_keras_leads(name):
    keras = pytest.importorskip("keras")
    config = CONFIGS[name]
    optimizers = {
        "adam": lambda: keras.optimizers.Adam(config.learning_rate),
        "sgd": lambda: keras.optimizers.SGD(config.learning_rate, config.momentum, config.nesterov),
    }
    theirs = optimizers[config.optimizer]()
    random = np.random.default_rng(0)
    ours = random.normal(size=50).astype(np.float32)
    variable = keras.Variable(ours.copy())
    optimizer = make_optimizer(config, ours)
    theirs.build([variable])
    steps, largest = range(1, 21), 0.0
    for _ in steps:
        gradient = (random.normal(size=50) * random.choice([0.001, 1, 100], 50)).astype(np.float32)
        optimizer.update(ours, gradient, config.learning_rate)
        theirs.apply([keras.ops.convert_to_tensor(gradient)])
        largest = max(largest, np.abs(ours).max())
    epsilon = np.finfo(np.float32).eps
    rounding = len(steps) * epsilon * largest
    if name == "adam":
        # Keras takes the powers of its second beta from 1 in float32, where 0.001 is left in the first step: each of the
        # steps is wrong by that share.
        rounding += config.learning_rate * sum(epsilon / (0.001 * step) for step in steps)
    np.testing.assert_allclose(ours, variable.numpy(), rtol=0, atol=rounding)
    assert ours.dtype == np.float32


@pytest.mark.parametrize("name", CONFIGS)
def test_optimizer_finds_the_bottom_of_a_bowl(name):
    theta = np.array([3.0, -2.0])
    optimizer = make_optimizer(CONFIGS[name], theta)
    for _ in range(400):
        optimizer.update(theta, 2 * theta, 0.02)
    assert np.abs(theta).max() < 0.01
