"""Does a piece of work on one member, where it is trained. It writes nothing: what comes of it travels back."""

from __future__ import annotations

import io
import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic

from msgspec import structs

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.titles import said_title
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.runs.checkpoint_file import Checkpoint, decode_checkpoint, write_checkpoint
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.events import RunEvent, RunStarted, StepsDone
from mnist_desktop.core.runs.record import RunRecord
from mnist_desktop.core.runs.run_files import encode_run
from mnist_desktop.core.sentence import Message
from mnist_desktop.training.engine_interface import Engine, OpenRun
from mnist_desktop.training.job import TrainingJob
from mnist_desktop.training.run_tracker import ending_of
from mnist_desktop.training.sweeps.messages import Began, Ended, EpochDone, Failed, Held, MemberTask, Stepped, WorkerMessage

SECONDS_BETWEEN_STEPS = 0.4
"""How often the steps of one member are told; many members tell theirs to one window."""

Tell = Callable[[WorkerMessage], None]


class SweepDataError(UserError):
    """A data set is not the one that the sweep began with."""


@dataclass(frozen=True)
class WorkerContext:
    """What a process that trains has to work with."""

    load_dataset: Callable[[str], Dataset]
    engine: Engine
    open_run: OpenRun


def run_task(task: MemberTask, open_context: Callable[[], WorkerContext], tell: Tell, control: Control) -> None:
    """Train a member up to an epoch, or end its run, and tell what comes of it; `control` holds it.

    To open the context may take seconds. Raises nothing.
    """
    tell(Began(task.id))
    try:
        context = open_context()
        dataset = load_own_data(task.dataset_key, task.dataset_fingerprint, context.load_dataset)
    except UserError as error:
        tell(Failed(task.id, Message.of(error), is_of_all=True))
        return
    try:
        told = _train_or_end(task, dataset, context, tell, control)
    except UserError as error:
        told = Failed(task.id, Message.of(error))
    except Exception as error:  # noqa: BLE001 - whatever it is, the sweep has to hear of it
        told = Failed(task.id, ending_of(error), trace=traceback.format_exc())
    tell(told)


def load_own_data(key: str, fingerprint: str, load_dataset: Callable[[str], Dataset]) -> Dataset:
    """Exactly the data set of a sweep.

    Raises
    ------
    UserError
        It is absent, damaged, or other than it was.
    """
    dataset = load_dataset(key)
    if dataset.fingerprint != fingerprint:
        raise SweepDataError("The images of {title} are others than when the sweep began, so it cannot go on.",
                             title=said_title(dataset.title))  # fmt: skip
    return dataset


def checkpoint_bytes(checkpoint: Checkpoint) -> bytes:
    """The content of a checkpoint's file."""
    file = io.BytesIO()
    write_checkpoint(file, checkpoint)
    return file.getvalue()


def _train_or_end(task: MemberTask, dataset: Dataset, context: WorkerContext, tell: Tell, control: Control) -> WorkerMessage:
    checkpoint = decode_checkpoint(task.checkpoint, Path(task.run_id)) if task.checkpoint else None
    if task.closing is not None and checkpoint is not None:
        info = structs.replace(checkpoint.record.info, outcome="stopped", message=task.closing)
        return _ended(task, replace(checkpoint.record, info=info), dataset, context)
    if checkpoint is None:
        job = TrainingJob(task.run_id, task.experiment, dataset, student=task.student)
    else:
        job = TrainingJob.resuming(checkpoint, dataset)
    record = context.engine(job, _Steps(task, tell), control, _Keeper(task, tell, control, checkpoint))
    # Only this process stops an engine, and only to hold it.
    return Held(task.id) if record.info.outcome == "stopped" else _ended(task, record, dataset, context)


def _ended(task: MemberTask, record: RunRecord, dataset: Dataset, context: WorkerContext) -> WorkerMessage:
    problem: Message | None = None
    try:
        opened = context.open_run(record, dataset)
    except (UserError, MemoryError) as error:
        problem = ending_of(error)
    else:
        info = structs.replace(opened.record.info, test_accuracy=opened.evaluation.accuracy)
        record = replace(opened.record, info=info)
    return Ended(task.id, encode_run(record), problem)


class _Steps:
    """Tells how much of an epoch is done, at most a few times a second."""

    def __init__(self, task: MemberTask, tell: Tell) -> None:
        self._task, self._tell = task, tell
        self._steps = 1
        self._told_at = 0.0

    def __call__(self, event: RunEvent) -> None:
        if isinstance(event, RunStarted):
            self._steps = max(1, event.steps_per_epoch)
        elif isinstance(event, StepsDone) and monotonic() - self._told_at >= SECONDS_BETWEEN_STEPS:
            self._told_at = monotonic()
            self._tell(Stepped(self._task.id, min(1.0, event.step / self._steps)))


class _Keeper:
    """Sends each epoch's checkpoint, and holds the training after the one that was asked for."""

    def __init__(self, task: MemberTask, tell: Tell, control: Control, first: Checkpoint | None) -> None:
        self._task, self._tell, self._control = task, tell, control
        self._known = 0 if first is None else first.epochs_done

    def __call__(self, checkpoint: Checkpoint) -> None:
        if checkpoint.epochs_done > self._known:  # what it goes on from is known where it comes from
            self._tell(EpochDone(self._task.id, checkpoint_bytes(checkpoint)))
        if self._task.until <= checkpoint.epochs_done < checkpoint.record.info.config.epochs:
            self._control.stop()
