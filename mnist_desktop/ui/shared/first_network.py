"""Whether a first network is still on its way after the start of the program."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, SignalInstance


class FirstNetwork(QObject):
    """Awaited from the start until a network is shown, or until it is clear that none comes by itself.

    There is one for the whole window, so a tab that is built late knows what one built early knows.

    Parameters
    ----------
    ends
        Signals after which none is on its way any more.

    Signals
    -------
    arrived()
        It is awaited no more.
    """

    arrived = Signal()

    def __init__(self, parent: QObject, *ends: SignalInstance) -> None:
        super().__init__(parent)
        self._awaited = True
        for signal in ends:
            signal.connect(self._end)

    @property
    def is_awaited(self) -> bool:
        """Whether something may come without the user's doing."""
        return self._awaited

    def _end(self, _: object = None) -> None:
        if self._awaited:
            self._awaited = False
            self.arrived.emit()
