"""One background task: a function that is given `emit` and `control`, run in a thread of its own."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QThread, Signal

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.runs.control import Control

Emit = Callable[[object], None]
Task = Callable[[Emit, Control], object]

STACK_BYTES = 16 * 2**20
"""Linear algebra overruns the 512 KB that a thread gets on macOS."""

logger = logging.getLogger(__name__)


class OutOfMemoryError(UserError):
    """The machine has no room left for what a task wanted to hold."""


class TaskThread(QThread):
    """Runs one task and reports it. Connect its signals to methods of QObjects, so that they arrive in the GUI thread.

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

    def __init__(self, name: str, task: Task, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setStackSize(STACK_BYTES)
        self.control = Control()
        self.may_be_left = False
        self._task = task

    def run(self) -> None:
        """Qt calls this in the new thread."""
        try:
            result = self._task(self.emitted.emit, self.control)
        except MemoryError:
            logger.info("Task %s ran out of memory", self.objectName(), exc_info=True)
            # The MemoryError itself is not passed on: its traceback holds on to the very arrays that filled the memory.
            self.failed.emit(OutOfMemoryError("The memory is full. Close other programs, or choose a smaller network or batch."))
        except Exception as error:
            logger.info("Task %s ended with %r", self.objectName(), error, exc_info=True)
            self.failed.emit(error)
        else:
            self.succeeded.emit(result)
