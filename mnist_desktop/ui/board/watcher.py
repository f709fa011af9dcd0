"""Looks at a folder of hand-ins again and again, in the background."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.lessons.board.rows import Images
from mnist_desktop.core.lessons.board.survey import Overview, Survey
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.workers.task_runner import TaskRunner

PAUSE_MS = 3_000
"""Between two looks. One at a folder in which nothing has changed takes some milliseconds, on a share some more. What systems
have to watch a folder does not work on every share."""

MakeSurvey = Callable[[Path], Survey]


class Watcher(QObject):
    """Keeps one survey and lets a task look at a time.

    Signals
    -------
    seen(Overview)
        The board, complete or not.
    failed(UserError)
        The folder cannot be read now; it is tried again.
    """

    seen = Signal(object)
    failed = Signal(object)

    def __init__(self, tasks: TaskRunner, make_survey: MakeSurvey, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._make = tasks, make_survey
        self._folder: Path | None = None
        self._hidden: Images | None = None
        self._survey: Survey | None = None
        self._stop: StopToken | None = None
        self._is_wanted_anew = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._look)

    def watch(self, folder: Path, hidden: Images) -> None:
        """Look at a folder from now on."""
        self._folder, self._hidden, self._survey = folder, hidden, None
        self._begin()

    def hide(self, hidden: Images) -> None:
        """Measure on other hidden images from now on."""
        self._hidden = hidden
        if self._folder is not None:
            self._begin()

    def end(self) -> None:
        """Look no more; a look that is under way ends soon."""
        self._folder = None
        self._timer.stop()
        if self._stop is not None:
            self._stop.stop()

    def _begin(self) -> None:
        """Look now, or as soon as the look that is under way has ended."""
        self._timer.stop()
        if self._stop is not None:
            self._stop.stop()
            self._is_wanted_anew = True
            return
        self._look()

    def _look(self) -> None:
        folder, hidden = self._folder, self._hidden
        if folder is None or hidden is None or self._stop is not None:
            return
        self._stop = StopToken()
        work = partial(_look_once, self._survey, partial(self._make, folder), hidden)
        self._tasks.start_reporting("look at hand-ins", work, self._take, self._show, self._stop, self._fail)

    def _show(self, overview: Overview) -> None:
        if self._folder is not None and not self._is_wanted_anew:
            self.seen.emit(overview)

    def _take(self, looked: tuple[Survey, Overview]) -> None:
        survey, overview = looked
        if survey.folder == self._folder:
            self._survey = survey  # what it has read already, it knows also where it was stopped
            if not self._is_wanted_anew:
                self.seen.emit(overview)
        self._go_on()

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            self._tasks.report(error)
        elif self._folder is not None and not self._is_wanted_anew:
            self.failed.emit(error)
        self._go_on()

    def _go_on(self) -> None:
        self._stop = None
        if self._is_wanted_anew:
            self._is_wanted_anew = False
            self._look()
        elif self._folder is not None:
            self._timer.start()


def _look_once(
    known: Survey | None, make: Callable[[], Survey], hidden: Images, emit: Callable[[Overview], None], stop: StopToken
) -> tuple[Survey, Overview]:
    """Runs in a task, one at a time, so the survey is never used by two threads."""
    survey = known or make()
    survey.hide(hidden)
    board = survey.look(lambda seen: emit(survey.overview(seen)), stop)
    return survey, survey.overview(board)
