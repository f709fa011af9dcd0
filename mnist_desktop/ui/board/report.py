"""Makes a report on a hand-in anew, from its run, and shows it in the browser.

The report that a student has handed in is never opened: it may hold anything. The new one is written into a folder that only this
user can read, and goes with the board.
"""

from __future__ import annotations

import shutil
import tempfile
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.files import write_bytes
from mnist_desktop.core.lessons.board.rows import Row
from mnist_desktop.core.lessons.hand_in import HandInError, read_hand_in
from mnist_desktop.core.report.draft import LONGEST_STUDENT, Draft
from mnist_desktop.core.report.gathering import Choice
from mnist_desktop.core.translated import spoken_in
from mnist_desktop.training.judging import Judge
from mnist_desktop.training.reports import report_html
from mnist_desktop.training.services import Services
from mnist_desktop.workers.task_runner import TaskRunner


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
        self._folder: Path | None = None

    def open(self, row: Row, language: str) -> None:
        """Make the report on a hand-in and show it; does nothing while another one is made."""
        if self._is_busy:
            return
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="mnist-desktop-"))
        self._is_busy = True
        work = partial(_make, row, language, self._services, self._folder)
        self._tasks.start("report on a hand-in", work, self._show, self._fail)

    def clear_away(self) -> None:
        """Delete what was made."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def _show(self, path: Path) -> None:
        self._is_busy = False
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _fail(self, error: Exception) -> None:
        self._is_busy = False
        if isinstance(error, UserError):
            self.failed.emit(error)
        else:
            self._tasks.report(error)


def _make(row: Row, language: str, services: Services, folder: Path) -> Path:
    """Runs in a task."""
    content = read_hand_in(row.path)
    if content.record is None:
        raise HandInError("{file} holds no network to report on.", file=row.path)
    choice = Choice(Draft(student=row.student[:LONGEST_STUDENT]), language=language)
    judge = Judge(services.open_run)
    page = report_html(content.record, choice, partial(spoken_in, language), services.load_dataset, judge)
    path = folder / "report.html"
    write_bytes(path, page.encode())
    return path
