"""Keeps every running task alive until it has ended, and ends them all when the window closes."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QDeadlineTimer, QObject

from mnist_desktop.core.runs.control import Control
from mnist_desktop.workers.task import Task, TaskThread

logger = logging.getLogger(__name__)


class TaskRunner(QObject):
    """Starts tasks. A reference to each thread is held until it has ended: dropping a running one aborts the process."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._threads: list[TaskThread] = []

    def start(
        self,
        name: str,
        task: Task,
        on_success: Callable[[object], None],
        on_failure: Callable[[object], None],
        on_event: Callable[[object], None] | None = None,
        *,
        control: Control | None = None,
        may_be_left: bool = False,
        gives_way: bool = True,
    ) -> TaskThread:
        """Run `task` in a thread, where it looks at `control`, or at a fresh one.

        A task that `may_be_left` writes nothing and cannot be hurried, such as an import: nobody waits for it at the end.
        A task `gives_way` to the window unless it mostly runs Python, as an import does: behind other busy programs it would
        wait for a core with Python's global lock in its hands, and the window with it.
        The call-backs must be methods of QObjects that live in the calling thread: Qt then queues the calls to it.
        """
        thread = TaskThread(name, task, self, control, gives_way=gives_way)
        thread.may_be_left = may_be_left
        thread.succeeded.connect(on_success)
        thread.failed.connect(on_failure)
        if on_event is not None:
            thread.emitted.connect(on_event)
        thread.finished.connect(self._forget_ended)
        self._threads.append(thread)
        thread.start()
        return thread

    @property
    def busy(self) -> bool:
        """Whether any task is still running."""
        return any(thread.isRunning() for thread in self._threads)

    def stop_all(self, milliseconds: int, *, leaving: bool = False) -> bool:
        """Ask every task to stop and wait for all of them together; False when some did not end in time.

        With `leaving`, tasks that may be left are not waited for; then nothing but the end of the process may follow.
        """
        deadline = QDeadlineTimer(milliseconds)
        for thread in self._threads:
            thread.control.stop()
        late = [thread for thread in self._threads if not (leaving and thread.may_be_left) and not thread.wait(deadline)]
        for thread in late:
            logger.warning("Task %s did not end within %d ms", thread.objectName(), milliseconds)
        return not late

    def _forget_ended(self) -> None:
        # That one alone: others may have ended as well, but what they said is still on its way.
        thread = self.sender()
        if isinstance(thread, TaskThread) and thread in self._threads:
            self._threads.remove(thread)
            thread.deleteLater()
