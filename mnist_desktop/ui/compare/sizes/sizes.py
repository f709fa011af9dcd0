"""The door to the plot of accuracy against size: opens its window, and keeps it at what the list of runs shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.ui.compare.run_table import RunTable
from mnist_desktop.ui.compare.run_table_model import RunTableModel
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.letting_go import let_go
from mnist_desktop.ui.shared.soon import soon

if TYPE_CHECKING:  # imported only when it is asked for: few starts of the window need it
    from mnist_desktop.ui.compare.sizes.window import SizesWindow


class Sizes(QObject):
    """Opens the window, at most one.

    Parameters
    ----------
    kept, table
        The runs that are kept, and which of them are shown and chosen.
    action
        Opens the window.
    """

    def __init__(self, session: Session, kept: RunTableModel, table: RunTable, action: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._kept, self._table, self._parent = session, kept, table, parent
        self._window: SizesWindow | None = None
        self._is_due = False
        action.triggered.connect(self.open)
        for signal in (kept.runs_changed, kept.modelReset, kept.rowsInserted, kept.rowsRemoved, kept.renamed):
            signal.connect(self._follow_later)
        table.chosen_changed.connect(self._mark_chosen)

    @property
    def window(self) -> SizesWindow | None:
        """The window that is open, or None."""
        return self._window if self._window is not None and isValid(self._window) else None

    def open(self) -> None:
        """Show the window."""
        from mnist_desktop.ui.compare.sizes.window import SizesWindow  # noqa: PLC0415

        window = self.window
        if window is None:
            window = self._window = SizesWindow(self._parent.window())
            window.run_wanted.connect(self._table.opened)
            window.pointed_at.connect(self._choose)
            window.pictures.notice.connect(self._session.notice)
            window.pictures.failed.connect(self._session.problem)
            window.finished.connect(self._let_go)
            self._follow()
        window.show()
        window.activateWindow()

    def _follow_later(self) -> None:
        """A list that changes in many places is shown once."""
        if self.window is not None and not self._is_due:
            self._is_due = True
            soon(self, self._follow)

    def _follow(self) -> None:
        self._is_due = False
        if self.window is not None:
            self.window.show_runs(self._listed(), self._chosen())

    def _listed(self) -> list[RunInfo]:
        """The runs that pass the filter and are not damaged, in the order of the list."""
        rows = map(self._kept.row, range(self._kept.rowCount()))
        return [row.info for row in rows if row.info is not None]

    def _chosen(self) -> str:
        chosen = self._table.chosen_infos
        return chosen[0].id if len(chosen) == 1 else ""

    def _mark_chosen(self) -> None:
        if self.window is not None:
            self.window.mark_run(self._chosen())

    def _choose(self, run_id: str) -> None:
        self._table.choose([run_id])

    def _let_go(self) -> None:
        if self._window is not None:
            let_go(self._window)
            self._window = None
