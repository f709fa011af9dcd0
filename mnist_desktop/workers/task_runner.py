"""Starts tasks, keeps them alive until they have ended, and ends them all when the window closes."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QDeadlineTimer, QObject, Signal

from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.workers.deletion import delete_later
from mnist_desktop.workers.task import TaskThread

Result = TypeVar("Result")
Event = TypeVar("Event")
Token = TypeVar("Token", bound=StopToken)

logger = logging.getLogger(__name__)

PAINTED_MS = 30
"""Timers wait while the window lays out and paints, so even on a slow computer one of this length ends after that."""


class TaskRunner(QObject):
    """Starts tasks. It keeps a reference to each thread until it has ended: deleting a running thread aborts the process.

    Callbacks must be methods of QObjects that live in the calling thread: Qt then calls them in that thread.

    Parameters
    ----------
    report
        Receives the exception of every task that has no failure callback of its own.

    Signals
    -------
    succeeded(str)
        A task of that name has succeeded; sent before what follows from it.
    stopped()
        All tasks were asked to stop and waited for, so what they worked with can be given back. No other task begins any more.
    """

    succeeded = Signal(str)
    stopped = Signal()

    def __init__(self, report: Callable[[Exception], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.report = report
        self._threads: list[TaskThread] = []
        self._is_closed = False

    def start(  # noqa: PLR0913 - work and what follows; the options are named in each call
        self,
        name: str,
        work: Callable[[], Result],
        then: Callable[[Result], None] | None = None,
        on_failure: Callable[[Exception], None] | None = None,
        *,
        stop: StopToken | None = None,
        may_be_left: bool = False,
    ) -> TaskThread:
        """Run `work` in a thread, then call `then`, if given, with its result.

        `stop` is what `work` looks at, where it can be ended early: :meth:`stop_all` asks through it.
        A task that `may_be_left` writes nothing and cannot be hurried, such as an import: nobody waits for it at the end.
        """
        stop = stop or StopToken()
        thread = TaskThread(name, work, stop, self, may_be_left=may_be_left)
        return self._start(thread, then, on_failure)

    def start_reporting(  # noqa: PLR0913 - as start, with events and a control
        self,
        name: str,
        work: Callable[[Callable[[Event], None], Token], Result],
        then: Callable[[Result], None],
        on_event: Callable[[Event], None],
        control: Token,
        on_failure: Callable[[Exception], None] | None = None,
        *,
        may_be_left: bool = False,
        painted: bool = False,
    ) -> TaskThread:
        """Run work that reports progress in a thread: `work` gets a function that emits events, and `control`.

        With `painted` it begins once the window has painted what the click on its button changes: the two would take Python's
        global lock from each other, and both be several times slower.
        """
        thread = TaskThread(name, work, control, self, reports=True, may_be_left=may_be_left)
        thread.emitted.connect(on_event)
        return self._start(thread, then, on_failure, PAINTED_MS if painted else 0)

    def _start(
        self,
        thread: TaskThread,
        then: Callable[[Result], None] | None,
        on_failure: Callable[[Exception], None] | None,
        after_ms: int = 0,
    ) -> TaskThread:
        thread.succeeded.connect(self._note_success)
        if then is not None:
            thread.succeeded.connect(then)
        thread.failed.connect(on_failure or self.report)
        thread.finished.connect(self._forget_ended)
        if self._is_closed:
            logger.info("Task %s comes too late", thread.objectName())
            return thread
        self._threads.append(thread)
        thread.start_in(after_ms)
        return thread

    @property
    def busy(self) -> bool:
        """Whether any task is still running."""
        return any(thread.isRunning() for thread in self._threads)

    def stop_all(self, milliseconds: int, *, leaving: bool = False) -> bool:
        """Ask every task to stop and wait for all of them together; returns False if some did not end in time.

        No other task can start from now on: the result of a task that has just ended may still arrive and would start one.
        With `leaving`, this does not wait for tasks that may be left; then only the end of the process may follow.
        """
        self._is_closed = True
        deadline = QDeadlineTimer(milliseconds)
        for thread in self._threads:
            thread.ask_to_stop()
        late = [thread for thread in self._threads if not (leaving and thread.may_be_left) and not thread.wait(deadline)]
        for thread in late:
            logger.warning("Task %s did not end within %d ms", thread.objectName(), milliseconds)
        self.stopped.emit()
        return not late

    def _note_success(self) -> None:
        thread = self.sender()
        if isinstance(thread, TaskThread):
            self.succeeded.emit(thread.objectName())

    def _forget_ended(self) -> None:
        # Only the sender: others may have ended, too, but their results have not yet arrived.
        thread = self.sender()
        if isinstance(thread, TaskThread) and thread in self._threads:
            self._threads.remove(thread)
            delete_later(thread)
