"""The questions around data sets that do not ship: importing files, downloading from a school's mirror."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit, QMessageBox, QProgressDialog, QWidget

from mnist_desktop.core.datasets.dataset import Dataset, Family
from mnist_desktop.core.datasets.families import FAMILIES
from mnist_desktop.core.datasets.images.keys import KEY as KEPT
from mnist_desktop.core.sentence import shown
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.ui.board.class_board import ClassBoard
from mnist_desktop.ui.data.break_data import BreakData
from mnist_desktop.ui.picture_import.importer import PictureImport
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.data_titles import data_title
from mnist_desktop.ui.shared.letting_go import let_go
from mnist_desktop.ui.shared.plain_text import PlainMessageBox
from mnist_desktop.ui.shared.retranslation import ObjectFollowsLanguage
from mnist_desktop.ui.shared.texts import core_text

if TYPE_CHECKING:
    from mnist_desktop.core.datasets.catalog import CatalogEntry
    from mnist_desktop.core.datasets.download import DownloadProgress
    from mnist_desktop.core.datasets.imported import FamilyQuestion, ImportRequest, TurnQuestion

SHOW_PROGRESS_AFTER_MS = 300
PROGRESS_STEPS = 1000
"""Qt counts progress in numbers of 32 bits, and a file may have more bytes."""
PATTERNS = "*.npz *.gz *ubyte* *idx* *.csv *.zip"


class ImportProgress(NamedTuple):
    """Bytes of the file that is imported: read, and in all."""

    done: int
    total: int


class DataFiles(ObjectFollowsLanguage):
    """Imports and downloads data sets in the background.

    Attributes
    ----------
    pictures
        Imports own pictures, which has a dialog of its own.
    breaking
        Makes broken copies of them.
    board
        Reads what a class has handed in.
    slots
        What the entries of the menus do, by their names.

    Signals
    -------
    catalog_changed()
        Another data set can be chosen now.
    imported(Path)
        That file or folder was read and kept.
    """

    catalog_changed = Signal()
    imported = Signal(object)

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self.pictures = PictureImport(session, window)
        self.pictures.catalog_changed.connect(self.catalog_changed)
        self.breaking = BreakData(session, window)
        self.breaking.listed.connect(self.catalog_changed)
        self.board = ClassBoard(session, window)
        self.slots: dict[str, Callable[[], object]] = {
            "actionImportData": self.choose_file,
            "actionImportImages": self.pictures.open,
            "actionOwnSets": self.pictures.show_sets,
            "actionBreakData": self.breaking.make,
            "actionForgetCopy": self.breaking.forget,
            "actionClassBoard": self.board.open,
            **{f"actionDownload-{family}": partial(self.download, family) for family in FAMILIES},
        }
        self._listed: set[str] = set()
        session.dataset_changed.connect(self._list_new)
        self._import: StopToken | None = None
        self._importing: Path | None = None
        self._import_progress: QProgressDialog | None = None
        self._download: StopToken | None = None
        self._waiting: list[tuple[Family, str]] = []
        """What is to be downloaded, the running one first, and from where."""
        self._progress: QProgressDialog | None = None

    def choose_file(self) -> None:
        """Ask for a file and import it."""
        name, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Import data"),
            str(Path.home()),
            self.tr("Data sets ({patterns});;All files (*)").format(patterns=PATTERNS),
        )
        if name:
            self.import_file(Path(name))

    def import_file(self, path: Path, family: Family | None = None) -> None:
        """Read a data set from a file or folder, keep it among the app's own, and show it."""
        from mnist_desktop.core.datasets.imported import ImportRequest  # noqa: PLC0415 - the start need not wait for it

        self._start_import(ImportRequest(path, family=family))

    def download(self, family: Family) -> None:
        """Fetch a full set from the school's mirror, after asking for its address where none is set.

        One set is fetched at a time. The next waits for its turn, and the window of the running one says so.
        """
        from mnist_desktop.core.datasets import download  # noqa: PLC0415 - brings HTTP and encryption along, which few need

        first = 1 if self._is_stopped(self._download) else 0  # what is just being stopped may be wanted once more
        if family in (each for each, _ in self._waiting[first:]):
            self._show_progress()
            return
        address = download.mirror() or self._ask_for_mirror()
        if address:
            self._waiting.append((family, address))
            self._show_progress()
            self._download_next()

    # What the tasks say

    def _take_import(self, answer: Dataset | FamilyQuestion | TurnQuestion | None) -> None:
        # Imported here: the start need not wait for it.
        from mnist_desktop.core.datasets.imported import FamilyQuestion, TurnQuestion  # noqa: PLC0415
        from mnist_desktop.ui.turn_dialog import ask_for_turn  # noqa: PLC0415

        is_stopped = self._is_stopped(self._import)
        self._end_import()
        match answer:
            case Dataset() if is_stopped:  # it was being written already: it can be chosen, and nobody is moved to it
                self.catalog_changed.emit()
            case _ if is_stopped:
                return
            case Dataset():
                self.catalog_changed.emit()
                self.imported.emit(self._importing)
                self._session.use_dataset(answer)
                self._tell_imported(answer)
            case FamilyQuestion(request):
                family = self._ask_for_family(request.path)
                if family is not None:
                    self._start_import(replace(request, family=family))
            case TurnQuestion(request):
                turn = ask_for_turn(self._window, answer)
                if turn is not None:
                    self._start_import(replace(request, turn=turn))

    @staticmethod
    def _is_stopped(stop: StopToken | None) -> bool:
        return stop is not None and stop.stop_requested

    def _fail_import(self, error: Exception) -> None:
        self._end_import()
        self._session.report(error)

    def _list_new(self, dataset: Dataset | None) -> None:
        """A set that was made elsewhere, of collected drawings, can be chosen from now on."""
        if dataset is not None and dataset.key.startswith(KEPT) and dataset.key not in self._listed:
            self._listed.add(dataset.key)
            self.catalog_changed.emit()

    def _tell_imported(self, dataset: Dataset) -> None:
        train, test = dataset.train_count, len(dataset.labels) - dataset.train_count
        text = self.tr("Imported {title}: {train:,} images to train with, {test:,} to test with.")
        self._session.notice.emit(text.format(title=data_title(dataset.title), train=train, test=test))

    def _count(self, progress: DownloadProgress) -> None:
        if self._progress is not None:
            _show_share(self._progress, progress.done, progress.total)

    def _take_download(self, folder: Path | None) -> None:
        is_stopped = self._is_stopped(self._download)
        family, _ = self._end_download()
        if folder is not None:
            self.catalog_changed.emit()
        if folder is not None and not is_stopped:
            self._session.choose_dataset(family)
        self._download_next()

    def _fail_download(self, error: Exception) -> None:
        self._end_download()
        self._download_next()
        self._session.report(error)

    # The questions

    def _ask_for_family(self, path: Path) -> Family | None:
        question = self.tr("What do the images of {file} show?").format(file=shown(path.name))
        box = PlainMessageBox(self._window, self.tr("Import data"), question)
        digits = box.addButton(self.tr("Digits"), QMessageBox.ButtonRole.AcceptRole)
        clothes = box.addButton(self.tr("Clothes"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        answers: dict[object, Family] = {digits: "mnist", clothes: "fashion-mnist"}
        family = answers.get(box.clickedButton())
        let_go(box)
        return family

    def _ask_for_mirror(self) -> str:
        from mnist_desktop.core.datasets import download  # noqa: PLC0415 - brings HTTP and encryption along, which few need

        text, accepted = QInputDialog.getText(
            self._window,
            self.tr("Download full data"),
            self.tr(
                "Address of a server that holds the folders mnist/ and fashion-mnist/ with the published files.\n"
                "Your teacher knows whether there is one; {variable} sets it for good."
            ).format(variable=download.MIRROR_VARIABLE),
            QLineEdit.EchoMode.Normal,
            "http://",
        )
        return text.strip() if accepted else ""

    # The import in the background

    def _start_import(self, request: ImportRequest) -> None:
        if self._import is not None:
            self._session.notice.emit(self.tr("Another file is being imported. Wait until it is done, or stop it."))
            return
        self._import, self._importing = StopToken(), request.path
        self._session.tasks.start_reporting(
            "import data", partial(_import, request), self._take_import, self._count_import, self._import, self._fail_import
        )

    def _count_import(self, progress: ImportProgress) -> None:
        """Only what takes long tells of its progress, so the dialog comes with the first word of it."""
        if self._import is None:
            return
        if self._import_progress is None:
            self._import_progress = self._make_progress()
            self._import_progress.setAutoReset(False)
            self._import_progress.canceled.connect(self._stop_import)
            self.retranslate()
        _show_share(self._import_progress, progress.done, progress.total)

    def _end_import(self) -> None:
        self._import = None
        if self._import_progress is not None:
            self._import_progress.close()
            let_go(self._import_progress)
            self._import_progress = None

    def _stop_import(self) -> None:
        if self._import is not None:
            self._import.stop()

    # The downloads

    def _download_next(self) -> None:
        from mnist_desktop.core.datasets import download  # noqa: PLC0415 - brings HTTP and encryption along, which few need

        if self._download is not None or not self._waiting:
            return
        family, address = self._waiting[0]
        self._show_progress()
        self._download = StopToken()
        work = partial(download.download, family, address)
        self._session.tasks.start_reporting(
            "download", work, self._take_download, self._count, self._download, self._fail_download
        )

    def _show_progress(self) -> None:
        """Say what is downloaded and what waits for it, in the window that there is or in a new one."""
        if self._progress is None:
            self._progress = self._make_progress()
            self._progress.setWindowModality(Qt.WindowModality.NonModal)
            self._progress.canceled.connect(self._stop_download)
        self.retranslate()

    def _make_progress(self) -> QProgressDialog:
        dialog = QProgressDialog("", "", 0, 0, self._window)
        dialog.setMinimumDuration(SHOW_PROGRESS_AFTER_MS)
        return dialog

    def retranslate(self) -> None:
        """Say in the language that is spoken now what is under way."""
        if self._import_progress is not None:
            self._import_progress.setLabelText(self.tr("Reading the table…"))
            self._import_progress.setCancelButtonText(self.tr("Stop"))
        if self._progress is not None and self._waiting:
            running, *waiting = (core_text(FAMILIES[family].title) for family, _ in self._waiting)
            text = self.tr("Downloading {title}…").format(title=running)
            if waiting:
                text += "\n" + self.tr("{titles} will follow.").format(titles=", ".join(waiting))
            self._progress.setLabelText(text)
            self._progress.setCancelButtonText(self.tr("Stop"))

    def _stop_download(self) -> None:
        del self._waiting[1:]
        if self._download is not None:
            self._download.stop()

    def _end_download(self) -> tuple[Family, str]:
        self._download = None
        if self._progress is not None:
            self._progress.canceled.disconnect(self._stop_download)
            self._progress.close()
            let_go(self._progress)
            self._progress = None
        return self._waiting.pop(0)


def _show_share(dialog: QProgressDialog, done: int, total: int) -> None:
    dialog.setMaximum(PROGRESS_STEPS)
    dialog.setValue(done * PROGRESS_STEPS // max(1, total))


# What runs in a thread.


class _StoppedError(Exception):
    """Leaves an import from within."""


def _import(
    request: ImportRequest, emit: Callable[[ImportProgress], None], stop: StopToken
) -> Dataset | FamilyQuestion | TurnQuestion | None:
    from mnist_desktop.core.datasets.imported import take_in  # noqa: PLC0415 - the start need not wait for it

    def tell(done: int, total: int) -> None:
        if stop.stop_requested:
            raise _StoppedError
        if done < total:  # what follows the reading has no figures
            emit(ImportProgress(done, total))

    try:
        return take_in(request, tell)
    except _StoppedError:
        return None


def available_datasets() -> tuple[CatalogEntry, ...]:
    """What can be chosen now."""
    from mnist_desktop.core.datasets import catalog  # noqa: PLC0415 - the first painting need not wait for it

    return tuple(entry for entry in catalog.entries() if entry.available)
