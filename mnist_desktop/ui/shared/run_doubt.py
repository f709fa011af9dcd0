"""What is decided about the doubt of the run that is shown: Results decides, the drawing pad goes by it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from mnist_desktop.core.errors import StorageError
from mnist_desktop.core.runs.doubt import NO_DOUBT, Doubt
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.workers.task_runner import TaskRunner

logger = logging.getLogger(__name__)


class RunDoubt(QObject):
    """Holds the decisions of this window, and keeps each beside its run in the background.

    Signals
    -------
    changed(Doubt)
        Another run is shown, or something else was decided about it.
    kept()
        The newest decision was kept, or could not be; see :attr:`storage_problem`.
    """

    changed = Signal(object)
    kept = Signal()

    def __init__(self, keep: Callable[[str, Doubt], None], tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keep, self._tasks = keep, tasks
        self._run_id = ""
        self._doubt = NO_DOUBT
        self._decided: dict[str, Doubt] = {}
        self._waiting: dict[str, Doubt] = {}
        self._problems: dict[str, StorageError] = {}
        self._being_kept = ""

    @property
    def doubt(self) -> Doubt:
        """What holds for the run that is shown."""
        return self._doubt

    @property
    def storage_problem(self) -> StorageError | None:
        """Why the last decision about the run that is shown could not be kept, or None."""
        return self._problems.get(self._run_id)

    def follow(self, run: OpenedRun | None) -> None:
        """Take another run: what this window decided about it, or else what is kept with it."""
        self._run_id = "" if run is None else run.record.info.id
        self._doubt = NO_DOUBT if run is None else self._decided.get(self._run_id, run.record.doubt)
        self.changed.emit(self._doubt)

    def decide(self, doubt: Doubt) -> None:
        """Decide something about the run that is shown, and keep it."""
        if self._run_id and doubt != self._doubt:
            self._doubt = self._decided[self._run_id] = self._waiting[self._run_id] = doubt
            self.changed.emit(doubt)
            self._keep_next()

    def flush(self) -> None:
        """Keep at once what still waits. For the end, when no task runs any more and none can start."""
        while self._waiting:
            run_id, doubt = self._waiting.popitem()
            try:
                self._keep(run_id, doubt)
            except StorageError as error:
                logger.warning("What was decided about the doubt of %s is not kept: %s", run_id, error)

    def _keep_next(self) -> None:
        """One at a time, so that the newest decision about a run is the one that stays."""
        if self._waiting and not self._being_kept:
            run_id, doubt = self._waiting.popitem()
            self._being_kept = run_id
            self._tasks.start("keep doubt", partial(self._keep, run_id, doubt), self._take, self._fail)

    def _take(self, _: object) -> None:
        self._end(None)

    def _fail(self, error: Exception) -> None:
        self._end(error if isinstance(error, StorageError) else None)
        if not isinstance(error, StorageError):
            self._tasks.report(error)

    def _end(self, problem: StorageError | None) -> None:
        run_id, self._being_kept = self._being_kept, ""
        if problem is None:
            self._problems.pop(run_id, None)
        else:
            self._problems[run_id] = problem
        self.kept.emit()
        self._keep_next()
