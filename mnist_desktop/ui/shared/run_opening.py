"""The earlier run that is being read, to be shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.workers.latest import Latest
from mnist_desktop.workers.task_runner import TaskRunner


class RunOpening(QObject):
    """Reads one run at a time; of what is asked meanwhile only the newest counts.

    Signals
    -------
    changed()
        A run begins to be read, or none is any more: it is shown, could not be opened, or is not wanted.
    """

    changed = Signal()

    def __init__(self, tasks: TaskRunner, show: Callable[[OpenedRun], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._show = tasks, show
        self._latest = Latest(tasks, self, one_at_a_time=True)
        self._run_id = ""

    @property
    def run_id(self) -> str:
        """Which run is being read; empty where none is."""
        return self._run_id

    def start(self, run_id: str, work: Callable[[], OpenedRun], stop: StopToken) -> None:
        """Read a run by `work`, in the background, and show it."""
        self._run_id = run_id
        self._latest.start("open run", work, self._take, self._fail, stop=stop, may_be_left=True)
        self.changed.emit()

    def forget(self) -> None:
        """Want no run any more."""
        self._latest.forget()
        self._end()

    def _take(self, opened: OpenedRun) -> None:
        self._end()
        self._show(opened)

    def _fail(self, error: Exception) -> None:
        self._end()
        self._tasks.report(error)

    def _end(self) -> None:
        if self._run_id:
            self._run_id = ""
            self.changed.emit()
