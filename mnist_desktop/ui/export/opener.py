"""The entry *Export…* of the menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.letting_go import let_go

if TYPE_CHECKING:  # imported when it is opened, which the start of the program need not wait for
    from mnist_desktop.ui.export.dialog import ExportDialog


class ExportOpener(QObject):
    """Opens the dialog for the run that is shown; without one the entry is greyed.

    Attributes
    ----------
    dialog
        The one that is open, or the latest.
    """

    def __init__(self, session: Session, action: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._action, self._near = session, action, parent
        self.dialog: ExportDialog | None = None
        action.triggered.connect(self.open)
        session.run_shown.connect(self._follow)
        self._follow(session.shown_run)

    def open(self) -> None:
        """Show the dialog, or bring it to the front."""
        if self.dialog is not None and isValid(self.dialog) and self.dialog.isVisible():
            self.dialog.activateWindow()
            return
        opened, epochs = self._session.shown_run, self._session.epochs
        if opened is None:
            return
        from mnist_desktop.ui.export.dialog import ExportDialog  # noqa: PLC0415

        self.dialog = ExportDialog(self._session, opened, 0 if epochs.epoch == epochs.own else epochs.epoch, self._near.window())
        self.dialog.finished.connect(self._forget)
        self.dialog.show()

    def _forget(self) -> None:
        if self.dialog is not None:
            let_go(self.dialog)
            self.dialog = None

    def _follow(self, shown: OpenedRun | None) -> None:
        self._action.setEnabled(shown is not None)
