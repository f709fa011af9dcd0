"""Picks the engine that a config names."""

from __future__ import annotations

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs.config import TrainingConfig
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.record import RateChanges, RunRecord
from mnist_desktop.training.engine import Emit


def train(
    run_id: str,
    spec: ModelSpec,
    config: TrainingConfig,
    dataset: Dataset,
    emit: Emit,
    control: Control,
    rate_changes: RateChanges = (),
) -> RunRecord:
    """Train with the engine ``config.engine``; see :class:`mnist_desktop.training.engine.Engine`."""
    # Imported here: only the engine that is wanted costs its seconds.
    if config.engine == "scratch":
        from mnist_desktop.training.scratch.engine import train as train_in_numpy  # noqa: PLC0415

        return train_in_numpy(run_id, spec, config, dataset, emit, control, rate_changes)
    from mnist_desktop.training.keras.engine import train as train_in_keras  # noqa: PLC0415

    return train_in_keras(run_id, spec, config, dataset, emit, control, rate_changes)
