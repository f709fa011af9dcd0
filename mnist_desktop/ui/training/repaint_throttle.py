"""Limits how often the curves and figures of a run are repainted, so that painting takes next to nothing from the training."""

from __future__ import annotations

from time import perf_counter, thread_time

from PySide6.QtCore import QObject, QTimer, Signal

INTERVAL = 100
"""Milliseconds from one repaint to the next, where repaints are cheap: ten a second look live."""

LONGEST_INTERVAL = 1000
"""The longest interval in milliseconds, where repaints are slow."""

SHARE = 0.025
"""The share of one processor core that the thread of the window may use for repaints."""


class RepaintThrottle(QObject):
    """Repaints at once on the first request, and once at the end of the interval for all requests within it.

    The interval grows, up to :data:`LONGEST_INTERVAL`, until the time that the calling thread used in it, mostly for painting,
    is at most :data:`SHARE` of it.

    Signals
    -------
    due()
        It is time to repaint.
    """

    due = Signal()

    def __init__(self, parent: QObject | None = None, interval: int = INTERVAL) -> None:
        super().__init__(parent)
        self._requested = False
        self._interval = interval
        self._began = self._spent = 0.0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._end_interval)

    def request(self) -> None:
        """Ask for a repaint, now or at the end of the interval."""
        if self._timer.isActive():
            self._requested = True
        else:
            self._repaint()

    def finish(self) -> None:
        """Repaint at once if a request is waiting, because the state is final."""
        if self._requested:
            self._repaint()

    def _end_interval(self) -> None:
        passed = (perf_counter() - self._began) * 1000
        wait = round(interval_for((thread_time() - self._spent) * 1000, self._interval) - passed)
        if wait > 0:
            self._timer.start(wait)
        elif self._requested:
            self._repaint()

    def _repaint(self) -> None:
        self._requested = False
        self._began, self._spent = perf_counter(), thread_time()
        self._timer.start(self._interval)
        self.due.emit()


def interval_for(cost: float, shortest: float = INTERVAL) -> float:
    """Milliseconds from one repaint to the next, where each takes `cost` milliseconds of the thread."""
    return max(shortest, min(cost / SHARE, LONGEST_INTERVAL))
