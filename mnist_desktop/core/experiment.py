"""An experiment: what is trained and how; :mod:`.experiment_problems` says why it may not be trained."""

from __future__ import annotations

from msgspec import Struct

from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.training_config import OptimizerName, TrainingConfig

_OPTIMIZER_FIELDS: dict[OptimizerName, frozenset[str]] = {
    "sgd": frozenset({"momentum", "nesterov"}),
    "rmsprop": frozenset({"momentum"}),
    "adamw": frozenset({"weight_decay"}),
    "muon": frozenset({"weight_decay"}),
}
_ALL_OPTIMIZER_FIELDS = frozenset[str]().union(*_OPTIMIZER_FIELDS.values())


class Experiment(Struct, frozen=True, forbid_unknown_fields=True):
    """A spec and the config it is trained with."""

    spec: ModelSpec = ModelSpec()
    config: TrainingConfig = TrainingConfig()


def unused_settings(config: TrainingConfig) -> frozenset[str]:
    """The names of fields without effect, given the others: momentum with Adam, a split seed without a validation part."""
    unused = _ALL_OPTIMIZER_FIELDS - _OPTIMIZER_FIELDS.get(config.optimizer, frozenset())
    if config.optimizer == "sgd" and config.momentum == 0:
        unused |= {"nesterov"}
    if config.validation_share == 0:
        unused |= {"split_seed", "stratified"}
    return unused
