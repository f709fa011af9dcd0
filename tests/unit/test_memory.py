"""How much memory a step may take: a share of what there is and of what the process is allowed."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

import pytest

from mnist_desktop.core import memory
from mnist_desktop.core.memory import step_memory

GIGABYTE = 10**9
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows does not say")


@pytest.fixture(autouse=True)
def read_anew() -> Iterator[None]:
    step_memory.cache_clear()
    yield
    step_memory.cache_clear()


@pytest.fixture
def computer(monkeypatch: pytest.MonkeyPatch):
    """A computer with so many bytes of memory, of which this process may have so many."""
    import resource

    def make(physical: int, allowed: int = resource.RLIM_INFINITY) -> None:
        answers = {"SC_PHYS_PAGES": physical // 1000, "SC_PAGE_SIZE": 1000}
        monkeypatch.setattr(os, "sysconf", answers.__getitem__)
        monkeypatch.setattr(os, "sysconf_names", {"SC_PHYS_PAGES": 1})
        monkeypatch.setattr(resource, "getrlimit", lambda _: (allowed, allowed))

    return make


@posix
def test_a_step_may_take_a_fourth_of_the_memory(computer):
    computer(16 * GIGABYTE)
    assert step_memory() == 4 * GIGABYTE


@posix
def test_a_process_that_is_allowed_less_gets_a_fourth_of_that(computer):
    computer(16 * GIGABYTE, allowed=6 * GIGABYTE)
    assert step_memory() == 1.5 * GIGABYTE


def test_a_system_that_does_not_say_is_taken_for_a_usual_one(monkeypatch):
    monkeypatch.setattr(memory, "_memory", lambda: 0)
    assert step_memory() == 2 * GIGABYTE
