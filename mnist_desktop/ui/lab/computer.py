"""Computes results: small ones at once, large ones in the background, and always for the newest request."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from mnist_desktop.core.lab.picture import LabPicture
from mnist_desktop.core.lab.pipeline import LabResult, compute, plan, work
from mnist_desktop.core.lab.settings import LabSettings
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.workers.latest import Latest
from mnist_desktop.workers.task_runner import TaskRunner

AT_ONCE_WORK = 25_000_000
AT_ONCE_PIXELS = 1_000_000
"""What takes no longer than a blink: so many multiplications, and a picture so large."""


class Computer(QObject):
    """Answers requests. While one is computed in the background, a later one overtakes it.

    Signals
    -------
    computed(LabResult)
        The result of the newest request.
    busy_changed(bool)
        Something is computed in the background, or no longer.
    """

    computed = Signal(object)
    busy_changed = Signal(bool)

    def __init__(self, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._latest = Latest(tasks, self, one_at_a_time=True)
        self._result: LabResult | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something is computed in the background."""
        return self._latest.is_pending

    def ask(self, picture: LabPicture, settings: LabSettings) -> None:
        """Compute `picture` with `settings`. What is being computed ends at its next map."""
        if not self.is_busy and _is_small(picture, settings):
            self._answer(compute(picture, settings, self._result))
            return
        was_busy, stop = self.is_busy, StopToken()
        task = partial(compute, picture, settings, self._result, lambda: stop.stop_requested)
        self._latest.start("compute maps", task, self._take, self._fail, stop=stop)
        if not was_busy:
            self.busy_changed.emit(True)

    def _take(self, result: LabResult | None) -> None:
        self.busy_changed.emit(False)
        self._answer(result)

    def _fail(self, error: Exception) -> None:
        self.busy_changed.emit(False)
        self._tasks.report(error)

    def _answer(self, result: LabResult | None) -> None:
        """Keep a result and tell it; there is none where the computation was stopped."""
        if result is not None:
            self._result = result
            self.computed.emit(result)


def _is_small(picture: LabPicture, settings: LabSettings) -> bool:
    height, width = picture.size
    return height * width <= AT_ONCE_PIXELS and work(plan(picture.size, settings), settings) <= AT_ONCE_WORK
