"""The contract that every engine meets, and what a trained run can be asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.results.metrics import Evaluation
from mnist_desktop.core.runs.checkpoint import Checkpoint
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.events import RunEvent
from mnist_desktop.core.runs.record import RunRecord
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.training.job import TrainingJob

Emit = Callable[[RunEvent], None]
KeepCheckpoint = Callable[[Checkpoint], None]
"""Takes a checkpoint at the start and after each whole epoch. It raises nothing: training goes on whether it is kept or not."""


class EngineError(UserError):
    """An engine cannot do what it was asked: the library is missing, the memory is full, the spec cannot be built."""


class Engine(Protocol):
    """Trains what a job asks for.

    Emits ``RunStarted``, ``StepsDone`` and ``EpochEnded`` as it goes and exactly one ``RunEnded`` from ``finally``, and
    looks at `control` between chunks of steps, within 150 ms. Returns the record without test probabilities; a run that
    failed returns its last good weights. It makes the job's changes of the learning rate where an earlier run made them.

    A job with a checkpoint goes on from there: on the same data, with the same programs, the weights and the history at the
    end agree bit for bit with those of a run that was never interrupted, the seconds apart.
    """

    def __call__(
        self, job: TrainingJob, emit: Emit, control: Control, keep_checkpoint: KeepCheckpoint | None = None
    ) -> RunRecord:
        """Train; see the class."""
        ...


class Predictor(Protocol):
    """A trained network as a function, safe to call from the GUI thread while another one trains."""

    def __call__(self, images: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Probabilities, float32 (N, 10), for `images`, uint8 (N, 28, 28)."""
        ...


@dataclass(frozen=True, eq=False)
class OpenedRun:
    """A run with all that the Results and Draw tabs show of it.

    `record.test_probabilities` is filled in; `evaluation` is of the test part of `dataset`.
    """

    record: RunRecord
    dataset: Dataset
    evaluation: Evaluation
    predictor: Predictor


class OpenRun(Protocol):
    """Evaluates a run on the test part of a data set and makes it answer.

    Raises EngineError where it cannot, and soon after `stop` asks for an end: nobody waits for the answer any more.
    """

    def __call__(self, record: RunRecord, dataset: Dataset, stop: StopToken | None = None) -> OpenedRun:
        """Open; see the class."""
        ...
