"""Why an experiment cannot be trained, or is unwise: what its layers and settings have against each other, with a repair."""

from __future__ import annotations

from msgspec.structs import replace

from mnist_desktop.core.datasets.families import FAMILIES
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.memory import step_memory
from mnist_desktop.core.model.cost import allows_micro_batches, micro_batch_size, muon_flops, training_bytes, training_flops
from mnist_desktop.core.model.layers import ActivationLayer, Dense, Dropout, Flatten
from mnist_desktop.core.model.spec import Problem, analyse
from mnist_desktop.core.training_config import OptimizerName, TrainingConfig

SCRATCH_LAYERS = (Flatten, Dense, Dropout, ActivationLayer)
SCRATCH_OPTIMIZERS: tuple[OptimizerName, ...] = ("sgd", "adam")
"""What the engine *scratch* can train; the engine *keras* can train everything."""

USUAL_VALIDATION_SHARE = 0.2
GIGABYTE = 1e9
STOP_FLOPS = 1.5e10
"""Floating-point operations that an ordinary PC does in 150 ms, the longest that Stop should take."""


def config_problem(config: TrainingConfig) -> Problem | None:
    """Why no spec could be trained with `config`, or None. The problem's index is -1: it belongs to no layer."""
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
    if experiment.config.label_smoothing:
        return _needs_keras(
            experiment, -1, "The from-scratch engine has no label smoothing. Choose the Keras engine, or set it to 0.", {}
        )
    return None


def _needs_keras(experiment: Experiment, index: int, template: str, values: dict[str, object]) -> Problem:
    fixed = replace(experiment.config, engine="keras")
    return Problem(index, template, values, True, "Switch to the Keras engine", fixed_config=fixed)


def made_up_problem(config: TrainingConfig, class_names: tuple[str, ...]) -> Problem | None:
    """Why made-up digits cannot be added to images of these classes, or None."""
    if not config.made_up_hands or class_names == FAMILIES["mnist"].class_names:
        return None
    template = "Digits can be made up only for data whose classes are the digits 0 to 9: set Made-up digits to 0."
    return Problem(-1, template, {}, True, "Add no made-up digits", fixed_config=replace(config, made_up_hands=0.0))


def muon_problem(experiment: Experiment) -> Problem | None:
    """Why a step of *muon* would take too long for these layers, or None."""
    if experiment.config.optimizer != "muon":
        return None
    work = muon_flops(experiment.spec)
    if sum(work) <= STOP_FLOPS:
        return None
    index = work.index(max(work))
    template = (
        "Layer {number}, {layer}: muon multiplies square matrices as wide as a layer. With these layers a step takes too long: "
        "choose narrower ones or another optimizer."
    )
    values: dict[str, object] = {"number": index + 1, "layer": experiment.spec.layers[index].kind}
    return Problem(index, template, values, True, "Switch to adamw", fixed_config=replace(experiment.config, optimizer="adamw"))


def memory_problem(experiment: Experiment, limit: int) -> Problem | None:
    """Why a step of this experiment needs more than `limit` bytes, or None."""
    batch_size = experiment.config.batch_size
    constant, per_image = training_bytes(experiment.spec)
    needed = constant + micro_batch_size(experiment.spec, batch_size) * per_image
    if needed <= limit:
        return None
    template = (
        "With batch size {batch_size:,}, a step would take about {needed:.1f} GB of memory, "
        "more than the {limit:.1f} GB that this computer can spare for it."
    )
    values: dict[str, object] = {"batch_size": batch_size, "needed": needed / GIGABYTE, "limit": limit / GIGABYTE}
    return _smaller_batches(experiment.config, (limit - constant) // per_image, template, values, blocking=True)


def experiment_problem(
    experiment: Experiment, memory: int | None = None, class_names: tuple[str, ...] | None = None
) -> Problem | None:
    """Why this spec cannot be trained with this config, or None. Problems of the spec alone are not looked for.

    Parameters
    ----------
    memory
        How many bytes a step may take; by default :func:`step_memory`.
    class_names
        The names of the classes of its data, where they are known.
    """
    return (
        config_problem(experiment.config)
        or (None if class_names is None else made_up_problem(experiment.config, class_names))
        or engine_problem(experiment)
        or muon_problem(experiment)
        or memory_problem(experiment, step_memory() if memory is None else memory)
    )


def obstacle_to(experiment: Experiment, classes: int) -> Problem | None:
    """Why an experiment cannot be trained on any data of so many classes, or None."""
    return analyse(experiment.spec, classes).blocking or experiment_problem(experiment)


def experiment_hint(experiment: Experiment) -> Problem | None:
    """What is unwise about this spec with this config, or None. So far only one thing: steps so long that Stop is slow."""
    config, flops = experiment.config, training_flops(experiment.spec)
    if allows_micro_batches(experiment.spec) or config.batch_size * flops <= STOP_FLOPS:
        return None
    template = (
        "With batch size {batch_size:,}, Stop and Pause are slow to answer: "
        "a step takes long, and BatchNormalization needs the whole batch at once."
    )
    return _smaller_batches(config, int(STOP_FLOPS // flops), template, {"batch_size": config.batch_size}, blocking=False)


def _smaller_batches(config: TrainingConfig, most: int, template: str, values: dict[str, object], *, blocking: bool) -> Problem:
    """A problem that goes away with batches of at most `most` images. The repair is the largest power of two, if there is one."""
    if most < 1:
        return Problem(-1, template, values, blocking)
    fitting = 1 << (most.bit_length() - 1)
    fixed = replace(config, batch_size=fitting)
    return Problem(-1, template, values | {"fitting": fitting}, blocking, "Use batch size {fitting:,}", fixed_config=fixed)
