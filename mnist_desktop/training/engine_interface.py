"""The interface of every engine, and of a trained run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.results.metrics import Evaluation
from mnist_desktop.core.runs.checkpoint_file import Checkpoint
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.events import RunEvent
from mnist_desktop.core.runs.record import RunRecord
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.training.job import TrainingJob

Emit = Callable[[RunEvent], None]
KeepCheckpoint = Callable[[Checkpoint], None]
"""Receives a checkpoint at the start and after each epoch. It raises nothing: training continues even if it cannot be saved."""


class EngineError(UserError):
    """An engine cannot do its work: a library is missing, memory is full, the spec cannot be built."""


class Engine(Protocol):
    """Trains a job.

    It emits ``RunStarted``, ``StepsDone`` and ``EpochEnded`` and, from ``finally``, exactly one ``RunEnded``. It checks `control`
    between chunks of steps, within 150 ms. It returns the record without test probabilities, and for a failed run with its
    last good weights. It repeats the job's changes of the learning rate at the same steps.

    A job with a checkpoint continues from there. With the same data and the same versions of the libraries, the final weights
    and history are bit for bit those of a run without an interruption, except for the seconds.
    """

    def __call__(
        self, job: TrainingJob, emit: Emit, control: Control, keep_checkpoint: KeepCheckpoint | None = None
    ) -> RunRecord:
        """Train; see the class."""
        ...


class Predictor(Protocol):
    """A trained network as a function. The GUI thread may call it while another network trains."""

    def __call__(self, images: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Probabilities, float32 (N, classes), for `images`, uint8 (N, 28, 28)."""
        ...

    def with_weights(self, weights: Sequence[NDArray[np.generic]]) -> Predictor:
        """The same network with other weights, at once; raises EngineError where they do not fit it."""
        ...


@dataclass(frozen=True, eq=False)
class OpenedRun:
    """A run with everything that the Results and Draw tabs need.

    `record.test_probabilities` is set; `evaluation` is of the test part of `dataset`. Where `is_judged` is false, both are still
    those of the run's own epoch, while weights and predictor are already those of another; it is soon followed by one that is.
    """

    record: RunRecord
    dataset: Dataset
    evaluation: Evaluation
    predictor: Predictor
    is_judged: bool = True


class OpenRun(Protocol):
    """Evaluates a run on the test part of a data set and makes it answer.

    Raises EngineError where it cannot, and soon after `stop` asks for an end: nobody waits for the answer any more.
    """

    def __call__(self, record: RunRecord, dataset: Dataset, stop: StopToken | None = None) -> OpenedRun:
        """Open; see the class."""
        ...
