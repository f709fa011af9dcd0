"""The newest request wins: what is told of overtaken ones, and when the next is started."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.workers.latest import Latest
from mnist_desktop.workers.task_runner import TaskRunner

PATIENCE = 60.0
"""Seconds that a task of these tests waits at a gate before it gives up, so that a broken test ends."""


class Reports(QObject):
    """Notes the failures for which nobody named a call-back."""

    def __init__(self) -> None:
        super().__init__()
        self.errors: list[Exception] = []

    def take(self, error: Exception) -> None:
        self.errors.append(error)


class Gate:
    """Work that waits until it is let through, and then gives its answer or raises it."""

    def __init__(self, answer: object) -> None:
        self._answer = answer
        self._open = threading.Event()
        self.begun = False

    def open(self) -> None:
        self._open.set()

    def __call__(self) -> object:
        self.begun = True
        self._open.wait(PATIENCE)
        if isinstance(self._answer, Exception):
            raise self._answer
        return self._answer


@pytest.fixture
def reports(qapp: object) -> Reports:
    return Reports()


@pytest.fixture
def runner(reports: Reports) -> Iterator[TaskRunner]:
    runner = TaskRunner(reports.take)
    yield runner
    assert runner.stop_all(int(PATIENCE * 1000))
    runner.deleteLater()


@pytest.fixture
def latest(runner: TaskRunner) -> Latest:
    return Latest(runner, runner)


@pytest.fixture
def one(runner: TaskRunner) -> Latest:
    """One that runs one task at a time."""
    return Latest(runner, runner, one_at_a_time=True)


@pytest.fixture
def told() -> list[object]:
    return []


def settle(qtbot: QtBot, runner: TaskRunner) -> None:
    qtbot.waitUntil(lambda: not runner._threads)


@pytest.mark.parametrize("newest_first", [True, False])
def test_only_the_newest_of_two_requests_is_answered(qtbot: QtBot, runner, latest, told, newest_first):
    early, late = Gate("early"), Gate("late")
    latest.start("test", early, told.append)
    latest.start("test", late, told.append)
    first, second = (late, early) if newest_first else (early, late)
    first.open()
    qtbot.waitUntil(lambda: len(runner._threads) == 1)
    second.open()
    settle(qtbot, runner)
    assert told == ["late"]
    assert not latest.is_pending


def test_an_error_for_users_of_an_overtaken_request_is_dropped(qtbot: QtBot, runner, latest, reports, told):
    early, late = Gate(UserError("No.")), Gate("late")
    latest.start("test", early, told.append)
    latest.start("test", late, told.append)
    early.open()
    late.open()
    settle(qtbot, runner)
    assert (told, reports.errors) == (["late"], [])


def test_an_error_of_the_program_in_an_overtaken_request_is_reported(qtbot: QtBot, runner, latest, reports, told):
    error = ValueError("not for users")
    early = Gate(error)
    latest.start("test", early, told.append, told.append)
    latest.forget()
    early.open()
    settle(qtbot, runner)
    assert (told, reports.errors) == ([], [error])


def test_a_failure_of_the_newest_goes_to_the_call_back_that_is_named_and_else_to_the_report(
    qtbot: QtBot, runner, latest, reports, told
):
    first, second = UserError("First."), UserError("Second.")
    for error, on_failure in ((first, told.append), (second, None)):
        gate = Gate(error)
        gate.open()
        latest.start("test", gate, told.append, on_failure)
        settle(qtbot, runner)
    assert (told, reports.errors) == ([first], [second])


def test_what_is_forgotten_is_not_answered_and_is_pending_no_more(qtbot: QtBot, runner, latest, told):
    gate = Gate("answer")
    latest.start("test", gate, told.append)
    assert latest.is_pending
    latest.forget()
    assert not latest.is_pending
    gate.open()
    settle(qtbot, runner)
    assert told == []


def test_an_overtaken_request_is_asked_to_stop(qtbot: QtBot, runner, latest, told):
    stops = StopToken(), StopToken()
    gates = Gate("early"), Gate("late")
    for gate, stop in zip(gates, stops, strict=True):
        latest.start("test", gate, told.append, stop=stop)
    assert [stop.stop_requested for stop in stops] == [True, False]
    for gate in gates:
        gate.open()
    settle(qtbot, runner)


def test_one_at_a_time_starts_the_newest_of_those_that_wait_and_no_other(qtbot: QtBot, runner, one, told):
    gates = [Gate(number) for number in range(3)]
    for gate in gates:
        one.start("test", gate, told.append)
    qtbot.waitUntil(lambda: gates[0].begun)
    assert one.is_pending
    for gate in gates:
        gate.open()
    qtbot.waitUntil(lambda: not one.is_pending)
    settle(qtbot, runner)
    assert told == [2]
    assert [gate.begun for gate in gates] == [True, False, True]


def test_one_at_a_time_goes_on_after_an_overtaken_failure(qtbot: QtBot, runner, one, reports, told):
    early, late = Gate(UserError("No.")), Gate("late")
    one.start("test", early, told.append)
    one.start("test", late, told.append)
    early.open()
    late.open()
    qtbot.waitUntil(lambda: told == ["late"])
    assert reports.errors == []
    settle(qtbot, runner)


def test_a_request_can_follow_from_an_answer(qtbot: QtBot, runner, one, told):
    again = Gate("again")
    again.open()

    def ask_again(answer: object) -> None:
        told.append(answer)
        one.start("test", again, told.append)

    gate = Gate("answer")
    gate.open()
    one.start("test", gate, ask_again)
    qtbot.waitUntil(lambda: told == ["answer", "again"])
    settle(qtbot, runner)
