"""Compare says its texts in another language at once, and nothing else of it changes."""

# ruff: noqa: F401, F811 - fixtures come from another module
from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QDate, Qt
from PySide6.QtWidgets import QComboBox, QLabel, QSpinBox
from pytestqt.qtbot import QtBot

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.runs.record import RateChange
from mnist_desktop.core.training_config import EarlyStopping, TrainingConfig
from mnist_desktop.ui.compare.compare_tab import CompareTab
from mnist_desktop.ui.compare.repeat_dialog import RepeatDialog
from mnist_desktop.ui.compare.run_columns import Column
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.language import speak
from tests.ui.known_texts import Marking, marked_texts, unknown_texts
from tests.ui.test_compare_tab import LARGE, Keep, act, keep, listed, make_run, settle, tab

OWN = {"Run", "Small", "Large", "Tiny", "blocks", "stopped", "adam", "none", "val_loss"}
"""Names of runs and data, and what Keras calls so."""


def say(language: str) -> None:
    speak(language)
    QCoreApplication.sendPostedEvents()


@pytest.mark.parametrize("state", ["empty", "filtered", "listed", "one ticked", "pair", "repeats", "equal", "other data", "many"])
def test_every_text_is_said_again(
    qtbot: QtBot, tab: CompareTab, session: Session, keep: Keep, marking: Marking, state: str
) -> None:
    stopping = EarlyStopping(patience=2, restore_best=True)
    if state != "empty":
        first = keep(1, rate_changes=(RateChange(2, 1, 0.01), RateChange(3, 0, 0.1)))
        other = {"dataset_fingerprint": "1" * 64} if state == "other data" else {}
        second = keep(
            2, 20, outcome="stopped", config=TrainingConfig(epochs=3, seed=state == "repeats", early_stopping=stopping), **other
        )
        listed(qtbot, tab, session)
        ticked = {"one ticked": [first], "equal": [first], "filtered": [], "listed": []}.get(state, [first, second])
        if state == "equal":
            ticked.append(keep(3, rate_changes=first.rate_changes, name="Run 1"))
            listed(qtbot, tab, session)
        tab.runs.set_ticked([info.id for info in ticked])
        tab.table.choose([second.id])
    if state == "filtered":
        tab.actions_bar.filter.setText("no such words")
    if state == "many":
        tab.comparison.show_runs(tuple(make_run(1, session.dataset, id=f"many-{n}") for n in range(70)))
    settle(qtbot, session)
    marking.speak()
    assert unknown_texts(tab, OWN) == set()
    marking.fall_silent()
    assert marked_texts(tab) == set()


def test_dates_columns_and_differences_are_in_the_language(qtbot: QtBot, tab: CompareTab, session: Session, keep: Keep) -> None:
    year = QDate.currentDate().year()
    keep(1, created=f"{year}-03-04T12:00:00+00:00", dataset_title="MNIST, 12 images, not the published set")
    listed(qtbot, tab, session)
    before = [tab.runs.index(0, column).data() for column in Column]
    say("ko")
    header = [tab.runs.headerData(column, Qt.Orientation.Horizontal) for column in Column]
    assert (header[Column.NAME], header[Column.TEST]) == ("이름", "테스트")
    after = [tab.runs.index(0, column).data() for column in Column]
    assert "월" in after[Column.DATE]
    assert before[Column.DATE].startswith("4 Mar")
    assert after[Column.PARAMETERS] == before[Column.PARAMETERS]


def test_choice_ticks_scrolling_zoom_and_what_is_typed_stay(qtbot: QtBot, tab: CompareTab, session: Session, keep: Keep) -> None:
    runs = [keep(number, wrong=number) for number in range(1, 20)]
    listed(qtbot, tab, session)
    tab.runs.set_ticked([runs[3].id, runs[4].id])
    settle(qtbot, session)
    tab.table.choose([runs[3].id])
    tab.table.edit_cell(Column.NAME)
    editor = tab.table.viewport().findChild(type(tab.actions_bar.filter))
    qtbot.keyClicks(editor, "typed")
    typed = editor.text()
    tab.table.verticalScrollBar().setValue(37)
    tab.comparison.curves.loss_plot.getPlotItem().vb.setXRange(1.2, 2.1, padding=0)
    tab.comparison.pages.setCurrentIndex(2)
    label = int(session.dataset.test_labels[4])
    tab.comparison.predictions.matrix.cell_chosen.emit(label, (label + 1) % 10)
    view = tab.comparison.curves.loss_plot.viewRect()
    order, matrix = tab.comparison.predictions.grid.order().tolist(), tab.comparison.predictions.matrix
    assert order
    offset = tab.table.verticalScrollBar().value()
    say("ko")
    assert editor.text() == typed
    assert tab.table.verticalScrollBar().value() == offset
    assert tab.comparison.curves.loss_plot.viewRect() == view
    assert [info.id for info in tab.runs.ticked()] == [runs[3].id, runs[4].id]
    assert [info.id for info in tab.table.chosen_infos] == [runs[3].id]
    assert (tab.comparison.predictions.grid.order().tolist(), matrix.chosen) == (order, (label, (label + 1) % 10))
    assert tab.comparison.pages.currentIndex() == 2


def test_what_can_be_undone_is_called_so_in_the_language(
    qtbot: QtBot, tab: CompareTab, session: Session, keep: Keep, marking: Marking
) -> None:
    info = keep(1)
    listed(qtbot, tab, session)
    tab.table.choose([info.id])
    act(tab, "actionDeleteRuns")
    settle(qtbot, session)
    marking.speak()
    assert tab.edits.undo_stack.undoText() == "«delete “Run 1”»"
    assert tab.actions_bar.undo.text() == "«Undo: «delete “Run 1”»»"
    with qtbot.waitSignal(session.notice) as told:
        act(tab, "actionUndoRuns")
    assert told.args == ["«Undone: «delete “Run 1”».»"]
    settle(qtbot, session)
    marking.fall_silent()
    assert tab.edits.undo_stack.redoText() == "delete “Run 1”"


def test_a_series_under_way_goes_on_and_is_said_in_the_language(
    qtbot: QtBot,
    tab: CompareTab,
    session: Session,
    keep: Keep,
    marking: Marking,
    tiny_dataset: Dataset,
) -> None:
    info = keep(1, spec=LARGE, name="Large", config=TrainingConfig(epochs=1), history=keep(2).history[:1])
    listed(qtbot, tab, session)
    tab.repeats._info = info
    tab.repeats.progressed.emit(2, 5)
    marking.speak()
    assert unknown_texts(tab, OWN) == set()
    marking.fall_silent()
    assert marked_texts(tab) == set()
    assert tab.findChild(QLabel, "seriesNote").text() == "Repeating “Large” with other seeds: run 2 of 5."
    tab.repeats._info = None


@pytest.mark.parametrize("count", [2, 5])
def test_the_dialog_that_asks_for_seeds_is_said_again(qtbot: QtBot, tiny_dataset: Dataset, marking: Marking, count: int) -> None:
    info = make_run(1, tiny_dataset)
    dialog = RepeatDialog(info, [info, make_run(2, tiny_dataset, config=TrainingConfig(epochs=3, seed=info.config.seed + 1))])
    qtbot.addWidget(dialog)
    dialog.findChild(QSpinBox, "seedCountBox").setValue(count)
    marking.speak()
    assert unknown_texts(dialog, OWN) == set()
    marking.fall_silent()
    assert marked_texts(dialog) == set()


def test_classes_are_called_by_their_korean_names_in_the_difference(
    qtbot: QtBot,
    tab: CompareTab,
    session: Session,
    keep: Keep,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    runs = [keep(1, 10), keep(2, 20)]
    listed(qtbot, tab, session)
    tab.runs.set_ticked([info.id for info in runs])
    settle(qtbot, session)
    page = tab.comparison.predictions
    chooser = page.findChild(QComboBox, "agreementChooser")
    chooser.setCurrentIndex(2)
    shown = page.grid.order().tolist()
    say("ko")
    assert chooser.currentIndex() == 2
    assert page.grid.order().tolist() == shown
    assert "Run 2" in chooser.currentText()
