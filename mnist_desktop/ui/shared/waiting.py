"""When a wait is long enough to be worth a word."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

LONG_MS = 200
"""What comes sooner needs no word, which would only flicker."""


class Waiting(QObject):
    """Tells that something is waited for once that takes long, and when it is over.

    Signals
    -------
    changed()
        The wait has become long, or a long one is over.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_long = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.setInterval(LONG_MS)
        self._timer.timeout.connect(self._tell)

    @property
    def is_long(self) -> bool:
        """Whether it has lasted so long that it is to be said."""
        return self._is_long

    def begin(self) -> None:
        """Wait from now on, unless something is waited for already."""
        if not self._is_long and not self._timer.isActive():
            self._timer.start()

    def end(self) -> None:
        """Wait no more."""
        self._timer.stop()
        if self._is_long:
            self._is_long = False
            self.changed.emit()

    def _tell(self) -> None:
        self._is_long = True
        self.changed.emit()
