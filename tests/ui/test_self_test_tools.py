"""The tools of the self-test: a script that waits without blocking, and a monitor of stalls."""

from __future__ import annotations

import time

import pytest
from pytestqt.qtbot import QtBot

from mnist_desktop.self_test.script import Script, ScriptError, ScriptRunner, Until
from mnist_desktop.self_test.stall_monitor import StallMonitor


def test_script_goes_on_when_its_condition_holds(qtbot: QtBot) -> None:
    seen: list[str] = []

    def script() -> Script:
        seen.append("begin")
        yield Until("begin", lambda: "begin" in seen)
        seen.append("end")

    runner = ScriptRunner(script())
    with qtbot.waitSignal(runner.ended) as ended:
        runner.start()
    assert ended.args == [None]
    assert seen == ["begin", "end"]


def test_script_that_waits_in_vain_says_for_what(qtbot: QtBot) -> None:
    def script() -> Script:
        yield Until("a miracle", lambda: False, seconds=0)

    runner = ScriptRunner(script())
    with qtbot.waitSignal(runner.ended) as ended:
        runner.start()
    assert isinstance(ended.args[0], ScriptError)
    assert "a miracle" in str(ended.args[0])


def test_exception_inside_a_script_ends_it_as_its_result(qtbot: QtBot) -> None:
    def script() -> Script:
        yield Until("nothing", lambda: True)
        raise ZeroDivisionError

    runner = ScriptRunner(script())
    with qtbot.waitSignal(runner.ended) as ended:
        runner.start()
    assert isinstance(ended.args[0], ZeroDivisionError)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Seconds that have passed, and those in which the thread was at work."""
    now = [0.0, 0.0]
    monkeypatch.setattr(time, "perf_counter", lambda: now[0])
    monkeypatch.setattr(time, "thread_time", lambda: now[1])
    return now


def test_a_late_tick_is_a_stall_of_its_phase(qapp: object, clock: list[float]) -> None:
    monitor = StallMonitor()
    monitor.enter("import")
    clock[0] = 0.305
    monitor.enter("training")
    clock[0] = 0.320
    monitor.leave()
    assert monitor.longest_ms("import") == pytest.approx(300)
    assert monitor.longest_ms("training") == pytest.approx(10)
    assert monitor.longest_ms() == pytest.approx(300)


def test_the_work_in_a_stall_is_told_from_its_waiting(qapp: object, clock: list[float]) -> None:
    monitor = StallMonitor()
    monitor.enter("training")
    clock[:] = 0.105, 0.02
    monitor.enter("training")
    clock[:] = 0.155, 0.06
    monitor.leave()
    assert monitor.longest_ms("training") == pytest.approx(100)
    assert monitor.cpu_of_longest_ms("training") == pytest.approx(20)
    assert monitor.most_cpu_ms("training") == pytest.approx(40)
    assert monitor.most_cpu_ms("results") == monitor.cpu_of_longest_ms("results") == 0


def test_a_phase_that_was_left_goes_on(qapp: object, clock: list[float]) -> None:
    monitor = StallMonitor()
    monitor.enter("import")
    monitor.leave()
    clock[0] = 50.0
    monitor.resume()
    clock[0] = 50.105
    monitor.leave()
    assert monitor.longest_ms("import") == pytest.approx(100)


def test_time_between_phases_is_not_counted(qapp: object, clock: list[float]) -> None:
    monitor = StallMonitor()
    monitor.enter("one")
    monitor.leave()
    clock[0] = 100.0
    monitor.enter("two")
    monitor.leave()
    assert monitor.longest_ms() == 0
