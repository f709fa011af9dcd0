"""Whether what a PC sent can be what it was asked for. Another program may be on it, or its memory may be broken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.split import draw_split
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.model.spec import parameters_of, rows_of
from mnist_desktop.core.results.metrics import evaluate
from mnist_desktop.core.runs.checkpoint_file import decode_checkpoint
from mnist_desktop.core.runs.record import EpochRow, RunInfo, RunRecord
from mnist_desktop.core.runs.run_files import INFO, WEIGHTS, decode_run
from mnist_desktop.core.sentence import Sentence, Templated
from mnist_desktop.training.engine import OpenRun
from mnist_desktop.training.sweeps.messages import Ended, EpochDone, MemberTask

LARGEST_ACCURACY_ERROR, MOST_IMAGES = 0.003, 3
"""By how much an accuracy may differ between two processors, whose rounding changes the answers to a few images: by a share, and
by so many images more, as small sets have few."""
SURE = 1e-6
"""Mistakes that are surer than that have a loss that :func:`evaluate` bounds and training does not."""
LARGEST_LOSS_ERROR = 0.02
"""The same for a loss, as a share of it and as a number."""
_OTHER = Sentence("it is not the run that was asked for.")
_SHAPES = Sentence("its weights do not fit its layers.")

Check = Callable[[MemberTask, Ended], Templated | None]


def wrong_in_checkpoint(task: MemberTask, told: EpochDone) -> Templated | None:
    """Why a checkpoint cannot be that of the task, or None."""
    try:
        checkpoint = decode_checkpoint(told.checkpoint, Path(task.run_id))
    except UserError as error:
        return error
    return wrong_in_record(task, checkpoint.record)


def wrong_in_run(task: MemberTask, told: Ended) -> Templated | None:
    """Why the files of a run cannot be those of the task, or None; what its weights answer is another question."""
    if not {INFO, WEIGHTS} <= told.files.keys():
        return _OTHER
    try:
        record = decode_run(told.files, Path(task.run_id))
    except UserError as error:
        return error
    return wrong_in_record(task, record)


def wrong_in_record(task: MemberTask, record: RunRecord) -> Templated | None:
    """Why a run cannot be that of the task: another network, other settings or images, weights of another size. Else None."""
    info, experiment = record.info, task.experiment
    asked = task.run_id, experiment.spec.layers, experiment.config, task.dataset_fingerprint
    if (info.id, info.spec.layers, info.config, info.dataset_fingerprint) != asked:
        return _OTHER
    rows = info.history
    if len(rows) > experiment.config.epochs or [row.epoch for row in rows] != list(range(1, len(rows) + 1)):
        return _OTHER
    numbers = sum(weight.size for weight in record.weights)
    return None if numbers == parameters_of(rows_of(info.spec)) else _SHAPES


class WeightsCheck:
    """Lets the weights of a run answer on this PC, and compares that with what was told of them.

    Parameters
    ----------
    open_run
        Builds the network; imports TensorFlow when it is first called.
    dataset
        What the sweep learns from.
    """

    def __init__(self, open_run: OpenRun, dataset: Dataset) -> None:
        self._open_run, self._dataset = open_run, dataset

    def __call__(self, task: MemberTask, told: Ended) -> Templated | None:
        """Why a run is not what was told of it, or None."""
        record = decode_run(told.files, Path(task.run_id))
        info = record.info
        if info.outcome == "failed":
            return None  # its weights are the last that were numbers, of no epoch that was told
        try:
            opened = self._open_run(replace(record, test_probabilities=None), self._dataset)
        except UserError as error:
            return error if told.problem is None else None
        wrong = None
        if info.test_accuracy is not None:
            evaluation = opened.evaluation
            wrong = _compared(Sentence("test"), info.test_accuracy, evaluation.accuracy, len(evaluation.labels))
        if wrong is not None or not 1 <= info.best_epoch <= len(info.history):
            return wrong
        return self._wrong_in_row(info, info.history[info.best_epoch - 1], opened.predictor)

    def _wrong_in_row(
        self, info: RunInfo, row: EpochRow, predict: Callable[[NDArray[np.uint8]], NDArray[np.float32]]
    ) -> Templated | None:
        """What the epoch whose weights were kept says of the validation images."""
        if row.val_accuracy is None or row.val_loss is None:
            return None
        config, data = info.config, self._dataset
        split = draw_split(data.train_labels, config.validation_share, config.split_seed, config.stratified)
        found = evaluate(data.train_labels[split.validation], predict(data.train_images[split.validation]))
        wrong = _compared(Sentence("validation"), row.val_accuracy, found.accuracy, len(found.labels))
        has_plain_loss = config.label_smoothing == 0 and not any(
            getattr(layer, "l1", 0) or getattr(layer, "l2", 0) for layer in info.spec.layers
        )
        excess = row.val_loss - found.loss
        if excess > 0 and (found.probabilities[np.arange(len(found.labels)), found.labels] < SURE).any():
            excess = 0.0
        if wrong is None and has_plain_loss and abs(excess) > LARGEST_LOSS_ERROR * (1 + found.loss):
            values = {"told": row.val_loss, "found": found.loss}
            return Sentence("it told a validation loss of {told:.3f}, but its weights give {found:.3f}.", values)
        return wrong


def _compared(images: Sentence, told: float, found: float, count: int) -> Templated | None:
    if abs(told - found) <= LARGEST_ACCURACY_ERROR + MOST_IMAGES / count:
        return None
    values = {"images": images, "told": told, "found": found}
    return Sentence("it told that {told:.2%} of the {images} images are read right, but its weights read {found:.2%}.", values)
