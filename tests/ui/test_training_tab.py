"""The Training tab and the status line: what they show of the events of a run, and what they leave alone."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import pytest
from PySide6.QtCore import QByteArray, QRectF, QStandardPaths, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QFileDialog, QProgressBar, QScrollArea
from pytestqt.qtbot import QtBot

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.errors import StorageError, UserError
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.model.layers import Dense, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs.events import EpochEnded, RunEnded, RunStarted, StepsDone
from mnist_desktop.core.runs.record import EpochRow, RateChange
from mnist_desktop.core.sentence import Message, Sentence
from mnist_desktop.core.training_config import EarlyStopping, TrainingConfig
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.training.job import TrainingJob
from mnist_desktop.ui.session import Session, TrainingState
from mnist_desktop.ui.shared.numbers import duration
from mnist_desktop.ui.shared.theme_colors import LIGHT
from mnist_desktop.ui.training import export_button
from mnist_desktop.ui.training import repaint_throttle as throttle_module
from mnist_desktop.ui.training.repaint_throttle import RepaintThrottle, interval_for
from mnist_desktop.ui.training.run_status import RunStatus
from mnist_desktop.ui.training.set_up_line import SetUpLine
from mnist_desktop.ui.training.shown_run import TRAIL_POINTS, ShownRun
from mnist_desktop.ui.training.training_tab import TrainingTab
from tests.ui.known_texts import Marking, unknown_texts

SPEC = ModelSpec((Flatten(), Dense(10, "softmax")), "First network")
CONFIG = TrainingConfig(epochs=15)


class Replay:
    """Lets a session announce the events of a run that nobody trains."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def start(self, epochs: int = 15, run_id: str = "run") -> None:
        self.session.training_state_changed.emit(TrainingState.STARTING)
        self._set(TrainingState.RUNNING)
        self.session.run_event.emit(RunStarted(run_id, epochs, 4, 240, 60))

    def step(self, epoch: int, step: int, loss: float = 0.5, seconds_left: float | None = 9.0) -> None:
        self.session.run_event.emit(StepsDone("run", epoch, step, loss, 0.8, 0.001, seconds_left))

    def epoch(self, epoch: int, *, validated: bool = True, rate: float = 0.001) -> EpochRow:
        loss = 0.5 / epoch
        validation = (0.3 + 0.01 * (epoch - 8) ** 2 / 8, 0.9 if epoch < 10 else 0.905) if validated else (None, None)
        row = EpochRow(epoch, loss, 1 - loss / 4, *validation, rate, 0.25)
        self.session.run_event.emit(EpochEnded("run", row))
        return row

    def epochs(self, count: int, **how: object) -> list[EpochRow]:
        return [self.epoch(epoch, **how) for epoch in range(1, count + 1)]

    def end(self, outcome: str = "finished", best_epoch: int = 15, message: str = "", run_id: str = "run") -> None:
        self.session.run_event.emit(RunEnded(run_id, outcome, Message.verbatim(message) if message else None, best_epoch, 6.4))
        self._set(TrainingState.IDLE)

    def _set(self, state: TrainingState) -> None:
        self.session.run.set_state(state)


@pytest.fixture
def ready(session: Session, tiny_dataset: Dataset) -> Session:
    session.use_dataset(tiny_dataset)
    session.edit(Sentence("start"), spec=SPEC, config=CONFIG)
    return session


@pytest.fixture
def tab(qtbot: QtBot, ready: Session) -> TrainingTab:
    tab = TrainingTab(ready)
    qtbot.addWidget(tab)
    tab.resize(900, 760)
    tab.show()
    qtbot.waitExposed(tab)
    return tab


@pytest.fixture
def status(qtbot: QtBot, ready: Session) -> RunStatus:
    status = RunStatus(ready)
    qtbot.addWidget(status)
    status.resize(1200, 30)
    status.show()
    return status


@pytest.fixture
def replay(ready: Session) -> Replay:
    return Replay(ready)


def points(tab: TrainingTab, figure: str, which: int = 0) -> tuple[list[float], list[float]]:
    """What is drawn of loss or accuracy: 0 training, 1 validation, 2 the best epoch."""
    curve = tab.curves._curves[figure][which]
    drawn = curve._marks if which == 2 else curve._line
    if not drawn.isVisible():
        return [], []
    x, y = drawn.getData()
    return list(x), list(y)


def trail(tab: TrainingTab, figure: str) -> tuple[list[float], list[float]]:
    line, _head = tab.curves._trails[figure]
    return tuple(map(list, line._line.getData())) if line._line.isVisible() else ([], [])


def labels(tab: TrainingTab) -> dict[str, str]:
    return {label.objectName(): label.text() for label in (*tab.summary.figures.newest, *tab.summary.figures.best)}


# Curves


def test_the_names_that_automation_relies_on_are_there(tab: TrainingTab):
    assert tab.objectName() == "trainingTab"
    assert tab.findChild(object, "lossPlot") is tab.curves.loss_plot
    assert tab.findChild(object, "accuracyPlot") is tab.curves.accuracy_plot


def test_without_a_run_the_tab_says_how_to_get_one(tab: TrainingTab):
    assert tab.shown_run is None
    assert "Train" in tab.summary.settings.text()
    assert not tab.export_button.isEnabled()


def test_a_start_names_the_run_and_how_it_is_trained(tab: TrainingTab, replay: Replay):
    replay.start()
    assert tab.summary.name.text() == "First network"
    for word in ("Tiny blocks", "240", "60", "adam", "0.001", "128"):
        assert word in tab.summary.settings.text()


def test_axes_are_empty_and_say_whose_they_are_from_the_start_on(
    qtbot: QtBot, tab: TrainingTab, ready: Session, make_opened_run: Callable[..., OpenedRun]
):
    ready.show_run(make_opened_run())
    assert points(tab, "loss")[0] == [1, 2, 3]
    with qtbot.waitSignal(ready.run_opened):
        ready.train()
        shown = tab.shown_run
        assert shown is not None  # before the engine has said anything
        assert (shown.run_id, shown.history, shown.outcome) == (ready.in_training.run_id, [], None)
        assert points(tab, "loss") == ([], [])
        assert (shown.fit_count, shown.validation_count, shown.steps_per_epoch) == (240, 60, 2)
        assert tab.summary.name.text().startswith("First network")
    qtbot.waitUntil(lambda: ready.run.state is TrainingState.IDLE)


def test_made_up_digits_count_among_the_images_to_fit_before_the_engine_says_so(tiny_dataset: Dataset) -> None:
    config = TrainingConfig(validation_share=0.2, batch_size=100, made_up_hands=0.5)
    shown = ShownRun.awaited(TrainingJob("run", Experiment(config=config), tiny_dataset))
    assert (shown.fit_count, shown.validation_count, shown.steps_per_epoch) == (360, 60, 4)


def test_the_status_line_is_no_higher_when_a_run_begins(status: RunStatus, ready: Session) -> None:
    status.adjustSize()
    before = status.height()

    ready.run_event.emit(RunStarted("run", 15, 4, 240, 60))
    status.adjustSize()

    assert status.bar.isVisibleTo(status)
    assert status.height() == before


def test_what_is_edited_after_the_start_is_not_said_of_the_run(tab: TrainingTab, ready: Session, replay: Replay):
    ready.training_state_changed.emit(TrainingState.STARTING)
    ready.edit(Sentence("rename"), spec=msgspec.structs.replace(SPEC, name="Another"))
    ready.edit(Sentence("batch"), config=msgspec.structs.replace(CONFIG, batch_size=32))
    ready.run_event.emit(RunStarted("run", 15, 4, 240, 60))
    assert tab.summary.name.text() == "First network"
    assert "128" in tab.summary.settings.text()


def test_each_epoch_adds_a_point_to_all_four_curves(qtbot: QtBot, tab: TrainingTab, replay: Replay):
    replay.start()
    rows = replay.epochs(3)
    qtbot.waitUntil(lambda: len(points(tab, "loss")[0]) == 3)
    assert points(tab, "loss") == ([1, 2, 3], [row.loss for row in rows])
    assert points(tab, "loss", 1) == ([1, 2, 3], [row.val_loss for row in rows])
    assert points(tab, "accuracy") == ([1, 2, 3], [row.accuracy for row in rows])
    assert points(tab, "accuracy", 1) == ([1, 2, 3], [row.val_accuracy for row in rows])


def test_running_figures_move_within_the_epoch_and_give_way_to_its_point(qtbot: QtBot, tab: TrainingTab, replay: Replay):
    replay.start()
    replay.step(1, 1, 2.0)
    replay.step(1, 2, 1.5)
    qtbot.waitUntil(lambda: len(trail(tab, "loss")[0]) == 2)
    assert trail(tab, "loss") == ([0.25, 0.5], [2.0, 1.5])
    replay.epoch(1)
    qtbot.waitUntil(lambda: trail(tab, "loss") == ([], []))


def test_the_running_figures_of_a_long_epoch_are_thinned(tab: TrainingTab, replay: Replay):
    replay.start()
    for step in range(3 * TRAIL_POINTS):
        replay.step(1, step)
    assert len(tab.shown_run.trail) <= TRAIL_POINTS
    assert tab.shown_run.trail[-1].step >= 3 * TRAIL_POINTS - 2


def test_without_validation_there_is_one_curve_and_it_is_said(tab: TrainingTab, replay: Replay):
    replay.start()
    replay.epochs(4, validated=False)
    replay.end(best_epoch=4)
    assert points(tab, "loss", 1) == ([], [])
    assert "over-fitting cannot be seen" in tab.diagnosis.remarks.text()
    assert labels(tab)["newest_val_loss"] == "–"


def test_the_end_is_drawn_at_once(tab: TrainingTab, replay: Replay):
    replay.start()
    replay.epochs(12)
    replay.step(13, 1)
    replay.end("stopped", 12)
    assert len(points(tab, "loss")[0]) == 12
    assert trail(tab, "loss") == ([], []), "an epoch that was broken off leaves no point"
    assert "Stopped by hand in epoch 13" in tab.summary.ending.text()


def test_the_best_validation_epoch_is_ringed_and_tabled(tab: TrainingTab, replay: Replay):
    replay.start()
    replay.epochs(15)
    replay.end()
    assert points(tab, "loss", 2) == ([8], [pytest.approx(0.3)])
    assert points(tab, "accuracy", 2) == ([8], [0.9]), "the best epoch is one, whatever the accuracy of others"
    assert labels(tab)["best_epoch"] == "Best: epoch 8"
    assert "lowest validation loss" in tab.summary.figures.best[0].toolTip()
    assert labels(tab)["newest_epoch"] == "Epoch 15"


def test_kept_weights_of_an_earlier_epoch_are_flagged_and_said(tab: TrainingTab, replay: Replay):
    replay.start()
    replay.epochs(11)
    replay.end("early-stopped", 8)
    assert tab.curves.loss_plot._flag.isVisible()
    assert tab.curves.loss_plot._flag.value() == 8
    assert "weights of epoch 8, the one with the lowest validation loss" in tab.summary.ending.text()


def test_the_best_epoch_is_by_the_figure_that_early_stopping_watches(tab: TrainingTab, ready: Session, replay: Replay):
    ready.edit(Sentence("watch"), config=msgspec.structs.replace(CONFIG, early_stopping=EarlyStopping(monitor="val_accuracy")))
    replay.start()
    replay.epochs(13)
    replay.end("early-stopped", 10)
    assert points(tab, "loss", 2)[0] == points(tab, "accuracy", 2)[0] == [10]
    assert labels(tab)["best_epoch"] == "Best: epoch 10"
    assert "highest validation accuracy" in tab.summary.figures.best[0].toolTip()
    assert "weights of epoch 10, the one with the highest validation accuracy" in tab.summary.ending.text()


def test_kept_weights_of_the_last_epoch_need_no_flag(tab: TrainingTab, replay: Replay):
    replay.start()
    replay.epochs(3)
    replay.end(best_epoch=3)
    assert not tab.curves.loss_plot._flag.isVisible()
    assert "weights of epoch 3, the last" in tab.summary.ending.text()


def test_over_fitting_is_said_in_words(tab: TrainingTab, replay: Replay):
    replay.start()
    replay.epochs(15)
    replay.end()
    assert "risen since epoch 8" in tab.diagnosis.headline.text()


def test_a_sentence_has_its_numbers_beside_it(tab: TrainingTab, replay: Replay):
    replay.start()
    rows = replay.epochs(15)
    replay.end()
    assert "0.3000 in epoch 8" in tab.diagnosis.evidence.text()
    assert f"{rows[-1].loss:.4f} in epoch 15" in tab.diagnosis.evidence.text()


def test_what_would_test_a_sentence_is_offered_at_the_end_and_set_up_undoably(tab: TrainingTab, ready: Session, replay: Replay):
    replay.start()
    replay.epochs(15)
    assert tab.diagnosis.test_button.isHidden()
    replay.end()
    assert not tab.diagnosis.test_button.isHidden()
    early_stopping, *_, seeds = tab.diagnosis.test_button.menu().actions()
    early_stopping.trigger()
    assert ready.experiment.config.early_stopping is not None
    assert (ready.experiment.spec, ready.experiment.config.epochs) == (SPEC, 15)
    seeds.trigger()  # no run is open that could be repeated
    ready.undo_stack.undo()
    assert ready.experiment.config == CONFIG


@pytest.fixture
def set_up(tab: TrainingTab, replay: Replay) -> SetUpLine:
    replay.start()
    replay.epochs(15)
    replay.end()
    assert tab.set_up.isHidden()
    tab.diagnosis.test_button.menu().actions()[0].trigger()
    return tab.set_up


def test_what_was_set_up_is_said_below_the_sentence_until_it_is_taken_back(set_up: SetUpLine, ready: Session):
    assert not set_up.isHidden()
    assert set_up.text.startswith("Set up: ")
    set_up.undo_button.click()
    assert ready.experiment.config == CONFIG
    assert set_up.isHidden()


@pytest.mark.parametrize("then", ["another change", "training"])
def test_what_was_set_up_is_not_said_of_what_stands_in_the_form_since(set_up: SetUpLine, ready: Session, then: str):
    if then == "training":
        ready.training_state_changed.emit(TrainingState.STARTING)
    else:
        ready.edit(Sentence("another"), config=msgspec.structs.replace(CONFIG, seed=8))
    assert set_up.isHidden()


def test_an_experiment_that_stands_in_the_form_already_has_nothing_to_take_back(set_up: SetUpLine, tab: TrainingTab):
    tab.diagnosis.test_button.menu().actions()[0].trigger()
    assert not set_up.undo_button.isHidden()  # the change is the newest still
    set_up.forget()
    tab.diagnosis.test_button.menu().actions()[0].trigger()
    assert not set_up.isHidden()
    assert set_up.undo_button.isHidden()


def test_what_was_set_up_comes_into_view_where_the_page_scrolls(qtbot: QtBot, tab: TrainingTab, replay: Replay):
    replay.start()
    replay.epochs(15)
    replay.end()
    area = QScrollArea(widgetResizable=True)
    qtbot.addWidget(area)
    area.setWidget(tab)
    area.resize(700, 300)
    area.show()
    tab.diagnosis.test_button.menu().actions()[0].trigger()
    qtbot.waitUntil(lambda: not tab.set_up.visibleRegion().isEmpty())
    area.takeWidget()


def test_what_was_set_up_is_said_again_in_another_language(set_up: SetUpLine, marking: Marking):
    marking.speak()
    assert not unknown_texts(set_up, set())


def test_why_a_run_failed_is_said(tab: TrainingTab, replay: Replay):
    replay.start()
    replay.end("failed", 0, "The loss grew beyond all bounds at step 3.")
    assert "beyond all bounds at step 3" in tab.diagnosis.headline.text()
    assert tab.summary.ending.text().startswith("Failed in epoch 1")


def test_events_of_a_run_that_was_never_announced_are_ignored(tab: TrainingTab, ready: Session):
    ready.run_event.emit(EpochEnded("ghost", EpochRow(1, 1, 0.5, None, None, 0.001, 1)))
    assert tab.shown_run is None


def test_a_run_that_fails_before_its_start_leaves_the_earlier_one_as_it_was(tab: TrainingTab, replay: Replay):
    replay.start()
    replay.epochs(2)
    replay.end(best_epoch=2)
    before = tab.summary.ending.text()
    replay.end("failed", 0, "No memory.", run_id="next")
    assert tab.summary.ending.text() == before


def test_the_learning_rate_has_a_plot_where_it_changes(tab: TrainingTab, ready: Session, replay: Replay):
    replay.start()
    assert tab.curves.rate_plot.isHidden()
    ready.edit(Sentence("schedule"), config=msgspec.structs.replace(CONFIG, schedule="cosine"))
    replay.start(run_id="second")
    assert not tab.curves.rate_plot.isHidden()


def test_a_repeated_run_is_shown_by_its_own_settings_and_not_by_those_under_edit(qtbot: QtBot, tab: TrainingTab, ready: Session):
    earlier = Experiment(ModelSpec(SPEC.layers, "Earlier"), msgspec.structs.replace(CONFIG, seed=7))
    with qtbot.waitSignal(ready.run_opened):
        ready.train_experiment(earlier)
        ready.edit(Sentence("another"), config=msgspec.structs.replace(CONFIG, seed=8))
    qtbot.waitUntil(lambda: ready.run.state is TrainingState.IDLE)
    assert tab._started_with == (earlier, ready.dataset)


def test_a_long_run_is_in_view_in_parts(tab: TrainingTab, replay: Replay):
    replay.start(epochs=2000)
    assert tab.curves.loss_plot.home.right() < 25
    replay.epochs(100)
    tab.curves.show_run(tab.shown_run)
    assert 100 < tab.curves.loss_plot.home.right() < 200


def test_two_thousand_epochs_are_drawn_with_a_hundred_marks(tab: TrainingTab, replay: Replay):
    replay.start(epochs=2000)
    replay.epochs(2000)
    replay.end(best_epoch=2000)
    curve = tab.curves._curves["loss"][0]
    assert len(curve._marks.getData()[0]) <= 100
    assert len(tab.shown_run.history) == 2000


def test_five_hundred_events_leave_the_process_alive(tab: TrainingTab, replay: Replay):
    """Reference counts that go wrong in a broken pair of PySide and Python end the process within fifty."""
    replay.start(epochs=250)
    for epoch in range(1, 251):
        replay.step(epoch, 1)
        replay.epoch(epoch)
        tab._throttle.finish()
        QApplication.processEvents()
    assert len(tab.shown_run.history) == 250


# The view


def test_a_logarithmic_scale_draws_logarithms_and_labels_numbers(tab: TrainingTab, replay: Replay):
    replay.start()
    rows = replay.epochs(4)
    replay.end(best_epoch=4)
    tab.log_box.click()
    np.testing.assert_allclose(points(tab, "loss")[1], [math.log10(row.loss) for row in rows])
    assert "0.5" in tab.curves._loss_axis.tickStrings([math.log10(0.5)], 1, 1)
    tab.log_box.click()
    assert points(tab, "loss")[1] == [row.loss for row in rows]


def test_zoom_shows_the_later_accuracies_enlarged(tab: TrainingTab, replay: Replay):
    replay.start()
    replay.epochs(15)
    replay.end()
    assert tab.curves.accuracy_plot.viewRange()[1] == pytest.approx([0, 1.03])
    tab.zoom_box.click()
    low, high = tab.curves.accuracy_plot.viewRange()[1]
    assert low > 0.85
    assert high < 1.02


def test_a_plot_that_was_moved_stays_and_takes_the_others_along_until_the_view_is_reset(tab: TrainingTab, replay: Replay):
    replay.start()
    replay.epochs(10)
    plot = tab.curves.loss_plot
    plot.setXRange(2, 5, padding=0)
    plot.getPlotItem().vb.sigRangeChangedManually.emit([True, True])
    assert tab.curves.accuracy_plot.viewRange()[0] == pytest.approx([2, 5])
    assert tab.reset_button.isEnabled()
    replay.end(best_epoch=10)
    assert plot.viewRange()[0] == pytest.approx([2, 5])
    tab.reset_button.click()
    assert plot.viewRange()[0] == pytest.approx([0, 10.3])
    assert not tab.reset_button.isEnabled()


def test_another_run_is_seen_whole_even_after_the_view_was_moved(tab: TrainingTab, replay: Replay):
    replay.start()
    replay.epochs(10)
    replay.end(best_epoch=10)
    tab.curves.loss_plot.show_epochs(2, 5)
    replay.start(run_id="next")
    assert tab.curves.loss_plot.viewRange()[0] == pytest.approx([0, 20.6], abs=6)


def test_the_pointer_reads_out_the_nearest_epoch_in_all_plots(tab: TrainingTab, replay: Replay):
    replay.start()
    row = replay.epochs(5)[2]
    replay.end(best_epoch=5)
    tab.curves.loss_plot.pointed.emit(3.3)
    text = tab.read_out.text()
    assert text.startswith("Epoch 3:")
    assert f"{row.loss:.4f}" in text
    assert "90.0 %" in text
    assert tab.curves.accuracy_plot._line.isVisible()
    assert tab.curves.accuracy_plot._line.value() == 3
    tab.curves.loss_plot.pointed.emit(None)
    assert "Point at an epoch" in tab.read_out.text()
    assert not tab.curves.accuracy_plot._line.isVisible()


def test_the_arrow_keys_go_from_epoch_to_epoch(qtbot: QtBot, tab: TrainingTab, replay: Replay):
    replay.start()
    replay.epochs(5)
    replay.end(best_epoch=5)
    keys = (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_End)
    read = []
    for key in keys:
        qtbot.keyClick(tab.curves, key)
        read.append(tab.read_out.text().split(":")[0])
    assert read == ["Epoch 5", "Epoch 4", "Epoch 1", "Epoch 1", "Epoch 2", "Epoch 5"]
    qtbot.keyClick(tab.curves, Qt.Key.Key_Escape)
    assert "Point at an epoch" in tab.read_out.text()


# Earlier runs


def test_an_opened_run_is_shown_while_nothing_trains(tab: TrainingTab, ready: Session, make_opened_run: Callable[..., OpenedRun]):
    opened = make_opened_run()
    ready.run_opened.emit(opened)
    assert tab.summary.name.text() == "Softmax regression"
    assert len(points(tab, "loss")[0]) == len(opened.record.info.history)
    assert "240" in tab.summary.settings.text()
    ready.run_opened.emit(None)
    assert tab.shown_run is None


def test_an_opened_run_has_the_steps_that_it_took_whatever_it_is_judged_on(
    tab: TrainingTab, ready: Session, make_opened_run: Callable[..., OpenedRun]
):
    opened = make_opened_run()
    info = msgspec.structs.replace(opened.record.info, steps_per_epoch=40, rate_changes=(RateChange(2, 10, 0.005),))
    ready.run_opened.emit(replace(opened, record=replace(opened.record, info=info)))
    assert [line.value() for line in tab.curves.loss_plot.marks._lines] == [1.25]


def test_an_opened_run_does_not_push_the_one_in_training_aside(
    tab: TrainingTab, ready: Session, replay: Replay, make_opened_run: Callable[..., OpenedRun]
):
    replay.start()
    ready.run_opened.emit(make_opened_run())
    assert tab.summary.name.text() == "First network"


def test_a_tab_made_later_shows_the_run_that_is_open(qtbot: QtBot, ready: Session, make_opened_run: Callable[..., OpenedRun]):
    ready.show_run(make_opened_run())
    tab = TrainingTab(ready)
    qtbot.addWidget(tab)
    assert tab.shown_run is not None


def test_a_whole_run_through_the_session_ends_in_the_tab(qtbot: QtBot, tab: TrainingTab, ready: Session, status: RunStatus):
    ready.edit(Sentence("epochs"), config=msgspec.structs.replace(CONFIG, epochs=3))
    with qtbot.waitSignal(ready.run_opened):
        ready.train()
    qtbot.waitUntil(lambda: ready.run.state is TrainingState.IDLE)
    assert tab.shown_run.outcome == "finished"
    assert len(points(tab, "loss")[0]) == 3
    assert status.sentence.text().startswith("Finished in")


# Export


@pytest.fixture
def done(tab: TrainingTab, replay: Replay) -> TrainingTab:
    replay.start()
    replay.epochs(15)
    replay.end()
    return tab


def export(tab: TrainingTab, name: str, path: Path | None) -> list[str]:
    """Choose an action of the export menu and answer its question; returns what was suggested."""
    asked: list[str] = []

    def answer(_parent, _title, suggested, _filter):
        asked.append(suggested)
        return path

    tab.export_button.ask_path = answer
    next(action for action in tab.export_button.menu().actions() if action.objectName() == name).trigger()
    return asked


def test_the_table_reads_back_as_the_history(done: TrainingTab, ready: Session, tmp_path: Path, qtbot: QtBot):
    path = tmp_path / "curves.csv"
    with qtbot.waitSignal(ready.notice) as said:
        (suggested,) = export(done, "actionExportCsv", path)
    assert Path(suggested).name == "First network on Tiny blocks.csv"
    assert str(path) in said.args[0]
    rows = list(csv.DictReader(io.StringIO(path.read_bytes().decode(), newline="")))
    assert [float(row["val_loss"]) for row in rows] == [row.val_loss for row in done.shown_run.history]


@pytest.fixture
def dark(qtbot: QtBot, qapp: QApplication):
    light = qapp.palette()
    palette = QPalette(light)
    palette.setColor(QPalette.ColorRole.Window, QColor("#111111"))
    palette.setColor(QPalette.ColorRole.WindowText, QColor("#eeeeee"))
    qapp.setPalette(palette)
    yield
    qapp.setPalette(light)


def colors(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}


def test_the_picture_has_light_colors_on_white_in_a_dark_theme(done: TrainingTab, dark: None, tmp_path: Path):
    path = tmp_path / "curves.png"
    export(done, "actionExportPng", path)
    image = QImage(str(path))
    assert image.width() > 2000
    assert image.pixelColor(1, 1).name() == "#ffffff"
    assert {LIGHT.train, LIGHT.validation, LIGHT.plot_text} <= colors(image)


def words(svg: str) -> set[str]:
    return {text.strip() for text in re.findall(r">([^<]*)</text>", svg)}


def test_the_vector_graphic_has_curves_labels_and_legend_and_no_pixels(done: TrainingTab, dark: None, tmp_path: Path):
    path = tmp_path / "curves.svg"
    export(done, "actionExportSvg", path)
    content = path.read_bytes()
    assert QSvgRenderer(QByteArray(content)).isValid()
    text = content.decode()
    assert "<image" not in text
    assert {"First network on Tiny blocks", "loss", "accuracy", "epoch", "training", "validation", "100 %", "14"} <= words(text)
    for color in (LIGHT.train, LIGHT.validation, LIGHT.plot_text):
        assert color in text
    assert "#e6edf3" not in text, "a colour of the dark theme"


def test_nothing_of_a_zoomed_curve_leaves_its_plot_in_the_vector_graphic(done: TrainingTab, tmp_path: Path):
    row = done.shown_run.history[6]
    for plot, value in zip(done.curves.plots, (row.loss, row.accuracy), strict=False):
        plot.is_moved = True
        plot.getPlotItem().vb.setRange(QRectF(row.epoch - 1.5, value - 0.002, 3.0, 0.004), padding=0)
    export(done, "actionExportSvg", tmp_path / "curves.svg")
    image = QImage(1224, 516, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        QSvgRenderer(str(tmp_path / "curves.svg")).render(painter)
    title, between = colors(image.copy(0, 0, 1224, 44)), colors(image.copy(605, 100, 80, 350))
    assert not {LIGHT.train, LIGHT.validation} & (title | between)
    assert LIGHT.train in colors(image.copy(97, 90, 498, 360)), "what is in view is drawn"


def test_lines_of_the_vector_graphic_need_no_pen_of_fixed_width(done: TrainingTab, tmp_path: Path):
    path = tmp_path / "curves.svg"
    export(done, "actionExportSvg", path)
    content = path.read_text()
    assert "non-scaling-stroke" not in content, "librsvg and ImageMagick ignore it"
    # White is most of a sheet on which lines are thin, also for a program that knows nothing of such pens.
    image = QImage(1200, 516, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        QSvgRenderer(QByteArray(content.encode())).render(painter)
    pixels = [image.pixelColor(x, y).name() for x in range(0, 1200, 3) for y in range(0, 516, 3)]
    assert pixels.count("#ffffff") > 0.8 * len(pixels)
    assert {LIGHT.train, LIGHT.validation} <= set(pixels)


def test_a_learning_rate_that_changes_is_on_the_sheet(tab: TrainingTab, ready: Session, replay: Replay, tmp_path: Path):
    ready.edit(Sentence("schedule"), config=msgspec.structs.replace(CONFIG, schedule="cosine"))
    replay.start()
    replay.epochs(3)
    replay.end(best_epoch=3)
    export(tab, "actionExportSvg", tmp_path / "curves.svg")
    content = (tmp_path / "curves.svg").read_text()
    assert "rate" in words(content)
    assert 'd=""' not in content, "nothing is to come any more, and of that nothing is drawn"


def test_an_export_that_was_cancelled_writes_nothing(done: TrainingTab, tmp_path: Path):
    export(done, "actionExportPng", None)
    assert list(tmp_path.glob("*.png")) == []


def test_an_export_that_fails_is_a_problem_and_keeps_what_was_there(
    done: TrainingTab, ready: Session, qtbot: QtBot, tmp_path: Path
):
    folder = tmp_path / "curves.csv"
    folder.mkdir()
    with qtbot.waitSignal(ready.problem) as said:
        export(done, "actionExportCsv", folder)
    assert isinstance(said.args[0], StorageError)
    assert "curves.csv" in said.args[0].text
    assert folder.is_dir()


def test_the_suggested_folder_is_there(qtbot: QtBot, tab: TrainingTab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for documents, expected in ((tmp_path, tmp_path), (tmp_path / "absent", Path.home())):
        monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _, documents=documents: str(documents))
        button = export_button.ExportButton(tab.curves)
        qtbot.addWidget(button)
        assert Path(button._folder) == expected


def test_a_name_that_no_file_can_have_is_not_suggested(tab: TrainingTab, ready: Session, replay: Replay):
    ready.edit(Sentence("rename"), spec=msgspec.structs.replace(SPEC, name='a/b\\c:"*?'))
    replay.start()
    (suggested,) = export(tab, "actionExportCsv", None)
    assert not set('/\\:"*?') & set(Path(suggested).name)


def test_the_file_dialog_adds_the_ending_and_none_means_cancelled(qtbot: QtBot, monkeypatch, tmp_path: Path, done: TrainingTab):
    monkeypatch.setattr(QFileDialog, "exec", lambda dialog: (dialog.selectFile(str(tmp_path / "a")), 1)[1])
    suggested = str(tmp_path / "curves.svg")
    assert export_button.ask_path(done, "Save", suggested, "SVG (*.svg)") == tmp_path / "a.svg"
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: 0)
    assert export_button.ask_path(done, "Save", suggested, "SVG (*.svg)") is None


# Labels


def test_a_label_is_shown_as_number_and_as_one_hot_row_with_both_shapes(tab: TrainingTab, ready: Session):
    tab.labels.header.click()
    assert tab.labels.sparse.text() == "0"
    assert tab.labels.one_hot.text() == "[1 0 0 0 0 0 0 0 0 0]"
    assert "(240,)" in tab.labels.sparse_use.text()
    assert "(240, 10)" in tab.labels.one_hot_use.text()
    tab.labels.next_button.click()
    assert tab.labels.one_hot.text() == "[0 1 0 0 0 0 0 0 0 0]"


def test_both_losses_of_a_label_are_said_to_be_one_number(tab: TrainingTab):
    tab.labels.header.click()
    assert "sparse 0.2231, categorical 0.2231" in tab.labels.loss.text()


def test_the_shown_run_is_asked_about_the_image(
    qtbot: QtBot, tab: TrainingTab, ready: Session, make_opened_run: Callable[..., OpenedRun]
):
    tab.labels.header.click()
    sure = np.array([[0.5, *[0.5 / 9] * 9]], np.float32)
    ready.show_run(replace(make_opened_run(), predictor=lambda _images: sure))
    qtbot.waitUntil(lambda: "p[0] = 0.500: sparse 0.6931, categorical 0.6931" in tab.labels.loss.text())


def test_the_header_names_the_loss_that_is_chosen(tab: TrainingTab, ready: Session):
    assert "sparse" in tab.labels.header.text()
    ready.edit(Sentence("loss"), config=msgspec.structs.replace(CONFIG, loss="categorical_crossentropy"))
    assert "one-hot" in tab.labels.header.text()


# Pace


def test_a_burst_of_requests_is_answered_at_once_and_once_more(qtbot: QtBot):
    throttle = RepaintThrottle(interval=1)
    answers: list[None] = []
    throttle.due.connect(lambda: answers.append(None))
    for _ in range(50):
        throttle.request()
    assert len(answers) == 1
    qtbot.waitUntil(lambda: len(answers) == 2)
    qtbot.waitUntil(lambda: not throttle._timer.isActive())
    throttle.request()
    assert len(answers) == 3


@pytest.mark.parametrize(("cost", "interval"), [(0.0, 100), (1.0, 100), (5.0, 200), (500.0, 1000)])
def test_the_dearer_a_repaint_the_seldomer_but_once_a_second_at_least(cost: float, interval: float):
    assert interval_for(cost) == interval


def test_an_interval_grows_by_what_was_spent_in_it(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch):
    moments, spent = iter([0.0, 0.12, 0.2]), iter([0.0, 0.005, 0.005])
    monkeypatch.setattr(throttle_module, "perf_counter", lambda: next(moments))
    monkeypatch.setattr(throttle_module, "thread_time", lambda: next(spent))
    throttle = RepaintThrottle()
    answers: list[None] = []
    throttle.due.connect(lambda: answers.append(None))
    throttle.request()
    throttle.request()
    throttle._timer.stop()
    throttle._end_interval()
    assert (len(answers), throttle._timer.interval(), throttle._timer.isActive()) == (1, 80, True)
    throttle._timer.stop()
    monkeypatch.setattr(throttle, "_repaint", lambda: answers.append(None))
    throttle._end_interval()
    assert len(answers) == 2


def test_what_is_waiting_can_be_had_without_delay(qtbot: QtBot):
    throttle = RepaintThrottle(interval=60_000)
    answers: list[None] = []
    throttle.due.connect(lambda: answers.append(None))
    throttle.finish()
    assert answers == []
    throttle.request()
    throttle.request()
    throttle.finish()
    assert len(answers) == 2


# The status line


def test_the_status_says_what_stands_in_the_way_or_that_training_can_start(status: RunStatus, ready: Session):
    assert status.sentence.text() == "Loading TensorFlow…"
    ready._take_engine(None)
    assert status.sentence.text() == "Ready to train."
    ready.edit(Sentence("break"), spec=ModelSpec((Dense(10, "softmax"),)))
    assert "Dense" in status.sentence.text()


def test_a_notice_stands_in_the_status_for_a_while(status: RunStatus, ready: Session):
    before = status.sentence.text()
    ready.notice.emit("Saved model.json.")
    assert status.sentence.text() == "Saved model.json."
    status._notice_time.timeout.emit()
    assert status.sentence.text() == before


def test_the_status_says_that_a_run_is_opened_until_it_is_or_cannot_be(
    qtbot: QtBot, status: RunStatus, ready: Session, make_opened_run: Callable[..., OpenedRun]
) -> None:
    ready.services.store.save(make_opened_run().record)
    usual = status.sentence.text()
    ready.notice.emit("Copied.")
    for run_id, ending in (("20260101-120000-abcdef", ready.run_opened), ("absent", ready.problem)):
        with qtbot.waitSignal(ending):
            ready.open_run(run_id)
            assert status.sentence.text() == "Opening the run…"
        assert status.sentence.text() == usual


def test_a_notice_ends_when_the_next_thing_is_done(status: RunStatus, ready: Session):
    ready.notice.emit("Saved model.json.")
    ready.edit(Sentence("epochs"), config=msgspec.structs.replace(ready.experiment.config, epochs=9))
    assert status.sentence.text() != "Saved model.json."


def test_the_status_says_that_tensorflow_could_not_be_loaded(status: RunStatus, ready: Session):
    ready._fail_engine(UserError("TensorFlow is not installed."))
    assert "could not be loaded" in status.sentence.text()


def test_the_status_tells_epoch_step_images_time_and_accuracy(status: RunStatus, replay: Replay):
    replay.start()
    replay.epoch(1)
    replay.step(2, 1)
    status._throttle.finish()
    assert status.sentence.text() == "Epoch 2 of 15, step 1 of 4"
    assert status.images.text() == "128 of 240 images"
    assert status.left.text() == "9 s left"
    assert status.accuracy.text() == "validation 90.0 %"
    bar = status.findChild(QProgressBar, "progressBar")
    assert (bar.value(), bar.maximum()) == (5, 60)


def test_the_last_batch_of_an_epoch_counts_no_image_twice(status: RunStatus, replay: Replay):
    replay.start()
    replay.step(1, 2)
    status._throttle.finish()
    assert status.images.text() == "240 of 240 images"


def test_an_unknown_time_is_not_guessed(status: RunStatus, replay: Replay):
    replay.start()
    replay.step(1, 1, seconds_left=None)
    status._throttle.finish()
    assert status.left.text() == ""


def test_without_validation_the_status_tells_the_training_accuracy(status: RunStatus, replay: Replay):
    replay.start()
    replay.epoch(1, validated=False)
    status._throttle.finish()
    assert status.accuracy.text() == "training 87.5 %"


def test_figures_of_the_status_keep_their_places(status: RunStatus, replay: Replay):
    replay.start()
    replay.step(1, 1, seconds_left=3.0)
    status._throttle.finish()
    before = [(each.x(), each.width()) for each in (status.bar, status.images, status.left, status.accuracy)]
    replay.session.run_event.emit(EpochEnded("run", EpochRow(1, 0.1, 0.9, 0.1, 0.9999, 0.001, 0.25)))
    replay.step(2, 2, seconds_left=555.0)
    status._throttle.finish()
    QApplication.processEvents()
    for label in (status.images, status.left, status.accuracy):
        assert label.sizeHint().width() <= label.width(), f"{label.text()} is cut off"
    assert [(each.x(), each.width()) for each in (status.bar, status.images, status.left, status.accuracy)] == before


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (TrainingState.STEPPING, "One step: epoch 1 of 15, step 1 of 4"),
        (TrainingState.STOPPING, "Stopping…"),
        (TrainingState.EVALUATING, "Testing the network"),
    ],
)
def test_the_status_names_the_state(status: RunStatus, ready: Session, replay: Replay, state: TrainingState, said: str):
    replay.start()
    replay.step(1, 1)
    ready.run.set_state(state)
    assert status.sentence.text().startswith(said)


@pytest.mark.parametrize(
    ("outcome", "said"),
    [("finished", "Finished in 6 s."), ("early-stopped", "Stopped early"), ("stopped", "Stopped by hand"),
     ("failed", "The training failed. No memory.")],
)  # fmt: skip
def test_how_the_last_run_ended_stands_until_something_changes(
    status: RunStatus, ready: Session, replay: Replay, outcome: str, said: str
):
    ready._take_engine(None)
    replay.start()
    replay.end(outcome, message="No memory.")
    assert status.sentence.text().startswith(said)
    ready.edit(Sentence("epochs"), config=msgspec.structs.replace(CONFIG, epochs=9))
    assert status.sentence.text() == "Ready to train."
    assert status.bar.isHidden()


def test_a_sentence_that_does_not_fit_is_in_the_tooltip(qtbot: QtBot, status: RunStatus):
    status.resize(120, 30)
    status.sentence.setText("A sentence that is certainly longer than a hundred and twenty pixels.")
    status.sentence.grab()
    assert status.sentence.toolTip() == status.sentence.text()


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0.2, "1 s"), (9.4, "9 s"), (59.6, "1 min 0 s"), (127, "2 min 5 s"), (598, "10 min"), (7260, "2 h 1 min")],
)
def test_long_times_are_said_in_coarse_words(seconds: float, said: str):
    assert duration(seconds) == said
