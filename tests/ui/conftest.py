"""What every test of the window gets besides: a look over the workers' shoulders."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from types import BuiltinMethodType, FrameType

import pytest
from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QApplication
from shiboken6 import Shiboken

from mnist_desktop.ui.shared.language import speak
from mnist_desktop.workers.task import TaskThread
from tests.ui.known_texts import Marking


@pytest.fixture(autouse=True)
def garbage_is_collected_between_tests() -> Iterator[None]:
    """As in the program, no worker takes cycles of Qt objects apart; here the main thread does it when a test has ended."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def every_test_begins_in_english(qapp: QApplication) -> Iterator[None]:
    """What a test lets the application speak ends with it."""
    speak("en")
    yield
    speak("en")


@pytest.fixture(autouse=True)
def no_qt_in_workers(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail a test in which a task called anything of Qt but the emitting of a signal."""
    called: set[str] = set()

    def watch(frame: FrameType, event: str, function: object) -> None:
        if event != "c_call" or not isinstance(function, BuiltinMethodType):
            return
        if isinstance(function.__self__, Shiboken.Object) and not isinstance(function.__self__, SignalInstance):
            called.add(f"{function.__qualname__} in {frame.f_code.co_filename}:{frame.f_lineno}")

    run = TaskThread.run

    def run_watched(self: TaskThread) -> None:
        sys.setprofile(watch)
        try:
            run(self)
        finally:
            sys.setprofile(None)

    monkeypatch.setattr(TaskThread, "run", run_watched)
    yield
    assert not called, f"called in a worker: {called}"


@pytest.fixture
def marking(qapp: QApplication) -> Iterator[Marking]:
    """A language in which every text that is looked up has marks; it is spoken from ``marking.speak()`` on."""
    marking = Marking(qapp)
    yield marking
    marking.fall_silent()
    marking.deleteLater()
