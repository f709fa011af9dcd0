"""What is done with a list of thousands of runs costs no more than what is seen of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.model.layers import Dense, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs.record import EpochRow, RunInfo
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.ui.compare.comparison import MOST_RUNS, Comparison
from mnist_desktop.ui.compare.run_columns import Column
from mnist_desktop.ui.compare.run_table import RunTable
from mnist_desktop.ui.compare.run_table_model import RunTableModel
from mnist_desktop.ui.results.run_chooser import MOST_LISTED, RunChooser
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.muted_label import MutedLabel

SPEC = ModelSpec((Flatten(), Dense(10, "softmax")), "Softmax regression")
Make = Callable[[int], tuple[RunInfo, ...]]


@pytest.fixture
def make(tiny_dataset: Dataset) -> Make:
    """So many runs, newest first."""

    def make(count: int) -> tuple[RunInfo, ...]:
        rows = (EpochRow(1, 1.0, 0.5, 1.1, 0.4, 0.001, 0.5),)
        runs = [
            RunInfo(
                id=f"20260101-120000-{number:06x}", name=f"Run {number}",
                created=f"2026-01-01T{number // 60:02}:{number % 60:02}:00", dataset_key="tiny", dataset_title="Tiny",
                dataset_family="mnist", dataset_fingerprint=tiny_dataset.fingerprint, spec=SPEC,
                config=TrainingConfig(epochs=1, learning_rate=0.1 / (1 + number)), history=rows, outcome="finished", message="",
                best_epoch=1, seconds=1.0, parameters=7850, versions={}, test_accuracy=0.9,
            )
            for number in range(count)
        ]  # fmt: skip
        return tuple(reversed(runs))

    return make


@pytest.fixture
def table(qtbot: QtBot, make: Make) -> RunTable:
    model = RunTableModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.set_runs(make(400))
    table = RunTable(model)
    model.setParent(table)
    qtbot.addWidget(table)
    table.resize(900, 300)
    table.show()
    qtbot.waitExposed(table)
    qtbot.waitUntil(lambda: all("searched" in vars(model.row(number)) for number in range(400)))
    return table


def test_with_all_rows_chosen_only_those_in_view_are_asked(table: RunTable, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: set[int] = set()
    flags = RunTableModel.flags

    def count(self: RunTableModel, index: object) -> Qt.ItemFlag:
        asked.add(index.row())
        return flags(self, index)

    monkeypatch.setattr(RunTableModel, "flags", count)
    table.selectAll()
    table.grab()
    QApplication.processEvents()
    assert len(table.chosen) == 400
    assert len(asked) < 60


def test_chosen_rows_come_from_top_to_bottom_however_they_were_chosen(table: RunTable) -> None:
    model = table.model()
    ids = [model.row(number).id for number in (7, 3, 4, 200)]
    table.choose(ids)
    assert [row.id for row in table.chosen] == [model.row(number).id for number in (3, 4, 7, 200)]


def test_a_filter_keeps_what_was_chosen_of_thousands(table: RunTable) -> None:
    table.selectAll()
    table.model().set_filter("run 39")
    assert {row.id for row in table.chosen} == {table.model().row(number).id for number in range(table.model().rowCount())}


def test_a_filter_that_hides_all_that_was_chosen_says_so(table: RunTable) -> None:
    table.choose([table.model().row(7).id])
    chosen: list[int] = []
    table.chosen_changed.connect(lambda: chosen.append(len(table.chosen)))
    table.model().set_filter("no such words")
    assert chosen[-1:] == [0]


def test_sorting_twice_by_the_same_column_moves_nothing(table: RunTable) -> None:
    model = table.model()
    model.sort(Column.NAME, Qt.SortOrder.AscendingOrder)
    moved: list[object] = []
    model.layoutChanged.connect(lambda *_: moved.append(1))
    model.sort(Column.NAME, Qt.SortOrder.AscendingOrder)
    assert not moved
    assert [model.row(number).text(Column.NAME) for number in range(3)] == ["Run 0", "Run 1", "Run 10"]


def test_of_too_many_ticked_runs_the_first_are_compared_and_the_rest_told(qtbot: QtBot, session: Session, make: Make) -> None:
    comparison = Comparison(session)
    qtbot.addWidget(comparison)
    runs = make(MOST_RUNS + 5)
    groups: list[tuple[object, ...]] = []
    comparison.groups_changed.connect(groups.append)
    comparison.show_runs(runs)
    assert len(groups[-1]) == MOST_RUNS
    said = [label.text() for label in comparison.findChildren(MutedLabel) if not label.isHidden()]
    assert f"{MOST_RUNS + 5} runs are ticked. The first {MOST_RUNS} of them are compared." in said
    comparison.show_runs(runs[:2])
    assert not [label for label in comparison.findChildren(MutedLabel) if "ticked" in label.text() and not label.isHidden()]
    qtbot.waitUntil(lambda: not session.tasks._threads, timeout=30_000)


def test_the_chooser_lists_the_newest_and_says_where_the_others_are(qtbot: QtBot, session: Session, make: Make) -> None:
    chooser = RunChooser(session.services, session.tasks)
    qtbot.addWidget(chooser)
    QAbstractItemModelTester(chooser.model(), QAbstractItemModelTester.FailureReportingMode.Fatal, chooser)
    runs = make(MOST_LISTED + 30)
    chooser._take(runs)
    assert chooser.count() == MOST_LISTED + 1
    assert chooser.itemText(MOST_LISTED) == "30 older runs are listed in Compare"
    assert not chooser.model().flags(chooser.model().index(MOST_LISTED, 0)) & Qt.ItemFlag.ItemIsEnabled
    chooser.set_opened(runs[-1])
    assert chooser.currentIndex() == 0, "an old run that is shown is listed first"
    assert chooser.itemData(0, Qt.ItemDataRole.UserRole) == runs[-1].id
