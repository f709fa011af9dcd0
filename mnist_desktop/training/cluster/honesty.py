"""Whether what a PC sent can be what it was asked for. Another program may be on it, or its memory may be broken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import isfinite
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.split import draw_split
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.model.spec import parameters_of, rows_of
from mnist_desktop.core.results.metrics import evaluate
from mnist_desktop.core.runs.checkpoint_file import decode_checkpoint
from mnist_desktop.core.runs.record import RunInfo, RunRecord
from mnist_desktop.core.runs.run_files import INFO, WEIGHTS, decode_info, decode_run
from mnist_desktop.core.sentence import Sentence, Templated
from mnist_desktop.training.cluster.roster import Pc
from mnist_desktop.training.engine_interface import OpenRun
from mnist_desktop.training.sweeps.messages import Ended, EpochDone, MemberTask

LARGEST_ACCURACY_ERROR, MOST_IMAGES = 0.003, 3
"""By how much an accuracy may differ between two processors, whose rounding changes the answers to a few images: by a share, and
by so many images more, as small sets have few."""
SURE = 1e-6
"""Mistakes that are surer than that have a loss that :func:`evaluate` bounds and training does not."""
LARGEST_TRAINING_ERROR = 0.01
"""By how much accuracies may differ where two processors have trained the same network: their roundings add up."""
LARGEST_LOSS_ERROR = 0.02
"""The same for a loss, as a share of it and as a number."""
_OTHER = Sentence("it is not the run that was asked for.")
_SHAPES = Sentence("its weights do not fit its layers.")
_FIGURES = Sentence("its figures cannot be true.")


@dataclass(frozen=True)
class CheckResult:
    """What came of the check of a run.

    Attributes
    ----------
    is_compared
        Whether something that was told was compared with what the weights answer; only then a PC can be trusted.
    wrong
        What is wrong with the run, or None.
    broken
        Why the check could not come to an end, or None.
    """

    is_compared: bool
    wrong: Templated | None = None
    broken: str | None = None


Check = Callable[[MemberTask, Ended], CheckResult]


def host_of(pc: Pc) -> str:
    """The computer of a PC's address."""
    place = pc.address.rpartition("://")[2]
    host, _, port = place.rpartition(":")
    return host if host and port.isdigit() else place


def has_failed(told: Ended) -> bool:
    """Whether a run ended as no number came of it, or for want of memory; its files were examined."""
    return decode_info(told.files[INFO], Path(INFO)).outcome == "failed"


def tell_the_same(one: Ended, other: Ended) -> bool:
    """Whether two runs of one member, whose files were examined, have the same figures but for what processors differ in."""
    first, second = (decode_info(each.files[INFO], Path(INFO)) for each in (one, other))
    pairs = [(first.test_accuracy, second.test_accuracy)]
    pairs += [(a.val_accuracy, b.val_accuracy) for a, b in zip(first.history[-1:], second.history[-1:], strict=False)]
    if len(first.history) != len(second.history) or first.outcome != second.outcome:
        return False
    return all(a == b if a is None or b is None else abs(a - b) <= LARGEST_TRAINING_ERROR for a, b in pairs)


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
    return wrong_in_record(task, record) or (None if _can_end(task, record.info) else _OTHER)


def _can_end(task: MemberTask, info: RunInfo) -> bool:
    """Whether a run that is complete can have ended so: nobody stops one but the task itself."""
    match info.outcome:
        case "finished":
            return task.closing is None and len(info.history) == info.config.epochs
        case "early-stopped":
            return task.closing is None and info.config.early_stopping is not None
        case "failed":
            return task.closing is None
    return task.closing is not None


def wrong_in_record(task: MemberTask, record: RunRecord) -> Templated | None:
    """Why a run cannot be that of the task: another network, settings or images, figures or weights that cannot be. Else None."""
    info, experiment = record.info, task.experiment
    asked = task.run_id, experiment.spec.layers, experiment.config, task.dataset_fingerprint
    if (info.id, info.spec.layers, info.config, info.dataset_fingerprint) != asked:
        return _OTHER
    rows = info.history
    if len(rows) > experiment.config.epochs or [row.epoch for row in rows] != list(range(1, len(rows) + 1)):
        return _OTHER
    shares = [info.test_accuracy, *(share for row in rows for share in (row.accuracy, row.val_accuracy))]
    seconds = [info.seconds, *(row.seconds for row in rows)]
    if not (all(share is None or 0 <= share <= 1 for share in shares) and all(isfinite(each) and each >= 0 for each in seconds)):
        return _FIGURES
    if not 0 <= info.best_epoch <= len(rows):
        return _FIGURES
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

    def __call__(self, task: MemberTask, told: Ended) -> CheckResult:
        """Compare a run with what was told of it."""
        record = decode_run(told.files, Path(task.run_id))
        info = record.info
        if info.outcome == "failed":
            return CheckResult(is_compared=False)  # its weights are the last that were numbers, of no epoch that was told
        try:
            opened = self._open_run(replace(record, test_probabilities=None), self._dataset)
        except UserError as error:
            return CheckResult(is_compared=False, wrong=error if told.problem is None else None)
        wrong, is_compared = None, info.test_accuracy is not None
        if info.test_accuracy is not None:
            evaluation = opened.evaluation
            wrong = _compared(Sentence("test"), info.test_accuracy, evaluation.accuracy, len(evaluation.labels))
        row = info.history[info.best_epoch - 1] if 1 <= info.best_epoch <= len(info.history) else None
        if wrong is None and row is not None and row.val_accuracy is not None and row.val_loss is not None:
            is_compared = True
            wrong = self._wrong_in_row(info, row.val_accuracy, row.val_loss, opened.predictor)
        return CheckResult(is_compared, wrong)

    def _wrong_in_row(
        self, info: RunInfo, accuracy: float, loss: float, predict: Callable[[NDArray[np.uint8]], NDArray[np.float32]]
    ) -> Templated | None:
        """What the epoch whose weights were kept says of the validation images."""
        config, data = info.config, self._dataset
        split = draw_split(data.train_labels, config.validation_share, config.split_seed, config.stratified)
        found = evaluate(data.train_labels[split.validation], predict(data.train_images[split.validation]))
        wrong = _compared(Sentence("validation"), accuracy, found.accuracy, len(found.labels))
        has_plain_loss = config.label_smoothing == 0 and not any(
            getattr(layer, "l1", 0) or getattr(layer, "l2", 0) for layer in info.spec.layers
        )
        excess = loss - found.loss
        if excess > 0 and (found.probabilities[np.arange(len(found.labels)), found.labels] < SURE).any():
            excess = 0.0
        if wrong is None and has_plain_loss and not abs(excess) <= LARGEST_LOSS_ERROR * (1 + found.loss):
            values = {"told": loss, "found": found.loss}
            return Sentence("it told a validation loss of {told:.3f}, but its weights give {found:.3f}.", values)
        return wrong


def _compared(images: Sentence, told: float, found: float, count: int) -> Templated | None:
    if abs(told - found) <= LARGEST_ACCURACY_ERROR + MOST_IMAGES / count:
        return None
    values = {"images": images, "told": told, "found": found}
    return Sentence("it told that {told:.2%} of the {images} images are read right, but its weights read {found:.2%}.", values)
