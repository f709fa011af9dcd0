"""Requests that come in bursts, answered at a pace that costs the training next to nothing."""

from __future__ import annotations

from time import perf_counter, thread_time

from PySide6.QtCore import QObject, QTimer, Signal

INTERVAL = 100
"""Milliseconds from one repaint to the next, where repaints are cheap: ten a second look alive."""

LONGEST_INTERVAL = 1000
"""Milliseconds that are not exceeded even where repaints are dear."""

SHARE = 0.025
"""Of one processor core's time: what the thread of the window may take while it answers."""


class Pacer(QObject):
    """The first request is answered at once, those within the interval behind it by one answer at its end.

    The interval grows, up to :data:`LONGEST_INTERVAL`, until all that the calling thread did in it, painting above all, is no
    more than :data:`SHARE` of it.

    Signals
    -------
    due()
        Do now what was requested.
    """

    due = Signal()

    def __init__(self, parent: QObject | None = None, interval: int = INTERVAL) -> None:
        super().__init__(parent)
        self._wanted = False
        self._interval = interval
        self._began = self._spent = 0.0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._end_interval)

    def request(self) -> None:
        """Ask for an answer, now or soon."""
        if self._timer.isActive():
            self._wanted = True
        else:
            self._answer()

    def finish(self) -> None:
        """Answer what is waiting without delay, for a state that will stand."""
        if self._wanted:
            self._answer()

    def _end_interval(self) -> None:
        passed = (perf_counter() - self._began) * 1000
        wait = round(interval_for((thread_time() - self._spent) * 1000, self._interval) - passed)
        if wait > 0:
            self._timer.start(wait)
        elif self._wanted:
            self._answer()

    def _answer(self) -> None:
        self._wanted = False
        self._began, self._spent = perf_counter(), thread_time()
        self._timer.start(self._interval)
        self.due.emit()


def interval_for(cost: float, shortest: float = INTERVAL) -> float:
    """Milliseconds from one answer to the next where the answer with its painting costs `cost` milliseconds."""
    return max(shortest, min(cost / SHARE, LONGEST_INTERVAL))
