"""Training a run on that has ended: more epochs, at the same learning rate or another.

What comes of it is a run of its own; the earlier one stays as it is. Where nothing but the number of epochs is changed, and no
schedule depends on that, it is bit for bit the run that would have come of so many epochs at once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from msgspec import structs

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.fields import field_of
from mnist_desktop.core.results.test_images import own_data
from mnist_desktop.core.runs.record import RateChange, RateChanges, RunInfo, with_rate_change
from mnist_desktop.core.runs.store import RunStore, new_run_id
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.training.resume import ResumableRun, changes_since
from mnist_desktop.training.services import Services

MOST_EPOCHS = int(field_of(TrainingConfig, "epochs").maximum or 0)
"""More make a run that cannot be read again."""


class TrainOnError(UserError):
    """A run cannot be trained on."""


@dataclass(frozen=True)
class More:
    """What is wanted of a run that has ended.

    Attributes
    ----------
    epochs
        How many more, at least one.
    learning_rate
        From its next step on, or None for the rate that held at the end of its last whole epoch.
    keeps_early_stopping
        Not for a run that it has ended: it would end it again at once.
    """

    epochs: int
    learning_rate: float | None = None
    keeps_early_stopping: bool = True


def current_rate(info: RunInfo) -> float:
    """The rate that a run ended with, before its schedule."""
    return _rate_after(info.rate_changes, info)


def goes_on_evenly(info: RunInfo, more: More) -> bool:
    """Whether a run goes on at the rate of its last whole epoch, so that no change is marked.

    A run that was stopped within an epoch may have had another rate there, but goes on from the end of the epoch before.
    """
    rate = _rate_after(_until(info.rate_changes, len(info.history)), info)
    return more.learning_rate is None or more.learning_rate == rate


def check_epochs_left(done: int, more: int = 1) -> None:
    """Raise TrainOnError where a run of so many epochs cannot have so many `more`."""
    if done + more > MOST_EPOCHS:
        raise TrainOnError("A run has {most:,} epochs at most, and this one has {done:,}.", most=MOST_EPOCHS, done=done)


def obstacle(info: RunInfo, store: RunStore) -> TrainOnError | None:
    """Why a run cannot be trained on, as far as can be told without reading it, or None."""
    try:
        _check_kept(info.id, store)
        check_epochs_left(len(info.history))
    except TrainOnError as error:
        return error
    return None


def prepare(services: Services, run_id: str, current: Dataset | None) -> ResumableRun:
    """Read where a run ended, and the data that it learned from. For a worker.

    Raises
    ------
    TrainOnError
        What it takes is not kept, the run has all epochs that one may have, or the images are others now.
    UserError
        A file cannot be read.
    """
    _check_kept(run_id, services.store)
    checkpoint = services.store.last_checkpoints.load(run_id)
    info = checkpoint.record.info
    check_epochs_left(checkpoint.epochs_done)
    dataset = own_data(info, current, services.load_dataset)
    changes = changes_since(info, dataset, services.versions(info.config.engine))
    if dataset.fingerprint != info.dataset_fingerprint:
        raise TrainOnError("The run cannot be trained on. {cause}", cause=changes[0])
    return ResumableRun(checkpoint, dataset, changes)


def trained_on(prepared: ResumableRun, more: More, name: str, student: str = "") -> ResumableRun:
    """The beginning of a new run that is called `name`: the end of an earlier one, with more epochs to do.

    It goes on at one rate: changes that the earlier one was still to repeat from another run are dropped, whatever the rate.
    A rate is a change only where it is not the one that the checkpoint has, so that equal rates give equal bits.

    Raises
    ------
    TrainOnError
        A run cannot have so many epochs.
    """
    checkpoint = prepared.checkpoint
    info, done = checkpoint.record.info, checkpoint.epochs_done
    check_epochs_left(done, more.epochs)
    config = structs.replace(
        info.config,
        epochs=done + more.epochs,
        early_stopping=info.config.early_stopping if more.keeps_early_stopping else None,
    )
    changes = _until(checkpoint.rate_changes, done)
    if more.learning_rate is not None:
        changes = with_rate_change(changes, RateChange(done + 1, 0, more.learning_rate), config.learning_rate)
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    info = structs.replace(
        info, id=new_run_id(), name=name, created=now, config=config, spec=structs.replace(info.spec, name=name), student=student
    )
    record = replace(checkpoint.record, info=info)
    return replace(prepared, checkpoint=replace(checkpoint, record=record, rate_changes=changes))


def _until(changes: RateChanges, epoch: int) -> RateChanges:
    """The changes that counted for a step of the first `epoch` epochs."""
    return tuple(change for change in changes if change.epoch <= epoch)


def _rate_after(changes: RateChanges, info: RunInfo) -> float:
    return changes[-1].learning_rate if changes else info.config.learning_rate


def _check_kept(run_id: str, store: RunStore) -> None:
    if not store.last_checkpoints.holds(run_id):
        raise TrainOnError(
            "What it takes to train this run on is not on this computer. It is kept for the latest runs that were trained here."
        )
