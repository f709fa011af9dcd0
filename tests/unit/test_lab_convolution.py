"""Convolution and pooling against TensorFlow, and against sums written out by hand."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mnist_desktop.core.lab.convolution import activate, convolve
from mnist_desktop.core.lab.pooling import pool
from mnist_desktop.core.lab.sliding import BLOCK_VALUES, Axis, NoWholeWindowError

KERNELS, STRIDES = range(1, 8), range(1, 5)
WINDOWS, POOL_STRIDES = range(1, 6), range(1, 6)
PADDINGS = ("valid", "same")
sizes = st.tuples(st.integers(1, 24), st.integers(1, 24))
seeds = st.integers(0, 2**32 - 1)


def random_map(shape, seed):
    return np.random.default_rng(seed).standard_normal(shape, np.float32)


def fits(size, window, padding):
    return padding == "same" or window <= min(size)


@pytest.mark.tensorflow
@settings(max_examples=25)
@given(sizes, seeds)
def test_a_convolution_has_the_values_of_tensorflow_at_every_kernel_stride_and_padding(size, seed):
    import tensorflow as tf

    picture = random_map(size, seed)
    for side, stride, padding in product(KERNELS, STRIDES, PADDINGS):
        if fits(size, side, padding):
            kernel = random_map((side, side), seed + side)
            theirs = tf.nn.conv2d(picture[None, :, :, None], kernel[:, :, None, None], stride, padding.upper())[0, :, :, 0]
            ours = convolve(picture, kernel, stride=stride, padding=padding)
            np.testing.assert_allclose(ours, theirs.numpy(), rtol=0, atol=1e-4)


@pytest.mark.tensorflow
@pytest.mark.parametrize(("kind", "name"), [("max", "max_pool2d"), ("average", "avg_pool2d")])
@settings(max_examples=25)
@given(sizes, seeds)
def test_a_pooling_has_the_values_of_tensorflow_at_every_window_stride_and_padding(kind, name, size, seed):
    import tensorflow as tf

    # All below zero: zeros put around the edge would win.
    picture = random_map(size, seed) - 8
    for window, stride, padding in product(WINDOWS, POOL_STRIDES, PADDINGS):
        if fits(size, window, padding):
            theirs = getattr(tf.nn, name)(picture[None, :, :, None], window, stride, padding.upper())[0, :, :, 0]
            ours = pool(picture, kind, window, stride=stride, padding=padding)
            np.testing.assert_allclose(ours, theirs.numpy(), rtol=0, atol=1e-4)


@pytest.mark.tensorflow
@pytest.mark.parametrize("padding", PADDINGS)
def test_a_picture_of_many_blocks_has_the_values_of_tensorflow(padding):
    import tensorflow as tf

    picture, kernel = random_map((429, 640), 1), random_map((3, 3), 2)
    assert picture.size > 10 * BLOCK_VALUES
    theirs = tf.nn.conv2d(picture[None, :, :, None], kernel[:, :, None, None], 1, padding.upper())
    ours = convolve(picture, kernel, padding=padding)
    np.testing.assert_allclose(ours, theirs.numpy()[0, :, :, 0], rtol=0, atol=1e-4)
    for kind, function in (("max", tf.nn.max_pool2d), ("average", tf.nn.avg_pool2d)):
        pooled = pool(ours, kind, 3, stride=3, padding=padding)
        np.testing.assert_allclose(pooled, function(theirs, 3, 3, padding.upper()).numpy()[0, :, :, 0], rtol=0, atol=1e-4)


@pytest.mark.tensorflow
def test_activations_have_the_values_of_tensorflow_and_do_not_overflow():
    import tensorflow as tf

    values = np.array([-1e30, -1000, -3, -0.5, 0, 0.5, 3, 1000, 1e30], np.float32)
    for name in ("relu", "sigmoid", "tanh"):
        bent = values.copy()
        activate(bent, name)
        np.testing.assert_allclose(bent, getattr(tf.nn, name)(values).numpy(), rtol=1e-6, atol=1e-6)


def test_a_kernel_is_not_flipped():
    picture = np.array([[1, 2, 4]], np.float32)
    assert convolve(picture, np.array([[-1.0, 0.0, 1.0]])).tolist() == [[3]]


def test_the_bias_is_added_before_the_activation():
    picture = np.array([[1, 2, 4]], np.float32)
    assert convolve(picture, np.array([[1.0]]), bias=-2, activation="relu").tolist() == [[0, 0, 2]]


def test_whole_numbers_give_exact_sums():
    picture = np.random.default_rng(0).integers(0, 256, (50, 60)).astype(np.float32)
    kernel = np.array([[-1, 0, 1]] * 3, np.float64)
    by_hand = sum(picture[row : row + 48, 2:] - picture[row : row + 48, :-2] for row in range(3))
    np.testing.assert_array_equal(convolve(picture, kernel), by_hand)


def test_same_pooling_divides_by_the_pixels_that_are_there():
    picture = np.full((3, 3), 6, np.float32)
    np.testing.assert_array_equal(pool(picture, "average", 2, stride=2, padding="same"), np.full((2, 2), 6, np.float32))


def test_same_padding_puts_the_odd_zero_behind():
    assert Axis.of(6, 3, 2, "same").before == 0
    assert Axis.of(5, 3, 2, "same").before == 1


@pytest.mark.parametrize(
    "slide", [lambda picture: convolve(picture, np.ones((3, 3))), lambda picture: pool(picture, "max", 3, stride=1)]
)
def test_a_window_larger_than_the_picture_is_refused_by_a_sentence_with_both_sizes(slide):
    with pytest.raises(NoWholeWindowError) as refusal:
        slide(np.ones((2, 5), np.float32))
    assert str(refusal.value) == "A 3 × 3 window does not fit into 2 × 5 pixels. Choose a smaller one, or padding same."
