"""Compares two networks on the same test images: which ones only one of them reads right."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.results.metrics import confusion_matrix


class Agreement(Enum):
    """Which images to look at."""

    OTHERWISE = "read otherwise"
    ONLY_FIRST = "only the first is right"
    ONLY_SECOND = "only the second is right"
    BOTH_WRONG = "both are wrong"


@dataclass(frozen=True, eq=False)
class PairedPredictions:
    """The answers of two networks for N images; all arrays are uint8, shape (N,).

    Attributes
    ----------
    classes
        How many classes there are.
    """

    labels: NDArray[np.uint8]
    first: NDArray[np.uint8]
    second: NDArray[np.uint8]
    classes: int

    @cached_property
    def confusion_difference(self) -> NDArray[np.int64]:
        """The second confusion matrix minus the first: int64, shape (classes, classes), row true, column predicted."""
        return confusion_matrix(self.labels, self.second, self.classes) - confusion_matrix(self.labels, self.first, self.classes)

    def count(self, agreement: Agreement) -> int:
        """How many images there are of a kind."""
        return int(self._mask(agreement).sum())

    def select(self, agreement: Agreement, cell: tuple[int, int] | None = None) -> NDArray[np.int32]:
        """The positions of the images of a kind, in their order.

        Parameters
        ----------
        cell
            A true and a predicted class: only images that make the two matrices differ in this cell, that is, images of the
            true class for which exactly one of the two networks predicts that class.
        """
        mask = self._mask(agreement)
        if cell is not None:
            true, predicted = cell
            mask &= (self.labels == true) & ((self.first == predicted) != (self.second == predicted))
        return np.flatnonzero(mask).astype(np.int32)

    def _mask(self, agreement: Agreement) -> NDArray[np.bool_]:
        first: NDArray[np.bool_] = self.first == self.labels
        second: NDArray[np.bool_] = self.second == self.labels
        masks: dict[Agreement, NDArray[np.bool_]] = {
            Agreement.OTHERWISE: self.first != self.second,
            Agreement.ONLY_FIRST: first & ~second,
            Agreement.ONLY_SECOND: second & ~first,
            Agreement.BOTH_WRONG: ~first & ~second,
        }
        return masks[agreement]


def pair(labels: NDArray[np.uint8], first: NDArray[np.float32], second: NDArray[np.float32]) -> PairedPredictions:
    """Combine two networks' probabilities, float32, shape (N, classes), for the same images."""
    return PairedPredictions(labels, first.argmax(1).astype(np.uint8), second.argmax(1).astype(np.uint8), first.shape[1])
