"""Makes a report on a hand-in anew, from its first run, and shows it in the browser.

The report that a student has handed in is never opened: it may hold anything. The new one is written into a folder that only this
user can read, and goes with the board.
"""

from __future__ import annotations

import shutil
import tempfile
import threading
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.files import exists, write_bytes
from mnist_desktop.core.lessons.board.rows import Row
from mnist_desktop.core.lessons.hand_in import REPORT, HandInError, read_hand_in
from mnist_desktop.core.report.draft import LONGEST_STUDENT, Draft
from mnist_desktop.core.report.gathering import Choice
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.core.translated import spoken_in
from mnist_desktop.training.judging import Judge
from mnist_desktop.training.reports import report_html
from mnist_desktop.training.services import Services
from mnist_desktop.workers.task_runner import TaskRunner


class _Made:
    """The folders with reports of one board. A task puts them in, and the window clears them away, so there is a lock."""

    def __init__(self) -> None:
        self.stop = StopToken()
        self._lock = threading.Lock()
        self._folders: list[Path] = []

    def keep(self, folder: Path) -> bool:
        """Keep a folder until the board is gone; where it is gone already, delete it and say so."""
        with self._lock:
            if not self.stop.stop_requested:
                self._folders.append(folder)
                return True
        shutil.rmtree(folder, ignore_errors=True)
        return False

    def clear_away(self) -> None:
        """Delete what is kept, and keep nothing from now on."""
        with self._lock:
            self.stop.stop()
            folders, self._folders = self._folders, []
        for folder in folders:
            shutil.rmtree(folder, ignore_errors=True)


class HandInReport(QObject):
    """Makes one report at a time.

    Signals
    -------
    failed(UserError)
        It could not be made.
    """

    failed = Signal(object)

    def __init__(self, tasks: TaskRunner, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._services = tasks, services
        self._is_busy = False
        self._made = _Made()

    def open(self, row: Row, language: str) -> None:
        """Make the report on a hand-in and show it; does nothing while another one is made."""
        if self._is_busy:
            return
        self._is_busy = True
        work = partial(_make, row, language, self._services, self._made)
        self._tasks.start("report on a hand-in", work, self._show, self._fail, stop=self._made.stop)

    def clear_away(self) -> None:
        """Delete what was made; what is still being made is deleted when it is finished."""
        self._made.clear_away()
        self._made = _Made()

    def _show(self, path: Path | None) -> None:
        self._is_busy = False
        if path is not None and exists(path):
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _fail(self, error: Exception) -> None:
        self._is_busy = False
        if isinstance(error, UserError):
            self.failed.emit(error)
        else:
            self._tasks.report(error)


def _make(row: Row, language: str, services: Services, made: _Made) -> Path | None:
    """Runs in a task. The report is None where the board has gone in the meantime."""
    content = read_hand_in(row.path)
    if not content.records:
        raise HandInError("{file} holds no network to report on.", file=row.path)
    choice = Choice(Draft(student=row.student[:LONGEST_STUDENT]), language=language)
    judge = partial(Judge(services.open_run), stop=made.stop)
    page = report_html(content.records[0], choice, partial(spoken_in, language), services.load_dataset, judge)
    folder = Path(tempfile.mkdtemp(prefix="mnist-desktop-"))
    try:
        write_bytes(folder / REPORT, page.encode())
    except UserError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return folder / REPORT if made.keep(folder) else None
