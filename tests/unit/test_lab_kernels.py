"""Presets, sizes and what people type into a kernel."""

from __future__ import annotations

import contextlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mnist_desktop.core.lab.kernels import (
    LARGEST_WEIGHT,
    MAX_SIZE,
    OWN,
    PRESETS,
    Kernel,
    WeightError,
    kernel_of,
    parse_weight,
    preset_kernel,
    preset_rows,
    presets_of,
    random_kernel,
    resized,
    with_weight,
)

SIZES = range(1, MAX_SIZE + 1)


def test_vertical_edges_are_rows_of_minus_one_zero_one():
    assert preset_rows("Vertical edges", 3) == ((-1, 0, 1),) * 3


def test_horizontal_edges_are_vertical_ones_turned():
    assert preset_rows("Horizontal edges", 3) == ((-1, -1, -1), (0, 0, 0), (1, 1, 1))


def test_sobel_has_the_numbers_of_its_inventor():
    assert preset_rows("Sobel, vertical", 3) == ((-1, 0, 1), (-2, 0, 2), (-1, 0, 1))


@pytest.mark.parametrize("size", SIZES)
def test_blurs_keep_the_brightness_and_edges_ignore_it(size):
    for name in presets_of(size):
        total = 0 if "edges" in name or "Sobel" in name or name == "Laplacian" else 1
        assert np.sum(preset_rows(name, size)) == pytest.approx(total), name


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_is_recognised_by_its_weights_at_every_size(name):
    for size in SIZES:
        if name in presets_of(size) and size > 2:  # smaller ones coincide
            assert preset_kernel(name, size).name == name


def test_a_preset_that_cannot_be_so_small_takes_its_smallest_size():
    assert preset_kernel("Laplacian", 1).size == 3
    assert preset_kernel("Vertical edges", 1).size == 2


def test_a_preset_grows_and_shrinks_as_what_it_is():
    assert resized(preset_kernel("Box blur", 3), 5) == preset_kernel("Box blur", 5)


def test_own_weights_stay_in_the_middle_when_the_size_changes():
    kernel = Kernel(((1, 2, 3), (4, 5, 6), (7, 8, 9)), bias=2)
    assert resized(kernel, 5).rows[1:4] == ((0, 1, 2, 3, 0), (0, 4, 5, 6, 0), (0, 7, 8, 9, 0))
    assert resized(kernel, 1) == Kernel(((5,),), bias=2)
    assert resized(resized(kernel, 6), 3) == kernel


def test_one_changed_weight_makes_a_kernel_ones_own():
    assert with_weight(preset_kernel("Sharpen", 3), 0, 2, 0.5).name == OWN


def test_random_weights_follow_the_generator():
    first, second = (random_kernel(4, np.random.default_rng(7)) for _ in range(2))
    assert first == second
    assert np.abs(first.array).max() <= 1


@pytest.mark.parametrize(
    ("text", "weight"), [("2", 2), (" -0.5 ", -0.5), ("1,5", 1.5), ("1e-3", 0.001), ("1/9", 1 / 9), ("−1", -1)]
)
def test_numbers_are_read_as_people_write_them(text, weight):
    assert parse_weight(text) == weight


@pytest.mark.parametrize(
    "text", ["", "x", "1/0", "1/2/3", "0x10", "1 2", "inf", "-inf", "nan", "1_0", "1e999", "1001", "9" * 5000]
)
def test_what_is_no_weight_is_refused_by_a_sentence_that_quotes_it(text):
    with pytest.raises(WeightError) as refusal:
        parse_weight(text)
    assert text.strip()[:20] in str(refusal.value)
    assert len(str(refusal.value)) < 120


@given(st.text(max_size=12))
def test_any_text_is_a_weight_or_a_weight_error(text):
    with contextlib.suppress(WeightError):
        assert abs(parse_weight(text)) <= LARGEST_WEIGHT


@pytest.mark.parametrize("wrong", [np.nan, np.inf, 1e6])
def test_trained_weights_that_are_not_finite_or_too_large_are_refused(wrong):
    weights = np.zeros((3, 3))
    weights[1, 1] = wrong
    with pytest.raises(WeightError):
        kernel_of(weights, 0.0)
    with pytest.raises(WeightError):
        kernel_of(np.zeros((3, 3)), wrong)
