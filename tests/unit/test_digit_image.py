from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mnist_desktop.core.datasets.files import read
from mnist_desktop.core.drawing.digit_image import (
    OVERSAMPLING,
    area_weights,
    centre_of_mass,
    centred,
    digit_image,
    normalise_digit,
    shrunk,
    stages_of_drawing,
    stages_of_pixels,
)
from mnist_desktop.core.drawing.pen import MAX_PEN_WIDTH, MIN_PEN_WIDTH
from mnist_desktop.core.drawing.strokes import Drawing, LabelledDrawing, Stroke, read_drawings
from mnist_desktop.paths import resource

points = st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=12)
pen_widths = st.floats(MIN_PEN_WIDTH, MAX_PEN_WIDTH)
drawings = st.builds(
    lambda lines, box, width: Drawing(tuple(Stroke.of(np.array(line) * box) for line in lines), box, width),
    st.lists(points, min_size=1, max_size=4),
    st.floats(1e-3, 1e5),
    pen_widths,
)
grays = st.builds(
    lambda seed, height, width, share: np.where(
        np.random.default_rng(seed).random((height, width)) < share,
        np.random.default_rng(seed + 1).integers(1, 256, (height, width), dtype=np.uint8),
        np.uint8(0),
    ),
    st.integers(0, 1000),
    st.integers(1, 70),
    st.integers(1, 70),
    st.floats(0, 1),
)


@pytest.fixture(scope="module")
def samples() -> tuple[LabelledDrawing, ...]:
    return read_drawings(resource("drawings", "sample_digits.json"))


def moved(drawing: Drawing, scale: float, shift: tuple[float, float], box: float) -> Drawing:
    return Drawing(tuple(Stroke.of(stroke.points * scale + shift) for stroke in drawing.strokes), box, drawing.pen_width)


@given(drawings)
def test_any_drawing_gives_28_by_28_bytes_with_full_ink(drawing):
    image = digit_image(drawing)
    assert image.shape == (28, 28)
    assert image.dtype == np.uint8
    assert image.max() == 255


@given(drawings)
def test_the_centre_of_mass_lies_at_14_give_or_take_half_a_pixel(drawing):
    stages = stages_of_drawing(drawing)
    # Where a long tail was cut off, as in MNIST, what is left weighs a little less on that side.
    assume(stages.image.sum(dtype=int) == stages.small.sum(dtype=int))
    row, column = centre_of_mass(stages.image)
    assert 13.5 < row <= 14.5
    assert 13.5 < column <= 14.5
    assert stages.centre == (row, column)


@given(drawings, st.floats(0.1, 10))
def test_the_unit_of_the_box_does_not_matter(drawing, unit):
    other = moved(drawing, unit, (0, 0), drawing.box * unit)
    assert almost_alike(digit_image(drawing), digit_image(other), 2)


@given(drawings, st.sampled_from([1 / 64, 1 / 2, 8, 1024]))
def test_a_unit_by_which_numbers_are_multiplied_without_rounding_changes_no_pixel(drawing, unit):
    other = moved(drawing, unit, (0, 0), drawing.box * unit)
    assert np.array_equal(digit_image(drawing), digit_image(other))


@given(st.integers(0, 9), st.floats(0.1, 0.7), st.floats(0, 0.3), st.floats(0, 0.3))
def test_a_small_digit_in_a_corner_gives_the_image_of_a_large_one(samples, digit, scale, right, down):
    large = samples[digit].drawing
    small = moved(large, scale, (right * 100, down * 100), 100)
    # What a hand draws has hardly an edge that lies on a fine pixel's.
    assert almost_alike(digit_image(large), digit_image(small), 0.25)


def almost_alike(one: np.ndarray, other: np.ndarray, fine_pixels: float) -> bool:
    """Equal but for rounding: a centre on a half may go to either side, the edges of the ink move by so many fine pixels.

    A straight line whose edges lie between two fine pixels is moved as a whole by one, at a peak that is then scaled again.
    """
    edges = sum(np.abs(np.diff(one.astype(int), axis=axis)).sum() for axis in (0, 1))
    shifts = itertools.product((-1, 0, 1), repeat=2)
    difference = min(np.abs(np.roll(one, shift, (0, 1)).astype(int) - other).sum() for shift in shifts)
    return difference <= edges * fine_pixels / OVERSAMPLING


@given(st.integers(0, 9), pen_widths)
def test_the_longer_side_is_20_pixels_at_any_pen_width(samples, digit, width):
    drawing = Drawing(samples[digit].drawing.strokes, 100, width)
    assert max(extent(stages_of_drawing(drawing).small)) == 20


def extent(small: np.ndarray) -> tuple[int, int]:
    rows, columns = np.flatnonzero(small.any(1)), np.flatnonzero(small.any(0))
    return rows[-1] - rows[0] + 1, columns[-1] - columns[0] + 1


def test_a_wider_pen_gives_more_ink(samples):
    ink = [int(digit_image(Drawing(samples[3].drawing.strokes, 100, width)).sum()) for width in (1.4, 2.1, 3.0, 3.9)]
    assert ink == sorted(set(ink))


@pytest.mark.parametrize("width", [1.4, 2.1, 3.9])
def test_a_straight_line_is_as_wide_as_the_pen(width):
    stages = stages_of_drawing(Drawing((Stroke.of([(0.5, 0.1), (0.5, 0.9)]),), 1, width))
    across = (stages.crop[80] > 0).sum() / OVERSAMPLING
    assert across == pytest.approx(width, abs=1 / OVERSAMPLING)
    assert extent(stages.image)[0] == 20


def test_a_dot_stays_a_dot_of_the_pens_width():
    image = digit_image(Drawing((Stroke.of([(0.1, 0.9)]),), 1, 3.0))
    assert max(extent(image)) <= 4
    assert image.sum() / 255 == pytest.approx(np.pi * 1.5**2, rel=0.15)


def test_a_tap_with_a_little_jitter_is_not_blown_up_to_a_digit():
    image = digit_image(Drawing((Stroke.of([(0.5, 0.5), (0.503, 0.501)]),), 1))
    assert max(extent(image)) <= 5


def test_an_empty_drawing_gives_nothing():
    assert digit_image(Drawing()) is None
    assert stages_of_drawing(Drawing()) is None
    assert normalise_digit(np.zeros((40, 30), np.uint8)) is None
    assert stages_of_pixels(np.zeros((40, 30), np.uint8)) is None


def test_the_last_stage_is_the_image_itself(samples):
    for sample in samples:
        stages = stages_of_drawing(sample.drawing)
        assert np.array_equal(stages.image, digit_image(sample.drawing))
        assert np.array_equal(stages.small, shrunk(stages.crop))
        assert np.array_equal(stages.image, centred(stages.small))


def test_the_frame_holds_all_ink_of_the_sheet(samples):
    for sample in samples:
        stages = stages_of_drawing(sample.drawing)
        size = len(stages.sheet)
        left, top, side = (round(part * size) for part in stages.frame)
        outside = stages.sheet.copy()
        outside[top : top + side + 1, left : left + side + 1] = 0
        assert not outside.any()


@given(grays)
def test_any_picture_with_ink_gives_a_centred_image(gray):
    assume(gray.any())
    stages = stages_of_pixels(gray)
    assert stages.image.shape == (28, 28)
    assert stages.small.max() >= 254
    assert np.array_equal(stages.image, normalise_digit(gray))
    assume(stages.image.sum(dtype=int) == stages.small.sum(dtype=int))
    assert all(13.5 < place <= 14.5 for place in stages.centre)


@given(grays)
def test_the_recipe_applied_twice_changes_nothing_more(gray):
    assume(gray.any())
    stages = stages_of_pixels(gray)
    once = stages.image
    # What was cut off, as in MNIST, is gone: the rest has another frame and another centre.
    assume(once.sum(dtype=int) == stages.small.sum(dtype=int))
    assume(max(extent(once)) == 20)
    assert np.array_equal(normalise_digit(once), once)


@given(grays, st.integers(0, 9), st.integers(0, 9))
def test_empty_margins_around_a_picture_do_not_matter(gray, across, down):
    assume(gray.any())
    wide = np.pad(gray, ((down, 2), (across, 5)))
    assert np.array_equal(normalise_digit(wide), normalise_digit(gray))


@given(st.integers(1, 100), st.integers(1, 40))
def test_area_averaging_keeps_the_mean(source, target):
    weights = area_weights(source, target)
    assert weights.sum(1) == pytest.approx(1, abs=1e-5)
    assert weights.sum(0) == pytest.approx(target / source, abs=1e-5)


def test_area_averaging_by_a_whole_number_is_the_mean_of_blocks():
    picture = np.random.default_rng(0).random((60, 60)).astype(np.float32)
    weights = area_weights(60, 20)
    blocks = picture.reshape(20, 3, 20, 3).mean((1, 3))
    assert weights @ picture @ weights.T == pytest.approx(blocks, abs=1e-6)


@pytest.mark.full_data
def test_mnists_own_images_come_out_as_they_went_in(full_data):
    images = read(full_data["mnist"]).images[:20_000]
    same = sum(np.array_equal(normalise_digit(image), image) for image in images)
    assert same >= 0.999 * len(images)
