"""What an engine says while it trains: plain values, in this order.

``RunStarted``, then any number of the others, then exactly one ``RunEnded``. Each carries the id of its run, so that whoever
shows another run by then can drop it.
"""

from __future__ import annotations

from dataclasses import dataclass

from mnist_desktop.core.errors import StorageError
from mnist_desktop.core.runs.record import EpochRow, Outcome, RateChange, RateChanges
from mnist_desktop.core.sentence import Message


@dataclass(frozen=True)
class RunStarted:
    """The data are split and the network stands; the first step follows.

    Attributes
    ----------
    rate_changes
        What changes of the learning rate there were, or will be where it repeats another run.
    history
        The epochs that were whole already, where this is the continuation of a run that was interrupted.
    """

    run_id: str
    epochs: int
    steps_per_epoch: int
    fit_count: int
    validation_count: int
    rate_changes: RateChanges = ()
    history: tuple[EpochRow, ...] = ()


@dataclass(frozen=True)
class StepsDone:
    """Progress inside an epoch, at most 10 times a second, and before and after each pause.

    Attributes
    ----------
    epoch, step
        The running epoch from 1, and how many of its steps are done.
    loss, accuracy
        Means over the epoch so far.
    seconds_left
        An estimate for all remaining epochs, or None while there is nothing to judge by.
    """

    run_id: str
    epoch: int
    step: int
    loss: float
    accuracy: float
    learning_rate: float
    seconds_left: float | None


@dataclass(frozen=True)
class EpochEnded:
    """A whole epoch with its validation."""

    run_id: str
    row: EpochRow


@dataclass(frozen=True)
class RunPaused:
    """The run stands still now, after `step` of the steps of the running `epoch`, which counts from 1."""

    run_id: str
    epoch: int
    step: int


@dataclass(frozen=True)
class RateChanged:
    """Another learning rate was chosen just now.

    Attributes
    ----------
    change
        From where on it holds.
    changes
        All of the run, in the order of the steps. Without `change`, where that only took another one back.
    """

    run_id: str
    change: RateChange
    changes: RateChanges


@dataclass(frozen=True)
class CheckpointsFailing:
    """From now on no checkpoint can be written, because of `problem`; or, without one, they can again. The run goes on."""

    run_id: str
    problem: StorageError | None


@dataclass(frozen=True)
class RunEnded:
    """The last event of every run, however it ended, with a `message` where there is something to say."""

    run_id: str
    outcome: Outcome
    message: Message | None
    best_epoch: int
    seconds: float


RunEvent = RunStarted | StepsDone | EpochEnded | RunPaused | RateChanged | CheckpointsFailing | RunEnded
