"""The newest request wins: what an overtaken one would have said is dropped."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.workers.task import TaskThread
from mnist_desktop.workers.task_runner import TaskRunner

Result = TypeVar("Result")


class Latest(QObject):
    """Runs tasks of one kind, of which only the one that was asked for last counts.

    The answer of an overtaken task is dropped, and so is an error for users: nobody waits for it any more. An error of the
    program itself is reported all the same.

    Parameters
    ----------
    one_at_a_time
        Whether a request waits until the running task has ended; of those that wait, only the newest is started.
    """

    def __init__(self, tasks: TaskRunner, parent: QObject | None = None, *, one_at_a_time: bool = False) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._one_at_a_time = one_at_a_time
        self._running: TaskThread | None = None
        self._is_overtaken = False
        self._waiting: Callable[[], None] | None = None
        self._then: Callable[[Any], None] = _ignore
        self._on_failure: Callable[[Exception], None] = tasks.report

    @property
    def is_pending(self) -> bool:
        """Whether the newest request has not been answered yet."""
        return self._waiting is not None or (self._running is not None and not self._is_overtaken)

    def start(
        self,
        name: str,
        work: Callable[[], Result],
        then: Callable[[Result], None],
        on_failure: Callable[[Exception], None] | None = None,
        *,
        stop: StopToken | None = None,
        may_be_left: bool = False,
        gives_way: bool = True,
    ) -> None:
        """Run `work` as :meth:`TaskRunner.start` does. It overtakes the task before, which is asked to stop."""
        begin = partial(self._tasks.start, name, work, self._take, self._fail)
        begin = partial(begin, stop=stop, may_be_left=may_be_left, gives_way=gives_way)
        self.forget()
        request = partial(self._start, begin, then, on_failure or self._tasks.report)
        if self._one_at_a_time and self._running is not None:
            self._waiting = request
        else:
            request()

    def forget(self) -> None:
        """Ask for nothing any more: what still runs is overtaken."""
        self._waiting = None
        self._is_overtaken = True
        if self._running is not None:
            self._running.stop_token.stop()

    def _start(
        self, begin: Callable[[], TaskThread], then: Callable[[Any], None], on_failure: Callable[[Exception], None]
    ) -> None:
        self._then, self._on_failure = then, on_failure
        self._is_overtaken = False
        self._running = begin()

    def _take(self, result: object) -> None:
        if self._ends_newest():
            self._then(result)

    def _fail(self, error: Exception) -> None:
        if self._ends_newest():
            self._on_failure(error)
        elif not isinstance(error, UserError):
            self._tasks.report(error)

    def _ends_newest(self) -> bool:
        """Whether the task that says its last word is the newest; what waited for it is started."""
        if self.sender() is not self._running:
            return False
        self._running = None
        if self._waiting is not None:
            request, self._waiting = self._waiting, None
            request()
            return False
        return not self._is_overtaken


def _ignore(_: object) -> None:
    """What follows before anything was asked for."""
