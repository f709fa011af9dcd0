"""The runs that were interrupted when the program was killed, and what can be done with each."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from mnist_desktop.core.runs.record import DamagedRun
from mnist_desktop.core.runs.unfinished_runs import UnfinishedRun
from mnist_desktop.training import resume
from mnist_desktop.training.resume import ResumableRun
from mnist_desktop.ui.session import Session, TrainingState
from mnist_desktop.ui.shared.texts import say
from mnist_desktop.workers.latest import Latest

Offer = UnfinishedRun | DamagedRun
Result = TypeVar("Result")


class InterruptedRuns(QObject):
    """Offers them one after the other, newest first, while no training runs; all that takes long happens in a worker.

    Signals
    -------
    changed()
        Another run is offered, or none, or the one that is offered is worked on.
    doubted(ResumableRun)
        The offered run could go on, but not as if nothing had happened; see :meth:`resume_anyway`.
    """

    changed = Signal()
    doubted = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._found: tuple[Offer, ...] = ()
        self._put_off: set[str] = set()
        self._is_busy = False
        self._listing = Latest(session.tasks, self)
        session.training_state_changed.connect(self._follow_training)

    @property
    def offer(self) -> Offer | None:
        """The run to decide about now."""
        if self._session.run.state is not TrainingState.IDLE:
            return None
        return next((run for run in self._found if run.id not in self._put_off), None)

    @property
    def is_busy(self) -> bool:
        """Whether something is being done that was decided."""
        return self._is_busy

    def refresh(self) -> None:
        """Read which runs were interrupted."""
        work = partial(resume.list_unfinished, self._session.services)
        self._listing.start("look for interrupted runs", work, self._take_list)

    def resume(self) -> None:
        """Go on with the offered run; what has changed since is told by `doubted` first."""
        self._begin(resume.prepare_resume, self._take_resumable, self._session.dataset)

    def resume_anyway(self, prepared: ResumableRun) -> None:
        """Go on although something has changed; the notes of the run will say so."""
        note = self.tr("Continued after epoch {epoch}, although something had changed. {changes}").format(
            epoch=prepared.checkpoint.epochs_done, changes=" ".join(say(change) for change in prepared.changes)
        )
        self._session.resume_run(resume.with_note(prepared, note))

    def keep(self) -> None:
        """Make the offered run one that was stopped."""
        self._begin(resume.keep_unfinished, self._take_kept, self._session.dataset)

    def discard(self) -> None:
        """Forget the offered run."""
        self._begin(resume.discard_unfinished, self._take_discarded)

    def put_off(self) -> None:
        """Offer this run again at the next start only."""
        if self.offer is not None:
            self._put_off.add(self.offer.id)
            self.changed.emit()

    # What the tasks say

    def _take_list(self, found: tuple[Offer, ...]) -> None:
        self._found = found
        self.changed.emit()

    def _take_resumable(self, prepared: ResumableRun) -> None:
        self._end()
        if prepared.changes:
            self.doubted.emit(prepared)
        else:
            self._session.resume_run(prepared)

    def _take_kept(self, run_id: str) -> None:
        self._forget_offer()
        self._end()
        self._session.runs_changed.emit()
        self._session.open_run(run_id)
        self.refresh()

    def _take_discarded(self, _: object) -> None:
        self._forget_offer()
        self._end()
        self.refresh()

    def _fail(self, error: Exception) -> None:
        self._end()
        self.refresh()  # a run that was kept without its evaluation is interrupted no more
        self._session.report(error)

    # How it is done

    def _begin(self, work: Callable[..., Result], then: Callable[[Result], None], *arguments: object) -> None:
        offer = self.offer
        if offer is None or self._is_busy:
            return
        self._is_busy = True
        self.changed.emit()
        work = partial(work, self._session.services, offer.id, *arguments)
        self._session.tasks.start("interrupted run", work, then, self._fail)

    def _forget_offer(self) -> None:
        """Offer the run that was decided about no more, not even until the list has been read again."""
        decided = self.offer
        self._found = tuple(run for run in self._found if run is not decided)

    def _end(self) -> None:
        self._is_busy = False
        self.changed.emit()

    def _follow_training(self, state: TrainingState) -> None:
        if state is TrainingState.IDLE:
            # What was just in training is interrupted no more, or is so again where it could not be kept: nothing is offered
            # before that is known.
            self._found = ()
            self.refresh()
        self.changed.emit()
