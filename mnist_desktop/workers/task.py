"""One background task: a function that runs in its own thread."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QThread, QTimer, Signal

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.stop_token import StopToken

STACK_BYTES = 16 * 2**20
"""The usual 512 KB of a thread on macOS are too little for linear algebra."""

logger = logging.getLogger(__name__)


class OutOfMemoryError(UserError):
    """A task needs more memory than the computer has left."""


class TaskThread(QThread):
    """Runs one task and reports it. Connect its signals to methods of QObjects, so that they arrive in the GUI thread.

    Parameters
    ----------
    work
        A function without arguments; with `reports`, it gets `emit` and `stop`.
    stop
        Asks the task to end.
    reports
        Whether `work` emits events.
    may_be_left
        Whether the program does not wait for it at its end.

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

    def __init__(  # noqa: PLR0913 - options of a task, named in each call
        self, name: str, work: Callable[..., object], stop: StopToken, parent: QObject | None = None,
        *, reports: bool = False, may_be_left: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName(name)
        self._name = name  # plain values for the thread, which uses Qt only to emit its signals
        self.setStackSize(STACK_BYTES)
        self.stop_token = stop
        self.may_be_left = may_be_left
        self._work, self._reports = work, reports
        self._start_timer = QTimer(self, singleShot=True)
        self._start_timer.timeout.connect(self.start)

    def start_in(self, milliseconds: int) -> None:
        """Start after so many milliseconds, or now."""
        if milliseconds:
            self._start_timer.start(milliseconds)
        else:
            self.start()

    def ask_to_stop(self) -> None:
        """Ask the task to end, and one that has not begun not to."""
        self._start_timer.stop()
        self.stop_token.stop()

    def run(self) -> None:
        """Qt calls this in the new thread."""
        try:
            result = self._work(self.emitted.emit, self.stop_token) if self._reports else self._work()
        except MemoryError:
            logger.info("Task %s ran out of memory", self._name, exc_info=True)
            # The MemoryError itself is not passed on: its traceback keeps the arrays that filled the memory.
            self._fail(OutOfMemoryError("The memory is full. Close other programs, or choose a smaller network or batch."))
        except Exception as error:
            logger.info("Task %s ended with %r", self._name, error, exc_info=True)
            self._fail(error)
        else:
            self.succeeded.emit(result)

    def _fail(self, error: Exception) -> None:
        if isinstance(error, UserError):
            error.attempt = self._name
        self.failed.emit(error)
