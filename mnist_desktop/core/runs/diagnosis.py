"""What a run's curves say, in words.

Figures of single epochs scatter, so nothing is called a rise or a fall that does not clear the scatter of its own curve.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from math import isfinite, log

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.runs.record import EpochRow

Curve = NDArray[np.float64]

GUESSING_LOSS = log(10)
"""The cross-entropy of giving each of ten classes a tenth."""
NEAR_GUESSING = 0.2
"""A training accuracy below this is little more than the tenth that guessing gives."""
POOR_ACCURACY = 0.6
LOW_ACCURACY = 0.8
WINDOW = 5
"""A trend is what a straight line through this many epochs says; with fewer, the scatter of a curve is not known."""
MIN_FOR_STUCK = 3
SMALL_CHANGE = 0.02
"""A change of less than this share of the curve's level is no change."""
CLEAR_RISE = 0.03
"""How far above its lowest value, as a share of it, a loss has to lie to be called risen."""
SCATTERS = 3.5
"""The same in standard deviations of single epochs. By chance alone, the lowest mean of three among some thirty level epochs
lies one below, and the last three lie one above."""
MEDIAN_OF_NORMAL = 0.6745
"""The median of absolute values that are normally distributed, in standard deviations."""
PRACTICALLY_NOUGHT = 5e-5
"""A loss below this reads 0.0000."""
JUMP = 0.1
"""A rise of the training loss by this share from one epoch to the next is a jump."""
SAME_ACCURACY = 0.003
WIDE_GAP = 0.02
"""A validation accuracy that lies this far below that of training is more than chance on a few thousand images."""
FAR_ABOVE = 1.5
"""How many times the training loss a validation loss is that lies far above it."""


class Finding(Enum):
    """All that can be found; the value is the sentence for it, in English, with placeholders."""

    NO_EPOCH = "The curves begin with the first whole epoch."
    FIRST_EPOCH = "The first epoch is under way; the faint points are its figures so far."
    ONE_EPOCH = "One epoch is a single point on each curve; from the second on there is a trend to read."
    TOO_EARLY = "After {epochs} epochs it is too early to tell a trend from chance."
    NOT_A_NUMBER = (
        "The loss is no longer a number in epoch {epoch}: the learning rate is too large, or the pixels are not scaled. "
        "Try a tenth of the rate."
    )
    GROWN = "The training loss does not fall, it has grown to {loss:.2f}: the learning rate is probably too large."
    STUCK = (
        "The training loss does not fall, and {accuracy:.1f} % right is little more than guessing: the learning rate may be far "
        "too large or far too small."
    )
    SLOW = (
        "The loss falls, but slowly: after {epochs} epochs {accuracy:.1f} % of the training images are read right. "
        "A larger learning rate may help."
    )
    JUMPING = "The training loss jumps up and down: a smaller learning rate or a larger batch would calm it."
    BOTH_RISEN = (
        "Validation loss has risen since epoch {epoch}, and training loss does not fall either: a smaller learning rate may help."
    )
    OVER_FITTING = (
        "Validation loss has risen since epoch {epoch}, from {low:.3f} to {now:.3f}, while training loss fell further: the "
        "network begins to memorise (over-fitting). Fewer epochs, early stopping, dropout or more images would help."
    )
    SURER = (
        "Validation loss has risen since epoch {epoch}, from {low:.3f} to {now:.3f}, while training loss fell further: the "
        "network begins to memorise (over-fitting). Validation accuracy has not dropped: there are no more mistakes than "
        "before, but the network gives its wrong answers higher probabilities."
    )
    LEARNING = "Both losses still fall: the network is still learning."
    MORE_WOULD_HELP = "Both losses still fall: more epochs would help."
    VALIDATION_FALLS = "Validation loss still falls, training loss is level."
    VALIDATION_LEVEL = (
        "Training loss still falls, validation loss hardly does: more epochs would mostly teach the network its training "
        "images. Watch for over-fitting."
    )
    LEARNT_ALL = "The training loss is practically 0: more epochs of the same would change little."
    BOTH_LEVEL = "Both losses are level: more epochs of the same would change little."
    UNDER_FITTING = (
        "Both losses are level at {accuracy:.1f} % training accuracy: the network is too small for the task or held back too "
        "strongly (under-fitting). Try more units or another learning rate."
    )
    TRAINING_FALLS = "Training loss still falls."
    TRAINING_LEVEL = "Training loss is level: more epochs of the same would change little."
    GAP = (
        "Validation lies well below training, {validation:.1f} against {train:.1f} % right: the network has learnt much that is "
        "true of its training images only (over-fitting)."
    )
    NO_VALIDATION = "No images are set aside for validation, so over-fitting cannot be seen."
    VALIDATION_BETTER = (
        "Validation looks better than training because training figures are means over an epoch in which the weights still "
        "improved, and because dropout and random changes act in training only."
    )


@dataclass(frozen=True)
class Diagnosis:
    """A finding with the figures that go into its sentence."""

    finding: Finding
    values: dict[str, object] = field(default_factory=dict)

    @property
    def template(self) -> str:
        """The sentence with its placeholders, the key of its translation."""
        return self.finding.value

    @property
    def text(self) -> str:
        """The sentence in English."""
        return self.template.format(**self.values)


def diagnose(history: Sequence[EpochRow], *, in_training: bool) -> tuple[Diagnosis, ...]:
    """Read the curves of a run.

    Parameters
    ----------
    history
        The whole epochs so far, in order.
    in_training
        Whether more epochs follow by themselves.

    Returns
    -------
    tuple
        What matters most comes first; remarks follow.
    """
    if not history:
        return (Diagnosis(Finding.FIRST_EPOCH if in_training else Finding.NO_EPOCH),)
    broken = [row.epoch for row in history if not _is_finite(row)]
    if broken:
        return (Diagnosis(Finding.NOT_A_NUMBER, {"epoch": broken[0]}),)
    headline = _headline(history, in_training)
    return (headline, *_remarks(history[-1], headline.finding))


def best_epoch(history: Sequence[EpochRow], figure: str) -> EpochRow | None:
    """The row with the lowest ``val_loss`` or the highest ``val_accuracy``, the first of equals; None without validation."""
    # None becomes a number that is none; arrays because this is asked after each of up to thousands of epochs.
    values = np.array([getattr(row, figure) for row in history], float)
    if not np.isfinite(values).any():
        return None
    values[~np.isfinite(values)] = np.nan
    return history[int(np.nanargmax(values) if figure.endswith("accuracy") else np.nanargmin(values))]


def _headline(history: Sequence[EpochRow], in_training: bool) -> Diagnosis:
    if len(history) == 1:
        return Diagnosis(Finding.ONE_EPOCH)
    train = np.array([row.loss for row in history])
    validation = _validation(history)
    return (
        _not_learning(history[-1], train)
        or _jumping(train)
        or _over_fitting(history, train, validation)
        or _slow(history[-1], train)
        or _direction(history[-1], train, validation, in_training)
    )


def _not_learning(last: EpochRow, train: Curve) -> Diagnosis | None:
    if len(train) < MIN_FOR_STUCK or last.accuracy >= NEAR_GUESSING or trend(train) < 0:
        return None
    if last.loss > max((1 + CLEAR_RISE) * train[0], GUESSING_LOSS):
        return Diagnosis(Finding.GROWN, {"loss": last.loss})
    return Diagnosis(Finding.STUCK, {"accuracy": 100 * last.accuracy})


def _jumping(train: Curve) -> Diagnosis | None:
    recent = train[-2 * WINDOW :]
    jumps = int((np.diff(recent) > JUMP * recent[:-1]).sum())
    return Diagnosis(Finding.JUMPING) if jumps >= max(2, (len(recent) - 1) / 3) else None


def _over_fitting(history: Sequence[EpochRow], train: Curve, validation: Curve | None) -> Diagnosis | None:
    if validation is None or len(validation) < WINDOW or trend(validation) < 0:
        return None
    lowest = int(validation.argmin())
    since = validation[lowest + 1 :][-3:]
    if len(since) < 2:
        return None
    low = _lowest_mean(validation)
    if since.mean() - low < max(CLEAR_RISE * low, SCATTERS * scatter(validation)):
        return None
    epoch = history[lowest].epoch
    if train[-1] > (1 - SMALL_CHANGE) * train[lowest]:
        return Diagnosis(Finding.BOTH_RISEN, {"epoch": epoch})
    accuracy = [row.val_accuracy or 0.0 for row in history]
    holds = float(np.mean(accuracy[-3:])) >= accuracy[lowest] - SAME_ACCURACY
    values: dict[str, object] = {"epoch": epoch, "low": validation[lowest], "now": validation[-1]}
    return Diagnosis(Finding.SURER if holds else Finding.OVER_FITTING, values)


def _slow(last: EpochRow, train: Curve) -> Diagnosis | None:
    if len(train) < WINDOW or last.accuracy >= POOR_ACCURACY or trend(train) >= 0:
        return None
    return Diagnosis(Finding.SLOW, {"epochs": len(train), "accuracy": 100 * last.accuracy})


def _direction(last: EpochRow, train: Curve, validation: Curve | None, in_training: bool) -> Diagnosis:
    if last.loss < PRACTICALLY_NOUGHT:
        return Diagnosis(Finding.LEARNT_ALL)
    falling = trend(train) < 0, None if validation is None else trend(validation) < 0
    if falling == (True, True):
        return Diagnosis(Finding.LEARNING if in_training else Finding.MORE_WOULD_HELP)
    if falling == (True, None):
        return Diagnosis(Finding.TRAINING_FALLS)
    if len(train) < WINDOW:
        return Diagnosis(Finding.TOO_EARLY, {"epochs": len(train)})
    if falling == (False, False) and last.accuracy < LOW_ACCURACY:
        return Diagnosis(Finding.UNDER_FITTING, {"accuracy": 100 * last.accuracy})
    return Diagnosis(_LEVEL[falling])


_LEVEL = {
    (True, False): Finding.VALIDATION_LEVEL,
    (False, True): Finding.VALIDATION_FALLS,
    (False, False): Finding.BOTH_LEVEL,
    (False, None): Finding.TRAINING_LEVEL,
}
"""What is said when at least one curve has stopped falling: (training falls, validation falls)."""


def _remarks(last: EpochRow, headline: Finding) -> tuple[Diagnosis, ...]:
    if last.val_loss is None or last.val_accuracy is None:
        return (Diagnosis(Finding.NO_VALIDATION),)
    if last.val_loss < (1 - CLEAR_RISE) * last.loss and last.val_accuracy > last.accuracy:
        return (Diagnosis(Finding.VALIDATION_BETTER),)
    is_wide = last.accuracy - last.val_accuracy > WIDE_GAP and last.val_loss > FAR_ABOVE * last.loss
    if is_wide and headline in _SILENT_OF_GAP:
        return (Diagnosis(Finding.GAP, {"validation": 100 * last.val_accuracy, "train": 100 * last.accuracy}),)
    return ()


_SILENT_OF_GAP = {Finding.BOTH_LEVEL, Finding.VALIDATION_FALLS, Finding.LEARNT_ALL, Finding.MORE_WOULD_HELP, Finding.LEARNING}
"""The headlines beside which a gap between training and validation would go unsaid."""


def trend(curve: Curve) -> float:
    """The change over the last epochs, from a straight line through them; 0 where it does not clear scatter and margin."""
    recent = curve[-WINDOW:]
    steps = np.arange(len(recent)) - (len(recent) - 1) / 2
    spread = float((steps**2).sum())
    change = float((steps * recent).sum()) / spread * (len(recent) - 1)
    # Two and a half standard errors of the rise of a fitted line: some three level curves in a hundred clear it by chance.
    doubt = 2.5 * scatter(curve) * (len(recent) - 1) / spread**0.5
    return change if abs(change) > max(SMALL_CHANGE * abs(float(recent.mean())), doubt) else 0.0


def scatter(curve: Curve) -> float:
    """The standard deviation of single epochs around a smooth curve, from its recent second differences.

    A second difference has six times the variance of an epoch.
    """
    if len(curve) < WINDOW:
        return 0.0
    bends = np.diff(curve[-4 * WINDOW :], 2)
    # The median, because the steep first epochs of a run bend more than chance does and must not hide a fall that goes on.
    return float(np.median(np.abs(bends)) / MEDIAN_OF_NORMAL / 6**0.5)


def _lowest_mean(curve: Curve) -> float:
    """The lowest mean of three epochs in a row, which is less a matter of luck than the lowest epoch."""
    return float(np.convolve(curve, np.full(3, 1 / 3), "valid").min())


def _validation(history: Sequence[EpochRow]) -> Curve | None:
    losses = [row.val_loss for row in history if row.val_loss is not None]
    return np.array(losses) if len(losses) == len(history) else None


def _is_finite(row: EpochRow) -> bool:
    return isfinite(row.loss) and (row.val_loss is None or isfinite(row.val_loss))
