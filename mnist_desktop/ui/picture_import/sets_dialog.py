"""The kept sets: where each comes from; to be used, renamed, saved for other programs, and deleted with undo."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mnist_desktop.core.datasets.images import export, kept
from mnist_desktop.core.datasets.images.entries import NotKeptError
from mnist_desktop.core.datasets.images.page import provenance_page
from mnist_desktop.core.datasets.images.set_info import SetInfo, read_info
from mnist_desktop.core.errors import StorageError, UserError
from mnist_desktop.core.sentence import Sentence, Templated, shown
from mnist_desktop.ui.picture_import.class_names_dialog import ask_class_names
from mnist_desktop.ui.picture_import.sets_table import TITLE, KeptSet, OwnSetsTable
from mnist_desktop.ui.shared.fitting_dialog import FittingDialog
from mnist_desktop.ui.shared.plain_text import PlainLabel, without_key
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.table_copies import ask_for_file
from mnist_desktop.ui.shared.targets import keep_targets
from mnist_desktop.ui.shared.text_size import follow_text_size, scaled
from mnist_desktop.ui.shared.texts import say
from mnist_desktop.workers.task_runner import TaskRunner

WIDTH, HEIGHT = 720, 420

TITLE_WIDTH = 110
"""Of a title on a button, in logical pixels."""


class Undo(NamedTuple):
    """The name of a set, whether it was deleted or only renamed, and what undoes that."""

    title: str
    is_deletion: bool
    act: Callable[[], object]


class OwnSetsDialog(FollowsLanguage, FittingDialog):
    """Shows the kept sets with the page of the one that is chosen.

    Parameters
    ----------
    ask_class_names
        Asks the user for the names of classes. It is replaced where nobody is there to answer.
    undos
        What can be undone, the latest last; it may outlive the dialog.

    Signals
    -------
    changed()
        A set was renamed, deleted or brought back.
    use_wanted(str)
        The set with this key is to be used.
    """

    changed = Signal()
    use_wanted = Signal(str)

    def __init__(self, tasks: TaskRunner, undos: list[Undo], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ownSetsDialog")
        self._tasks, self._undos = tasks, undos
        self._message: Templated | None = None
        self.table = OwnSetsTable()
        self.page = QPlainTextEdit(readOnly=True)
        self.page.setObjectName("ownSetPage")
        self._said = PlainLabel(wordWrap=True)
        self.ask_class_names = ask_class_names
        self._use, self._classes, self._npz, self._pictures, self._delete, self._undo = (QPushButton() for _ in range(6))
        self._row = {
            "ownSetUseButton": self._use, "ownSetClassesButton": self._classes, "ownSetNpzButton": self._npz,
            "ownSetPicturesButton": self._pictures, "ownSetDeleteButton": self._delete, "ownSetUndoButton": self._undo,
        }  # fmt: skip
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        for name, button in self._row.items():
            button.setObjectName(name)
            row.addWidget(button)
        row.addStretch(1)
        keep_targets(*self._row.values())
        column = QVBoxLayout(self)
        column.addWidget(self.table, 3)
        column.addWidget(self.page, 2)
        column.addLayout(row)
        column.addWidget(self._said)
        column.addWidget(buttons)
        follow_text_size(self, lambda dialog: dialog.setMinimumSize(scaled(WIDTH), scaled(HEIGHT)))
        self._connect()
        self._refresh()
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setWindowTitle(self.tr("Own data sets"))
        self.page.setAccessibleName(self.tr("Where the chosen set comes from"))
        self._use.setText(self.tr("&Use"))
        self._classes.setText(self.tr("&Class names…"))
        self._npz.setText(self.tr("Save as &npz…"))
        self._pictures.setText(self.tr("Save as &pictures…"))
        self._delete.setText(self.tr("&Delete"))
        self._use.setToolTip(self.tr("Choose this set, as the list of data sets does."))
        self._classes.setToolTip(self.tr("Give the classes of this set other names. Runs keep those that they know."))
        self._npz.setToolTip(self.tr("One file with all arrays, for File > Import data and for NumPy."))
        self._pictures.setToolTip(self.tr("A folder with PNG files, which File > Import images reads again."))
        self._delete.setToolTip(self.tr("Runs that learned from it stay, and say that it is absent. Undo brings it back."))
        self._undo.setToolTip(
            self.tr(
                "Take back the latest renaming or deletion. A deleted set can come back for a day, unless the program is closed "
                "before."
            )
        )
        self._show_chosen()

    def _connect(self) -> None:
        self.table.sets.rename_wanted.connect(self._rename)
        self.table.selectionModel().selectionChanged.connect(self._show_chosen)
        self.table.copies.failed.connect(self._tell)
        self._use.clicked.connect(self._use_chosen)
        self._classes.clicked.connect(self._rename_classes)
        self._npz.clicked.connect(self._save_npz)
        self._pictures.clicked.connect(self._save_pictures)
        self._delete.clicked.connect(self._delete_chosen)
        self._undo.clicked.connect(self._undo_latest)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, self._undo_latest)

    @property
    def _chosen(self) -> KeptSet | None:
        rows = self.table.selectionModel().selectedRows()
        return self.table.sets.at(rows[0].row()) if rows else None

    def _refresh(self, chosen: Path | None = None) -> None:
        """Look at the disk again, and choose a set."""
        self.table.sets.show_sets(list(kept.list_sets()))
        row = max(0, self.table.sets.row_of(chosen)) if chosen is not None else 0
        if self.table.sets.rowCount():
            self.table.setCurrentIndex(self.table.sets.index(row, TITLE))
        self._show_chosen()

    def _show_chosen(self) -> None:
        """Say where the set comes from, and what can be done."""
        chosen = self._chosen
        info = chosen[1] if chosen else None
        if isinstance(info, SetInfo):
            text = "\n".join(map(say, provenance_page(info)))
        elif info is not None:
            text = say(info)
        else:
            text = self.tr("There are no own data sets yet. File > Import images makes one.")
        self.page.setPlainText(text)
        for button in (self._use, self._classes, self._npz, self._pictures):
            button.setEnabled(isinstance(info, SetInfo))
        self._delete.setEnabled(chosen is not None)
        self._undo.setEnabled(bool(self._undos))
        self._undo.setText(self._undo_text())
        self._said.setText(say(self._message) if self._message else "")

    def _undo_text(self) -> str:
        if not self._undos:
            return self.tr("Und&o")
        latest = self._undos[-1]
        text = self.tr("Und&o deleting {title}") if latest.is_deletion else self.tr("Und&o renaming {title}")
        title = self.fontMetrics().elidedText(str(shown(latest.title)), Qt.TextElideMode.ElideRight, scaled(TITLE_WIDTH))
        return text.format(title=without_key(title))

    # What is done

    def _use_chosen(self) -> None:
        if self._chosen and isinstance(self._chosen[1], SetInfo):
            self.use_wanted.emit(self._chosen[1].key)
            self.accept()

    def _rename(self, folder: Path, title: str) -> None:
        def rename() -> None:
            before = read_info(folder).title
            after = kept.change(folder, title=title).title
            self._undos.append(Undo(after, False, partial(kept.change, folder, title=before)))

        self._do(rename, folder)

    def _rename_classes(self) -> None:
        folder, info = self._chosen or (None, None)
        if folder is None or not isinstance(info, SetInfo):
            return
        try:
            counts = kept.class_counts(folder)
        except UserError as error:
            self._tell(error)
            return
        names, before = self.ask_class_names(self, info, counts), info.class_names
        if names is None or names == before:
            return

        def rename() -> None:
            title = kept.change(folder, class_names=names).title
            self._undos.append(Undo(title, False, partial(kept.change, folder, class_names=before)))

        self._do(rename, folder)

    def _delete_chosen(self) -> None:
        if self._chosen is None:
            return
        folder, info = self._chosen
        title = info.title if isinstance(info, SetInfo) else folder.name

        def delete() -> None:
            place = kept.delete(folder)
            self._undos.append(Undo(title, True, partial(kept.restore, place)))

        self._do(delete, None, Sentence("{title} is deleted. Undo brings it back.", {"title": title}))

    def _undo_latest(self) -> None:
        if self._undos:
            latest = self._undos.pop()
            self._do(latest.act, None, Sentence("{title} is as it was before.", {"title": latest.title}))
            # What stands in the way of this one, as a set that was imported anew, must not stand in the way of those before.
            if isinstance(self._message, StorageError) and not isinstance(self._message, NotKeptError):
                self._undos.append(latest)
                self._show_chosen()

    def _do(self, act: Callable[[], object], chosen: Path | None, message: Templated | None = None) -> None:
        """Do something to a set and show what became of it, or say why it could not be done."""
        self._message = message
        try:
            act()
        except UserError as error:
            self._message = error
        self._refresh(chosen)
        self.changed.emit()

    def _save_npz(self) -> None:
        if self._chosen and isinstance(self._chosen[1], SetInfo):
            folder, title = self._chosen[0], self._chosen[1].title
            kinds = self.tr("NumPy archive (*{suffix})").format(suffix=".npz")
            path = ask_for_file(self, self.tr("Save the data set"), Path.home(), title, ".npz", kinds)
            if path is not None:
                self._save(lambda: export.save_npz(kept.load(folder), path), path)

    def _save_pictures(self) -> None:
        if self._chosen and isinstance(self._chosen[1], SetInfo):
            folder, title = self._chosen[0], self._chosen[1].title
            name = QFileDialog.getExistingDirectory(self, self.tr("Where to make the folder"), str(Path.home()))
            if name:
                path = Path(name) / kept.file_name(title)
                self._save(lambda: export.save_pictures(kept.load(folder), path), path)

    def _save(self, work: Callable[[], None], path: Path) -> None:
        def write() -> Path:
            work()
            return path

        self._tell(Sentence("Saving {file}…", {"file": path}))
        self._tasks.start("save own set", write, self._tell_saved, self._tell)

    def _tell_saved(self, path: Path) -> None:
        self._tell(Sentence("Saved {file}.", {"file": path}))

    def _tell(self, message: Exception | Templated) -> None:
        """Say it here; what is no fault of the user's goes the usual way."""
        if isinstance(message, Templated):
            self._message = message
            self._show_chosen()
        else:
            self._tasks.report(message)
