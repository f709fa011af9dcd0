"""Keeps track of a run for every engine: events, history, when to end, which weights to keep.

An engine works inside ``with tracker:`` and tells the tracker what it did. The tracker may end the block early with
:class:`RunOver`, which it also catches. However the block ends, exactly one ``RunEnded`` is emitted::

    tracker = RunTracker(job, emit, versions)
    with tracker:
        ...                                             # split the data, build the network
        tracker.start(steps_per_epoch, fit_count, validation_count, scaling, learner, random)
        for each of tracker.epochs_left:
            for each chunk of steps:
                tracker.look_at(control)                   # take one step only while tracker.takes_single_step
                tracker.add_steps(losses, sizes, correct)  # taken at tracker.learning_rates
            for each batch of validation:
                tracker.look_at(control)
            tracker.end_epoch(val_loss, val_accuracy)
    return tracker.record()

Before its first epoch and after each one, the tracker makes a checkpoint. A run that continues from one has the same loop: the
tracker restores the learner and the random generator, and leaves out the epochs that are done.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from math import inf, isfinite
from time import perf_counter
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

from mnist_desktop import __version__
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.model.spec import parameters_of, rows_of
from mnist_desktop.core.runs.checkpoint_file import Checkpoint, GeneratorState
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.events import EpochEnded, RateChanged, RunEnded, RunPaused, RunStarted, StepsDone
from mnist_desktop.core.runs.record import EpochRow, Outcome, RunInfo, RunRecord
from mnist_desktop.core.runs.said_names import NAMELESS
from mnist_desktop.core.sentence import Message
from mnist_desktop.training.early_stopping import EarlyStopper
from mnist_desktop.training.engine_interface import Emit, KeepCheckpoint
from mnist_desktop.training.job import TrainingJob
from mnist_desktop.training.learner import Learner, Weights, restore
from mnist_desktop.training.live_control import LiveControl

SECONDS_BETWEEN_EVENTS = 0.1
"""StepsDone is emitted at most 10 times a second, and before and after each pause."""

_DIVERGED_AT_STEP = "The loss is no longer a number at step {step:,} of epoch {epoch:,}: {advice} {kept}"
_DIVERGED_AFTER_EPOCH = "The loss is no longer a number after the last step of epoch {epoch:,}: {advice} {kept}"
_ADVICE = Message("try a smaller learning rate.")
_ADVICE_UNSCALED = Message("scale the pixels, or try a smaller learning rate.")
_KEPT_EPOCH = "The weights after epoch {epoch:,} are kept."
_KEPT_START = "The initial weights are kept."

SECONDS_TO_JUDGE_BY = 0.3
"""The first steps are slower than all others: with fewer, the time left is not estimated."""

logger = logging.getLogger(__name__)


class RunOver(Exception):  # noqa: N818 - a way out of nested loops, not an error
    """Ends the block of a run before its last epoch."""

    def __init__(self, outcome: Outcome, message: Message | None = None) -> None:
        super().__init__(outcome, message)
        self.outcome: Outcome = outcome
        self.message = message


class RunTracker:
    """Keeps track of one run; see the module for its use.

    Parameters
    ----------
    job
        What is trained.
    emit
        Receives the events.
    versions
        Versions of the libraries that train, by name.
    keep_checkpoint
        Receives the checkpoints, if given.
    """

    def __init__(
        self, job: TrainingJob, emit: Emit, versions: dict[str, str], keep_checkpoint: KeepCheckpoint | None = None
    ) -> None:
        self._job, self._emit, self._keep_checkpoint = job, emit, keep_checkpoint
        self._versions = {"mnist_desktop": __version__} | versions
        checkpoint = job.checkpoint
        self._created = checkpoint.record.info.created if checkpoint else _now()
        self._clock = Clock(checkpoint.record.info.seconds if checkpoint else 0.0)
        self._stopper = EarlyStopper(job.config)
        self._history: list[EpochRow] = []
        self._steps_per_epoch = 0
        self._live = LiveControl(job.config, checkpoint.rate_changes if checkpoint else job.rate_changes)
        self._scaling = 0.0, 1.0
        self._learner: Learner | None = None
        self._random: np.random.Generator | None = None
        self._kept: Weights = ()
        self._kept_epoch = 0
        self._outcome: Outcome = "finished"
        self._message: Message | None = None
        self._seconds = 0.0
        self._last_event = -inf
        self._begin_epoch()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> bool:
        """Emit RunEnded. RunOver ends here, and so does a MemoryError once there are weights to keep."""
        if isinstance(error, RunOver):
            self._outcome, self._message = error.outcome, error.message
        elif error is not None:
            logger.info("The run ended with %r", error, exc_info=error)
            self._outcome, self._message = "failed", ending_of(error)
        if self._outcome == "stopped" and not self._history:
            # Part of an epoch is better than the random start, and no row of the history belongs to other weights.
            self._kept = self._learner.copy_weights() if self._learner else ()
        self._seconds = self._clock.seconds()
        self._emit(RunEnded(self._job.run_id, self._outcome, self._message, self._kept_epoch, self._seconds))
        return isinstance(error, RunOver) or (isinstance(error, MemoryError) and self._steps_per_epoch > 0)

    def start(  # noqa: PLR0913 - everything that an engine knows only after preparing its data
        self,
        steps_per_epoch: int,
        fit_count: int,
        validation_count: int,
        scaling: tuple[float, float],
        learner: Learner,
        random: np.random.Generator,
    ) -> None:
        """Emit RunStarted and begin with the first epoch, or with the first one after the checkpoint.

        Parameters
        ----------
        scaling
            Mean and standard deviation of the pixels.
        learner, random
            The objects that the loop changes from step to step.

        Raises
        ------
        EngineError
            The checkpoint is of another network.
        RunOver
            Early stopping had already ended the run when it was interrupted.
        """
        self._steps_per_epoch, self._scaling = steps_per_epoch, scaling
        self._learner, self._random = learner, random
        if self._job.checkpoint is None:
            self._kept = learner.copy_weights()
        else:
            self._go_on_from(self._job.checkpoint, learner, random)
        counts = self._job.config.epochs, steps_per_epoch, fit_count, validation_count
        self._emit(RunStarted(self._job.run_id, *counts, self._live.changes, tuple(self._history)))
        # Also of a run that goes on: it may be a new one of its own, and what was noted about it outlives another kill.
        self._take_checkpoint(learner.copy_weights() if self._job.checkpoint else self._kept)
        self._begin_epoch()
        self._end_if_out_of_patience()

    @property
    def epochs_left(self) -> range:
        """The epochs that are left to do, numbered from 1."""
        return range(len(self._history) + 1, self._job.config.epochs + 1)

    @property
    def learning_rates(self) -> NDArray[np.float32]:
        """The learning rate of every step of the current epoch, with the changes up to the last :meth:`look_at`."""
        return self._live.learning_rates(self._epoch, self._steps_per_epoch)

    @property
    def takes_single_step(self) -> bool:
        """Whether the next chunk may complete at most one step."""
        return self._live.takes_single_step

    def look_at(self, control: Control) -> None:
        """Wait while the run is paused, and take a new learning rate; raises RunOver when the run must stop."""
        self._live.pause_where_reached(control)
        self._take_learning_rate(control)
        run_until = control.run_until
        if run_until is None:
            self._report_steps()  # show all steps that are done before the pause
            self._emit(RunPaused(self._job.run_id, self._epoch, self._step))
            with self._clock.held():
                while run_until is None:
                    control.wait_while_paused()
                    self._take_learning_rate(control)
                    run_until = control.run_until
            self._last_event = -inf  # show at once that it continues
        self._live.run_until = run_until
        if control.stop_requested:
            raise RunOver("stopped")

    def add_steps(self, losses: Iterable[float], sizes: Iterable[int], correct: int) -> None:
        """Add a chunk of steps to the current epoch, and emit StepsDone if the last one is long enough ago.

        Parameters
        ----------
        losses, sizes
            For each step, the mean loss over its batch with penalties, and the number of images in the batch.
        correct
            How many images of all these batches were classified correctly.

        Raises
        ------
        RunOver
            A loss is infinite or not a number.
        """
        for loss, size in zip(losses, sizes, strict=True):
            self._step += 1
            self._images += size
            self._loss_sum += loss * size
            if not isfinite(loss):
                raise self._diverged(_DIVERGED_AT_STEP)
        self._correct += correct
        self._live.note_step()
        if perf_counter() - self._last_event >= SECONDS_BETWEEN_EVENTS:
            self._report_steps()

    def end_epoch(self, val_loss: float | None, val_accuracy: float | None) -> None:
        """Record a complete epoch, emit EpochEnded, and choose the weights to keep.

        Raises
        ------
        RunOver
            The last update gave weights that are infinite or NaN, or early stopping ends the run.
        """
        weights = self._learner.copy_weights() if self._learner else ()
        if not (isfinite(val_loss or 0) and all(np.isfinite(array).all() for array in weights)):
            raise self._diverged(_DIVERGED_AFTER_EPOCH)
        row = EpochRow(
            self._epoch, self._loss_sum / self._images, self._correct / self._images, val_loss, val_accuracy,
            float(self.learning_rates[-1]), self._clock.seconds() - self._epoch_began,
        )  # fmt: skip
        self._history.append(row)
        if self._stopper.judge(row):
            self._kept, self._kept_epoch = weights, row.epoch
        self._take_checkpoint(weights)  # before the event: an epoch that was shown is never lost
        self._emit(EpochEnded(self._job.run_id, row))
        self._end_if_out_of_patience()
        self._live.note_epoch()
        self._begin_epoch()

    def record(self) -> RunRecord:
        """The record of the run, after its block has ended."""
        return self._record(self._outcome, self._message, self._seconds)

    def _record(self, outcome: Outcome, message: Message | None, seconds: float) -> RunRecord:
        info = RunInfo(
            id=self._job.run_id,
            name=self._job.spec.name or NAMELESS,
            created=self._created,
            dataset_key=self._job.dataset.key,
            dataset_title=self._job.dataset.title,
            dataset_family=self._job.dataset.family,
            dataset_fingerprint=self._job.dataset.fingerprint,
            spec=self._job.spec,
            config=self._job.config,
            history=tuple(self._history),
            outcome=outcome,
            message=message,
            best_epoch=self._kept_epoch,
            seconds=seconds,
            parameters=parameters_of(rows_of(self._job.spec)),
            versions=self._versions,
            notes=self._job.checkpoint.record.info.notes if self._job.checkpoint else "",
            steps_per_epoch=self._steps_per_epoch,
            rate_changes=self._live.changes_until(self._epoch, self._step),
            student=self._job.student,
            expectation=self._job.expectation,
            class_names=self._job.dataset.class_names,
            class_names_ko=self._job.dataset.class_names_ko,
            origin=self._job.origin,
        )
        return RunRecord(info, self._kept, *self._scaling)

    def _take_checkpoint(self, weights: Weights) -> None:
        """Pass on the state of the run, with its current `weights`."""
        if self._keep_checkpoint is None or self._learner is None or self._random is None:
            return
        record = self._record("interrupted", None, self._clock.seconds())
        optimizer_state, generator = self._learner.copy_optimizer_state(), GeneratorState.of(self._random)
        self._keep_checkpoint(Checkpoint(record, weights, optimizer_state, generator, self._live.changes, _now()))

    def _go_on_from(self, checkpoint: Checkpoint, learner: Learner, random: np.random.Generator) -> None:
        restore(learner, checkpoint)
        checkpoint.generator.give_to(random)
        # Copies: the checkpoint's arrays are views that keep its whole file in memory.
        self._kept = tuple(array.copy() for array in checkpoint.record.weights)
        self._kept_epoch = checkpoint.record.info.best_epoch
        for row in checkpoint.record.info.history:
            self._stopper.judge(row)
            self._history.append(row)

    def _end_if_out_of_patience(self) -> None:
        if self._stopper.out_of_patience and self.epochs_left:
            raise RunOver("early-stopped")

    def _begin_epoch(self) -> None:
        self._epoch = len(self._history) + 1
        self._epoch_began = self._clock.seconds()
        self._step = 0
        self._images = 0
        self._correct = 0
        self._loss_sum = 0.0
        self._reported_step = 0

    def _take_learning_rate(self, control: Control) -> None:
        change = self._live.take_learning_rate(control, self._epoch, self._step, self._steps_per_epoch)
        if change is not None:
            self._emit(RateChanged(self._job.run_id, change, self._live.changes))

    def _report_steps(self) -> None:
        """Emit StepsDone, unless the last one said the same."""
        if self._step == self._reported_step:
            return
        self._reported_step, self._last_event = self._step, perf_counter()
        loss, accuracy = self._loss_sum / self._images, self._correct / self._images
        rate = float(self.learning_rates[self._step - 1])
        self._emit(StepsDone(self._job.run_id, self._epoch, self._step, loss, accuracy, rate, self._seconds_left()))

    def _seconds_left(self) -> float | None:
        """Estimate from the time of the last epoch, or during the first one from its steps so far, without validation.

        Single steps take another time, so nothing is estimated from them.
        """
        share = self._step / self._steps_per_epoch
        spent = self._clock.seconds() - self._epoch_began
        if not self._history and (spent < SECONDS_TO_JUDGE_BY or self.takes_single_step):
            return None
        pace = self._history[-1].seconds if self._history else spent / share
        return pace * (self._job.config.epochs - len(self._history) - share)

    def _diverged(self, template: str) -> RunOver:
        kept = Message(_KEPT_EPOCH, {"epoch": self._kept_epoch}) if self._kept_epoch else Message(_KEPT_START)
        advice = _ADVICE_UNSCALED if self._job.config.scaling == "none" else _ADVICE
        return RunOver("failed", Message(template, {"step": self._step, "epoch": self._epoch, "advice": advice, "kept": kept}))


class Clock:
    """Counts seconds from a start value on, except while it is held."""

    def __init__(self, seconds: float = 0.0) -> None:
        self._began = perf_counter() - seconds

    def seconds(self) -> float:
        """The seconds so far."""
        return perf_counter() - self._began

    @contextmanager
    def held(self) -> Iterator[None]:
        """Stop the clock during the block."""
        began = perf_counter()
        yield
        self._began += perf_counter() - began


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")


def ending_of(error: BaseException) -> Message:
    """The outcome and message of a run that ended with `error`."""
    match error:
        case UserError():
            return Message.of(error)
        case MemoryError():
            return Message("The memory is full: try a smaller network or batch size.")
    return Message("Something went wrong that should not have; the log file keeps the details.")
