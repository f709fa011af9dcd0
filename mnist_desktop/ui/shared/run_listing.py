"""The list of runs, kept and shipped, read in the background."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from mnist_desktop.core.runs.record import DamagedRun, RunInfo
from mnist_desktop.training.services import Services
from mnist_desktop.workers.latest import Latest
from mnist_desktop.workers.task_runner import TaskRunner

Runs = tuple[RunInfo | DamagedRun, ...]


class RunListing(QObject):
    """Reads the list when it is asked to, one reading at a time. What is asked during one is answered by one more.

    Each reading first asks for the right to write to the folder of runs, so that a window that came second gets it when
    the first is closed.

    Signals
    -------
    listed(Runs)
        Every run: the user's own, newest first, and behind them those that come with the app.
    """

    listed = Signal(object)

    def __init__(self, services: Services, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._latest = Latest(tasks, self, one_at_a_time=True)

    def refresh(self) -> None:
        """Read the list, now or after the reading that is under way."""
        self._latest.start("list runs", partial(_list_runs, self._services), self.listed.emit)


def _list_runs(services: Services) -> Runs:
    services.store.claim()
    return services.list_runs()
