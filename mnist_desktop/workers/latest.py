"""The newest request wins: what an overtaken one would have said is dropped."""

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
    """How its task is started, and what follows."""

    begin: Callable[[], TaskThread]
    then: Callable[[Any], None]  # Any: requests of all kinds stand in one place
    on_failure: Callable[[Exception], None]


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
        self._newest: _Request | None = None  # None once it is answered or forgotten
        self._begun: _Request | None = None  # which one the running task answers
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
        """Run `work` as :meth:`TaskRunner.start` does. It overtakes the task before, which is asked to stop.

        The call-backs may be any functions: this object calls them in its own thread.
        """
        begin = partial(self._tasks.start, name, work, self._take, self._fail, stop=stop, may_be_left=may_be_left)
        self.forget()
        self._newest = _Request(begin, then, on_failure or self._tasks.report)
        if self._running is None or not self._one_at_a_time:
            self._begin(self._newest)

    def forget(self) -> None:
        """Ask for nothing any more: what still runs is overtaken."""
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
        """The request that the task behind the signal answers, if it still counts. One that waited for its end is begun."""
        if self.sender() is not self._running:
            return None
        ended, self._begun, self._running = self._begun, None, None
        if self._newest is ended:
            self._newest = None
            return ended
        if self._newest is not None:
            self._begin(self._newest)
        return None
