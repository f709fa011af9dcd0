"""What can be said to a running task, and how it takes it: the control alone, without any task."""

from __future__ import annotations

import threading

import pytest

from mnist_desktop.core.fields import RangeError
from mnist_desktop.core.runs.control import Control


@pytest.fixture
def paused():
    control = Control()
    control.pause()
    return control


def test_fresh_control_lets_the_task_go_on_to_its_end():
    control = Control()
    assert (control.paused, control.stop_requested, control.run_until.until) == (False, False, "end")
    control.wait_while_paused()


@pytest.mark.parametrize(("ask", "until"), [("resume", "end"), ("step_once", "step"), ("run_epoch", "epoch")])
def test_paused_task_waits_until_it_is_given_leave(paused, ask, until):
    passed = threading.Event()

    def wait():
        paused.wait_while_paused()
        passed.set()

    thread = threading.Thread(target=wait)
    thread.start()
    assert paused.paused
    assert paused.run_until is None
    getattr(paused, ask)()
    thread.join()
    assert passed.is_set()
    assert paused.run_until.until == until


@pytest.mark.parametrize("ask", ["step_once", "run_epoch"])
def test_task_is_paused_once_it_has_used_up_its_leave(ask):
    control = Control()
    getattr(control, ask)()
    control.pause_after(control.run_until)
    assert control.paused


def test_leave_that_was_replaced_meanwhile_cannot_be_used_up(paused):
    paused.step_once()
    first = paused.run_until
    paused.step_once()
    paused.pause_after(first)
    assert paused.run_until is not None, "the second step is still to be taken"
    assert paused.run_until is not first


def test_each_step_that_is_asked_for_in_a_row_is_a_leave_of_its_own(paused):
    leaves = set()
    for _ in range(3):
        paused.step_once()
    while paused.run_until is not None:
        leaves.add(paused.run_until)
        paused.pause_after(paused.run_until)
    assert [leave.until for leave in leaves] == 3 * ["step"]


@pytest.mark.parametrize("ask", ["pause", "resume", "run_epoch"])
def test_what_is_asked_behind_steps_takes_the_rest_of_them_back(paused, ask):
    for _ in range(3):
        paused.step_once()
    getattr(paused, ask)()
    paused.pause_after(paused.run_until)
    assert paused.paused


def test_pause_takes_a_leave_back(paused):
    paused.step_once()
    paused.pause()
    assert paused.run_until is None


def test_after_a_stop_nothing_holds_the_task_any_more(paused):
    paused.stop()
    for ask in (paused.pause, paused.step_once, paused.run_epoch, paused.resume):
        ask()
    paused.pause_after(paused.run_until)
    paused.wait_while_paused()
    assert paused.stop_requested
    assert paused.run_until.until == "end"


def test_learning_rate_is_taken_once_and_the_latest_one_counts(paused):
    assert paused.take_learning_rate() is None
    paused.set_learning_rate(0.5)
    paused.set_learning_rate(0.25)
    paused.wait_while_paused()
    assert (paused.take_learning_rate(), paused.take_learning_rate()) == (0.25, None)
    assert paused.paused


@pytest.mark.parametrize("rate", [0.0, -1.0, 101.0, float("nan"), float("inf"), "fast"])
def test_learning_rate_that_no_config_could_have_is_refused_and_forgotten(rate):
    control = Control()
    with pytest.raises(RangeError, match="learning_rate"):
        control.set_learning_rate(rate)
    assert control.take_learning_rate() is None
