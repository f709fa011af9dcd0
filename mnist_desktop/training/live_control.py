"""Follows the requests to a run during training: how far to run, and at which learning rates."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.runs.control import Control, RunUntil
from mnist_desktop.core.runs.record import RateChange, RateChanges, with_rate_change
from mnist_desktop.core.runs.schedules import epoch_learning_rates
from mnist_desktop.core.training_config import TrainingConfig


class LiveControl:
    """Follows a control. Its methods get the position of the run: the current `epoch`, and how many of its steps are done.

    Attributes
    ----------
    run_until
        The request at the last check of the control; None before the first.
    changes
        Changes of the learning rate; where the run repeats another, also the later ones.
    """

    def __init__(self, config: TrainingConfig, changes: RateChanges) -> None:
        self.run_until: RunUntil | None = None
        self.changes = changes
        self._config = config
        self._step_taken = self._epoch_taken = False
        self._rates: tuple[int, NDArray[np.float32]] | None = None

    @property
    def takes_single_step(self) -> bool:
        """Whether the run is asked for a single step."""
        return self.run_until is not None and self.run_until.until == "step"

    def note_step(self) -> None:
        """Take note that a step is done."""
        self._step_taken = True

    def note_epoch(self) -> None:
        """Take note that an epoch is complete."""
        self._epoch_taken = True

    def pause_where_reached(self, control: Control) -> None:
        """Pause the run if it has reached the requested position since the last call."""
        asked, now = self.run_until, control.run_until
        if self._step_taken and asked is not None and asked.until == "step":
            control.pause_after(asked)
        # A request for an epoch in the middle of one means this one.
        if self._epoch_taken and now is not None and now.until == "epoch":
            control.pause_after(now)
        self._step_taken = self._epoch_taken = False

    def take_learning_rate(self, control: Control, epoch: int, step: int, steps_per_epoch: int) -> RateChange | None:
        """Take a new learning rate, if one was set; returns None where nothing changes."""
        rate = control.take_learning_rate()
        if step == steps_per_epoch:
            epoch, step = epoch + 1, 0
        if rate is None or epoch > self._config.epochs:  # no step is left for it
            return None
        change = RateChange(epoch, step, rate)
        changes = with_rate_change(self.changes, change, self._config.learning_rate)
        if changes == self.changes:
            return None
        self.changes, self._rates = changes, None
        return change

    def learning_rates(self, epoch: int, steps_per_epoch: int) -> NDArray[np.float32]:
        """The learning rate of every step of an epoch, with the changes so far."""
        if self._rates is None or self._rates[0] != epoch:
            self._rates = epoch, epoch_learning_rates(self._config, steps_per_epoch, epoch, self.changes)
        return self._rates[1]

    def changes_until(self, epoch: int, step: int) -> RateChanges:
        """The changes of the learning rate that were used, after `step` steps of an epoch."""
        return tuple(change for change in self.changes if (change.epoch, change.step) < (epoch, step))
