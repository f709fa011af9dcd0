"""Curves, matrix, report and images by keyboard and by menu: reading, copying, going back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from msgspec import structs
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QApplication, QComboBox, QMenu, QPushButton, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.model.layers import Dense, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.results.samples import Selection
from mnist_desktop.core.runs.events import EpochEnded, RunEnded, RunPaused, RunStarted, StepsDone
from mnist_desktop.core.runs.record import EpochRow, RunInfo
from mnist_desktop.core.runs.shipped import SHIPPED
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.ui.results.class_report import ClassReport
from mnist_desktop.ui.results.confusion_matrix import ConfusionMatrix
from mnist_desktop.ui.results.results_tab import ResultsTab
from mnist_desktop.ui.session import Session, TrainingState
from mnist_desktop.ui.shared.image_grid import ImageGrid
from mnist_desktop.ui.shared.targets import TARGET
from mnist_desktop.ui.training.run_status import RunStatus
from mnist_desktop.ui.training.training_tab import TrainingTab

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")  # which a menu asks for

CONFIG = TrainingConfig(epochs=15, schedule="cosine", learning_rate=0.01)


@pytest.fixture
def tab(qtbot: QtBot, session: Session, tiny_dataset: Dataset) -> TrainingTab:
    session.use_dataset(tiny_dataset)
    session.edit(Sentence("start"), spec=ModelSpec((Flatten(), Dense(10, "softmax")), "Small"), config=CONFIG)
    tab = TrainingTab(session)
    qtbot.addWidget(tab)
    tab.resize(900, 760)
    with qtbot.waitExposed(tab):
        tab.show()
    return tab


@pytest.fixture
def results(qtbot: QtBot, session: Session, make_opened_run: Callable[..., OpenedRun]) -> ResultsTab:
    tab = ResultsTab(session)
    qtbot.addWidget(tab)
    tab.resize(900, 760)
    with qtbot.waitExposed(tab):
        tab.show()
    qtbot.waitUntil(lambda: not session.tasks.busy)
    show(session, make_opened_run())
    return tab


def show(session: Session, run: OpenedRun) -> None:
    session.show_run(run)


def train(session: Session, *, epochs: int = 4, validated: bool = True) -> None:
    session.training_state_changed.emit(TrainingState.STARTING)
    session.run.set_state(TrainingState.RUNNING)
    session.run_event.emit(RunStarted("run", 15, 4, 240, 60 if validated else 0))
    for epoch in range(1, epochs + 1):
        validation = (0.3, 0.9) if validated else (None, None)
        session.run_event.emit(EpochEnded("run", EpochRow(epoch, 0.5 / epoch, 0.8, *validation, 0.009, 0.25)))


def press(widget: QWidget, key: Qt.Key, *keys: Qt.Key) -> None:
    for each in (key, *keys):
        QtBot.keyClick(widget, each)


def copied() -> list[list[str]]:
    return [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]


def menu_of(widget: QWidget, place: QPoint, reason: QContextMenuEvent.Reason = QContextMenuEvent.Reason.Mouse) -> QMenu:
    QApplication.sendEvent(widget, QContextMenuEvent(reason, place, widget.mapToGlobal(place)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def choose(menu: QMenu, name: str) -> None:
    menu.findChild(QAction, name).trigger()
    menu.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def part(tab: QWidget, kind: type, name: str):
    found = tab.findChild(kind, name)
    assert found is not None, name
    return found


# Curves


def test_the_cursor_goes_from_epoch_to_epoch_and_escape_takes_it_and_then_the_zoom_back(tab: TrainingTab, session: Session):
    train(session)
    curves = tab.curves
    for key, said in (
        (Qt.Key.Key_Left, 4),
        (Qt.Key.Key_Left, 3),
        (Qt.Key.Key_Home, 1),
        (Qt.Key.Key_Right, 2),
        (Qt.Key.Key_End, 4),
    ):
        press(curves, key)
        assert f"Epoch {said}:" in tab.read_out.text()
        assert curves.accessibleDescription() == tab.read_out.text()
    curves.loss_plot.show_epochs(1.0, 3.0)
    press(curves, Qt.Key.Key_Escape)
    assert "Epoch" not in tab.read_out.text()
    assert curves.loss_plot.is_moved
    press(curves, Qt.Key.Key_Escape)
    assert not curves.loss_plot.is_moved


def test_copy_in_the_curves_takes_every_epoch_with_all_digits(qtbot: QtBot, tab: TrainingTab, session: Session):
    train(session, epochs=3)
    qtbot.keyClick(tab.curves, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    titles, *rows = copied()
    assert titles == [
        "epoch",
        "training loss",
        "training accuracy",
        "validation loss",
        "validation accuracy",
        "learning rate",
        "seconds",
    ]
    assert [row[0] for row in rows] == ["1", "2", "3"]
    assert rows[2][1] == repr(0.5 / 3)


def test_what_was_not_measured_is_copied_as_an_empty_cell(tab: TrainingTab, session: Session):
    train(session, epochs=1, validated=False)
    part(tab, QAction, "actionCopyHistory").trigger()
    assert copied()[1][3:5] == ["", ""]


def test_each_plot_tells_its_last_values(tab: TrainingTab, session: Session):
    train(session)
    tab._throttle.finish()
    assert tab.curves.loss_plot.accessibleDescription() == "Epoch 4: training 0.1250, validation 0.3000"
    assert tab.curves.accuracy_plot.accessibleDescription() == "Epoch 4: training 80.0 %, validation 90.0 %"
    assert tab.curves.rate_plot.accessibleDescription() == "Epoch 4: rate 0.009"


def test_the_box_of_the_rate_says_which_rate_it_holds_and_which_one_holds_now(tab: TrainingTab, session: Session):
    train(session)
    session.run_event.emit(StepsDone("run", 5, 2, 0.5, 0.8, 0.00723, 9.0))
    tab._throttle.finish()
    words = {label.text() for label in tab.live_rate.findChildren(type(tab.live_rate._label))}
    assert words == {"Highest rate", "now 0.00723"}
    assert tab.live_rate.box.value() == 0.01


def test_without_a_schedule_the_box_holds_the_rate_of_now(tab: TrainingTab, session: Session):
    session.edit(Sentence("plain"), config=TrainingConfig(epochs=15))
    train(session)
    tab._throttle.finish()
    assert tab.live_rate._label.text() == "Learning rate now"
    assert tab.live_rate._now_label.isHidden()


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        ("finished", "finished"),
        ("early-stopped", "stopped early"),
        ("stopped", "stopped"),
        ("interrupted", "interrupted"),
        ("failed", "failed"),
    ],
)
def test_the_bar_says_why_a_run_goes_no_further(qtbot: QtBot, tab: TrainingTab, session: Session, outcome: str, words: str):
    status = RunStatus(session)
    qtbot.addWidget(status)
    train(session)
    assert status.bar.format() == "%p %"
    session.run.set_state(TrainingState.PAUSED)
    session.run_event.emit(RunPaused("run", 5, 2))
    assert status.bar.format() == "paused"
    session.run_event.emit(RunEnded("run", outcome, None, 4, 6.4))
    session.run.set_state(TrainingState.IDLE)
    assert status.bar.format() == words
    assert status.bar.value() < status.bar.maximum()


# Results


def test_copy_takes_the_whole_matrix_or_report_whichever_has_the_keys(qtbot: QtBot, results: ResultsTab):
    qtbot.keyClick(part(results, ConfusionMatrix, "confusionMatrix"), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert len(copied()) == 11
    assert copied()[0][0] == "true class / predicted class"
    results._figures.setCurrentIndex(1)
    report = part(results, ClassReport, "classReport")
    for key in (Qt.Key.Key_A, Qt.Key.Key_C):
        qtbot.keyClick(report, key, Qt.KeyboardModifier.ControlModifier)
    assert copied()[0] == ["class", "precision", "recall", "F1", "support"]
    assert [row[0] for row in copied()[-3:]] == ["accuracy", "macro avg", "weighted avg"]


def test_copy_in_the_grid_takes_what_is_shown_in_its_order(qtbot: QtBot, results: ResultsTab):
    results.select(Selection(true_class=3))
    grid = part(results, ImageGrid, "sampleGrid")
    qtbot.keyClick(grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    titles, *rows = copied()
    assert titles == ["test image", "true class", "predicted class", "confidence"]
    assert [int(row[0]) for row in rows] == grid.order().tolist()
    assert {row[1] for row in rows} == {"3"}


def test_escape_closes_the_open_image_and_then_clears_the_choice(results: ResultsTab):
    results.select(Selection(true_class=3))
    grid = part(results, ImageGrid, "sampleGrid")
    press(grid, Qt.Key.Key_Home, Qt.Key.Key_Return)
    detail = part(results, QWidget, "sampleDetail")
    assert not detail.isHidden()
    press(grid, Qt.Key.Key_Escape)
    assert detail.isHidden()
    assert results.selection == Selection(true_class=3)
    press(grid, Qt.Key.Key_Escape)
    assert results.selection == Selection()


def test_the_menu_of_a_cell_shows_its_images_and_copies_picture_and_table(results: ResultsTab):
    matrix = part(results, ConfusionMatrix, "confusionMatrix")
    place = matrix.cell_rect(3, 4).center().toPoint()
    choose(menu_of(matrix, place), "actionShowCell")
    assert results.selection == Selection(true_class=3, predicted_class=4)
    choose(menu_of(matrix, place), "actionCopyTable")
    assert len(copied()) == 11
    choose(menu_of(matrix, place), "actionCopyPicture")
    assert QGuiApplication.clipboard().image().size() == matrix.picture().size()


def test_the_menu_key_asks_about_the_cell_of_the_keyboard(results: ResultsTab):
    matrix = part(results, ConfusionMatrix, "confusionMatrix")
    press(matrix, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right)
    choose(menu_of(matrix, QPoint(1, 1), QContextMenuEvent.Reason.Keyboard), "actionShowCell")
    assert results.selection == Selection(true_class=1, predicted_class=2)


def test_beside_the_cells_there_is_no_cell_to_show(results: ResultsTab):
    menu = menu_of(part(results, ConfusionMatrix, "confusionMatrix"), QPoint(1, 1))
    assert not menu.findChild(QAction, "actionShowCell").isEnabled()
    choose(menu, "actionCopyTable")


def test_the_menu_of_a_class_shows_its_images(results: ResultsTab):
    results._figures.setCurrentIndex(1)
    report = part(results, ClassReport, "classReport")
    report.selectRow(6)
    number = report._model.row(6).number
    choose(menu_of(report, QPoint(1, 1), QContextMenuEvent.Reason.Keyboard), "actionShowClass")
    assert results.selection == Selection(true_class=number)


def test_the_menu_of_an_image_shows_it_copies_it_and_finds_those_like_it(results: ResultsTab):
    grid, run = part(results, ImageGrid, "sampleGrid"), results._session.opened_run
    press(grid, Qt.Key.Key_Home, Qt.Key.Key_Right)
    index, menu_key = grid.current(), QContextMenuEvent.Reason.Keyboard
    choose(menu_of(grid, QPoint(1, 1), menu_key), "actionCopyImage")
    picture = QGuiApplication.clipboard().image()
    assert picture.size().toTuple() == (280, 280)
    assert picture.pixelColor(5, 5).red() == run.dataset.test_images[index][0, 0]
    choose(menu_of(grid, QPoint(1, 1), menu_key), "actionShowImage")
    assert not part(results, QWidget, "sampleDetail").isHidden()
    choose(menu_of(grid, QPoint(1, 1), menu_key), "actionShowAlike")
    evaluation = run.evaluation
    assert results.selection.cell == (int(evaluation.labels[index]), int(evaluation.predicted[index]))
    choose(menu_of(grid, QPoint(1, 1), menu_key), "actionCopySamples")
    assert len(copied()) == len(grid.order()) + 1


# A network for the images that are chosen


def shipped(run: OpenedRun, family: str, name: str) -> RunInfo:
    return structs.replace(run.record.info, id=SHIPPED + name, dataset_family=family)


def test_where_a_network_for_other_images_is_shown_one_for_the_chosen_ones_is_offered(
    qtbot: QtBot, results: ResultsTab, session: Session, tiny_dataset: Dataset, monkeypatch: pytest.MonkeyPatch
):
    run = session.opened_run
    results._chooser._take((shipped(run, "mnist", "mnist-quick"), shipped(run, "fashion-mnist", "fashion-best")))
    button = part(results, QPushButton, "showShippedButton")
    assert button.isHidden()
    session._dataset = replace(tiny_dataset, family="fashion-mnist")
    session.dataset_changed.emit(session.dataset)
    assert not button.isHidden()
    assert "Fashion-MNIST" in button.text()
    opened: list[str] = []
    monkeypatch.setattr(session, "open_run", opened.append)
    button.click()
    assert opened == [SHIPPED + "fashion-best"]
    session._dataset = tiny_dataset
    session.dataset_changed.emit(tiny_dataset)
    assert button.isHidden()


def test_nothing_is_offered_where_no_network_for_the_chosen_images_ships(
    results: ResultsTab, session: Session, tiny_dataset: Dataset
):
    results._chooser._take((shipped(session.opened_run, "mnist", "mnist-quick"),))
    session._dataset = replace(tiny_dataset, family="fashion-mnist")
    session.dataset_changed.emit(session.dataset)
    assert part(results, QPushButton, "showShippedButton").isHidden()


# Every control


def controls(page: QWidget) -> list[QWidget]:
    kinds = (QAbstractButton, QComboBox, QAbstractSpinBox)
    inner = (QTabBar, QComboBox, QAbstractSpinBox)
    return [each for each in page.findChildren(QWidget) if isinstance(each, kinds) and not isinstance(each.parent(), inner)]


def name_of(control: QWidget) -> str:
    return control.accessibleName() or getattr(control, "text", str)()


def test_every_control_has_a_name_and_room_for_a_finger(tab: TrainingTab, results: ResultsTab, session: Session):
    train(session)
    tab.labels.header.setChecked(True)
    press(part(results, ImageGrid, "sampleGrid"), Qt.Key.Key_Home, Qt.Key.Key_Return)
    QApplication.processEvents()
    for page in (tab, results):
        shown = [control for control in controls(page) if control.isVisible() and control.objectName()]
        assert len(shown) > 4
        assert [control.objectName() for control in shown if not name_of(control)] == []
        small = {control.objectName(): control.size().toTuple() for control in shown if min(control.size().toTuple()) < TARGET}
        assert small == {}


def test_in_a_low_window_controls_leave_the_room_to_what_they_are_about(qtbot: QtBot, tab: TrainingTab):
    tab.resize(900, 560)
    assert tab.export_button.minimumHeight() < TARGET


def test_what_is_painted_has_a_name(tab: TrainingTab, results: ResultsTab):
    painted = [tab.curves, tab.curves.loss_plot, tab.curves.accuracy_plot, tab.curves.rate_plot]
    painted += [part(results, QWidget, name) for name in ("confusionMatrix", "sampleGrid", "sampleProbabilities", "classReport")]
    assert [each.objectName() for each in painted if not each.accessibleName()] == []
