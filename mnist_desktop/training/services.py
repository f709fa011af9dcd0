"""All that the window needs to get work done, in one value, so that tests can put their own in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.runs.store import RunStore
from mnist_desktop.training.engine import Engine
from mnist_desktop.training.whole_run import OpenRun


@dataclass(frozen=True)
class Services:
    """What the session calls to get work done.

    Attributes
    ----------
    load_dataset
        A data set by its key; raises UserError.
    import_engine
        Imports what training needs, for seconds, in a worker.
    engine, open_run
        Train a spec; evaluate a record and make it answer.
    store
        Where runs are kept.
    """

    load_dataset: Callable[[str], Dataset]
    import_engine: Callable[[], None]
    engine: Engine
    open_run: OpenRun
    store: RunStore
