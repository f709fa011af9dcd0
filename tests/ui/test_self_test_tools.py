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
    now = [0.0]
    monkeypatch.setattr(time, "perf_counter", lambda: now[0])
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


def test_time_between_phases_is_not_counted(qapp: object, clock: list[float]) -> None:
    monitor = StallMonitor()
    monitor.enter("one")
    monitor.leave()
    clock[0] = 100.0
    monitor.enter("two")
    monitor.leave()
    assert monitor.longest_ms() == 0
