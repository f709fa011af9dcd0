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
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.record import RateChanges, RunRecord
from mnist_desktop.core.runs.store import ReadOnlyError, RunStore
from mnist_desktop.training.engine import Emit, Engine, OpenedRun

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
) -> KeptRun:
    """Train, then evaluate on the test part, then write the run to `store`.

    A full disk, or a folder that another window uses, costs only the copy on the disk: the run is returned all the same. An
    evaluation that fails costs only the evaluation: the run is kept without it.
    """
    record = engine(run_id, experiment.spec, experiment.config, dataset, emit, control, rate_changes=rate_changes)
    try:
        opened = _with_test_accuracy(open_run(record, dataset))
    except Exception:
        # What was learned outlives an evaluation that fails; that error is the one to tell.
        with suppress(StorageError):
            store.save(record)
        raise
    try:
        store.save(opened.record)
    except ReadOnlyError as error:
        return KeptRun(opened, error)
    except StorageError as error:
        logger.exception("The run could not be kept")
        return KeptRun(opened, error)
    return KeptRun(opened, None)


def _with_test_accuracy(opened: OpenedRun) -> OpenedRun:
    """The run with its test accuracy among its words and figures, so that a list of runs can show it."""
    info = structs.replace(opened.record.info, test_accuracy=opened.evaluation.accuracy)
    return replace(opened, record=replace(opened.record, info=info))
