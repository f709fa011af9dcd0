"""What is trained and how: the two values that together make an experiment."""

from __future__ import annotations

from msgspec import Struct

from mnist_desktop.core.model.spec import ModelSpec, Problem
from mnist_desktop.core.runs.config import TrainingConfig


class Experiment(Struct, frozen=True, forbid_unknown_fields=True):
    """A spec and the config it is trained with."""

    spec: ModelSpec = ModelSpec()
    config: TrainingConfig = TrainingConfig()


def config_problem(config: TrainingConfig) -> Problem | None:
    """Why no spec could be trained with `config`, or None. Its index is -1: it stands at no layer."""
    if config.early_stopping is not None and config.validation_share == 0:
        return Problem(-1, "Early stopping watches validation images, but none are set aside: raise Validation above 0.", {})
    return None
