"""A run that is stepped through and given another learning rate, from the buttons to the curves.

The from-scratch engine trains a tiny network; what the views say of it is checked where it stands still.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from msgspec.structs import replace as changed
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.fields import RangeError
from mnist_desktop.core.model.layers import Dense, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.events import RunPaused, StepsDone
from mnist_desktop.core.runs.record import RateChange
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.training.engines import train
from mnist_desktop.ui.builder.run_buttons import RunButtons
from mnist_desktop.ui.session import Session, TrainingState
from mnist_desktop.ui.shared.editors import RealBox
from mnist_desktop.ui.training.run_status import RunStatus
from mnist_desktop.ui.training.training_tab import TrainingTab

SPEC = ModelSpec((Flatten(), Dense(10, "softmax")), "Tiny")
CONFIG = TrainingConfig(engine="scratch", batch_size=60, epochs=3, validation_share=0.2, learning_rate=0.01)
STEPS = 4  # 240 images in batches of 60


@pytest.fixture
def ready(session: Session, tiny_dataset: Dataset) -> Session:
    session.services = replace(session.services, engine=train)
    session.use_dataset(tiny_dataset)
    session.edit(Sentence("start"), spec=SPEC, config=CONFIG)
    return session


@pytest.fixture
def buttons(qtbot: QtBot, ready: Session) -> RunButtons:
    buttons = RunButtons(ready)
    qtbot.addWidget(buttons)
    return buttons


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
    return status


@pytest.fixture
def until_paused(qtbot: QtBot, ready: Session) -> Callable[[Callable[[], None]], RunPaused]:
    """Do something and wait until the run stands still; says where it does."""

    def is_pause(event: object) -> bool:
        return isinstance(event, RunPaused)

    def do(what: Callable[[], None]) -> RunPaused:
        with qtbot.waitSignal(ready.run_event, check_params_cb=is_pause) as seen:
            what()
        assert ready.run.state is TrainingState.PAUSED
        return seen.args[0]

    return do


@pytest.fixture
def until_idle(qtbot: QtBot, ready: Session) -> Callable[[Callable[[], None]], None]:
    def do(what: Callable[[], None]) -> None:
        what()
        qtbot.waitUntil(lambda: ready.run.state is TrainingState.IDLE)

    return do


def place(event: RunPaused) -> tuple[int, int]:
    return event.epoch, event.step


# Session and buttons


def test_first_step_starts_a_run_and_pauses_it_after_that_step(ready, until_paused):
    assert place(until_paused(ready.step)) == (1, 1)
    assert ready.in_training.config == CONFIG


def test_first_epoch_starts_a_run_and_pauses_it_before_the_second(ready, until_paused):
    assert place(until_paused(ready.run_epoch)) == (2, 0)


def test_buttons_and_actions_step_through_a_run(buttons, until_paused):
    step, epoch = (buttons.findChild(QPushButton, name) for name in ("stepButton", "epochButton"))
    assert place(until_paused(step.click)) == (1, 1)
    assert place(until_paused(buttons.findChild(QAction, "actionStep").trigger)) == (1, 2)
    assert place(until_paused(epoch.click)) == (2, 0)
    assert place(until_paused(buttons.findChild(QAction, "actionEpoch").trigger)) == (3, 0)


@pytest.mark.parametrize("begun", [False, True], ids=["idle", "paused"])
def test_each_press_of_the_step_key_is_one_step_however_quick(qtbot, buttons, ready, until_paused, begun):
    pauses = []
    if begun:
        until_paused(ready.step)
    ready.run_event.connect(lambda event: pauses.append(place(event)) if isinstance(event, RunPaused) else None)
    for _ in range(3):
        buttons.findChild(QAction, "actionStep").trigger()
    qtbot.waitUntil(lambda: pauses[-1:] == [(1, 3 + begun)])
    assert ready.run.state is TrainingState.PAUSED


def test_run_that_was_stepped_through_goes_on_to_its_end(ready, until_paused, until_idle):
    until_paused(ready.step)
    until_idle(ready.run.resume)
    info = ready.opened_run.record.info
    assert (info.outcome, len(info.history), info.rate_changes) == ("finished", 3, ())


def test_last_epoch_ends_the_run(ready, until_paused, until_idle):
    until_paused(ready.run_epoch)
    until_paused(ready.run_epoch)
    until_idle(ready.run_epoch)
    assert ready.opened_run.record.info.outcome == "finished"


def test_paused_run_can_be_stopped_between_steps(ready, until_paused, until_idle):
    until_paused(ready.run_epoch)
    until_paused(ready.step)
    until_idle(ready.stop)
    assert (ready.opened_run.record.info.outcome, len(ready.opened_run.record.info.history)) == ("stopped", 1)


def test_nothing_is_stepped_while_an_obstacle_stands(ready):
    ready.edit(Sentence("broken"), spec=ModelSpec((Dense(10, "softmax"),)))
    ready.step()
    ready.run_epoch()
    assert ready.run.state is TrainingState.IDLE


def test_pause_that_is_over_by_the_time_it_is_heard_of_is_dropped(ready, until_paused):
    until_paused(ready.step)
    heard = []
    ready.run_event.connect(heard.append)
    ready.stop()
    ready.run.take_event(RunPaused(ready.run._run_id, 1, 1))
    assert heard == []
    assert ready.run.state is TrainingState.STOPPING


def test_learning_rate_of_no_run_cannot_be_changed(ready, until_idle):
    ready.run.set_learning_rate(0.5)
    until_idle(ready.train)
    assert ready.opened_run.record.info.rate_changes == ()


def test_learning_rate_out_of_range_is_refused_and_the_run_goes_on_with_its_own(ready, until_paused, until_idle):
    until_paused(ready.step)
    with pytest.raises(RangeError, match="learning_rate"):
        ready.run.set_learning_rate(0.0)
    until_idle(ready.run.resume)
    assert ready.opened_run.record.info.rate_changes == ()


def test_repeated_run_changes_its_rate_where_the_earlier_one_did(ready, until_paused, until_idle):
    until_paused(ready.step)
    ready.run.set_learning_rate(0.05)
    until_idle(ready.run.resume)
    first = ready.opened_run.record
    until_idle(lambda: ready.train_experiment(ready.in_training.experiment, first.info.rate_changes))
    again = ready.opened_run.record
    assert again.info.rate_changes == (RateChange(1, 1, 0.05),)
    assert all(np.array_equal(a, b) for a, b in zip(first.weights, again.weights, strict=True))


def test_control_that_was_asked_before_the_thread_starts_is_the_one_that_the_task_looks_at(qtbot, session):
    control, seen = Control(), []
    control.pause()
    session.tasks.start_reporting(
        "look", lambda _emit, given: seen.append(given.paused), session._take_engine, session.report, control
    )
    qtbot.waitUntil(lambda: not session.tasks.busy)
    assert seen == [True]


def test_an_edit_during_a_run_is_said_to_count_for_the_next_one(ready, buttons, until_paused):
    sentence = buttons.findChild(QLabel, "obstacleLabel")
    until_paused(ready.step)
    assert sentence.isHidden()
    ready.edit(Sentence("rate"), config=changed(CONFIG, learning_rate=0.5))
    assert sentence.text() == "What is changed above counts for the next run."
    assert not sentence.isHidden()
    ready.undo_stack.undo()
    assert sentence.isHidden()


# Status


def test_status_says_where_the_run_is_paused_and_its_loss_in_this_epoch(ready, status, until_paused):
    events = []
    ready.run_event.connect(events.append)
    for step in (1, 2):
        until_paused(ready.step)
        loss = [event.loss for event in events if isinstance(event, StepsDone)][-1]
        assert status.sentence.text() == f"Paused in epoch 1 after step {step} of 4, mean loss so far {loss:.4f}"
    until_paused(ready.run_epoch)
    assert status.sentence.text() == "Paused before epoch 2 of 3"


def test_status_says_that_a_pause_is_on_its_way_until_the_run_stands_still(ready, status, until_paused):
    until_paused(ready.step)
    ready.run.set_state(TrainingState.RUNNING)
    ready.run.set_state(TrainingState.PAUSED)
    assert status.sentence.text() == "Pausing…"


def test_status_says_from_where_on_another_rate_holds(ready, status, until_paused, qtbot):
    until_paused(ready.step)
    ready.run.set_learning_rate(0.05)
    qtbot.waitUntil(lambda: status.sentence.text() == "The learning rate is 0.05 from step 2 of epoch 1 on.")
    until_paused(ready.run_epoch)
    ready.run.set_learning_rate(0.02)
    qtbot.waitUntil(lambda: status.sentence.text() == "The learning rate is 0.02 from epoch 2 on.")


# The Training tab


def test_step_that_was_just_taken_is_in_the_curves_without_delay(tab, ready, until_paused):
    until_paused(ready.step)
    (position,), (loss,) = tab.shown_run.trail_of("loss")
    assert position == 1 / STEPS
    _, head = tab.curves._trails["loss"]
    assert (head._marks.getData()[0].tolist(), head._marks.getData()[1].tolist()) == ([position], [loss])


def test_rate_box_is_there_while_a_run_is_in_training_and_shows_its_rate(tab, ready, until_paused, until_idle):
    box = tab.findChild(RealBox, "liveRateBox")
    assert not box.isVisible()
    until_paused(ready.step)
    assert box.isVisible()
    assert box.value() == CONFIG.learning_rate
    ready.edit(Sentence("next"), config=changed(CONFIG, learning_rate=0.5))
    assert box.value() == CONFIG.learning_rate, "the form edits the next run"
    until_idle(ready.run.resume)
    assert not box.isVisible()


def test_nothing_moves_when_the_rate_box_comes_or_goes(tab, ready, until_paused):
    until_paused(ready.step)
    before = tab.summary.sizeHint().height()
    tab.live_rate.hide()
    assert tab.summary.sizeHint().height() == before


def test_typed_rate_counts_when_it_is_finished(tab, ready, until_paused, until_idle, qtbot):
    until_paused(ready.step)
    box = tab.findChild(RealBox, "liveRateBox")
    box.selectAll()
    qtbot.keyClicks(box, "0.04")
    assert ready.run._control.take_learning_rate() is None, "half a number is no rate"
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: tab.shown_run.rate_changes == (RateChange(1, 1, 0.04),))
    qtbot.keyClick(box, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: tab.shown_run.rate_changes == (RateChange(1, 1, 0.05),))
    until_idle(ready.run.resume)
    assert ready.opened_run.record.info.rate_changes == (RateChange(1, 1, 0.05),)


def test_rate_box_shows_the_rate_of_the_next_run_again(tab, ready, until_paused, until_idle):
    until_paused(ready.step)
    box = tab.findChild(RealBox, "liveRateBox")
    box.setValue(0.05)
    until_idle(ready.run.resume)
    until_paused(ready.step)
    assert box.value() == CONFIG.learning_rate


def test_change_of_rate_is_marked_in_all_curves_and_read_out_and_said(tab, ready, until_paused, until_idle, qtbot):
    until_paused(ready.run_epoch)
    assert tab.curves.rate_plot.isHidden()
    ready.run.set_learning_rate(0.004)
    until_paused(ready.step)
    ready.run.set_learning_rate(0.002)
    qtbot.waitUntil(lambda: len(tab.shown_run.rate_changes) == 2)
    until_idle(ready.run.resume)
    assert not tab.curves.rate_plot.isHidden()
    for plot, words in ((tab.curves.loss_plot, "rate {}"), (tab.curves.accuracy_plot, "rate {}"), (tab.curves.rate_plot, "{}")):
        assert [line.value() for line in plot.marks._lines] == [1.0, 1.25]
        assert [mark.text for mark in plot.marks._marks] == [words.format(rate) for rate in ("0.004", "0.002")]
    tab.curves.point_at(2)
    assert "rate 0.002 (0.004 from step 1, 0.002 from step 2)" in tab.read_out.text()
    assert "adam at 0.01 → 0.004 → 0.002 (constant rate)" in tab.summary.settings.text()


def test_earlier_run_is_shown_with_its_marks(qtbot, ready, until_paused, until_idle):
    until_paused(ready.step)
    ready.run.set_learning_rate(0.004)
    until_idle(ready.run.resume)
    tab = TrainingTab(ready)
    qtbot.addWidget(tab)
    assert [line.value() for line in tab.curves.loss_plot.marks._lines] == [0.25]
    x, y = tab.curves._rate_line._line.getData()
    assert np.interp([0.25, 0.5, 3.0], x, y) == pytest.approx([0.01, 0.004, 0.004])


def test_rates_so_far_are_a_line_and_those_to_come_a_faint_one(tab, ready, until_paused):
    ready.edit(Sentence("schedule"), config=changed(CONFIG, schedule="one_cycle"))
    until_paused(ready.run_epoch)
    until_paused(ready.step)
    tab._throttle.finish()
    done, plan = (curve._line.getData()[0] for curve in (tab.curves._rate_line, tab.curves._rate_plan))
    assert (done[0], done[-1]) == (0.25, 1.25)
    assert (plan[0], plan[-1]) == (1.25, 3.0)
