"""The random image layers that Keras lacks: what they do to pixels, and that they repeat."""

from __future__ import annotations

import numpy as np
import pytest

from mnist_desktop.core.model.layers import RandomDistortion
from mnist_desktop.training.keras.image_layers import random_distortion, random_thickness
from mnist_desktop.training.keras.importing import import_engine

pytestmark = pytest.mark.tensorflow

BACKGROUND = -0.4


@pytest.fixture(scope="module", autouse=True)
def tensorflow():
    import_engine()


@pytest.fixture(scope="module")
def digits(tiny_dataset):
    return tiny_dataset.train_images[:40, ..., np.newaxis] / np.float32(255) * (1 - BACKGROUND) + np.float32(BACKGROUND)


def applied(layer, images, training=True):
    return np.asarray(layer(images, training=training))


def distortion(seed):
    return random_distortion(RandomDistortion(), seed, BACKGROUND)


def thickness(seed):
    return random_thickness(0.8, seed, BACKGROUND)


@pytest.mark.parametrize("make", [distortion, thickness])
def test_images_change_while_training_only_and_the_same_seed_changes_them_alike(digits, make):
    assert np.array_equal(applied(make(1), digits, training=False), digits)
    first, again, other = (applied(make(seed), digits) for seed in (1, 1, 2))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)
    assert not np.array_equal(first, digits)


def test_each_image_and_each_batch_is_distorted_in_its_own_way(digits):
    layer = random_distortion(RandomDistortion(), 1, BACKGROUND)
    same = np.repeat(digits[:1], 2, axis=0)
    first, second = applied(layer, same), applied(layer, same)
    assert not np.array_equal(first[0], first[1])
    assert not np.array_equal(first[0], second[0])


def test_a_distortion_of_nothing_leaves_every_pixel(digits):
    layer = random_distortion(RandomDistortion(0.0, 0.0, 0.0, 0.0, 0.0), 1, BACKGROUND)
    np.testing.assert_allclose(applied(layer, digits), digits, atol=1e-6)


def test_maps_of_any_size_and_depth_are_distorted_alike_in_every_channel():
    maps = np.random.default_rng(0).random((3, 9, 14, 1), np.float32).repeat(2, axis=3)
    distorted = applied(random_distortion(RandomDistortion(), 1, 0.0), maps)
    assert distorted.shape == maps.shape
    assert np.array_equal(distorted[..., 0], distorted[..., 1])


def slopes_of(setting):
    """By how much row and column of a place change with row and column, for many draws of one setting: (N, 2, 2)."""
    ramp = np.indices((28, 28)).astype(np.float32)[..., np.newaxis]  # pixel values are their own places
    images = np.repeat(ramp, 100, axis=0)
    moved = applied(random_distortion(RandomDistortion(**NOTHING | setting), 1, 0.0), images)[:, 9:19, 9:19, 0]
    rows, columns = moved[:100], moved[100:]
    return np.stack([[np.diff(each, axis=axis).mean((1, 2)) for axis in (1, 2)] for each in (rows, columns)]).transpose(2, 0, 1)


NOTHING = {"rotation": 0.0, "zoom": 0.0, "shear": 0.0, "shift": 0.0, "elastic": 0.0}


def test_a_turn_changes_no_length_and_reaches_its_limit_in_both_directions():
    slopes = slopes_of({"rotation": 0.05})[:100]
    angles = np.degrees(np.arctan2(slopes[:, 0, 1], slopes[:, 0, 0]))
    np.testing.assert_allclose(np.hypot(slopes[:, 0, 0], slopes[:, 0, 1]), 1, atol=1e-4)
    assert 17 < angles.max() <= 18.01
    assert -18.01 <= angles.min() < -17


def test_a_zoom_stretches_each_axis_by_its_own_factor_within_its_limit():
    slopes = slopes_of({"zoom": 0.2})
    assert np.abs(slopes[:, 0, 1]).max() < 1e-4
    assert 0.79 < slopes[:, 0, 0].min() < 0.82
    assert 1.18 < slopes[:, 0, 0].max() < 1.21


def test_a_shift_moves_whole_images_by_at_most_its_share_of_the_side(digits):
    dot = np.zeros((200, 28, 28, 1), np.float32)
    dot[:, 14, 14] = 1
    moved = applied(random_distortion(RandomDistortion(**NOTHING | {"shift": 0.1}), 1, 0.0), dot)[..., 0]
    rows = (moved.sum(2) * np.arange(28)).sum(1)
    assert 2.5 < np.abs(rows - 14).max() <= 2.81
    np.testing.assert_allclose(moved.sum((1, 2)), 1, atol=1e-4)


def test_a_bend_moves_neighbours_nearly_alike():
    ramp = np.repeat(np.indices((28, 28)).astype(np.float32)[:1, ..., np.newaxis], 50, axis=0)
    inner = applied(random_distortion(RandomDistortion(**NOTHING | {"elastic": 0.05}), 1, 0.0), ramp)[:, 4:24, 4:24, 0]
    moves = inner - ramp[:, 4:24, 4:24, 0]
    assert 0.5 < np.abs(moves).max() <= 0.05 * 28
    assert np.abs(np.diff(moves, axis=2)).max() < 0.5


def test_strokes_get_thicker_and_thinner_and_stay_as_bright(digits):
    changed = applied(random_thickness(0.8, 1, BACKGROUND), digits)
    ink_before, ink = (each.sum((1, 2, 3)) for each in (digits - BACKGROUND, changed - BACKGROUND))
    assert 0.2 < np.mean(ink > ink_before) < 0.8
    np.testing.assert_allclose(changed.max((1, 2)), digits.max((1, 2)), atol=1e-5)
    assert changed.min() >= BACKGROUND - 1e-5


def test_an_empty_image_stays_empty():
    empty = np.full((8, 28, 28, 1), BACKGROUND, np.float32)
    np.testing.assert_allclose(applied(random_thickness(1.0, 1, BACKGROUND), empty), empty, atol=1e-6)


@pytest.mark.parametrize("make", [lambda: random_distortion(RandomDistortion(), 1, 0.0), lambda: random_thickness(0.5, 1, 0.0)])
def test_keras_is_told_the_shape_and_need_not_find_it_out(make):
    assert make().compute_output_shape((None, 28, 28, 1)) == (None, 28, 28, 1)
