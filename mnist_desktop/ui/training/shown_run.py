"""The run that the Training tab shows: one in training, or an earlier one."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.known import known_by_fingerprint
from mnist_desktop.core.datasets.split import validation_count
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.runs.curves import best_epoch
from mnist_desktop.core.runs.events import RunEnded, RunStarted, StepsDone
from mnist_desktop.core.runs.record import EpochRow, Outcome, RateChange, RateChanges
from mnist_desktop.core.runs.schedules import learning_rate_curve
from mnist_desktop.core.training_config import MonitorName, TrainingConfig
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.training.job import TrainingJob

TRAIL_POINTS = 400
"""How many running figures of one epoch are kept for drawing; more cannot be told apart."""


@dataclass
class ShownRun:
    """A run as far as it is known.

    Attributes
    ----------
    name, dataset_title, dataset_key, experiment, steps_per_epoch, fit_count, validation_count
        What is said of it in words.
    epochs
        How many were asked for.
    history
        The whole epochs so far.
    trail
        Running figures of the epoch in training.
    ended
        How it ended, None while it trains.
    rate_changes
        Of the learning rate on the way, those to come included where it repeats another run.
    """

    run_id: str
    name: str
    dataset_title: str
    experiment: Experiment
    epochs: int
    steps_per_epoch: int
    fit_count: int
    validation_count: int
    history: list[EpochRow] = field(default_factory=list)
    trail: list[StepsDone] = field(default_factory=list)
    ended: RunEnded | None = None
    rate_changes: RateChanges = ()
    dataset_key: str = ""

    @classmethod
    def awaited(cls, job: TrainingJob) -> ShownRun:
        """A run that was asked for: what is known of it before its engine says anything, which may have to be imported first."""
        held = validation_count(job.dataset.train_count, job.config.validation_share)
        fitted = _with_made_up(job.dataset.train_count - held, job.config)
        steps, rows = _steps(fitted, job.config), job.checkpoint.record.info.history if job.checkpoint else ()
        started = RunStarted(job.run_id, job.config.epochs, steps, fitted, held, job.rate_changes, rows)
        return cls.starting(started, job.experiment, job.dataset)

    @classmethod
    def starting(cls, event: RunStarted, experiment: Experiment, dataset: Dataset | None) -> ShownRun:
        """A run that has just begun, or goes on after some epochs."""
        return cls(
            event.run_id, experiment.spec.name, dataset.title if dataset else "", experiment, event.epochs,
            event.steps_per_epoch, event.fit_count, event.validation_count, list(event.history),
            rate_changes=event.rate_changes, dataset_key=dataset.key if dataset else "",
        )  # fmt: skip

    @classmethod
    def earlier(cls, opened: OpenedRun) -> ShownRun:
        """A run that has ended, maybe long ago."""
        info, config, dataset = opened.record.info, opened.record.info.config, opened.dataset
        known = known_by_fingerprint(info.dataset_fingerprint)  # what it was judged on may be something else
        count = known.train_count if known is not None else dataset.train_count
        held = validation_count(count, config.validation_share)
        fitted = _with_made_up(count - held, config)
        steps = info.steps_per_epoch or _steps(fitted, config)
        ended = RunEnded(info.id, info.outcome, info.end_message, info.best_epoch, info.seconds)
        return cls(
            info.id, info.name, info.dataset_title, Experiment(info.spec, config), config.epochs, steps, fitted, held,
            list(info.history), ended=ended, rate_changes=info.rate_changes, dataset_key=info.dataset_key,
        )  # fmt: skip

    @property
    def config(self) -> TrainingConfig:
        """How it is trained."""
        return self.experiment.config

    @property
    def outcome(self) -> Outcome | None:
        """How it ended; None while it trains."""
        return self.ended.outcome if self.ended else None

    @property
    def best_by(self) -> MonitorName:
        """The validation figure that makes an epoch the best: what early stopping watches, else the loss."""
        return self.config.early_stopping.monitor if self.config.early_stopping else "val_loss"

    @property
    def best(self) -> EpochRow | None:
        """The best epoch so far, in every chart and table; None without validation."""
        return best_epoch(self.history, self.best_by)

    @property
    def kept_epoch(self) -> int | None:
        """The epoch whose weights were kept, where that is not simply the last one."""
        if self.ended is None or not self.history or self.ended.best_epoch == self.history[-1].epoch:
            return None
        return self.ended.best_epoch or None

    @property
    def rate_varies(self) -> bool:
        """Whether there is anything to see in a curve of the learning rate."""
        return self.config.schedule != "constant" or bool(self.rate_changes)

    @property
    def progress(self) -> float:
        """How far it is, in epochs."""
        return self.position(self.trail[-1]) if self.trail else len(self.history)

    @property
    def base_rate(self) -> float:
        """What stands in the place of the config's learning rate now."""
        return self.base_rates[-1]

    @property
    def rate_now(self) -> float | None:
        """The rate of the last step that is known."""
        if self.trail:
            return self.trail[-1].learning_rate
        return self.history[-1].learning_rate if self.history else None

    @property
    def base_rates(self) -> list[float]:
        """The config's learning rate and what has taken its place so far."""
        taken = [change.learning_rate for change in self.rate_changes if self.position_of(change) <= self.progress]
        return [self.config.learning_rate, *taken]

    def position_of(self, change: RateChange) -> float:
        """Where a change of the rate stands among the epochs."""
        return change.position(self.steps_per_epoch)

    def rate_curve(self, epochs: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Positions and learning rates over the first `epochs`, as the schedule and the changes have them."""
        return learning_rate_curve(self.config, self.steps_per_epoch, self.rate_changes, epochs)

    def changes_in(self, epoch: int) -> RateChanges:
        """The changes of the rate that were made in an epoch."""
        return tuple(change for change in self.rate_changes if change.epoch == epoch)

    def add_steps(self, event: StepsDone) -> None:
        """Take a running figure; every second of too many is dropped."""
        self.trail.append(event)
        if len(self.trail) > TRAIL_POINTS:
            self.trail = self.trail[::2]

    def add_epoch(self, row: EpochRow) -> None:
        """Take a whole epoch in the place of its running figures."""
        self.history.append(row)
        self.trail.clear()

    def end(self, event: RunEnded) -> None:
        """Take the last event; an epoch that was broken off leaves no trace."""
        self.ended = event
        self.trail.clear()

    def position(self, event: StepsDone) -> float:
        """Where a running figure stands among the epochs: half-way through the third is 2.5."""
        return event.epoch - 1 + event.step / self.steps_per_epoch

    def trail_of(self, figure: str) -> tuple[list[float], list[float]]:
        """Positions and values of a running figure, ``loss``, ``accuracy`` or ``learning_rate``."""
        return [self.position(event) for event in self.trail], [getattr(event, figure) for event in self.trail]


def _with_made_up(fit_count: int, config: TrainingConfig) -> int:
    return fit_count + config.made_up_count(fit_count)


def _steps(fit_count: int, config: TrainingConfig) -> int:
    return max(1, ceil(fit_count / config.batch_size))
