"""Keeps what is typed for reports, soon after it is typed and when the program ends."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal

from mnist_desktop.core.errors import StorageError
from mnist_desktop.core.report.draft import Draft, Drafts
from mnist_desktop.workers.latest import Latest
from mnist_desktop.workers.newest_writer import NewestWriter
from mnist_desktop.workers.task_runner import TaskRunner


class DraftKeeper(QObject):
    """Writes drafts in the background, one at a time. It outlives the windows in which they are typed.

    When the program ends, it writes at once what is not on the disk yet.

    Signals
    -------
    kept(str), failed(str, Exception)
        The draft of the run with that id is on the disk, or could not be written.
    """

    kept = Signal(str)
    failed = Signal(str, object)

    def __init__(self, drafts: Drafts, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.drafts = drafts
        self._tasks = tasks
        self._writing: dict[str, Latest] = {}
        self._newest: dict[str, Draft] = {}
        self._writer = NewestWriter()
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.flush)

    def keep(self, run_id: str, draft: Draft) -> None:
        """Write what is typed about a run; it takes the place of what waits to be written about it."""
        self.put(run_id, draft)
        latest = self._writing.setdefault(run_id, Latest(self._tasks, self, one_at_a_time=True))
        latest.start(
            "keep the text of a report", self._written(run_id, draft), partial(self._take, run_id), partial(self._fail, run_id)
        )

    def put(self, run_id: str, draft: Draft) -> None:
        """Remember what is to be written about a run, for :meth:`flush`."""
        self._newest[run_id] = draft

    def newest(self, run_id: str) -> Draft | None:
        """What is still being written about a run, or could not be; None where the disk has it."""
        return self._newest.get(run_id)

    def flush(self) -> None:
        """Write at once what is not written yet: the program ends."""
        for run_id, draft in self._newest.items():
            try:
                self._written(run_id, draft)()
            except StorageError:  # nobody is there any more to be told
                continue
        self._newest.clear()

    def _written(self, run_id: str, draft: Draft) -> Callable[[], None]:
        """Work that writes a draft, unless a newer one is written before."""
        return self._writer.in_turn(run_id, partial(self.drafts.write, run_id, draft))

    def _take(self, run_id: str, _: object) -> None:
        self._newest.pop(run_id, None)
        self.kept.emit(run_id)

    def _fail(self, run_id: str, error: Exception) -> None:
        self.failed.emit(run_id, error)
