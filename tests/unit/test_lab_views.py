"""How the lab looks at numbers: which part is seen, in which colors and letters, and where the maps lie."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize

from mnist_desktop.core.lab.kernels import Kernel, preset_kernel
from mnist_desktop.core.lab.picture import LabPicture
from mnist_desktop.core.lab.pipeline import Range, compute
from mnist_desktop.core.lab.settings import Convolution, LabSettings, Pooling, Round
from mnist_desktop.core.lab.window_sum import Place
from mnist_desktop.ui.lab.arrangement import Section, arrange
from mnist_desktop.ui.lab.explanation import explain
from mnist_desktop.ui.lab.viewport import Viewport, next_zoom
from mnist_desktop.ui.shared.color_scale import STEPS, ColorScale, ScaleChoice
from mnist_desktop.ui.shared.numbers import cell_text, narrow_cell_text, number_text, short_text

FRAME = 38
AUTOMATIC, LINEAR, SIGNED = ScaleChoice


# Numbers


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (-0.0, "0"), (3, "3"), (-1020, "−1,020"), (120, "120"), (1 / 9, "0.111"), (-0.5, "−0.5"), (2.4e-5, "2.4e−5")],
)
def test_numbers_are_written_with_as_many_digits_as_they_need(value, text):
    assert number_text(value) == text


@pytest.mark.parametrize(
    ("value", "text"), [(1234.5, "1,234"), (120.4, "120"), (12.34, "12.3"), (1.234, "1.23"), (-0.25, "−0.25")]
)
def test_numbers_in_cells_are_short(value, text):
    assert short_text(value) == text


def test_many_numbers_beside_each_other_go_without_the_first_zero():
    assert [narrow_cell_text(value) for value in (0.49, -0.5, 0, 1.5, 10.2)] == [".49", "−.5", "0", "1.5", "10.2"]


def test_hardly_anything_is_told_from_nothing():
    assert [cell_text(value) for value in (0, 0.002, -1e-9, 0.006)] == ["0", "0.002", "−0.000", "0.006"]


# Colors


def test_a_signed_scale_has_a_color_of_its_own_for_zero_and_reaches_as_far_down_as_up():
    scale = ColorScale.of(Range(-2, 10, -2, 9), SIGNED)
    assert (scale.low, scale.high, scale.is_signed) == (-10, 10, True)
    assert scale.indices(np.array([-10.0, 0.0, 10.0])).tolist() == [0, STEPS // 2, STEPS - 1]
    assert scale.color(0, dark=False).name() == "#ffffff"


def test_automatic_is_signed_where_many_numbers_are_below_zero():
    assert ColorScale.of(Range(-600, 600, -300, 300), AUTOMATIC).is_signed
    assert not ColorScale.of(Range(0, 255, 0, 255), AUTOMATIC).is_signed
    assert not ColorScale.of(Range(-300, 600, -10, 270), AUTOMATIC).is_signed
    assert not ColorScale.of(Range(-600, 600, -300, 300), LINEAR).is_signed


def test_few_far_numbers_do_not_make_all_others_pale_and_the_ends_say_so():
    scale = ColorScale.of(Range(-600, 600, -300, 250), AUTOMATIC)
    assert (scale.low, scale.high, scale.low_is_open, scale.high_is_open) == (-300, 300, True, True)
    lonely = ColorScale.of(Range(-900, 0, -3, 0), SIGNED)
    assert (lonely.low, lonely.low_is_open, lonely.high_is_open) == (-300, True, False)
    bright = ColorScale.of(Range(0, 100, 0, 20), LINEAR)
    assert (bright.low, bright.high, bright.low_is_open, bright.high_is_open) == (0, 20, False, True)


@pytest.mark.parametrize("value", [0.0, 7.0, -7.0])
@pytest.mark.parametrize("choice", ScaleChoice)
def test_a_map_of_one_number_has_a_scale(value, choice):
    scale = ColorScale.of(Range(value, value, value, value), choice)
    assert scale.low < scale.high
    assert scale.low <= value <= scale.high


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6), st.sampled_from(ScaleChoice), st.booleans())
def test_one_number_has_the_color_that_it_has_in_a_picture(low, high, choice, dark):
    low, high = min(low, high), max(low, high)
    scale = ColorScale.of(Range(low, high, low, high), choice)
    values = np.array([[low, (low + high) / 2, high]])
    image = scale.image(values, dark)
    for column, value in enumerate(values[0]):
        assert abs(scale.color(value, dark).red() - image.pixelColor(column, 0).red()) <= 3


# What is seen


def test_a_small_map_is_seen_whole_and_a_large_one_around_the_middle():
    window = Viewport(8.0).window((28, 28), (300, 300))
    assert (window.top, window.left, window.height, window.width) == (0, 0, 28, 28)
    window = Viewport(8.0).window((28, 280), (300, 160))
    assert (window.left, window.width) == (130, 20)


def test_what_is_seen_ends_at_the_edge_of_the_map():
    window = Viewport(1.0, 0.0, 1.0).window((500, 500), (100, 100))
    assert (window.top, window.left) == (0, 400)


@given(st.floats(0.1, 0.9), st.floats(0.1, 0.9), st.sampled_from([2.0, 4.0, 8.0]))
def test_zooming_keeps_the_place_under_the_mouse(row, column, zoom):
    shape, area = (10_000, 10_000), (100, 100)
    before = Viewport(1.0, 0.5, 0.5)
    after = before.zoomed(zoom, row, column)
    for viewport in (before, after):
        window = viewport.window(shape, area)
        if 0 < window.top < shape[0] - window.height and 0 < window.left < shape[1] - window.width:
            place = window.on_screen(row * shape[0], column * shape[1], row * shape[0], column * shape[1])
            expected = before.window(shape, area).on_screen(row * shape[0], column * shape[1], 0, 0)
            assert place.x() == pytest.approx(expected.x(), abs=0.01)
            assert place.y() == pytest.approx(expected.y(), abs=0.01)


def test_a_point_of_the_screen_leads_to_its_pixel_and_back():
    window = Viewport(8.0, 0.3, 0.6).window((200, 300), (160, 160))
    rectangle = window.on_screen(*(row_column := window.place_at(77, 33)), row_column[0] + 1, row_column[1] + 1)
    assert rectangle.contains(77, 33)


def test_reduced_numbers_are_means_of_what_lies_below_a_screen_pixel():
    values = np.arange(36, dtype=np.float32).reshape(6, 6)
    window = Viewport(1 / 3).window((6, 6), (2, 2))
    np.testing.assert_allclose(window.reduced(values, 1.0), values.reshape(2, 3, 2, 3).mean((1, 3)))


@given(st.integers(1, 400), st.integers(1, 400), st.floats(0.02, 0.99), st.sampled_from([1.0, 1.5, 2.0]))
def test_reduced_numbers_stay_within_the_range_of_the_map(height, width, zoom, ratio):
    values = np.random.default_rng(0).random((height, width), np.float32)
    reduced = Viewport(zoom).window(values.shape, (100, 100)).reduced(values, ratio)
    assert values.min() - 1e-6 <= reduced.min() <= reduced.max() <= values.max() + 1e-6


def test_zoom_goes_up_in_steps_and_down_to_where_all_is_seen():
    assert next_zoom(0.41, 1, 0.41) == 0.5
    assert next_zoom(0.5, -1, 0.41) == 0.41
    assert next_zoom(0.41, -1, 0.41) == 0.41
    assert next_zoom(64, 1, 0.41) == 64
    assert next_zoom(3, 2, 1) == 6


# Where the maps lie


def disjoint(views):
    return not any(one.intersects(other) for number, one in enumerate(views) for other in views[:number])


def test_one_kernel_has_all_its_maps_in_a_row():
    picture, maps = (429, 640), ((427, 638), (142, 212))
    apart = [Section(0, ((picture,), maps))]
    row = [Section(0, ((picture, *maps),))]
    layout = arrange([row, apart], QSize(620, 300), FRAME)
    assert len({view.top() for view in layout.views}) == 1
    assert layout.zoom < 1


def test_an_arrangement_that_shows_much_more_is_preferred():
    row, apart = [Section(0, (((100, 400), (100, 400)),))], [Section(0, (((100, 400),), ((100, 400),)))]
    layout = arrange([row, apart], QSize(420, 600), FRAME)
    assert len({view.left() for view in layout.views}) == 1
    assert layout.zoom == 1


sizes = st.tuples(st.integers(1, 300), st.integers(1, 300))
groups = st.lists(st.lists(sizes, min_size=1, max_size=3).map(tuple), min_size=1, max_size=12).map(tuple)


some_sections = st.lists(st.builds(Section, st.sampled_from([0, 20]), groups), min_size=1, max_size=2)


@given(some_sections, st.integers(350, 900), st.integers(200, 600))
def test_views_never_overlap_and_lie_within_the_height(sections, width, height):
    layout = arrange([sections], QSize(width, height), FRAME)
    assert disjoint(layout.views)
    whole = QRect(0, 0, 10**6, layout.height)
    assert all(whole.contains(view) for view in layout.views)
    assert len(layout.headings) == len(sections)


def test_small_maps_are_enlarged_by_whole_numbers():
    layout = arrange([[Section(0, (((28, 28), (26, 26), (8, 8)),))]], QSize(600, 400), FRAME)
    assert layout.zoom == int(layout.zoom) > 4


def test_many_maps_stay_readable_and_the_board_grows():
    pair = ((427, 638), (142, 212))
    layout = arrange([[Section(0, (pair,) * 32)]], QSize(600, 300), FRAME)
    assert layout.height > 300
    assert layout.views[0].width() >= 84


# Words


def result_of(part):
    pixels = np.array([[1, 2, 3], [4, 5, 6], [7, 8, 9]], np.uint8)
    return compute(LabPicture("nine", pixels), LabSettings(first=part))


def test_a_sum_is_written_out_term_by_term_with_bias_and_activation():
    kernel = Kernel(((1, -1), (0, 0.5)), bias=-10)
    part = Round((kernel,), Convolution(activation="relu"), Pooling(window=1, stride=1))
    told = explain(result_of(part), Place(1, 0, 0, 1), "Feature map")
    assert told.heading == "Feature map, row 0, column 1: 0"
    assert told.sentence.replace("\u00a0", " ") == "0 = relu(2 · 1 + 3 · (−1) + 5 · 0 + 6 · 0.5 + (−10))"
    assert told.steps == ("sum 2", "+ bias −10 = −8", "relu → 0")
    assert [block.sign for block in told.blocks] == ["×", "=", ""]
    assert told.blocks[2].texts == [["2", "−3"], ["0", "3"]]


def test_of_many_terms_the_sum_is_told():
    part = Round((preset_kernel("Box blur", 5),), Convolution(padding="same"), Pooling(window=1, stride=1))
    told = explain(result_of(part), Place(1, 0, 1, 1), "Box blur")
    assert told.sentence == "1.8 is the sum of 25 products"
    assert told.blocks[0].outside.sum() == 16


def test_the_largest_of_a_window_is_ringed_and_what_lies_outside_is_empty():
    part = Round((preset_kernel("Identity", 1),), Convolution(), Pooling("max", 2, 2, "same"))
    told = explain(result_of(part), Place(2, 0, 1, 1), "Max-pooled")
    assert told.blocks[0].texts == [["9", ""], ["", ""]]
    assert told.blocks[0].ringed.tolist() == [[True, False], [False, False]]
    assert told.sentence == "The largest of 9 is 9"


def test_a_mean_is_told_with_its_numbers():
    part = Round((preset_kernel("Identity", 1),), Convolution(), Pooling("average", 2, 2))
    told = explain(result_of(part), Place(2, 0, 0, 0), "Average-pooled")
    assert told.sentence == "The mean of 1, 2, 4, 5 is 3"
    assert told.steps == ("mean of 4: 3",)


def test_a_pixel_of_the_picture_is_told_with_its_colors():
    part = Round((preset_kernel("Identity", 1),))
    colorful = compute(LabPicture("one", np.array([[[10, 20, 30]]], np.uint8)), LabSettings(first=part))
    assert explain(colorful, Place(0, 0, 0, 0), "one").sentence.startswith("Red 10, green 20, blue 30.")
    assert explain(result_of(part), Place(0, 0, 2, 2), "nine").sentence.startswith("Gray 9.")
