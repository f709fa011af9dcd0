"""The door to the report window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.letting_go import let_go

if TYPE_CHECKING:
    from mnist_desktop.ui.report.keeping import DraftKeeper
    from mnist_desktop.ui.report.window import ReportWindow


class NoRunError(UserError):
    """No run is open, so there is nothing to report on."""


class Reports(QObject):
    """Opens the report on the opened run; at most one window at a time.

    Parameters
    ----------
    ticked
        Gives the runs that are ticked in Compare.
    """

    def __init__(self, session: Session, ticked: Callable[[], tuple[RunInfo, ...]], window: QWidget) -> None:
        super().__init__(window)
        self._session, self._ticked, self._window = session, ticked, window
        self._keeper: DraftKeeper | None = None
        self._open: ReportWindow | None = None

    @property
    def shown(self) -> ReportWindow | None:
        """The window that is open, or None."""
        return self._open if self._open is not None and isValid(self._open) else None

    def open(self) -> None:
        """Show the window for the opened run. Raises NoRunError where none is open."""
        # Imported only here: few starts of the window need it, and it brings the module with printers along.
        from mnist_desktop.core.report.draft import Drafts  # noqa: PLC0415
        from mnist_desktop.ui.report.keeping import DraftKeeper  # noqa: PLC0415
        from mnist_desktop.ui.report.window import ReportWindow  # noqa: PLC0415

        opened = self._session.opened_run
        if opened is None:
            raise NoRunError("A report is about a run: train one, or open one in Results or Compare.")
        if self._keeper is None:
            self._keeper = DraftKeeper(Drafts(self._session.services.store), self._session.tasks, self)
        if self.shown is not None and self.shown.opened is not opened:
            self.shown.close()
        window = self.shown
        if window is None:
            window = self._open = ReportWindow(self._session, opened, self._ticked(), self._keeper, self._window)
            window.finished.connect(self._let_go)
        window.show()
        window.activateWindow()

    def _let_go(self) -> None:
        if self._open is not None:
            let_go(self._open)
            self._open = None
