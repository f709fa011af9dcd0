"""Picks the engine that a config names."""

from __future__ import annotations

import numpy as np

from mnist_desktop import __version__
from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs.checkpoint import Checkpoint
from mnist_desktop.core.runs.config import EngineName, TrainingConfig
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.record import RateChanges, RunRecord
from mnist_desktop.training.engine import Emit, Engine, KeepCheckpoint


def train(
    run_id: str,
    spec: ModelSpec,
    config: TrainingConfig,
    dataset: Dataset,
    emit: Emit,
    control: Control,
    rate_changes: RateChanges = (),
    *,
    keep_checkpoint: KeepCheckpoint | None = None,
    resumed: Checkpoint | None = None,
) -> RunRecord:
    """Train with the engine ``config.engine``; see :class:`mnist_desktop.training.engine.Engine`."""
    # Imported here: only the engine that is wanted costs its seconds.
    if config.engine == "scratch":
        from mnist_desktop.training.scratch.engine import train as train_in_numpy  # noqa: PLC0415

        engine: Engine = train_in_numpy
    else:
        from mnist_desktop.training.keras.engine import train as train_in_keras  # noqa: PLC0415

        engine = train_in_keras
    return engine(run_id, spec, config, dataset, emit, control, rate_changes, keep_checkpoint=keep_checkpoint, resumed=resumed)


def versions(engine: EngineName) -> dict[str, str]:
    """What a run of `engine` would write down as its versions; raises EngineError when the engine cannot be loaded."""
    if engine == "scratch":
        return {"mnist_desktop": __version__, "numpy": np.__version__}
    from mnist_desktop.training.keras import importing  # noqa: PLC0415

    importing.import_engine()
    return {"mnist_desktop": __version__, **importing.versions()}
