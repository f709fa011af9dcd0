"""Requests that come in bursts, answered at a calm pace."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

INTERVAL = 100
"""Milliseconds between two repaints: ten a second look alive and leave the processor to the training."""


class Pacer(QObject):
    """The first request is answered at once, those within the interval behind it by one answer at its end.

    Signals
    -------
    due()
        Do now what was requested.
    """

    due = Signal()

    def __init__(self, parent: QObject | None = None, interval: int = INTERVAL) -> None:
        super().__init__(parent)
        self._wanted = False
        self._timer = QTimer(self, singleShot=True, interval=interval)
        self._timer.timeout.connect(self._answer_waiting)

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

    def _answer_waiting(self) -> None:
        if self._wanted:
            self._answer()

    def _answer(self) -> None:
        self._wanted = False
        self._timer.start()
        self.due.emit()
