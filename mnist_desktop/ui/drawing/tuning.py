"""Trains a network on collected drawings: asks how, keeps the drawings as a data set, trains, and shows what that brought."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from mnist_desktop.core.handwriting.as_data import HandwrittenData
from mnist_desktop.core.handwriting.collection import Collection as Drawings
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.training.fine_tuning import Tuning, TuningPlan, keep_and_begin, prepare_on_drawings
from mnist_desktop.training.resume import ResumableRun
from mnist_desktop.training.services import Services
from mnist_desktop.ui.drawing.tuning_dialog import TuningDialog
from mnist_desktop.ui.drawing.tuning_result import Tuned, TuningResult, read_again
from mnist_desktop.ui.session import Session, TrainingState
from mnist_desktop.ui.shared.letting_go import let_go, let_go_at_its_end
from mnist_desktop.workers.latest import Latest


@dataclass(frozen=True, eq=False)
class HandwritingToLearn:
    """What a network can learn from a collection, read by it as it is now."""

    data: HandwrittenData
    prepared: TuningPlan

    @property
    def writers(self) -> int:
        """How many people drew the training part."""
        return len(set(self.data.writers[: self.data.train_count]))

    @property
    def others(self) -> int:
        """How many others drew the test part."""
        return len(set(self.data.writers[self.data.train_count :]) - set(self.data.writers[: self.data.train_count]))


class TrainOnHandwriting(QObject):
    """Begins with :meth:`begin`; all that takes long is done in the background."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self._preparing = Latest(session.tasks, self)
        self._asked: tuple[TuningDialog, HandwritingToLearn] | None = None
        self._in_training: tuple[str, HandwritingToLearn] | None = None
        session.run_opened.connect(self._follow_run)

    def begin(self, collection: Drawings) -> None:
        """Let the shown network read the drawings, then ask how to train it on them."""
        session = self._session
        run = session.shown_run
        if run is None:
            session.notice.emit(self.tr("No network is shown that could learn from the drawings. Train one or open a run first."))
        elif session.run.state is not TrainingState.IDLE:
            self._say_too_late()
        else:
            work = partial(_prepare, run, collection, session.services, session.epochs.epoch)
            self._preparing.start("prepare fine-tuning", work, self._ask)

    def _ask(self, learn: HandwritingToLearn) -> None:
        self._asked = TuningDialog(learn.prepared, learn.writers, learn.others, self._window), learn
        self._asked[0].finished.connect(self._take_answer)
        self._asked[0].open()

    def _take_answer(self, answer: int) -> None:
        if self._asked is None:
            return
        (dialog, learn), self._asked = self._asked, None
        tuning = dialog.tuning
        let_go(dialog)
        if answer != QDialog.DialogCode.Accepted:
            return
        title, student = self.tr("Class handwriting"), self._session.student
        names = self._session.services.store.known_names()
        work = partial(_begin, learn, tuning, title, names, student)
        self._session.tasks.start("fine-tune", work, self._start)

    def _start(self, begun: tuple[HandwritingToLearn, ResumableRun]) -> None:
        learn, resumable = begun
        if self._session.run.state is not TrainingState.IDLE:
            self._say_too_late()
            return
        self._in_training = resumable.checkpoint.record.info.id, learn
        self._session.resume_run(resumable)

    def _say_too_late(self) -> None:
        self._session.notice.emit(self.tr("A network is trained on drawings when no other is in training."))

    def _follow_run(self, run: OpenedRun | None) -> None:
        """Read all images again with the run that was waited for, unless it has learned nothing."""
        if run is None or self._in_training is None or run.record.info.id != self._in_training[0]:
            return
        _, learn = self._in_training
        self._in_training = None
        if run.record.info.best_epoch:
            work = partial(read_again, learn.prepared, run, learn.writers, learn.others)
            self._session.tasks.start("read drawings again", work, self._show)

    def _show(self, tuned: Tuned) -> None:
        dialog = TuningResult(tuned, self._window.window())
        let_go_at_its_end(dialog)
        dialog.open()


def _prepare(run: OpenedRun, collection: Drawings, services: Services, epoch: int) -> HandwritingToLearn:
    runs = services.list_runs()
    return HandwritingToLearn(*prepare_on_drawings(run, collection, services.load_dataset, epoch, runs))


def _begin(
    learn: HandwritingToLearn, tuning: Tuning, title: str, names: Collection[str], student: str
) -> tuple[HandwritingToLearn, ResumableRun]:
    return learn, keep_and_begin(learn.prepared, learn.data, tuning, title, names, student)
