"""Reads a run's curves in words, with advice where it is reliable enough for this kind of run.

``tests/reliability/verdicts.py`` compares each sentence of advice with runs that follow it. Where these do not confirm the
advice, the sentence only says what the curves show.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

import numpy as np

from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.runs.causes import KnownRun, cause_of, short_loss, with_settings
from mnist_desktop.core.runs.curves import SMALL_CHANGE, WINDOW, Curve, falls, lowest_mean, scatter, trend
from mnist_desktop.core.runs.diagnosis_sentences import Diagnosis, Finding
from mnist_desktop.core.runs.rate_bounds import bounds_of
from mnist_desktop.core.runs.record import EpochRow

NEAR_GUESSING = 0.1
"""A skill below this is hardly more than guessing; see :attr:`KnownRun.skill`."""
POOR = 0.55
LOW = 0.78
NEARLY_ALL = 0.97
"""A skill above this: the training loss is so small that its jumps do not matter."""
MIN_FOR_STUCK = 3
MIN_FOR_LEVEL = 10
CLEAR_RISE = 0.03
"""A loss has risen if it is above its lowest value by this share of it ..."""
SCATTERS = 3.5
"""... and by this many standard deviations of single epochs. By chance alone, in thirty level epochs the lowest mean of three
is one below the level, and the last three may be one above."""
PRACTICALLY_ZERO = 5e-5
"""A loss below this reads 0.0000."""
JUMP = 0.1
"""A rise of the training loss by this share from one epoch to the next is a jump."""
SAME_ACCURACY = 0.003
WIDE_GAP = 0.02
"""A validation accuracy this far below the training accuracy is more than chance on a few thousand images."""
FAR_ABOVE = 1.5
"""A validation loss is far above the training loss if it is this many times as large."""
ROUGH = 0.04
"""If single epochs scatter by this share of the curve's level, a change of some percent cannot be seen."""


def diagnose(history: Sequence[EpochRow], experiment: Experiment, *, in_training: bool) -> tuple[Diagnosis, ...]:
    """Read the curves of a run.

    Parameters
    ----------
    history
        The complete epochs so far, in order.
    experiment
        What is trained. The meaning of the curves depends on the number of classes, the scaling and the learning rate.
    in_training
        Whether the training is still running.

    Returns
    -------
    tuple
        The most important one first, then remarks.
    """
    if not history:
        return (Diagnosis(Finding.FIRST_EPOCH if in_training else Finding.NO_EPOCH),)
    run = KnownRun(history, experiment)
    broken = [row.epoch for row in history if not _is_finite(row)]
    if broken:
        finding = Finding.NOT_A_NUMBER_UNSCALED if run.is_unscaled else Finding.NOT_A_NUMBER
        return (with_settings(finding, run, epoch=broken[0]),)
    headline = _headline(run, in_training)
    return (headline, *_remarks(history[-1], headline.kind))


def _headline(run: KnownRun, in_training: bool) -> Diagnosis:
    if len(run.history) == 1:
        return Diagnosis(Finding.ONE_EPOCH)
    train = np.array([row.loss for row in run.history])
    validation = _validation(run.history)
    return (
        _not_learning(run, train)
        or _jumping(run, train)
        or _over_fitting(run, train, validation)
        or _poor(run, train)
        or (Diagnosis(Finding.LEARNT_ALL) if train[-1] < PRACTICALLY_ZERO else None)
        or _direction(run, train, validation, in_training)
    )


def _not_learning(run: KnownRun, train: Curve) -> Diagnosis | None:
    if len(train) < MIN_FOR_STUCK or run.skill >= NEAR_GUESSING or _is_learning(run, train):
        return None
    if train[-1] > max((1 + CLEAR_RISE) * train[0], run.guessing_loss):
        return Diagnosis(Finding.GROWN, {"loss": short_loss(train[-1])})
    return cause_of(run) or Diagnosis(Finding.STUCK, {"accuracy": 100 * run.last.accuracy})


def _is_learning(run: KnownRun, train: Curve) -> bool:
    """Whether the loss falls. A fall from far above guessing to guessing is not learning unless the accuracy rises."""
    is_above = train[-1] > (1 - SMALL_CHANGE) * run.guessing_loss
    return trend(train) < 0 and not (is_above and trend(_errors(run.history)) >= 0)


def _jumping(run: KnownRun, train: Curve) -> Diagnosis | None:
    recent = train[-2 * WINDOW :]
    jumps = int((np.diff(recent) > JUMP * recent[:-1]).sum())
    if jumps < max(2, (len(recent) - 1) / 3) or run.skill > NEARLY_ALL:
        return None
    if run.skill < POOR:
        cause = cause_of(run)
        if cause is not None:
            return cause
    return with_settings(Finding.JUMPING_UNSCALED, run) if run.is_unscaled else Diagnosis(Finding.JUMPING)


def _over_fitting(run: KnownRun, train: Curve, validation: Curve | None) -> Diagnosis | None:
    if validation is None or trend(validation) < 0 or not _is_above_its_lowest(validation):
        return None
    lowest = int(validation.argmin())
    epoch = run.history[lowest].epoch
    if train[-1] > (1 - SMALL_CHANGE) * train[lowest]:
        return Diagnosis(Finding.BOTH_RISEN, {"epoch": epoch}) if run.skill >= POOR else None
    accuracy = [row.val_accuracy or 0.0 for row in run.history]
    holds = float(np.mean(accuracy[-3:])) >= accuracy[lowest] - SAME_ACCURACY
    values: dict[str, object] = {"epoch": epoch, "low": validation[lowest], "now": validation[-1]}
    return Diagnosis(Finding.SURER if holds else Finding.OVER_FITTING, values)


def _is_above_its_lowest(validation: Curve) -> bool:
    """Whether the last epochs lie above the lowest by more than chance."""
    since = validation[int(validation.argmin()) + 1 :][-3:]
    if len(validation) < WINDOW or len(since) < 2:
        return False
    low = lowest_mean(validation)
    return float(since.mean()) - low >= max(CLEAR_RISE * low, SCATTERS * scatter(validation))


def _poor(run: KnownRun, train: Curve) -> Diagnosis | None:
    if len(train) < MIN_FOR_STUCK or run.skill >= POOR:
        return None
    if len(train) < WINDOW:
        return cause_of(run) if run.rate >= bounds_of(run.experiment.config).large else None
    slow = Diagnosis(Finding.SLOW, {"epochs": len(train), "accuracy": 100 * run.last.accuracy})
    return cause_of(run) or (slow if trend(train) < 0 else None)


def _direction(run: KnownRun, train: Curve, validation: Curve | None, in_training: bool) -> Diagnosis:
    training_falls, validation_falls = falls(train), None if validation is None else falls(validation)
    if validation is not None and training_falls and validation_falls:
        return _while_both_fall(run, validation, in_training)
    if training_falls and validation_falls is None:
        return Diagnosis(Finding.TRAINING_FALLS)
    if len(train) < WINDOW:
        return Diagnosis(Finding.TOO_EARLY, {"epochs": len(train)})
    may_be_low = run.is_unscaled or not (training_falls or validation_falls)
    low = _low(run, train, is_falling=bool(training_falls or validation_falls)) if may_be_low else None
    if low is not None:
        return low
    if validation is None or not training_falls:
        return Diagnosis(_while_training_is_level(run, train, validation_falls))
    return Diagnosis(_while_validation_does_not_fall(run, validation))


def _while_both_fall(run: KnownRun, validation: Curve, in_training: bool) -> Diagnosis:
    if _is_above_its_lowest(validation):
        lowest = int(validation.argmin())
        return Diagnosis(Finding.FALLS_AGAIN, {"epoch": run.history[lowest].epoch, "low": validation[lowest]})
    return Diagnosis(Finding.LEARNING if in_training else Finding.MORE_WOULD_HELP)


def _low(run: KnownRun, train: Curve, *, is_falling: bool) -> Diagnosis | None:
    """Why the accuracy stays low, if settings or level losses explain it."""
    if run.skill >= LOW:
        return None
    is_level = not (is_falling or run.has_slowed_down or _is_rough(train))
    under_fitting = Diagnosis(Finding.UNDER_FITTING, {"accuracy": 100 * run.last.accuracy})
    return cause_of(run) or (under_fitting if is_level else None)


def _while_training_is_level(run: KnownRun, train: Curve, validation_falls: bool | None) -> Finding:
    """The finding for a training loss that does not fall: it is level, it scatters too much, or a schedule has stopped it."""
    if _is_rough(train):
        return Finding.SCATTERED
    if validation_falls:
        return Finding.VALIDATION_FALLS
    if run.has_slowed_down:
        return Finding.SETTLED
    if trend(_errors(run.history)) < 0:
        return Finding.TRAINING_RISES
    return Finding.TRAINING_LEVEL if validation_falls is None else Finding.BOTH_LEVEL


def _while_validation_does_not_fall(run: KnownRun, validation: Curve) -> Finding:
    """The finding for a falling training loss with a validation loss that does not fall."""
    if trend(_errors(run.history, "val_accuracy")) < 0:
        return Finding.VALIDATION_RISES
    # On raw pixels, with small rates, and early on, a validation loss may fall by less than it scatters.
    is_unsure = run.is_unscaled or run.has_slowed_down or len(validation) < MIN_FOR_LEVEL or _is_rough(validation)
    return Finding.VALIDATION_UNCLEAR if is_unsure else Finding.VALIDATION_LEVEL


def _is_rough(curve: Curve) -> bool:
    """Whether a curve goes up and down too much to be called level."""
    return scatter(curve) > ROUGH * float(curve[-WINDOW:].mean())


def _errors(history: Sequence[EpochRow], figure: str = "accuracy") -> Curve:
    """The share of images that are read wrong, per epoch."""
    return 1 - np.array([getattr(row, figure) for row in history])


def _remarks(last: EpochRow, headline: Finding) -> tuple[Diagnosis, ...]:
    if last.val_loss is None or last.val_accuracy is None:
        return (Diagnosis(Finding.NO_VALIDATION),)
    if last.val_loss < (1 - CLEAR_RISE) * last.loss and last.val_accuracy > last.accuracy:
        return (Diagnosis(Finding.VALIDATION_BETTER),)
    is_wide = last.accuracy - last.val_accuracy > WIDE_GAP and last.val_loss > FAR_ABOVE * last.loss
    if is_wide and headline not in _WITHOUT_GAP:
        return (Diagnosis(Finding.GAP, {"validation": 100 * last.val_accuracy, "train": 100 * last.accuracy}),)
    return ()


_WITHOUT_GAP = {
    *(Finding.ONE_EPOCH, Finding.TOO_EARLY, Finding.OVER_FITTING, Finding.SURER),
    *(Finding.GROWN, Finding.OVERSHOT, Finding.OVERSHOT_UNSCALED, Finding.UNSCALED, Finding.LARGE_RATE, Finding.SMALL_RATE),
    *(Finding.HELD_BACK, Finding.SIGMOIDS, Finding.STUCK, Finding.SLOW, Finding.UNDER_FITTING),
}
"""The headlines of runs too short for over-fitting, that say it already, or whose fault is that they learn little."""


def _validation(history: Sequence[EpochRow]) -> Curve | None:
    losses = [row.val_loss for row in history if row.val_loss is not None]
    return np.array(losses) if len(losses) == len(history) else None


def _is_finite(row: EpochRow) -> bool:
    return isfinite(row.loss) and (row.val_loss is None or isfinite(row.val_loss))
