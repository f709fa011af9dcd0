"""Decides when to end a run before its last epoch, and which weights to keep."""

from __future__ import annotations

from math import inf

from mnist_desktop.core.runs.record import EpochRow
from mnist_desktop.core.training_config import TrainingConfig


class EarlyStopper:
    """Early stopping, as in Keras' ``EarlyStopping`` (Goodfellow et al., Deep Learning, 2016, algorithm 7.1)."""

    def __init__(self, config: TrainingConfig) -> None:
        self._rule = config.early_stopping
        self._best = -inf
        self._epochs_without_improvement = 0

    def judge(self, row: EpochRow) -> bool:
        """Take note of a complete epoch; returns whether its weights are the ones to keep so far."""
        if self._rule is None or row.val_loss is None or row.val_accuracy is None:
            return True
        value = -row.val_loss if self._rule.monitor == "val_loss" else row.val_accuracy
        improved = value > self._best
        if improved:
            self._best = value
        self._epochs_without_improvement = 0 if improved else self._epochs_without_improvement + 1
        return improved or not self._rule.restore_best

    @property
    def out_of_patience(self) -> bool:
        """Whether the run should end now."""
        return self._rule is not None and self._epochs_without_improvement >= self._rule.patience
