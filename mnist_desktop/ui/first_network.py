"""Whether a first network to show is still on its way after the start of the program."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from mnist_desktop.ui.session import Session


class FirstNetwork(QObject):
    """Awaited until TensorFlow is loaded and a network is shown, or until it is clear that none comes by itself.

    Signals
    -------
    arrived()
        It is awaited no more.
    """

    arrived = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._awaited = session.opened_run is None and not session.is_engine_ready
        session.run_opened.connect(self._end)
        session.problem.connect(self._end)
        session.training_state_changed.connect(self._end)
        session.engine_ready.connect(self._take_engine)
        session.nothing_to_offer.connect(self._end)

    @property
    def is_awaited(self) -> bool:
        """Whether something may come without the user's doing."""
        return self._awaited

    def _take_engine(self, ready: bool) -> None:
        # With it the network of last time is opened, or one that came with the program is looked for.
        if not ready or not (self._session.is_opening or self._session.services.shipped.folder):
            self._end()

    def _end(self, _: object = None) -> None:
        if self._awaited:
            self._awaited = False
            self.arrived.emit()
