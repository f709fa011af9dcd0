"""Softmax step by step, with all numbers between logits and probabilities."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class SoftmaxSteps:
    """How logits become probabilities; every array is float64, shape (classes,).

    Attributes
    ----------
    logits
        What the last layer says of each class.
    largest
        The largest of them.
    shifted
        Each logit minus the largest: this changes no probability, and no exponential becomes too large.
    exponentials
        e to the power of each.
    total
        Their sum.
    probabilities
        Each exponential's share of it.
    """

    logits: Numbers
    largest: float
    shifted: Numbers
    exponentials: Numbers
    total: float
    probabilities: Numbers


def softmax_steps(logits: NDArray[np.floating]) -> SoftmaxSteps:
    """The steps for the logits of one image, shape (classes,) (Goodfellow et al., Deep Learning, 2016, equation 6.33).

    Logits that are no numbers make what follows from them no numbers, and raise nothing.

    >>> softmax_steps(np.array([1.0, 1.0])).probabilities.tolist()
    [0.5, 0.5]
    """
    exact = np.asarray(logits, np.float64)
    with np.errstate(invalid="ignore"):
        largest = float(exact.max())
        shifted = exact - largest
        exponentials = np.exp(shifted)
        total = float(exponentials.sum())
        return SoftmaxSteps(exact, largest, shifted, exponentials, total, exponentials / total)
