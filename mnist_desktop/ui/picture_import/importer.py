"""Opens the dialog for own pictures, and lets the window use what came of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.ui.picture_import.dialog import ImportImagesDialog
from mnist_desktop.ui.picture_import.sets_dialog import OwnSetsDialog, Undo
from mnist_desktop.ui.session import Session


class PictureImport(QObject):
    """The way from *File > Import images…*, or a dropped folder, to a data set that is in use.

    Signals
    -------
    catalog_changed()
        Another data set can be chosen now.
    """

    catalog_changed = Signal()

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self._undos: list[Undo] = []

    def open(self, source: Path | None = None) -> None:
        """Show the dialog, with a folder or table where one is known already."""
        dialog = ImportImagesDialog(self._session.tasks, self._window)
        dialog.imported.connect(self._use)
        dialog.finished.connect(dialog.deleteLater)
        if source is not None:
            dialog.set_source(source)
        dialog.open()  # not exec: whoever drops a folder is not kept waiting

    def show_sets(self) -> None:
        """Show the sets that are kept."""
        dialog = OwnSetsDialog(self._session.tasks, self._undos, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.changed.connect(self.catalog_changed)
        dialog.use_wanted.connect(self._session.choose_dataset)
        dialog.open()

    def _use(self, dataset: Dataset) -> None:
        self.catalog_changed.emit()
        self._session.use_dataset(dataset)
