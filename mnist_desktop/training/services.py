"""Everything that the window needs for its work, in one value, so that tests can use their own."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.files import exists
from mnist_desktop.core.runs.doubt import Doubt
from mnist_desktop.core.runs.record import DamagedRun, RunInfo, RunRecord
from mnist_desktop.core.runs.run_files import PREDICTIONS
from mnist_desktop.core.runs.shipped import ShippedRuns, is_shipped, preset_of
from mnist_desktop.core.runs.store import RunStore
from mnist_desktop.core.training_config import EngineName
from mnist_desktop.training.engine_interface import Engine, OpenRun
from mnist_desktop.training.insights import OpenInsight, open_insight


def _load_nothing() -> None:
    """There is nothing to load ahead."""


@dataclass(frozen=True)
class Services:
    """The functions and stores that the session uses.

    Attributes
    ----------
    load_dataset
        Loads a data set by its key; raises UserError.
    import_engine
        Imports the libraries for training, which takes seconds, in a worker.
    engine, open_run
        Train a job; evaluate a record and build its predictor.
    versions
        The versions that a run of an engine would record; may import, as `import_engine` does.
    store
        The folder of the runs.
    shipped
        The runs that ship with the app.
    open_insight
        Builds what looks into a run.
    load_libraries
        Loads what `import_engine` needs and does not take Python's global lock for, in a worker.
    """

    load_dataset: Callable[[str], Dataset]
    import_engine: Callable[[], None]
    engine: Engine
    open_run: OpenRun
    versions: Callable[[EngineName], dict[str, str]]
    store: RunStore
    shipped: ShippedRuns = field(default_factory=ShippedRuns)
    open_insight: OpenInsight = open_insight
    load_libraries: Callable[[], None] = _load_nothing

    def list_runs(self) -> tuple[RunInfo | DamagedRun, ...]:
        """The user's own runs, newest first, then the pre-trained ones; raises StorageError."""
        return *self.store.list(), *self.shipped.list()

    def load_run(self, run_id: str) -> RunRecord:
        """A run of the user's, even if only in memory, or a pre-trained one; raises RunFileError and StorageError."""
        unsaved = self.store.unsaved.find(run_id)
        if unsaved is not None:
            return unsaved.record
        if not is_shipped(run_id):
            return self.store.load(run_id)
        return replace(self.shipped.load(run_id), doubt=self.store.doubt_of_shipped(preset_of(run_id)))

    def keep_doubt(self, run_id: str, doubt: Doubt) -> None:
        """Keep what was decided about the doubt of a run; raises StorageError where that lasts only as long as the window."""
        if is_shipped(run_id):
            self.store.keep_doubt_of_shipped(preset_of(run_id), doubt)
        else:
            self.store.keep_doubt(run_id, doubt)

    def load_predictions(self, run_id: str) -> NDArray[np.float32] | None:
        """A run's answers for its test images, float32, shape (N, classes), where stored; raises as :meth:`load_run` does."""
        kept = not is_shipped(run_id) and exists(self.store.folder / run_id / PREDICTIONS)
        return self.store.load_predictions(run_id) if kept else None

    def has_run(self, run_id: str) -> bool:
        """Whether a run with that id exists, damaged or not. The id may come from anywhere."""
        if is_shipped(run_id):
            return any(run.id == run_id for run in self.shipped.list())
        is_name = run_id == Path(run_id).name and run_id and not run_id.startswith(".")
        return bool(is_name) and os.path.isdir(self.store.folder / run_id)  # noqa: PTH112 - Path.is_dir raises at a long name

    def is_kept(self, run_id: str) -> bool:
        """Whether a run with that id exists, if only in memory."""
        return self.store.unsaved.find(run_id) is not None or self.has_run(run_id)
