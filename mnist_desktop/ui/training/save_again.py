"""The runs that have ended and are in memory only, and what can be done with them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTime, Signal

from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.core.runs.unsaved import UnsavedRun
from mnist_desktop.training import whole_run
from mnist_desktop.ui.session import Session, TrainingState
from mnist_desktop.ui.shared.run_names import whole_title


class SaveAgain(QObject):
    """Follows those of the session's store; all that takes long happens in a worker.

    Signals
    -------
    changed()
        Others are unsaved, or they are worked on.
    settled()
        An attempt to save them has ended, well or not.
    """

    changed = Signal()
    settled = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._is_busy = False
        self._tried_at: QTime | None = None
        session.training_state_changed.connect(self._follow_training)

    @property
    def runs(self) -> tuple[UnsavedRun, ...]:
        """All of them, the first to end first."""
        return self._session.services.store.unsaved.all()

    @property
    def is_busy(self) -> bool:
        """Whether something is being done that was decided."""
        return self._is_busy

    @property
    def tried_at(self) -> QTime | None:
        """When it was last tried in vain to save them again."""
        return self._tried_at

    @property
    def can_go_on_next_time(self) -> bool:
        """Whether each has a checkpoint, which the next start offers."""
        unfinished = self._session.services.store.unfinished
        return all(unfinished.holds(run.id) for run in self.runs)

    def save_again(self) -> None:
        """Try to write all of them."""
        if self._begin():
            work = partial(whole_run.save_again, self._session.services.store)
            self._session.tasks.start("save again", work, self._take_saved, self._fail_to_save)

    def discard(self) -> None:
        """Forget all that are there now."""
        if self._begin():
            work = partial(whole_run.discard_unsaved, self._session.services.store, tuple(run.id for run in self.runs))
            self._session.tasks.start("discard unsaved runs", work, self._take_discarded, self._fail)

    def show(self) -> None:
        """Open the one that ended last."""
        if self.runs:
            self._session.open_run(self.runs[-1].id)

    def _take_saved(self, saved: tuple[RunInfo, ...]) -> None:
        self._tried_at = QTime.currentTime()
        if saved:
            sentence = self.tr("“{name}” is saved.") if len(saved) == 1 else self.tr("{count:,} runs are saved.")
            self._session.notice.emit(sentence.format(name=whole_title(saved[0].name), count=len(saved)))
            self._session.runs_changed.emit()
        self._end()

    def _fail_to_save(self, error: Exception) -> None:
        self._tried_at = QTime.currentTime()
        self._fail(error)

    def _take_discarded(self, _: object) -> None:
        self._end()

    def _fail(self, error: Exception) -> None:
        self._end()
        self._session.report(error)

    def _begin(self) -> bool:
        if self._is_busy or not self.runs:
            return False
        self._is_busy = True
        self.changed.emit()
        return True

    def _end(self) -> None:
        self._is_busy = False
        if not self.runs:
            self._tried_at = None
        self.changed.emit()
        self.settled.emit()

    def _follow_training(self, state: TrainingState) -> None:
        if state is TrainingState.IDLE:
            self.changed.emit()
