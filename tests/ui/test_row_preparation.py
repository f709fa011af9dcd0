"""What more runs are searched and sorted by than can be worked out in one turn of the event loop."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.ui.compare import run_columns
from mnist_desktop.ui.compare.row_preparation import FEW, RowPreparation
from mnist_desktop.ui.compare.run_columns import Column, RunRow
from mnist_desktop.ui.compare.run_table_model import RunTableModel
from tests.ui.test_compare_tab import make_run

MANY = FEW + 50


@pytest.fixture
def runs(tiny_dataset: Dataset) -> tuple[RunInfo, ...]:
    """Runs from the newest to the oldest, each with a higher test accuracy than the one before it."""
    run = make_run(1, tiny_dataset)
    return tuple(
        msgspec.structs.replace(run, id=f"run-{n:04}", name=f"No {n}", created=f"2026-01-01T12:00:00.{MANY - n:06}+00:00",
                                test_accuracy=n / MANY)
        for n in range(MANY)
    )  # fmt: skip


@pytest.fixture
def model(qtbot: QtBot) -> Iterator[RunTableModel]:
    model = RunTableModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    yield model
    qtbot.waitUntil(lambda: model.is_settled)


def shown(model: RunTableModel) -> list[str]:
    return [model.row(number).info.name for number in range(model.rowCount())]


def test_a_few_rows_are_prepared_at_once_and_many_in_the_turns_to_come(qtbot: QtBot, runs: tuple[RunInfo, ...]) -> None:
    preparation, done = RowPreparation(), []
    preparation.done.connect(lambda: done.append(True))
    few, many = [RunRow(run) for run in runs[:FEW]], [RunRow(run) for run in runs]
    preparation.begin(few)
    assert preparation.is_done
    assert all(row.is_prepared for row in few)
    preparation.begin(many)
    assert not preparation.is_done
    qtbot.waitUntil(lambda: preparation.is_done)
    assert all(row.is_prepared for row in many)
    assert done == [True]


def test_rows_that_are_listed_no_more_hold_nothing_up(qtbot: QtBot, runs: tuple[RunInfo, ...]) -> None:
    preparation, done = RowPreparation(), []
    preparation.done.connect(lambda: done.append(True))
    gone, listed = [RunRow(run) for run in runs], [RunRow(run) for run in runs[:3]]
    preparation.begin(gone)
    preparation.begin(listed)
    assert preparation.is_done
    assert not any(row.is_prepared for row in gone)
    assert all(row.is_prepared for row in listed)
    qtbot.wait(1)
    assert done == []


def test_many_new_runs_are_all_shown_the_newest_first_until_they_can_be_searched(
    qtbot: QtBot, model: RunTableModel, runs: tuple[RunInfo, ...]
) -> None:
    model.set_filter(runs[-1].id)
    model.sort(Column.TEST, Qt.SortOrder.DescendingOrder)
    model.set_runs(runs)
    assert shown(model) == [run.name for run in runs]
    with qtbot.waitSignal(model.modelReset):
        pass
    assert shown(model) == [runs[-1].name]


def test_a_filter_and_a_sort_that_come_before_the_rows_are_prepared_hold_once_they_are(
    qtbot: QtBot, model: RunTableModel, runs: tuple[RunInfo, ...]
) -> None:
    model.set_runs(runs)
    model.sort(Column.TEST, Qt.SortOrder.DescendingOrder)
    model.set_filter("no")
    assert shown(model)[0] == "No 0"
    qtbot.waitUntil(lambda: model.is_settled)
    assert shown(model) == [run.name for run in reversed(runs)]


def test_many_runs_that_come_to_others_leave_the_filter_and_the_order_as_they_are(
    qtbot: QtBot, model: RunTableModel, runs: tuple[RunInfo, ...]
) -> None:
    model.set_runs(runs[-1:])
    model.sort(Column.TEST, Qt.SortOrder.DescendingOrder)
    model.set_filter(runs[-1].id)
    model.set_runs(runs)
    assert shown(model) == [runs[-1].name]
    model.set_filter("no")
    assert shown(model) == [run.name for run in reversed(runs)]


@pytest.mark.parametrize("count", [10, MANY], ids=["few", "many"])
def test_in_another_language_the_names_stand_in_its_order_and_the_filter_holds(
    qtbot: QtBot, model: RunTableModel, runs: tuple[RunInfo, ...], monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    model.set_runs(runs[:count])
    model.sort(Column.NAME, Qt.SortOrder.AscendingOrder)
    qtbot.waitUntil(lambda: model.is_settled)
    words = runs[3].id, runs[3].id[-4:]
    model.set_filter(" ".join(words))
    monkeypatch.setattr(run_columns, "run_title", lambda name: f"{999 - int(name.split()[1]):03}")
    model.retranslate()
    assert shown(model) == [runs[3].name]
    qtbot.waitUntil(lambda: model.is_settled)
    model.set_filter("")
    assert shown(model) == [run.name for run in reversed(runs[:count])]


def test_a_list_that_is_read_again_is_searched_at_once(qtbot: QtBot, model: RunTableModel, runs: tuple[RunInfo, ...]) -> None:
    model.set_runs(runs)
    qtbot.waitUntil(lambda: model.is_settled)
    model.set_filter("more")
    model.set_runs((*runs, msgspec.structs.replace(runs[0], id="another", name="One more")))
    assert shown(model) == ["One more"]


def test_whose_runs_and_which_seeds_are_shown_where_they_differ(
    qtbot: QtBot, model: RunTableModel, runs: tuple[RunInfo, ...]
) -> None:
    model.set_runs(runs[:3])
    assert not model.telling & {Column.STUDENT, Column.SEED}
    assert not model.has_notes
    signed = msgspec.structs.replace(runs[1], student="Min-jun", config=TrainingConfig(epochs=3, seed=7))
    model.set_runs((runs[0], signed))
    assert model.telling == frozenset(Column)
    model.setData(model.index(0, Column.NOTES), "a note")
    assert model.has_notes
    model.set_runs(())
    assert not model.has_notes
