"""Images that lie on their side or are dark on light are told from those that do not, and turned on request alone."""

from __future__ import annotations

import dataclasses
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from mnist_desktop import paths
from mnist_desktop.core.datasets import files
from mnist_desktop.core.datasets.catalog import load
from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.imported import FamilyQuestion, ImportRequest, TurnQuestion, take_in
from mnist_desktop.core.datasets.orientation import UPRIGHT, Turn, turn_of, turned

EIGHT = [Turn(False, *flags) for flags in product((False, True), repeat=3)]
EMNIST = Turn(transposed=True)


@pytest.fixture(scope="module")
def digits() -> Dataset:
    return load("mnist-starter")


@pytest.fixture(scope="module")
def clothes() -> Dataset:
    return load("fashion-mnist-starter")


def wanted(images: np.ndarray, labels: np.ndarray, known: Dataset) -> Turn:
    return turn_of(images, labels, known.train_images, known.train_labels)


def test_genuine_images_are_upright_in_any_number(digits, clothes):
    random = np.random.default_rng(0)
    for dataset in (digits, clothes):
        assert wanted(dataset.test_images, dataset.test_labels, dataset) == UPRIGHT
        for count in (1, 20, 50, 100, 300):
            chosen = random.choice(len(dataset.test_labels), count, replace=False)
            assert wanted(dataset.test_images[chosen], dataset.test_labels[chosen], dataset) == UPRIGHT


def test_where_the_labels_mean_something_else_nothing_is_offered(digits, clothes):
    random = np.random.default_rng(0)
    for dataset in (digits, clothes):
        labels = random.permutation(dataset.test_labels)
        assert wanted(dataset.test_images.transpose(0, 2, 1), labels, dataset) == UPRIGHT
    assert wanted(clothes.test_images, clothes.test_labels, digits) == UPRIGHT
    assert wanted(digits.test_images, digits.test_labels, clothes) == UPRIGHT


@pytest.mark.parametrize("inverted", [False, True])
@pytest.mark.parametrize("turn", EIGHT, ids=str)
def test_digits_that_lie_in_any_of_the_eight_ways_are_put_right(digits, turn, inverted):
    images, labels = digits.test_images[:400], digits.test_labels[:400]
    moved = turned(images, dataclasses.replace(turn, inverted=inverted))
    assert np.array_equal(turned(moved, wanted(moved, labels, digits)), images)


def test_clothes_that_are_transposed_or_inverted_are_put_right(clothes):
    for turn in (EMNIST, Turn(inverted=True)):
        moved = turned(clothes.test_images, turn)
        assert wanted(moved, clothes.test_labels, clothes) == turn


def test_turning_makes_a_copy_that_lies_in_a_row(digits):
    images = digits.test_images[:3]
    for turn in EIGHT:
        moved = turned(images, turn)
        assert moved.flags.c_contiguous
        assert not np.shares_memory(moved, images)
        assert moved.shape == images.shape
    assert np.array_equal(turned(images, Turn(True, True, True, False)), 255 - images.transpose(0, 2, 1)[:, ::-1])


# What an import makes of it


def put(path: Path, dataset: Dataset, turn: Turn, **words: np.ndarray) -> Path:
    np.savez(path, x_train=turned(dataset.train_images, turn), y_train=dataset.train_labels,
             x_test=turned(dataset.test_images, turn), y_test=dataset.test_labels, **words)  # fmt: skip
    return path


def test_an_import_asks_for_the_family_first_and_then_for_the_turn_and_reads_once(tmp_path, digits, monkeypatch):
    path = put(tmp_path / "emnist.npz", digits, EMNIST)
    reads = []
    real = files.read
    monkeypatch.setattr(files, "read", lambda *arguments: (reads.append(arguments), real(*arguments))[1])
    question = take_in(ImportRequest(path))
    assert isinstance(question, FamilyQuestion)
    question = take_in(dataclasses.replace(question.request, family="mnist"))
    assert isinstance(question, TurnQuestion)
    assert question.turn == EMNIST
    assert question.before.shape == (10, 28, 28)
    assert np.array_equal(turned(question.before, EMNIST), question.after)
    assert not paths.datasets().exists()
    kept = take_in(dataclasses.replace(question.request, turn=UPRIGHT))
    assert (kept.key, kept.genuine) == ("file:emnist", False)
    assert np.array_equal(kept.images, turned(digits.images, EMNIST))
    assert len(reads) == 1
    put_right = take_in(dataclasses.replace(question.request, turn=EMNIST))
    assert (put_right.key, put_right.genuine) == ("mnist-starter", True)


def test_names_of_the_classes_stay_when_images_are_put_right(tmp_path, digits):
    names = np.array([f"n{number}" for number in range(10)])
    darker = dataclasses.replace(digits, images=np.minimum(digits.images, 200))
    path = put(tmp_path / "named.npz", darker, Turn(inverted=True), class_names=names, family=np.array("mnist"))
    question = take_in(ImportRequest(path))
    kept = take_in(dataclasses.replace(question.request, turn=question.turn))
    assert kept.class_names == tuple(names)
    assert (kept.key, kept.family) == ("file:named", "mnist")
    assert np.array_equal(kept.images, darker.images)
    assert np.array_equal(load("file:named").images, darker.images)


@pytest.mark.parametrize("key", ["mnist-starter", "fashion-mnist-starter"])
def test_a_published_set_is_asked_nothing(key):
    assert take_in(ImportRequest(paths.resource("datasets", f"{key}.npz"))).key == key
