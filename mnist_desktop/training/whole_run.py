"""A run from its first step to its place in the store: train, evaluate, keep."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace

from msgspec import structs

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.errors import StorageError
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.runs.checkpoint import Checkpoint
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.events import CheckpointsFailing
from mnist_desktop.core.runs.record import RateChanges, RunRecord
from mnist_desktop.core.runs.store import ReadOnlyError, RunStore
from mnist_desktop.training.engine import Emit, Engine, KeepCheckpoint, OpenedRun

logger = logging.getLogger(__name__)

OpenRun = Callable[[RunRecord, Dataset], OpenedRun]


@dataclass(frozen=True, eq=False)
class KeptRun:
    """A run that has ended. `storage_problem` says why it could not be written to the disk, if so."""

    opened: OpenedRun
    storage_problem: StorageError | None


def train_and_keep(
    run_id: str,
    experiment: Experiment,
    dataset: Dataset,
    engine: Engine,
    open_run: OpenRun,
    store: RunStore,
    emit: Emit,
    control: Control,
    rate_changes: RateChanges = (),
    resumed: Checkpoint | None = None,
) -> KeptRun:
    """Train, or go on from the checkpoint `resumed`, then evaluate on the test part, then write the run to `store`.

    As long as it trains, each epoch leaves a checkpoint in `store`; they go when the run itself is there. A full disk, or a
    folder that another window uses, costs only the copy on the disk: the run is returned all the same. An evaluation that
    fails costs only the evaluation: the run is kept without it.
    """
    keep = None if store.read_only else _checkpoint_keeper(run_id, store, emit)
    record = engine(
        run_id, experiment.spec, experiment.config, dataset, emit, control, rate_changes=rate_changes, keep_checkpoint=keep,
        resumed=resumed,
    )  # fmt: skip
    return evaluate_and_keep(record, dataset, open_run, store)


def evaluate_and_keep(record: RunRecord, dataset: Dataset, open_run: OpenRun, store: RunStore) -> KeptRun:
    """What comes after the last step, see :func:`train_and_keep`."""
    try:
        opened = _with_test_accuracy(open_run(record, dataset))
    except Exception:
        # What was learned outlives an evaluation that fails; that error is the one to tell.
        with suppress(StorageError):
            keep_run(record, store)
        raise
    try:
        keep_run(opened.record, store)
    except ReadOnlyError as error:
        return KeptRun(opened, error)
    except StorageError as error:
        logger.exception("The run could not be kept")
        return KeptRun(opened, error)
    return KeptRun(opened, None)


def keep_run(record: RunRecord, store: RunStore) -> None:
    """Write a run to `store`, which from then on is unfinished no more; raises StorageError."""
    store.save(record)
    with suppress(StorageError):  # what could not be removed is, when the store is claimed the next time
        store.unfinished.discard(record.info.id)


def _checkpoint_keeper(run_id: str, store: RunStore, emit: Emit) -> KeepCheckpoint:
    """Writes checkpoints to `store`. What stands in the way is told once, and once that it is gone; the training goes on."""
    write = store.unfinished.writer(run_id)
    is_failing = False

    def keep(checkpoint: Checkpoint) -> None:
        nonlocal is_failing
        problem: StorageError | None = None
        try:
            write(checkpoint)
        except StorageError as error:
            problem = error
        except MemoryError:
            problem = StorageError("There is no memory left to write a checkpoint in.")
        if is_failing != (problem is not None):
            is_failing = problem is not None
            emit(CheckpointsFailing(run_id, problem))
            logger.info("Checkpoints of %s: %s", run_id, problem or "written again")

    return keep


def _with_test_accuracy(opened: OpenedRun) -> OpenedRun:
    """The run with its test accuracy among its words and figures, so that a list of runs can show it."""
    info = structs.replace(opened.record.info, test_accuracy=opened.evaluation.accuracy)
    return replace(opened, record=replace(opened.record, info=info))
