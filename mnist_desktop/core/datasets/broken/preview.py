"""Shows on a few images what a damage does, at once, without making the whole copy."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.datasets.broken.breaking import broken
from mnist_desktop.core.datasets.broken.damages import Damage, ScarceClass, SeenTest, check, where_of
from mnist_desktop.core.datasets.dataset import Dataset

COUNT = 12


@dataclass(frozen=True, eq=False)
class Preview:
    """Some images before and after.

    Attributes
    ----------
    before, after
        uint8, shape (N, 28, 28), N at most COUNT.
    labels_before, labels_after
        uint8, shape (N,).
    changed
        Which of them are not as they were; bool, shape (N,).
    left_out
        Which of them are not in the copy at all; bool, shape (N,).
    is_twice
        Whether what is changed is in the copy twice, unchanged.
    """

    before: NDArray[np.uint8]
    after: NDArray[np.uint8]
    labels_before: NDArray[np.uint8]
    labels_after: NDArray[np.uint8]
    changed: NDArray[np.bool_]
    left_out: NDArray[np.bool_]
    is_twice: bool = False


def preview(dataset: Dataset, damage: Damage) -> Preview:
    """A damage done to a few images of the part that is meant, the same share of them as of all.

    Raises
    ------
    DamageError
        The data set cannot be broken in this way.
    """
    check(dataset, damage)
    chosen, train_count = _chosen(dataset, damage)
    images, labels = dataset.images[chosen], dataset.labels[chosen]
    some = replace(dataset, images=images, labels=labels, train_count=train_count)
    copy = broken(some, damage)
    nothing = np.zeros(len(chosen), bool)
    if isinstance(damage, ScarceClass):
        left_out = ~_is_among(images, copy.images)
        return Preview(images, images, labels, labels, left_out, left_out)
    if isinstance(damage, SeenTest):
        return Preview(images, images, labels, labels, _is_among(images, copy.train_images), nothing, is_twice=True)
    changed = (images != copy.images).any((1, 2)) | (labels != copy.labels)
    return Preview(images, copy.images, labels, copy.labels, changed, nothing)


def _chosen(dataset: Dataset, damage: Damage) -> tuple[NDArray[np.intp], int]:
    """Indices of images, evenly spread over the part that is meant, and how many of them are for training."""
    train, test = np.arange(dataset.train_count), np.arange(dataset.train_count, len(dataset.labels))
    if isinstance(damage, ScarceClass):
        is_it = dataset.train_labels == damage.label
        chosen = np.sort(np.concatenate((_spread(train[is_it], COUNT // 2), _spread(train[~is_it], COUNT // 2))))
        return chosen, len(chosen)
    where = "test" if isinstance(damage, SeenTest) else where_of(damage)
    in_train = {"training": COUNT, "test": 0, "both": COUNT // 2}[where]
    first, second = _spread(train, in_train), _spread(test, COUNT - in_train)
    return np.concatenate((first, second)), len(first)


def _spread(indices: NDArray[np.intp], count: int) -> NDArray[np.intp]:
    count = min(count, len(indices))
    return indices[np.arange(count) * len(indices) // max(1, count)]


def _is_among(images: NDArray[np.uint8], others: NDArray[np.uint8]) -> NDArray[np.bool_]:
    there = {image.tobytes() for image in others}
    return np.array([image.tobytes() in there for image in images], bool)
