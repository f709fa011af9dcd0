"""Measures how good a network is on a set of images: plain functions of labels and probabilities."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class ClassScore:
    """One row of the classification report: shares, 0..1, and how many images the class has."""

    precision: float
    recall: float
    f1: float
    support: int


@dataclass(frozen=True, eq=False)
class Evaluation:
    """The results of a network on N labelled images.

    Attributes
    ----------
    labels, predicted
        uint8, shape (N,).
    probabilities
        float32, shape (N, classes).
    confidence
        float32, shape (N,): the probability of the predicted class.
    accuracy, accuracy_low, accuracy_high
        Shares, 0..1; the last two are the ends of the 95 % Wilson interval.
    loss
        Mean cross-entropy in nats.
    confusion
        int64, shape (classes, classes): row true class, column predicted class.
    scores
        One per class.
    """

    labels: NDArray[np.uint8]
    predicted: NDArray[np.uint8]
    probabilities: NDArray[np.float32]
    confidence: NDArray[np.float32]
    accuracy: float
    accuracy_low: float
    accuracy_high: float
    loss: float
    confusion: NDArray[np.int64]
    scores: tuple[ClassScore, ...]

    @property
    def wrong_count(self) -> int:
        """How many of the N predictions are wrong."""
        return int(self.confusion.sum() - self.confusion.trace())


def evaluate(labels: NDArray[np.uint8], probabilities: NDArray[np.float32]) -> Evaluation:
    """Compare predictions with labels; confusion and scores are those of scikit-learn, whose import takes a second.

    Parameters
    ----------
    labels
        uint8, shape (N,), N >= 1, values below `classes`.
    probabilities
        float32, shape (N, classes); rows sum to 1.
    """
    classes = probabilities.shape[1]
    predicted = probabilities.argmax(1).astype(np.uint8)
    right = int((predicted == labels).sum())
    low, high = wilson_interval(right, len(labels))
    confusion = np.bincount(labels.astype(np.int64) * classes + predicted, minlength=classes**2).reshape(classes, classes)
    true_class = probabilities[np.arange(len(labels)), labels].astype(np.float64)
    return Evaluation(
        labels=labels,
        predicted=predicted,
        probabilities=probabilities,
        confidence=probabilities.max(1),
        accuracy=right / len(labels),
        accuracy_low=low,
        accuracy_high=high,
        # Keras' epsilon as the lower limit, so that one confident mistake gives a large number, not infinity.
        loss=float(-np.log(np.maximum(true_class, 1e-7)).mean()),
        confusion=confusion.astype(np.int64),
        scores=_scores(confusion),
    )


def _scores(confusion: NDArray[np.intp]) -> tuple[ClassScore, ...]:
    """Precision, recall, their harmonic mean and the count of each class; 0 where there is nothing to divide by."""
    right, true, predicted = confusion.diagonal(), confusion.sum(1), confusion.sum(0)
    shares = ((right, predicted), (right, true), (2 * right, true + predicted))
    precision, recall, f1 = (part / np.maximum(whole, 1) for part, whole in shares)
    figures = zip(precision.tolist(), recall.tolist(), f1.tolist(), true.tolist(), strict=True)
    return tuple(ClassScore(*each) for each in figures)


def wilson_interval(right: int, total: int, z: float = 1.959964) -> tuple[float, float]:
    """The 95 % score interval of a share (E. B. Wilson, 1927). It is also right near 0 and 1, unlike the simple one."""
    share = right / total
    centre = (share + z * z / (2 * total)) / (1 + z * z / total)
    half = z / (1 + z * z / total) * np.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    # The share is inside the interval; rounding must not move an end past it.
    return min(share, max(0.0, float(centre - half))), max(share, min(1.0, float(centre + half)))


def macro_average(scores: tuple[ClassScore, ...]) -> ClassScore:
    """The plain mean over the classes: a rare class counts as much as a frequent one."""
    return _average(scores, np.ones(len(scores)))


def weighted_average(scores: tuple[ClassScore, ...]) -> ClassScore:
    """The mean over the classes, each weighted by how many images it has."""
    return _average(scores, np.array([score.support for score in scores], float))


def row_shares(confusion: NDArray[np.int64]) -> NDArray[np.float64]:
    """Each count as a share of its true class, 0..1, in the shape of `confusion`; zeros for a class without images."""
    shares: NDArray[np.float64] = confusion / np.maximum(confusion.sum(1, keepdims=True), 1)
    return shares


def _average(scores: tuple[ClassScore, ...], weights: NDArray[np.float64]) -> ClassScore:
    figures = np.array([(score.precision, score.recall, score.f1) for score in scores])
    precision, recall, f1 = np.average(figures, axis=0, weights=weights)
    return ClassScore(float(precision), float(recall), float(f1), sum(score.support for score in scores))
