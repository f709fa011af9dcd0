"""One background task: a function that runs in a thread of its own."""

from __future__ import annotations

import logging
import os
import sys
import threading
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, QThread, Signal

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.stop_token import StopToken

STACK_BYTES = 16 * 2**20
"""Linear algebra overruns the 512 KB that a thread gets on macOS."""

NICENESS = 10
"""A thread at 0 gets nine times the share of one at 10."""

logger = logging.getLogger(__name__)


class OutOfMemoryError(UserError):
    """The machine has no room left for what a task wanted to hold."""


class TaskThread(QThread):
    """Runs one task and reports it. Connect its signals to methods of QObjects, so that they arrive in the GUI thread.

    Parameters
    ----------
    work
        A function without arguments; one that `reports` is given `emit` and `stop`.
    stop
        Through which the task is asked to end.
    reports
        Whether `work` emits events.
    gives_way
        Whether it computes on every core, and so must leave them to the window.
    may_be_left
        Whether nobody waits for it at the end.

    Signals
    -------
    emitted(object)
        Whatever the task emits, in order.
    succeeded(object)
        What the task returned.
    failed(object)
        The exception that ended it. Exactly one of `succeeded` and `failed` is emitted.
    """

    emitted = Signal(object)
    succeeded = Signal(object)
    failed = Signal(object)

    def __init__(  # noqa: PLR0913 - switches of a task, each named where it is not as usual
        self, name: str, work: Callable[..., object], stop: StopToken, parent: QObject | None = None,
        *, reports: bool = False, gives_way: bool = True, may_be_left: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName(name)
        self._name = name  # for the thread, which asks nothing of Qt but to emit its signals
        self.setStackSize(STACK_BYTES)
        self.stop_token = stop
        self.may_be_left = may_be_left
        self._work, self._reports = work, reports
        self._gives_way = gives_way

    def run(self) -> None:
        """Qt calls this in the new thread."""
        if self._gives_way:
            _give_way_to_the_window()
        try:
            result = self._work(self.emitted.emit, self.stop_token) if self._reports else self._work()
        except MemoryError:
            logger.info("Task %s ran out of memory", self._name, exc_info=True)
            # The MemoryError itself is not passed on: its traceback holds on to the very arrays that filled the memory.
            self.failed.emit(OutOfMemoryError("The memory is full. Close other programs, or choose a smaller network or batch."))
        except Exception as error:
            logger.info("Task %s ended with %r", self._name, error, exc_info=True)
            self.failed.emit(error)
        else:
            self.succeeded.emit(result)


def _give_way_to_the_window() -> None:
    """Let the calling thread, and those that it starts, run only when the window needs nothing.

    TensorFlow computes on every core in threads that it starts from a task; a window that has to queue with them for a core
    paints late. On Linux each thread has a niceness of its own and hands it on. Other systems weigh threads by themselves.
    """
    if sys.platform == "linux":
        with suppress(OSError):  # a sandbox may forbid it
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICENESS)
