"""A run from its first step into the store: train, evaluate, save."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial

from msgspec import structs

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.errors import StorageError
from mnist_desktop.core.runs.checkpoint_file import Checkpoint
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.events import CheckpointsFailing
from mnist_desktop.core.runs.kept_epochs import DEFAULT_BUDGET
from mnist_desktop.core.runs.record import RunInfo, RunRecord
from mnist_desktop.core.runs.said_names import said_run_name
from mnist_desktop.core.runs.store import ReadOnlyError, RunStore
from mnist_desktop.training.engine_interface import Emit, KeepCheckpoint, OpenedRun, OpenRun
from mnist_desktop.training.job import TrainingJob
from mnist_desktop.training.services import Services
from mnist_desktop.training.snapshot_thread import SnapshotThread

logger = logging.getLogger(__name__)

Save = Callable[[RunRecord], StorageError | None]
"""Writes a run to the store, or returns the error."""


@dataclass(frozen=True, eq=False)
class TrainedRun:
    """A run that has ended. Its problems are why it, or only the weights of its epochs, could not be written to the disk."""

    opened: OpenedRun
    storage_problem: StorageError | None
    epochs_problem: StorageError | None = None


class NoEpochsError(StorageError):
    """A run is kept without the weights of its epochs."""


def train_and_save(
    job: TrainingJob, services: Services, emit: Emit, control: Control, *, epoch_budget: int = DEFAULT_BUDGET
) -> TrainedRun:
    """Train a job, evaluate on the test part, then write the run to the store.

    The weights of its epochs are kept in `epoch_budget` bytes, or not at all where that is 0.

    During training each epoch writes a checkpoint to the store; they are deleted when the run itself is there. A run that cannot
    be written, because the disk is full or another window uses the folder, is still returned and held as unsaved. If the
    evaluation fails, the run is saved without it.
    """
    store = services.store
    keeper = store.snapshots.keeper(job.run_id, len(job.dataset.test_labels) * job.dataset.classes, epoch_budget)
    with SnapshotThread(None if store.read_only else keeper) as snapshots:
        keep_checkpoint = None if store.read_only else _checkpoint_keeper(job.run_id, store, emit, snapshots)
        record = services.engine(job, emit, control, keep_checkpoint)
    kept = evaluate_and_save(record, job.dataset, services.open_run, partial(save_or_hold, store=store))
    problem = snapshots.problem or keeper.lost(store.snapshots.place_of(job.run_id))
    return kept if problem is None else replace(kept, epochs_problem=_without_epochs(record.info, problem))


def evaluate_and_save(record: RunRecord, dataset: Dataset, open_run: OpenRun, save: Save) -> TrainedRun:
    """The second part of :func:`train_and_save`, after the last step."""
    try:
        opened = _with_test_accuracy(open_run(record, dataset))
    except Exception:
        save(record)  # save the weights even if the evaluation fails, and report that error
        raise
    return TrainedRun(opened, save(opened.record))


def save_or_hold(record: RunRecord, store: RunStore) -> StorageError | None:
    """Write a run to `store` or, if that fails, hold it in memory until :func:`save_again` succeeds; returns the error."""
    problem = try_to_save(record, store)
    if problem is None:
        store.unsaved.let_go(record.info.id)
    else:
        held = store.unsaved.find(record.info.id)
        store.unsaved.hold(record if held is None else held.record, problem)
    return problem


def try_to_save(record: RunRecord, store: RunStore) -> StorageError | None:
    """Write a run to `store` and delete its checkpoints; returns the error, if any."""
    try:
        store.save(record)
    except ReadOnlyError as error:
        return error
    except StorageError as error:
        logger.exception("The run could not be saved")
        return error
    except MemoryError:
        logger.exception("The run could not be saved")
        return StorageError("The run could not be written: there is no memory left to do that in.")
    except Exception:
        logger.exception("The run could not be saved")
        return StorageError("The run could not be written, for a reason that was not foreseen; the log has the details.")
    _keep_last_checkpoint(record.info, store)
    with suppress(StorageError):  # what could not be removed is, when the store is claimed the next time
        store.unfinished.discard(record.info.id)
    return None


def _keep_last_checkpoint(info: RunInfo, store: RunStore) -> None:
    """Only that of the last epoch: where it could not be written, an older one would train the run on from elsewhere."""
    if not info.history or info.outcome == "failed":
        return
    last = store.unfinished.after_epoch(info.id, len(info.history))
    if last is not None:
        store.last_checkpoints.take(info.id, last)


def save_again(store: RunStore) -> tuple[RunInfo, ...]:
    """Try to write the runs that are only in memory; returns those that are now on the disk.

    If another program used the store, this tries to claim it again.
    """
    store.claim()
    return tuple(run.record.info for run in store.unsaved.all() if save_or_hold(run.record, store) is None)


def discard_unsaved(store: RunStore, run_ids: Iterable[str]) -> None:
    """Discard runs that are only in memory, and their checkpoints."""
    for run_id in run_ids:
        store.unsaved.let_go(run_id)
        with suppress(StorageError):  # then the run is offered at the next start
            store.discard_unfinished(run_id)


def _without_epochs(info: RunInfo, cause: StorageError) -> NoEpochsError:
    return NoEpochsError("{name} is without the weights of its epochs, so it can only be seen as it was at its end. {cause}",
                         name=said_run_name(info.name), cause=cause)  # fmt: skip


def _checkpoint_keeper(run_id: str, store: RunStore, emit: Emit, snapshots: SnapshotThread) -> KeepCheckpoint:
    """A function that writes checkpoints to `store`. It reports once that this fails and once that it succeeds again.

    The weights in each are kept as those of an epoch, too.
    """
    write = store.unfinished.writer(run_id)
    is_failing = False

    def keep(checkpoint: Checkpoint) -> None:
        nonlocal is_failing
        problem: StorageError | None = None
        snapshots.wait()
        try:
            write(checkpoint)
        except StorageError as error:
            problem = error
        except MemoryError:
            problem = StorageError("There is no memory left to write a checkpoint in.")
        snapshots.take(checkpoint)
        if is_failing != (problem is not None):
            is_failing = problem is not None
            emit(CheckpointsFailing(run_id, problem))
            logger.info("Checkpoints of %s: %s", run_id, problem or "written again")

    return keep


def _with_test_accuracy(opened: OpenedRun) -> OpenedRun:
    """The run with its test accuracy in its info, so that a list of runs can show it."""
    info = structs.replace(opened.record.info, test_accuracy=opened.evaluation.accuracy)
    return replace(opened, record=replace(opened.record, info=info))
