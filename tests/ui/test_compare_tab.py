"""The Compare tab: what it lists, what it does to runs, and what it says of those that are ticked."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import numpy as np
import pytest
from PySide6.QtCore import QDate, QItemSelectionModel, QLocale, QModelIndex, QPersistentModelIndex, Qt, QThread
from PySide6.QtGui import QAction, QColor, QPalette
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QStyle,
)
from pytestqt.qtbot import QtBot

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.model.layers import Dense, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.results.agreement import Agreement
from mnist_desktop.core.runs.kept_epochs import write_weights
from mnist_desktop.core.runs.record import DamagedRun, EpochRow, RateChange, RunInfo, RunRecord
from mnist_desktop.core.runs.store import ReadOnlyError, RunStore
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.ui.compare.compare_tab import CompareTab
from mnist_desktop.ui.compare.curve_styles import MARKS, StyleNumbers, chip, color, curve_style, sign
from mnist_desktop.ui.compare.difference_table import DifferenceModel
from mnist_desktop.ui.compare.repeat_dialog import RepeatDialog
from mnist_desktop.ui.compare.run_columns import Column
from mnist_desktop.ui.compare.run_group import groups_of
from mnist_desktop.ui.compare.run_table_model import RunTableModel
from mnist_desktop.ui.session import Session, TrainingState
from mnist_desktop.ui.shared.numbers import fine_percent
from mnist_desktop.ui.shared.run_names import names_of
from mnist_desktop.ui.shared.theme_colors import LIGHT

SMALL = ModelSpec((Flatten(), Dense(10, "softmax")), "Small")
LARGE = ModelSpec((Flatten(), Dense(64), Dense(10, "softmax")), "Large")
Keep = Callable[..., RunInfo]
Fatal = QAbstractItemModelTester.FailureReportingMode.Fatal


def make_run(number: int, dataset: Dataset, **changes: object) -> RunInfo:
    """A run of the `number`-th day of January, with figures of its own."""
    rows = tuple(EpochRow(n, 1 / n, 1 - 0.5 / n, 1.1 / n, 1 - 0.6 / n + 0.001 * number, 0.001, 0.5) for n in (1, 2, 3))
    info = RunInfo(
        id=f"202601{number:02}-120000-{number:06x}", name=f"Run {number}", created=f"2026-01-{number:02}T12:00:00+00:00",
        dataset_key=dataset.key, dataset_title=dataset.title, dataset_family=dataset.family,
        dataset_fingerprint=dataset.fingerprint, spec=SMALL, config=TrainingConfig(epochs=3), history=rows, outcome="finished",
        message="", best_epoch=3, seconds=60.0 + number, parameters=7850, versions={}, test_accuracy=0.9 + 0.001 * number,
    )  # fmt: skip
    return msgspec.structs.replace(info, **changes)


def say_wrong(dataset: Dataset, count: int) -> np.ndarray:
    """Probabilities of the test images of which the first `count` are read as the class after their own."""
    labels = dataset.test_labels.astype(int)
    said = np.where(np.arange(len(labels)) < count, (labels + 1) % 10, labels)
    return np.eye(10, dtype=np.float32)[said]


@pytest.fixture
def keep(session: Session, tiny_dataset: Dataset) -> Keep:
    """Keeps a run of the given day in the store; `wrong` of its test images are read wrongly."""

    def keep(number: int, wrong: int | None = 10, **changes: object) -> RunInfo:
        info = make_run(number, tiny_dataset, **changes)
        said = None if wrong is None else say_wrong(tiny_dataset, wrong)
        session.services.store.save(RunRecord(info, (np.zeros(2, np.float32),), test_probabilities=said))
        return info

    return keep


@pytest.fixture
def tab(qtbot: QtBot, session: Session, tiny_dataset: Dataset) -> CompareTab:
    session.use_dataset(tiny_dataset)
    tab = CompareTab(session)
    qtbot.addWidget(tab)
    tab.resize(900, 760)
    tab.show()
    qtbot.waitExposed(tab)
    settle(qtbot, session)
    return tab


def settle(qtbot: QtBot, session: Session) -> None:
    """Let all that was asked for be done and shown. A busy disk may take its time to say that it has everything."""
    qtbot.waitUntil(lambda: not session.tasks._threads)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not session.tasks._threads)


def listed(qtbot: QtBot, tab: CompareTab, session: Session) -> CompareTab:
    """The tab after the list was read again."""
    session.runs_changed.emit()
    settle(qtbot, session)
    return tab


def act(tab: CompareTab, name: str) -> None:
    action = tab.findChild(QAction, name)
    assert action.isEnabled(), name
    action.trigger()


def enabled(tab: CompareTab, name: str) -> bool:
    return tab.findChild(QAction, name).isEnabled()


def names(tab: CompareTab) -> list[str]:
    return column(tab, Column.NAME)


def column(tab: CompareTab, which: Column) -> list[str]:
    return [tab.runs.index(row, which).data() for row in range(tab.runs.rowCount())]


def text(tab: CompareTab, name: str) -> str:
    return tab.findChild(QLabel, name).text()


def cell(tab: CompareTab, info: RunInfo, which: Column) -> QModelIndex:
    return tab.runs.index(tab.runs.row_of(info.id), which)


def wait_for_judgement(qtbot: QtBot, tab: CompareTab, words: str) -> None:
    qtbot.waitUntil(lambda: words in text(tab, "judgement"))


# The list


def test_every_column_says_its_part_of_a_run(qtbot, tab, session, keep):
    keep(3, notes="handed\nin", spec=LARGE, parameters=50_890, seconds=125.0, student="Ada")
    listed(qtbot, tab, session)
    texts = [tab.runs.index(0, which).data() for which in Column]
    assert texts[: Column.DATE] == [
        "Run 3", "Ada", "Tiny blocks", "Flatten, Dense 64 relu, Dense 10 softmax",
        "0", "50,890", "80.30 %", "90.30 %", "2 min 5 s",
    ]  # fmt: skip
    assert texts[Column.NOTES] == "handed in"
    assert [tab.runs.headerData(which, Qt.Orientation.Horizontal) for which in Column] == [
        "Name", "By", "Data", "Model", "Seed", "Parameters", "Best validation", "Test", "Time", "Date", "Notes",
    ]  # fmt: skip


def test_the_tip_of_a_run_says_why_it_ended_early(qtbot, tab, session, keep):
    info = keep(3, outcome="failed", message="The loss is no longer a number at step 6 of epoch 2.")
    listed(qtbot, tab, session)
    tip = cell(tab, info, Column.NAME).data(Qt.ItemDataRole.ToolTipRole)
    assert "Run 3" in tip
    assert "no longer a number at step 6 of epoch 2" in tip


def test_before_the_first_run_the_list_says_how_to_get_one(qtbot, tab, session, keep):
    assert "Press Train" in text(tab, "noRuns")
    assert not tab.table.isVisible()
    keep(1)
    listed(qtbot, tab, session)
    assert tab.table.isVisible()
    assert not tab.findChild(QLabel, "noRuns").isVisible()


def test_a_damaged_run_says_why_and_harms_no_other(qtbot, tab, session, keep):
    good, bad = keep(1), keep(2)
    path = session.services.store.folder / bad.id / "run.json"
    path.write_text("{")
    listed(qtbot, tab, session)
    assert names(tab) == ["Run 1", bad.id]
    row = tab.runs.row_of(bad.id)
    assert tab.runs.index(row, Column.MODEL).data().startswith("run.json is damaged: ")
    assert str(path) in tab.runs.index(row, Column.NAME).data(Qt.ItemDataRole.ToolTipRole)
    assert tab.runs.index(row, Column.NAME).data(Qt.ItemDataRole.CheckStateRole) is None
    assert not tab.runs.flags(tab.runs.index(row, Column.NAME)) & Qt.ItemFlag.ItemIsEditable
    tab.table.choose([bad.id])
    assert not enabled(tab, "actionOpenResults")
    assert not enabled(tab, "actionExportRuns")
    assert enabled(tab, "actionDeleteRuns")
    tab.table.choose([good.id])
    assert enabled(tab, "actionOpenResults")


def test_numbers_sort_by_size_and_unknown_ones_come_last_when_falling(qtbot, tab, session, keep):
    keep(1, parameters=9, test_accuracy=None)
    keep(2, parameters=100, test_accuracy=0.5)
    keep(3, parameters=20, test_accuracy=0.95)
    listed(qtbot, tab, session)
    tab.table.sortByColumn(Column.PARAMETERS, Qt.SortOrder.AscendingOrder)
    assert names(tab) == ["Run 1", "Run 3", "Run 2"]
    tab.table.sortByColumn(Column.TEST, Qt.SortOrder.DescendingOrder)
    assert names(tab) == ["Run 3", "Run 2", "Run 1"]
    assert column(tab, Column.TEST) == ["95.00 %", "50.00 %", "–"]


def test_the_newest_run_is_first(qtbot, tab, session, keep):
    for number in (2, 3, 1):
        keep(number)
    assert names(listed(qtbot, tab, session)) == ["Run 3", "Run 2", "Run 1"]


def test_the_filter_wants_every_word_somewhere_in_a_row(qtbot, tab, session, keep):
    keep(1, notes="the best")
    keep(2, spec=LARGE)
    keep(3, config=TrainingConfig(optimizer="sgd", seed=7))
    listed(qtbot, tab, session)
    line = tab.findChild(QLineEdit, "runFilter")
    for words, expected in (
        ("BEST run", ["Run 1"]), ("dense 64", ["Run 2"]), ("sgd seed 7", ["Run 3"]), ("softmax", ["Run 3", "Run 2", "Run 1"]),
        ("best 64", []),
    ):  # fmt: skip
        line.setText(words)
        assert names(tab) == expected
    assert text(tab, "noRuns") == "No run holds all of these words."


def test_what_is_ticked_and_chosen_stays_so_while_the_filter_hides_it(qtbot, tab, session, keep):
    first, second = keep(1), keep(2, spec=LARGE)
    listed(qtbot, tab, session)
    tab.runs.set_ticked([first.id, second.id])
    tab.table.choose([second.id])
    tab.findChild(QLineEdit, "runFilter").setText("64")
    assert tab.runs.ticked() == (first, second)
    assert [row.id for row in tab.table.chosen] == [second.id]
    settle(qtbot, session)


def test_a_list_that_is_read_again_disturbs_neither_choice_nor_typing(qtbot, tab, session, keep):
    first, second = keep(1), keep(2)
    listed(qtbot, tab, session)
    tab.table.choose([first.id])
    act(tab, "actionRenameRun")
    editor = tab.table.findChild(QLineEdit)
    editor.clear()
    qtbot.keyClicks(editor, "half typ")
    keep(3)
    session.services.store.delete(second.id)
    listed(qtbot, tab, session)
    assert names(tab) == ["Run 3", "Run 1"]
    assert tab.table.findChild(QLineEdit) is editor
    assert editor.text() == "half typ"
    assert [row.id for row in tab.table.chosen] == [first.id]


def test_many_new_runs_at_once_leave_the_chosen_one_chosen(qtbot, tab, session, tiny_dataset):
    first = make_run(1, tiny_dataset)
    tab.runs.set_runs((first,))
    tab.table.choose([first.id])
    others = tuple(msgspec.structs.replace(first, id=f"20260102-120000-{number:06x}") for number in range(100))
    tab.runs.set_runs((first, *others))
    assert [row.id for row in tab.table.chosen] == [first.id]


def test_item_models_hold_to_qts_rules(qtbot, tiny_dataset):
    runs = [make_run(number, tiny_dataset) for number in range(1, 9)]
    model = RunTableModel()
    testers = [QAbstractItemModelTester(model, Fatal)]
    for chosen in (runs[:5], runs[3:], [runs[0], *runs[4:6], DamagedRun("broken", "why")], [], runs * 1):
        model.set_runs(tuple(chosen))
        model.sort(Column.TEST, Qt.SortOrder.AscendingOrder)
        model.set_filter("run 5")
        model.set_filter("")
        model.sort(Column.DATE, Qt.SortOrder.DescendingOrder)
    kept = QPersistentModelIndex(model.index(1, 0))
    model.sort(Column.DATE, Qt.SortOrder.AscendingOrder)
    assert (kept.row(), kept.data()) == (6, "Run 7")
    model.set_runs(tuple(msgspec.structs.replace(runs[0], id=f"run {number}") for number in range(200)))
    model.tick(["run 3"], True)
    model.setData(model.index(0, Column.NOTES), "a note")
    assert model.data(QModelIndex()) is None
    differences = DifferenceModel()
    testers.append(QAbstractItemModelTester(differences, Fatal))
    for chosen in (runs[:3], [], [runs[0], msgspec.structs.replace(runs[1], spec=LARGE)]):
        differences.set_groups(groups_of(chosen, StyleNumbers(), together=False))
    assert all(tester.model() is not None for tester in testers)


def test_a_persistent_row_follows_its_run_through_sorting_and_reading(qtbot, tab, session, keep):
    infos = [keep(number) for number in (1, 2, 3)]
    listed(qtbot, tab, session)
    tab.table.choose([infos[0].id])
    tab.table.sortByColumn(Column.DATE, Qt.SortOrder.AscendingOrder)
    assert [row.id for row in tab.table.chosen] == [infos[0].id]
    keep(4)
    listed(qtbot, tab, session)
    assert [row.id for row in tab.table.chosen] == [infos[0].id]


def test_the_list_is_read_in_a_worker(qtbot, tab, session, monkeypatch):
    threads = []
    monkeypatch.setattr(session.services.store, "list", lambda: threads.append(QThread.currentThread()) or ())
    listed(qtbot, tab, session)
    assert threads
    assert tab.thread() not in threads


def test_a_text_as_long_as_a_book_is_cut_in_the_list(qtbot, tab, session, keep):
    keep(1, name="x" * 100_000, notes="y" * 100_000, dataset_title="z" * 100_000)
    listed(qtbot, tab, session)
    assert max(len(tab.runs.index(0, which).data()) for which in Column) <= 400


# Names and notes


def test_a_new_name_is_shown_at_once_kept_and_undone(qtbot, tab, session, keep):
    info = keep(1)
    listed(qtbot, tab, session)
    assert tab.runs.setData(cell(tab, info, Column.NAME), "  Renamed ")
    assert names(tab) == ["Renamed"]
    settle(qtbot, session)
    assert session.services.store.load(info.id).info.name == "Renamed"
    act(tab, "actionUndoRuns")
    settle(qtbot, session)
    assert names(tab) == ["Run 1"]
    act(tab, "actionRedoRuns")
    settle(qtbot, session)
    assert session.services.store.load(info.id).info.name == "Renamed"


def test_notes_are_typed_in_place(qtbot, tab, session, keep):
    info = keep(1)
    listed(qtbot, tab, session)
    tab.table.choose([info.id])
    act(tab, "actionAnnotateRun")
    editor = tab.table.findChild(QLineEdit)
    qtbot.keyClicks(editor, "with dropout")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    settle(qtbot, session)
    assert session.services.store.load(info.id).info.notes == "with dropout"
    assert session.opened_run is None  # Enter ended the typing; it opened nothing


def test_the_run_that_is_renamed_is_the_chosen_one_wherever_the_keyboard_stands(qtbot, tab, session, keep):
    chosen, other = keep(1), keep(2)
    listed(qtbot, tab, session)
    tab.table.choose([chosen.id])
    # As after Ctrl+click on a chosen row, which is not chosen any more and has the keyboard.
    tab.table.selectionModel().setCurrentIndex(cell(tab, other, Column.NAME), QItemSelectionModel.SelectionFlag.NoUpdate)
    act(tab, "actionRenameRun")
    editor = tab.table.findChild(QLineEdit)
    qtbot.keyClicks(editor, "A")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    settle(qtbot, session)
    assert [session.services.store.load(info.id).info.name for info in (chosen, other)] == ["A", "Run 2"]


@pytest.mark.parametrize("name", ["", "   ", "Run 1"])
def test_an_empty_or_equal_name_changes_nothing(qtbot, tab, session, keep, name):
    info = keep(1)
    listed(qtbot, tab, session)
    assert not tab.runs.setData(cell(tab, info, Column.NAME), name)
    assert not enabled(tab, "actionUndoRuns")
    assert names(tab) == ["Run 1"]


def test_quick_edits_of_one_run_are_all_kept_in_their_order(qtbot, tab, session, keep):
    info = keep(1)
    listed(qtbot, tab, session)
    for name in ("A", "B", "C"):
        tab.runs.setData(cell(tab, info, Column.NAME), name)
    tab.runs.setData(cell(tab, info, Column.NOTES), "n")
    settle(qtbot, session)
    kept = session.services.store.load(info.id).info
    assert (kept.name, kept.notes) == ("C", "n")
    assert [tab.edits.undo_stack.text(number) for number in range(4)][1:] == ["rename “A”", "rename “B”", "notes on “C”"]


def test_a_name_that_the_disk_refuses_is_told_and_taken_back(qtbot, tab, session, keep, monkeypatch):
    info = keep(1)
    listed(qtbot, tab, session)
    monkeypatch.setattr("mnist_desktop.core.runs.store.write_bytes", refuse)
    with qtbot.waitSignal(session.problem):
        tab.runs.setData(cell(tab, info, Column.NAME), "Renamed")
    settle(qtbot, session)
    assert names(tab) == ["Run 1"]
    assert not enabled(tab, "actionUndoRuns")


def refuse(*_: object) -> None:
    raise UserError("The disk is full.")


def test_what_was_typed_and_could_not_be_written_is_written_by_redo(qtbot, tab, session, keep):
    info = keep(1)
    listed(qtbot, tab, session)
    with pytest.MonkeyPatch.context() as full:
        full.setattr("mnist_desktop.core.runs.store.write_bytes", refuse)
        with qtbot.waitSignal(session.problem):
            tab.runs.setData(cell(tab, info, Column.NOTES), "a page of thoughts")
        settle(qtbot, session)
    assert tab.findChild(QAction, "actionRedoRuns").text() == "Redo: notes on “Run 1”"
    act(tab, "actionRedoRuns")
    settle(qtbot, session)
    assert session.services.store.load(info.id).info.notes == "a page of thoughts"
    assert enabled(tab, "actionUndoRuns")


def test_what_cannot_be_undone_stays_done_and_can_be_undone_later(qtbot, tab, session, keep):
    info = keep(1)
    listed(qtbot, tab, session)
    for name in ("A", "B"):
        tab.runs.setData(cell(tab, info, Column.NAME), name)
        settle(qtbot, session)
    with pytest.MonkeyPatch.context() as full:
        full.setattr("mnist_desktop.core.runs.store.write_bytes", refuse)
        with qtbot.waitSignal(session.problem):
            act(tab, "actionUndoRuns")
            act(tab, "actionUndoRuns")  # from where the first one would have ended
        settle(qtbot, session)
    assert names(tab) == ["B"]
    assert tab.edits.undo_stack.index() == 2
    for expected in ("A", "Run 1"):
        act(tab, "actionUndoRuns")
        settle(qtbot, session)
        assert names(tab) == [expected]
    for expected in ("A", "B"):
        act(tab, "actionRedoRuns")
        settle(qtbot, session)
        assert names(tab) == [expected]


def test_an_undo_that_fails_after_a_later_change_took_its_place_is_told_and_holds_nothing_up(
    qtbot, tab, session, keep, monkeypatch
):
    first, second = keep(1), keep(2)
    listed(qtbot, tab, session)
    tab.edits.rename(first, "A")
    settle(qtbot, session)
    change, gate, told = session.services.store.change, threading.Event(), []
    session.problem.connect(told.append)

    def change_unless_full(run_id: str, **words: str) -> None:
        gate.wait()
        if words.get("name") == "Run 1":
            raise UserError("The disk is full.")
        change(run_id, **words)

    monkeypatch.setattr(session.services.store, "change", change_unless_full)
    tab.edits.rename(second, "B")
    act(tab, "actionUndoRuns")  # of what is done already; it waits for the second name, which then takes its place
    tab.edits.annotate(second, "n")
    gate.set()
    qtbot.waitUntil(lambda: not tab.edits._waiting and tab.edits._current is None)
    settle(qtbot, session)
    assert [problem.text for problem in told] == ["The disk is full."]
    assert {run.name for run in session.services.store.list()} == {"A", "B"}
    assert session.services.store.load(second.id).info.notes == "n"
    stack = tab.edits.undo_stack
    assert [stack.text(number) for number in range(stack.index())] == ["rename “Run 2”", "notes on “Run 2”"]


# Deleting


def test_deleted_runs_come_back_by_undo(qtbot, tab, session, keep):
    infos = [keep(number) for number in (1, 2, 3)]
    listed(qtbot, tab, session)
    tab.table.choose([infos[0].id, infos[2].id])
    act(tab, "actionDeleteRuns")
    settle(qtbot, session)
    assert names(tab) == ["Run 2"]
    assert tab.findChild(QAction, "actionUndoRuns").text() == "Undo: delete 2 runs"
    act(tab, "actionUndoRuns")
    settle(qtbot, session)
    assert names(tab) == ["Run 3", "Run 2", "Run 1"]
    act(tab, "actionRedoRuns")
    settle(qtbot, session)
    assert names(tab) == ["Run 2"]


def test_what_is_undone_and_done_again_is_said(qtbot, tab, session, keep):
    info, said = keep(1), []
    listed(qtbot, tab, session)
    session.notice.connect(said.append)
    tab.table.choose([info.id])
    for action in ("actionDeleteRuns", "actionUndoRuns", "actionRedoRuns"):
        act(tab, action)
        settle(qtbot, session)
    assert said == ["Deleted “Run 1”. Undo brings it back.", "Undone: delete “Run 1”.", "Done again: delete “Run 1”."]


def test_a_deleted_run_that_was_ticked_is_ticked_again_when_it_is_back(qtbot, tab, session, keep):
    info = keep(1)
    listed(qtbot, tab, session)
    tab.runs.set_ticked([info.id])
    tab.table.choose([info.id])
    act(tab, "actionDeleteRuns")
    settle(qtbot, session)
    assert tab.runs.ticked() == ()
    act(tab, "actionUndoRuns")
    settle(qtbot, session)
    assert tab.runs.ticked() == (info,)


def test_runs_are_deleted_all_together_or_not_at_all(qtbot, tab, session, keep):
    first, second = keep(1), keep(2)
    listed(qtbot, tab, session)
    tab.table.choose([first.id, second.id])
    (session.services.store.folder / first.id).rename(session.services.store.folder / "elsewhere")
    with qtbot.waitSignal(session.problem):
        act(tab, "actionDeleteRuns")
    settle(qtbot, session)
    assert set(names(tab)) == {"Run 1", "Run 2"}


def test_deleted_runs_that_cannot_come_back_yet_stay_in_the_trash_and_can_later(qtbot, tab, session, keep, monkeypatch):
    infos = [keep(number) for number in (1, 2)]
    listed(qtbot, tab, session)
    tab.table.choose([info.id for info in infos])
    act(tab, "actionDeleteRuns")
    settle(qtbot, session)
    with pytest.MonkeyPatch.context() as closed:
        closed.setattr(session.services.store, "restore", refuse)
        with qtbot.waitSignal(session.problem):
            act(tab, "actionUndoRuns")
        settle(qtbot, session)
    assert names(tab) == []
    act(tab, "actionUndoRuns")
    settle(qtbot, session)
    assert names(tab) == ["Run 2", "Run 1"]


def test_a_deletion_that_went_half_way_and_not_back_can_be_undone(qtbot, tab, session, keep):
    first, second = keep(1), keep(2)
    listed(qtbot, tab, session)
    tab.table.choose([first.id, second.id])
    store = session.services.store
    (store.folder / first.id).rename(store.folder / ".elsewhere")
    with pytest.MonkeyPatch.context() as closed:
        closed.setattr(store, "restore", refuse)
        with qtbot.waitSignal(session.problem):
            act(tab, "actionDeleteRuns")
        settle(qtbot, session)
    assert names(tab) == []
    act(tab, "actionUndoRuns")
    settle(qtbot, session)
    assert names(tab) == ["Run 2"]


def test_undo_in_the_list_leaves_the_model_alone(qtbot, tab, session, keep):
    info = keep(1)
    listed(qtbot, tab, session)
    session.edit(Sentence("change the model"), spec=LARGE)
    tab.table.choose([info.id])
    tab.table.setFocus()
    qtbot.keyClick(tab.table, Qt.Key.Key_Delete)
    settle(qtbot, session)
    qtbot.keyClick(tab.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, session)
    assert names(tab) == ["Run 1"]
    assert session.experiment.spec == LARGE


# Using a run


def test_a_run_is_taken_over_as_a_new_model_by_one_undoable_edit(qtbot, tab, session, keep):
    info = keep(1, spec=LARGE, config=TrainingConfig(epochs=7, seed=3))
    listed(qtbot, tab, session)
    before = session.experiment
    tab.table.choose([info.id])
    act(tab, "actionDuplicateRun")
    assert session.experiment == Experiment(info.spec, info.config)
    session.undo_stack.undo()
    assert session.experiment == before


@pytest.mark.parametrize("way", ["action", "enter", "double click"])
def test_a_run_is_opened_in_results(qtbot, tab, session, keep, way):
    info = keep(1)
    listed(qtbot, tab, session)
    tab.table.choose([info.id])
    with qtbot.waitSignals([session.run_opened, tab.results_wanted]):
        if way == "action":
            act(tab, "actionOpenResults")
        elif way == "enter":
            qtbot.keyClick(tab.table, Qt.Key.Key_Return)
        else:
            tab.table.doubleClicked.emit(cell(tab, info, Column.TEST))
    assert session.opened_run.record.info.id == info.id


# Zips


def test_a_run_travels_in_a_zip_and_is_chosen_where_it_arrives(qtbot, tab, session, keep, tmp_path):
    info = keep(1)
    listed(qtbot, tab, session)
    tab.table.choose([info.id])
    proposed = []
    tab.ask_save = lambda _parent, _folder, name: proposed.append(name) or tmp_path / "run.zip"
    act(tab, "actionExportRuns")
    settle(qtbot, session)
    assert proposed == ["Run 1"]
    tab.ask_open = lambda _parent, _folder: (tmp_path / "run.zip",)
    act(tab, "actionImportRuns")
    settle(qtbot, session)
    assert names(tab) == ["Run 1", "Run 1"]
    (chosen,) = tab.table.chosen
    assert chosen.id != info.id


@pytest.mark.parametrize(("answer", "taken"), [(True, [True]), (False, [False]), (None, [])])
def test_before_a_run_with_epochs_goes_into_a_zip_the_user_is_asked_about_them(
    qtbot, tab, session, keep, tmp_path, answer, taken, monkeypatch
):
    info = keep(1)
    store = session.services.store
    write_weights(store.snapshots.place_of(info.id), info, 1, store.load(info.id).weights)
    listed(qtbot, tab, session)
    tab.table.choose([info.id])
    tab.ask_save = lambda *_: tmp_path / "run.zip"
    tab.ask_for_epochs = lambda _parent, size: answer if size > 0 else "not asked"
    done = []
    monkeypatch.setattr(tab.edits, "export", lambda _ids, _path, with_epochs: done.append(with_epochs))
    act(tab, "actionExportRuns")
    assert done == taken


def test_a_zip_that_holds_no_run_is_told(qtbot, tab, session, tmp_path):
    (tmp_path / "bad.zip").write_bytes(b"not a zip")
    tab.ask_open = lambda _parent, _folder: (tmp_path / "bad.zip",)
    with qtbot.waitSignal(session.problem) as told:
        act(tab, "actionImportRuns")
    assert str(tmp_path / "bad.zip") in told.args[0].text
    settle(qtbot, session)


def test_nothing_is_saved_or_opened_when_the_user_thinks_better_of_it(qtbot, tab, session, keep, tmp_path):
    info = keep(1)
    listed(qtbot, tab, session)
    tab.table.choose([info.id])
    tab.ask_save = lambda *_: None
    tab.ask_open = lambda *_: ()
    act(tab, "actionExportRuns")
    act(tab, "actionImportRuns")
    assert not session.tasks._threads


# Two windows


@pytest.fixture
def first_window(session: Session) -> Iterator[RunStore]:
    """Another window that came first."""
    store = RunStore(session.services.store.folder)
    store.claim()
    yield store
    store.close()


def test_a_second_window_says_that_it_only_reads_and_offers_no_change(qtbot, first_window, keep, session, tab):
    info = make_run(1, session.dataset)
    first_window.save(RunRecord(info, ()))
    listed(qtbot, tab, session)
    tab.table.choose([info.id])
    assert "in use by another window" in text(tab, "readOnlyNote")
    assert tab.findChild(QLabel, "readOnlyNote").isVisible()
    for name in ("actionRenameRun", "actionAnnotateRun", "actionDeleteRuns", "actionImportRuns", "actionRepeatRun"):
        assert not enabled(tab, name), name
    for name in ("actionOpenResults", "actionDuplicateRun", "actionExportRuns"):
        assert enabled(tab, name), name
    assert not tab.runs.flags(cell(tab, info, Column.NAME)) & Qt.ItemFlag.ItemIsEditable


def test_a_second_window_is_told_once_before_anything_is_trained(qtbot, first_window, session):
    told = []
    session.warning.connect(lambda error: told.append(error.text))
    tab = CompareTab(session)
    qtbot.addWidget(tab)
    with qtbot.assertNotEmitted(session.problem):  # which would end a series, or the wait for a first network
        for _ in range(2):
            listed(qtbot, tab, session)
    assert len(told) == 1
    assert "no new run is kept" in told[0]


def test_the_second_window_may_change_runs_once_the_first_is_closed(qtbot, first_window, session, tab):
    first_window.close()
    act(tab, "actionRefreshRuns")
    settle(qtbot, session)
    assert not tab.findChild(QLabel, "readOnlyNote").isVisible()
    assert enabled(tab, "actionImportRuns")


# Runs over one another


def curves(tab: CompareTab) -> int:
    return len(tab.comparison.curves.accuracy_plot._curves)


def test_without_a_tick_the_tab_says_what_ticks_are_for(qtbot, tab, session, keep):
    info = keep(1)
    listed(qtbot, tab, session)
    assert not tab.comparison.pages.isVisible()
    tab.runs.setData(cell(tab, info, Column.NAME), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    assert tab.comparison.pages.isVisible()
    act(tab, "actionUntickRuns")
    assert not tab.comparison.pages.isVisible()


def test_space_ticks_all_chosen_runs_and_unticks_them_again(qtbot, tab, session, keep):
    infos = [keep(1), keep(2, spec=LARGE)]
    listed(qtbot, tab, session)
    tab.runs.tick([infos[0].id], True)
    tab.table.choose([info.id for info in infos])
    qtbot.keyClick(tab.table, Qt.Key.Key_Space)
    assert tab.runs.ticked() == tuple(infos)
    qtbot.keyClick(tab.table, Qt.Key.Key_Space)
    assert tab.runs.ticked() == ()
    settle(qtbot, session)


def test_each_run_has_a_dashed_training_and_a_solid_validation_curve_in_its_color(qtbot, tab, session, keep):
    infos = [keep(1), keep(2, spec=LARGE)]
    listed(qtbot, tab, session)
    tab.runs.set_ticked([info.id for info in infos])
    pens = [curve._line.opts["pen"] for curve in tab.comparison.curves.accuracy_plot._curves]
    assert [pen.style() for pen in pens] == [Qt.PenStyle.DashLine, Qt.PenStyle.SolidLine] * 2
    assert [pen.color().name() for pen in pens] == [LIGHT.series[0]] * 2 + [LIGHT.series[1]] * 2
    drawn = tab.comparison.curves.accuracy_plot._curves[1]._line.getData()[1]
    np.testing.assert_allclose(drawn, [row.val_accuracy for row in infos[0].history])
    assert "Run 1" in text(tab, "compareLegend")
    assert LIGHT.series[1] in text(tab, "compareLegend")
    settle(qtbot, session)


def test_changes_of_the_rate_are_marked_in_the_color_of_their_run(qtbot, tab, session, keep):
    changes = (RateChange(2, 4, 0.01),)
    infos = [keep(1), keep(2, spec=LARGE, steps_per_epoch=8, rate_changes=changes)]
    listed(qtbot, tab, session)
    tab.runs.set_ticked([info.id for info in infos])
    for plot in (tab.comparison.curves.loss_plot, tab.comparison.curves.accuracy_plot):
        (line,) = plot.marks._lines
        assert line.value() == 1.5
        assert line.pen.color().name() == LIGHT.series[1]
        assert line.label.textItem.toPlainText() == "rate 0.01"
    tab.runs.set_ticked([infos[0].id])
    assert tab.comparison.curves.loss_plot.marks._lines == []
    settle(qtbot, session)


def test_a_run_keeps_its_color_when_another_is_unticked():
    styles = StyleNumbers()
    assert styles.assign(["a", "b", "c"]) == {"a": 0, "b": 1, "c": 2}
    assert styles.assign(["b", "c"]) == {"b": 1, "c": 2}
    assert styles.assign(["c", "d", "b"]) == {"c": 2, "d": 0, "b": 1}


def test_more_runs_than_colors_are_told_apart_by_marks():
    styles = [curve_style(style, Qt.PenStyle.SolidLine, single=False) for style in range(8 * len(MARKS))]
    assert len({(each.color(LIGHT), each.mark) for each in styles}) == len(styles)


def test_the_sign_of_a_run_in_lists_and_legend_is_its_own_for_many_runs(qapp):
    signs = {(color(style), sign(style)) for style in range(64)}
    assert len(signs) == 64
    assert len({chip(style).cacheKey() for style in range(64)}) == 64
    assert chip(9).pixmap(14).toImage() != chip(1).pixmap(14).toImage()  # of one color


def test_the_two_curves_of_a_single_epoch_are_marks_that_differ():
    marks = [curve_style(0, line, single=True).mark for line in (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine)]
    assert all(marks)
    assert marks[0] != marks[1]


def seeds(keep: Keep, numbers: tuple[int, ...], spec: ModelSpec = SMALL, **changes: object) -> list[RunInfo]:
    configs = {number: TrainingConfig(epochs=3, seed=number) for number in numbers}
    return [keep(number, spec=spec, name="Repeated", config=config, **changes) for number, config in configs.items()]


def test_repeats_of_a_run_become_their_mean_in_a_band(qtbot, tab, session, keep):
    infos = seeds(keep, (1, 2, 3))
    listed(qtbot, tab, session)
    tab.runs.set_ticked([info.id for info in infos])
    training, band, validation = tab.comparison.curves.accuracy_plot._curves
    assert training._line.opts["pen"].style() == Qt.PenStyle.DashLine
    np.testing.assert_allclose(validation._line.getData()[1], [row.val_accuracy for row in infos[1].history])
    low, high = (end.getData()[1] for end in band._ends)
    np.testing.assert_allclose(high - low, 0.002)
    assert "3 seeds: test 90.20 % on average, 90.10 % to 90.30 %" in text(tab, "compareLegend")
    assert "smallest to largest" in text(tab, "compareReadOut")
    tab.findChild(QCheckBox, "meanOfRepeatsBox").setChecked(False)
    assert curves(tab) == 6
    assert "Repeated, seed 2" in text(tab, "compareLegend")
    settle(qtbot, session)


def test_all_seeds_of_a_run_are_ticked_by_one_action(qtbot, tab, session, keep):
    infos = seeds(keep, (1, 2, 3))
    keep(4, spec=LARGE)
    listed(qtbot, tab, session)
    tab.table.choose([infos[1].id])
    act(tab, "actionTickRepeats")
    assert {info.id for info in tab.runs.ticked()} == {info.id for info in infos}
    settle(qtbot, session)


def test_an_epoch_is_read_out_by_the_arrow_keys(qtbot, tab, session, keep):
    infos = [keep(1), keep(2, spec=LARGE)]
    listed(qtbot, tab, session)
    tab.runs.set_ticked([info.id for info in infos])
    view = tab.comparison.curves
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert "after epoch 3" in text(tab, "compareReadOut")
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert "after epoch 2" in text(tab, "compareReadOut")
    assert fine_percent(infos[0].history[1].val_accuracy) in text(tab, "compareReadOut")
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert "Point at an epoch" in text(tab, "compareReadOut")
    settle(qtbot, session)


def test_the_loss_can_be_logarithmic_and_the_accuracy_whole(qtbot, tab, session, keep):
    info = keep(1)
    listed(qtbot, tab, session)
    tab.runs.set_ticked([info.id])
    tab.findChild(QCheckBox, "compareLogLossBox").setChecked(True)
    drawn = tab.comparison.curves.loss_plot._curves[1]._line.getData()[1]
    np.testing.assert_allclose(drawn, np.log10([row.val_loss for row in info.history]))
    tab.findChild(QCheckBox, "compareZoomAccuracyBox").setChecked(False)
    assert tab.comparison.curves.accuracy_plot.home.top() == 0
    assert tab.comparison.curves.accuracy_plot.home.bottom() > 1


def test_a_run_without_validation_or_without_an_epoch_is_drawn_as_far_as_it_goes(qtbot, tab, session, keep):
    rows = tuple(EpochRow(n, 1 / n, 0.5, None, None, 0.001, 0.5) for n in (1, 2))
    infos = [keep(1, history=rows), keep(2, history=(), spec=LARGE)]
    listed(qtbot, tab, session)
    tab.runs.set_ticked([info.id for info in infos])
    qtbot.keyClick(tab.comparison.curves, Qt.Key.Key_Left)
    assert "–" in text(tab, "compareReadOut")
    tab.grab()
    settle(qtbot, session)


def told(dataset: Dataset, *changes: dict[str, object]) -> list[str]:
    return list(names_of([make_run(number, dataset, name="Same", **each) for number, each in enumerate(changes, 1)]).values())


def test_runs_of_one_name_are_told_apart_by_what_they_differ_in(tiny_dataset):
    rates = [{"config": TrainingConfig(learning_rate=rate)} for rate in (0.1, 0.01)]
    assert told(tiny_dataset, *rates) == ["Same, learning rate 0.1", "Same, learning rate 0.01"]
    numbers = [{"config": TrainingConfig(seed=seed)} for seed in (1, 2)]
    assert told(tiny_dataset, *numbers) == ["Same, seed 1", "Same, seed 2"]
    assert told(tiny_dataset, {}, {"spec": LARGE}) == ["Same, layer 2 –", "Same, layer 2 Dense 64 relu"]
    both = [{"config": TrainingConfig(learning_rate=rate, seed=seed)} for rate in (0.1, 0.01) for seed in (1, 2)]
    assert told(tiny_dataset, *both)[1] == "Same, learning rate 0.1, seed 2"


def test_equal_runs_of_one_name_are_told_apart_by_the_second_of_their_start(tiny_dataset):
    first, second = told(tiny_dataset, {}, {})
    assert first != second
    assert first.startswith(f"Same, {QLocale().toString(QDate(2026, 1, 1), 'd MMM')} "), "in the user's language"
    assert first.count(":") == 2


def test_a_run_without_a_name_is_called_by_its_id(tiny_dataset):
    assert list(names_of([make_run(1, tiny_dataset, name=" ")]).values()) == ["20260101-120000-000001"]


def test_groups_of_one_name_are_told_apart_without_their_seeds(tiny_dataset):
    configs = [TrainingConfig(learning_rate=rate, seed=seed) for rate in (0.1, 0.01) for seed in (3, 4)]
    runs = [make_run(number, tiny_dataset, name="Same", config=config) for number, config in enumerate(configs, 1)]
    groups = groups_of(runs, StyleNumbers(), together=True)
    assert [group.name for group in groups] == ["Same, learning rate 0.1", "Same, learning rate 0.01"]


# In what they differ


def test_only_what_differs_is_listed_side_by_side(qtbot, tab, session, keep):
    infos = [keep(1), keep(2, spec=LARGE, parameters=50_890, config=TrainingConfig(epochs=9))]
    listed(qtbot, tab, session)
    tab.runs.set_ticked([info.id for info in infos])
    model = tab.comparison.differences.differences
    rows = {
        model.headerData(row, Qt.Orientation.Vertical): [model.index(row, at).data() for at in range(model.columnCount())]
        for row in range(model.rowCount())
    }
    assert rows == {"Layer 2": ["–", "Dense 64 relu"], "Parameters": ["7,850", "50,890"], "Epochs": ["3", "9"]}
    assert [model.headerData(at, Qt.Orientation.Horizontal) for at in (0, 1)] == ["Run 1", "Run 2"]
    settle(qtbot, session)


def test_equal_runs_are_said_to_be_equal(qtbot, tab, session, keep):
    infos = [keep(1), keep(2)]
    listed(qtbot, tab, session)
    tab.findChild(QCheckBox, "meanOfRepeatsBox").setChecked(False)
    tab.runs.set_ticked([info.id for info in infos])
    assert text(tab, "noDifference") == "These runs have the same layers, settings and data."
    tab.runs.set_ticked([infos[0].id])
    assert text(tab, "noDifference").startswith("Tick a second run")
    settle(qtbot, session)


# What they read otherwise


@pytest.fixture
def pair(qtbot: QtBot, tab: CompareTab, session: Session, keep: Keep) -> CompareTab:
    """Two ticked runs: the second reads the first forty images wrong, the first only ten of them."""
    infos = [keep(1, wrong=10), keep(2, wrong=40, spec=LARGE)]
    listed(qtbot, tab, session)
    tab.runs.set_ticked([info.id for info in infos])
    settle(qtbot, session)
    return tab


def grid(tab: CompareTab) -> list[int]:
    return tab.comparison.predictions.grid.order().tolist()


def test_the_images_that_one_reads_right_and_the_other_wrong_are_shown(pair):
    assert grid(pair) == list(range(10, 40))
    chooser = pair.findChild(QComboBox, "agreementChooser")
    assert [chooser.itemText(number) for number in range(4)] == [
        "Read otherwise: 30", "Run 1 right, Run 2 wrong: 30", "Run 2 right, Run 1 wrong: 0", "Both wrong: 10",
    ]  # fmt: skip
    chooser.setCurrentIndex(chooser.findData(Agreement.BOTH_WRONG))
    assert grid(pair) == list(range(10))


def test_captions_say_the_class_and_what_each_reads(pair, tiny_dataset):
    label = int(tiny_dataset.test_labels[12])
    caption = pair.comparison.predictions._caption(12)
    assert caption.lines == (f"{label} → {label} | {(label + 1) % 10}",)
    assert caption.words == f"True class {label}; Run 1 reads {label}, Run 2 reads {(label + 1) % 10}"


def test_a_cell_of_the_difference_shows_its_images_and_escape_shows_all(qtbot, pair, tiny_dataset):
    matrix = pair.comparison.predictions.matrix
    pair.comparison.pages.setCurrentWidget(pair.comparison.predictions)
    qtbot.mouseClick(matrix, Qt.MouseButton.LeftButton, pos=matrix.cell_rect(3, 4).center().toPoint())
    assert matrix.chosen == (3, 4)
    assert grid(pair) == [index for index in range(10, 40) if tiny_dataset.test_labels[index] == 3]
    assert matrix.describe((3, 4)) == "Run 2 reads 3 more images of 3 as 4 than Run 1."
    assert matrix.describe((3, 3)) == "Run 1 reads 3 more images of 3 right than Run 2."
    assert matrix.describe((3, 7)) == "Both read equally many images of 3 as 7."
    qtbot.keyClick(matrix, Qt.Key.Key_Escape)
    assert matrix.chosen is None
    assert len(grid(pair)) == 30


def test_a_cell_takes_the_color_of_the_run_that_has_more_images_there(pair):
    content = pair.comparison.predictions.matrix._content
    assert (content.text((3, 3)), content.text((3, 4)), content.text((3, 7))) == ("−3", "+3", "·")
    palette = QPalette()
    first, second, none = (content.shade(cell, palette)[0] for cell in ((3, 3), (3, 4), (3, 7)))
    assert first.blue() > first.red()  # the first run's series is blue, the second's is orange
    assert second.red() > second.blue()
    assert none.name() == LIGHT.heat_low


def test_another_pair_is_compared_when_it_is_chosen(qtbot, pair, session, keep):
    third = keep(3, wrong=0, config=TrainingConfig(epochs=4))
    listed(qtbot, pair, session)
    pair.runs.tick([third.id], True)
    settle(qtbot, session)
    box = pair.findChild(QComboBox, "secondRunBox")
    assert box.currentText() == "Run 2"
    box.setCurrentIndex(box.findText("Run 3"))
    settle(qtbot, session)
    assert grid(pair) == list(range(10))


def test_the_pair_is_of_two_groups_as_soon_as_there_are_two_unless_the_user_chose_it(qtbot, tab, session, keep):
    infos = [*seeds(keep, (1, 2)), keep(9, spec=LARGE)]
    listed(qtbot, tab, session)
    first, second = (tab.findChild(QComboBox, name) for name in ("firstRunBox", "secondRunBox"))
    tab.runs.set_ticked([info.id for info in infos[:2]])
    assert (first.currentText(), second.currentText()) == ("Repeated, seed 1", "Repeated, seed 2")
    tab.runs.tick([infos[2].id], True)
    assert (first.currentText(), second.currentText()) == ("Repeated, seed 1", "Run 9")
    second.setCurrentIndex(1)
    tab.runs.tick([infos[2].id], False)
    tab.runs.tick([infos[2].id], True)
    assert second.currentText() == "Repeated, seed 2"
    settle(qtbot, session)


def test_a_third_tick_leaves_the_pair_and_its_images_alone(qtbot, pair, session, keep, monkeypatch):
    third = keep(3, wrong=0, config=TrainingConfig(epochs=4))
    listed(qtbot, pair, session)
    monkeypatch.setattr(session.services.store, "load_predictions", None)
    pair.runs.tick([third.id], True)
    assert grid(pair) == list(range(10, 40))
    settle(qtbot, session)


def test_a_run_is_not_compared_with_itself(qtbot, pair, session):
    pair.findChild(QComboBox, "secondRunBox").setCurrentIndex(0)
    settle(qtbot, session)
    assert "Tick a second run" in text(pair, "noPredictions")
    assert text(pair, "judgement") == ""


def test_a_later_pair_overtakes_an_earlier_one(qtbot, pair, session, monkeypatch):
    gate = threading.Event()
    load = session.services.store.load_predictions
    monkeypatch.setattr(session.services.store, "load_predictions", lambda run_id: gate.wait(60) and load(run_id))
    first, second = (pair.findChild(QComboBox, name) for name in ("firstRunBox", "secondRunBox"))
    first.setCurrentIndex(1)
    first.setCurrentIndex(0)
    second.setCurrentIndex(0)
    gate.set()
    settle(qtbot, session)
    assert "Tick a second run" in text(pair, "noPredictions")


def test_a_run_without_kept_predictions_is_asked_for_them(qtbot, tab, session, keep):
    infos = [keep(1, wrong=0), keep(2, wrong=None, spec=LARGE)]
    listed(qtbot, tab, session)
    tab.runs.set_ticked([info.id for info in infos])
    settle(qtbot, session)
    said = session.services.open_run(session.services.load_run(infos[1].id), session.dataset).evaluation
    assert 0 < said.wrong_count == len(grid(tab))


def test_predictions_of_another_number_of_images_are_said_to_be_so(qtbot, tab, session, keep):
    infos = [keep(1), keep(2, wrong=None, spec=LARGE)]
    np.save(session.services.store.folder / infos[1].id / "test_probabilities.npy", np.zeros((7, 10), np.float32))
    listed(qtbot, tab, session)
    tab.runs.set_ticked([info.id for info in infos])
    settle(qtbot, session)
    assert text(tab, "noPredictions").startswith("Run 2 has predictions for 7 images; Tiny blocks has 100 test images.")


def test_runs_on_different_data_are_not_held_against_each_other(qtbot, tab, session, keep):
    infos = [keep(1), keep(2, dataset_fingerprint="1" * 64)]
    listed(qtbot, tab, session)
    tab.runs.set_ticked([info.id for info in infos])
    settle(qtbot, session)
    assert text(tab, "noPredictions") == "Run 1 and Run 2 were tested on different images."
    assert "cannot be held against each other" in text(tab, "judgement")


def test_data_that_are_not_in_use_are_loaded_to_compare(qtbot, session, keep, tiny_dataset):
    infos = [keep(1, wrong=0), keep(2, wrong=5, spec=LARGE)]
    tab = CompareTab(session)
    qtbot.addWidget(tab)
    settle(qtbot, session)
    tab.runs.set_ticked([info.id for info in infos])
    settle(qtbot, session)
    assert session.dataset is None
    assert grid(tab) == list(range(5))


def test_data_that_have_changed_since_are_said_to_have(qtbot, tab, session, keep):
    infos = [keep(1, dataset_fingerprint="1" * 64), keep(2, dataset_fingerprint="1" * 64, spec=LARGE)]
    listed(qtbot, tab, session)
    tab.runs.set_ticked([info.id for info in infos])
    settle(qtbot, session)
    assert text(tab, "noPredictions") == "Tiny blocks holds other images now than those on which these runs were tested."


# Which is better


def test_two_single_runs_are_judged_by_the_images_that_one_alone_reads_right(pair):
    assert text(pair, "judgement").startswith("“Run 1” reads 30 of the 100 test images right that “Run 2” reads wrong")
    assert "McNemar" in text(pair, "judgement")
    assert "not even 1,000 seeds of each" in text(pair, "seedsNeeded")


def test_two_groups_of_seeds_are_judged_by_their_means(qtbot, tab, session, keep):
    infos = [*seeds(keep, (1, 2, 3)), *(keep(number, spec=LARGE, name="Large", test_accuracy=0.95 + 0.001 * number,
             config=TrainingConfig(epochs=3, seed=number)) for number in (11, 12, 13))]  # fmt: skip
    listed(qtbot, tab, session)
    tab.runs.set_ticked([info.id for info in infos])
    settle(qtbot, session)
    assert text(tab, "judgement").startswith("More than noise: over 3 and 3 seeds, “Large” is better than “Repeated” by 6.00")
    assert tab.findChild(QLabel, "seedsNeeded").isHidden()


def test_too_few_seeds_are_called_too_few_and_the_two_networks_are_judged_instead(qtbot, tab, session, keep):
    infos = [*seeds(keep, (1, 2)), keep(9, spec=LARGE, wrong=10)]
    listed(qtbot, tab, session)
    tab.runs.set_ticked([info.id for info in infos])
    wait_for_judgement(qtbot, tab, "very same")
    assert text(tab, "judgement").startswith("Too few runs to say: 2 of “Repeated” and 1 of “Run 9”.")
    settle(qtbot, session)


def test_one_seed_trained_again_and_again_proves_nothing(qtbot, tab, session, keep):
    config = TrainingConfig(epochs=3, seed=7)
    infos = [keep(day, spec=SMALL, name="Small", config=config) for day in (1, 2, 3)]
    infos += [keep(day, spec=LARGE, name="Large", config=config) for day in (11, 12, 13)]
    listed(qtbot, tab, session)
    tab.runs.set_ticked([info.id for info in infos])
    wait_for_judgement(qtbot, tab, "very same")
    assert "seeds" not in text(tab, "judgement")
    assert "seeds" not in text(tab, "compareLegend")
    settle(qtbot, session)


# Several seeds


def start_series(tab: CompareTab, info: RunInfo, count: int) -> None:
    def answer(_parent: object, info: RunInfo, others: tuple[RunInfo, ...]) -> tuple[int, ...]:
        dialog = RepeatDialog(info, others)
        dialog.findChild(QSpinBox, "seedCountBox").setValue(count)
        return dialog.seeds

    tab.ask_seeds = answer
    tab.table.choose([info.id])
    act(tab, "actionRepeatRun")


def kept_seeds(session: Session) -> list[int]:
    return sorted(run.config.seed for run in session.services.store.list())


def test_a_run_is_repeated_with_the_seeds_that_are_missing_and_all_are_ticked(qtbot, tab, session, keep):
    info = keep(1, config=TrainingConfig(epochs=3, seed=4))
    keep(2, config=TrainingConfig(epochs=3, seed=5))
    listed(qtbot, tab, session)
    progress = []
    tab.repeats.progressed.connect(lambda number, count: progress.append((number, count)))
    with qtbot.waitSignal(tab.repeats.ended):
        start_series(tab, info, 4)
    settle(qtbot, session)
    assert kept_seeds(session) == [4, 5, 6, 7]
    assert progress == [(1, 2), (2, 2)]
    assert {run.config.seed for run in tab.runs.ticked()} == {4, 6, 7}
    assert "3 seeds" in text(tab, "compareLegend")
    assert session.experiment.config.seed == 0  # what is under edit stays as it is
    assert not tab.findChild(QPushButton, "stopSeriesButton").isVisible()


def test_repeats_change_the_learning_rate_where_the_run_did(qtbot, tab, session, keep):
    changes = (RateChange(2, 1, 0.01),)
    info = keep(1, config=TrainingConfig(epochs=3, seed=4), steps_per_epoch=2, rate_changes=changes)
    listed(qtbot, tab, session)
    with qtbot.waitSignal(tab.repeats.ended):
        start_series(tab, info, 2)
    settle(qtbot, session)
    assert [run.rate_changes for run in session.services.store.list()] == [changes, changes]


def test_a_stopped_run_ends_the_series(qtbot, tab, session, keep):
    info = keep(1)
    listed(qtbot, tab, session)

    def stop_when_running(state: TrainingState) -> None:
        if state is TrainingState.RUNNING:
            session.stop()

    session.training_state_changed.connect(stop_when_running)
    with qtbot.waitSignal(tab.repeats.ended):
        start_series(tab, info, 5)
    settle(qtbot, session)
    assert len(kept_seeds(session)) <= 2
    assert tab.repeats.info is None
    assert session.run.state is TrainingState.IDLE


def test_the_button_stops_the_series(qtbot, tab, session, keep):
    info = keep(1)
    listed(qtbot, tab, session)
    with qtbot.waitSignal(tab.repeats.ended):
        start_series(tab, info, 5)
        assert text(tab, "seriesNote") == "Repeating “Run 1” with other seeds: run 1 of 4."
        assert not enabled(tab, "actionRepeatRun")
        qtbot.mouseClick(tab.findChild(QPushButton, "stopSeriesButton"), Qt.MouseButton.LeftButton)
    settle(qtbot, session)
    assert len(kept_seeds(session)) <= 2


def test_the_series_loads_the_data_of_its_run_first(qtbot, tab, session, keep, tiny_dataset):
    info = keep(1)
    listed(qtbot, tab, session)
    other = Dataset(**{name: getattr(tiny_dataset, name) for name in tiny_dataset.__dataclass_fields__}
                    | {"key": "other", "fingerprint": "1" * 64})  # fmt: skip
    session.use_dataset(other)
    with qtbot.waitSignal(tab.repeats.ended):
        start_series(tab, info, 2)
    settle(qtbot, session)
    assert session.dataset is tiny_dataset
    assert kept_seeds(session) == [0, 1]


@pytest.mark.parametrize("changes", [{"dataset_key": "gone"}, {"dataset_fingerprint": "1" * 64}])
def test_a_run_whose_data_are_gone_cannot_be_repeated_and_says_so(qtbot, tab, session, keep, changes):
    info = keep(1, **{"dataset_fingerprint": "2" * 64} | changes)
    listed(qtbot, tab, session)
    with qtbot.waitSignals([session.problem, tab.repeats.ended]):
        start_series(tab, info, 2)
    settle(qtbot, session)
    assert len(session.services.store.list()) == 1


def test_a_problem_ends_the_series(qtbot, tab, session, keep):
    info = keep(1)
    listed(qtbot, tab, session)
    with qtbot.waitSignal(tab.repeats.ended):
        start_series(tab, info, 5)
        session.problem.emit(UserError("The memory is full."))
    settle(qtbot, session)
    assert kept_seeds(session) == [0, 1], "the one in training came to its end"


def test_a_run_that_cannot_be_kept_ends_the_series(qtbot, tab, session, keep, monkeypatch):
    info = keep(1)
    listed(qtbot, tab, session)
    monkeypatch.setattr(session.services.store, "save", refuse_to_keep)
    with qtbot.assertNotEmitted(tab.repeats.run_ended), qtbot.waitSignal(tab.repeats.ended):
        start_series(tab, info, 5)
    settle(qtbot, session)
    assert kept_seeds(session) == [0]
    assert [run.record.info.config.seed for run in session.services.store.unsaved.all()] == [1], "it would fill the memory"


def test_a_warning_about_data_that_were_loaded_all_the_same_ends_no_series(qtbot, tab, session, keep, tiny_dataset):
    info = keep(1)
    listed(qtbot, tab, session)
    read = dataclasses.replace(tiny_dataset, passed_over=(UserError("{file} is cut off.", file="mnist.npz"),))
    session.services = dataclasses.replace(session.services, load_dataset=lambda _key: read)
    session.use_dataset(dataclasses.replace(tiny_dataset, key="other", fingerprint="1" * 64))
    with qtbot.waitSignals([session.warning, tab.repeats.ended]):
        start_series(tab, info, 3)
    settle(qtbot, session)
    assert kept_seeds(session) == [0, 1, 2]


def test_a_stop_while_a_run_is_evaluated_ends_the_series(qtbot, tab, session, keep):
    info = keep(1)
    listed(qtbot, tab, session)

    def stop_when_evaluated(state: TrainingState) -> None:
        if state is TrainingState.EVALUATING:
            session.stop()

    session.training_state_changed.connect(stop_when_evaluated)
    with qtbot.waitSignal(tab.repeats.ended):
        start_series(tab, info, 5)
    settle(qtbot, session)
    assert kept_seeds(session) == [0, 1], "the one that was evaluated is kept"


def test_a_stop_while_the_data_of_a_series_are_loaded_ends_it(qtbot, tab, session, keep, tiny_dataset):
    info = keep(1)
    listed(qtbot, tab, session)
    session.use_dataset(dataclasses.replace(tiny_dataset, key="other", fingerprint="1" * 64))
    with qtbot.waitSignal(tab.repeats.ended):
        start_series(tab, info, 3)
        session.stop()
    settle(qtbot, session)
    assert kept_seeds(session) == [0]


def refuse_to_keep(_record: RunRecord) -> Path:
    raise ReadOnlyError("Not here.")


def test_the_dialog_says_what_is_missing_and_how_long_it_takes(qtbot, tiny_dataset):
    info = make_run(1, tiny_dataset, config=TrainingConfig(seed=3), seconds=60.0)
    others = [info, make_run(2, tiny_dataset, config=TrainingConfig(seed=4)),
              make_run(3, tiny_dataset, config=TrainingConfig(seed=5), outcome="stopped")]  # fmt: skip
    dialog = RepeatDialog(info, others)
    qtbot.addWidget(dialog)
    assert dialog.seeds == (5, 6, 7)
    assert dialog.findChild(QLabel, "repeatPlan").text() == "Seeds 3 to 7: 2 kept, 3 to train, about 3 min 0 s in all."
    dialog.findChild(QSpinBox, "seedCountBox").setValue(2)
    assert dialog.findChild(QLabel, "repeatPlan").text() == "All of these runs are there already."
    assert not dialog.findChild(QPushButton, "trainSeriesButton").isEnabled()


def test_the_dialog_shows_a_name_letter_by_letter(qtbot, tiny_dataset):
    dialog = RepeatDialog(make_run(1, tiny_dataset, name="<b>bold</b>"), [])
    qtbot.addWidget(dialog)
    (intro,) = (label for label in dialog.findChildren(QLabel) if "<b>bold</b>" in label.text())
    assert intro.textFormat() is Qt.TextFormat.PlainText


def test_after_the_last_seed_comes_the_first(qtbot, tiny_dataset):
    info = make_run(1, tiny_dataset, config=TrainingConfig(seed=2**31 - 1))
    dialog = RepeatDialog(info, [])
    qtbot.addWidget(dialog)
    assert dialog.seeds[:2] == (2**31 - 1, 0)


# How it looks


def test_the_tab_follows_the_palette(qtbot, pair):
    light = pair.grab().toImage()
    dark = QPalette(QColor("#2b3037"), QColor("#202328"))
    before = QApplication.palette()
    QApplication.setPalette(dark)
    try:
        where = pair.comparison.curves.loss_plot.mapTo(pair, pair.comparison.curves.loss_plot.rect().center())
        qtbot.waitUntil(lambda: pair.grab().toImage().pixelColor(where).lightness() < light.pixelColor(where).lightness())
    finally:
        QApplication.setPalette(before)


def test_keys_of_the_list_take_none_of_the_training(tab):
    keys = {key.toString() for action in tab.actions_bar.all for key in action.shortcuts()}
    assert keys.isdisjoint({"F5", "F6", "Shift+F5"})


def test_every_action_has_an_icon_a_tooltip_and_a_name(tab):
    actions = tab.actions_bar.all
    assert len({action.objectName() for action in actions}) == len(actions)
    assert all(action.objectName() and action.toolTip() and not action.icon().isNull() for action in actions)


def test_a_time_of_minutes_and_seconds_has_room(qtbot, tab, session, keep):
    keep(1)
    listed(qtbot, tab, session)
    tab.resize(840, 760)
    QApplication.processEvents()
    needed = tab.table.fontMetrics().horizontalAdvance("9 min 55 s  ")
    margin = tab.table.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, tab.table) + 1
    assert tab.table.columnWidth(Column.TIME) >= needed + 2 * margin


def test_columns_use_all_of_the_width_until_one_is_drawn_by_hand(qtbot, tab, session, keep):
    keep(1)
    listed(qtbot, tab, session)
    header = tab.table.horizontalHeader()
    for width in (1000, 1400):
        tab.resize(width, 760)
        QApplication.processEvents()
        assert tab.table.viewport().width() - header.length() in range(4)
    header.resizeSection(Column.NOTES, 300)
    tab.resize(1000, 760)
    QApplication.processEvents()
    assert header.sectionSize(Column.NOTES) == 300


def test_the_smallest_window_lists_five_runs_and_scrolls_to_less_than_one_more_height(qtbot, pair):
    pair.resize(pair.minimumSizeHint())
    QApplication.processEvents()
    assert pair.table.viewport().height() >= 5 * pair.table.rowHeight(0)
    assert pair.minimumSizeHint().width() <= 820
    assert pair.minimumSizeHint().height() <= 2 * 430
