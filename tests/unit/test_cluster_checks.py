"""Runs that are checked beside a sweep, one after the other."""

from __future__ import annotations

import threading
from queue import SimpleQueue

import pytest

from mnist_desktop.training.cluster.checks import RunChecks
from mnist_desktop.training.cluster.honesty import CheckResult
from mnist_desktop.training.cluster.roster import Pc
from mnist_desktop.training.sweeps.messages import Ended, MemberTask

PC = Pc("tls://10.0.0.2:1", "a", "one", 1, {})


class TakenMeanwhile(SimpleQueue):
    """The thread takes the last one just after somebody has seen it."""

    def empty(self) -> bool:
        return False

    def get(self, block: bool = True, timeout: float | None = None) -> object:
        if block and timeout is None and threading.current_thread() is threading.main_thread():
            pytest.fail("it would wait for ever")
        return super().get(block, timeout)


def test_the_end_of_the_checks_waits_for_none_that_the_thread_has_just_taken() -> None:
    began, go, done = threading.Event(), threading.Event(), list[CheckResult]()

    def check(_order: MemberTask, _told: Ended) -> CheckResult:
        began.set()
        assert go.wait(30)
        return CheckResult(is_compared=True)

    checks = RunChecks(check, lambda _told, _pc, found: done.append(found))
    checks._waiting = TakenMeanwhile()
    for name in ("t", "u"):
        checks.begin(MemberTask(name, name, None, "", "", "", 1), Ended(name, {}), PC)
    assert began.wait(30)
    go.set()
    checks.close()
    assert done[0] == CheckResult(is_compared=True)
