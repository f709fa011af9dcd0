"""How good a network is on a set of images: plain functions on labels and probabilities."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class ClassScore:
    """One row of the classification report: shares of 1, and how many images the class has."""

    precision: float
    recall: float
    f1: float
    support: int


@dataclass(frozen=True, eq=False)
class Evaluation:
    """What a network does on N labelled images.

    Attributes
    ----------
    labels, predicted
        uint8, shape (N,).
    probabilities
        float32, shape (N, 10).
    confidence
        float32, shape (N,): the probability of the predicted class.
    accuracy, accuracy_low, accuracy_high
        Shares of 1; the ends of the 95 % Wilson interval.
    loss
        Mean cross-entropy in nats.
    confusion
        int64, shape (10, 10): row true class, column predicted class.
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
