"""Asks what is inside the shown run, in the background; of questions of one kind only the newest is answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QTimer, Signal

from mnist_desktop.core.insight.excitement import Excitement
from mnist_desktop.core.insight.feeds import Sight
from mnist_desktop.core.runs.record import RunRecord
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.training.insight import Saliency, excitements, look_at, saliency_of
from mnist_desktop.training.insights import InsightKeeper, OpenInsight
from mnist_desktop.workers.latest import Latest
from mnist_desktop.workers.task_runner import TaskRunner

Gray = NDArray[np.uint8]
CALM_MS = 400
"""So long after the last move of the slider of epochs all test images are looked at."""


@dataclass(frozen=True, eq=False)
class InTraining:
    """What a layer that acts in training only makes of its input, and by which seed; see Insight.in_training."""

    index: int
    seed: int
    values: NDArray[np.float32]


class Looker(QObject):
    """Looks into one run at a time.

    Signals
    -------
    seen(Sight)
        What the network makes of the image that was asked about last.
    counted(dict[int, Excitement])
        What all test images say of the units of each layer.
    explained(Saliency)
        Which pixels have to do with a class.
    trained(InTraining)
        What a layer does in training.
    failed(Exception)
        The run cannot be looked into.
    """

    seen = Signal(object)
    counted = Signal(object)
    explained = Signal(object)
    trained = Signal(object)
    failed = Signal(object)

    def __init__(self, tasks: TaskRunner, opens: OpenInsight, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keeper = InsightKeeper(opens)
        self._looking, self._counting, self._explaining, self._training = (
            Latest(tasks, self, one_at_a_time=True) for _ in range(4)
        )
        self._run: OpenedRun | None = None
        self._is_counted = False
        self._calm = QTimer(self, singleShot=True)
        self._calm.setInterval(CALM_MS)
        self._calm.timeout.connect(self._count)

    @property
    def is_counting(self) -> bool:
        """Whether all test images are looked at, or soon will be."""
        return self._counting.is_pending or self._calm.isActive()

    def set_run(self, run: OpenedRun | None) -> None:
        """Look into another run, or another epoch of it, from now on; nothing of the one before is answered any more."""
        self._run, self._is_counted = run, False
        self._calm.stop()
        for latest in (self._looking, self._counting, self._explaining, self._training):
            latest.forget()

    def prepare(self) -> None:
        """Build the network ahead, so that the first answer comes at once."""
        self._start(self._looking, "prepare to look inside", _prepare, _nothing)

    def look(self, image: Gray) -> None:
        """Ask what the network makes of an image, uint8 (28, 28)."""
        self._start(self._looking, "look inside", partial(_look, image=image), self.seen.emit)

    def explain(self, image: Gray, class_number: int | None, patch: int) -> None:
        """Ask which pixels have to do with a class, or with the predicted one."""
        work = partial(_explain, image=image, class_number=class_number, patch=patch)
        self._start(self._explaining, "explain a class", work, self.explained.emit)

    def train(self, image: Gray, index: int, seed: int) -> None:
        """Ask what a layer makes of its input while training."""
        self._start(
            self._training, "layer in training", partial(_in_training, image=image, index=index, seed=seed), self.trained.emit
        )

    def count(self) -> None:
        """Ask what all test images say, as soon as the run stays the same for a moment; once for each run."""
        if self._run is not None and not self._is_counted and not self.is_counting:
            self._calm.start()

    def rest(self) -> None:
        """Nobody looks: end what takes long; it is asked again by :meth:`count`."""
        self._calm.stop()
        self._counting.forget()

    def _count(self) -> None:
        run = self._run
        if run is not None:
            stop = StopToken()
            work = partial(_count, self._keeper, run, stop)
            self._counting.start("count units", work, self._take_count, self.failed.emit, stop=stop, may_be_left=True)

    def _take_count(self, found: dict[int, Excitement]) -> None:
        self._is_counted = True
        self.counted.emit(found)

    def _start(self, latest: Latest, name: str, work: Callable[..., object], then: Callable[[Any], None]) -> None:
        """Start `work`, which takes the keeper and the record; `then` gets its answer."""
        if self._run is not None:
            asked = partial(work, self._keeper, self._run.record)
            latest.start(name, asked, then, self.failed.emit, may_be_left=True)


def _prepare(keeper: InsightKeeper, record: RunRecord) -> None:
    look_at(keeper.of(record), record, np.zeros((28, 28), np.uint8))


def _look(keeper: InsightKeeper, record: RunRecord, image: Gray) -> Sight:
    return look_at(keeper.of(record), record, image)


def _explain(keeper: InsightKeeper, record: RunRecord, image: Gray, class_number: int | None, patch: int) -> Saliency:
    return saliency_of(keeper.of(record), record, image, class_number, patch)


def _in_training(keeper: InsightKeeper, record: RunRecord, image: Gray, index: int, seed: int) -> InTraining:
    return InTraining(index, seed, keeper.of(record).in_training(image, index, seed))


def _count(keeper: InsightKeeper, run: OpenedRun, stop: StopToken) -> dict[int, Excitement]:
    return excitements(keeper.of(run.record), run.dataset, stop)


def _nothing(_: object) -> None:
    """Nobody waits for it."""
