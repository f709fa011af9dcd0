"""The dialog for own pictures: what it shows before, that an import is whole or nothing, and what it tells afterwards."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QFileDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mnist_desktop.core.datasets import catalog
from mnist_desktop.core.datasets.broken import copies
from mnist_desktop.core.datasets.broken.damages import Inverted
from mnist_desktop.core.datasets.images import importing, kept
from mnist_desktop.core.datasets.imported import ImportRequest, take_in
from mnist_desktop.core.datasets.stored import DataFileError
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.ui.picture_import import work
from mnist_desktop.ui.picture_import.class_names_dialog import ClassNamesDialog
from mnist_desktop.ui.picture_import.class_table import NAME
from mnist_desktop.ui.picture_import.dialog import ImportImagesDialog
from mnist_desktop.ui.picture_import.importer import PictureImport
from mnist_desktop.ui.picture_import.sets_dialog import OwnSetsDialog
from mnist_desktop.ui.session import Session
from tests.conftest import PATIENCE
from tests.picture_files import folder_of, save, strokes
from tests.ui.known_texts import Marking, marked_texts, unknown_texts


@pytest.fixture
def dialog(qtbot: QtBot, session: Session) -> ImportImagesDialog:
    dialog = ImportImagesDialog(session.tasks)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def button(dialog: ImportImagesDialog) -> QPushButton:
    return dialog.findChild(QPushButton, "importButton")


def said(dialog: ImportImagesDialog) -> str:
    return dialog.findChild(type(dialog._said), "importSaid").text()


def look_at(qtbot: QtBot, dialog: ImportImagesDialog, source: Path) -> None:
    dialog.set_source(source)
    qtbot.waitUntil(lambda: button(dialog).isEnabled() and dialog.preview.part_count() > 0, timeout=PATIENCE)


def test_a_folder_is_shown_as_it_would_become_and_kept_under_the_names_that_were_typed(
    qtbot: QtBot, dialog: ImportImagesDialog, tmp_path: Path
):
    look_at(qtbot, dialog, folder_of(tmp_path / "반", "a", "b", each=7))
    assert dialog.preview.part_count() == 14
    assert said(dialog) == "12 pictures to train with, 2 to test with. Left out: 0."
    assert dialog.preview.part_text(0) == "a/0.png, of the class a"
    classes = dialog.table.classes
    assert classes.setData(classes.index(0, NAME), "가나")
    assert not classes.setData(classes.index(1, NAME), "  ")
    dialog.findChild(QLineEdit, "importTitleLine").setText("우리 반")
    with qtbot.waitSignal(dialog.accepted, timeout=PATIENCE), qtbot.waitSignal(dialog.imported, timeout=PATIENCE) as imported:
        button(dialog).click()
    dataset = imported.args[0]
    assert (dataset.title, dataset.class_names, len(dataset.labels)) == ("우리 반", ("가나", "b"), 14)
    assert catalog.load(dataset.key).title == "우리 반"


def test_other_options_give_another_preview_and_other_parts(qtbot: QtBot, dialog: ImportImagesDialog, tmp_path: Path):
    look_at(qtbot, dialog, folder_of(tmp_path, "a", "b", each=10))
    before = dialog.preview._pairs
    dialog.findChild(QComboBox, "importRecipeBox").setCurrentIndex(1)
    qtbot.waitUntil(lambda: dialog.preview._pairs is not before, timeout=PATIENCE)
    assert not np.array_equal(before[0].after, dialog.preview._pairs[0].after)
    dialog.form.share.setValue(50)
    qtbot.waitUntil(lambda: said(dialog).startswith("10 pictures to train with, 10 to test"), timeout=PATIENCE)
    for way in (1, 2):  # neither folders nor a table tell anything
        assert dialog.form.way.view().isRowHidden(way)


def test_what_is_no_data_set_is_told_in_the_dialog_and_nothing_can_be_imported(
    qtbot: QtBot, dialog: ImportImagesDialog, tmp_path: Path
):
    save(tmp_path / "only" / "1.png", strokes())
    dialog.set_source(tmp_path)
    qtbot.waitUntil(lambda: "one class only" in said(dialog), timeout=PATIENCE)
    assert not button(dialog).isEnabled()
    folder_of(tmp_path, "other")  # put right, and chosen again
    look_at(qtbot, dialog, tmp_path)
    assert "one class only" not in said(dialog)


def test_two_classes_of_one_name_are_refused_before_anything_is_read(qtbot: QtBot, dialog: ImportImagesDialog, tmp_path: Path):
    look_at(qtbot, dialog, folder_of(tmp_path, "a", "b"))
    classes = dialog.table.classes
    classes.setData(classes.index(0, NAME), "b")
    button(dialog).click()
    assert said(dialog) == "Two classes are called b. Give each a name of its own."
    assert not kept.folder_of_sets().exists()
    classes.setData(classes.index(0, NAME), "c")
    assert said(dialog) == "4 pictures to train with, 2 to test with. Left out: 0."


def test_pictures_that_cannot_be_used_are_told_before_the_import(qtbot: QtBot, dialog: ImportImagesDialog, tmp_path: Path):
    folder_of(tmp_path, "a", "b", each=3)
    (tmp_path / "a" / "0.png").write_text("no picture at all")
    look_at(qtbot, dialog, tmp_path)
    assert "Of the 6 pictures shown, 1 cannot be used. The first: 0.png" in said(dialog)
    assert said(dialog).startswith("4 pictures to train with")
    assert button(dialog).isEnabled()


@pytest.mark.parametrize("each", [1, 3])
def test_a_folder_of_texts_that_are_called_pictures_cannot_be_imported(
    qtbot: QtBot, dialog: ImportImagesDialog, tmp_path: Path, each: int
):
    for path in (tmp_path / name / f"{at}.png" for name in "ab" for at in range(each)):
        path.parent.mkdir(exist_ok=True)
        path.write_text("no picture at all")
    dialog.set_source(tmp_path)
    told = f"Of the {2 * each} pictures shown, {2 * each} cannot be used."
    qtbot.waitUntil(lambda: said(dialog).startswith(told) and not dialog._sizings.is_pending, timeout=PATIENCE)
    assert not button(dialog).isEnabled()
    assert "divide" not in said(dialog)


def test_what_was_left_out_is_told_file_by_file_and_saved(qtbot: QtBot, dialog: ImportImagesDialog, tmp_path: Path):
    folder_of(tmp_path / "in", "a", "b")
    (tmp_path / "in" / "a" / "empty.png").touch()
    look_at(qtbot, dialog, tmp_path / "in")
    with qtbot.waitSignal(dialog.imported, timeout=PATIENCE):
        button(dialog).click()
    report = dialog.report.report
    assert dialog.isVisible()
    assert [report.index(0, column).data() for column in range(2)] == [
        "a/empty.png",
        "empty.png is empty: there is no picture in it.",
    ]
    dialog.report.copies.ask = lambda *_: tmp_path / "report.csv"
    dialog.findChild(QPushButton, "importReportButton").click()
    assert "a/empty.png,empty.png is empty" in (tmp_path / "report.csv").read_text("utf-8-sig")
    button(dialog).click()
    assert not dialog.isVisible()


def test_pictures_that_are_kept_already_keep_their_names_and_that_is_said(
    qtbot: QtBot, dialog: ImportImagesDialog, tmp_path: Path
):
    keep(tmp_path / "in", "our hands")
    look_at(qtbot, dialog, tmp_path / "in")
    dialog.findChild(QLineEdit, "importTitleLine").setText("other")
    with qtbot.waitSignal(dialog.imported, timeout=PATIENCE) as imported:
        button(dialog).click()
    assert (imported.args[0].title, imported.args[0].class_names) == ("our hands", ("A", "b"))
    assert dialog._summary.text() == "These images are kept already as our hands."
    button(dialog).click()
    assert not dialog.isVisible()


def test_a_cancelled_import_keeps_nothing_and_leaves_the_choices(qtbot: QtBot, dialog: ImportImagesDialog, tmp_path: Path):
    look_at(qtbot, dialog, folder_of(tmp_path, "a", "b"))
    button(dialog).click()
    assert not dialog.form.isEnabled()
    dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Cancel).click()
    qtbot.waitUntil(dialog.form.isEnabled, timeout=PATIENCE)
    if dialog._result is None:  # else it was quicker than the click
        assert dialog.isVisible()
        assert button(dialog).isEnabled()
        assert not kept.folder_of_sets().exists()


def test_a_stop_before_the_end_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(importing, "CHUNK", 1)
    listing = work.list_source(folder_of(tmp_path, "a", "b"), StopToken())
    wish = work.Wish(listing, importing.ImportOptions(), "set", {"a": "a", "b": "b"})
    stop = StopToken()
    assert work.import_and_keep(wish, lambda _read: stop.stop(), stop) is None
    assert work.list_source(tmp_path, stop) is None
    assert not kept.folder_of_sets().exists()


def test_the_preview_can_be_walked_by_keys(qtbot: QtBot, dialog: ImportImagesDialog, tmp_path: Path):
    folder_of(tmp_path, "a", "b", each=12)
    save(tmp_path / "b" / "0.png", np.full((30, 30), 255, np.uint8))
    look_at(qtbot, dialog, tmp_path)
    dialog.preview.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Left):
        QTest.keyClick(dialog.preview, key)
    assert dialog.preview.current_part() == 1
    QTest.keyClick(dialog.preview, Qt.Key.Key_End)
    assert dialog.preview.current_part() == 23
    assert "gives no image" in dialog.preview.part_text(12)
    assert dialog.preview.told_by_key() == dialog.preview.part_text(23)


def test_every_text_of_the_import_follows_the_language(
    qtbot: QtBot, dialog: ImportImagesDialog, tmp_path: Path, marking: Marking
):
    folder_of(tmp_path, "a", "b")
    (tmp_path / "a" / "empty.png").touch()
    look_at(qtbot, dialog, tmp_path)
    own = {"a", "b", "3", "4", "set", "empty.png", *tmp_path.parts}
    marking.speak()
    assert unknown_texts(dialog, own) == set()
    with qtbot.waitSignal(dialog.imported, timeout=PATIENCE):
        button(dialog).click()
    assert unknown_texts(dialog, own) == set()
    marking.fall_silent()
    assert marked_texts(dialog) == set()


def test_a_new_set_is_used_at_once(qtbot: QtBot, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    used: list[str] = []
    monkeypatch.setattr(session, "use_dataset", lambda dataset: used.append(dataset.title))
    pictures = PictureImport(session, None)
    listing = work.list_source(folder_of(tmp_path, "a", "b"), StopToken())
    dataset, _ = work.import_and_keep(
        work.Wish(listing, importing.ImportOptions(), "x", {"a": "a", "b": "b"}), lambda _: None, StopToken()
    )
    with qtbot.waitSignal(pictures.catalog_changed):
        pictures._use(dataset)
    assert used == ["x"]


# The sets that are kept


def keep(folder: Path, title: str) -> Path:
    listing = work.list_source(folder_of(folder, "a", "b"), StopToken())
    dataset, _ = work.import_and_keep(
        work.Wish(listing, importing.ImportOptions(), title, {"a": "A", "b": "b"}), lambda _: None, StopToken()
    )
    return Path(dataset.source)


@pytest.fixture
def sets(qtbot: QtBot, session: Session, tmp_path: Path) -> OwnSetsDialog:
    keep(tmp_path / "in", "our hands")
    dialog = OwnSetsDialog(session.tasks, [])
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def press(dialog: OwnSetsDialog, name: str) -> None:
    dialog.findChild(QPushButton, name).click()


def titles(dialog: OwnSetsDialog) -> list[str]:
    model = dialog.table.sets
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_a_kept_set_tells_where_it_comes_from(sets: OwnSetsDialog, tmp_path: Path):
    page = sets.page.toPlainText()
    assert f"Imported from {tmp_path / 'in'}" in page
    assert "Classes: A (a), b." in page
    assert "4 images to train with, 2 to test with, of 2 classes." in page


def test_renaming_and_deleting_a_set_can_be_undone(qtbot: QtBot, sets: OwnSetsDialog):
    with qtbot.waitSignal(sets.changed):
        sets.table.sets.setData(sets.table.sets.index(0, 0), "hands 2")
    assert titles(sets) == ["hands 2"]
    undo = sets.findChild(QPushButton, "ownSetUndoButton")
    assert undo.text() == "Und&o renaming hands 2"
    press(sets, "ownSetDeleteButton")
    assert titles(sets) == []
    assert undo.text() == "Und&o deleting hands 2"
    assert not sets.findChild(QPushButton, "ownSetUseButton").isEnabled()
    press(sets, "ownSetUndoButton")
    assert titles(sets) == ["hands 2"]
    press(sets, "ownSetUndoButton")
    assert titles(sets) == ["our hands"]
    assert (undo.text(), undo.isEnabled()) == ("Und&o", False)


def test_the_loaded_set_is_called_as_it_was_renamed_and_its_deletion_is_told(qtbot: QtBot, session: Session, tmp_path: Path):
    folder = keep(tmp_path / "in", "our hands")
    session.use_dataset(kept.load(folder))
    images = session.dataset.images
    notices: list[str] = []
    session.notice.connect(notices.append)
    window = QWidget()
    qtbot.addWidget(window)
    pictures = PictureImport(session, window)
    pictures.show_sets()
    sets = window.findChild(OwnSetsDialog)
    sets.table.sets.setData(sets.table.sets.index(0, 0), "hands 2")
    assert session.dataset.title == "hands 2"
    assert session.dataset.images is images
    press(sets, "ownSetDeleteButton")
    press(sets, "ownSetUndoButton")
    press(sets, "ownSetDeleteButton")
    assert notices == []
    sets.accept()
    assert notices == ["hands 2 is still shown, but it was deleted. File > Own data sets brings it back."]


def test_a_damaged_set_says_so_and_can_only_be_deleted(sets: OwnSetsDialog):
    (next(kept.list_sets())[0] / "set.json").write_text("{}", "utf-8")
    sets._refresh()
    assert "is damaged" in sets.page.toPlainText()
    assert not sets.findChild(QPushButton, "ownSetNpzButton").isEnabled()
    press(sets, "ownSetDeleteButton")
    assert titles(sets) == []


def test_a_set_is_saved_for_other_programs(qtbot: QtBot, sets: OwnSetsDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("mnist_desktop.ui.picture_import.sets_dialog.ask_for_file", lambda *_: tmp_path / "out.npz")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    sets.table.sets.setData(sets.table.sets.index(0, 0), "hands: 2")
    for name, made in (("ownSetNpzButton", "out.npz"), ("ownSetPicturesButton", "hands 2")):
        press(sets, name)
        qtbot.waitUntil(lambda made=made: sets._said.text() == f"Saved {tmp_path / made}.", timeout=PATIENCE)
        assert (tmp_path / made).exists()
    press(sets, "ownSetPicturesButton")
    qtbot.waitUntil(lambda: "something of that name is there already" in sets._said.text(), timeout=PATIENCE)


def test_a_set_is_used_by_its_key(qtbot: QtBot, sets: OwnSetsDialog):
    with qtbot.waitSignal(sets.use_wanted) as wanted:
        press(sets, "ownSetUseButton")
    assert catalog.load(wanted.args[0]).title == "our hands"


def test_every_text_of_the_own_sets_follows_the_language(sets: OwnSetsDialog, tmp_path: Path, marking: Marking):
    marking.speak()
    assert unknown_texts(sets, {"our", "hands", *tmp_path.parts, "in"}) == set()
    assert "«" in sets.page.toPlainText()
    marking.fall_silent()
    assert marked_texts(sets) == set()
    assert "«" not in sets.page.toPlainText()


# The names of classes


def test_classes_are_renamed_undoably_and_the_loaded_set_follows(
    qtbot: QtBot, session: Session, sets: OwnSetsDialog, tmp_path: Path
):
    folder = sets.table.sets.at(0)[0]
    before = kept.read_info(folder)
    wanted = ("가위", *before.class_names[1:])
    seen: list[tuple[int, ...]] = []

    def answer(_parent: object, _info: object, counts: tuple[int, ...]) -> tuple[str, ...]:
        seen.append(counts)
        return wanted

    sets.ask_class_names = answer
    with qtbot.waitSignal(sets.changed):
        press(sets, "ownSetClassesButton")
    assert sum(seen[0]) == before.train_count + before.test_count
    after = kept.read_info(folder)
    assert (after.class_names, after.key) == (wanted, before.key)
    assert kept.load(folder).class_names == wanted
    press(sets, "ownSetUndoButton")
    assert kept.read_info(folder).class_names == before.class_names


def test_a_missing_class_name_or_one_that_is_there_twice_is_not_taken(qtbot: QtBot, sets: OwnSetsDialog):
    info = kept.read_info(sets.table.sets.at(0)[0])
    dialog = ClassNamesDialog(info, kept.class_counts(sets.table.sets.at(0)[0]))
    qtbot.addWidget(dialog)
    classes, okay = dialog.table.classes, dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)
    assert not classes.setData(classes.index(0, NAME), "  ")
    assert classes.setData(classes.index(0, NAME), info.class_names[1])
    assert not okay.isEnabled()
    assert f"Two classes are called {info.class_names[1]}" in dialog.findChild(object, "classNamesProblem").text()
    assert classes.setData(classes.index(0, NAME), "돌")
    assert okay.isEnabled()
    assert dialog.names[0] == "돌"


def test_the_title_of_a_broken_copy_follows_that_of_its_original(sets: OwnSetsDialog):
    _, info = sets.table.sets.at(0)
    copy = catalog.break_data(catalog.load(info.key), Inverted())
    copies.remember(copies.Copy.of(copy))
    sets.table.sets.setData(sets.table.sets.index(0, 0), "hands 2")
    listed = next(entry for entry in catalog.entries() if entry.key == copy.key)
    assert listed.title == "⚠ hands 2 – inverted" == catalog.load(copy.key).title


def test_the_wrong_door_says_which_is_the_right_one(tmp_path: Path):
    folder_of(tmp_path / "pictures", "a", "b")
    with pytest.raises(DataFileError, match=r"is a folder with pictures\. File > Import images makes a data"):
        take_in(ImportRequest(tmp_path / "pictures"))
    (tmp_path / "labels.csv").write_text("file,label\na/1.png,a\n", "utf-8")
    with pytest.raises(DataFileError, match="File > Import images reads folders of pictures and tables that name"):
        take_in(ImportRequest(tmp_path / "labels.csv"))
