"""Reads what two runs said of the same test images, or asks them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.titles import said_title
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.results.agreement import PairedPredictions, pair
from mnist_desktop.core.results.broken_data import same_test_images
from mnist_desktop.core.results.test_images import data_to_judge_on, has_learned
from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.core.runs.said_names import said_run_name
from mnist_desktop.training.services import Services


class PairError(UserError):
    """Two runs cannot be held against each other image by image."""


@dataclass(frozen=True, eq=False)
class LoadedPair:
    """Two runs, what they said, and the data of whose test images they said it.

    Attributes
    ----------
    were_learned
        Whether the two were trained with these very images.
    """

    first: RunInfo
    second: RunInfo
    predictions: PairedPredictions
    dataset: Dataset
    were_learned: bool

    @property
    def images(self) -> NDArray[np.uint8]:
        """What they read: uint8, shape (N, 28, 28)."""
        return self.dataset.test_images


def load_pair(services: Services, current: Dataset | None, first: RunInfo, second: RunInfo) -> LoadedPair:
    """Runs in a worker; `current` is used where it is the data that the runs were tested on.

    Raises
    ------
    PairError
        The runs were tested on different images, or these are not to be had any more.
    UserError
        A file cannot be read.
    """
    if not same_test_images(first, second):
        raise PairError(
            "{first} and {second} were tested on different images.",
            first=said_run_name(first.name),
            second=said_run_name(second.name),
        )
    dataset = data_to_judge_on(first, current, services.load_dataset)
    if dataset.key == first.dataset_key and dataset.fingerprint != first.dataset_fingerprint:
        told = "{data} holds other images now than those on which these runs were tested."
        raise PairError(told, data=said_title(dataset.title))
    said = [_said(services, info, dataset) for info in (first, second)]
    predictions = pair(dataset.test_labels, *said)
    return LoadedPair(first, second, predictions, dataset, has_learned(first, dataset))


def _said(services: Services, info: RunInfo, dataset: Dataset) -> NDArray[np.float32]:
    """The probabilities that a run gives the test images of `dataset`: kept ones, else what its network says now."""
    kept = services.load_predictions(info.id) if dataset.fingerprint == info.dataset_fingerprint else None
    if kept is None:
        kept = services.open_run(services.load_run(info.id), dataset).record.test_probabilities
    if kept is not None and kept.shape[1] != dataset.classes:
        told = "{run} tells {count} classes apart, but {data} has {classes}."
        raise PairError(told, run=said_run_name(info.name), count=kept.shape[1], data=said_title(dataset.title),
                        classes=dataset.classes)  # fmt: skip
    if kept is None or len(kept) != len(dataset.test_labels):
        raise PairError(
            "{run} has predictions for {count:,} images; {data} has {tested:,} test images.",
            run=said_run_name(info.name), count=0 if kept is None else len(kept),
            data=said_title(dataset.title), tested=len(dataset.test_labels),
        )  # fmt: skip
    return kept
