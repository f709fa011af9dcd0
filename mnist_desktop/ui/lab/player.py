"""Slides a window over a map, place by place."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

INTERVAL_MS = 40
MOST_ROWS, MOST_COLUMNS = 26, 40
"""Of a large map the window skips places, so that it comes to the end of the lesson's patience: after 40 seconds."""


class Player(QObject):
    """Goes through the places of a map from the upper left to the lower right.

    Signals
    -------
    stepped(int, int, int)
        Row and column to look at, and how many rows are passed over until the next line.
    ended()
        The last place was reached, or the user had enough.
    """

    stepped = Signal(int, int, int)
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self._step)
        self._shape = (1, 1)
        self._row = self._column = 0

    @property
    def is_playing(self) -> bool:
        """Whether the window slides."""
        return self._timer.isActive()

    def play(self, height: int, width: int) -> None:
        """Begin at the upper left of a map of that size."""
        self._begin(height, width)
        self._timer.start()
        self._tell()

    def step(self, height: int, width: int) -> None:
        """Go one place on in a map of that size, and wait there: for those whose system is to keep still."""
        if (height, width) != self._shape or self._row >= height:
            self._begin(height, width)
            self._tell()
        else:
            self._step()

    def stop(self) -> None:
        """Stay where the window is."""
        if self._timer.isActive():
            self._timer.stop()
            self.ended.emit()

    def _step(self) -> None:
        height, width = self._shape
        down, right = self._strides()
        self._column += right
        if self._column >= width:
            self._column, self._row = 0, self._row + down
        if self._row >= height:
            self._timer.stop()
            self.ended.emit()
        else:
            self._tell()

    def _begin(self, height: int, width: int) -> None:
        self._shape = (height, width)
        self._row = self._column = 0

    def _tell(self) -> None:
        self.stepped.emit(self._row, self._column, self._strides()[0])

    def _strides(self) -> tuple[int, int]:
        height, width = self._shape
        return -(-height // MOST_ROWS), -(-width // MOST_COLUMNS)
