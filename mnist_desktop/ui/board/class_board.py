"""Opens the class board for the menu."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from mnist_desktop.core.administration import administration
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.letting_go import let_go

if TYPE_CHECKING:  # imported when the board is opened, which the start of the program need not wait for
    from mnist_desktop.core.lessons.board.survey import Survey
    from mnist_desktop.ui.board.dialog import BoardDialog


class ClassBoard(QObject):
    """Keeps the one window of the board, and the folder for the next time."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self._dialog: BoardDialog | None = None
        self._folder: Path | None = None

    def open(self) -> None:
        """Show the board; at first with the folder that an administrator has set, later with that of last time."""
        shared = administration().settings.shared_folder
        self._show(self._folder or (Path(shared).expanduser() if shared else None))

    def open_folder(self, folder: Path) -> None:
        """Show the board with a folder."""
        self._show(folder)
        if self._dialog is not None and self._dialog.folder != folder:
            self._dialog.open_folder(folder)

    def _show(self, folder: Path | None) -> None:
        """Show the window; a new one begins with a folder."""
        if self._dialog is None or not isValid(self._dialog):
            from mnist_desktop.ui.board.dialog import BoardDialog  # noqa: PLC0415

            self._dialog = BoardDialog(self._session.tasks, self._session.services, self._survey_of, self._window)
            self._dialog.finished.connect(self._let_go)
            if folder is not None:
                self._dialog.open_folder(folder)
        self._dialog.show()
        self._dialog.activateWindow()

    def _survey_of(self, folder: Path) -> Survey:
        """Called in a worker, which reads the weights of the networks that ship."""
        from mnist_desktop.training.judging import survey_of  # noqa: PLC0415

        services = self._session.services
        return survey_of(folder, services.open_run, services.load_dataset, services.shipped)

    def _let_go(self) -> None:
        if self._dialog is not None:
            self._folder = self._dialog.folder
            let_go(self._dialog)
            self._dialog = None
