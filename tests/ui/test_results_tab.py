"""The Results tab: each figure, the images behind it, and the way to earlier runs."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from msgspec import structs
from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, Qt, QThread
from PySide6.QtGui import QColor, QGuiApplication, QImage, QMouseEvent, QPalette
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QStackedWidget,
    QStyleOptionComboBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from mnist_desktop.core.errors import StorageError, UserError
from mnist_desktop.core.results.metrics import evaluate
from mnist_desktop.core.results.samples import Order, Outcome, Selection, select
from mnist_desktop.core.runs.record import DamagedRun, RunInfo, RunRecord
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.ui.results.class_report import ClassReport, ReportModel
from mnist_desktop.ui.results.confusion_matrix import ConfusionMatrix
from mnist_desktop.ui.results.result_pages import ResultPages
from mnist_desktop.ui.results.results_tab import ResultsTab
from mnist_desktop.ui.results.run_chooser import RunChooser, RunListModel
from mnist_desktop.ui.results.sample_detail import SampleDetail
from mnist_desktop.ui.session import Session, TrainingState
from mnist_desktop.ui.shared.image_grid import ImageGrid

RUN = "20260101-120000-abcdef"
EARLIER = "20251231-120000-abcdef"
FASHION = ("T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot")


@pytest.fixture
def run(make_opened_run: Callable[..., OpenedRun]) -> OpenedRun:
    """A run that reads a fifth of the images as the class after their own."""
    return make_opened_run(run_id=RUN)


@pytest.fixture
def tab(qtbot: QtBot, session: Session) -> ResultsTab:
    """The tab, with its list of runs read."""
    tab = ResultsTab(session)
    qtbot.addWidget(tab)
    tab.resize(900, 760)
    qtbot.waitUntil(lambda: not session.tasks.busy)
    QApplication.processEvents()
    return tab


@pytest.fixture
def shown(tab: ResultsTab, session: Session, run: OpenedRun) -> ResultsTab:
    """The tab with a run in it."""
    show(session, run)
    return tab


def show(session: Session, run: OpenedRun | None) -> None:
    session.show_run(run)


def part(tab: QWidget, kind: type, name: str):
    found = tab.findChild(kind, name)
    assert found is not None, name
    return found


def grid(tab: ResultsTab) -> ImageGrid:
    return part(tab, ImageGrid, "sampleGrid")


def matrix(tab: ResultsTab) -> ConfusionMatrix:
    return part(tab, ConfusionMatrix, "confusionMatrix")


def text(tab: ResultsTab, name: str) -> str:
    return part(tab, QLabel, name).text()


def page(tab: ResultsTab) -> str:
    return tab.findChild(QStackedWidget).currentWidget().objectName()


def wrong_cell(run: OpenedRun) -> tuple[int, int]:
    """A cell off the diagonal that holds more than one image."""
    confusion = run.evaluation.confusion.copy()
    np.fill_diagonal(confusion, 0)
    true, predicted = np.unravel_index(confusion.argmax(), confusion.shape)
    assert confusion[true, predicted] > 1
    return int(true), int(predicted)


def click_cell(qtbot: QtBot, tab: ResultsTab, cell: tuple[int, int]) -> None:
    where = matrix(tab).cell_rect(*cell).center().toPoint()
    qtbot.mouseClick(matrix(tab), Qt.MouseButton.LeftButton, pos=where)


def point_at(widget: QWidget, where: QPointF) -> None:
    nothing = Qt.MouseButton.NoButton
    event = QMouseEvent(QEvent.Type.MouseMove, where, widget.mapToGlobal(where), nothing, nothing, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, event)


# Before there is a result


def test_a_first_result_is_awaited_until_it_is_clear_that_none_comes(tab, session):
    session.engine_ready.emit(True)
    assert any("Getting ready" in label.text() for label in tab.findChildren(QLabel))
    session.nothing_to_offer.emit()
    assert any("No result yet" in label.text() for label in tab.findChildren(QLabel))


def test_without_a_run_the_tab_says_how_to_get_a_result(tab, session):
    session.nothing_to_offer.emit()
    assert page(tab) == "noResult"
    assert any("Press Train" in label.text() for label in tab.findChildren(QLabel))
    assert part(tab, QWidget, "resultHeadline").isHidden()
    assert not part(tab, RunChooser, "runChooser").isEnabled()


def test_while_a_network_learns_the_empty_tab_says_so(tab, session):
    session.training_state_changed.emit(TrainingState.RUNNING)
    assert any("is learning" in label.text() for label in tab.findChildren(QLabel))
    session.training_state_changed.emit(TrainingState.IDLE)
    assert any("Press Train" in label.text() for label in tab.findChildren(QLabel))


def test_a_run_that_was_open_before_the_tab_is_shown(qtbot, session, run):
    show(session, run)
    tab = ResultsTab(session)
    qtbot.addWidget(tab)
    assert page(tab) != "noResult"
    qtbot.waitUntil(lambda: not session.tasks.busy)


def test_closing_the_run_leads_back_to_the_empty_tab(shown, session):
    show(session, None)
    assert page(shown) == "noResult"
    assert part(shown, RunChooser, "runChooser").currentIndex() == -1


# The headline


def test_the_headline_has_accuracy_interval_errors_loss_run_and_data(shown, run):
    result = run.evaluation
    assert text(shown, "testAccuracy") == f"{result.accuracy * 100:.1f} %"
    assert text(shown, "accuracyInterval") == (
        f"95 % interval {result.accuracy_low * 100:.1f}–{result.accuracy_high * 100:.1f} %, {result.wrong_count} of 100 wrong"
    )
    assert text(shown, "aboutRun") == f"Loss {result.loss:.4f} · Softmax regression · Tiny blocks"


@pytest.mark.parametrize(
    ("outcome", "words"),
    [("stopped", "stopped by hand after epoch 3"), ("early-stopped", "best epoch 3"), ("failed", "failed after epoch 3")],
)
def test_the_headline_says_how_a_run_ended_before_its_time(tab, session, run, outcome, words):
    values = {name: getattr(run.record.info, name) for name in run.record.info.__struct_fields__}
    info = type(run.record.info)(**values | {"outcome": outcome})
    show(session, replace(run, record=RunRecord(info, ())))
    assert words in text(tab, "aboutRun")


def test_the_headline_says_when_another_kind_of_images_is_chosen(shown, session, run):
    session.use_dataset(replace(run.dataset, family="fashion-mnist", class_names=FASHION))
    assert "for MNIST; what is chosen now is Fashion-MNIST" in text(shown, "resultCaveat")
    assert shown.findChild(QLabel, "resultCaveat").isVisibleTo(shown)
    session.use_dataset(run.dataset)
    assert "is chosen now" not in text(shown, "resultCaveat")


def test_a_long_name_does_not_widen_the_tab(shown, session, run):
    before = shown.minimumSizeHint().width()
    info = structs.replace(run.record.info, name="A network with a very long name " * 9)
    show(session, replace(run, record=RunRecord(info, (), test_probabilities=run.record.test_probabilities)))
    assert text(shown, "aboutRun").count("very long") == 9
    assert shown.minimumSizeHint().width() == before


def test_a_network_that_overflowed_is_shown_without_figures(tab, session, run, qtbot):
    probabilities = np.full((100, 10), np.nan, np.float32)
    broken = replace(run, evaluation=evaluate(run.dataset.test_labels, probabilities))
    show(session, broken)
    assert text(tab, "aboutRun").startswith("Loss –")
    tab.show()
    grid(tab).activated.emit(0)
    tab.grab()


# The matrix and the samples


def test_a_click_on_a_cell_shows_exactly_its_images(qtbot, shown, run):
    cell = wrong_cell(run)
    click_cell(qtbot, shown, cell)
    result = run.evaluation
    expected = np.flatnonzero((result.labels == cell[0]) & (result.predicted == cell[1]))
    assert grid(shown).order().tolist() == expected.tolist()
    assert matrix(shown).chosen == cell
    assert text(shown, "sampleCount").startswith(f"{len(expected)} of 100 ")


def test_a_click_on_a_cell_overrides_the_other_filters_and_keeps_the_order(qtbot, shown, run):
    shown.select(Selection(Outcome.RIGHT, 1, 1, Order.LARGEST_LOSS))
    cell = wrong_cell(run)
    click_cell(qtbot, shown, cell)
    assert shown.selection == Selection(Outcome.ALL, *cell, Order.LARGEST_LOSS)


def test_every_cell_of_the_matrix_can_be_clicked(qtbot, shown, run):
    for cell in np.ndindex(10, 10):
        click_cell(qtbot, shown, cell)
        assert shown.selection.cell == cell
        assert len(grid(shown).order()) == run.evaluation.confusion[cell]


def test_beside_the_cells_a_click_chooses_nothing(qtbot, shown):
    qtbot.mouseClick(matrix(shown), Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert shown.selection == Selection()


def test_arrows_and_enter_choose_a_cell_and_escape_chooses_none(qtbot, shown):
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Left, Qt.Key.Key_Return):
        qtbot.keyClick(matrix(shown), key)
    assert matrix(shown).chosen == (2, 8)
    qtbot.keyClick(matrix(shown), Qt.Key.Key_Escape)
    assert matrix(shown).chosen is None
    assert len(grid(shown).order()) == 100


def test_arrows_stop_at_the_edge(qtbot, shown):
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Space):
        qtbot.keyClick(matrix(shown), key)
    assert matrix(shown).chosen == (0, 0)


def test_escape_in_the_grid_shows_all_samples_in_their_order(qtbot, shown):
    shown.select(Selection(Outcome.WRONG, order=Order.LARGEST_LOSS))
    qtbot.keyClick(grid(shown), Qt.Key.Key_Escape)
    assert shown.selection == Selection(order=Order.LARGEST_LOSS)


def test_the_matrix_tells_its_cells_in_words(shown, run):
    true, predicted = wrong_cell(run)
    count, total = run.evaluation.confusion[true, predicted], run.evaluation.confusion[true].sum()
    say, share = matrix(shown).describe, f"{count / total * 100:.1f} %"
    assert say((true, predicted)) == f"{count} images of {true} were read as {predicted}: {share} of all {total}."
    assert say((true, (true + 5) % 10)) == f"No image of {true} was read as {(true + 5) % 10}."
    right = run.evaluation.confusion[true, true]
    assert say((true, true)) == f"{right} of {total} images of {true} were read right: {right / total * 100:.1f} %."


def test_one_image_and_none_are_told_in_the_singular(qtbot):
    widget = ConfusionMatrix()
    qtbot.addWidget(widget)
    counts = np.zeros((10, 10), np.int64)
    counts[4, 4], counts[4, 9] = 3, 1
    widget.set_matrix(counts, FASHION)
    assert widget.describe((4, 9)) == "1 image of Coat was read as Ankle boot: 25.0 % of all 4."
    assert widget.describe((0, 1)) == "There is no test image of T-shirt/top."


def test_the_cell_under_the_mouse_is_told_below_the_matrix(qtbot, shown):
    hint = text(shown, "cellInWords")
    point_at(matrix(shown), matrix(shown).cell_rect(3, 4).center())
    assert text(shown, "cellInWords") == matrix(shown).describe((3, 4))
    assert matrix(shown).accessibleDescription() == matrix(shown).describe((3, 4))
    point_at(matrix(shown), QPointF(1, 1))
    assert text(shown, "cellInWords") == hint


@pytest.mark.parametrize("size", [(400, 300), (900, 760), (1600, 1000)])
@pytest.mark.parametrize("names", [tuple("0123456789"), FASHION])
def test_cells_fill_the_matrix_without_gaps_at_every_size(qtbot, size, names):
    widget = ConfusionMatrix()
    qtbot.addWidget(widget)
    widget.resize(*size)
    widget.set_matrix(np.ones((10, 10), np.int64), names)
    for number in range(9):
        here, right, below = (widget.cell_rect(*cell) for cell in ((number, number), (number, number + 1), (number + 1, number)))
        assert right.left() == here.right() + 1
        assert below.top() == here.bottom() + 1
    assert widget.rect().contains(widget.cell_rect(9, 9).toRect())


def test_shares_of_a_row_are_said_in_percent(shown, run):
    part(shown, QComboBox, "matrixFigure").setCurrentIndex(1)
    cell = wrong_cell(run)
    share = run.evaluation.confusion[cell] / run.evaluation.confusion[cell[0]].sum()
    assert matrix(shown).content.text(cell) == f"{share * 100:.1f}"


def test_with_errors_only_the_largest_confusion_has_the_full_color(qtbot, shown, run):
    part(shown, QAbstractButton, "errorsOnly").setChecked(True)
    heat = matrix(shown).content.heat
    assert not heat.diagonal().any()
    assert heat[wrong_cell(run)] == 1


def test_the_matrix_follows_the_palette(qtbot, shown):
    shown.show()
    light = shown.grab().toImage()
    dark = QPalette()
    dark.setColor(QPalette.ColorRole.Window, QColor("#202328"))
    dark.setColor(QPalette.ColorRole.WindowText, QColor("#ffffff"))
    shown.setPalette(dark)
    where = matrix(shown).mapTo(shown, matrix(shown).cell_rect(0, 9).topLeft().toPoint() + QPoint(2, 2))
    assert shown.grab().toImage().pixelColor(where).lightness() < light.pixelColor(where).lightness()


# Filter and order


def choose(tab: ResultsTab, name: str, text: str) -> None:
    chooser = part(tab, QComboBox, name)
    chooser.setCurrentIndex(chooser.findText(text))


def test_filters_combine(qtbot, shown, run):
    true = wrong_cell(run)[0]
    qtbot.mouseClick(part(shown, QAbstractButton, "outcomeWrong"), Qt.MouseButton.LeftButton)
    choose(shown, "trueClassFilter", str(true))
    choose(shown, "sampleOrder", "Least confident first")
    expected = Selection(Outcome.WRONG, true, None, Order.LEAST_CONFIDENT)
    assert shown.selection == expected
    assert grid(shown).order().tolist() == select(run.evaluation, expected).tolist()


def test_choosing_both_classes_frames_their_cell(shown):
    choose(shown, "trueClassFilter", "3")
    assert matrix(shown).chosen is None
    choose(shown, "predictedClassFilter", "4")
    assert matrix(shown).chosen == (3, 4)


def test_the_outcome_buttons_count(shown, run):
    wrong = run.evaluation.wrong_count
    texts = [part(shown, QAbstractButton, f"outcome{name}").text() for name in ("All", "Right", "Wrong")]
    assert texts == ["All 100", f"Right {100 - wrong}", f"Wrong {wrong}"]


def test_the_clear_button_is_there_when_something_is_filtered(qtbot, shown):
    clear = part(shown, QAbstractButton, "clearFilterButton")
    choose(shown, "sampleOrder", "Largest loss first")
    assert not clear.isEnabled()
    choose(shown, "predictedClassFilter", "4")
    qtbot.mouseClick(clear, Qt.MouseButton.LeftButton)
    assert shown.selection == Selection(order=Order.LARGEST_LOSS)
    assert part(shown, QComboBox, "predictedClassFilter").currentText() == "any"


def test_another_run_starts_with_all_its_samples(shown, session, make_opened_run):
    shown.select(Selection(Outcome.WRONG, 1, 2, Order.LARGEST_LOSS))
    show(session, make_opened_run(run_id=EARLIER))
    assert shown.selection == Selection(order=Order.LARGEST_LOSS)
    assert len(grid(shown).order()) == 100
    assert matrix(shown).chosen is None


# One sample


def test_a_clicked_sample_is_told_with_its_classes(shown, run):
    shown.show()
    wrong = int(select(run.evaluation, Selection(Outcome.WRONG))[0])
    grid(shown).activated.emit(wrong)
    detail = part(shown, SampleDetail, "sampleDetail")
    assert detail.isVisible()
    assert text(shown, "sampleTitle") == f"Test image {wrong}"
    true, predicted = run.evaluation.labels[wrong], run.evaluation.predicted[wrong]
    assert text(shown, "sampleVerdict").startswith(f"Wrong: {true}, but read as {predicted} with ")
    bars = part(shown, QWidget, "sampleProbabilities").accessibleDescription()
    assert bars.split(", ")[3] == f"3 {run.evaluation.probabilities[wrong, 3] * 100:.1f} %"
    assert not part(shown, QLabel, "samplePicture").pixmap().isNull()


def test_the_open_sample_follows_the_keyboard_and_closes(qtbot, shown):
    shown.show()
    detail = part(shown, SampleDetail, "sampleDetail")
    qtbot.keyClick(grid(shown), Qt.Key.Key_Home)
    assert not detail.isVisible()
    qtbot.keyClick(grid(shown), Qt.Key.Key_Return)
    qtbot.keyClick(grid(shown), Qt.Key.Key_Right)
    assert text(shown, "sampleTitle") == "Test image 1"
    qtbot.mouseClick(part(shown, QAbstractButton, "closeSampleButton"), Qt.MouseButton.LeftButton)
    assert not detail.isVisible()


def test_the_open_sample_goes_when_the_filter_leaves_it_out(shown, run):
    shown.show()
    right = int(select(run.evaluation, Selection(Outcome.RIGHT))[0])
    grid(shown).set_current(right)
    grid(shown).activated.emit(right)
    shown.select(Selection(Outcome.RIGHT))
    assert part(shown, SampleDetail, "sampleDetail").isVisible()
    shown.select(Selection(Outcome.WRONG))
    assert not part(shown, SampleDetail, "sampleDetail").isVisible()


# The report


def report(tab: ResultsTab) -> ClassReport:
    return part(tab, ClassReport, "classReport")


def column(tab: ResultsTab, number: int) -> list[str]:
    model = report(tab).model()
    return [model.index(row, number).data() for row in range(model.rowCount())]


def test_the_report_has_a_row_per_class_and_the_averages_below(shown, run):
    assert column(shown, 0) == [*"0123456789", "accuracy", "macro avg", "weighted avg"]
    assert column(shown, 2)[:10] == [f"{score.recall:.3f}" for score in run.evaluation.scores]
    assert column(shown, 1)[10] == ""
    assert column(shown, 3)[10] == f"{run.evaluation.accuracy:.3f}"


def test_sorting_the_report_leaves_the_averages_below(shown, run):
    report(shown).sortByColumn(2, Qt.SortOrder.DescendingOrder)
    recalls = sorted((f"{score.recall:.3f}" for score in run.evaluation.scores), reverse=True)
    assert column(shown, 2)[:10] == recalls
    assert column(shown, 0)[10:] == ["accuracy", "macro avg", "weighted avg"]


def test_the_report_keeps_its_order_for_another_run(shown, session, make_opened_run):
    report(shown).sortByColumn(0, Qt.SortOrder.DescendingOrder)
    show(session, make_opened_run(run_id=EARLIER))
    assert column(shown, 0)[:10] == list("9876543210")


def test_an_activated_class_shows_its_images_and_an_average_does_not(shown):
    report(shown).activated.emit(report(shown).model().index(4, 0))
    assert shown.selection == Selection(true_class=4)
    report(shown).activated.emit(report(shown).model().index(11, 0))
    assert shown.selection == Selection(true_class=4)


def test_item_models_hold_to_qts_rules(qtbot, shown, run):
    model = ReportModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_evaluation(run.evaluation, FASHION)
    first = model.index(0, 0)
    model.sort(3, Qt.SortOrder.DescendingOrder)
    model.sort(0, Qt.SortOrder.AscendingOrder)
    assert model.index(0, 0) == first
    runs = RunListModel()
    other = QAbstractItemModelTester(runs, QAbstractItemModelTester.FailureReportingMode.Fatal)
    runs.set_runs((run.record.info, DamagedRun("broken", "why")))
    runs.set_runs(())
    assert runs.data(QModelIndex()) is None
    assert tester.model() is model
    assert other.model() is runs


# Taking figures along


def test_the_page_in_front_is_copied(qtbot, shown, run):
    qtbot.mouseClick(part(shown, QAbstractButton, "copyFiguresButton"), Qt.MouseButton.LeftButton)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[1] == "\t".join(["0", *map(str, run.evaluation.confusion[0])])
    part(shown, ResultPages, "figuresPanel").setCurrentWidget(report(shown))
    qtbot.mouseClick(part(shown, QAbstractButton, "copyFiguresButton"), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text().startswith("class\tprecision")
    QGuiApplication.clipboard().clear()
    qtbot.keyClick(report(shown), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().startswith("class\tprecision")


@pytest.mark.parametrize("name", ["matrix.png", "matrix.csv"])
def test_the_matrix_is_saved_by_the_ending_of_its_file(qtbot, shown, tmp_path, monkeypatch, name):
    path = tmp_path / name
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    qtbot.mouseClick(part(shown, QAbstractButton, "saveFiguresButton"), Qt.MouseButton.LeftButton)
    if name.endswith("png"):
        assert QImage(str(path)).width() == 2 * matrix(shown).width()
    else:
        assert path.read_text("utf-8-sig").startswith("true class / predicted class,0,1")


def test_a_name_without_ending_gets_the_one_of_the_chosen_kind(qtbot, shown, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "matrix"), "Table (*.csv)"))
    qtbot.mouseClick(part(shown, QAbstractButton, "saveFiguresButton"), Qt.MouseButton.LeftButton)
    assert [path.name for path in tmp_path.glob("matrix*")] == ["matrix.csv"]


def test_a_file_that_cannot_be_written_is_told(qtbot, shown, session, tmp_path, monkeypatch):
    (tmp_path / "folder.csv").mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "folder.csv"), ""))
    with qtbot.waitSignal(session.problem) as told:
        qtbot.mouseClick(part(shown, QAbstractButton, "saveFiguresButton"), Qt.MouseButton.LeftButton)
    assert isinstance(told.args[0], StorageError)


# The runs


def keep(session: Session, qtbot: QtBot, *runs: OpenedRun) -> None:
    for run in runs:
        session.services.store.save(run.record)
    session.runs_changed.emit()
    wait(session, qtbot)


def wait(session: Session, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not session.tasks.busy)
    QApplication.processEvents()


def chooser(tab: ResultsTab) -> RunChooser:
    return part(tab, RunChooser, "runChooser")


def pick(tab: ResultsTab, row: int) -> None:
    chooser(tab).setCurrentIndex(row)
    chooser(tab).activated.emit(row)


def test_kept_runs_are_listed_newest_first(qtbot, tab, session, make_opened_run):
    keep(session, qtbot, make_opened_run(run_id=EARLIER), make_opened_run(run_id=RUN))
    ids = [chooser(tab).itemData(row, Qt.ItemDataRole.UserRole) for row in range(chooser(tab).count())]
    assert ids == [RUN, EARLIER]
    assert chooser(tab).isEnabled()
    assert chooser(tab).currentIndex() == -1


def test_a_chosen_run_is_opened(qtbot, tab, session, make_opened_run):
    keep(session, qtbot, make_opened_run(run_id=EARLIER), make_opened_run(run_id=RUN))
    with qtbot.waitSignal(session.run_opened):
        pick(tab, 1)
    assert session.opened_run.record.info.id == EARLIER
    assert chooser(tab).currentIndex() == 1
    assert page(tab) != "noResult"
    wait(session, qtbot)


def test_the_opened_run_is_listed_even_when_it_could_not_be_kept(shown):
    assert chooser(shown).count() == 1
    assert chooser(shown).currentText().startswith("Softmax regression · ")


def lines_of(*runs: RunInfo) -> list[list[str]]:
    """The parts of each run's line in the chooser."""
    model = RunListModel()
    model.set_runs(runs)
    return [model.index(row, 0).data().split(" · ") for row in range(model.rowCount())]


def test_a_line_of_the_chooser_says_name_and_accuracy_before_time_and_data(run):
    info = structs.replace(run.record.info, test_accuracy=0.973)
    name, accuracy, time, dataset = lines_of(info)[0]
    assert (name, accuracy, dataset) == ("Softmax regression", "97.3 %", "Tiny blocks")
    assert ":00:00" not in time


def test_a_run_that_was_never_tested_is_listed_without_an_accuracy(run):
    assert len(lines_of(run.record.info)[0]) == 3


def test_namesakes_are_told_apart_by_their_seed(run):
    info = run.record.info
    again = structs.replace(info, id=EARLIER, config=structs.replace(info.config, seed=4))
    assert [line[0] for line in lines_of(info, again)] == ["Softmax regression, seed 0", "Softmax regression, seed 4"]


def test_namesakes_of_one_minute_are_told_apart_by_the_second(run):
    info = run.record.info
    later = structs.replace(info, id=EARLIER, created="2026-01-01T12:00:07+09:00")
    first, second = (line[1] for line in lines_of(info, later))
    assert first.endswith(":00:00")
    assert second.endswith(":00:07")


def test_a_long_run_ends_in_dots_in_the_chooser_and_is_whole_in_its_tooltip(tab, session, run):
    name = "A network with a very long name " * 4
    long = RunRecord(structs.replace(run.record.info, name=name), (), test_probabilities=run.record.test_probabilities)
    session.show_run(OpenedRun(long, run.dataset, run.evaluation, run.predictor))
    option = QStyleOptionComboBox()
    chooser(tab).initStyleOption(option)
    assert option.currentText.startswith("A network with")
    assert option.currentText.endswith("…")
    assert chooser(tab).toolTip().startswith(name)


def test_a_damaged_run_is_listed_with_its_reason_and_cannot_be_chosen(qtbot, tab, session, run):
    keep(session, qtbot, run)
    (session.services.store.folder / RUN / "run.json").write_text("{")
    session.runs_changed.emit()
    wait(session, qtbot)
    assert "damaged" in chooser(tab).itemText(0)
    assert "run.json" in chooser(tab).itemData(0, Qt.ItemDataRole.ToolTipRole)
    assert not chooser(tab).model().flags(chooser(tab).model().index(0, 0)) & Qt.ItemFlag.ItemIsEnabled


def test_a_run_that_cannot_be_opened_leaves_what_was_there(qtbot, shown, session, make_opened_run):
    keep(session, qtbot, make_opened_run(run_id=EARLIER))
    (session.services.store.folder / EARLIER / "weights.npz").unlink()
    with qtbot.waitSignal(session.problem):
        pick(shown, 1)
        assert not shown.findChild(QStackedWidget).isEnabled()
    assert chooser(shown).itemData(chooser(shown).currentIndex(), Qt.ItemDataRole.UserRole) == RUN
    assert shown.findChild(QStackedWidget).isEnabled()
    assert session.opened_run.record.info.id == RUN
    wait(session, qtbot)


def test_a_list_that_changes_while_it_is_read_is_read_again(qtbot, tab, session, run):
    session.runs_changed.emit()
    session.services.store.save(run.record)
    session.runs_changed.emit()
    qtbot.waitUntil(lambda: chooser(tab).count() == 1)
    wait(session, qtbot)


def test_a_store_that_cannot_be_read_is_told(qtbot, tab, session, home):
    (home / "runs").rename(home / "away")
    (home / "runs").write_text("a file")
    with qtbot.waitSignal(session.problem) as told:
        session.runs_changed.emit()
    assert isinstance(told.args[0], UserError)
    wait(session, qtbot)


# What a view must not do


def test_a_result_is_judged_in_a_worker(qtbot, tab, session, services, make_opened_run, monkeypatch):
    keep(session, qtbot, make_opened_run(run_id=EARLIER))
    threads = []

    def open_run(*given):
        threads.append(QThread.currentThread())
        return services.open_run(*given)

    monkeypatch.setattr(session, "services", replace(services, open_run=open_run))
    with qtbot.waitSignal(session.run_opened):
        pick(tab, 0)
    assert len(threads) == 1
    assert threads[0] is not QApplication.instance().thread()
    wait(session, qtbot)


def test_showing_a_result_needs_no_scikit_learn(shown, session, run, monkeypatch):
    for name in [name for name in sys.modules if name.split(".")[0] == "sklearn"]:
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.setitem(sys.modules, "sklearn", None)
    show(session, run)
    shown.select(Selection(Outcome.WRONG, order=Order.LARGEST_LOSS))
    report(shown).sortByColumn(2, Qt.SortOrder.AscendingOrder)
    assert page(shown) != "noResult"


def test_importing_the_tab_imports_neither_scikit_learn_nor_tensorflow():
    code = ("import sys, mnist_desktop.ui.results.results_tab\n"
            "sys.exit(any(name in sys.modules for name in ('sklearn', 'tensorflow', 'keras')))")  # fmt: skip
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[2])  # noqa: S603 - the code is ours
