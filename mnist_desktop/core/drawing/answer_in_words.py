"""Turns the probabilities of the classes into an answer: one class, or two, or none because the image has more than one digit."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SURE_SHARE = 0.5
SURE_RATIO = 2.0
"""One class is named alone when the best class has at least half of the probability and twice the second's."""


@dataclass(frozen=True)
class Prediction:
    """The prediction of a network for one image.

    Attributes
    ----------
    best, second
        The two most probable classes.
    share
        The probability of `best`, 0..1.
    sure
        Whether `best` may be named alone; otherwise the answer is "best or second".
    several
        The image looks like more than one digit: neither class is an answer.
    """

    best: int
    second: int
    share: float
    sure: bool
    several: bool = False


def prediction_of(probabilities: NDArray[np.float32], *, several: bool = False, threshold: float | None = None) -> Prediction:
    """The answer for the probabilities of one image, shape (classes,).

    Parameters
    ----------
    several
        The image looks like more than one digit.
    threshold
        From which probability on the best class is named alone, 0..1; None for SURE_SHARE with SURE_RATIO.
    """
    second, best = (int(index) for index in np.argsort(probabilities, kind="stable")[-2:])
    share, runner_up = float(probabilities[best]), float(probabilities[second])
    is_clear = share >= SURE_SHARE and share >= SURE_RATIO * runner_up
    sure = not several and (is_clear if threshold is None else share >= threshold)
    return Prediction(best, second, share, sure, several)
