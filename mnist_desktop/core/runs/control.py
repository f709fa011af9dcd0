"""The few things that can be said to a running task from another thread."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Literal

from mnist_desktop.core.fields import checked
from mnist_desktop.core.runs.config import TrainingConfig


@dataclass(frozen=True, eq=False)
class Leave:
    """How far a task may go on before it is paused again. Two of them are never the same one: each is used up once."""

    until: Literal["end", "step", "epoch"]


class Control:
    """Pause, resume, one step, one epoch, another learning rate, stop. Every method is safe from any thread.

    The task looks at it between chunks of work. What is asked last counts: a pause takes back the leave for a step that has
    not been taken yet, and a leave for one step ends a run that goes on freely.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._stop_requested = False
        self._leave: Leave | None = Leave("end")
        self._learning_rate: float | None = None

    @property
    def stop_requested(self) -> bool:
        """Whether the task should end at the next chunk."""
        return self._stop_requested

    @property
    def paused(self) -> bool:
        """Whether the task should wait before the next chunk."""
        return self._leave is None

    @property
    def leave(self) -> Leave | None:
        """How far the task may go on; None while it is paused."""
        return self._leave

    def stop(self) -> None:
        """Ask the task to end, also while it is paused."""
        with self._changed:
            self._stop_requested = True
            self._leave = Leave("end")
            self._changed.notify_all()

    def pause(self) -> None:
        """Ask the task to wait before its next chunk."""
        self._let_go(None)

    def resume(self) -> None:
        """Let a waiting task go on."""
        self._let_go(Leave("end"))

    def step_once(self) -> None:
        """Let the task take exactly one optimizer step more and then wait; a step that was paused half-way is completed."""
        self._let_go(Leave("step"))

    def run_epoch(self) -> None:
        """Let the task go on to the end of its running epoch, validation included, and then wait."""
        self._let_go(Leave("epoch"))

    def set_learning_rate(self, rate: float) -> None:
        """Ask for another learning rate from the next chunk on; a paused task takes it at once and stays paused.

        Raises
        ------
        RangeError
            `rate` is outside of what a config takes.
        """
        rate = checked(TrainingConfig, "learning_rate", rate)
        with self._changed:
            self._learning_rate = rate
            self._changed.notify_all()

    # What the task calls

    def wait_while_paused(self) -> None:
        """Block the calling task until it may go on, has to stop or is given a learning rate. Takes no time otherwise."""
        with self._changed:
            self._changed.wait_for(lambda: not self.paused or self._learning_rate is not None)

    def take_learning_rate(self) -> float | None:
        """The learning rate that was asked for since the last call, or None."""
        if self._learning_rate is None:
            return None
        with self._changed:
            rate, self._learning_rate = self._learning_rate, None
        return rate

    def use_up(self, leave: Leave) -> None:
        """Pause, because the task has gone as far as `leave` allowed; nothing happens when another one came meanwhile."""
        with self._changed:
            if self._leave is leave and not self._stop_requested:
                self._leave = None

    def _let_go(self, leave: Leave | None) -> None:
        with self._changed:
            if not self._stop_requested:
                self._leave = leave
                self._changed.notify_all()
