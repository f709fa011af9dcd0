"""Keeps every running task alive until it has ended, and ends them all when the window closes."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QDeadlineTimer, QObject

from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.workers.task import TaskThread

Result = TypeVar("Result")
Event = TypeVar("Event")
Token = TypeVar("Token", bound=StopToken)

logger = logging.getLogger(__name__)


class TaskRunner(QObject):
    """Starts tasks. A reference to each thread is held until it has ended: dropping a running one aborts the process.

    Call-backs must be methods of QObjects that live in the calling thread: Qt then queues the calls to it.

    Parameters
    ----------
    report
        Is given the exception of every task for whose failure no other call-back is named.
    """

    def __init__(self, report: Callable[[Exception], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.report = report
        self._threads: list[TaskThread] = []
        self._is_closed = False

    def start(  # noqa: PLR0913 - work and what follows; the rest is named where it is not as usual
        self,
        name: str,
        work: Callable[[], Result],
        then: Callable[[Result], None] | None = None,
        on_failure: Callable[[Exception], None] | None = None,
        *,
        stop: StopToken | None = None,
        may_be_left: bool = False,
    ) -> TaskThread:
        """Run `work` in a thread, and then `then`, if anything follows, with what it returned.

        `stop` is what `work` looks at, where it can be ended early: :meth:`stop_all` asks through it.
        A task that `may_be_left` writes nothing and cannot be hurried, such as an import: nobody waits for it at the end.
        """
        stop = stop or StopToken()
        thread = TaskThread(name, work, stop, self, may_be_left=may_be_left)
        return self._start(thread, then, on_failure)

    def start_reporting(  # noqa: PLR0913 - as start, and what the work tells and is told
        self,
        name: str,
        work: Callable[[Callable[[Event], None], Token], Result],
        then: Callable[[Result], None],
        on_event: Callable[[Event], None],
        control: Token,
        on_failure: Callable[[Exception], None] | None = None,
        *,
        may_be_left: bool = False,
    ) -> TaskThread:
        """Run in a thread what tells of its progress: `work` is given what it emits events with, and `control` to look at."""
        thread = TaskThread(name, work, control, self, reports=True, may_be_left=may_be_left)
        thread.emitted.connect(on_event)
        return self._start(thread, then, on_failure)

    def _start(
        self, thread: TaskThread, then: Callable[[Result], None] | None, on_failure: Callable[[Exception], None] | None
    ) -> TaskThread:
        if then is not None:
            thread.succeeded.connect(then)
        thread.failed.connect(on_failure or self.report)
        thread.finished.connect(self._forget_ended)
        if self._is_closed:
            logger.info("Task %s comes too late", thread.objectName())
            return thread
        self._threads.append(thread)
        thread.start()
        return thread

    @property
    def busy(self) -> bool:
        """Whether any task is still running."""
        return any(thread.isRunning() for thread in self._threads)

    def stop_all(self, milliseconds: int, *, leaving: bool = False) -> bool:
        """Ask every task to stop, wait for all of them together, and start no other; False when some did not end in time.

        What ended just before may still be on its way to those who would start something then.
        With `leaving`, tasks that may be left are not waited for; then nothing but the end of the process may follow.
        """
        self._is_closed = True
        deadline = QDeadlineTimer(milliseconds)
        for thread in self._threads:
            thread.stop_token.stop()
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
