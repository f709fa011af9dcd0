"""Where collected digits come from and go to: files of other computers, a copy for a stick, a data set to train with."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit, QWidget

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.images.kept import is_new
from mnist_desktop.core.handwriting.as_data import HandwrittenData, as_data
from mnist_desktop.core.handwriting.collection import Collection
from mnist_desktop.core.handwriting.collection_file import SUFFIX, write_collection
from mnist_desktop.core.handwriting.kept_data import keep_data
from mnist_desktop.core.handwriting.merging import Merged, merge
from mnist_desktop.ui.drawing.collecting import Collecting
from mnist_desktop.ui.drawing.handwriting_test import HandwritingTest, ReadHandwriting, read_handwriting
from mnist_desktop.ui.drawing.tuning import TrainOnHandwriting
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.data_titles import data_title
from mnist_desktop.ui.shared.letting_go import let_go_at_its_end
from mnist_desktop.ui.shared.plain_text import PlainMessageBox, said_name
from mnist_desktop.ui.shared.table_copies import ask_for_file
from mnist_desktop.ui.shared.texts import say

MOST_SAID = 8
"""Files whose reason is said in full."""


class CollectFiles(QObject):
    """Reads and writes in the background; what comes of it is said in the status line, or in a box where a file was left out."""

    def __init__(self, collecting: Collecting, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._collecting, self._session, self._window = collecting, session, window
        self.tuning = TrainOnHandwriting(session, window)

    def choose_files(self) -> None:
        """Ask for files of other computers and add what they hold."""
        names, _ = QFileDialog.getOpenFileNames(self._window, self.tr("Add collected drawings"), str(Path.home()), self._filter())
        if names:
            self.add(tuple(map(Path, names)))

    def choose_folder(self) -> None:
        """Ask for a folder that many save to and add what is in it."""
        name = QFileDialog.getExistingDirectory(self._window, self.tr("Add collected drawings"), str(Path.home()))
        if name:
            self.add((Path(name),))

    def add(self, places: tuple[Path, ...]) -> None:
        """Add what files and folders hold."""
        self._session.tasks.start("add drawings", partial(merge, self._collecting.collection, places), self._take_merged)

    def save_copy(self) -> None:
        """Ask for a file, on a stick or in a shared folder, and write the collection there."""
        name = self._collecting.writer or self.tr("Class handwriting")
        path = ask_for_file(self._window, self.tr("Save a copy"), Path.home(), name, SUFFIX, self._filter())
        if path is not None:
            work = partial(_write, path, self._collecting.collection)
            self._session.tasks.start("save drawings", work, self._tell_copy)

    def save_as_data(self) -> None:
        """Make a data set of the collection, and ask for a title where that can be done."""
        self._session.tasks.start("arrange handwriting", partial(as_data, self._collecting.collection), self._ask_title)

    def _ask_title(self, data: HandwrittenData) -> None:
        if len(set(data.writers)) > 1:
            told = self.tr("Title of the data set. Nobody is in both of its parts: some writers are kept to test with.")
        else:
            told = self.tr("Title of the data set. All drawings are by one writer, whose hand is in both of its parts.")
        title, accepted = QInputDialog.getText(
            self._window,
            self.tr("Save as data set"),
            told,
            QLineEdit.EchoMode.Normal,
            self.tr("Class handwriting"),
        )
        if accepted and title.strip():
            work = partial(_keep_as_data, data, title.strip())
            self._session.tasks.start("save handwriting", work, self._take_data)

    def test(self) -> None:
        """Let the shown network read all drawings."""
        run = self._session.shown_run
        if run is None:
            self._session.notice.emit(self.tr("No network is shown that could read the drawings. Train one or open a run first."))
        else:
            work = partial(read_handwriting, run, self._collecting.collection)
            self._session.tasks.start("read handwriting", work, self._show_test)

    def train(self) -> None:
        """Let the shown network go on learning from the drawings."""
        self.tuning.begin(self._collecting.collection)

    def _show_test(self, read: ReadHandwriting) -> None:
        dialog = HandwritingTest(read, self._window)
        let_go_at_its_end(dialog)
        dialog.open()

    def _take_merged(self, merged: Merged) -> None:
        self._collecting.add(merged.new)
        told = self.tr("Added {added:,} drawings by {writers:,} writers from {files:,} files; {doubles:,} were there already.")
        text = told.format(
            added=len(merged.new), writers=len(merged.writers), files=merged.files, doubles=merged.doubles
        )  # fmt: skip
        if not merged.left_out:
            self._session.notice.emit(text)
            return
        self._open_report("mergeReport", self.tr("Add collected drawings"), text, self._reasons(merged))

    def _reasons(self, merged: Merged) -> list[str]:
        reasons = [say(reason) for _, reason in merged.left_out[:MOST_SAID]]
        more = len(merged.left_out) - len(reasons)
        if more:
            reasons.append(self.tr("{count:,} more were left out.").format(count=more))
        return reasons

    def _open_report(self, name: str, title: str, text: str, reasons: Sequence[str]) -> None:
        box = PlainMessageBox(self._window, title, text, PlainMessageBox.Icon.Warning)
        box.setObjectName(name)
        box.setInformativeText("\n".join(reasons))
        let_go_at_its_end(box)
        box.open()

    def _tell_copy(self, path: Path) -> None:
        self._session.notice.emit(self.tr("Saved a copy of the drawings as {file}.").format(file=said_name(path.name)))

    def _take_data(self, kept: tuple[Dataset, HandwrittenData]) -> None:
        dataset, data = kept
        self._session.use_dataset(dataset)
        told = self.tr("Made the data set {title}: {train:,} images to train with, {test:,} by other writers to test with.")
        if data.notices:
            told = self.tr("Made the data set {title}: {train:,} images to train with, {test:,} to test with.")
        if not is_new(dataset, data.images):
            told = self.tr("These images are kept already as {title}.")
        test = len(data.labels) - data.train_count
        text = told.format(title=data_title(dataset.title), train=data.train_count, test=test)
        self._session.notice.emit(text)
        if data.notices:
            self._open_report("handwrittenDataReport", self.tr("Save as data set"), text, [say(each) for each in data.notices])

    def _filter(self) -> str:
        return self.tr("Collected drawings (*{suffix})").format(suffix=SUFFIX)


def _write(path: Path, collection: Collection) -> Path:
    write_collection(path, collection)
    return path


def _keep_as_data(data: HandwrittenData, title: str) -> tuple[Dataset, HandwrittenData]:
    return keep_data(data, title), data
