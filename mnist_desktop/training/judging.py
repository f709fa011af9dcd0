"""Judges many runs one after the other: what was built for one network serves the next of the same layers."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace

import msgspec
import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.results.metrics import Evaluation, evaluate
from mnist_desktop.core.runs.record import RunRecord
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.training.engine import OpenRun, Predictor

MOST_NETWORKS = 4
"""That are kept built. A class uses few different ones, and each takes some megabytes."""


class Judge:
    """Says how good runs are on test images, without believing what they say of themselves. For one thread.

    Parameters
    ----------
    open_run
        Builds a network and its predictor, as :func:`mnist_desktop.training.keras.evaluation.open_run` does.
    """

    def __init__(self, open_run: OpenRun) -> None:
        self._open_run = open_run
        self._built: OrderedDict[bytes, Predictor] = OrderedDict()

    def __call__(self, record: RunRecord, dataset: Dataset, stop: StopToken | None = None) -> Evaluation:
        """The evaluation on the test part of `dataset`; predictions that the run brings along are not looked at.

        Raises
        ------
        EngineError
            The weights do not fit the layers, the layers cannot be built, the data set has another number of classes or no test
            images, or `stop` asked for an end.
        """
        key = _key_of(record)
        if key in self._built and dataset.classes == record.info.classes and len(dataset.test_labels):
            self._built.move_to_end(key)
            predictor = self._built[key].with_weights(record.weights)
            return evaluate(dataset.test_labels, predictor(dataset.test_images))
        opened = self._open_run(replace(record, test_probabilities=None), dataset, stop)
        self._built[key] = opened.predictor
        if len(self._built) > MOST_NETWORKS:
            self._built.popitem(last=False)
        return opened.evaluation


def _key_of(record: RunRecord) -> bytes:
    """What a predictor depends on beside the weights: the layers and how pixels are scaled."""
    layers = msgspec.json.encode(record.info.spec.layers)
    return hashlib.sha256(layers + repr((record.pixel_mean, record.pixel_std)).encode()).digest()


def weights_digest(weights: Sequence[NDArray[np.generic]]) -> str:
    """Hex SHA-256 of weights: two networks with the same digest are one network."""
    content = hashlib.sha256()
    for weight in weights:
        content.update(repr((weight.shape, weight.dtype.str)).encode())
        content.update(np.ascontiguousarray(weight).tobytes())
    return content.hexdigest()
