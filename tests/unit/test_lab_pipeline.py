"""Stages, their shapes, and the sum behind each pixel."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from mnist_desktop.core.lab.kernels import PRESETS, preset_kernel, random_kernel
from mnist_desktop.core.lab.picture import LabPicture
from mnist_desktop.core.lab.pipeline import MAX_VALUES, TooManyValuesError, compute, plan, work
from mnist_desktop.core.lab.settings import Convolution, LabSettings, Pooling, Reading, Round
from mnist_desktop.core.lab.sliding import NoWholeWindowError
from mnist_desktop.core.lab.window_sum import Place, Pooled, Product, Rectangle, receptive_fields, window_sum

LESSON = LabSettings()


def picture_of(shape, seed=0):
    return LabPicture("noise", np.random.default_rng(seed).integers(0, 256, shape, np.uint8))


def kernels(count, size=3, seed=0):
    random = np.random.default_rng(seed)
    return tuple(random_kernel(size, random) for _ in range(count))


def shapes(settings, size=(429, 640)):
    return [stage.shape for stage in plan(size, settings).stages]


def test_the_lesson_has_the_shapes_of_the_lesson():
    assert shapes(LESSON) == [(1, 429, 640, 1), (1, 427, 638, 1), (1, 142, 212, 1)]


def test_eight_kernels_give_eight_channels_and_a_second_round_follows():
    settings = LabSettings(first=Round(kernels(8)), second=Round(kernels(2, 5), Convolution(2, "same"), Pooling("average", 2, 2)))
    assert shapes(settings) == [(1, 429, 640, 1), (1, 427, 638, 8), (1, 142, 212, 8), (1, 71, 106, 2), (1, 35, 53, 2)]


def test_what_is_computed_has_the_planned_shapes():
    settings = LabSettings(first=Round(kernels(3)), second=Round(kernels(2)))
    result = compute(picture_of((40, 50, 3)), settings)
    assert [len(stage.maps) for stage in result.stages] == [1, 3, 3, 2, 2]
    assert [stage.maps[0].shape for stage in result.stages] == [stage.size for stage in plan((40, 50), settings).stages]


def test_the_second_round_is_conv2d_with_the_same_kernel_in_every_channel():
    settings = LabSettings(first=Round(kernels(3), pooling=Pooling(window=1, stride=1)), second=Round(kernels(1, seed=1)))
    result = compute(picture_of((12, 12)), settings)
    alone = [
        compute(picture_of((12, 12)), replace(settings, first=replace(settings.first, kernels=(kernel,)))).stages[3].maps[0]
        for kernel in settings.first.kernels
    ]
    np.testing.assert_allclose(result.stages[3].maps[0], sum(alone), rtol=1e-4, atol=1e-2)


def test_a_window_that_does_not_fit_keeps_the_stages_before_it_and_says_why():
    result = compute(picture_of((2, 2)), LESSON)
    assert len(result.stages) == 1
    assert isinstance(result.problem, NoWholeWindowError)
    later = compute(picture_of((9, 9)), replace(LESSON, second=LESSON.first))
    assert [stage.plan.shape for stage in later.stages] == [(1, 9, 9, 1), (1, 7, 7, 1), (1, 2, 2, 1)]
    assert str(later.problem) == "A 3 × 3 window does not fit into 2 × 2 pixels. Choose a smaller one, or padding same."


def test_maps_that_would_fill_the_memory_are_refused_before_they_are_made():
    crowd = plan((10_000, 10_000), LESSON)
    assert isinstance(crowd.problem, TooManyValuesError)
    assert len(crowd.stages) == 1
    assert plan((10_000, 10_000), replace(LESSON, first=replace(LESSON.first, convolution=Convolution(2)))).problem is None
    assert MAX_VALUES > 8 * 12_000_000


def test_one_pixel_goes_through_with_padding_same():
    same = Round((preset_kernel("Identity", 3),), Convolution(padding="same"), Pooling(padding="same"))
    result = compute(picture_of((1, 1)), LabSettings(first=same))
    assert [stage.plan.shape for stage in result.stages] == [(1, 1, 1, 1)] * 3
    assert result.stages[2].maps[0] == result.stages[0].maps[0]


def test_a_pooled_map_has_the_range_of_the_map_it_was_made_of():
    result = compute(picture_of((30, 30)), LabSettings(first=Round(kernels(4))))
    assert result.stages[2].ranges == result.stages[1].ranges


def test_the_picture_in_one_channel_is_used_again_as_long_as_it_is_the_same():
    picture = picture_of((30, 30, 3))
    first = compute(picture, LESSON)
    assert compute(picture, replace(LESSON, second=LESSON.first), first).stages[0] is first.stages[0]
    assert compute(picture, replace(LESSON, reading=Reading("mean")), first).stages[0] is not first.stages[0]
    assert compute(picture_of((30, 30, 3)), LESSON, first).stages[0] is not first.stages[0]


def test_a_stopped_computation_gives_nothing():
    answers = iter([False, True])
    assert compute(picture_of((30, 30)), LESSON, stopped=lambda: next(answers)) is None


def test_work_counts_each_weight_of_each_kernel_at_each_place():
    settings = LabSettings(first=Round(kernels(2)))
    assert work(plan((10, 10), settings), settings) == 2 * 8 * 8 * 9


paddings = st.sampled_from(["valid", "same"])
convolutions = st.builds(Convolution, st.integers(1, 4), paddings, st.sampled_from(["none", "relu", "sigmoid", "tanh"]))
poolings = st.builds(Pooling, st.sampled_from(["max", "average"]), st.integers(1, 5), st.integers(1, 5), paddings)
rounds = st.builds(
    lambda count, size, seed, convolution, pooling: Round(kernels(count, size, seed), convolution, pooling),
    st.integers(1, 3), st.integers(1, 7), st.integers(0, 99), convolutions, poolings,
)  # fmt: skip
experiments = st.builds(LabSettings, st.builds(Reading, scaling=st.sampled_from(["none", "unit"])), rounds, st.none() | rounds)


@given(st.tuples(st.integers(1, 20), st.integers(1, 20)), experiments, st.data())
def test_the_sum_behind_a_pixel_is_the_pixel(size, settings, data):
    result = compute(picture_of(size), settings)
    number = data.draw(st.integers(0, len(result.stages) - 1))
    stage = result.stages[number]
    rows, columns = stage.plan.size
    place = Place(number, data.draw(st.integers(0, stage.plan.maps - 1)), data.draw(st.integers(0, rows - 1)),
                  data.draw(st.integers(0, columns - 1)))  # fmt: skip
    value = stage.maps[place.map][place.row, place.column]
    told = window_sum(result, place)
    fields = receptive_fields(result, place)
    assert len(fields) == number + 1
    assert fields[-1] == Rectangle(place.row, place.column, place.row + 1, place.column + 1)
    if told is None:
        assert number == 0
        return
    assert told.value == pytest.approx(value, rel=1e-3, abs=1e-2)
    assert told.window.shape == (fields[-2].bottom - fields[-2].top, fields[-2].right - fields[-2].left)
    assert not told.window[~told.inside].any()
    if isinstance(told, Product):
        assert told.total == pytest.approx((told.window * told.weights).sum())
    else:
        assert isinstance(told, Pooled)
        assert told.window[told.inside].min() <= told.value <= told.window[told.inside].max() + 1e-6


def test_a_pooled_pixel_sees_through_both_windows():
    result = compute(picture_of((30, 30)), LESSON)
    assert receptive_fields(result, Place(2, 0, 1, 2)) == [Rectangle(3, 6, 8, 11), Rectangle(3, 6, 6, 9), Rectangle(1, 2, 2, 3)]


def test_every_preset_can_be_side_by_side_with_the_others():
    settings = LabSettings(first=Round(tuple(preset_kernel(name, 3) for name in PRESETS)))
    assert len(compute(picture_of((20, 20)), settings).stages[1].maps) == len(PRESETS)
