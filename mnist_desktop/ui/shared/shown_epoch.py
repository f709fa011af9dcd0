"""Which epoch of the opened run the tabs show."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.runs.kept_epochs import DEFAULT_BUDGET, Found
from mnist_desktop.core.runs.store import RunStore
from mnist_desktop.core.sentence import Templated
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.training.opened_epochs import NONE_KEPT, RunEpochs, RunGoneError, obstacle
from mnist_desktop.ui.shared.run_in_training import TrainingState
from mnist_desktop.workers.latest import Latest
from mnist_desktop.workers.task import TaskThread
from mnist_desktop.workers.task_runner import TaskRunner


@dataclass(frozen=True, eq=False)
class _Move:
    """What came of going to an epoch: a run, an error, or neither, where it was stopped."""

    epochs: RunEpochs
    epoch: int
    run: OpenedRun | None = None
    error: UserError | None = None


class ShownEpoch(QObject):
    """The opened run as it was after a chosen epoch.

    Reading is done in the background, one epoch at a time. While one is read, only the latest wish counts; what was read is shown
    all the same, so that the tabs follow a slider that moves on. Where the answers to the test images are not kept yet, the run
    is shown without them, and with them as soon as the slider rests.

    Signals
    -------
    run_shown(OpenedRun | None)
        Another run is shown, or another epoch of it.
    changed()
        Other epochs can be shown, or another is wanted.

    Attributes
    ----------
    budget
        Bytes in which the epochs of the next run are kept; 0 for none.
    """

    run_shown = Signal(object)
    changed = Signal()

    def __init__(self, store: RunStore, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.budget = DEFAULT_BUDGET
        self._store, self._tasks = store, tasks
        self._looking = Latest(tasks, self, one_at_a_time=True)
        self._answering = Latest(tasks, self, one_at_a_time=True)
        self._reading: TaskThread | None = None
        self._read_epochs: RunEpochs | None = None  # of which run
        self._run_epochs: RunEpochs | None = None
        self._shown: OpenedRun | None = None
        self._epochs: tuple[int, ...] = ()
        self._refused: set[int] = set()
        self._reason: Templated | None = None
        self._epoch = self._wanted = self._expected = 0
        self._is_held = self._is_judging = False

    @property
    def opened(self) -> OpenedRun | None:
        """The run itself, with the weights that it kept at its end."""
        return None if self._run_epochs is None else self._run_epochs.run

    @property
    def shown(self) -> OpenedRun | None:
        """The run with weights, answers and evaluation of the shown epoch; at the epoch of the run itself, the run itself."""
        return self._shown

    @property
    def epoch(self) -> int:
        """The shown epoch, from 1; 0 where no run is shown, or one that ended within its first epoch."""
        return self._epoch

    @property
    def wanted(self) -> int:
        """The epoch that was asked for last, which is shown soon."""
        return self._wanted

    @property
    def own(self) -> int:
        """The epoch whose weights the run itself has: the last, or early stopping's best."""
        return 0 if self._run_epochs is None else self._run_epochs.own

    @property
    def available(self) -> tuple[int, ...]:
        """The epochs that can be shown, ascending; none where there is only that of the run itself."""
        return self._epochs

    @property
    def reason(self) -> Templated | None:
        """Why none can be shown; None while they are looked for, where there are some, and mostly without a run."""
        return self._reason

    @property
    def is_answering(self) -> bool:
        """Whether the answers of its epochs are being made."""
        return self._looking.is_pending or self._answering.is_pending

    def set_opened(self, opened: OpenedRun | None) -> None:
        """Show another run at its own epoch, or none. Emits nothing: call :meth:`tell` once those who follow runs know it."""
        self._looking.forget()
        self._answering.forget()
        if self._reading is not None:
            self._reading.stop_token.stop()
        self._run_epochs = None if opened is None else RunEpochs(opened, self._store)
        self._shown = opened
        self._epoch = self._wanted = self.own
        self._expected = 0
        self._epochs, self._refused, self._reason = (), set(), None
        if opened is not None:
            self._reason = obstacle(opened.record.info) or self._absence(opened)

    def tell(self) -> None:
        """Emit what is shown now, and begin to look for other epochs."""
        self.run_shown.emit(self._shown)
        self.changed.emit()
        if self._run_epochs is not None and self._reason is None:
            self._looking.start("look for epochs", self._run_epochs.look, self._take_found, self._fail_looking, may_be_left=True)

    def show(self, epoch: int) -> None:
        """Show another epoch of the run; one that is not there does nothing."""
        if epoch in self._epochs and epoch != self._wanted:
            self._wanted = epoch
            if self._reading is not None and self._is_judging:
                self._reading.stop_token.stop()
            self.changed.emit()
            self._go_on()

    def expect(self, epoch: int) -> None:
        """Show an epoch as soon as it is found that it is there; said right after the run was opened."""
        self._expected = epoch

    def explain(self, reason: Templated) -> None:
        """Say why there is nothing to be led through, where no run is shown."""
        self._reason = reason
        self.changed.emit()

    def set_budget(self, budget: int) -> None:
        """Keep the epochs of the next runs in so many bytes; 0 for none."""
        self.budget = budget
        self.changed.emit()

    def follow_training(self, state: TrainingState) -> None:
        """Make no answers ahead while a run is in training, which would take longer."""
        is_held = state is not TrainingState.IDLE
        if is_held != self._is_held:
            self._is_held = is_held
            self._make_answers()

    def _absence(self, opened: OpenedRun) -> Templated | None:
        """Why there are no other epochs, where a look at the folder's name is enough to tell."""
        try:
            return None if self._store.snapshots.holds(opened.record.info.id) else NONE_KEPT
        except UserError as error:
            return error

    def _take_found(self, found: Found) -> None:
        self._epochs = tuple(epoch for epoch in found.epochs if epoch not in self._refused)
        if set(self._epochs) <= {self.own}:
            self._leave(found.problem or NONE_KEPT)
            return
        if found.problem is not None and not self._refused:
            self._tasks.report(found.problem)
        if self._epoch not in self._epochs:
            self._return_to_own()
        self.changed.emit()
        self._make_answers()
        self.show(self._expected)
        self._expected = 0

    def _fail_looking(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            self._tasks.report(error)
            return
        self._leave(error)

    def _make_answers(self) -> None:
        if self._is_held:
            self._answering.forget()
        elif self._run_epochs is not None and self._epochs:
            stop = StopToken()
            work = partial(self._run_epochs.make_answers, self._epochs, stop)
            self._answering.start("answers of epochs", work, self._note_answers, stop=stop)

    def _note_answers(self, _: object) -> None:
        self.changed.emit()

    def _go_on(self) -> None:
        """Read the wanted epoch, unless one is being read: what follows then goes on here."""
        if self._reading is not None or self._run_epochs is None or self._shown is None:
            return
        self._is_judging = self._wanted == self._epoch
        if not (self._is_judging and self._shown.is_judged):
            stop = StopToken()
            self._read_epochs = self._run_epochs
            work = partial(_read, self._run_epochs, self._wanted, stop, judged=self._is_judging)
            self._reading = self._tasks.start("show epoch", work, self._take, self._fail, stop=stop)

    def _take(self, move: _Move) -> None:
        self._reading = None
        if move.epochs is self._run_epochs:
            if move.run is not None and (move.epoch in self._epochs or move.epoch == self.own):
                self._epoch, self._shown = move.epoch, move.run
                self.run_shown.emit(move.run)
            elif isinstance(move.error, RunGoneError):
                self._leave(move.error)
                self._tasks.report(move.error)
            elif move.error is not None:
                self._give_up(move.epoch)
                self._tasks.report(move.error)
            self.changed.emit()
        self._go_on()

    def _fail(self, error: Exception) -> None:
        self._reading = None
        if self._read_epochs is self._run_epochs:
            self._wanted = self._epoch
            self.changed.emit()
        else:
            self._go_on()
        self._tasks.report(error)

    def _give_up(self, epoch: int) -> None:
        """Leave out an epoch that cannot be read, and look again: the others may be gone as well."""
        self._refused.add(epoch)
        self._epochs = tuple(each for each in self._epochs if each != epoch)
        if self._epoch == epoch:  # it went away before it was judged
            self._return_to_own()
        if self._wanted == epoch:
            self._wanted = self._epoch
        if self._run_epochs is not None:
            self._looking.start("look for epochs", self._run_epochs.look, self._take_found, self._fail_looking, may_be_left=True)

    def _leave(self, reason: Templated) -> None:
        """Say why no epoch can be shown any more, and show what the run kept at its end."""
        self._looking.forget()
        self._answering.forget()
        self._epochs, self._reason = (), reason
        self._return_to_own()
        self._wanted = self._epoch
        self.changed.emit()

    def _return_to_own(self) -> None:
        if self._run_epochs is not None and self._epoch != self.own:
            is_wanted = self._wanted == self._epoch
            self._epoch, self._shown = self.own, self._run_epochs.run
            self._wanted = self._epoch if is_wanted else self._wanted
            self.run_shown.emit(self._shown)


def _read(epochs: RunEpochs, epoch: int, stop: StopToken, *, judged: bool) -> _Move:
    try:
        return _Move(epochs, epoch, run=epochs.open(epoch, stop, judged=judged))
    except UserError as error:
        return _Move(epochs, epoch, error=None if stop.stop_requested else error)
