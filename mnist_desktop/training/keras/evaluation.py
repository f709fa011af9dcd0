"""From a run's record to all that the Results and Draw tabs show of it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.model.spec import analyse
from mnist_desktop.core.results.metrics import evaluate
from mnist_desktop.core.runs.record import RunRecord
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.training.engine import EngineError, OpenedRun
from mnist_desktop.training.keras.importing import import_engine
from mnist_desktop.training.keras.predictor import KerasPredictor


def open_run(record: RunRecord, dataset: Dataset, stop: StopToken | None = None) -> OpenedRun:
    """Rebuild the network of `record`, judge it on the test part of `dataset` and make it answer.

    Kept test probabilities are taken as they are, unless the data have changed since.

    Raises
    ------
    EngineError
        TensorFlow cannot be loaded, the weights do not fit the layers, there is nothing to test on, or `stop` asked for an end.
    """
    stop = stop or StopToken()
    _refuse_once_stopped(stop)
    import_engine()
    problem = analyse(record.info.spec).blocking
    if problem is not None:
        raise EngineError(problem.template, **problem.values)
    if not len(dataset.test_labels):
        raise EngineError("{title} has no test images, so no run can be judged on it.", title=dataset.title)
    predictor = KerasPredictor(record.info.spec, record.weights, record.pixel_mean, record.pixel_std)
    probabilities = _kept_probabilities(record, dataset)
    if probabilities is None:
        parts = []
        for part in predictor.batches(dataset.test_images):
            _refuse_once_stopped(stop)
            parts.append(part)
        probabilities = np.concatenate(parts)
        record = replace(record, test_probabilities=probabilities)
    return OpenedRun(record, dataset, evaluate(dataset.test_labels, probabilities), predictor)


def _refuse_once_stopped(stop: StopToken) -> None:
    if stop.stop_requested:
        raise EngineError("Opening the run was stopped.")


def _kept_probabilities(record: RunRecord, dataset: Dataset) -> NDArray[np.float32] | None:
    """What the record holds of exactly these test images, if anything."""
    kept = record.test_probabilities
    if kept is None or len(kept) != len(dataset.test_labels) or record.info.dataset_fingerprint != dataset.fingerprint:
        return None
    return kept
