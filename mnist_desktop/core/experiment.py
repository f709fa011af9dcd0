"""What is trained and how: the two values that together make an experiment."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from mnist_desktop.core.model.layers import ActivationLayer, Dense, Dropout, Flatten
from mnist_desktop.core.model.spec import ModelSpec, Problem
from mnist_desktop.core.runs.config import OptimizerName, TrainingConfig

SCRATCH_LAYERS = (Flatten, Dense, Dropout, ActivationLayer)
SCRATCH_OPTIMIZERS: tuple[OptimizerName, ...] = ("sgd", "adam")
"""What the engine that is written to be read knows; the engine keras knows everything."""

_OPTIMIZER_FIELDS: dict[OptimizerName, frozenset[str]] = {
    "sgd": frozenset({"momentum", "nesterov"}),
    "rmsprop": frozenset({"momentum"}),
    "adamw": frozenset({"weight_decay"}),
}
_ALL_OPTIMIZER_FIELDS = frozenset[str]().union(*_OPTIMIZER_FIELDS.values())
USUAL_VALIDATION_SHARE = 0.2


class Experiment(Struct, frozen=True, forbid_unknown_fields=True):
    """A spec and the config it is trained with."""

    spec: ModelSpec = ModelSpec()
    config: TrainingConfig = TrainingConfig()


def config_problem(config: TrainingConfig) -> Problem | None:
    """Why no spec could be trained with `config`, or None. Its index is -1: it stands at no layer."""
    if config.early_stopping is not None and config.validation_share == 0:
        template = "Early stopping watches validation images, but none are set aside: raise Validation above 0."
        fixed = replace(config, validation_share=USUAL_VALIDATION_SHARE)
        return Problem(-1, template, {}, True, "Set a fifth aside", fixed_config=fixed)
    return None


def engine_problem(experiment: Experiment) -> Problem | None:
    """Why the chosen engine cannot train these layers with this optimizer, or None."""
    if experiment.config.engine != "scratch":
        return None
    for index, layer in enumerate(experiment.spec.layers):
        if not isinstance(layer, SCRATCH_LAYERS):
            template = (
                "Layer {number}, {layer}: the from-scratch engine has only Flatten, Dense, Dropout and Activation. "
                "Choose the Keras engine for this model."
            )
            return _needs_keras(experiment, index, template, {"number": index + 1, "layer": layer.kind})
    if experiment.config.optimizer not in SCRATCH_OPTIMIZERS:
        template = (
            "The from-scratch engine has only the optimizers sgd and adam, not {optimizer}. "
            "Choose the Keras engine for this optimizer."
        )
        return _needs_keras(experiment, -1, template, {"optimizer": experiment.config.optimizer})
    return None


def _needs_keras(experiment: Experiment, index: int, template: str, values: dict[str, object]) -> Problem:
    fixed = replace(experiment.config, engine="keras")
    return Problem(index, template, values, True, "Switch to the Keras engine", fixed_config=fixed)


def experiment_problem(experiment: Experiment) -> Problem | None:
    """Why this spec and this config cannot be trained together, the spec's own problems apart; or None."""
    return config_problem(experiment.config) or engine_problem(experiment)


def unused_settings(config: TrainingConfig) -> frozenset[str]:
    """The names of fields that change nothing, given the others: momentum with Adam, a split seed with nothing to split."""
    unused = _ALL_OPTIMIZER_FIELDS - _OPTIMIZER_FIELDS.get(config.optimizer, frozenset())
    if config.optimizer == "sgd" and config.momentum == 0:
        unused |= {"nesterov"}
    if config.validation_share == 0:
        unused |= {"split_seed", "stratified"}
    return unused
