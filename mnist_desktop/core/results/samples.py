"""Selects and sorts predictions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.results.metrics import Evaluation


class Outcome(Enum):
    """Which predictions to show, by correctness."""

    ALL = "all"
    RIGHT = "right"
    WRONG = "wrong"


class Order(Enum):
    """How to sort predictions; equal ones are in the order of the test part."""

    INDEX = "index"
    MOST_CONFIDENT = "most confident"
    LEAST_CONFIDENT = "least confident"
    LARGEST_LOSS = "largest loss"


@dataclass(frozen=True)
class ConfidenceRange:
    """Confidences c with ``low < c <= high``, 0..1, as in a bin of the reliability diagram; a `low` of 0 includes 0.

    Attributes
    ----------
    with_nan
        Whether NaN, from a network that overflowed, is within. It is in no bin, and below every threshold.
    """

    low: float
    high: float
    with_nan: bool = False

    @classmethod
    def below(cls, threshold: float) -> ConfidenceRange:
        """All that is unsure, as :mod:`mnist_desktop.core.results.doubt` counts it: ``c < threshold`` and NaN."""
        return cls(0.0, float(np.nextafter(threshold, -1)), with_nan=True)

    def contains(self, confidence: NDArray[np.floating]) -> NDArray[np.bool_]:
        """Which ones are within, in the shape of `confidence`."""
        values = np.asarray(confidence, np.float64)  # a float32 is compared with the exact ends, not with rounded ones
        above: NDArray[np.bool_] = values >= 0 if self.low <= 0 else values > self.low
        within: NDArray[np.bool_] = above & (values <= self.high)
        return within | np.isnan(values) if self.with_nan else within


@dataclass(frozen=True)
class Selection:
    """Which predictions to show. A class, range or set of None leaves out nothing.

    Both classes together are a cell of the confusion matrix.

    Attributes
    ----------
    confidence
        Of the predicted class, after any temperature.
    images
        Positions in the test part, such as those that were framed on a map.
    """

    outcome: Outcome = Outcome.ALL
    true_class: int | None = None
    predicted_class: int | None = None
    order: Order = Order.INDEX
    confidence: ConfidenceRange | None = None
    images: frozenset[int] | None = None

    @property
    def is_all(self) -> bool:
        """Whether nothing is left out."""
        return self == self.cleared

    @property
    def cleared(self) -> Selection:
        """All predictions in the same order."""
        return Selection(order=self.order)

    @property
    def cell(self) -> tuple[int, int] | None:
        """The selected cell of the confusion matrix (true class, predicted class), or None."""
        if self.true_class is None or self.predicted_class is None:
            return None
        return self.true_class, self.predicted_class


def select(evaluation: Evaluation, selection: Selection) -> NDArray[np.int32]:
    """The positions in the test part that match `selection`, int32, in its order.

    NaN (from a network whose weights overflowed) comes last.
    """
    indices = np.flatnonzero(_mask(evaluation, selection)).astype(np.int32)
    match selection.order:
        case Order.INDEX:
            return indices
        case Order.MOST_CONFIDENT:
            keys = -evaluation.confidence[indices]
        case Order.LEAST_CONFIDENT:
            keys = evaluation.confidence[indices]
        case Order.LARGEST_LOSS:
            # The loss of one image is the negative logarithm of this, so the smallest probability has the largest loss.
            keys = evaluation.probabilities[indices, evaluation.labels[indices]]
    return indices[np.argsort(keys, kind="stable")]


def shown_by_cell(evaluation: Evaluation, selection: Selection) -> NDArray[np.int64]:
    """How many of the selected predictions each cell of the confusion matrix holds, int64 (classes, classes)."""
    mask = _mask(evaluation, selection)
    classes = len(evaluation.confusion)
    cells = evaluation.labels[mask].astype(np.int64) * classes + evaluation.predicted[mask]
    return np.bincount(cells, minlength=classes * classes).reshape(classes, classes)


def shown_confidences(evaluation: Evaluation, selection: Selection) -> NDArray[np.floating]:
    """The confidence of each selected prediction, in the order of the test part."""
    confidences: NDArray[np.floating] = evaluation.confidence[_mask(evaluation, selection)]
    return confidences


def _mask(evaluation: Evaluation, selection: Selection) -> NDArray[np.bool_]:
    mask = np.ones(len(evaluation.labels), bool)
    if selection.outcome is not Outcome.ALL:
        mask &= (evaluation.predicted == evaluation.labels) == (selection.outcome is Outcome.RIGHT)
    if selection.true_class is not None:
        mask &= evaluation.labels == selection.true_class
    if selection.predicted_class is not None:
        mask &= evaluation.predicted == selection.predicted_class
    if selection.confidence is not None:
        mask &= selection.confidence.contains(evaluation.confidence)
    if selection.images is not None:
        chosen = np.zeros(len(mask), bool)
        chosen[[image for image in selection.images if image < len(mask)]] = True
        mask &= chosen
    return mask
