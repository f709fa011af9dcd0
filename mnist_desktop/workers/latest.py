"""The newest request wins: answers to older requests are dropped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.workers.task import TaskThread
from mnist_desktop.workers.task_runner import TaskRunner

Result = TypeVar("Result")


@dataclass(frozen=True, eq=False)
class _Request:
    """How to start its task, and what to call afterwards."""

    begin: Callable[[], TaskThread]
    then: Callable[[Any], None]  # Any: one attribute holds requests of all kinds
    on_failure: Callable[[Exception], None]


class Latest(QObject):
    """Runs tasks of one kind, of which only the newest counts.

    The answer of an older task is dropped, and so is its error for users, which no longer matters to them. An error of the
    program itself is still reported.

    Parameters
    ----------
    one_at_a_time
        Whether a request waits until the running task has ended. If several wait, only the newest is started.
    """

    def __init__(self, tasks: TaskRunner, parent: QObject | None = None, *, one_at_a_time: bool = False) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._one_at_a_time = one_at_a_time
        self._newest: _Request | None = None  # None after its answer or after `forget`
        self._begun: _Request | None = None  # the request of the running task
        self._running: TaskThread | None = None

    @property
    def is_pending(self) -> bool:
        """Whether the newest request has not been answered yet."""
        return self._newest is not None

    def start(  # noqa: PLR0913 - what TaskRunner.start takes
        self,
        name: str,
        work: Callable[[], Result],
        then: Callable[[Result], None],
        on_failure: Callable[[Exception], None] | None = None,
        *,
        stop: StopToken | None = None,
        may_be_left: bool = False,
    ) -> None:
        """Run `work` as :meth:`TaskRunner.start` does. The previous task is asked to stop, and its answer is dropped.

        The callbacks may be any functions: this object calls them in its own thread.
        """
        begin = partial(self._tasks.start, name, work, self._take, self._fail, stop=stop, may_be_left=may_be_left)
        self.forget()
        self._newest = _Request(begin, then, on_failure or self._tasks.report)
        if self._running is None or not self._one_at_a_time:
            self._begin(self._newest)

    def forget(self) -> None:
        """Drop the current request, and ask a running task to stop."""
        self._newest = None
        if self._running is not None:
            self._running.stop_token.stop()

    def _begin(self, request: _Request) -> None:
        self._begun = request
        self._running = request.begin()

    def _take(self, result: object) -> None:
        request = self._end()
        if request is not None:
            request.then(result)

    def _fail(self, error: Exception) -> None:
        request = self._end()
        if request is not None:
            request.on_failure(error)
        elif not isinstance(error, UserError):
            self._tasks.report(error)

    def _end(self) -> _Request | None:
        """The request of the task that sent the signal, if it still counts. Otherwise a waiting request is started."""
        if self.sender() is not self._running:
            return None
        ended, self._begun, self._running = self._begun, None, None
        if self._newest is ended:
            self._newest = None
            return ended
        if self._newest is not None:
            self._begin(self._newest)
        return None
