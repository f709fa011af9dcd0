"""Which epoch of the opened run the tabs show."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from mnist_desktop.training.engine import OpenedRun


class ShownEpoch(QObject):
    """The opened run as it was after a chosen epoch.

    Signals
    -------
    run_shown(OpenedRun | None)
        Another run is shown, or another epoch of it.
    """

    run_shown = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opened: OpenedRun | None = None
        self._shown: OpenedRun | None = None
        self._epoch = 0

    @property
    def opened(self) -> OpenedRun | None:
        """The run itself, with the weights that it kept at its end."""
        return self._opened

    @property
    def shown(self) -> OpenedRun | None:
        """The run with weights, answers and evaluation of the shown epoch; at the epoch of the run itself, the run itself."""
        return self._shown

    @property
    def epoch(self) -> int:
        """The shown epoch, from 1; 0 where no run is shown, or one that ended within its first epoch."""
        return self._epoch

    def set_opened(self, opened: OpenedRun | None) -> None:
        """Show another run at its own epoch, or none. Emits nothing: call :meth:`tell` once those who follow runs know it."""
        self._opened = self._shown = opened
        self._epoch = 0 if opened is None else opened.record.info.best_epoch

    def tell(self) -> None:
        """Emit `run_shown` for what is shown now."""
        self.run_shown.emit(self._shown)
