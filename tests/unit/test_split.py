"""Which training images validate: scikit-learn's choice where it makes one, and fair shares where it is asked for."""

from __future__ import annotations

from math import ceil

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.model_selection import train_test_split

from mnist_desktop.core.datasets.split import draw_split

labels_of_ten_classes = st.lists(st.integers(0, 9), min_size=1, max_size=300).map(lambda values: np.array(values, np.uint8))
shares = st.floats(0, 0.999)
seeds = st.integers(0, 2**32 - 1)


@settings(deadline=None)
@given(st.integers(2, 500), st.floats(0.01, 0.99), seeds)
def test_the_plain_split_is_that_of_scikit_learn_index_by_index(count, share, seed):
    if ceil(count * share) == count:
        return  # scikit-learn refuses to leave nothing to fit
    fit, validation = train_test_split(np.arange(count), test_size=share, random_state=seed)
    split = draw_split(np.zeros(count, np.uint8), share, seed, stratified=False)
    assert list(split.fit) == list(fit)
    assert list(split.validation) == list(validation)


@settings(deadline=None)
@given(labels_of_ten_classes, shares, seeds, st.booleans())
def test_every_image_is_in_exactly_one_part(labels, share, seed, stratified):
    split = draw_split(labels, share, seed, stratified)
    assert sorted([*split.fit, *split.validation]) == list(range(len(labels)))
    assert len(split.validation) == ceil(len(labels) * share)
    assert split.fit.dtype == split.validation.dtype == np.int32


@settings(deadline=None)
@given(labels_of_ten_classes, shares, seeds)
def test_the_stratified_split_keeps_each_class_within_one_image_of_its_share(labels, share, seed):
    split = draw_split(labels, share, seed, stratified=True)
    exact = np.bincount(labels, minlength=10) * len(split.validation) / len(labels)
    assert np.all(np.abs(np.bincount(labels[split.validation], minlength=10) - exact) < 1)


@pytest.mark.parametrize("stratified", [False, True])
def test_a_share_of_zero_leaves_all_images_for_fitting(stratified):
    split = draw_split(np.arange(10, dtype=np.uint8).repeat(3), 0, 42, stratified)
    assert len(split.validation) == 0
    assert sorted(split.fit) == list(range(30))


@pytest.mark.parametrize("stratified", [False, True])
def test_the_same_seed_gives_the_same_split_and_another_seed_another(stratified):
    labels = np.arange(1000, dtype=np.uint16).astype(np.uint8) % 10
    first, again, other = (draw_split(labels, 0.3, seed, stratified) for seed in (42, 42, 43))
    assert list(first.validation) == list(again.validation)
    assert list(first.fit) == list(again.fit)
    assert set(first.validation) != set(other.validation)
