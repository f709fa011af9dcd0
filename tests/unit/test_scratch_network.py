"""The from-scratch network against its definitions: Keras' numbers, measured slopes, and the initializers' variances."""

from __future__ import annotations

from typing import get_args

import msgspec
import numpy as np
import pytest

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.model.layer_parameters import ActivationName, InitializerName
from mnist_desktop.core.model.layers import ActivationLayer, Dense, Dropout, Flatten
from mnist_desktop.core.model.spec import ModelSpec, analyse
from mnist_desktop.training.keras.model_builder import build_model
from mnist_desktop.training.scratch import network as network_module
from mnist_desktop.training.scratch.activations import ACTIVATIONS, Activation, softmax
from mnist_desktop.training.scratch.gradient_check import TOLERANCE, gradient_check
from mnist_desktop.training.scratch.initial_weights import draw_kernel
from mnist_desktop.training.scratch.network import Network, cross_entropy

ACTIVATION_NAMES = get_args(ActivationName)
INITIALIZER_NAMES = get_args(InitializerName)


def everything(activation: ActivationName) -> ModelSpec:
    """A spec with all that the engine has: layers before Flatten, no bias, penalties, a softmax of its own."""
    return ModelSpec((
        ActivationLayer("tanh"), Dropout(0.1), Flatten(), Dense(20, activation, l1=0.001, l2=0.01), Dropout(0.3),
        Dense(15, "linear", use_bias=False, l1=0.002), ActivationLayer(activation),
        Dense(10, "linear"), ActivationLayer("softmax"),
    ))  # fmt: skip


def batch(dataset: Dataset, count: int = 8) -> tuple[np.ndarray, np.ndarray]:
    return dataset.train_images[:count], dataset.train_labels[:count]


@pytest.mark.parametrize("activation", ACTIVATION_NAMES)
def test_gradient_agrees_with_measured_slopes_for_every_layer_and_penalty(activation, tiny_dataset):
    spec = everything(activation)
    assert analyse(spec, 10).blocking is None
    checks = tuple(gradient_check(spec, *batch(tiny_dataset)))
    arrays = [(check.layer, check.array) for check in checks]
    assert arrays == [(3, "kernel"), (3, "bias"), (5, "kernel"), (7, "kernel"), (7, "bias")]
    assert max(check.worst for check in checks) < TOLERANCE == 1e-6
    assert all(check.right for check in checks)
    assert all(check.checked >= 10 for check in checks)
    assert [check.size for check in checks] == [784 * 20, 20, 20 * 15, 15 * 10, 10]


def test_gradient_check_shows_the_two_slopes_that_differ_most(tiny_dataset):
    spec = ModelSpec((Flatten(), Dense(20, "tanh"), Dense(10, "softmax")))
    for check in gradient_check(spec, *batch(tiny_dataset)):
        assert check.computed != 0
        assert check.measured == pytest.approx(check.computed, rel=1e-3)


def test_gradient_check_finds_a_wrong_formula(tiny_dataset, monkeypatch):
    right = ACTIVATIONS["sigmoid"]
    wrong = Activation(right.function, lambda delta, _z, a: delta * a)
    monkeypatch.setitem(network_module.ACTIVATIONS, "sigmoid", wrong)
    spec = ModelSpec((Flatten(), Dense(20, "sigmoid"), Dense(10, "softmax")))
    checks = tuple(gradient_check(spec, *batch(tiny_dataset)))
    assert [check.right for check in checks] == [False, False, True, True]


def test_gradient_check_leaves_out_parameters_whose_move_crosses_a_kink(tiny_dataset):
    spec = ModelSpec((Flatten(), Dense(20, "relu", initializer="zeros"), Dense(10, "softmax")))
    checks = tuple(gradient_check(spec, *batch(tiny_dataset)))
    assert checks[1].checked == 0  # each bias of a dead layer stands exactly at the kink
    assert all(check.right for check in checks)


@pytest.mark.tensorflow
@pytest.mark.parametrize("activation", ACTIVATION_NAMES)
def test_probabilities_and_loss_are_those_of_keras_with_the_same_weights(activation, tiny_dataset):
    pytest.importorskip("keras")
    spec = everything(activation)
    network = Network(spec, np.random.default_rng(0))
    network.parameters += np.random.default_rng(1).normal(0, 0.02, network.parameters.shape)  # biases start at 0
    model = build_model(spec, seed=0)
    model.compile("sgd", "sparse_categorical_crossentropy", run_eagerly=True)
    model.set_weights(list(network.arrays()))

    images, labels = batch(tiny_dataset, 30)
    pixels = images[..., np.newaxis] / np.float32(255)
    trace = network.forward(pixels)
    np.testing.assert_allclose(softmax(trace.logits), model(pixels).numpy(), rtol=1e-5, atol=1e-6)
    loss = cross_entropy(trace.logits, labels).mean() + network.penalty()
    assert loss == pytest.approx(model.evaluate(pixels, labels, verbose=0), rel=1e-5)


def test_loss_of_a_hopeless_mistake_stays_finite():
    logits = np.array([[0, 500, 0]], np.float32)
    assert cross_entropy(logits, np.array([0])) == pytest.approx([500.0])


@pytest.mark.parametrize("name", ACTIVATION_NAMES)
def test_activations_stay_finite_and_silent_for_large_signals(name):
    z = np.array([[-1e4, -100, 0, 100, 1e4]], np.float32)
    activation = ACTIVATIONS[name]
    bent = activation.function(z)
    assert np.isfinite(bent).all()
    assert np.isfinite(activation.gradient(np.ones_like(z), z, bent)).all()


def test_dropout_drops_its_share_keeps_the_mean_and_acts_in_training_only(tiny_dataset):
    network = Network(ModelSpec((Dropout(0.25), Flatten(), Dense(10, "softmax"))), np.random.default_rng(0))
    ones = np.ones((50, 28, 28, 1), np.float32)
    dropped = network.forward(ones, np.random.default_rng(0)).signals[1]
    assert (dropped == 0).mean() == pytest.approx(0.25, abs=0.01)
    assert dropped.mean() == pytest.approx(1.0, abs=0.02)
    assert network.forward(ones).signals[1] is ones
    assert dropped.dtype == np.float32


@pytest.mark.parametrize("name", INITIALIZER_NAMES)
def test_initial_weights_have_the_spread_that_their_name_promises(name):
    variance = {
        "glorot_uniform": 2 / 600, "glorot_normal": 2 / 600, "he_uniform": 2 / 400, "he_normal": 2 / 400,
        "lecun_normal": 1 / 400, "random_normal": 0.05**2, "standard_normal": 1.0, "zeros": 0.0,
    }[name]  # fmt: skip
    kernel = draw_kernel(name, 400, 200, np.random.default_rng(0))
    assert kernel.shape == (400, 200)
    assert kernel.var() == pytest.approx(variance, rel=0.02)
    assert abs(kernel.mean()) <= 4 * np.sqrt(variance / kernel.size)
    if name in ("glorot_normal", "he_normal", "lecun_normal"):
        assert np.abs(kernel).max() <= 2 * np.sqrt(variance) / 0.8796
    if name.endswith("uniform"):
        assert np.abs(kernel).max() <= np.sqrt(3 * variance)


def test_parameters_stand_in_keras_order_and_are_as_many_as_the_spec_says():
    spec = ModelSpec((Flatten(), Dense(64), Dense(32, use_bias=False), Dense(10, "softmax")))
    network = Network(spec, np.random.default_rng(0))
    assert [array.shape for array in network.arrays()] == [(784, 64), (64,), (64, 32), (32, 10), (10,)]
    assert network.parameters.size == analyse(spec, 10).parameters
    assert all(array.base is not None and array.dtype == np.float32 for array in network.arrays())


def test_penalties_add_to_the_loss_what_keras_adds():
    spec = ModelSpec((Flatten(), Dense(10, "softmax", l1=0.5, l2=0.25)))
    network = Network(spec, np.random.default_rng(0), np.float64)
    kernel = network.dense[1].kernel
    assert network.penalty() == pytest.approx(0.5 * np.abs(kernel).sum() + 0.25 * (kernel**2).sum())
    plain = Network(ModelSpec(tuple(msgspec.structs.replace(layer, l1=0.0, l2=0.0) if isinstance(layer, Dense) else layer
                                    for layer in spec.layers)), np.random.default_rng(0))  # fmt: skip
    assert plain.penalty() == 0
