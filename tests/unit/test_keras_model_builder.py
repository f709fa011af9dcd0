"""From specs to Keras: every layer arrives with its parameters, its shape and a random stream of its own."""

from __future__ import annotations

import subprocess
import sys
from typing import get_args

import numpy as np
import pytest

from mnist_desktop.core.model.layer_parameters import ActivationName, InitializerName
from mnist_desktop.core.model.layers import (
    ActivationLayer,
    AveragePooling2D,
    BatchNormalization,
    Conv2D,
    Dense,
    Dropout,
    Flatten,
    GaussianNoise,
    GlobalAveragePooling2D,
    MaxPooling2D,
    RandomDistortion,
    RandomErasing,
    RandomFlip,
    RandomRotation,
    RandomThickness,
    RandomTranslation,
    RandomZoom,
)
from mnist_desktop.core.model.spec import ModelSpec, analyse
from mnist_desktop.core.presets.all_presets import PRESETS
from mnist_desktop.core.training_config import OptimizerName, TrainingConfig
from mnist_desktop.training.keras.importing import import_engine
from mnist_desktop.training.keras.model_builder import build_model, build_optimizer, scale_pixels
from mnist_desktop.training.scaling import scale

pytestmark = pytest.mark.tensorflow

END = (Flatten(), Dense(10, "softmax"))
EVERYTHING = ModelSpec(
    (
        RandomFlip(), RandomErasing(0.4, 0.2), RandomDistortion(), RandomThickness(),
        RandomTranslation(), RandomRotation(), RandomZoom(), GaussianNoise(0.5),
        Conv2D(4, 5, 2, "same", "linear", False, "he_normal"), BatchNormalization(0.5, 0.01), ActivationLayer("swish"),
        MaxPooling2D(3, 0, "same"), AveragePooling2D(2, 1), Conv2D(6, 2, l1=0.1, l2=0.2), GlobalAveragePooling2D(),
        Dropout(0.5), Dense(10, "softmax", initializer="lecun_normal"),
    )
)  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def tensorflow():
    import_engine()


def test_importing_the_engine_does_not_yet_import_tensorflow():
    names = ("engine", "evaluation", "importing", "learner", "model_builder")
    modules = ", ".join(f"mnist_desktop.training.keras.{name}" for name in names)
    code = f"import sys, {modules}; sys.exit('tensorflow' in sys.modules or 'keras' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 - this interpreter, the line above


@pytest.mark.parametrize("spec", [EVERYTHING, *(preset.experiment.spec for preset in PRESETS)], ids=lambda spec: spec.name)
def test_shapes_and_counts_are_those_the_builder_panel_shows(spec):
    model = build_model(spec, 0)
    rows = analyse(spec, 10).rows
    assert [layer.output.shape[1:] for layer in model.layers] == [row.output_shape for row in rows]
    assert [layer.count_params() for layer in model.layers] == [row.parameters for row in rows]


def test_every_parameter_reaches_keras():
    layers = build_model(EVERYTHING, 0, background=-0.4).layers
    flip, erasing, _, _, shift, turn, zoom, noise = layers[:8]
    convolution, norm, activation, largest, mean, penalised, _, dropout, dense = layers[8:]
    assert flip.mode == "horizontal"
    assert (erasing.factor, erasing.scale, erasing.fill_value) == ((0.4, 0.4), (0, 0.2), -0.4)
    assert {layer.fill_mode for layer in (shift, turn, zoom)} == {"constant"}
    assert {layer.fill_value for layer in (shift, turn, zoom)} == {-0.4}
    assert (shift.height_factor, shift.width_factor, turn.factor) == (0.07, 0.07, (-0.03, 0.03))
    assert (zoom.height_factor, zoom.width_factor) == (0.1, None), "a height alone keeps the aspect ratio"
    assert noise.stddev == 0.5
    assert (convolution.kernel_size, convolution.strides, convolution.padding) == ((5, 5), (2, 2), "same")
    assert not convolution.use_bias
    assert (norm.momentum, norm.epsilon) == (0.5, 0.01)
    assert activation.activation.__name__ == "silu"
    assert (largest.pool_size, largest.strides, largest.padding) == ((3, 3), (3, 3), "same")
    assert (mean.pool_size, mean.strides) == ((2, 2), (1, 1))
    assert (float(penalised.kernel_regularizer.l1), float(penalised.kernel_regularizer.l2)) == pytest.approx((0.1, 0.2))
    assert dropout.rate == 0.5
    assert dense.kernel_initializer.__class__.__name__ == "LecunNormal"


def test_equal_layers_draw_different_weights_and_the_same_seed_draws_the_same():
    spec = ModelSpec((Flatten(), Dense(784), Dense(784), *END))
    first, again, other = (build_model(spec, seed).get_weights() for seed in (1, 1, 2))
    assert not np.array_equal(first[0], first[2])
    assert all(np.array_equal(a, b) for a, b in zip(first, again, strict=True))
    assert not np.array_equal(first[0], other[0])


@pytest.mark.parametrize(
    ("name", "deviation"),
    [("standard_normal", 1.0), ("random_normal", 0.05), ("zeros", 0.0), ("he_normal", (2 / 784) ** 0.5),
     ("glorot_uniform", (2 / 1084) ** 0.5), ("lecun_normal", 784**-0.5)],
)  # fmt: skip
def test_initial_weights_have_the_deviation_of_their_name(name, deviation):
    kernel = build_model(ModelSpec((Flatten(), Dense(300, initializer=name), *END)), 0).get_weights()[0]
    assert kernel.std() == pytest.approx(deviation, rel=0.02)


def test_every_initializer_activation_and_optimizer_has_its_counterpart():
    names = get_args(InitializerName)
    layers = [Dense(4, activation, initializer=names[at % len(names)]) for at, activation in enumerate(get_args(ActivationName))]
    assert len(layers) >= len(names)
    build_model(ModelSpec((Flatten(), *layers, Dense(10, "softmax"))), 0)
    for optimizer in get_args(OptimizerName):
        assert type(build_optimizer(TrainingConfig(optimizer=optimizer))).__name__.lower() == optimizer


def test_shifted_in_pixels_are_background_and_tests_are_not_shifted():
    spec = ModelSpec((RandomTranslation(0.9, 0.9), RandomRotation(1.0), RandomZoom(0.5), RandomErasing(1.0, 0.9),
                      RandomDistortion(1.0, 0.9, 1.0, 0.9, 0.5), RandomThickness(1.0), *END))  # fmt: skip
    layers = build_model(spec, 0, background=-0.4).layers[:-2]
    pixels = np.full((20, 28, 28, 1), -0.4, np.float32)
    moved = pixels
    for layer in layers:
        moved = layer(moved, training=True)
    np.testing.assert_allclose(moved, pixels, rtol=1e-5)
    bright = np.ones((20, 28, 28, 1), np.float32)
    assert np.array_equal(layers[0](bright, training=False), bright)
    assert np.asarray(layers[0](bright, training=True)).min() == pytest.approx(-0.4)


def test_random_layers_further_inside_fill_with_zero():
    layers = build_model(ModelSpec((Conv2D(2), RandomTranslation(), *END)), 0, background=-0.4).layers
    assert layers[1].fill_value == 0.0


@pytest.mark.parametrize(("mean", "std"), [(0.0, 1.0), (0.0, 1 / 255), (0.13, 0.31)])
def test_tensors_are_scaled_as_arrays_are(tiny_dataset, mean, std):
    pixels = tiny_dataset.test_images[..., np.newaxis]
    np.testing.assert_allclose(scale_pixels(pixels, mean, std), scale(tiny_dataset.test_images, mean, std), rtol=1e-6, atol=1e-6)
