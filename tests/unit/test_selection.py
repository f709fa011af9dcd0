"""Which images pass a filter, how many of each class lie in each part, and what a sample draws."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mnist_desktop.core.datasets.selection import (
    Part,
    counts_per_class,
    draw_one_per_class,
    draw_some,
    one_hot,
    parts,
    select,
)
from mnist_desktop.core.datasets.split import draw_split


@pytest.fixture(scope="module")
def split(tiny_dataset):
    return draw_split(tiny_dataset.train_labels, 0.2, 42, stratified=False)


def test_each_image_belongs_to_the_part_that_the_split_says(tiny_dataset, split):
    part = parts(tiny_dataset, split)
    assert set(np.flatnonzero(part == Part.FITTING)) == set(split.fit)
    assert set(np.flatnonzero(part == Part.VALIDATION)) == set(split.validation)
    assert list(np.flatnonzero(part == Part.TEST)) == list(range(300, 400))


def test_without_filters_all_images_are_selected_in_their_order(tiny_dataset, split):
    assert list(select(tiny_dataset, split)) == list(range(400))


@pytest.mark.parametrize("part", [None, *Part])
@pytest.mark.parametrize("label", [None, 0, 9])
def test_a_selection_is_what_a_plain_loop_would_select(tiny_dataset, split, part, label):
    part_of = parts(tiny_dataset, split)
    expected = [
        index for index in range(400)
        if (part is None or part_of[index] == part) and (label is None or tiny_dataset.labels[index] == label)
    ]  # fmt: skip
    assert list(select(tiny_dataset, split, part, label)) == expected


def test_counts_are_the_sizes_of_the_selections(tiny_dataset, split):
    counts = counts_per_class(tiny_dataset, split)
    assert counts.shape == (10, 3)
    for label in range(10):
        for part in Part:
            assert counts[label, part] == len(select(tiny_dataset, split, part, label))


def test_counts_of_a_class_without_images_are_zero(tiny_dataset, split):
    counts = counts_per_class(tiny_dataset, split)
    assert counts.sum() == 400
    empty = draw_split(tiny_dataset.train_labels, 0.0, 1, stratified=False)
    assert not counts_per_class(tiny_dataset, empty)[:, Part.VALIDATION].any()


@settings(deadline=None)
@given(count=st.integers(0, 30), pool=st.lists(st.integers(0, 69_999), unique=True, max_size=20), seed=st.integers(0, 99))
def test_a_sample_draws_no_image_twice_and_none_from_outside(count, pool, seed):
    drawn = draw_some(np.array(pool, np.int32), count, np.random.default_rng(seed))
    assert len(drawn) == len(set(drawn)) == min(count, len(pool))
    assert set(drawn.tolist()) <= set(pool)


@settings(deadline=None)
@given(labels=st.lists(st.integers(0, 9), min_size=1, max_size=50), seed=st.integers(0, 99))
def test_one_per_class_gives_every_class_present_once_in_order(labels, seed):
    every = np.array(labels, np.uint8)
    drawn = draw_one_per_class(np.arange(len(every), dtype=np.int32), every, np.random.default_rng(seed))
    assert every[drawn].tolist() == sorted(set(labels))


def test_one_hot_is_one_at_the_class_and_zero_elsewhere():
    assert one_hot(3, 10).tolist() == [0, 0, 0, 1, 0, 0, 0, 0, 0, 0]
