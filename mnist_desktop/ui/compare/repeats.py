"""Trains a run again with other seeds, one after another, in the same way as every training."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, Signal

from mnist_desktop.core.datasets.titles import said_title
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.runs.comparison import is_whole, kind_of_repeat, kind_of_run
from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.ui.session import Session, TrainingState
from mnist_desktop.ui.shared.soon import soon

SEEDS = 2**31
"""How many seeds there are; after the last comes 0."""


class OtherDataError(UserError):
    """The data that a run learned from are not to be had any more."""


def seeds_from(info: RunInfo, count: int) -> tuple[int, ...]:
    """`count` seeds from that of a run on."""
    return tuple((info.config.seed + number) % SEEDS for number in range(count))


def missing_seeds(info: RunInfo, count: int, others: Sequence[RunInfo]) -> tuple[int, ...]:
    """Those of :func:`seeds_from` with which no kept run of the same kind has come to its end yet."""
    wanted = kind_of_repeat(info)
    done = {other.config.seed for other in others if kind_of_run(other) == wanted}
    return tuple(seed for seed in seeds_from(info, count) if seed not in done)


class Repeats(QObject):
    """A series of runs. It ends when all are done, one is stopped or cannot be kept, or something goes wrong.

    Signals
    -------
    progressed(int, int)
        Which run of how many begins, from 1.
    run_ended(str)
        A run of the series was kept under this id.
    ended()
        The series is over, however it ended.
    problem(UserError)
        Why it cannot begin.
    """

    progressed = Signal(int, int)
    run_ended = Signal(str)
    ended = Signal()
    problem = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._info: RunInfo | None = None
        self._waiting: deque[int] = deque()
        self._count = 0
        self._is_training = self._was_stopped = False
        # Queued: a series goes on only when everybody has heard that the run before has ended.
        session.training_state_changed.connect(self._follow_training, Qt.ConnectionType.QueuedConnection)
        session.dataset_changed.connect(self._follow_data)
        session.problem.connect(self._give_up)
        session.stop_wanted.connect(self._give_up)

    @property
    def info(self) -> RunInfo | None:
        """The run that is being repeated, or None."""
        return self._info

    def start(self, info: RunInfo, seeds: Sequence[int]) -> None:
        """Train `info` with each of these seeds. Its data set is loaded first where another one is in use."""
        if self._info is not None or not seeds or self._session.run.state is not TrainingState.IDLE:
            return
        self._info, self._waiting, self._count = info, deque(seeds), len(seeds)
        self._is_training = self._was_stopped = False
        if self._has_data():
            self._train_next()
        else:
            self._session.choose_dataset(info.dataset_key)

    def stop(self) -> None:
        """End the series; what the run in training has learned is kept, as after any stop."""
        if self._is_training:
            self._session.stop()
        else:
            self._end()

    def _has_data(self) -> bool:
        dataset = self._session.dataset
        return self._info is not None and dataset is not None and dataset.fingerprint == self._info.dataset_fingerprint

    def _follow_data(self) -> None:
        if self._info is not None and not self._is_training:
            soon(self, self._train_next)  # when everybody has heard of the new data

    def _train_next(self) -> None:
        if self._info is None:
            return
        if not self._has_data():
            error = OtherDataError("The run cannot be repeated: the images of {data} are not those that it learned from.",
                                   data=said_title(self._info.dataset_title))  # fmt: skip
            self._end()
            self.problem.emit(error)
            return
        config = replace(self._info.config, seed=self._waiting.popleft())
        self._is_training = True
        self.progressed.emit(self._count - len(self._waiting), self._count)
        self._session.train_experiment(Experiment(self._info.spec, config), self._info.rate_changes)
        if self._session.run.state is TrainingState.IDLE:
            self._end()

    def _follow_training(self, state: TrainingState) -> None:
        if not self._is_training or state is not TrainingState.IDLE:
            return
        opened = self._session.opened_run
        is_done = opened is not None and is_whole(opened.record.info) and self._is_kept(opened.record.info.id)
        if opened is not None and is_done:
            self.run_ended.emit(opened.record.info.id)
        self._is_training = False
        if self._was_stopped or not is_done or not self._waiting:
            self._end()
        else:
            self._train_next()

    def _is_kept(self, run_id: str) -> bool:
        """Whether a run is on the disk: others would fill the memory as well, and no list has them."""
        return self._session.services.store.unsaved.find(run_id) is None

    def _give_up(self) -> None:
        """After a problem or a stop no further run begins; the one in training, if any, comes to its end."""
        if self._info is not None:
            self._was_stopped = True
            if not self._is_training:
                self._end()

    def _end(self) -> None:
        if self._info is not None:
            self._info = None
            self._waiting.clear()
            self._is_training = False
            self.ended.emit()
