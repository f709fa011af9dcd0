"""Computes results: small ones at once, large ones in the background, and always for the latest wish."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from mnist_desktop.core.lab.picture import LabPicture
from mnist_desktop.core.lab.pipeline import LabResult, compute, plan, work
from mnist_desktop.core.lab.settings import LabSettings
from mnist_desktop.core.runs.control import Control
from mnist_desktop.training.engine import Emit
from mnist_desktop.workers.task import TaskThread
from mnist_desktop.workers.task_runner import TaskRunner

AT_ONCE_WORK = 25_000_000
AT_ONCE_PIXELS = 1_000_000
"""What takes no longer than a blink: so many multiplications, and a picture so large."""


class Computer(QObject):
    """Answers wishes. While one is computed in the background, a later one overtakes it.

    Signals
    -------
    computed(LabResult)
        The result of the latest wish.
    failed(Exception)
        The latest wish could not be computed.
    busy_changed(bool)
        Something is computed in the background, or no longer.
    """

    computed = Signal(object)
    failed = Signal(object)
    busy_changed = Signal(bool)

    def __init__(self, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._running: TaskThread | None = None
        self._wish: tuple[LabPicture, LabSettings] | None = None
        self._started: tuple[LabPicture, LabSettings] | None = None
        self._latest: LabResult | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something is computed in the background."""
        return self._running is not None

    def ask(self, picture: LabPicture, settings: LabSettings) -> None:
        """Compute `picture` with `settings`."""
        self._wish = (picture, settings)
        if self._running is not None:
            # It ends at its next map and then turns to this wish.
            self._running.control.stop()
        elif _is_small(picture, settings):
            result = compute(picture, settings, self._latest)
            if result is not None:
                self._answer(result)
        else:
            self._start()

    def _start(self) -> None:
        if self._wish is not None:
            task = partial(_compute, *self._wish, self._latest)
            self._started = self._wish
            self._running = self._tasks.start("compute maps", task, self._take, self._fail)
            self.busy_changed.emit(True)

    def _take(self, result: LabResult | None) -> None:
        self._running = None
        self.busy_changed.emit(False)
        if self._wish != self._started and self._wish is not None:
            self.ask(*self._wish)
        elif result is not None:
            self._answer(result)

    def _fail(self, error: Exception) -> None:
        self._running = None
        self.busy_changed.emit(False)
        self._wish = None
        self.failed.emit(error)

    def _answer(self, result: LabResult) -> None:
        self._wish = None
        self._latest = result
        self.computed.emit(result)


def _is_small(picture: LabPicture, settings: LabSettings) -> bool:
    height, width = picture.size
    return height * width <= AT_ONCE_PIXELS and work(plan(picture.size, settings), settings) <= AT_ONCE_WORK


def _compute(
    picture: LabPicture, settings: LabSettings, previous: LabResult | None, _emit: Emit, control: Control
) -> LabResult | None:
    """The task."""
    return compute(picture, settings, previous, lambda: control.stop_requested)
