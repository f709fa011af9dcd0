"""What is shown of a network's numbers: orders, sums, places and layouts, worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from mnist_desktop.core.insight.columns import ColumnKind, columns_of
from mnist_desktop.core.insight.dead_units import can_die
from mnist_desktop.core.insight.excitement import NINE, Excitement
from mnist_desktop.core.insight.feeds import (
    HandedOn,
    Inputs,
    KernelWindow,
    PooledWindow,
    Sight,
    Template,
    feed_of,
    looks_at_pixels,
    strongest_spot,
)
from mnist_desktop.core.insight.network_picture import CELL_HEIGHT, CELL_WIDTH, network_picture
from mnist_desktop.core.insight.occlusion import covered_images, occlusion_map
from mnist_desktop.core.insight.receptive import receptive_field
from mnist_desktop.core.insight.saliency import gradient_times_input
from mnist_desktop.core.insight.softmax import softmax_steps
from mnist_desktop.core.insight.units import is_counted, strength_order, unit_strengths
from mnist_desktop.core.lab.window_sum import Rectangle
from mnist_desktop.core.model.layers import ActivationLayer, Conv2D, Dense, Dropout, Flatten, MaxPooling2D, RandomTranslation
from mnist_desktop.core.model.spec import MAX_LAYERS, ModelSpec

CNN = ModelSpec((RandomTranslation(), Conv2D(2, 3), MaxPooling2D(2), Conv2D(3, 3, 2, "same"), Flatten(), Dense(10, "softmax")))


def test_softmax_shows_every_number_on_the_way() -> None:
    steps = softmax_steps(np.array([1.0, 3.0, 2.0]))
    assert steps.largest == 3
    np.testing.assert_allclose(steps.shifted, [-2, 0, -1])
    np.testing.assert_allclose(steps.exponentials, np.exp([-2, 0, -1]))
    assert steps.total == pytest.approx(np.exp(-2) + 1 + np.exp(-1))
    assert steps.probabilities.sum() == pytest.approx(1)


def test_softmax_of_huge_logits_stays_finite_and_of_no_numbers_says_so() -> None:
    assert softmax_steps(np.array([1e30, 0.0])).probabilities.tolist() == [1, 0]
    assert np.isnan(softmax_steps(np.array([np.nan, 0.0])).probabilities).all()


def test_units_are_ordered_by_the_largest_number_of_their_map() -> None:
    maps = np.zeros((2, 2, 4), np.float32)
    maps[0, 1] = [1, 5, -2, np.nan]
    assert np.isnan(unit_strengths(maps)[3])
    assert strength_order(maps).tolist() == [1, 0, 2, 3]


@pytest.mark.parametrize("parts", [(100,), (1, 99), (40, 3, 57), (9, 10, 81)])
def test_nine_strongest_images_are_found_in_any_parts(parts) -> None:
    answers = np.random.default_rng(0).integers(0, 30, (100, 5)).astype(np.float32)
    found, start = Excitement.nothing_seen(5, True), 0
    for count in parts:
        found = found.with_images(answers[start : start + count], start)
        start += count
    expected = np.argsort(-answers, axis=0, kind="stable")[:NINE].T
    assert found.images.tolist() == expected.tolist()
    assert [number for _, number in found.best_images(2)] == np.sort(answers[:, 2])[::-1][:NINE].tolist()


def test_only_units_that_can_die_and_never_rise_above_zero_are_dead() -> None:
    answers = np.array([[-1, 0, 2, np.nan], [-3, 0, -1, np.nan]], np.float32)
    assert Excitement.nothing_seen(4, True).with_images(answers, 0).dead.tolist() == [True, True, False, False]
    assert Excitement.nothing_seen(4, False).with_images(answers, 0).dead_count == 0
    assert Excitement.nothing_seen(4, True).dead_count == 0
    assert Excitement.nothing_seen(4, True).with_images(answers, 0).best_images(0) == ()
    assert can_die(Dense(4, "relu"))
    assert not any(can_die(Dense(4, each)) for each in ("tanh", "leaky_relu", "elu", "gelu", "swish"))
    assert not is_counted(ActivationLayer("relu"), (5000,))


def test_covering_a_part_tells_how_much_it_matters() -> None:
    image = np.full((4, 4), 9, np.uint8)
    covered = covered_images(image, 2, 2)
    assert covered.shape == (4, 4, 4)
    assert covered[1].tolist() == [[9, 9, 0, 0], [9, 9, 0, 0], [9, 9, 9, 9], [9, 9, 9, 9]]
    drops = occlusion_map((4, 4), 2, 2, 0.9, np.array([0.9, 0.4, 0.9, 0.95]))
    np.testing.assert_allclose(drops[0], [0, 0, 0.5, 0.5], atol=1e-6)
    np.testing.assert_allclose(drops[3], [0, 0, -0.05, -0.05], atol=1e-6)


def test_pixels_under_several_patches_get_their_mean() -> None:
    covered = covered_images(np.full((3, 3), 9, np.uint8), 2, 1)
    drops = occlusion_map((3, 3), 2, 1, 1.0, 1 - np.array([0.0, 0.4, 0.0, 0.0]))
    assert len(covered) == 4
    np.testing.assert_allclose(drops[0], [0, 0.2, 0.4], atol=1e-6)
    assert occlusion_map((28, 28), 28, 14, 0.5, np.array([0.25])).tolist() == [[0.25] * 28] * 28


def test_gradient_times_input_of_black_pixels_is_zero_whatever_the_scaling() -> None:
    image = np.zeros((28, 28), np.uint8)
    image[3, 4] = 255
    found = gradient_times_input(np.full((28, 28), 2, np.float32), image, 0.5)
    assert found[3, 4] == 4
    assert np.count_nonzero(found) == 1


def test_columns_are_the_image_every_layer_the_logits_and_softmax() -> None:
    kinds = [column.kind for column in columns_of(CNN)]
    assert kinds == [ColumnKind.IMAGE, *[ColumnKind.LAYER] * 5, ColumnKind.LOGITS, ColumnKind.SOFTMAX]
    alone = columns_of(ModelSpec((Flatten(), Dense(10, "linear"), ActivationLayer("softmax"))))
    assert [column.kind for column in alone] == [ColumnKind.IMAGE, ColumnKind.LAYER, ColumnKind.LAYER, ColumnKind.SOFTMAX]


def test_receptive_field_grows_by_kernels_and_strides_and_ends_at_the_edge() -> None:
    columns = columns_of(CNN)
    assert receptive_field(columns, 2, (0, 0)) == Rectangle(0, 0, 3, 3)
    assert receptive_field(columns, 3, (1, 2)) == Rectangle(2, 4, 6, 8)
    assert receptive_field(columns, 4, (0, 1)) == Rectangle(0, 2, 6, 10)
    assert receptive_field(columns, 4, (0, 6)) == Rectangle(0, 22, 6, 28)
    assert receptive_field(columns, 6, None) == Rectangle(0, 0, 28, 28)


def test_dense_on_pixels_shows_its_weights_as_an_image_through_layers_of_training() -> None:
    spec = ModelSpec((RandomTranslation(), Flatten(), Dropout(), Dense(2, "relu"), Dense(10, "softmax")))
    columns, random = columns_of(spec), np.random.default_rng(0)
    image, kernel = random.random((28, 28, 1)).astype(np.float32), random.normal(size=(784, 2))
    row, ten = image.ravel(), np.ones(10, np.float32)
    last = np.array([[1.0] * 10, [-3.0] * 10]), np.zeros(10)
    weights = (), (), (), (kernel, np.array([0.5, 0.25])), last
    sight = Sight(columns, (image, image, row, row, np.array([1, 2], np.float32), ten, ten), weights)
    feed = feed_of(sight, 4, 1)
    assert isinstance(feed, Template)
    np.testing.assert_allclose(feed.weights, kernel[:, 1].reshape(28, 28))
    assert feed.total.sum == pytest.approx(float(image.ravel() @ kernel[:, 1]) + 0.25, abs=1e-5)
    assert feed.total.output == 2
    deeper = feed_of(sight, 5, 4)
    assert isinstance(deeper, Inputs)
    assert [(each.unit, each.product) for each in deeper.strongest] == [(1, -6), (0, 1)]
    assert not looks_at_pixels(columns, 5)


def test_convolution_shows_its_kernel_where_it_fired_with_zeros_beyond_the_edge() -> None:
    columns = columns_of(ModelSpec((Conv2D(1, 3, padding="same"), MaxPooling2D(2), Flatten(), Dense(10, "softmax"))))
    image = np.ones((28, 28, 1), np.float32)
    maps = np.zeros((28, 28, 1), np.float32)
    maps[0, 0] = 7
    pooled_maps = maps[::2, ::2]
    sight = Sight(columns, (image, maps, pooled_maps, pooled_maps.ravel()), ((np.full((3, 3, 1, 1), 2.0), np.ones(1)), (), ()))
    feed = feed_of(sight, 1, 0)
    assert isinstance(feed, KernelWindow)
    assert (feed.spot, feed.window) == ((0, 0), Rectangle(-1, -1, 2, 2))
    assert feed.total.sum == 9
    assert feed.values[..., 0].tolist() == [[0, 0, 0], [0, 1, 1], [0, 1, 1]]
    pooled = feed_of(sight, 2, 0)
    assert isinstance(pooled, PooledWindow)
    assert (pooled.largest, pooled.output) == ((0, 0), 7)
    flat = feed_of(sight, 3, 15)
    assert flat == HandedOn(0, (1, 1), 0.0)


def test_a_map_without_numbers_has_a_place_all_the_same() -> None:
    assert strongest_spot(np.full((3, 3, 1), np.nan, np.float32), 0) == (0, 0)


def test_network_picture_has_a_block_for_each_layer_and_none_over_another() -> None:
    picture = network_picture(CNN)
    assert [block.kind for block in picture.blocks] == ["", *(layer.kind for layer in CNN.layers)]
    assert [block.shape for block in picture.blocks][2] == "26 × 26 × 2"
    assert len(picture.arrows) == len(CNN.layers)
    deep = network_picture(ModelSpec((*[ActivationLayer()] * (MAX_LAYERS - 2), Flatten(), Dense(10, "softmax"))))
    assert len({(block.left, block.top) for block in deep.blocks}) == MAX_LAYERS + 1
    assert all(block.width <= CELL_WIDTH and block.height <= CELL_HEIGHT for block in deep.blocks)
    assert deep.height > deep.width
