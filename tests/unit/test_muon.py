"""Muon makes the steps of its article for hidden kernels, and those of AdamW for all other weights."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from mnist_desktop.core.export.script_optimizers import optimizer_classes
from mnist_desktop.core.model.layers import Conv2D, Dense, Flatten, MaxPooling2D
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.training.keras.model_builder import build_model
from mnist_desktop.training.keras.muon import COEFFICIENTS, muon, orthogonal

Matrix = NDArray[np.float64]
SPEC = ModelSpec((Conv2D(6, 3, padding="same"), MaxPooling2D(14), Flatten(), Dense(40), Dense(10, "softmax")))
HIDDEN = {0, 2}
"""The kernels of the convolution and of the first Dense layer; then come the last layer's kernel and its biases."""

pytestmark = pytest.mark.tensorflow


def with_singular_values(rows: int, columns: int, values: Matrix) -> NDArray[np.float32]:
    random = np.random.default_rng(0)
    left, _ = np.linalg.qr(random.normal(size=(rows, len(values))))
    right, _ = np.linalg.qr(random.normal(size=(columns, len(values))))
    return np.asarray(left * values @ right.T, np.float32)


def made_orthogonal(matrix: NDArray[np.float32]) -> NDArray[np.float32]:
    import tensorflow as tf

    return np.asarray(orthogonal(tf.constant(matrix)))


def iterated(matrix: NDArray[np.float32]) -> Matrix:
    """The iteration as the article writes it, in float64."""
    a, b, c = COEFFICIENTS
    x = matrix.astype(np.float64) / (np.linalg.norm(matrix) + 1e-7)
    for _ in range(5):
        square = x @ x.T
        x = a * x + (b * square + c * square @ square) @ x
    return x


@pytest.mark.parametrize(("rows", "columns"), [(50, 20), (20, 50), (9, 9)])
@pytest.mark.parametrize("falling", [0, 1, 4], ids=["alike", "falling", "steep"])
def test_the_polynomials_of_the_small_matrix_give_what_the_iteration_gives(rows: int, columns: int, falling: int) -> None:
    values = np.arange(1, min(rows, columns) + 1, dtype=np.float64) ** -falling
    matrix = with_singular_values(rows, columns, values)
    # The polynomials make small singular values hundreds of times larger, and with them their rounding.
    np.testing.assert_allclose(made_orthogonal(matrix), iterated(matrix), atol=1e-3)


def test_singular_values_from_a_five_hundredth_of_the_whole_on_come_to_lie_near_one() -> None:
    values = np.geomspace(0.004, 1, 30)
    found = np.linalg.svd(made_orthogonal(with_singular_values(90, 30, values)), compute_uv=False)
    assert found.min() > 0.68
    assert found.max() < 1.21


def test_a_gradient_of_zeros_moves_nothing() -> None:
    assert not made_orthogonal(np.zeros((5, 3), np.float32)).any()


def test_the_class_in_an_exported_script_makes_the_same_steps() -> None:
    import keras

    script: dict[str, Any] = {"keras": keras}
    exec(optimizer_classes(TrainingConfig(optimizer="muon")), script)  # noqa: S102 - a text of the program's own
    wide = ModelSpec((Flatten(), Dense(5), Dense(60), Dense(10, "softmax")))
    ours, theirs = (build_model(wide, seed=3).trainable_variables for _ in range(2))
    start, random = [each.numpy() for each in ours], np.random.default_rng(1)
    optimizers = muon(0.01, 0.1), script["Muon"](0.01, weight_decay=0.1)
    for _ in range(3):
        gradients = [random.normal(size=variable.shape).astype(np.float32) for variable in ours]
        for optimizer, variables in zip(optimizers, (ours, theirs), strict=True):
            optimizer.apply([keras.ops.convert_to_tensor(each) for each in gradients], variables)
    for variable, other, first in zip(ours, theirs, start, strict=True):
        assert np.abs(variable.numpy() - first).max() > 0.01
        np.testing.assert_allclose(other.numpy(), variable.numpy(), atol=1e-5)


def test_hidden_kernels_take_the_steps_of_the_article_and_all_else_those_of_adamw() -> None:
    import keras

    rate, decay, random = 0.01, 0.1, np.random.default_rng(1)
    ours, others = (build_model(SPEC, seed=3).trainable_variables for _ in range(2))
    wanted = [variable.numpy().astype(np.float64) for variable in ours]
    means = [np.zeros_like(each) for each in wanted]
    optimizers = muon(rate, decay), keras.optimizers.AdamW(rate, weight_decay=decay)
    for _ in range(3):
        gradients = [random.normal(size=variable.shape).astype(np.float32) for variable in ours]
        for optimizer, variables in zip(optimizers, (ours, others), strict=True):
            optimizer.apply([keras.ops.convert_to_tensor(each) for each in gradients], variables)
        for index in HIDDEN:
            means[index] = 0.95 * means[index] + gradients[index]
            ahead = gradients[index] + 0.95 * means[index]
            matrix = ahead.reshape(-1, ahead.shape[-1]).astype(np.float32)
            step = 0.2 * np.sqrt(max(matrix.shape)) * iterated(matrix).reshape(ahead.shape)
            wanted[index] = wanted[index] * (1 - rate * decay) - rate * step
    assert len(ours) == 6
    for index, variable in enumerate(ours):
        expected = wanted[index] if index in HIDDEN else others[index].numpy()
        np.testing.assert_allclose(variable.numpy(), expected, atol=1e-5)
