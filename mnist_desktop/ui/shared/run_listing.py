"""The list of runs, kept and shipped, read in the background."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.record import DamagedRun, RunInfo
from mnist_desktop.training.services import Services
from mnist_desktop.workers.task import Emit
from mnist_desktop.workers.task_runner import TaskRunner

Runs = tuple[RunInfo | DamagedRun, ...]


class RunListing(QObject):
    """Reads the list when it is asked to, one reading at a time; what is asked during one is answered by one more.

    Each reading first asks for the right to write to the folder of runs, so that a window that came second gets it when
    the first is closed.

    Signals
    -------
    listed(Runs)
        Every run: the user's own, newest first, and behind them those that come with the app.
    failed(Exception)
        The store could not be read.
    """

    listed = Signal(object)
    failed = Signal(object)

    def __init__(self, services: Services, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._tasks = services, tasks
        self._reading = self._outdated = False

    def refresh(self) -> None:
        """Read the list, now or after the reading that is under way."""
        if self._reading:
            self._outdated = True
            return
        self._reading = True
        self._tasks.start("list runs", partial(_list_runs, self._services), self._take, self._fail, gives_way=False)

    def _take(self, runs: Runs) -> None:
        self._end_reading()
        self.listed.emit(runs)

    def _fail(self, error: Exception) -> None:
        self._end_reading()
        self.failed.emit(error)

    def _end_reading(self) -> None:
        self._reading = False
        if self._outdated:
            self._outdated = False
            self.refresh()


def _list_runs(services: Services, _emit: Emit, _control: Control) -> Runs:
    services.store.claim()
    return services.list_runs()
