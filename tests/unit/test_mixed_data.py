"""Mixtures of own images and old ones: made anew from their key, with the same bytes each time."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from mnist_desktop.core.datasets import catalog
from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.images import kept
from mnist_desktop.core.datasets.mixed import Mixture, mixed, parse_key, parse_title
from mnist_desktop.core.datasets.stored import AbsentDataError, DataFileError
from mnist_desktop.core.datasets.titles import said_title
from mnist_desktop.core.handwriting.as_data import as_data
from mnist_desktop.core.handwriting.kept_data import keep_data
from mnist_desktop.core.results.test_images import own_data
from tests.conftest import make_info
from tests.unit.test_handwriting import of_class


@pytest.fixture
def own(tiny_dataset: Dataset) -> Dataset:
    count = tiny_dataset.train_count
    few = {"images": tiny_dataset.images[count - 40 :], "labels": tiny_dataset.labels[count - 40 :], "train_count": 40}
    return replace(tiny_dataset, key="set:0123456789abcdef", title="Class 3b", **few)


def test_the_share_is_that_of_old_images_among_those_to_train_with(own: Dataset, tiny_dataset: Dataset) -> None:
    mixture = Mixture(own.key, tiny_dataset.key, 75, 3)
    both = mixed(own, tiny_dataset, mixture)
    assert (both.train_count, len(both.test_labels)) == (160, 100)
    assert np.array_equal(both.images[:40], own.train_images)
    assert np.array_equal(both.test_images, own.test_images)
    assert both.title == "Class 3b + 75 % Tiny blocks"
    again = mixed(own, tiny_dataset, mixture)
    assert again.fingerprint == both.fingerprint
    assert mixed(own, tiny_dataset, replace(mixture, seed=4)).fingerprint != both.fingerprint
    old = {image.tobytes() for image in tiny_dataset.train_images}
    picked = [image.tobytes() for image in both.images[40:160]]
    assert len(set(picked)) == 120
    assert set(picked) <= old


def test_there_are_never_more_old_images_than_there_are(own: Dataset, tiny_dataset: Dataset) -> None:
    assert mixed(own, tiny_dataset, Mixture(own.key, tiny_dataset.key, 99)).train_count == 340


@pytest.mark.parametrize(
    "key", ["mnist", "mixed:", "mixed:0,0:set:12:mnist", "mixed:75,0:mnist:set:12", "mixed:75,0:set:12:mixed:75,0:set:12:mnist",
            "mixed:75,0:set:12:" + "x" * 1000]
)  # fmt: skip
def test_other_keys_are_no_mixtures(key: str) -> None:
    assert parse_key(key) is None


def test_a_key_says_all_and_a_title_is_said_in_every_language() -> None:
    mixture = Mixture("set:0123456789abcdef", "broken:inverted,share=100,where=both,seed=1:mnist", 90, 7)
    assert parse_key(mixture.key) == mixture
    assert parse_title("my digits") is None
    said = said_title("Class 3b + 75 % MNIST, starter 5,000")
    assert said.template == "{own} + {share} % {old}"
    assert said.values["old"].template == "MNIST, starter 5,000"  # type: ignore[attr-defined]


def test_it_is_found_by_its_key_as_long_as_both_of_its_parts_are_there(home) -> None:
    handwriting = keep_data(as_data(of_class(4, 10)), "Class 3b")
    mixture = Mixture(handwriting.key, "mnist-starter", 50)
    both = catalog.load(mixture.key)
    assert both is catalog.load(mixture.key), "it is in memory once"
    assert both.train_count == 2 * handwriting.train_count
    assert both.key not in {entry.key for entry in catalog.entries()}
    info = make_info("20260101-120000-abcdef", both)
    kept.delete(kept.find(handwriting.key))
    with pytest.raises(AbsentDataError, match="learned from Class 3b \\+ 50 % MNIST, starter 5,000"):
        own_data(info, None, catalog.load)


def test_sets_of_other_numbers_of_classes_are_not_mixed(own: Dataset, tiny_dataset: Dataset) -> None:
    letters = replace(tiny_dataset, class_names=tuple("abcdefghijk"), class_names_ko=tuple("abcdefghijk"))
    with pytest.raises(DataFileError, match="11 classes"):
        catalog.mix_data(letters, tiny_dataset, Mixture(own.key, tiny_dataset.key, 50))
