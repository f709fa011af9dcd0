"""Results select one another: cell, row, bar, line, bin and image, with one filter in words that can be cleared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from msgspec import structs
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QLabel, QPushButton, QSlider, QWidget
from pytestqt.qtbot import QtBot

from mnist_desktop.core.datasets.split import draw_split
from mnist_desktop.core.errors import StorageError
from mnist_desktop.core.results.calibration import reliability
from mnist_desktop.core.results.metrics import evaluate
from mnist_desktop.core.results.samples import ConfidenceRange, Order, Outcome, Selection, select
from mnist_desktop.core.runs.doubt import NO_DOUBT, Doubt
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.training.services import Services
from mnist_desktop.training.validation import ValidationError, read_validation
from mnist_desktop.ui.drawing.prediction_view import PredictionView
from mnist_desktop.ui.results.confusion_matrix import ConfusionMatrix
from mnist_desktop.ui.results.filter_chip import FilterChip
from mnist_desktop.ui.results.probability_chart import ProbabilityChart
from mnist_desktop.ui.results.reliability_key import FEW, Part, parts_of
from mnist_desktop.ui.results.results_tab import ResultsTab
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.image_grid import ImageGrid
from tests.ui.known_texts import marked_texts, unknown_texts

RUN = "20260101-120000-abcdef"


def network(images: np.ndarray) -> np.ndarray:
    """Reads the bright block of the tiny data set, too surely, and every seventh image wrong."""
    corners = [(4 + 12 * (label // 5), 1 + 5 * (label % 5)) for label in range(10)]
    logits = np.stack([images[:, row + 4, column + 2] / 64.0 for row, column in corners], 1)
    wrong = images[:, 0, 0] % 7 == 0
    logits[wrong] = np.roll(logits[wrong], 1, 1)
    powers = np.exp(logits + images[:, :1, 0] / 20.0)
    return (powers / powers.sum(1, keepdims=True)).astype(np.float32)


@pytest.fixture
def run(make_opened_run: Callable[..., OpenedRun]) -> OpenedRun:
    made = make_opened_run(run_id=RUN)
    probabilities = network(made.dataset.test_images)
    record = replace(made.record, test_probabilities=probabilities)
    return OpenedRun(record, made.dataset, evaluate(made.dataset.test_labels, probabilities), network)


@pytest.fixture
def tab(qtbot: QtBot, session: Session, run: OpenedRun) -> ResultsTab:
    session.services.store.claim()
    session.services.store.save(run.record)
    tab = ResultsTab(session)
    qtbot.addWidget(tab)
    tab.resize(1000, 760)
    session.show_run(run)
    settle(qtbot, session)
    return tab


def settle(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(lambda: not session.tasks.busy)
    QApplication.processEvents()


def part(tab: QWidget, kind: type, name: str):
    found = tab.findChild(kind, name)
    assert found is not None, name
    return found


def chip(tab: ResultsTab) -> FilterChip:
    return tab.findChild(FilterChip)


def shown(tab: ResultsTab) -> list[int]:
    return part(tab, ImageGrid, "sampleGrid").order().tolist()


def open_doubt(qtbot: QtBot, tab: ResultsTab, session: Session) -> None:
    tab.show()
    tab._figures.setCurrentWidget(tab._figures.doubt)
    settle(qtbot, session)


# One filter


def test_each_view_marks_what_another_has_chosen_and_the_filter_says_it(tab, run):
    figures = tab._figures
    pair = figures.mistakes._pairs[0]
    figures.mistakes.pairs.followed.emit(0)
    assert tab.selection.cell == figures.matrix.chosen == (pair.true, pair.predicted)
    assert figures.report.selectionModel().selectedRows()[0].row() == pair.true
    assert chip(tab).words == f"True {pair.true} · Read as {pair.predicted}"
    assert len(shown(tab)) == pair.count
    figures.report.clicked.emit(figures.report.model().index(3, 1))
    assert tab.selection == Selection(true_class=3)
    assert figures.matrix.chosen is None
    assert not figures.mistakes.pairs.currentIndex().isValid()


def test_what_is_framed_on_the_map_is_marked_in_the_cells_and_bins_that_hold_it(tab, run):
    figures, evaluation = tab._figures, run.evaluation
    figures.map.view.framed.emit(frozenset(range(20)))
    held = np.zeros((10, 10), int)
    np.add.at(held, (evaluation.labels[:20], evaluation.predicted[:20]), 1)
    np.testing.assert_array_equal(figures.matrix._held, held)
    np.testing.assert_array_equal(figures.doubt.chart._held, reliability(evaluation.confidence[:20], np.zeros(20, bool)).counts)
    cell = tuple(np.argwhere(held)[0].tolist())
    assert figures.matrix.describe(cell).endswith(f" Of these, {held[cell]} are shown now.")
    assert "marked corner" in part(tab, QLabel, "cellInWords").text()
    tab.linked.clear()
    assert figures.matrix._held is None
    assert figures.doubt.chart._held is None


def test_marks_of_what_is_chosen_are_on_the_screen_and_not_in_a_saved_picture(qtbot):
    matrix = ConfusionMatrix()
    qtbot.addWidget(matrix)
    matrix.resize(400, 400)
    screen, picture = matrix.grab().toImage(), matrix.picture()  # the first grab gives it its final letters
    matrix.set_held(np.eye(10, dtype=np.int64))
    assert matrix.picture() == picture
    assert matrix.grab().toImage() != screen


def test_the_key_of_the_diagram_names_what_is_drawn_and_nothing_else(tab):
    chart = tab._figures.doubt.chart
    full = replace(chart.shown, counts=np.full_like(chart.shown.counts, FEW))
    assert parts_of(full, None) == [Part.BAR, Part.MEAN, Part.GAP, Part.DIAGONAL]
    assert set(parts_of(replace(full, counts=full.counts - 1), full)) == set(Part)
    chart.resize(chart.minimumSizeHint())
    chart.show_reliability(chart.shown, full)
    metrics = chart.fontMetrics()
    assert sum(map(len, chart._key())) == len(parts_of(chart.shown, full))
    assert all(sum(metrics.horizontalAdvance(each.word) for each in line) < chart.width() for line in chart._key())
    assert chart._place().upper.top() > len(chart._key()) * metrics.height()


def test_a_bin_narrows_what_is_chosen_down_and_its_images_are_those_it_counts(tab, run):
    chart = tab._figures.doubt.chart
    fullest = int(chart.shown.counts.argmax())
    chart.choose(fullest)
    assert len(shown(tab)) == chart.shown.counts[fullest]
    assert "Confidence" in chip(tab).words
    tab.select(replace(tab.selection, true_class=2))
    chart.choose(fullest)
    assert tab.selection == Selection(true_class=2, confidence=chart.shown.bin_range(fullest))


def test_the_filter_is_cleared_by_a_press_and_the_order_stays(qtbot, tab):
    tab.select(Selection(Outcome.WRONG, 1, None, Order.LARGEST_LOSS, ConfidenceRange(0.5, 1)))
    assert chip(tab).words == "True 1 · Confidence 50–100 % · Wrong ones"
    qtbot.mouseClick(part(tab, QPushButton, "clearFilterButton"), Qt.MouseButton.LeftButton)
    assert tab.selection == Selection(order=Order.LARGEST_LOSS)
    assert chip(tab).isHidden()


def test_images_that_were_framed_elsewhere_can_be_shown_alone(tab):
    tab.select(Selection(images=frozenset({5, 2, 99, 1000})))
    assert shown(tab) == [2, 5, 99]
    assert chip(tab).words == "Chosen images: 4"


def test_an_image_that_is_looked_at_marks_its_cell_its_bin_and_its_line(tab, run):
    tab._samples.image_changed.emit(7)
    cell = int(run.evaluation.labels[7]), int(run.evaluation.predicted[7])
    figures = tab._figures
    assert tab.linked.image == 7
    assert figures.matrix.accessibleDescription() == figures.matrix.describe(cell)
    number = figures.doubt.chart.shown.bin_of(float(run.evaluation.confidence[7]))
    assert figures.doubt.chart.accessibleDescription() == figures.doubt.chart.describe(number)


def test_a_line_of_the_surest_mistakes_opens_its_image(tab, run):
    wrong = select(run.evaluation, Selection(Outcome.WRONG, order=Order.MOST_CONFIDENT))
    tab._figures.mistakes.mistakes.followed.emit(0)
    assert part(tab, QLabel, "sampleTitle").text() == f"Test image {wrong[0]}"
    assert tab.selection.outcome is Outcome.WRONG


def test_the_bar_of_a_class_leads_to_the_images_read_so(qtbot, tab, run):
    tab._samples.show_image(4)
    bars = part(tab, ProbabilityChart, "sampleProbabilities")
    qtbot.keyClick(bars, Qt.Key.Key_Up)
    qtbot.keyClick(bars, Qt.Key.Key_Return)
    true, predicted = int(run.evaluation.labels[4]), int(run.evaluation.predicted[4])
    assert tab.selection.cell == (true, max(0, predicted - 1))


def test_the_selection_stays_for_the_same_run_and_goes_with_it(tab, session, run):
    tab.select(Selection(true_class=2))
    session.show_run(replace(run))
    assert tab.selection == Selection(true_class=2)
    other = replace(run.record, info=structs.replace(run.record.info, id="20260101-130000-abcdef"))
    session.show_run(replace(run, record=other))
    assert tab.selection == Selection()


# Doubt


def test_keys_move_through_the_bins_and_choose_one(qtbot, tab):
    chart = tab._figures.doubt.chart
    for key in (Qt.Key.Key_End, Qt.Key.Key_Left, Qt.Key.Key_Return):
        qtbot.keyClick(chart, key)
    assert tab.selection.confidence == chart.shown.bin_range(13)
    qtbot.keyClick(chart, Qt.Key.Key_Escape)
    assert tab.selection == Selection()


def test_the_page_reads_the_validation_images_of_the_runs_own_split_once(qtbot, tab, session, run):
    assert not tab._figures.doubt.has_validation
    open_doubt(qtbot, tab, session)
    config, answers = run.record.info.config, tab._figures.doubt._validation
    split = draw_split(run.dataset.train_labels, config.validation_share, config.split_seed, config.stratified)
    np.testing.assert_array_equal(answers.labels, run.dataset.train_labels[split.validation])
    np.testing.assert_array_equal(answers.probabilities, network(run.dataset.train_images[split.validation]))


def test_a_threshold_says_what_is_left_is_kept_with_the_run_and_shows_the_unsure(qtbot, tab, session, run):
    open_doubt(qtbot, tab, session)
    slider = part(tab, QSlider, "thresholdSlider")
    percent = round(100 * float(np.median(run.evaluation.confidence)))
    slider.setValue(percent)
    settle(qtbot, session)
    unsure = int((run.evaluation.confidence.astype(float) < percent / 100).sum())
    assert f"{unsure} unsure" in part(tab, QLabel, "testAnswers").text()
    assert session.services.store.load(RUN).doubt.threshold == percent / 100
    tab._figures.doubt._show.click()
    assert len(shown(tab)) == unsure
    slider.setValue(0)
    settle(qtbot, session)
    assert session.services.store.load(RUN).doubt.threshold is None
    assert part(tab, QLabel, "thresholdValue").text() == "off"


def test_all_that_are_counted_as_unsure_are_shown_those_without_a_number_and_of_other_classes_too(qtbot, tab, session, run):
    probabilities = run.evaluation.probabilities.copy()
    probabilities[:3] = np.nan
    session.show_run(replace(run, evaluation=evaluate(run.evaluation.labels, probabilities)))
    tab.select(Selection(true_class=1))
    tab._figures.doubt.slider.setValue(30)
    tab._figures.doubt._show.click()
    assert {0, 1, 2} <= set(shown(tab))
    assert f"; {len(shown(tab))} unsure" in part(tab, QLabel, "testAnswers").text()
    assert chip(tab).words == "Confidence 0–30 %"
    settle(qtbot, session)


def test_a_threshold_at_which_nothing_is_left_is_told(tab):
    tab._figures.doubt.slider.setValue(100)
    assert part(tab, QLabel, "testAnswers").text() == "Test: nothing is answered at this threshold; all 100 images are unsure."


def test_the_temperature_changes_what_is_shown_and_not_what_is_right(qtbot, tab, session, run):
    open_doubt(qtbot, tab, session)
    part(tab, QCheckBox, "temperatureBox").setChecked(True)
    settle(qtbot, session)
    temperature = session.doubt.doubt.temperature
    assert temperature != 1
    evaluation = tab._run.evaluation
    assert evaluation.accuracy == run.evaluation.accuracy
    assert evaluation.confidence.max() != run.evaluation.confidence.max()
    bins = reliability(evaluation.confidence, evaluation.predicted == evaluation.labels)
    np.testing.assert_array_equal(tab._figures.doubt.chart.shown.counts, bins.counts)
    assert session.services.store.load(RUN).doubt == Doubt(temperature=temperature, uses_temperature=True)
    part(tab, QCheckBox, "temperatureBox").setChecked(False)
    assert tab._run.evaluation is run.evaluation
    settle(qtbot, session)


def test_another_run_brings_its_own_decisions_and_the_first_has_its_own_again(qtbot, tab, session, run):
    session.doubt.decide(Doubt(threshold=0.7))
    other = structs.replace(run.record.info, id="20260101-130000-abcdef")
    session.show_run(replace(run, record=replace(run.record, info=other, doubt=Doubt(threshold=0.4))))
    assert tab._figures.doubt.slider.value() == 40
    session.show_run(run)
    assert tab._figures.doubt.slider.value() == 70
    session.show_run(None)
    assert session.doubt.doubt == NO_DOUBT
    settle(qtbot, session)


def test_where_a_decision_cannot_be_kept_that_is_said(qtbot, tab, session, monkeypatch):
    def refuse(*_: object) -> None:
        raise StorageError("The disk is full.")

    monkeypatch.setattr(session.doubt, "_keep", refuse)
    session.doubt.decide(Doubt(threshold=0.7))
    settle(qtbot, session)
    assert part(tab, QLabel, "doubtNote").text() == "Kept until the program ends. The disk is full."


def test_a_decision_that_cannot_be_kept_is_told_of_its_own_run_only(qtbot, tab, session, run, monkeypatch):
    def refuse_first(run_id: str, _: Doubt) -> None:
        if run_id == RUN:
            raise StorageError("The disk is full.")

    monkeypatch.setattr(session.doubt, "_keep", refuse_first)
    session.doubt.decide(Doubt(threshold=0.7))
    other = structs.replace(run.record.info, id="20260101-130000-abcdef")
    session.show_run(replace(run, record=replace(run.record, info=other, doubt=Doubt(threshold=0.4))))
    settle(qtbot, session)
    assert session.doubt.storage_problem is None
    assert part(tab, QLabel, "doubtNote").text() == ""
    session.show_run(run)
    assert session.doubt.storage_problem is not None
    settle(qtbot, session)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"config": {"validation_share": 0.0}}, "This run set no images aside for validation."),
        ({"dataset_key": "gone", "dataset_fingerprint": "1" * 64}, "There is no data set called gone."),
        ({"dataset_fingerprint": "1" * 64}, "but Tiny blocks holds other images now."),
    ],
)
def test_without_validation_images_the_reason_is_said(services: Services, run, change, reason):
    info, changed = run.record.info, dict(change)
    if "config" in changed:
        changed["config"] = structs.replace(info.config, **changed["config"])
    other = replace(run, record=replace(run.record, info=structs.replace(info, **changed)))
    with pytest.raises(ValidationError) as told:
        read_validation(services, other, None, StopToken())
    assert reason in told.value.text


def test_a_run_without_validation_images_keeps_its_threshold_and_has_no_temperature(qtbot, tab, session, run):
    config = structs.replace(run.record.info.config, validation_share=0.0)
    session.show_run(replace(run, record=replace(run.record, info=structs.replace(run.record.info, config=config))))
    open_doubt(qtbot, tab, session)
    assert "set no images aside" in part(tab, QLabel, "validationAnswers").text()
    assert not part(tab, QCheckBox, "temperatureBox").isEnabled()
    assert part(tab, QSlider, "thresholdSlider").isEnabled()


# On the pad


def test_the_pad_goes_by_the_threshold_until_it_is_switched_off(qtbot, run):
    view = PredictionView()
    qtbot.addWidget(view)
    view.set_run(run, tuple("0123456789"), "mnist", run.dataset)
    answer = np.array([0, 0, 0, 0, 0.8, 0, 0, 0, 0, 0.2], np.float32)
    view.set_doubt(Doubt(threshold=0.9))
    view.show_answer(answer, is_empty=False, is_awaited=False)
    assert view.prediction.text() == "Unsure: 4 or 9"
    assert "it needs 90.0" in view.note.text()
    assert not view.threshold_box.isHidden()
    with qtbot.waitSignal(view.threshold_wanted) as asked:
        view.threshold_box.click()
    assert asked.args == [False]
    view.set_doubt(Doubt(threshold=0.9, on_pad=False))
    view.show_answer(answer, is_empty=False, is_awaited=False)
    assert view.prediction.text().startswith("4, 80")
    view.set_doubt(NO_DOUBT)
    assert view.threshold_box.isHidden()
    view._calm.stop()


# Taking it along


@pytest.mark.parametrize("name", ["doubt.svg", "doubt.png", "doubt.csv"])
def test_the_diagram_is_saved_by_the_ending_of_its_file(tab, tmp_path, monkeypatch, name):
    path = tmp_path / name
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    tab._figures.setCurrentWidget(tab._figures.doubt)
    part(tab, QWidget, "saveFiguresButton").click()
    if name.endswith("svg"):
        assert "confidence" in "".join(ET.fromstring(path.read_bytes()).itertext())  # noqa: S314 - written a moment ago
    elif name.endswith("png"):
        assert QImage(str(path)).width() == 2 * tab._figures.doubt.chart.width()
    else:
        assert path.read_text("utf-8-sig").startswith("confidence from,confidence to,images")


def test_mistakes_and_samples_are_taken_along_as_tables(qtbot, tab, tmp_path, monkeypatch, run):
    tab._figures.setCurrentWidget(tab._figures.mistakes)
    qtbot.keyClick(tab._figures.mistakes.pairs, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().startswith("test image\ttrue class")
    monkeypatch.setattr("mnist_desktop.ui.results.samples_panel.ask_for_csv", lambda *_: tmp_path / "samples.csv")
    tab._samples._save_table()
    assert len((tmp_path / "samples.csv").read_text("utf-8-sig").splitlines()) == 1 + len(run.evaluation.labels)


def test_every_text_is_said_again_in_another_language_and_choices_stay(qtbot, tab, session, marking):
    open_doubt(qtbot, tab, session)
    tab._figures.doubt.slider.setValue(60)
    part(tab, QCheckBox, "temperatureBox").setChecked(True)
    tab.select(Selection(Outcome.WRONG, 1, None, Order.LARGEST_LOSS, ConfidenceRange(0, 1)))
    tab._figures.doubt.chart.mark(0.5)
    settle(qtbot, session)
    marking.speak()
    own = {"Softmax", "regression", "Tiny", "blocks"}
    assert unknown_texts(tab._figures, own) == set()
    assert unknown_texts(tab._samples, own) == set()
    marking.fall_silent()
    assert marked_texts(tab._figures) | marked_texts(tab._samples) == set()
    assert tab._figures.doubt.slider.value() == 60
    assert tab.selection.confidence == ConfidenceRange(0, 1)


def test_the_pad_says_its_threshold_again_in_another_language(qtbot, run, marking):
    view = PredictionView()
    qtbot.addWidget(view)
    view.set_run(run, tuple("0123456789"), "mnist", run.dataset)
    view.set_doubt(Doubt(threshold=0.9))
    view.show_answer(np.array([0.2] + [0.8] + [0] * 8, np.float32), is_empty=False, is_awaited=False)
    marking.speak()
    assert unknown_texts(view, {"Softmax", "regression", "Tiny", "blocks"}) == set()
    marking.fall_silent()
    assert marked_texts(view) == set()
    view._calm.stop()
