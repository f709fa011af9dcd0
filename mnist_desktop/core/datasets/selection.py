"""Which images of a data set to show: by part, by class, or a small sample of them."""

from __future__ import annotations

from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.split import Split


class Part(IntEnum):
    """What an image is used for."""

    FITTING = 0
    VALIDATION = 1
    TEST = 2


def parts(dataset: Dataset, split: Split) -> NDArray[np.uint8]:
    """The :class:`Part` of each image, shape (N,)."""
    part = np.full(len(dataset.labels), Part.TEST, np.uint8)
    part[split.fit] = Part.FITTING
    part[split.validation] = Part.VALIDATION
    return part


def select(dataset: Dataset, split: Split, part: Part | None = None, label: int | None = None) -> NDArray[np.int32]:
    """Indices of the images of a part and a class, ascending; None stands for all of them."""
    wanted = np.ones(len(dataset.labels), bool)
    if part is not None:
        wanted &= parts(dataset, split) == part
    if label is not None:
        wanted &= dataset.labels == label
    return np.flatnonzero(wanted).astype(np.int32)


def counts_per_class(dataset: Dataset, split: Split) -> NDArray[np.int64]:
    """How many images of each class are in each part, shape (classes, 3): a row per class, a column per :class:`Part`."""
    cells = dataset.labels.astype(np.int64) * len(Part) + parts(dataset, split)
    return np.bincount(cells, minlength=dataset.classes * len(Part)).reshape(dataset.classes, len(Part))


def draw_some(indices: NDArray[np.int32], count: int, random: np.random.Generator) -> NDArray[np.int32]:
    """`count` of the indices, in random order, without repeats; all of them if there are fewer."""
    return random.choice(indices, min(count, len(indices)), replace=False)


def draw_one_per_class(indices: NDArray[np.int32], labels: NDArray[np.uint8], random: np.random.Generator) -> NDArray[np.int32]:
    """One random index for each class that occurs, ordered by class. `labels` are the labels of all images."""
    shuffled = random.permutation(indices)
    _, first = np.unique(labels[shuffled], return_index=True)
    return shuffled[first]


def one_hot(label: int, classes: int) -> NDArray[np.uint8]:
    """A number for each class, shape (classes,): 1 at the label, 0 elsewhere."""
    vector = np.zeros(classes, np.uint8)
    vector[label] = 1
    return vector
