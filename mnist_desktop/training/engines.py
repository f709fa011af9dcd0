"""Chooses the engine that a config names."""

from __future__ import annotations

import numpy as np

from mnist_desktop import __version__
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.record import RunRecord
from mnist_desktop.core.training_config import EngineName
from mnist_desktop.training.engine_interface import Emit, KeepCheckpoint
from mnist_desktop.training.job import TrainingJob


def train(job: TrainingJob, emit: Emit, control: Control, keep_checkpoint: KeepCheckpoint | None = None) -> RunRecord:
    """Train with the engine that the job's config names; see :class:`mnist_desktop.training.engine_interface.Engine`."""
    # Imported here, so that only the chosen engine is imported, which takes seconds.
    if job.config.engine == "scratch":
        from mnist_desktop.training.scratch.engine import train as train_in_numpy  # noqa: PLC0415

        return train_in_numpy(job, emit, control, keep_checkpoint)
    from mnist_desktop.training.keras.engine import train as train_in_keras  # noqa: PLC0415

    return train_in_keras(job, emit, control, keep_checkpoint)


def versions(engine: EngineName) -> dict[str, str]:
    """The versions that a run of `engine` would record; raises EngineError when the engine cannot be loaded."""
    if engine == "scratch":
        return {"mnist_desktop": __version__, "numpy": np.__version__}
    from mnist_desktop.training.keras import importing  # noqa: PLC0415

    importing.import_engine()
    return {"mnist_desktop": __version__, **importing.versions()}
