"""Controls a training from another thread."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Literal

from mnist_desktop.core.fields import checked
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.core.training_config import TrainingConfig


@dataclass(frozen=True, eq=False)
class RunUntil:
    """How far a training may run before it pauses. Each request is its own object, so two are never equal."""

    until: Literal["end", "step", "epoch"]


class Control(StopToken):
    """Pause, resume, one step, one epoch, another learning rate, stop. Every method may be called from any thread.

    The training looks at it between chunks of work. What is asked last counts: a pause cancels steps that have not been taken
    yet, and asking for one step ends a run that goes on freely. Steps that are asked for in a row are all taken.
    """

    def __init__(self) -> None:
        super().__init__()
        self._changed = threading.Condition()
        self._run_until: RunUntil | None = RunUntil("end")
        self._steps_to_follow = 0
        self._learning_rate: float | None = None

    @property
    def paused(self) -> bool:
        """Whether the task should wait before the next chunk."""
        return self._run_until is None

    @property
    def run_until(self) -> RunUntil | None:
        """How far the task may run; None while it is paused."""
        return self._run_until

    def stop(self) -> None:
        """Ask the task to end, even while it is paused."""
        with self._changed:
            self._stop_requested = True
            self._run_until = RunUntil("end")
            self._changed.notify_all()

    def pause(self) -> None:
        """Ask the task to wait before its next chunk."""
        self._ask(None)

    def resume(self) -> None:
        """Let a waiting task continue."""
        self._ask(RunUntil("end"))

    def step_once(self) -> None:
        """Let the task take exactly one optimizer step more and then wait; a step that was paused half-way is completed."""
        with self._changed:
            if self._run_until is not None and self._run_until.until == "step":
                self._steps_to_follow += 1
                return
        self._ask(RunUntil("step"))

    def run_epoch(self) -> None:
        """Let the task run to the end of its current epoch, validation included, and then wait."""
        self._ask(RunUntil("epoch"))

    def set_learning_rate(self, rate: float) -> None:
        """Set another learning rate from the next chunk on; a paused task takes it at once and stays paused.

        Raises
        ------
        RangeError
            `rate` is outside the range of a config.
        """
        rate = checked(TrainingConfig, "learning_rate", rate)
        with self._changed:
            self._learning_rate = rate
            self._changed.notify_all()

    # For the task

    def wait_while_paused(self) -> None:
        """Block the calling task until it may continue, must stop, or gets a learning rate. Returns at once otherwise."""
        with self._changed:
            self._changed.wait_for(lambda: not self.paused or self._learning_rate is not None)

    def take_learning_rate(self) -> float | None:
        """The learning rate that was set since the last call, or None."""
        if self._learning_rate is None:
            return None
        with self._changed:
            rate, self._learning_rate = self._learning_rate, None
        return rate

    def pause_after(self, reached: RunUntil) -> None:
        """Pause because the task has `reached` that point; does nothing if there was another request meanwhile."""
        with self._changed:
            if self._run_until is not reached or self._stop_requested:
                return
            self._run_until = RunUntil("step") if self._steps_to_follow else None
            self._steps_to_follow = max(0, self._steps_to_follow - 1)

    def _ask(self, run_until: RunUntil | None) -> None:
        with self._changed:
            if not self._stop_requested:
                self._run_until = run_until
                self._steps_to_follow = 0
                self._changed.notify_all()
