"""Opens the dialog for own pictures, and lets the window use what came of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mnist_desktop.core.datasets.broken.names import original_of
from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.images.keys import is_own
from mnist_desktop.core.errors import UserError
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.data_titles import data_title
from mnist_desktop.ui.shared.letting_go import let_go_at_its_end

if TYPE_CHECKING:
    from mnist_desktop.ui.picture_import.sets_dialog import Undo


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
        self._is_loading = self._is_deleted = False
        session.dataset_loading.connect(self._note_loading)

    def open(self, source: Path | None = None) -> None:
        """Show the dialog, with a folder or table where one is known already."""
        from mnist_desktop.ui.picture_import.dialog import ImportImagesDialog  # noqa: PLC0415 - not needed by the window's start

        dialog = ImportImagesDialog(self._session.tasks, self._window)
        dialog.imported.connect(self._use)
        let_go_at_its_end(dialog)
        if source is not None:
            dialog.set_source(source)
        dialog.open()  # not exec: whoever drops a folder is not kept waiting

    def show_sets(self) -> None:
        """Show the sets that are kept."""
        from mnist_desktop.ui.picture_import.sets_dialog import OwnSetsDialog  # noqa: PLC0415 - not needed by the window's start

        dialog = OwnSetsDialog(self._session.tasks, self._undos, self._window)
        let_go_at_its_end(dialog)
        dialog.changed.connect(self._follow_sets)
        dialog.finished.connect(self._tell_of_deletion)
        dialog.use_wanted.connect(self._session.choose_dataset)
        dialog.open()

    def _note_loading(self, loading: bool) -> None:
        self._is_loading = loading

    def _follow_sets(self) -> None:
        """Give the loaded set the name that it has now, and note whether it was deleted."""
        self.catalog_changed.emit()
        self._is_deleted = False
        dataset = self._session.dataset
        if dataset is None or not is_own(dataset.key):
            return
        # Imported here: the start need not wait for it.
        from mnist_desktop.core.datasets.images import kept  # noqa: PLC0415
        from mnist_desktop.core.datasets.images.set_info import read_info  # noqa: PLC0415
        from mnist_desktop.core.datasets.stored import AbsentDataError  # noqa: PLC0415

        try:
            info = read_info(kept.find(original_of(dataset.key)))
        except AbsentDataError:
            self._is_deleted = True
        except UserError:  # damaged: the dialog says so
            return
        else:
            # What is being loaded has its new name already, and must not be overtaken.
            is_named_so = (dataset.title, dataset.class_names) == (info.title, info.class_names)
            if not is_named_so and dataset.key == original_of(dataset.key) and not self._is_loading:
                named = replace(dataset, title=info.title, class_names=info.class_names, class_names_ko=info.class_names)
                self._session.use_dataset(named)

    def _tell_of_deletion(self) -> None:
        """Say it where it can be seen: when the dialog no longer stands in front of the window."""
        if self._is_deleted and (dataset := self._session.dataset) is not None:
            told = self.tr("{title} is still shown, but it was deleted. File > Own data sets brings it back.")
            self._session.notice.emit(told.format(title=data_title(dataset.title)))
        self._is_deleted = False

    def _use(self, dataset: Dataset) -> None:
        self.catalog_changed.emit()
        self._session.use_dataset(dataset)
