"""Frees cycles of objects only in the GUI thread.

Python collects them in whichever thread allocates memory at the time. A plot or a window that is part of a cycle is then deleted
while the GUI thread may be painting it, which sometimes ends the process with a segmentation fault. So the automatic collection
is off while the window exists, and a timer of the GUI thread does its work.
"""

from __future__ import annotations

import gc
import logging
import threading
import time

from PySide6.QtCore import QObject, QTimer

from mnist_desktop.core.garbage import collection_is_held

INTERVAL = 500
"""Milliseconds between two checks of how much there is to collect."""

YOUNG, ALL = 700, 70_000
"""After so many new objects Python itself collects the young ones, and all of them (its thresholds 700, 10 and 10)."""

SHARE = 0.01
"""The largest share of time for full collections. During each the window stands still, for some 50 ms."""

logger = logging.getLogger(__name__)


class GarbageCollection(QObject):
    """Collects from now on in the thread that creates it, which must be the GUI thread.

    Parameters
    ----------
    delay
        Seconds until the first collection of all objects, which finds little while a program starts, and takes its time.
    """

    def __init__(self, parent: QObject | None = None, delay: float = 0.0) -> None:
        super().__init__(parent)
        self._new = 0
        self._next_of_all = time.perf_counter() + delay
        gc.disable()
        gc.callbacks.append(_report_other_threads)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(INTERVAL)

    def collect(self) -> None:
        """Collect if it is due: young objects often and quickly, all objects seldom."""
        young, middle, _old = gc.get_count()
        if young < YOUNG or collection_is_held():
            return
        self._new += young
        started = time.perf_counter()
        if self._new < ALL or started < self._next_of_all:
            gc.collect(0 if middle < 10 else 1)
            return
        self._new = 0
        gc.collect()
        ended = time.perf_counter()
        self._next_of_all = ended + (ended - started) / SHARE


def _report_other_threads(phase: str, _info: dict[str, int]) -> None:
    """Log an error if a library collects in a worker or turns the automatic collection on again."""
    if phase == "start" and threading.get_ident() != threading.main_thread().ident:
        logger.error("Garbage is collected in %s", threading.current_thread().name, stack_info=True)
