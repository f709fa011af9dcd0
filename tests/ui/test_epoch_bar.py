"""The slider above the tabs: what it shows, where it leads, and why it is absent."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace

import msgspec
import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.model.layers import Dense, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.results.samples import Selection
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.doubt import NO_DOUBT, Doubt
from mnist_desktop.core.runs.events import RunStarted
from mnist_desktop.core.runs.shipped import SHIPPED
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.training.job import TrainingJob
from mnist_desktop.training.opened_epochs import RunEpochs
from mnist_desktop.training.services import Services
from mnist_desktop.training.whole_run import train_and_save
from mnist_desktop.ui.drawing.draw_tab import DrawTab
from mnist_desktop.ui.epoch_bar import EpochBar, EpochSlider
from mnist_desktop.ui.results.results_tab import ResultsTab
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.training.training_tab import TrainingTab
from tests.ui.known_texts import Marking, marked_texts, unknown_texts

PATIENCE = 60.0
RUN = "20260101-120000-abcdef"
SPEC = ModelSpec((Flatten(), Dense(10, "softmax")), "Softmax regression")


@pytest.fixture
def trained(services: Services, tiny_dataset: Dataset) -> OpenedRun:
    """A run of four epochs, the second of which was best on the validation images."""
    job = TrainingJob(RUN, Experiment(SPEC, TrainingConfig(epochs=4)), tiny_dataset)
    run = train_and_save(job, services, lambda _: None, Control()).opened
    rows = tuple(msgspec.structs.replace(row, val_loss=0.1 if row.epoch == 2 else 0.5) for row in run.record.info.history)
    return replace(run, record=replace(run.record, info=msgspec.structs.replace(run.record.info, history=rows)))


@pytest.fixture
def bar(qtbot: QtBot, session: Session) -> EpochBar:
    bar = EpochBar(session)
    bar.resize(1200, 40)  # wide enough for all its words
    qtbot.addWidget(bar)
    return bar


@pytest.fixture
def shown(qtbot: QtBot, session: Session, bar: EpochBar, trained: OpenedRun) -> EpochBar:
    session.show_run(trained)
    qtbot.waitUntil(lambda: session.epochs.available == (1, 2, 3, 4))
    return bar


def words(bar: QWidget) -> str:
    return bar.findChild(QLabel, "epochWords").text()


def go(qtbot: QtBot, session: Session, epoch: int) -> None:
    session.epochs.show(epoch)
    qtbot.waitUntil(lambda: session.epochs.epoch == epoch and session.shown_run.is_judged)


def note_epochs(session: Session) -> list[int]:
    """The epochs that are shown from now on, each once, though one may be shown before it is judged and after."""
    seen: list[int] = []
    session.run_shown.connect(lambda _: seen[-1:] == [session.epochs.epoch] or seen.append(session.epochs.epoch))
    return seen


def test_without_a_run_there_is_no_bar(bar: EpochBar) -> None:
    assert bar.isHidden()


def test_a_run_appears_at_its_own_epoch_with_the_budget_stated(shown: EpochBar) -> None:
    assert not shown.isHidden()
    assert shown.slider.value() == 4
    assert shown.findChild(QLabel, "shownEpoch").text() == "4 of 4"
    assert words(shown) == "4 epochs kept, 200 MB at most"


@pytest.mark.parametrize(
    ("key", "epochs"),
    [(Qt.Key.Key_Left, [3, 2, 1, 1]), (Qt.Key.Key_Down, [3]), (Qt.Key.Key_Home, [1]), (Qt.Key.Key_End, [4])],
    ids=["left", "down", "home", "end"],
)
def test_keys_lead_from_one_epoch_to_the_next(
    qtbot: QtBot, session: Session, shown: EpochBar, key: Qt.Key, epochs: list[int]
) -> None:
    for epoch in epochs:
        QTest.keyClick(shown.slider, key)
        assert session.epochs.wanted == shown.slider.value() == epoch
    qtbot.waitUntil(lambda: session.epochs.epoch == epochs[-1])
    assert session.shown_run.record.weights[0][0, 0] == epochs[-1]


def test_epochs_that_were_thinned_out_are_passed_over(qtbot: QtBot) -> None:
    slider, asked = EpochSlider(), []
    qtbot.addWidget(slider)
    slider.set_epochs((1, 5, 9), 9, 5)
    slider.epoch_wanted.connect(asked.append)
    QTest.keyClick(slider, Qt.Key.Key_Left)
    slider.setValue(4)
    slider.setValue(2)
    assert asked == [5, 5, 1]


def test_a_button_leads_to_the_best_epoch(qtbot: QtBot, session: Session, shown: EpochBar) -> None:
    button = shown.findChild(QPushButton, "bestEpochButton")
    assert button.text() == "Best: 2"
    button.click()
    qtbot.waitUntil(lambda: session.epochs.epoch == 2)
    assert not button.isEnabled()


def test_playing_begins_anew_at_the_end_and_shows_every_epoch(qtbot: QtBot, session: Session, shown: EpochBar) -> None:
    seen = note_epochs(session)
    play = shown.findChild(QToolButton, "playEpochsButton")
    play.click()
    if not shown._timer.isActive():  # the system wants no motion: each click is a step
        for _ in range(3):
            qtbot.waitUntil(lambda: session.epochs.epoch == session.epochs.wanted)
            play.click()
    shown._timer.setInterval(1)
    qtbot.waitUntil(lambda: session.epochs.epoch == 4 and not shown._timer.isActive())
    assert seen == [1, 2, 3, 4]


def test_while_the_slider_is_dragged_the_latest_wish_is_shown(qtbot: QtBot, session: Session, shown: EpochBar) -> None:
    seen = note_epochs(session)
    for epoch in (3, 2, 1):
        session.epochs.show(epoch)
    qtbot.waitUntil(lambda: session.epochs.epoch == 1)
    assert seen == [3, 1], "what was begun is shown, what was passed over is not"


def test_a_run_without_epochs_says_why(session: Session, bar: EpochBar, make_opened_run: Callable[..., OpenedRun]) -> None:
    session.show_run(make_opened_run())
    assert "are not on this computer" in words(bar)
    assert bar.slider.isHidden()
    run = make_opened_run(run_id=f"{SHIPPED}mnist-quick")
    session.show_run(run)
    assert "pre-trained network comes without" in words(bar)
    session.close_run()
    assert bar.isHidden()


def test_a_folder_that_holds_none_of_the_run_says_why(qtbot: QtBot, session: Session, bar: EpochBar, trained: OpenedRun) -> None:
    for path in (session.services.store.folder / RUN / "epochs").iterdir():
        path.write_bytes(b"no epoch")
    session.show_run(trained)
    qtbot.waitUntil(lambda: session.epochs.reason is not None)
    assert "cannot be shown" in words(bar)
    assert session.shown_run is trained


def test_an_epoch_that_goes_away_while_it_is_shown_is_told_and_the_others_go_on(
    qtbot: QtBot, session: Session, shown: EpochBar
) -> None:
    problems: list[Exception] = []
    session.problem.connect(problems.append)
    go(qtbot, session, 2)
    folder = session.services.store.folder / RUN / "epochs"
    (folder / "00003.epoch").write_bytes((folder / "00001.epoch").read_bytes())
    session.epochs.show(3)
    qtbot.waitUntil(lambda: session.epochs.available == (1, 2, 4) and not session.epochs.is_answering)
    assert len(problems) == 1
    assert "00003.epoch" in str(problems[0])
    assert session.epochs.epoch == session.epochs.wanted == shown.slider.value() == 2
    go(qtbot, session, 1)


def test_another_run_waits_for_no_epoch_of_the_one_before(
    qtbot: QtBot, session: Session, shown: EpochBar, trained: OpenedRun, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, stops, open_epoch = threading.Event(), [], RunEpochs.open

    def wait_for_stop(epochs: RunEpochs, epoch: int, stop: StopToken, *, judged: bool = True) -> OpenedRun:
        if stops:
            return open_epoch(epochs, epoch, stop, judged=judged)
        stops.append(stop)
        opened.wait(PATIENCE)
        raise RuntimeError("of the run before")

    monkeypatch.setattr(RunEpochs, "open", wait_for_stop)
    told: list[Exception] = []
    monkeypatch.setattr(session.epochs._tasks, "report", told.append)
    session.epochs.show(1)
    qtbot.waitUntil(lambda: bool(stops))
    session.show_run(replace(trained))
    assert stops[0].stop_requested
    qtbot.waitUntil(lambda: session.epochs.available == (1, 2, 3, 4))
    session.epochs.show(2)
    opened.set()
    qtbot.waitUntil(lambda: session.epochs.epoch == 2 and session.shown_run.is_judged)
    assert [str(error) for error in told] == ["of the run before"]


def test_results_follow_and_keep_what_was_chosen(qtbot: QtBot, session: Session, shown: EpochBar) -> None:
    tab = ResultsTab(session)
    qtbot.addWidget(tab)
    tab.show()
    tab.select(Selection(true_class=3, predicted_class=0))
    go(qtbot, session, 1)
    evaluation = session.shown_run.evaluation
    assert np.array_equal(tab._figures.matrix.content.counts, evaluation.confusion)
    assert tab.selection == Selection(true_class=3, predicted_class=0)
    assert tab._figures.matrix.chosen == (3, 0)
    assert tab._samples._run is session.shown_run
    tab.hide()
    go(qtbot, session, 4)
    tab.show()
    assert tab._samples._run is session.opened_run


def test_the_curves_mark_the_shown_epoch_and_the_sentence_below_names_it(
    qtbot: QtBot, session: Session, shown: EpochBar, make_opened_run: Callable[..., OpenedRun]
) -> None:
    tab = TrainingTab(session)
    qtbot.addWidget(tab)
    plots = tab.curves.loss_plot, tab.curves.accuracy_plot
    assert "weights of epoch 4, the last." in tab.summary.ending.text()
    go(qtbot, session, 1)
    assert "as it was after epoch 1, the dotted line." in tab.summary.ending.text()
    assert [(plot._shown.isVisible(), plot._shown.value()) for plot in plots] == [(True, 1), (True, 1)]
    assert all(plot.accessibleDescription().endswith("A dotted line marks epoch 1, which is shown.") for plot in plots)
    session.run_event.emit(RunStarted("another", 3, 4, 240, 60))
    assert not any(plot._shown.isVisible() for plot in plots), "it is no epoch of the run in training"
    session.show_run(make_opened_run())
    assert "epoch 3, the last" in tab.summary.ending.text()
    assert not any(plot._shown.isVisible() for plot in plots)


def test_the_answer_for_what_is_drawn_follows(qtbot: QtBot, session: Session, shown: EpochBar) -> None:
    tab = DrawTab(session)
    qtbot.addWidget(tab)
    tab.show()
    tab.load_sample(4)
    go(qtbot, session, 1)
    image = session.drawing[np.newaxis]
    session.doubt.decide(Doubt(threshold=0.9, on_pad=True))
    assert tab.prediction_view._doubt == NO_DOUBT  # it was chosen for the weights that the run kept
    assert tab.prediction_view.threshold_box.isHidden()
    assert np.array_equal(tab.prediction_view._answer.probabilities, session.shown_run.predictor(image)[0])
    qtbot.waitUntil(lambda: not tab.is_answering)
    go(qtbot, session, session.epochs.own)
    assert tab.prediction_view._doubt.pad_threshold == 0.9


def test_what_is_live_does_not_wait_for_the_test_images(qtbot: QtBot, session: Session, shown: EpochBar) -> None:
    qtbot.waitUntil(lambda: not session.epochs.is_answering)
    session.epochs._run_epochs._held.clear()
    for path in (session.services.store.folder / RUN / "epochs").glob("*.answers"):
        path.unlink()
    seen: list[OpenedRun] = []
    session.run_shown.connect(seen.append)
    go(qtbot, session, 1)
    assert [(run.is_judged, float(run.record.weights[0][0, 0])) for run in seen] == [(False, 1.0), (True, 1.0)]
    assert seen[0].record.weights is seen[1].record.weights, "by that views know that they need not ask again"
    assert seen[0].predictor is seen[1].predictor


def test_no_answers_are_made_ahead_during_a_training(qtbot: QtBot, session: Session, trained: OpenedRun) -> None:
    session.epochs.follow_training(session.run.state.__class__.RUNNING)
    session.show_run(trained)
    qtbot.waitUntil(lambda: bool(session.epochs.available))
    folder = session.services.store.folder / RUN / "epochs"
    assert not session.epochs.is_answering
    assert not list(folder.glob("*.answers"))
    session.epochs.follow_training(session.run.state.__class__.IDLE)
    qtbot.waitUntil(lambda: len(list(folder.glob("*.answers"))) == 3 and not session.epochs.is_answering)


def test_every_text_of_the_bar_is_said_again_in_another_language(
    shown: EpochBar, session: Session, marking: Marking, make_opened_run: Callable[..., OpenedRun]
) -> None:
    marking.speak()
    assert not unknown_texts(shown, set())
    session.show_run(make_opened_run())
    assert not unknown_texts(shown, set())
    marking.fall_silent()
    assert not marked_texts(shown)


def test_where_there_is_little_room_the_bar_says_less_and_cuts_nothing(shown: EpochBar) -> None:
    words = shown._words
    words.setMinimumWidth(0)
    letters = words.fontMetrics()
    for text in ("4 epochs kept, 200 MB at most", "4 epochs kept", "4 kept"):
        words.resize(letters.horizontalAdvance(text), 20)
        assert words.fitting_text() == text
    words.resize(letters.horizontalAdvance("4 kept") - 1, 20)
    assert words.fitting_text().endswith("…")
