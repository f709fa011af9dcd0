"""What the window shows of data sets that have more or fewer classes than ten."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.presets.all_presets import preset
from mnist_desktop.core.results.samples import Selection
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.training.services import Services
from mnist_desktop.ui.builder.panel import BuilderPanel
from mnist_desktop.ui.compare.pair_loading import PairError, load_pair
from mnist_desktop.ui.data.browser import Browser
from mnist_desktop.ui.drawing.prediction_view import PredictionView
from mnist_desktop.ui.drawing.probability_bars import ProbabilityBars
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.results.class_report import ClassReport
from mnist_desktop.ui.results.confusion_matrix import ConfusionMatrix
from mnist_desktop.ui.results.map_legend import class_entries, class_words
from mnist_desktop.ui.results.probability_chart import ProbabilityChart
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.matrix_layout import lay_out
from mnist_desktop.ui.tabs import TABS
from mnist_desktop.ui.training.labels_panel import example_probabilities

ClassSet = Callable[[int], Dataset]
MakeRun = Callable[..., OpenedRun]


@pytest.fixture
def window(qtbot: QtBot, session: Session, tmp_path: Path) -> Iterator[MainWindow]:
    window = MainWindow(session, tmp_path / "settings.ini", tmp_path / "log.txt")
    qtbot.addWidget(window)
    yield window
    window.hide()


@pytest.fixture
def builder(qtbot: QtBot, session: Session) -> BuilderPanel:
    panel = BuilderPanel(session)
    qtbot.addWidget(panel)
    return panel


def by_the_scratch_engine(run: OpenedRun) -> OpenedRun:
    """The same run, which can be looked into without TensorFlow."""
    info = run.record.info
    scratch = msgspec.structs.replace(info, config=msgspec.structs.replace(info.config, engine="scratch"))
    return replace(run, record=replace(run.record, info=scratch))


@pytest.mark.parametrize("classes", [2, 62])
def test_every_tab_shows_a_data_set_and_a_run_of_so_many_classes(
    qtbot: QtBot, window: MainWindow, class_set: ClassSet, make_opened_run: MakeRun, classes: int
) -> None:
    dataset, session = class_set(classes), window.session
    session.use_dataset(dataset)
    session.edit(Sentence("preset"), spec=preset("softmax-regression").experiment_for(classes).spec)
    assert session.obstacle is None
    pages = {tab.name: window.tabs.page(tab.name) for tab in TABS}
    session.show_run(by_the_scratch_engine(make_opened_run(dataset=dataset)))
    window.resize(1280, 800)
    window.show()
    for at in range(len(TABS)):
        window.tabs.setCurrentIndex(at)
        window.grab()
    results, inside = pages["results"], pages["inside"]
    qtbot.waitUntil(lambda: "ead as" in inside.findChild(QLabel, "insideAnswer").text())
    inside.grab()
    results.select(Selection(true_class=classes - 1))
    assert results.findChild(ConfusionMatrix).part_count() == classes**2
    assert results.findChild(ClassReport).model().rowCount() == classes + 3
    assert window.findChild(QTableView, "splitTable").model().rowCount() == classes + 1
    assert window.findChild(QComboBox, "classFilter").count() == classes + 1
    bars = window.findChild(ProbabilityBars)
    assert bars.part_count() == (classes if classes == 2 else 11)
    assert len(bars.probabilities) in (0, classes)


def test_the_tabs_go_from_many_classes_to_few_with_what_was_chosen_left_open(
    qtbot: QtBot, window: MainWindow, class_set: ClassSet, make_opened_run: MakeRun
) -> None:
    session = window.session
    pages = {tab.name: window.tabs.page(tab.name) for tab in TABS}
    window.show()
    for classes in (62, 2, 26):
        dataset = class_set(classes)
        session.use_dataset(dataset)
        session.show_run(by_the_scratch_engine(make_opened_run(0.5, f"20260101-120000-{classes:06}", dataset)))
        pages["inside"].look_at_test_image(len(dataset.test_labels) - 1)
        for name in ("results", "inside", "draw", "data"):
            window.tabs.setCurrentIndex(list(pages).index(name))
            window.grab()
        results = pages["results"]
        results.select(Selection(true_class=classes - 1, predicted_class=0))
        last = len(dataset.test_labels) - 1
        results.linked.clear()
        results._samples.show_image(last)
        window.grab()
        assert results.findChild(ConfusionMatrix).content.names == dataset.class_names
        assert results.findChild(ProbabilityChart).part_text(0).startswith(dataset.class_names[0])
        results.select(Selection(true_class=classes - 1))
    qtbot.waitUntil(lambda: "ead as" in pages["inside"].findChild(QLabel, "insideAnswer").text())


def test_another_number_of_classes_is_a_problem_at_once_and_one_click_repairs_it(
    builder: BuilderPanel, session: Session, class_set: ClassSet
) -> None:
    session.edit(Sentence("first"), spec=preset("softmax-regression").experiment.spec)
    session.use_dataset(class_set(26))
    assert session.obstacle is not None
    repair = builder.findChild(QWidget, "problemList").findChild(QPushButton)
    assert repair.text() == "Use 26 units"
    repair.click()
    assert session.obstacle is None
    assert session.experiment.spec.layers[-1].units == 26
    session.undo_stack.undo()
    assert session.experiment.spec.layers[-1].units == 10
    session.use_dataset(class_set(10))
    assert session.obstacle is None


def test_a_preset_is_fitted_to_the_data_and_still_called_by_its_name(
    builder: BuilderPanel, session: Session, class_set: ClassSet
) -> None:
    session.use_dataset(class_set(26))
    chooser = builder.findChild(QComboBox, "presetChooser")
    at = chooser.findData("mnist-mlp")
    chooser.setCurrentIndex(at)
    chooser.activated.emit(at)
    assert session.experiment.spec.layers[-1].units == 26
    assert session.obstacle is None
    assert chooser.currentData() == "mnist-mlp"


def test_the_class_filter_has_the_classes_of_the_data_set_that_is_shown(qtbot: QtBot, class_set: ClassSet) -> None:
    browser = Browser()
    qtbot.addWidget(browser)
    filter_box = browser.findChild(QComboBox, "classFilter")
    for classes in (62, 2, 10):
        dataset = class_set(classes)
        browser._dataset = dataset
        browser._name_classes()
        assert [filter_box.itemText(at).split()[-1] for at in range(1, filter_box.count())] == list(dataset.class_names)


def test_of_many_classes_the_strongest_have_bars_and_the_others_one_together(qtbot: QtBot, class_set: ClassSet) -> None:
    bars = ProbabilityBars()
    qtbot.addWidget(bars)
    names = class_set(62).class_names
    bars.set_classes(names)
    shares = np.full(62, 0.1 / 59, np.float32)
    shares[[61, 40, 3]] = 0.5, 0.3, 0.1
    bars.show_probabilities(shares)
    said = [bars.part_text(at) for at in range(bars.part_count())]
    assert len(said) == 11
    assert said[-2] == f"{names[61]}: 50.0 %"
    assert any(each.startswith(f"{names[40]}: 30") for each in said)
    assert said[-1].startswith("52 others: ")
    bars.show_probabilities(np.full(10, 0.1, np.float32))
    assert bars.probabilities == ()  # of another network


def test_the_class_of_the_label_has_a_bar_however_weak_it_is(qtbot: QtBot, class_set: ClassSet) -> None:
    chart = ProbabilityChart()
    qtbot.addWidget(chart)
    names = class_set(62).class_names
    shares = np.linspace(0.001, 1, 62).astype(np.float32)
    chart.set_sample(shares, 0, names)
    assert [chart.part_text(at).partition(":")[0] for at in range(chart.part_count())] == [names[0], *names[-9:]]
    chosen: list[tuple[int, int]] = []
    chart.class_chosen.connect(lambda true, predicted: chosen.append((true, predicted)))
    chart.resize(300, 300)
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=chart.part_rect(1).center())
    assert chosen == [(0, 53)]


def test_a_matrix_of_many_classes_names_some_and_writes_no_figures_that_do_not_fit(qtbot: QtBot, class_set: ClassSet) -> None:
    matrix = ConfusionMatrix()
    qtbot.addWidget(matrix)
    matrix.resize(460, 420)
    few = lay_out(matrix.size(), class_set(10).class_names, matrix.font())
    many = lay_out(matrix.size(), class_set(62).class_names, matrix.font())
    assert few.steps == (1, 1)
    assert min(many.steps) > 1
    assert few.figures("100") is not None
    assert many.figures("100") is None
    long = lay_out(matrix.size(), ["a name of forty letters that never ends"] * 26, matrix.font())
    assert long.cells.width() > matrix.width() / 2


def test_a_map_writes_short_names_and_explains_long_ones_while_they_are_few(class_set: ClassSet) -> None:
    letters = class_set(62).class_names
    assert (class_words(letters), class_entries(letters, "many")) == (letters, [])
    long = [f"class {number}" for number in range(62)]
    assert class_words(long)[61] == "61"
    assert [entry.text for entry in class_entries(long[:2], "many")] == ["0 class 0", "1 class 1"]
    assert [entry.text for entry in class_entries(long, "many")] == ["many"]


def test_a_network_for_other_classes_than_the_chosen_ones_says_so_beside_its_answer(
    qtbot: QtBot, class_set: ClassSet, make_opened_run: MakeRun
) -> None:
    view = PredictionView()
    qtbot.addWidget(view)
    run = make_opened_run(dataset=class_set(26))
    view.set_run(run, run.record.info.class_names, "mnist", class_set(2))
    said = view.findChild(QLabel, "predictionSource").text()
    assert said == "This network tells other classes apart than those of of 2; train one on it to read them."
    view.set_run(run, run.record.info.class_names, "mnist", class_set(26))
    assert "other classes" not in view.findChild(QLabel, "predictionSource").text()
    view.show_answer(None, is_empty=True, is_awaited=False)
    assert view.findChild(QLabel, "predictionLabel").text() == "Draw on the pad"


def test_an_imagined_network_gives_all_classes_together_one() -> None:
    for classes in (2, 10, 62):
        assert example_probabilities(1, classes).sum() == pytest.approx(1)


def test_two_runs_of_as_many_classes_are_compared_and_others_are_told(
    services: Services, class_set: ClassSet, make_opened_run: MakeRun
) -> None:
    dataset = class_set(26)
    runs = [make_opened_run(0.1 * number, f"20260101-120000-00000{number}", dataset).record for number in (1, 2)]
    for run in runs:
        services.store.save(run)
    first, second = (run.info for run in runs)
    loaded = load_pair(services, dataset, first, second)
    assert loaded.predictions.confusion_difference.shape == (26, 26)
    renamed = replace(dataset, class_names=("0", "1"), class_names_ko=("0", "1"))
    with pytest.raises(PairError, match="tells 26 classes apart, but of 26 has 2"):
        load_pair(services, renamed, first, second)
