"""The rules of background tasks: what is reported, in which order, in which thread, and how all of them end."""

from __future__ import annotations

import gc
import os
import sys
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.workers.task import OutOfMemoryError
from mnist_desktop.workers.task_runner import TaskRunner

PATIENCE = 60.0
"""Seconds that a task of these tests waits at a gate before it gives up, so that a broken test ends."""


class Listener(QObject):
    """Notes what it is told, in order, and in which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[tuple[str, object]] = []
        self.threads: set[QThread] = set()

    def take_event(self, value: object) -> None:
        self._note("event", value)

    def take_success(self, value: object) -> None:
        self._note("success", value)

    def take_failure(self, value: object) -> None:
        self._note("failure", value)

    def _note(self, what: str, value: object) -> None:
        self.heard.append((what, value))
        self.threads.add(QThread.currentThread())


@pytest.fixture
def runner(listener: Listener) -> Iterator[TaskRunner]:
    runner = TaskRunner(listener.take_failure)
    yield runner
    assert runner.stop_all(int(PATIENCE * 1000))
    runner.deleteLater()


@pytest.fixture
def listener(qapp: object) -> Listener:
    return Listener()


def start(runner: TaskRunner, listener: Listener, work):
    return runner.start("test", work, listener.take_success)


def start_reporting(runner: TaskRunner, listener: Listener, task):
    return runner.start_reporting("test", task, listener.take_success, listener.take_event, StopToken())


def test_a_success_is_known_by_its_name_before_its_result_and_an_error_by_that_of_its_task(
    qtbot: QtBot, runner: TaskRunner, listener: Listener
):
    runner.succeeded.connect(listener.take_event)
    start(runner, listener, lambda: 7)
    qtbot.waitUntil(lambda: len(listener.heard) == 2)
    assert listener.heard == [("event", "test"), ("success", 7)]

    def fail() -> None:
        raise UserError("No.")

    start(runner, listener, fail)
    qtbot.waitUntil(lambda: len(listener.heard) == 3)
    assert listener.heard[-1][1].attempt == "test"


def test_events_arrive_in_order_before_the_result(qtbot: QtBot, runner: TaskRunner, listener: Listener):
    def count(emit, control):
        for number in range(5):
            emit(number)
        return "done"

    start_reporting(runner, listener, count)
    qtbot.waitUntil(lambda: len(listener.heard) == 6)
    assert listener.heard == [*(("event", number) for number in range(5)), ("success", "done")]


def test_call_backs_run_in_the_thread_of_their_object(qtbot: QtBot, runner: TaskRunner, listener: Listener):
    worked_in: list[QThread] = []

    def task(emit, control):
        worked_in.append(QThread.currentThread())
        emit("event")

    start_reporting(runner, listener, task)
    qtbot.waitUntil(lambda: len(listener.heard) == 2)
    assert listener.threads == {QThread.currentThread()}
    assert worked_in[0] is not QThread.currentThread()


def test_an_exception_is_reported_as_failure_and_nothing_else(qtbot: QtBot, runner: TaskRunner, listener: Listener):
    error = UserError("{file} is not there.", file="a")

    def fail(emit, control):
        emit(1)
        raise error

    start_reporting(runner, listener, fail)
    qtbot.waitUntil(lambda: not runner.busy and len(listener.heard) == 2)
    assert listener.heard == [("event", 1), ("failure", error)]


def test_a_full_memory_is_a_sentence_for_the_user(qtbot: QtBot, runner: TaskRunner, listener: Listener):
    def fill():
        raise MemoryError

    start(runner, listener, fill)
    qtbot.waitUntil(lambda: len(listener.heard) == 1)
    ((what, error),) = listener.heard
    assert what == "failure"
    assert isinstance(error, OutOfMemoryError)
    assert error.__context__ is None, "the traceback would hold on to the arrays that filled the memory"


def test_values_above_32_bits_arrive_whole(qtbot: QtBot, runner: TaskRunner, listener: Listener):
    start_reporting(runner, listener, lambda emit, _control: emit(2**40))
    qtbot.waitUntil(lambda: len(listener.heard) == 2)
    assert listener.heard[0] == ("event", 2**40)


def test_a_task_that_ends_lets_go_of_what_it_held(qtbot: QtBot, runner: TaskRunner, listener: Listener):
    class Big:
        def __call__(self):
            return None

    big = Big()
    alive = weakref.ref(big)
    start(runner, listener, big)
    del big
    qtbot.waitUntil(lambda: len(listener.heard) == 1)

    def is_gone() -> bool:
        gc.collect()
        return alive() is None

    qtbot.waitUntil(is_gone)


def test_tasks_run_side_by_side(qtbot: QtBot, runner: TaskRunner, listener: Listener):
    meeting = threading.Barrier(2, timeout=PATIENCE)
    for _ in range(2):
        start(runner, listener, lambda: meeting.wait() >= 0)
    qtbot.waitUntil(lambda: len(listener.heard) == 2)
    assert listener.heard == [("success", True)] * 2


def test_no_task_starts_once_all_were_stopped(qtbot: QtBot, runner: TaskRunner, listener: Listener):
    ended, started = threading.Event(), threading.Event()
    thread = runner.start("first", ended.set, lambda _: runner.start("second", started.set))
    assert ended.wait(PATIENCE)
    assert runner.stop_all(int(PATIENCE * 1000))
    qtbot.waitUntil(lambda: not isValid(thread))  # what it said has arrived by then
    assert not started.is_set()
    assert not runner.busy


def test_stop_all_ends_a_paused_task(qtbot: QtBot, runner: TaskRunner, listener: Listener):
    def wait(emit, control):
        while not control.stop_requested:
            emit("turn")
            control.wait_while_paused()

    control = Control()
    runner.start_reporting("test", wait, listener.take_success, listener.take_event, control)
    control.pause()
    assert runner.stop_all(int(PATIENCE * 1000))
    assert not runner.busy


def test_stop_all_waits_while_the_task_still_emits(qtbot: QtBot, runner: TaskRunner, listener: Listener):
    def talk(emit, control):
        emit("before")
        while not control.stop_requested:
            threading.Event().wait(0.001)
        for _ in range(100):
            emit("after")

    start_reporting(runner, listener, talk)
    qtbot.waitUntil(lambda: bool(listener.heard))
    assert runner.stop_all(int(PATIENCE * 1000))


@pytest.mark.logs_errors
def test_stop_all_says_when_a_task_did_not_end_in_time(qtbot: QtBot, runner: TaskRunner, listener: Listener, caplog):
    gate = threading.Event()
    start(runner, listener, lambda: gate.wait(PATIENCE))
    assert not runner.stop_all(1)
    assert "test did not end" in caplog.text
    gate.set()
    qtbot.waitUntil(lambda: not runner.busy)


def test_stop_all_with_no_task_is_at_once_true(runner: TaskRunner):
    assert runner.stop_all(0)


def test_a_task_is_kept_until_what_it_said_has_been_delivered(qtbot: QtBot, runner: TaskRunner):
    class Counting(Listener):
        def take_success(self, value: object) -> None:
            super().take_success(len(runner._threads))

    listener = Counting()
    for _ in range(2):
        assert start(runner, listener, lambda: None).wait(int(PATIENCE * 1000))
    qtbot.waitUntil(lambda: not runner._threads)
    assert listener.heard == [("success", 2), ("success", 1)]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere threads have no niceness of their own")
def test_a_task_which_may_hold_the_global_lock_is_no_nicer_than_the_window_that_waits_for_it(
    qtbot: QtBot, runner: TaskRunner, listener: Listener
):
    def niceness() -> int:
        return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())

    start(runner, listener, niceness)
    start_reporting(runner, listener, lambda _emit, _control: niceness())
    qtbot.waitUntil(lambda: len(listener.heard) == 2)
    assert listener.heard == [("success", niceness())] * 2


def test_a_failure_goes_to_the_call_back_that_is_named_and_else_to_the_report(qtbot: QtBot, runner: TaskRunner):
    def fail():
        raise UserError("No.")

    named, report = Listener(), Listener()
    runner.report = report.take_failure
    runner.start("test", fail, report.take_success)
    runner.start("test", fail, named.take_success, named.take_failure)
    qtbot.waitUntil(lambda: len(report.heard) == len(named.heard) == 1)
    assert [what for what, _ in (*report.heard, *named.heard)] == ["failure", "failure"]


def test_stop_all_asks_through_the_token_that_plain_work_looks_at(qtbot: QtBot, runner: TaskRunner, listener: Listener):
    stop = StopToken()

    def work():
        while not stop.stop_requested:
            threading.Event().wait(0.001)

    runner.start("test", work, listener.take_success, stop=stop)
    assert runner.stop_all(int(PATIENCE * 1000))
