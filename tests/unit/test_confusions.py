"""Mistakes in words: which pairs, which images, and how near the truth."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.metrics import top_k_accuracy_score

from mnist_desktop.core.results.metrics import evaluate
from mnist_desktop.core.results.mistakes import (
    ConfusedPair,
    confident_mistakes,
    confused_pairs,
    mistake_in_words,
    pair_in_words,
    top_accuracy,
)

NAMES = tuple("0123456789")


@pytest.fixture(scope="module")
def evaluation():
    random = np.random.default_rng(3)
    labels = random.integers(0, 9, 300).astype(np.uint8)  # the test part lacks class 9
    probabilities = random.dirichlet(np.full(10, 0.5), 300).astype(np.float32)
    return evaluate(labels, probabilities)


def test_the_most_confused_pairs_are_the_largest_cells_off_the_diagonal(evaluation):
    pairs = confused_pairs(evaluation.confusion, most=90)
    counts = [pair.count for pair in pairs]
    assert counts == sorted(counts, reverse=True)
    assert sum(counts) == evaluation.wrong_count
    assert all(pair.true != pair.predicted and evaluation.confusion[pair.true, pair.predicted] == pair.count for pair in pairs)
    assert pairs[:5] == confused_pairs(evaluation.confusion, most=5)


def test_where_all_is_right_no_pair_and_no_mistake_is_named():
    labels = np.arange(10, dtype=np.uint8)
    perfect = evaluate(labels, np.eye(10, dtype=np.float32))
    assert confused_pairs(perfect.confusion) == ()
    assert confident_mistakes(perfect).tolist() == []


def test_the_surest_mistakes_come_first(evaluation):
    order = confident_mistakes(evaluation, most=20)
    assert (evaluation.predicted[order] != evaluation.labels[order]).all()
    shares = evaluation.confidence[order]
    assert (np.diff(shares) <= 0).all()
    wrong = evaluation.predicted != evaluation.labels
    assert shares[0] == evaluation.confidence[wrong].max()


@pytest.mark.parametrize("among", [1, 2, 3])
def test_top_accuracy_is_that_of_scikit_learn(evaluation, among):
    theirs = top_k_accuracy_score(evaluation.labels, evaluation.probabilities, k=among, labels=np.arange(10))
    assert top_accuracy(evaluation.labels, evaluation.probabilities, among) == pytest.approx(theirs)


def test_top_accuracy_of_one_image_of_none_and_of_a_network_that_overflowed():
    even = np.full((1, 10), 0.1, np.float32)
    assert [top_accuracy(np.array([label], np.uint8), even) for label in (0, 1, 2)] == [1.0, 1.0, 0.0]
    assert np.isnan(top_accuracy(np.zeros(0, np.uint8), even[:0]))
    assert top_accuracy(np.zeros(1, np.uint8), np.full((1, 10), np.nan, np.float32)) == 0


def test_pairs_and_mistakes_are_said_as_sentences(evaluation):
    assert pair_in_words(ConfusedPair(4, 9, 2300), NAMES).text == "4 read as 9: 2,300 images"
    assert pair_in_words(ConfusedPair(4, 9, 1), NAMES).text == "4 read as 9: 1 image"
    index = int(confident_mistakes(evaluation)[0])
    share = 100 * evaluation.confidence[index]
    expected = f"{evaluation.labels[index]} read as {evaluation.predicted[index]} with {share:.1f} %"
    assert mistake_in_words(evaluation, index, NAMES).text == expected
