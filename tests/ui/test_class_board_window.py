"""The window of the class board: rows come by themselves, can be sorted, filtered, hidden and saved, and a lost share is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from threading import Event

import msgspec
import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAction, QPainter
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.glossary.words import ENTRIES
from mnist_desktop.core.lessons.board.survey import Survey
from mnist_desktop.core.lessons.board.table import Column
from mnist_desktop.core.lessons.hand_in import FurtherRun, read_hand_in, write_hand_in
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.training.judging import weights_digest
from mnist_desktop.ui.board import dialog as module
from mnist_desktop.ui.board import report
from mnist_desktop.ui.board.board_model import COLUMNS, SPEC_ROLE, BoardModel
from mnist_desktop.ui.board.dialog import BoardDialog
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared import size_scatter
from mnist_desktop.ui.shared.accessible import NONE
from mnist_desktop.ui.shared.words import WORD_ROLE
from tests.unit.test_class_board import EVIL, LESSON, SHARE, HandIns, canned_judge

AT = {column: at for at, column in enumerate(COLUMNS)}


@pytest.fixture
def hand_ins(tmp_path: Path, make_opened_run: Callable[..., OpenedRun]) -> HandIns:
    return HandIns(tmp_path / "hand-ins", make_opened_run().record)


@pytest.fixture
def make_survey(tiny_dataset: Dataset) -> Callable[[Path], Survey]:
    return lambda folder: Survey(folder, canned_judge, lambda record: weights_digest(record.weights), lambda _: tiny_dataset)


@pytest.fixture
def dialog(qtbot: QtBot, session: Session, make_survey: Callable[[Path], Survey]) -> Iterator[BoardDialog]:
    dialog = BoardDialog(session.tasks, session.services, make_survey)
    QAbstractItemModelTester(dialog.model, QAbstractItemModelTester.FailureReportingMode.Fatal, dialog)
    qtbot.addWidget(dialog)
    dialog.watcher._timer.setInterval(0)
    dialog.show()
    yield dialog
    dialog.close()
    session.shut_down()


def show(qtbot: QtBot, dialog: BoardDialog, folder: Path, count: int) -> None:
    dialog.open_folder(folder)
    qtbot.waitUntil(lambda: measured(dialog) == count)


def measured(dialog: BoardDialog) -> int:
    board = dialog._overview.board
    return len(board.rows) - board.waiting


def texts(dialog: BoardDialog, column: Column) -> list[str]:
    model = dialog.model
    return [model.index(row, AT[column]).data() for row in range(model.rowCount())]


def test_rows_come_and_go_by_themselves(qtbot: QtBot, dialog: BoardDialog, hand_ins: HandIns) -> None:
    first = hand_ins.write("Ada")
    show(qtbot, dialog, hand_ins.folder, 1)
    assert (texts(dialog, Column.STUDENT), texts(dialog, Column.MEASURED)) == (["Ada"], ["80.0 %"])
    hand_ins.write("Ben")
    qtbot.waitUntil(lambda: measured(dialog) == 2)
    first.unlink()
    qtbot.waitUntil(lambda: texts(dialog, Column.STUDENT) == ["Ben"])


def test_a_lost_share_is_told_and_its_rows_stay(qtbot: QtBot, dialog: BoardDialog, hand_ins: HandIns) -> None:
    hand_ins.write("Ada")
    show(qtbot, dialog, hand_ins.folder, 1)
    away = hand_ins.folder.rename(hand_ins.folder.with_name("away"))
    qtbot.waitUntil(lambda: "is not there" in dialog._said.text())
    assert texts(dialog, Column.STUDENT) == ["Ada"]
    away.rename(hand_ins.folder)
    qtbot.waitUntil(lambda: "is not there" not in dialog._said.text())


def test_a_click_on_a_title_sorts_and_a_text_filters(qtbot: QtBot, dialog: BoardDialog, hand_ins: HandIns) -> None:
    for name, claimed in (("Ada", 0.2), ("Ben", 0.9), ("Eve", 0.5)):
        hand_ins.write(name, claimed_accuracy=claimed)
    show(qtbot, dialog, hand_ins.folder, 3)
    dialog.table.sortByColumn(AT[Column.CLAIMED], Qt.SortOrder.DescendingOrder)
    assert texts(dialog, Column.STUDENT) == ["Ben", "Eve", "Ada"]
    dialog.table.selectRow(1)
    dialog.findChild(QLineEdit, "boardFilter").setText("EV")
    assert texts(dialog, Column.STUDENT) == ["Eve"]
    assert dialog._chosen.student == "Eve"
    dialog.findChild(QLineEdit, "boardFilter").setText("Dense")
    assert len(texts(dialog, Column.STUDENT)) == 3


def test_what_is_not_true_stands_out_and_says_why(qtbot: QtBot, dialog: BoardDialog, hand_ins: HandIns) -> None:
    hand_ins.write("Mallory", claimed_accuracy=0.99)
    (hand_ins.folder / "broken.zip").write_bytes(b"no zip")
    show(qtbot, dialog, hand_ins.folder, 2)
    broken, liar = texts(dialog, Column.REMARKS)
    assert "not a zip file" in broken
    assert liar == "It claims 99.0 %, but its weights read 80.0 % of the same test images right."
    assert dialog.model.index(1, 0).data(Qt.ItemDataRole.DecorationRole) is not None
    assert "To be asked about: 1. Not to be read: 1." in dialog._said.text()
    dialog.table.selectRow(1)
    assert liar in dialog.details.text.text()


def test_all_networks_of_a_hand_in_stand_with_the_chosen_row_each_with_its_figures(
    qtbot: QtBot, dialog: BoardDialog, hand_ins: HandIns
) -> None:
    path = hand_ins.write("Ada")
    infos = [msgspec.structs.replace(hand_ins.record.info, name=name, test_accuracy=SHARE) for name in ("Wide", "Deep")]
    records = [replace(hand_ins.record, info=info, test_probabilities=None) for info in infos]
    said = read_hand_in(path).hand_in
    more = (FurtherRun(infos[1].id, SHARE),)
    write_hand_in(path, msgspec.structs.replace(said, format=2, more_runs=more), LESSON, records)
    show(qtbot, dialog, hand_ins.folder, 1)
    assert texts(dialog, Column.NETWORK) == ["Flatten → Dense"]
    dialog.table.selectRow(0)
    text = dialog.details.text.text()
    assert text.index("Network Wide:") < text.index("Network Deep:")
    assert text.count("parameters; as handed in: 80.0 %; measured here: 80.0 %") == 2
    assert "Further networks in it: 1. Measured here: 80.0 %." in text


def test_a_key_hides_names_everywhere(qtbot: QtBot, dialog: BoardDialog, hand_ins: HandIns) -> None:
    hand_ins.write("Ada", weights=1)
    hand_ins.write("Ben", weights=1)
    show(qtbot, dialog, hand_ins.folder, 2)
    dialog.table.selectRow(0)
    dialog.table.setFocus()
    qtbot.keyClick(dialog.table, Qt.Key.Key_N)
    qtbot.waitUntil(dialog._names.isChecked)
    said = [
        dialog.details.text.text(),
        dialog.scatter.part_text(0),
        *texts(dialog, Column.STUDENT),
        *texts(dialog, Column.REMARKS),
    ]
    assert texts(dialog, Column.STUDENT) == ["Student 1", "Student 2"]
    assert not [text for text in said if "Ada" in text or "Ben" in text]
    dialog._names.setChecked(False)
    assert texts(dialog, Column.STUDENT) == ["Ada", "Ben"]


def test_the_key_hides_names_wherever_the_focus_is_and_a_field_keeps_its_letters(
    qtbot: QtBot, dialog: BoardDialog, hand_ins: HandIns
) -> None:
    hand_ins.write("Ada")
    show(qtbot, dialog, hand_ins.folder, 1)
    field, button = dialog.findChild(QLineEdit, "boardFilter"), dialog.findChild(QPushButton, "boardProjectorButton")
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_N)
    assert (field.text(), dialog._names.isChecked()) == ("n", False)
    field.clear()
    button.setFocus()
    button.click()
    qtbot.keyClick(button, Qt.Key.Key_N)
    qtbot.waitUntil(dialog._names.isChecked)
    assert texts(dialog, Column.STUDENT) == ["Student 1"]


def test_with_the_names_the_places_of_files_are_hidden(qtbot: QtBot, dialog: BoardDialog, hand_ins: HandIns) -> None:
    (hand_ins.folder / "Ada.zip").write_bytes(b"no zip")
    show(qtbot, dialog, hand_ins.folder, 1)
    dialog.table.selectRow(0)
    dialog.report.failed.emit(UserError("{file} is gone.", file="Ada.zip"))
    assert "Ada.zip" in dialog.details.text.text()
    assert "Ada.zip" in dialog._said.text()
    dialog._names.setChecked(True)
    assert dialog.details.text.text() == "Student 1\n\nThis hand-in cannot be read."
    assert "Ada" not in dialog._said.text()
    assert not [text for column in Column for text in texts(dialog, column) if "Ada" in text]


def test_hidden_names_order_nothing_and_whoever_is_to_be_asked_is_not_counted_in_public(
    qtbot: QtBot, dialog: BoardDialog, hand_ins: HandIns
) -> None:
    for name in "ABCDEFGH":
        hand_ins.write(name, claimed_accuracy=0.99)
    show(qtbot, dialog, hand_ins.folder, 8)
    dialog.model._numbers = {name: 8 - at for at, name in enumerate("ABCDEFGH")}
    assert "To be asked about: 8" in dialog._said.text()
    dialog.table.selectRow(0)
    dialog._names.setChecked(True)
    assert texts(dialog, Column.STUDENT) == [f"Student {number}" for number in range(1, 9)]
    assert dialog._chosen.student == "A"
    assert dialog._said.text() == "Hand-ins: 8. New ones appear by themselves."
    assert dialog.table.isColumnHidden(AT[Column.REMARKS])
    dialog._names.setChecked(False)
    assert dialog.model.index(0, 0).data(Qt.ItemDataRole.DecorationRole) is not None
    dialog.findChild(QPushButton, "boardProjectorButton").click()
    assert dialog._said.text() == "Hand-ins: 8. New ones appear by themselves."
    assert dialog.model.index(0, 0).data(Qt.ItemDataRole.DecorationRole) is None


def test_two_of_one_name_show_their_files_unless_names_are_hidden(qtbot: QtBot, dialog: BoardDialog, hand_ins: HandIns) -> None:
    for file in ("kim-1.zip", "kim-2.zip"):
        hand_ins.write("Kim", file=file)
    show(qtbot, dialog, hand_ins.folder, 2)
    assert texts(dialog, Column.STUDENT) == ["Kim (kim-1.zip)", "Kim (kim-2.zip)"]
    dialog.table.selectRow(1)
    assert "File: kim-2.zip" in dialog.details.text.text()
    dialog._names.setChecked(True)
    shown = [*texts(dialog, Column.STUDENT), dialog.details.text.text()]
    assert not [text for text in shown if "kim" in text.casefold()]


def test_what_is_to_be_looked_at_is_in_sight_at_first(qtbot: QtBot, dialog: BoardDialog, hand_ins: HandIns) -> None:
    hand_ins.write("Ada", claimed_accuracy=0.99)
    show(qtbot, dialog, hand_ins.folder, 1)
    left = dialog.table.columnViewportPosition(AT[Column.REMARKS])
    assert 0 < left + dialog.table.columnWidth(AT[Column.REMARKS]) <= dialog.table.viewport().width()


def test_no_label_of_the_plots_axes_is_written_over_another(
    qtbot: QtBot, dialog: BoardDialog, hand_ins: HandIns, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_ins.write("Ada")
    show(qtbot, dialog, hand_ins.folder, 1)
    labels: dict[str, QRectF] = {}

    class Recorder(QPainter):
        def drawText(self, place: QPointF | QRectF, *words: object) -> None:  # noqa: N802 - Qt's name
            if isinstance(place, QPointF):
                labels[words[0]] = QRectF(self.fontMetrics().tightBoundingRect(words[0])).translated(place)
            super().drawText(place, *words)

    monkeypatch.setattr(size_scatter, "QPainter", Recorder)
    dialog.tabs.setCurrentWidget(dialog.scatter)
    dialog.scatter.grab()
    assert len(labels) > 3
    assert not [(one, other) for one, other in combinations(labels, 2) if labels[one].intersects(labels[other])]


def test_the_projector_shows_large_letters_and_nothing_private(qtbot: QtBot, dialog: BoardDialog, hand_ins: HandIns) -> None:
    hand_ins.write("Ada")
    show(qtbot, dialog, hand_ins.folder, 1)
    usual = dialog.table.font().pointSizeF()
    button = dialog.findChild(QPushButton, "boardProjectorButton")
    button.click()
    assert dialog.table.font().pointSizeF() > 1.5 * usual
    hidden = {column for column in COLUMNS if dialog.table.isColumnHidden(AT[column])}
    assert {Column.CLAIMED, Column.REMARKS, Column.WRITTEN} <= hidden
    assert not dialog.tabs.isTabVisible(dialog.tabs.indexOf(dialog.details))
    button.click()
    assert dialog.table.font().pointSizeF() == pytest.approx(usual)
    assert not dialog.table.isColumnHidden(AT[Column.REMARKS])


def test_hidden_images_are_measured_once_they_are_chosen(qtbot: QtBot, dialog: BoardDialog, hand_ins: HandIns) -> None:
    hand_ins.write("Ada")
    show(qtbot, dialog, hand_ins.folder, 1)
    assert dialog.table.isColumnHidden(AT[Column.HIDDEN])
    box = dialog.findChild(QComboBox, "boardHiddenSet")
    box.setCurrentIndex(box.findData("mnist-starter"))
    qtbot.waitUntil(lambda: texts(dialog, Column.HIDDEN) == ["80.0 %"])
    assert not dialog.table.isColumnHidden(AT[Column.HIDDEN])


def test_the_hidden_images_that_a_lesson_names_are_proposed_once(qtbot: QtBot, dialog: BoardDialog, hand_ins: HandIns) -> None:
    lesson = msgspec.structs.replace(LESSON, hidden_data="fashion-mnist-starter")
    hand_ins.write("Ada", lesson=lesson)
    show(qtbot, dialog, hand_ins.folder, 1)
    qtbot.waitUntil(lambda: texts(dialog, Column.HIDDEN) == ["80.0 %"])
    box = dialog.findChild(QComboBox, "boardHiddenSet")
    assert box.currentData() == "fashion-mnist-starter"
    box.setCurrentIndex(0)
    hand_ins.write("Ben", lesson=lesson)
    qtbot.waitUntil(lambda: measured(dialog) == 2)
    assert box.currentData() == ""


def test_the_class_is_summed_and_the_image_that_most_misread_is_shown(
    qtbot: QtBot, dialog: BoardDialog, hand_ins: HandIns
) -> None:
    hand_ins.write("Ada")
    hand_ins.write("Ben")
    show(qtbot, dialog, hand_ins.folder, 2)
    assert dialog.page.matrix._content.counts.sum() == 2 * len(dialog._overview.summary.labels)
    assert "is misread by 2 of 2 networks" in dialog.page.misread.text()
    assert dialog._overview.image.shape == (28, 28)
    assert "All networks together read" in dialog.page.matrix.describe((0, 0))


def test_marks_of_the_plot_lead_to_their_hand_ins_by_mouse_and_keys(qtbot: QtBot, dialog: BoardDialog, hand_ins: HandIns) -> None:
    hand_ins.write("Ada")
    show(qtbot, dialog, hand_ins.folder, 1)
    dialog.tabs.setCurrentWidget(dialog.scatter)
    place = dialog.scatter.part_rect(0).center()
    assert dialog.scatter.part_at(place) == 0
    assert dialog.scatter.part_at(QPoint(0, 0)) == NONE
    qtbot.keyClick(dialog.scatter, Qt.Key.Key_Right)
    qtbot.keyClick(dialog.scatter, Qt.Key.Key_Return)
    assert dialog.tabs.currentWidget() is dialog.details
    assert dialog.details.text.text().startswith("Ada")


def test_the_board_is_saved_as_page_and_table(
    qtbot: QtBot, dialog: BoardDialog, hand_ins: HandIns, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_ins.write("Ada")
    show(qtbot, dialog, hand_ins.folder, 1)
    for button, name, begin in (
        ("boardCsvButton", "b.csv", b"\xef\xbb\xbfStudent"),
        ("boardHtmlButton", "b.html", b"<!DOCTYPE html>"),
    ):
        monkeypatch.setattr(module, "ask_for_file", lambda *_, name=name: tmp_path / name)
        dialog.findChild(QPushButton, button).click()
        assert (tmp_path / name).read_bytes().startswith(begin)
        assert name in dialog._said.text()
    dialog._names.setChecked(True)
    assert "Saved" not in dialog._said.text()
    dialog.findChild(QPushButton, "boardCsvButton").click()
    assert dialog._said.text().endswith("The names are in the file, though they are hidden here.")
    hand_ins.write("Ben")
    qtbot.waitUntil(lambda: measured(dialog) == 2)
    assert "Saved" not in dialog._said.text()


def test_a_report_is_made_anew_from_the_run_and_gone_with_the_board(
    qtbot: QtBot, dialog: BoardDialog, hand_ins: HandIns, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(report.QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile())))
    hand_ins.write("Ada")
    show(qtbot, dialog, hand_ins.folder, 1)
    button = dialog.details.report
    assert not button.isEnabled()
    dialog.table.selectRow(0)
    button.click()
    button.click()  # while it is made
    qtbot.waitUntil(lambda: len(opened) == 1)
    text = opened[0].read_text("utf-8")
    assert "Ada" in text
    assert "<script" not in text
    assert opened[0].parent.stat().st_mode & 0o077 == 0
    dialog.close()
    assert not opened[0].exists()


def test_a_report_that_is_still_being_made_goes_with_the_board(
    qtbot: QtBot, dialog: BoardDialog, hand_ins: HandIns, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[object] = []
    begun, may_go_on = Event(), Event()

    def make_slowly(*_: object) -> str:
        begun.set()
        may_go_on.wait()
        return "<p>Report</p>"

    monkeypatch.setattr(report.QDesktopServices, "openUrl", opened.append)
    monkeypatch.setattr(report, "report_html", make_slowly)
    monkeypatch.setattr(report.tempfile, "mkdtemp", lambda prefix: str(made.mkdir() or made))
    made = tmp_path / "made"
    hand_ins.write("Ada")
    show(qtbot, dialog, hand_ins.folder, 1)
    dialog.table.selectRow(0)
    dialog.details.report.click()
    begun.wait()
    dialog.close()
    may_go_on.set()
    qtbot.waitUntil(lambda: not session.tasks.busy)
    qtbot.waitUntil(lambda: not dialog.report._is_busy)
    assert not made.exists()
    assert not opened


def test_a_report_that_cannot_be_made_says_why(qtbot: QtBot, dialog: BoardDialog, hand_ins: HandIns) -> None:
    path = hand_ins.write("Ada")
    show(qtbot, dialog, hand_ins.folder, 1)
    dialog.table.selectRow(0)
    dialog.watcher.end()
    path.write_bytes(b"no zip any more")
    dialog.details.report.click()
    qtbot.waitUntil(lambda: "not a zip file" in dialog._said.text())


def test_names_and_answers_are_shown_letter_by_letter(qtbot: QtBot, dialog: BoardDialog, hand_ins: HandIns) -> None:
    hand_ins.write(EVIL, file="x.zip", answers={"why": f"<b>{EVIL}</b> \u202ereverse"})
    show(qtbot, dialog, hand_ins.folder, 1)
    dialog.table.selectRow(0)
    assert dialog.details.text.textFormat() is Qt.TextFormat.PlainText
    assert "<b><script>" in dialog.details.text.text()
    assert "\u202e" not in dialog.details.text.text()
    assert "<script>" not in dialog.model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)


def test_each_network_is_drawn_in_its_row(qtbot: QtBot, dialog: BoardDialog, hand_ins: HandIns) -> None:
    hand_ins.write("Ada")
    show(qtbot, dialog, hand_ins.folder, 1)
    index = dialog.model.index(0, AT[Column.NETWORK])
    assert index.data(SPEC_ROLE) == hand_ins.record.info.spec
    assert index.data() == "Flatten → Dense"
    picture = dialog.table.grab(dialog.table.visualRect(index)).toImage()
    pixels = np.frombuffer(picture.constBits(), np.uint8)
    assert len(np.unique(pixels)) > 3


def test_another_folder_takes_the_place_of_one_that_is_still_read(
    qtbot: QtBot, dialog: BoardDialog, hand_ins: HandIns, tmp_path: Path
) -> None:
    hand_ins.write("Ada")
    (tmp_path / "other").mkdir()
    dialog.open_folder(hand_ins.folder)
    dialog.open_folder(tmp_path / "other")
    qtbot.waitUntil(lambda: "No hand-in is there yet" in dialog._said.text())
    assert dialog.model.rowCount() == 0


def test_a_closed_board_looks_no_more(qtbot: QtBot, dialog: BoardDialog, hand_ins: HandIns, session: Session) -> None:
    hand_ins.write("Ada")
    dialog.open_folder(hand_ins.folder)
    dialog.close()
    qtbot.waitUntil(lambda: not session.tasks.busy)
    assert dialog.watcher._folder is None
    assert not dialog.watcher._timer.isActive()


def test_a_model_without_rows_has_none_and_its_columns_have_titles(qtbot: QtBot) -> None:
    model = BoardModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert (model.rowCount(), model.columnCount()) == (0, len(Column))
    assert [model.headerData(at, Qt.Orientation.Horizontal) for at in (0, 2)] == ["Student", "Parameters"]
    assert {model.headerData(at, Qt.Orientation.Horizontal, WORD_ROLE) for at in range(len(Column))} - {None} <= {
        entry.key for entry in ENTRIES
    }
    assert model.row_at(0) is None
    assert tester.model() is model


def test_the_menu_opens_one_board_and_remembers_its_folder(
    qtbot: QtBot, session: Session, hand_ins: HandIns, tmp_path: Path
) -> None:
    window = MainWindow(session, tmp_path / "settings.ini", None)
    qtbot.addWidget(window)
    entry = window.findChild(QAction, "actionClassBoard")
    entry.trigger()
    entry.trigger()
    boards = window.findChildren(BoardDialog)
    assert len(boards) == 1
    boards[0].open_folder(hand_ins.folder)
    boards[0].close()
    qtbot.waitUntil(lambda: not session.tasks.busy)
    entry.trigger()
    again = next(board for board in window.findChildren(BoardDialog) if board.isVisible())
    assert again.folder == hand_ins.folder
    again.close()
    session.shut_down()


def test_a_stopped_survey_keeps_what_it_has_read(hand_ins: HandIns, make_survey: Callable[[Path], Survey]) -> None:
    hand_ins.write("Ada")
    survey, stop = make_survey(hand_ins.folder), StopToken()
    stop.stop()
    assert survey.look(lambda _: None, stop).rows == ()
