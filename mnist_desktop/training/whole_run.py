"""A run from its first step to its place in the store: train, evaluate, keep."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.errors import StorageError
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.record import RunRecord
from mnist_desktop.core.runs.store import RunStore
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
) -> KeptRun:
    """Train, then evaluate on the test part, then write the run to `store`.

    A full disk costs only the copy on the disk: the run is returned all the same.
    """
    record = engine(run_id, experiment.spec, experiment.config, dataset, emit, control)
    opened = open_run(record, dataset)
    try:
        store.save(opened.record)
    except StorageError as error:
        logger.exception("The run could not be kept")
        return KeptRun(opened, error)
    return KeptRun(opened, None)
