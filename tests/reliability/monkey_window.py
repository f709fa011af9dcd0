"""The window of the random user, and the counting of faults."""

from __future__ import annotations

import gc
import json
import os
import sys
import time
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from random import Random

from monkey_files import Files
from monkey_user import User
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QProgressDialog, QPushButton
from watch import Counts, Heartbeat, kept_windows, settled_count, watched_log

from mnist_desktop import log, paths
from mnist_desktop.app import make_application, real_services
from mnist_desktop.ui.compare.sweep.sweeps import Sweeps
from mnist_desktop.ui.leaving import UnsavedChoice
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.session import Session, TrainingState
from mnist_desktop.workers.deletion import delete_later

REMEMBERED = 8
"""How many earlier actions a fault names."""
CALM_EVERY = 400
"""After so many actions, training is stopped and all tasks must end."""
PATIENCE = 120.0
"""Seconds within which a task must end."""
ANSWER_MS = 200
DEEPEST = 10
"""The most dialogs over one another."""
PAUSES_MS = (0, 0, 0, 0, 0, 1, 5, 30)
MOST_GROWTH = {"memory": 100.0, "threads": 12, "descriptors": 24, "top_level": 40}
"""The most growth from the pause in the middle to the last: MB, and numbers. Before it, code of libraries is mapped and caches
fill: 250 to 350 MB, then 50 more, while Python's objects stay as many. A sweep's processes that wait for work take 5 threads."""
PLATFORM_LACKS = "This plugin does not support"
"""A message of Qt about the platform without a screen, which does not depend on the program."""
MOST_SAID = 3000
MOST_OF_A_KIND = 3


class Play:
    """The whole game, from the first window to the last count.

    Parameters
    ----------
    seed, actions, seconds
        What is done, how often, and the time after which nothing new begins.
    report
        Receives a line of JSON for each action, fault and figure, so that a crash loses none of them.
    """

    def __init__(self, seed: int, actions: int, seconds: float, report: Path) -> None:
        self._seed, self._actions, self._seconds = seed, actions, seconds
        self._report = report.open("w", encoding="utf-8", buffering=1)
        self._began = time.monotonic()
        self._last: deque[str] = deque(maxlen=REMEMBERED)
        self._number = self._depth = self._windows = 0
        self._reopens = False
        self._counts: list[Counts] = []
        self._kinds: dict[str, int] = {}
        self._past: list[tuple[Session, MainWindow]] = []
        """Closed windows; they are kept until all tasks have ended."""

    def run(self) -> int:
        """Play and report; returns the process' exit status, which is 0 even with faults."""
        self._app = make_application()
        self._app.setQuitOnLastWindowClosed(False)
        self._log_file = log.open_log(paths.log_file())
        self._handler = log.ExceptionHandler()
        self._handler.install()
        files = Files(Path(os.environ["HOME"]) / "files")
        files.take_over_dialogs()
        self._user = User(files)
        self._loop = QEventLoop()
        with watched_log(self._hear) as heard:
            self._heart = Heartbeat(self._fault)
            self._open_window()
            if self._wait_for_tabs():
                QTimer.singleShot(0, self._step)
                self._loop.exec()
            self._heart.rest()
            self._close_window()
            figures = {"windows": self._windows, "longest_stall_s": round(self._heart.longest, 2), "warnings": heard.others}
        self._compare_counts()
        self._say("figures", figures | {"counts": [asdict(counts) for counts in self._counts]})
        tops = Counter(type(widget).__name__ for widget in self._app.topLevelWidgets())
        self._say("figures", {"top_level_at_end": dict(tops.most_common(12)), "faults_by_kind": self._kinds})
        self._report.close()
        sys.stdout.flush()
        # Threads of an import may still run, as at the end of the application.
        os._exit(0)

    # One action after the other, dialogs or not

    def _step(self) -> None:
        if self._reopens:  # no action between two windows
            QTimer.singleShot(10, self._step)
            return
        if self._number >= self._actions or time.monotonic() - self._began > self._seconds:
            self._leave_dialogs()
            return
        self._number += 1
        number, chance = self._number, Random(f"{self._seed} {self._number}")  # noqa: S311 - not for secrets
        is_calm = number % CALM_EVERY == 0 and self._depth == 0
        # Before the action, because a dialog that it opens waits here until a later action closes it.
        if not is_calm:
            QTimer.singleShot(chance.choice(PAUSES_MS), self._step)
        self._depth += 1
        try:
            if is_calm:
                said = self._calm_down()
            elif self._depth > DEEPEST:
                said = self._leave_one_dialog()
            else:
                said = self._user.act(chance)
        finally:
            self._depth -= 1
        self._last.append(f"{number} {said}")
        self._say("action", f"{number} {said}")
        if is_calm:
            QTimer.singleShot(0, self._step)
        elif self._depth == 0 and not self._window.isVisible():
            self._reopen()

    def _leave_one_dialog(self) -> str:
        place = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if isinstance(place, QDialog):
            place.reject()
        elif place is not None:
            place.close()
        return "leave a dialog"

    def _leave_dialogs(self) -> None:
        if self._depth:
            self._leave_one_dialog()
            QTimer.singleShot(10, self._leave_dialogs)
        else:
            self._calm_down()
            self._loop.quit()

    # Windows

    def _open_window(self) -> None:
        self._windows += 1
        self._session = Session(real_services(paths.runs()))
        self._window = MainWindow(self._session, paths.user_settings(), self._log_file)
        self._handler.unforeseen.connect(self._window.show_crash)
        self._window.first_painted.connect(self._window.open_first_things)
        self._tabs_loaded = False
        self._window.tabs.loaded.connect(self._note_loaded)
        self._user.window = self._window
        self._window.show()

    def _note_loaded(self) -> None:
        self._tabs_loaded = True

    def _wait_for_tabs(self) -> bool:
        """Wait for the first window's tabs only: later windows are used from the first moment on."""
        return self._wait("the tabs and TensorFlow", lambda: self._tabs_loaded and self._session.is_engine_ready)

    def _close_window(self) -> None:
        self._window.leaving.ask_to_stop = lambda: True
        self._window.leaving.ask_about_unsaved = lambda: UnsavedChoice.LEAVE
        self._handler.unforeseen.disconnect(self._window.show_crash)
        self._window.hide()
        if not self._session.shut_down(int(PATIENCE * 1000)):
            self._fault(f"tasks did not end within {PATIENCE:g} s after the window was closed")
            self._past.append((self._session, self._window))
            return
        self._app.processEvents()
        delete_later(self._window)
        delete_later(self._session)
        # What was there when TensorFlow had been imported is never looked at again, to make collections short: that is the first
        # window, too. The application has no second one.
        gc.unfreeze()

    def _reopen(self) -> None:
        """Open a window on the same home folder again, as on the next day."""
        self._reopens = True
        self._heart.rest()
        self._close_window()
        self._open_window()
        self._heart.go_on()
        self._reopens = False

    def _calm_down(self) -> str:
        """Stop what is trained, wait for all tasks, and count the resources."""
        self._window.tabs.enter("data")
        if self._session.run.state is not TrainingState.IDLE:
            self._session.stop()
        sweeps = self._window.findChild(Sweeps)
        had_window = sweeps is not None and sweeps.window is not None
        self._wait("all tasks", lambda: self._has_ended(sweeps))
        if sweeps is not None and sweeps.window is not None and not had_window:
            sweeps.window.close()
        self._session.close_run()
        self._heart.rest()
        self._counts.append(settled_count())
        # A download may run all the time, and the glossary may stay open; dialogs that were closed must be gone.
        dialogs = (each for each in self._window.findChildren(QDialog) if not isinstance(each, QProgressDialog))
        left = Counter(type(each).__name__ for each in dialogs if not each.isVisible())
        if left:
            self._fault(f"dialogs that were closed are still there: {dict(left)}")
        kept = {} if self._past else kept_windows()
        if kept:
            self._fault(f"windows that Qt deleted are kept: {kept}")
        self._heart.go_on()
        return f"calm down: {self._counts[-1]}"

    def _has_ended(self, sweeps: Sweeps | None) -> bool:
        """Whether nothing is trained and no task runs. A sweep is stopped as its user does it: in its window, by its button."""
        running = None if sweeps is None else sweeps.runs.running
        if sweeps is None or running is None:
            return not self._session.tasks.busy and self._session.run.state is TrainingState.IDLE
        if sweeps.window is None or not sweeps.window.isVisible():
            sweeps.open()
        elif sweeps.window.shown is None or sweeps.window.shown.plan.id != running.plan.id:
            sweeps.window.show_sweep(running.plan.id)
        else:
            button = sweeps.window.findChild(QPushButton, "sweepStopButton")
            if button.isEnabled():
                button.click()
        return False

    def _wait(self, what: str, is_so: Callable[[], bool]) -> bool:
        began = time.monotonic()
        answers = QTimer(interval=ANSWER_MS)  # what was begun before may ask, and no action follows that would answer
        answers.timeout.connect(self._leave_one_dialog)
        answers.start()
        while not is_so():
            self._app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            if time.monotonic() - began > PATIENCE:
                self._fault(f"waited for {what} for {PATIENCE:g} s")
                return False
        return True

    # The report

    def _hear(self, text: str) -> None:
        if PLATFORM_LACKS not in text:
            self._fault(text)

    def _fault(self, sentence: str, stacks: str = "") -> None:
        kind = "\n".join(stacks.splitlines()[-12:]) if stacks else sentence.splitlines()[0] + sentence[-200:]
        kind = "".join(letter for letter in kind if not letter.isdecimal())
        self._kinds[kind[:300]] = self._kinds.get(kind[:300], 0) + 1
        if self._kinds[kind[:300]] > MOST_OF_A_KIND:
            return
        inside = f", {self._depth} deep" if self._depth > 1 else ""
        before = f"(before: {' | '.join(self._last)})"
        told = f"{sentence[-MOST_SAID:]} {before}\n{stacks[-MOST_SAID:]}".rstrip()
        self._say("fault", f"seed {self._seed}, action {self._number}{inside}: {told}")

    def _compare_counts(self) -> None:
        if not self._counts:
            return
        middle, last = self._counts[(len(self._counts) - 1) // 2], self._counts[-1]
        for name, most in MOST_GROWTH.items():
            growth = getattr(last, name) - getattr(middle, name)
            if growth > most:
                self._fault(f"{name} grew by {growth:g} in the second half of {self._number} actions, more than {most:g}")

    def _say(self, kind: str, content: object) -> None:
        self._report.write(json.dumps((kind, content), ensure_ascii=False, default=str) + "\n")
