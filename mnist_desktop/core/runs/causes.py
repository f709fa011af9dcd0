"""Finds in a run's settings why it learned little."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.model.closing_layers import classes_of
from mnist_desktop.core.model.layers import ActivationLayer, BatchNormalization, Conv2D, Dense, Dropout
from mnist_desktop.core.runs.diagnosis_sentences import Diagnosis, Finding
from mnist_desktop.core.runs.rate_bounds import bounds_of
from mnist_desktop.core.runs.record import EpochRow

FAR_ABOVE_GUESSING = 3
"""A loss is far above guessing if it is this many times the loss of guessing."""
SLOWED = 0.3
"""A learning rate below this share of the largest one so far is much smaller."""
STRONG_DROPOUT = 0.6
STRONG_PENALTY = 0.01


@dataclass(frozen=True)
class KnownRun:
    """The epochs of a run, at least one, and how they were trained."""

    history: Sequence[EpochRow]
    experiment: Experiment

    @property
    def last(self) -> EpochRow:
        """The latest epoch."""
        return self.history[-1]

    @property
    def began_far_off(self) -> bool:
        """Whether the loss of the first epoch is far above guessing. A loss with penalties does not tell this."""
        has_penalty = any(max(each.l1, each.l2) > 0 for each in self._weighted)
        return not has_penalty and self.history[0].loss > FAR_ABOVE_GUESSING * self.guessing_loss

    @property
    def classes(self) -> int:
        """The number of classes of the last layer."""
        return classes_of(self.experiment.spec)

    @property
    def guessing_loss(self) -> float:
        """The cross-entropy of giving each class the same probability."""
        return log(self.classes)

    @property
    def skill(self) -> float:
        """The training accuracy on a scale from 0 for guessing to 1 for everything right."""
        chance = 1 / self.classes
        return (self.last.accuracy - chance) / (1 - chance)

    @property
    def rate(self) -> float:
        """The current learning rate, since it can be changed during training; with a schedule, the rate of the config."""
        config = self.experiment.config
        return self.last.learning_rate if config.schedule == "constant" else config.learning_rate

    @property
    def has_slowed_down(self) -> bool:
        """Whether a schedule has made the learning rate much smaller: this may be why the curves are level now."""
        return self.last.learning_rate < SLOWED * max(row.learning_rate for row in self.history)

    @property
    def is_unscaled(self) -> bool:
        """Whether pixels from 0 to 255 reach the weights without any batch normalisation that scales them."""
        layers = self.experiment.spec.layers
        return self.experiment.config.scaling == "none" and not any(isinstance(each, BatchNormalization) for each in layers)

    @property
    def has_sigmoids(self) -> bool:
        """Whether hidden layers are sigmoids. Their slope is at most a quarter, so gradients are small."""
        layers = self.experiment.spec.layers[:-1]
        return any(isinstance(each, (Dense, Conv2D, ActivationLayer)) and each.activation == "sigmoid" for each in layers)

    @property
    def is_held_back(self) -> bool:
        """Whether dropout or penalties are strong."""
        has_dropout = any(isinstance(each, Dropout) and each.rate >= STRONG_DROPOUT for each in self.experiment.spec.layers)
        return has_dropout or any(max(each.l1, each.l2) >= STRONG_PENALTY for each in self._weighted)

    @property
    def _weighted(self) -> list[Dense | Conv2D]:
        return [each for each in self.experiment.spec.layers if isinstance(each, (Dense, Conv2D))]


def cause_of(run: KnownRun) -> Diagnosis | None:
    """Why the run learned little, if pixels, learning rate or layers explain it; otherwise None."""
    config, bounds = run.experiment.config, bounds_of(run.experiment.config)
    if run.has_sigmoids and config.optimizer == "sgd":
        # The rules for pixels and rates hold for relu layers: here raw pixels may be better, and perhaps no rate is good.
        return None if run.is_unscaled else with_settings(Finding.SIGMOIDS, run)
    if run.is_unscaled:
        far_too_large = run.began_far_off and run.rate >= bounds.large_unscaled
        return with_settings(Finding.OVERSHOT_UNSCALED if far_too_large else Finding.UNSCALED, run)
    if run.rate >= bounds.large:
        return with_settings(Finding.OVERSHOT if run.began_far_off else Finding.LARGE_RATE, run)
    if run.is_held_back:
        return with_settings(Finding.HELD_BACK, run)
    return with_settings(Finding.SMALL_RATE, run) if run.rate <= bounds.small else None


def with_settings(finding: Finding, run: KnownRun, **more: object) -> Diagnosis:
    """A diagnosis whose sentence can use settings of the run, and `more`."""
    config = run.experiment.config
    return Diagnosis(finding, {
        "accuracy": 100 * run.last.accuracy, "rate": run.rate, "optimizer": config.optimizer, "usual": bounds_of(config).usual,
        "first": short_loss(run.history[0].loss), "guess": run.guessing_loss, **more,
    })  # fmt: skip


def short_loss(loss: float) -> str:
    """A loss of any size in a few characters: 2.31, 746, 1e+27."""
    return f"{loss:,.2f}" if loss < 100 else f"{loss:,.0f}" if loss < 1e6 else f"{loss:.0e}"
