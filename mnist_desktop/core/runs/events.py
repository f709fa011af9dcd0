"""The events of an engine during training: plain values, in this order.

``RunStarted``, then any number of the others, then exactly one ``RunEnded``. Each has the id of its run, so a view that
shows another run by now can ignore it.
"""

from __future__ import annotations

from dataclasses import dataclass

from mnist_desktop.core.errors import StorageError
from mnist_desktop.core.runs.record import EpochRow, Outcome, RateChange, RateChanges
from mnist_desktop.core.sentence import Message


@dataclass(frozen=True)
class RunStarted:
    """The data are split and the network is built; the first step follows.

    Attributes
    ----------
    rate_changes
        The changes of the learning rate so far, or, where the run repeats another one, all of that run.
    history
        The complete epochs, where this continues an interrupted run.
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
        The current epoch, from 1, and how many of its steps are done.
    loss, accuracy
        Means over the epoch so far.
    seconds_left
        An estimate for all remaining epochs, or None while none is possible.
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
    """An epoch is complete, with its validation."""

    run_id: str
    row: EpochRow


@dataclass(frozen=True)
class RunPaused:
    """The run is paused after `step` steps of the current `epoch`, from 1."""

    run_id: str
    epoch: int
    step: int


@dataclass(frozen=True)
class RateChanged:
    """The learning rate was changed.

    Attributes
    ----------
    change
        The change and its position.
    changes
        All changes of the run, in the order of the steps. `change` is not among them if it only undid an earlier one.
    """

    run_id: str
    change: RateChange
    changes: RateChanges


@dataclass(frozen=True)
class CheckpointsFailing:
    """Checkpoints cannot be written because of `problem`, or, without one, they can be written again. The run continues."""

    run_id: str
    problem: StorageError | None


@dataclass(frozen=True)
class RunEnded:
    """The last event of every run, however it ended, with a `message` for the user if there is one."""

    run_id: str
    outcome: Outcome
    message: Message | None
    best_epoch: int
    seconds: float


RunEvent = RunStarted | StepsDone | EpochEnded | RunPaused | RateChanged | CheckpointsFailing | RunEnded
