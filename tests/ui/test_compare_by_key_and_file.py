"""Compare by keys and by ear, its tables in files, and training a run on."""

# ruff: noqa: F401, F811 - fixtures come from another module
from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from msgspec import structs
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QTableView,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.remembered import recall
from mnist_desktop.core.runs.checkpoint_file import Checkpoint, GeneratorState
from mnist_desktop.core.runs.record import RateChange, RunInfo
from mnist_desktop.core.runs.run_files import VERSION
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.training.resume import ResumableRun
from mnist_desktop.training.train_on import MOST_EPOCHS, More
from mnist_desktop.ui.compare.compare_tab import CompareTab
from mnist_desktop.ui.compare.repeat_dialog import RepeatDialog
from mnist_desktop.ui.compare.run_columns import Column
from mnist_desktop.ui.compare.train_on_dialog import TrainOnDialog
from mnist_desktop.ui.data.data_tab import DataTab
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.session import Session, TrainingState
from mnist_desktop.ui.shared.image_menu import COPIED_SCALE
from mnist_desktop.ui.shared.targets import TARGET
from mnist_desktop.ui.shared.undo import UndoWhereTheFocusIs
from mnist_desktop.ui.student_dialog import StudentDialog
from tests.ui.known_texts import Marking, marked_texts, unknown_texts
from tests.ui.test_compare_tab import Keep, act, enabled, keep, listed, make_run, settle, tab

DEFAULT_WIDTH = 846
"""Of the tab in a window of 1280 x 800."""


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


# Words, and room for them


def test_what_is_usual_has_a_word_and_the_menu_has_all(tab: CompareTab) -> None:
    buttons = [button for button in tab.actions_bar.findChildren(QToolButton) if button.isVisible()]
    assert all(button.text() for button in buttons)
    assert all(button.toolButtonStyle() is not Qt.ToolButtonStyle.ToolButtonIconOnly for button in buttons)
    offered = tab.findChild(QToolButton, "moreRunActionsButton").menu().actions()
    assert set(tab.actions_bar.all) <= {*offered, *(button.defaultAction() for button in buttons)}
    assert set(tab.actions_bar.all) <= set(offered)


@pytest.mark.parametrize("width", [300, 420, 560, 700, 1100])
def test_no_button_is_cut_however_narrow_the_bar_is(qtbot: QtBot, tab: CompareTab, width: int) -> None:
    bar = tab.actions_bar
    bar.setFixedWidth(width)
    QApplication.processEvents()
    shown = [button for button in bar.findChildren(QToolButton) if button.isVisible() and button.parent() is bar]
    assert shown[0] is not shown[-1], "one action and the menu in any case"
    assert all(button.width() >= button.sizeHint().width() for button in shown)
    assert all(bar.rect().contains(button.geometry()) for button in shown)


def test_all_columns_fit_the_window_of_the_usual_size(qtbot: QtBot, tab: CompareTab, session: Session, keep: Keep) -> None:
    for number in range(1, 20):
        title = "Fashion-MNIST, starter 6,000"
        keep(number, student="Seo-yeon", config=TrainingConfig(epochs=3, seed=number), notes="handed in", dataset_title=title)
    listed(qtbot, tab, session)
    tab.resize(DEFAULT_WIDTH, 760)
    QApplication.processEvents()
    assert not any(tab.table.isColumnHidden(column) for column in Column)
    assert tab.table.horizontalScrollBar().maximum() == 0


def test_who_and_which_seed_are_told_only_where_they_differ(qtbot: QtBot, tab: CompareTab, session: Session, keep: Keep) -> None:
    def hidden() -> set[Column]:
        return {column for column in Column if tab.table.isColumnHidden(column)}

    keep(1)
    keep(2)
    listed(qtbot, tab, session)
    assert hidden() == {Column.STUDENT, Column.SEED}
    keep(3, student="Ada")
    listed(qtbot, tab, session)
    assert hidden() == {Column.SEED}
    keep(4, config=TrainingConfig(epochs=3, seed=7))
    listed(qtbot, tab, session)
    assert hidden() == set()


def test_a_run_without_a_student_is_read_as_before(qtbot: QtBot, tab: CompareTab, session: Session, keep: Keep) -> None:
    info = keep(1)
    path = session.services.store.folder / info.id / "run.json"
    text = path.read_text("utf-8")
    now = f'"version": {VERSION}'
    assert now in text
    path.write_text(text.replace(now, '"version": 2').replace(',\n  "student": ""', ""), "utf-8")
    assert "student" not in path.read_text("utf-8")
    listed(qtbot, tab, session)
    assert [each.student for each in tab.runs.all_infos] == [""]


# Tables


def test_all_runs_are_copied_by_two_keys(qtbot: QtBot, tab: CompareTab, session: Session, keep: Keep) -> None:
    for number in (1, 2):
        keep(number, name="=SUM(A1)" if number == 2 else "Run 1", notes="two\nlines")
    listed(qtbot, tab, session)
    tab.table.setFocus()
    qtbot.keyClick(tab.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(tab.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = [line.split("\t") for line in clipboard().splitlines()]
    assert lines[0][:2] == ["Name", "Data"]
    assert [line[0] for line in lines[1:]] == ["'=SUM(A1)", "Run 1"]
    assert all(len(line) == len(lines[0]) for line in lines)


def test_the_table_is_saved_with_all_digits(qtbot: QtBot, tab: CompareTab, session: Session, keep: Keep, tmp_path: Path) -> None:
    info = keep(1, test_accuracy=0.912345)
    listed(qtbot, tab, session)
    tab.ask_csv = lambda parent, folder, name: tmp_path / f"{name}.csv"
    act(tab, "actionSaveRunTable")
    head, row = (tmp_path / "Runs.csv").read_text("utf-8-sig").splitlines()
    assert head.split(",")[0] == "Name"
    assert "0.912345" in row.split(",")
    assert info.created in row


def test_the_epochs_of_a_run_are_saved(qtbot: QtBot, tab: CompareTab, session: Session, keep: Keep, tmp_path: Path) -> None:
    info = keep(1)
    listed(qtbot, tab, session)
    tab.table.choose([info.id])
    tab.ask_csv = lambda parent, folder, name: tmp_path / f"{name}.csv"
    act(tab, "actionSaveHistory")
    lines = (tmp_path / "Run 1.csv").read_text("utf-8").splitlines()
    assert lines[0].startswith("epoch,loss,accuracy")
    assert len(lines) == 1 + len(info.history)


def test_a_table_that_cannot_be_written_is_told(
    qtbot: QtBot, tab: CompareTab, session: Session, keep: Keep, tmp_path: Path
) -> None:
    keep(1)
    listed(qtbot, tab, session)
    (tmp_path / "file").write_text("no folder")
    tab.ask_csv = lambda parent, folder, name: tmp_path / "file" / "a.csv"
    with qtbot.waitSignal(session.problem) as told:
        act(tab, "actionSaveRunTable")
    assert str(tmp_path / "file") in told.args[0].text


def test_differences_are_copied_and_saved(qtbot: QtBot, tab: CompareTab, session: Session, keep: Keep, tmp_path: Path) -> None:
    runs = [keep(1), keep(2, config=TrainingConfig(epochs=5))]
    listed(qtbot, tab, session)
    tab.runs.set_ticked([info.id for info in runs])
    settle(qtbot, session)
    copies = tab.comparison.differences.copies
    copies.copy()
    assert clipboard().splitlines()[0] == "\tRun 1\tRun 2"
    assert "Epochs\t3\t5" in clipboard().splitlines()
    copies.ask = lambda parent, folder, name: tmp_path / f"{name}.csv"
    copies.save()
    assert "Epochs,3,5" in (tmp_path / "Differences.csv").read_text("utf-8-sig")


def test_the_counts_of_the_data_are_copied(qtbot: QtBot, session: Session, tiny_dataset: Dataset) -> None:
    data = DataTab(session)
    qtbot.addWidget(data)
    session.use_dataset(tiny_dataset)
    table = data.findChild(QTableView, "splitTable")
    table.setFocus()
    table.selectRow(2)
    next(action for action in table.actions() if action.objectName() == "splitTableCopyAction").trigger()
    assert [line.split("\t")[0] for line in clipboard().splitlines()] == ["Class", "2"]
    table.selectAll()
    next(action for action in table.actions() if action.objectName() == "splitTableCopyAction").trigger()
    assert len(clipboard().splitlines()) == 12


# Images


def test_an_image_is_copied_by_key_and_by_its_menu(
    qtbot: QtBot, session: Session, tiny_dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[object] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, place: opened.append(menu))
    data = DataTab(session)
    qtbot.addWidget(data)
    data.resize(900, 700)
    data.show()
    session.use_dataset(tiny_dataset)
    browser = data._browser
    browser.grid.set_current(5)
    browser.image_menu._copy.trigger()
    image = QGuiApplication.clipboard().image()
    assert (image.width(), image.height()) == (28 * COPIED_SCALE, 28 * COPIED_SCALE)
    assert image.pixelColor(145, 145).red() == int(tiny_dataset.images[5][14, 14])
    place = browser.grid.cell_rect(2).center()
    browser.grid.customContextMenuRequested.emit(browser.grid.viewport().mapTo(browser.grid, place))
    assert opened == [browser.grid.findChild(QMenu)]
    browser.image_menu._open.trigger()
    assert data._image_page.index == 2
    data._image_page._copy_numbers.trigger()
    rows = [line.split("\t") for line in clipboard().splitlines()]
    assert (len(rows), len(rows[0])) == (28, 28)
    assert rows[14][14] == str(tiny_dataset.images[2][14, 14])


# Keys and words for who does not see


def test_a_deleted_run_that_comes_back_is_chosen(qtbot: QtBot, tab: CompareTab, session: Session, keep: Keep) -> None:
    runs = [keep(number) for number in (1, 2, 3)]
    listed(qtbot, tab, session)
    tab.table.choose([runs[1].id])
    act(tab, "actionDeleteRuns")
    settle(qtbot, session)
    tab.table.choose([runs[0].id])
    act(tab, "actionUndoRuns")
    settle(qtbot, session)
    assert [info.id for info in tab.table.chosen_infos] == [runs[1].id]


def test_keys_that_mean_nothing_else_are_heard_as_soon_as_the_tab_is_shown(qtbot: QtBot, session: Session) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    compare, elsewhere = CompareTab(session), QLineEdit()
    page = QWidget(window)
    for part in (elsewhere, compare):
        part.setParent(page)
    window.setCentralWidget(page)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    settle(qtbot, session)
    asked: list[object] = []
    compare.ask_open = lambda parent, folder: asked.append(folder) or ()  # type: ignore[func-returns-value]
    elsewhere.setFocus()
    qtbot.keyClick(elsewhere, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert len(asked) == 1
    compare.hide()
    qtbot.keyClick(elsewhere, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert len(asked) == 1


def test_a_key_that_is_held_while_a_name_is_edited_leaves_its_run_chosen(
    qtbot: QtBot, tab: CompareTab, session: Session, keep: Keep
) -> None:
    info = keep(1)
    listed(qtbot, tab, session)
    qtbot.keyPress(tab.table, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    tab.table.choose([info.id])
    tab.table.edit_cell(Column.NAME)
    assert [each.id for each in tab.table.chosen_infos] == [info.id]
    qtbot.keyRelease(tab.table, Qt.Key.Key_Control)


def test_the_room_hands_the_focus_to_the_list(qtbot: QtBot, tab: CompareTab, session: Session, keep: Keep) -> None:
    assert tab.focusProxy() is tab.actions_bar.filter
    keep(1)
    listed(qtbot, tab, session)
    assert tab.focusProxy() is tab.table


def test_a_row_reads_as_a_sentence(qtbot: QtBot, tab: CompareTab, session: Session, keep: Keep) -> None:
    keep(3, student="Ada", notes="handed in")
    listed(qtbot, tab, session)
    role = Qt.ItemDataRole.AccessibleTextRole
    sentence = tab.runs.index(0, Column.NAME).data(role)
    assert sentence.startswith("Run 3, by Ada, on Tiny blocks, Flatten, Dense 10 softmax, best validation 80.30 %, test 90.30 %")
    assert sentence.endswith("handed in")
    assert tab.runs.index(0, Column.TEST).data(role) == "Test: 90.30 %"


@pytest.mark.parametrize("room", ["compare", "data"])
def test_every_control_has_a_name_and_is_large_enough(
    qtbot: QtBot, tab: CompareTab, session: Session, keep: Keep, room: str
) -> None:
    runs = [keep(1), keep(2)]
    listed(qtbot, tab, session)
    tab.runs.set_ticked([info.id for info in runs])
    settle(qtbot, session)
    page: QWidget = tab
    if room == "data":
        page = DataTab(session)
        qtbot.addWidget(page)
        page.resize(1000, 800)
        page.show()
    QApplication.processEvents()
    kinds = (QAbstractButton, QComboBox, QAbstractSpinBox, QLineEdit, QTableView)
    controls = [each for kind in kinds for each in page.findChildren(kind) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    controls = [each for each in controls if not isinstance(each.parent(), (QAbstractSpinBox, QComboBox))]
    assert len(controls) > 5
    unnamed = [each for each in controls if not (each.accessibleName() or (isinstance(each, QAbstractButton) and each.text()))]
    assert unnamed == []
    small = [each for each in controls if each.isVisible() and not isinstance(each, QTableView) and each.height() < TARGET]
    assert [each.objectName() for each in small] == []


# Repeating, and training on


def test_the_dialog_says_why_a_run_that_was_stopped_does_not_count(qtbot: QtBot, tiny_dataset: Dataset) -> None:
    stopped = make_run(1, tiny_dataset, outcome="stopped", config=TrainingConfig(epochs=9))
    for info, expected in ((stopped, True), (make_run(2, tiny_dataset), False)):
        dialog = RepeatDialog(info, [info])
        qtbot.addWidget(dialog)
        plan = dialog.findChild(QLabel, "repeatPlan").text()
        assert ("it was stopped after epoch 3 of 9" in plan) is expected, plan


@pytest.mark.parametrize(
    ("changes", "act_on", "more", "said"),
    [
        ({}, None, More(3, 0.001), "bit for bit"),
        ({"outcome": "stopped", "config": TrainingConfig(epochs=9)}, None, More(6, 0.001), "bit for bit"),
        ({"rate_changes": (RateChange(4, 7, 0.02),)}, None, More(3, 0.02), "from the next step on"),
        ({"rate_changes": (RateChange(4, 7, 0.02),)}, ("nextRateBox", 0.001), More(3, 0.001), "bit for bit"),
        ({"rate_changes": (RateChange(2, 0, 0.02),)}, None, More(3, 0.02), "bit for bit"),
        ({}, ("nextRateBox", 0.01), More(3, 0.01), "from the next step on"),
        ({"outcome": "early-stopped", "config": TrainingConfig(epochs=9)}, None, More(6, 0.001, False), "without"),
        ({"config": TrainingConfig(epochs=3, schedule="cosine")}, ("moreEpochsBox", 2), More(2, 0.001), "schedule"),
    ],
)
def test_the_dialog_says_what_comes_of_training_on(
    qtbot: QtBot, tiny_dataset: Dataset, marking: Marking, changes: dict[str, object], act_on: tuple[str, float] | None,
    more: More, said: str,
) -> None:  # fmt: skip
    dialog = TrainOnDialog(make_run(1, tiny_dataset, **changes))
    qtbot.addWidget(dialog)
    if act_on is not None:
        dialog.findChild(QAbstractSpinBox, act_on[0]).setValue(act_on[1])
    assert dialog.more == more
    assert said in dialog.findChild(QLabel, "trainOnNote").text()
    marking.speak()
    assert unknown_texts(dialog, {"Run"}) == set()
    marking.fall_silent()
    assert marked_texts(dialog) == set()


def hold(session: Session, run_id: str) -> None:
    """Put a last checkpoint where that of a run belongs; it cannot be read."""
    folder = session.services.store.last_checkpoints.folder
    folder.mkdir(exist_ok=True)
    (folder / f"{run_id}.checkpoint").touch()


def prepared(session: Session, info: RunInfo, dataset: Dataset) -> ResumableRun:
    """The end of a run that is in the store, as if it had a last checkpoint."""
    record = replace(session.services.load_run(info.id), info=structs.replace(info, outcome="interrupted", message=None))
    checkpoint = Checkpoint(record, record.weights, (), GeneratorState("1", "1", 0, 0), info.rate_changes, info.created)
    return ResumableRun(checkpoint, dataset, ())


def test_a_run_is_trained_on_as_a_new_one_of_the_student(
    qtbot: QtBot, tab: CompareTab, session: Session, keep: Keep, monkeypatch: pytest.MonkeyPatch, tiny_dataset: Dataset
) -> None:
    info = keep(1, student="Ada")
    begun: list[ResumableRun] = []
    monkeypatch.setattr(session, "resume_run", begun.append)
    monkeypatch.setattr("mnist_desktop.ui.compare.compare_tab.prepare", lambda *_: prepared(session, info, tiny_dataset))
    session.student = "Ben"
    hold(session, info.id)
    listed(qtbot, tab, session)
    tab.table.choose([info.id])
    tab.ask_for_more = lambda parent, chosen: More(2)
    act(tab, "actionTrainOn")
    settle(qtbot, session)
    new = begun[0].checkpoint.record.info
    assert (new.name, new.student, new.config.epochs) == ("Run 1 2", "Ben", 5)
    assert new.id != info.id
    assert new.notes == "“Run 1”, trained on after epoch 3."


def test_training_on_that_comes_too_late_is_said(
    qtbot: QtBot, tab: CompareTab, session: Session, keep: Keep, monkeypatch: pytest.MonkeyPatch, tiny_dataset: Dataset
) -> None:
    info = keep(1)
    hold(session, info.id)
    monkeypatch.setattr("mnist_desktop.ui.compare.compare_tab.prepare", lambda *_: prepared(session, info, tiny_dataset))
    begun: list[ResumableRun] = []
    monkeypatch.setattr(session, "resume_run", begun.append)
    listed(qtbot, tab, session)
    tab.table.choose([info.id])
    tab.ask_for_more = lambda parent, chosen: More(2)
    with qtbot.waitSignal(session.notice) as told:
        act(tab, "actionTrainOn")
        session.run.set_state(TrainingState.RUNNING)
    assert told.args == ["“Run 1” was not trained on: another training began while it was read."]
    session.run.set_state(TrainingState.IDLE)
    tab.ask_for_more = lambda parent, chosen: More(MOST_EPOCHS)
    with qtbot.waitSignal(session.problem) as told:
        act(tab, "actionTrainOn")
    assert "at most" in told.args[0].text
    assert begun == []


def test_a_run_that_cannot_be_trained_on_says_why_before_anything_is_asked(
    qtbot: QtBot, tab: CompareTab, session: Session, keep: Keep, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mnist_desktop.training.train_on.MOST_EPOCHS", 3)
    short, full, weights_only = keep(1, history=keep(9).history[:2]), keep(2), keep(3)
    for info in (short, full):
        hold(session, info.id)
    listed(qtbot, tab, session)
    action = tab.actions_bar.train_on
    for info, reason in (
        (short, "Train on"),
        (full, "3 epochs at most"),
        (weights_only, "not on this computer"),
        (short, "Train on"),
    ):
        tab.table.choose([info.id])
        assert action.isEnabled() is (info is short)
        assert reason in action.toolTip()
        assert bool(action.whatsThis()) is (info is not short)


def test_a_failed_run_is_not_trained_on(qtbot: QtBot, tab: CompareTab, session: Session, keep: Keep) -> None:
    info = keep(1, outcome="failed")
    listed(qtbot, tab, session)
    tab.table.choose([info.id])
    assert not enabled(tab, "actionTrainOn")


def test_the_question_for_a_name_takes_none_as_well(qtbot: QtBot, marking: Marking) -> None:
    dialog = StudentDialog("Ada")
    qtbot.addWidget(dialog)
    line = dialog.findChild(QLineEdit, "studentLine")
    assert dialog.name == "Ada"
    line.setText("  ")
    assert dialog.name == ""
    line.setText("김\u202e서연 " + "x" * 200)
    assert len(dialog.name) <= 70
    assert "\u202e" not in dialog.name
    line.clear()
    marking.speak()
    assert unknown_texts(dialog, set()) == set()
    marking.fall_silent()
    assert marked_texts(dialog) == set()


def test_the_name_of_the_student_is_asked_for_by_the_menu_and_remembered(
    qtbot: QtBot, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def type_name(dialog: StudentDialog) -> QDialog.DialogCode:
        dialog.findChild(QLineEdit, "studentLine").setText("김서연")
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(StudentDialog, "exec", type_name)
    window = MainWindow(session, tmp_path / "settings.ini", None)
    qtbot.addWidget(window)
    assert session.student == ""
    window.menu.entries["actionStudent"].trigger()
    assert session.student == "김서연"
    remembered, problem = recall(tmp_path / "settings.ini")
    assert (remembered.student, problem) == ("김서연", None)


@pytest.mark.parametrize("value", ["a\\nb", "x" * 400])
def test_a_name_that_no_line_can_hold_is_not_remembered(tmp_path: Path, value: str) -> None:
    path = tmp_path / "settings.ini"
    path.write_text(f'[General]\nstudent="{value}"\n', "utf-8")
    assert recall(path)[0].student == ""


def test_captions_have_as_many_lines_for_each_image_in_short_names_too(
    qtbot: QtBot, tab: CompareTab, session: Session, keep: Keep, tiny_dataset: Dataset
) -> None:
    names = ("바지", "티셔츠/상의", "셔츠", "코트", "가방", "샌들", "운동화", "드레스", "풀오버", "앵클부츠")
    session.use_dataset(replace(tiny_dataset, class_names=names, class_names_ko=names))
    runs = [keep(1, 10), keep(2, 20)]
    listed(qtbot, tab, session)
    tab.runs.set_ticked([info.id for info in runs])
    settle(qtbot, session)
    page = tab.comparison.predictions
    assert {len(page._caption(int(index)).lines) for index in page.grid.order()} == {3}


def test_what_is_trained_has_the_name_of_the_student(qtbot: QtBot, session: Session, tiny_dataset: Dataset) -> None:
    session.use_dataset(tiny_dataset)
    session.student = "Ada"
    info = make_run(1, tiny_dataset)
    session.train_experiment(Experiment(info.spec, info.config))
    assert session.in_training is not None
    assert session.in_training.student == "Ada"
    session.stop()
    settle(qtbot, session)


def test_edit_undo_takes_back_what_was_done_to_runs_while_the_focus_is_here(
    qtbot: QtBot, tmp_path: Path, session: Session, keep: Keep
) -> None:
    info = keep(1)
    window = QMainWindow()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    undo = UndoWhereTheFocusIs(session.undo_stack, window)
    tab = CompareTab(session)
    window.setCentralWidget(tab)
    listed(qtbot, tab, session)
    tab.table.setFocus()
    tab.table.choose([info.id])
    act(tab, "actionDeleteRuns")
    settle(qtbot, session)
    assert "Run 1" in undo.undoText()
    undo.undo()
    settle(qtbot, session)
    assert session.services.has_run(info.id)


def test_enter_in_the_box_of_a_dialog_starts_what_it_asks_about(qtbot: QtBot, keep: Keep) -> None:
    for dialog in (RepeatDialog(keep(1), ()), TrainOnDialog(keep(2))):
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        with qtbot.waitSignal(dialog.accepted):
            qtbot.keyClick(dialog.findChild(QAbstractSpinBox), Qt.Key.Key_Return)
