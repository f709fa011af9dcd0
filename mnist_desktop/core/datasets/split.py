"""Decides with a seed which training images are used to fit and which to validate."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class Split:
    """Indices into a data set's training part: int32, each image in exactly one of the two."""

    fit: NDArray[np.int32]
    validation: NDArray[np.int32]


def draw_split(labels: NDArray[np.uint8], share: float, seed: int, stratified: bool) -> Split:
    """Set `share` of the training images aside for validation.

    Parameters
    ----------
    labels
        Labels of the training part, shape (N,).
    share
        How much to set aside, 0 <= share < 1; rounded up to whole images.
    seed
        Decides which images; the same seed gives the same split on every machine.
    stratified
        Keep each class's share the same in both parts.

    Notes
    -----
    The plain split is, index by index, the one of ``sklearn.model_selection.train_test_split(random_state=seed)``, so that a
    lesson's split can be repeated. It is written out here because importing scikit-learn takes a second.
    """
    count = validation_count(len(labels), share)
    random = np.random.RandomState(seed)  # scikit-learn draws from this legacy generator
    order = random.permutation(len(labels)).astype(np.int32)
    if not stratified:
        return Split(fit=order[count:], validation=order[:count])
    chosen = np.zeros(len(labels), bool)
    classes, sizes = np.unique(labels, return_counts=True)
    for value, quota in zip(classes, _quotas(sizes, count), strict=True):
        chosen[order[labels[order] == value][:quota]] = True
    return Split(fit=order[~chosen[order]], validation=order[chosen[order]])


def validation_count(count: int, share: float) -> int:
    """How many of `count` training images are set aside for a `share`."""
    return ceil(count * share)


def _quotas(sizes: NDArray[np.intp], count: int) -> NDArray[np.intp]:
    """How many images of each class to take: proportional, rounded by largest remainder, `count` in all."""
    exact = sizes * (count / max(1, sizes.sum()))
    quotas: NDArray[np.intp] = np.floor(exact).astype(np.intp)
    missing = count - int(quotas.sum())
    quotas[np.argsort(quotas - exact, kind="stable")[:missing]] += 1
    return quotas
