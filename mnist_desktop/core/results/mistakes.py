"""The mistakes of a network in words: what it takes for what most often, and of what it is surest without being right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.results.metrics import Evaluation
from mnist_desktop.core.sentence import Sentence

MOST_PAIRS, MOST_MISTAKES = 12, 12
"""More are not read in a lesson; the matrix and the sample grid have all."""


@dataclass(frozen=True)
class ConfusedPair:
    """A true class, the class that it is read as, and how many of its images are."""

    true: int
    predicted: int
    count: int


def confused_pairs(confusion: NDArray[np.int64], most: int = MOST_PAIRS) -> tuple[ConfusedPair, ...]:
    """The cells off the diagonal that hold most images, the largest first; of equal ones, in the order of the classes.

    Parameters
    ----------
    confusion
        int64, shape (classes, classes): row true class, column predicted class.
    """
    wrong = confusion.copy()
    np.fill_diagonal(wrong, 0)
    order = np.argsort(-wrong, axis=None, kind="stable")[:most]
    cells = (divmod(int(place), wrong.shape[1]) for place in order)
    return tuple(ConfusedPair(true, said, int(wrong[true, said])) for true, said in cells if wrong[true, said])


def confident_mistakes(evaluation: Evaluation, most: int = MOST_MISTAKES) -> NDArray[np.int32]:
    """The images that are read wrong with the highest confidence: positions in the test part, int32, the surest first."""
    wrong = np.flatnonzero((evaluation.predicted != evaluation.labels) & np.isfinite(evaluation.confidence))
    order = np.argsort(-evaluation.confidence[wrong], kind="stable")[:most]
    return wrong[order].astype(np.int32)


def top_accuracy(labels: NDArray[np.uint8], probabilities: NDArray[np.float32], among: int = 2) -> float:
    """The share of images whose class is among the `among` most probable ones, 0..1; NaN without images.

    As scikit-learn's ``top_k_accuracy_score``, without its import, which takes a second. A class that is as probable as one
    before it counts as less probable.

    Parameters
    ----------
    labels, probabilities
        uint8, shape (N,), and float32, shape (N, classes).
    """
    if not len(labels):
        return float("nan")
    own = probabilities[np.arange(len(labels)), labels][:, np.newaxis]
    before = np.arange(probabilities.shape[1]) < labels[:, np.newaxis]
    # NaN is larger than nothing, so a network that overflowed would read everything right.
    ahead = ((probabilities > own) | ((probabilities == own) & before)).sum(1)
    return float(((ahead < among) & np.isfinite(own[:, 0])).mean())


def pair_in_words(pair: ConfusedPair, names: Sequence[str]) -> Sentence:
    """A confused pair as a sentence; `names` are of the classes."""
    values = {"true": names[pair.true], "predicted": names[pair.predicted], "count": pair.count}
    if pair.count == 1:
        return Sentence("{true} read as {predicted}: 1 image", values)
    return Sentence("{true} read as {predicted}: {count:,} images", values)


def mistake_in_words(evaluation: Evaluation, index: int, names: Sequence[str]) -> Sentence:
    """A mistake as a sentence: test image, classes, confidence."""
    values = {
        "true": names[evaluation.labels[index]],
        "predicted": names[evaluation.predicted[index]],
        "share": 100 * float(evaluation.confidence[index]),
    }
    return Sentence("{true} read as {predicted} with {share:.1f} %", values)
