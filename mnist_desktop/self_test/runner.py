"""The self-test as a whole: plays the scenario, collects the figures, writes ``self-test.json``, ends the application."""

from __future__ import annotations

import argparse
import logging
import sys
import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from mnist_desktop.command_line import in_terminal
from mnist_desktop.core.errors import StorageError
from mnist_desktop.core.files import write_bytes
from mnist_desktop.log import ExceptionHandler
from mnist_desktop.self_test.script import ScriptRunner
from mnist_desktop.self_test.whole_copy import damage, folder_of_this
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.shared.texts import say

if TYPE_CHECKING:
    from mnist_desktop.self_test.scenario import Scenario

logger = logging.getLogger(__name__)


class SelfTest(QObject):
    """One self-test of one window. The exit status is 0 only if every stage passed and there was no unforeseen exception."""

    def __init__(self, window: MainWindow, handler: ExceptionHandler, options: argparse.Namespace, started: float) -> None:
        super().__init__()
        self._window, self._options, self._started = window, options, started
        self._folder: Path = options.self_test
        self._scenario: Scenario | None = None
        self._unforeseen = 0
        self._seconds = self._cpu_seconds = 0.0
        handler.unforeseen.connect(self._count_unforeseen)

    def note_window(self) -> None:
        """Note how long the window took. Call it once it is painted, before anything else is done."""
        self._seconds, self._cpu_seconds = time.perf_counter() - self._started, time.process_time()

    def start(self) -> None:
        """Begin. Call it when the window is visible."""
        # The scenario knows every tab; imported with the window, it would delay what it measures.
        from mnist_desktop.self_test.scenario import Scenario  # noqa: PLC0415

        self._scenario = Scenario(self._window, self._options, self._started)
        runner = ScriptRunner(self._scenario.script(), self)
        runner.ended.connect(self._finish)
        runner.start()

    def _count_unforeseen(self) -> None:
        self._unforeseen += 1

    def _finish(self, error: Exception | None) -> None:
        if error is not None:
            logger.error("The self-test failed", exc_info=error)
        copy = folder_of_this()
        broken = None if copy is None else damage(copy)  # it may be why the rest failed
        cause = "".join(traceback.format_exception_only(error)).strip() if error else None
        report = {
            "ok": error is None and broken is None and self._unforeseen == 0,
            "error": cause if broken is None else say(broken),
            "copy_checked": copy is not None,
            "unforeseen_exceptions": self._unforeseen,
            "seconds_to_window": round(self._seconds, 3),
            "cpu_seconds_to_window": round(self._cpu_seconds, 3),
            **({} if self._scenario is None else self._scenario.figures()),
        }
        content = msgspec.json.format(msgspec.json.encode(report), indent=1)
        try:
            write_bytes(self._folder / "self-test.json", content)
        except StorageError as problem:
            sys.stderr.write(f"mnist-desktop: {say(problem)}\n")
            report["ok"] = False
        failed = in_terminal("The self-test failed: {error}").format(error=report["error"])
        sys.stdout.write((in_terminal("The self-test passed.") if report["ok"] else failed) + "\n")
        QApplication.exit(0 if report["ok"] else 1)
