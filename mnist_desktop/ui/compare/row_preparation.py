"""Works out beforehand what thousands of rows are searched and sorted by."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from PySide6.QtCore import QDeadlineTimer, QObject, QTimer, Signal

from mnist_desktop.ui.compare.run_columns import RunRow

TURN_MS = 3
"""For so long at a time, and then the window has its turn."""
FEW = 300
"""So many rows are prepared at once: some 20 ms on a slow computer."""


class RowPreparation(QObject):
    """Prepares rows, some in each turn of the event loop.

    Signals
    -------
    done()
        The last of more than a few rows is prepared.
    """

    done = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._left: deque[RunRow] = deque()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_done(self) -> bool:
        """Whether every row can be searched and sorted without delay."""
        return not self._left

    def begin(self, rows: Iterable[RunRow]) -> None:
        """Prepare these rows, and no others any more: a few before this returns, thousands in the turns to come."""
        self._left = deque(rows)
        if len(self._left) > FEW:
            self._timer.start(0)
            return
        self._timer.stop()
        while self._left:
            self._left.popleft().prepare()

    def _go_on(self) -> None:
        deadline = QDeadlineTimer(TURN_MS)
        while self._left and not deadline.hasExpired():
            self._left.popleft().prepare()
        if not self._left:
            self._timer.stop()
            self.done.emit()
