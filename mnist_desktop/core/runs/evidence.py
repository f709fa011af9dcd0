"""The numbers that a sentence about a run's curves rests on."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

import numpy as np

from mnist_desktop.core.marking import MarkedTexts
from mnist_desktop.core.runs.causes import short_loss
from mnist_desktop.core.runs.curves import WINDOW, best_epoch
from mnist_desktop.core.runs.diagnosis_sentences import Finding
from mnist_desktop.core.runs.record import EpochRow
from mnist_desktop.core.sentence import ListedSentence


class Ground(MarkedTexts):
    """Everything that is told of the numbers; the value is the English sentence, with placeholders."""

    TRAINING_LOSS = "Training loss: {before} in epoch {since:,}, {now} in epoch {epoch:,}."
    VALIDATION_LOSS = "Validation loss: {before} and {now}, at its lowest {low} in epoch {best:,}."
    TRAINING_ACCURACY = "Read right in epoch {epoch:,}: {train:.1f} % of the training images."
    ACCURACIES = "Read right in epoch {epoch:,}: {train:.1f} % of the training images, {validation:.1f} % for validation."
    LARGEST_RISE = "From epoch {since:,} to epoch {epoch:,} training loss rose from {before} to {now}."
    LAST_NUMBER = "The last loss that was a number: {now} in epoch {epoch:,}."


class Evidence(ListedSentence[Ground]):
    """A ground with the values for its sentence."""


_WITHOUT = {Finding.NO_EPOCH, Finding.FIRST_EPOCH, Finding.ONE_EPOCH, Finding.NO_VALIDATION}
"""They speak of no number."""

_OF_ACCURACY = {
    Finding.STUCK, Finding.SURER, Finding.TRAINING_RISES, Finding.VALIDATION_RISES, Finding.VALIDATION_BETTER, Finding.GAP,
    Finding.LARGE_RATE, Finding.SMALL_RATE, Finding.UNSCALED, Finding.HELD_BACK, Finding.SIGMOIDS, Finding.SLOW,
    Finding.UNDER_FITTING,
}  # fmt: skip


def evidence(history: Sequence[EpochRow], findings: Sequence[Finding]) -> tuple[Evidence, ...]:
    """The numbers behind what was found in a run.

    Parameters
    ----------
    history
        The complete epochs so far, in order.
    findings
        What :func:`mnist_desktop.core.runs.diagnosis.diagnose` found in them, the headline first.

    Returns
    -------
    tuple
        The losses at both ends of the epochs that a trend is read from, and the accuracies where a sentence speaks of them.
        Empty where nothing is said that has a number.
    """
    if not findings or not history or findings[0] in _WITHOUT:
        return ()
    finite = [row for row in history if isfinite(row.loss)]
    if len(finite) < len(history):
        last = finite[-1] if finite else None
        return () if last is None else (Evidence(Ground.LAST_NUMBER, {"now": short_loss(last.loss), "epoch": last.epoch}),)
    told = [*_losses(history)]
    if findings[0] in (Finding.JUMPING, Finding.JUMPING_UNSCALED):
        told.insert(0, _largest_rise(history))
    if _OF_ACCURACY & {*findings}:
        told.append(_accuracies(history[-1]))
    return tuple(told)


def _losses(history: Sequence[EpochRow]) -> list[Evidence]:
    first, last = history[-WINDOW:][0], history[-1]
    train = {"before": _loss(first.loss), "since": first.epoch, "now": _loss(last.loss), "epoch": last.epoch}
    told = [Evidence(Ground.TRAINING_LOSS, train)]
    best = best_epoch(history, "val_loss")
    if best is not None and best.val_loss is not None and first.val_loss is not None and last.val_loss is not None:
        values = {"before": _loss(first.val_loss), "now": _loss(last.val_loss), "low": _loss(best.val_loss), "best": best.epoch}
        told.append(Evidence(Ground.VALIDATION_LOSS, values))
    return told


def _accuracies(row: EpochRow) -> Evidence:
    values: dict[str, object] = {"epoch": row.epoch, "train": 100 * row.accuracy}
    if row.val_accuracy is None:
        return Evidence(Ground.TRAINING_ACCURACY, values)
    return Evidence(Ground.ACCURACIES, values | {"validation": 100 * row.val_accuracy})


def _largest_rise(history: Sequence[EpochRow]) -> Evidence:
    """The largest step upwards, as a share of where it began, among the epochs that jumps are looked for in."""
    recent = history[-2 * WINDOW :]
    losses = np.array([row.loss for row in recent])
    at = int(np.argmax(np.diff(losses) / losses[:-1]))
    before, after = recent[at], recent[at + 1]
    values = {"since": before.epoch, "epoch": after.epoch, "before": _loss(before.loss), "now": _loss(after.loss)}
    return Evidence(Ground.LARGEST_RISE, values)


def _loss(loss: float) -> str:
    """A loss with as many digits as its changes need."""
    return f"{loss:.4f}" if loss < 1 else short_loss(loss)
