"""Brings the page *Doubt* together with the session: its validation images, what is decided, and where that is kept."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.runs.doubt import NO_DOUBT
from mnist_desktop.core.runs.shipped import is_shipped
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.training.validation import ValidationAnswers, read_validation
from mnist_desktop.ui.results.doubt_page import DoubtPage
from mnist_desktop.ui.session import Session
from mnist_desktop.workers.latest import Latest


class DoubtLink(QObject):
    """Lets the run read its validation images when the page is looked at, once for each run that is opened."""

    def __init__(self, session: Session, page: DoubtPage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._page = session, page
        self._reading = Latest(session.tasks, self, one_at_a_time=True)
        self._run: OpenedRun | None = None
        self._is_read = False
        page.decided.connect(session.doubt.decide)
        page.notice.connect(session.notice)
        page.opened.connect(self._read)
        session.doubt.changed.connect(page.set_doubt)
        session.doubt.changed.connect(self._say_where_kept)
        session.doubt.kept.connect(self._say_where_kept)
        session.run_shown.connect(self._say_where_kept)
        session.dataset_changed.connect(self._try_again)
        page.set_doubt(session.doubt.doubt)

    def show_run(self, run: OpenedRun | None) -> None:
        """Show another run, or none."""
        self._run, self._is_read = run, False
        self._reading.forget()
        if run is not None:
            self._page.set_run(run)
        self._say_where_kept()
        if self._page.isVisible():
            self._read()

    def _read(self) -> None:
        run = self._run
        if run is None or self._is_read:
            return
        self._is_read = True
        stop = StopToken()
        work = partial(read_validation, self._session.services, run, self._session.dataset, stop)
        self._reading.start("read validation images", work, self._take, self._fail, stop=stop, may_be_left=True)

    def _take(self, answers: ValidationAnswers) -> None:
        self._page.set_validation(answers)

    def _fail(self, error: Exception) -> None:
        if isinstance(error, UserError):
            told = Sentence("{why} Temperature and threshold are chosen on validation images, so here the threshold is a guess.",
                            {"why": error})  # fmt: skip
            self._page.say_no_validation(told)
        else:
            self._session.report(error)

    def _try_again(self) -> None:
        """Other data may be those that were missing."""
        if self._run is not None and not self._page.has_validation and not self._reading.is_pending:
            self._is_read = False
            if self._page.isVisible():
                self._read()

    def _say_where_kept(self) -> None:
        """Say it where the decision is not beside the run."""
        doubt, run = self._session.doubt, self._run
        self._page.set_leads(run is None or self._session.shown_run is run)
        if run is not None and self._session.shown_run is not run:
            where = Sentence("This page is about the weights that the run kept, not about the epoch that is shown.")
        elif run is None or doubt.doubt == NO_DOUBT:
            where = Sentence("")
        elif doubt.storage_problem is not None:
            where = Sentence("Kept until the program ends. {why}", {"why": doubt.storage_problem})
        elif is_shipped(run.record.info.id):
            where = Sentence("Kept in your folder of runs: a pre-trained run itself is not changed.")
        elif self._session.services.store.unsaved.find(run.record.info.id) is not None:
            where = Sentence("Kept until the program ends, like the run itself as long as it is not saved.")
        else:
            where = Sentence("")
        self._page.say_where_kept(where)
