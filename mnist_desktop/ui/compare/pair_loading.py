"""Reads what two runs said of the same test images."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.results.paired import PairedPredictions, pair
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.core.runs.store import RunStore
from mnist_desktop.workers.task import Emit


class PairError(UserError):
    """Two runs cannot be held against each other image by image."""


@dataclass(frozen=True, eq=False)
class LoadedPair:
    """Two runs, what they said, and the images they said it of: uint8, shape (N, 28, 28)."""

    first: RunInfo
    second: RunInfo
    predictions: PairedPredictions
    images: NDArray[np.uint8]
    class_names: tuple[str, ...]


def load_pair(
    store: RunStore,
    load_dataset: Callable[[str], Dataset],
    current: Dataset | None,
    first: RunInfo,
    second: RunInfo,
    _emit: Emit,
    _control: Control,
) -> LoadedPair:
    """A task; `current` is used where it is the data that the runs were tested on.

    Raises
    ------
    PairError
        The runs were tested on different images, or these are not to be had any more.
    UserError
        A file cannot be read.
    """
    if first.dataset_fingerprint != second.dataset_fingerprint:
        raise PairError("{first} and {second} were tested on different images.", first=first.name, second=second.name)
    dataset = current
    if dataset is None or dataset.fingerprint != first.dataset_fingerprint:
        dataset = load_dataset(first.dataset_key)
    if dataset.fingerprint != first.dataset_fingerprint:
        raise PairError("{data} holds other images now than those on which these runs were tested.", data=dataset.title)
    said = [store.load_predictions(info.id) for info in (first, second)]
    for info, probabilities in zip((first, second), said, strict=True):
        if len(probabilities) != len(dataset.test_labels):
            raise PairError("{run} has predictions for {count:,} images; {data} has {tested:,} test images.", run=info.name,
                            count=len(probabilities), data=dataset.title, tested=len(dataset.test_labels))  # fmt: skip
    return LoadedPair(first, second, pair(dataset.test_labels, *said), dataset.test_images, dataset.class_names)
