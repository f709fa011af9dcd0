"""An honest *unsure*: below a threshold of confidence the network gives no answer. How many are left, and how many are right."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Answers:
    """What is left above a threshold.

    Attributes
    ----------
    total
        Images in all.
    answered, right
        Images that are read with a confidence of at least the threshold, and how many of these are read right.
    """

    total: int
    answered: int
    right: int

    @property
    def coverage(self) -> float | None:
        """The share of the images that get an answer, 0..1; None without images."""
        return self.answered / self.total if self.total else None

    @property
    def accuracy(self) -> float | None:
        """The share of the answers that are right, 0..1; None where nothing is answered."""
        return self.right / self.answered if self.answered else None

    @property
    def wrong(self) -> int:
        """Answers that are wrong all the same."""
        return self.answered - self.right

    @property
    def unsure(self) -> int:
        """Images without an answer."""
        return self.total - self.answered


class ThresholdCurve:
    """Coverage and accuracy for every threshold. It is sorted once, so that a slider is followed at once.

    R. El-Yaniv and Y. Wiener, *On the foundations of noise-free selective classification*, JMLR 11, 2010, call the two coverage
    and (as its complement) selective risk; the confidence as a criterion is that of D. Hendrycks and K. Gimpel, ICLR 2017.

    Parameters
    ----------
    confidence
        The probability of each predicted class, 0..1, shape (N,). NaN, from a network that overflowed, is below every threshold.
    right
        Whether each prediction is right, shape (N,).
    """

    def __init__(self, confidence: NDArray[np.floating], right: NDArray[np.bool_]) -> None:
        values = np.nan_to_num(np.asarray(confidence, np.float64), nan=-1.0)
        order = np.argsort(values, kind="stable")
        self._sorted = values[order]
        # right_from[i]: how many are right among those from place i on.
        from_the_end = np.cumsum(right[order][::-1].astype(np.int64))[::-1]
        self._right_from = np.concatenate([from_the_end, np.zeros(1, np.int64)])

    def at(self, threshold: float) -> Answers:
        """What is left at a threshold, 0..1."""
        first = int(np.searchsorted(self._sorted, threshold, side="left"))
        return Answers(len(self._sorted), len(self._sorted) - first, int(self._right_from[first]))

    def coverage(self, thresholds: NDArray[np.float64]) -> NDArray[np.float64]:
        """The share of images that get an answer, 0..1, in the shape of `thresholds`; NaN without images."""
        answered = len(self._sorted) - np.searchsorted(self._sorted, thresholds, side="left")
        return answered / (len(self._sorted) or np.nan)

    def accuracy(self, thresholds: NDArray[np.float64]) -> NDArray[np.float64]:
        """The share of the answers that are right, 0..1, in the shape of `thresholds`; NaN where nothing is answered."""
        first = np.searchsorted(self._sorted, thresholds, side="left")
        answered = len(self._sorted) - first
        shares: NDArray[np.float64] = self._right_from[first] / np.where(answered, answered, np.nan)
        return shares

    def lowest_for(self, accuracy: float, steps: int = 100) -> float | None:
        """The lowest of ``0, 1/steps, ..., 1`` from which on at least that share of the answers is right; None if there is none.

        "From which on": also at every higher one that leaves an answer, so that no lucky dip is taken for an end of the mistakes.
        """
        thresholds = np.linspace(0, 1, steps + 1)
        shares = self.accuracy(thresholds)
        good = ~(shares < accuracy)  # NaN, where nothing is answered, does no harm
        falls_short = np.flatnonzero(~good)
        first = 0 if not len(falls_short) else int(falls_short[-1]) + 1
        if first > steps or np.isnan(shares[first]):
            return None
        return float(thresholds[first])
