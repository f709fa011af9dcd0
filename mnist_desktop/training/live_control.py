"""What a run is asked for while it trains: up to where to run, and at which learning rates."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.runs.control import Control, RunUntil
from mnist_desktop.core.runs.record import RateChange, RateChanges, with_rate_change
from mnist_desktop.core.runs.schedules import epoch_learning_rates
from mnist_desktop.core.training_config import TrainingConfig


class LiveControl:
    """Follows a control. Its methods are given where the run stands: the running `epoch`, and how many of its steps are done.

    Attributes
    ----------
    run_until
        What the run was asked for at its last look at the control; None before the first.
    changes
        Of the learning rate, those to come included where the run repeats another.
    """

    def __init__(self, config: TrainingConfig, changes: RateChanges) -> None:
        self.run_until: RunUntil | None = None
        self.changes = changes
        self._config = config
        self._step_taken = self._epoch_taken = False
        self._rates: tuple[int, NDArray[np.float32]] | None = None

    @property
    def takes_single_step(self) -> bool:
        """Whether the run was asked for one step."""
        return self.run_until is not None and self.run_until.until == "step"

    def note_step(self) -> None:
        """A step was taken."""
        self._step_taken = True

    def note_epoch(self) -> None:
        """An epoch is over."""
        self._epoch_taken = True

    def pause_where_reached(self, control: Control) -> None:
        """Pause a run that has got where it was asked to run since the last call."""
        asked, now = self.run_until, control.run_until
        if self._step_taken and asked is not None and asked.until == "step":
            control.pause_after(asked)
        # An epoch that is asked for in the middle of one is that one.
        if self._epoch_taken and now is not None and now.until == "epoch":
            control.pause_after(now)
        self._step_taken = self._epoch_taken = False

    def take_learning_rate(self, control: Control, epoch: int, step: int, steps_per_epoch: int) -> RateChange | None:
        """Take note of another learning rate, if one was asked for; what changes nothing is none."""
        rate = control.take_learning_rate()
        if step == steps_per_epoch:
            epoch, step = epoch + 1, 0
        if rate is None or epoch > self._config.epochs:  # there is no step left to take at it
            return None
        change = RateChange(epoch, step, rate)
        changes = with_rate_change(self.changes, change, self._config.learning_rate)
        if changes == self.changes:
            return None
        self.changes, self._rates = changes, None
        return change

    def learning_rates(self, epoch: int, steps_per_epoch: int) -> NDArray[np.float32]:
        """The learning rate of every step of an epoch as they stand now."""
        if self._rates is None or self._rates[0] != epoch:
            self._rates = epoch, epoch_learning_rates(self._config, steps_per_epoch, epoch, self.changes)
        return self._rates[1]

    def changes_until(self, epoch: int, step: int) -> RateChanges:
        """The changes of the learning rate at which a step was taken, after `step` steps of an epoch."""
        return tuple(change for change in self.changes if (change.epoch, change.step) < (epoch, step))
