"""The loss of one image, for both forms of its label. The formula is the same; only the label's shape differs."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

SMALLEST = 1e-7
"""Keras' epsilon: a confident mistake costs at most ``-log(1e-7)`` = 16.1, not infinity."""


def one_hot(label: int, classes: int) -> NDArray[np.float32]:
    """float32, shape (classes,): 1 at `label`, 0 elsewhere."""
    row = np.zeros(classes, np.float32)
    row[label] = 1
    return row


def sparse_categorical_crossentropy(label: int, probabilities: NDArray[np.floating]) -> float:
    """``-log p[label]`` in nats, for a label that is a class number."""
    return float(-np.log(np.maximum(probabilities[label], SMALLEST)))


def categorical_crossentropy(label: NDArray[np.floating], probabilities: NDArray[np.floating]) -> float:
    """``-sum(y * log p)`` in nats, for a one-hot label `y`: every term but the true class's is zero."""
    return float(-(label * np.log(np.maximum(probabilities, SMALLEST))).sum())
