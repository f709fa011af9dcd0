"""The experiment that would show whether what is said of a run's curves is true: the same run with one thing changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from math import floor, log10

from msgspec.structs import replace

from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.experiment_problems import USUAL_VALIDATION_SHARE, obstacle_to
from mnist_desktop.core.fields import field_of
from mnist_desktop.core.marking import MarkedTexts
from mnist_desktop.core.model.closing_layers import classes_of
from mnist_desktop.core.model.layers import ActivationLayer, Conv2D, Dense, Dropout, Layer
from mnist_desktop.core.model.structure import ModelSpec, insert, with_layers
from mnist_desktop.core.runs.diagnosis_sentences import Finding
from mnist_desktop.core.runs.rate_bounds import bounds_of
from mnist_desktop.core.sentence import ListedSentence
from mnist_desktop.core.training_config import EarlyStopping, TrainingConfig

SEEDS = 3
"""How many seeds tell luck from a trend, at the least."""
USUAL_DROPOUT = 0.3
MOST_DROPOUT = 0.6
PATIENCE = 3


class TrialKind(MarkedTexts):
    """What is changed; the value is the English text, with placeholders."""

    RATE = "Learning rate {rate:g} instead of {before:g}"
    SCALING = "Scaled pixels, learning rate {rate:g}"
    EPOCHS = "{epochs:,} epochs instead of {before:,}"
    DROPOUT = "Dropout {rate:g}"
    LESS_DROPOUT = "Half the dropout and no penalties"
    EARLY_STOPPING = "Early stopping, patience {patience}"
    UNITS = "Twice the units"
    RELU = "Relu instead of sigmoid, learning rate {rate:g}"
    VALIDATION = "{share:.0f} % of the training images for validation"
    SEEDS = "The same with {count} seeds"


@dataclass(frozen=True)
class Trial(ListedSentence[TrialKind]):
    """One experiment to set up. `experiment` is None for the same run with other seeds."""

    experiment: Experiment | None = None


_Make = Callable[[Experiment], "Trial | None"]


def trials(findings: Sequence[Finding], experiment: Experiment) -> tuple[Trial, ...]:
    """What to train next to test what was found in a run, the most telling first; none twice, and none that cannot be trained.

    Parameters
    ----------
    findings
        What was found, the headline first.
    experiment
        How the run was trained.
    """
    made: dict[TrialKind, Trial] = {}
    for finding in findings:
        for make in _TRIALS.get(finding, ()):
            trial = make(experiment)
            if trial is not None and _is_to_be_had(trial, experiment):
                made.setdefault(trial.kind, trial)
    return tuple(made.values())


def _is_to_be_had(trial: Trial, before: Experiment) -> bool:
    """Whether a trial changes anything, into something that can be trained."""
    return trial.experiment is None or (
        trial.experiment != before and obstacle_to(trial.experiment, classes_of(before.spec)) is None
    )


def _with_rate(rate: Callable[[TrainingConfig], float], experiment: Experiment) -> Trial | None:
    """Another learning rate, in the range that a form allows."""
    config, field = experiment.config, field_of(TrainingConfig, "learning_rate")
    low, high = field.minimum or 0.0, field.maximum or rate(config)
    wanted = min(max(_rounded(rate(config)), low), high)
    if wanted == config.learning_rate:
        return None
    changed = replace(config, learning_rate=wanted)
    return Trial(TrialKind.RATE, {"rate": wanted, "before": config.learning_rate}, Experiment(experiment.spec, changed))


def _smaller_rate(config: TrainingConfig) -> float:
    """The usual rate where that is smaller, else a third."""
    usual = bounds_of(config).usual
    return usual if usual < config.learning_rate / 2 else config.learning_rate / 3


def _larger_rate(config: TrainingConfig) -> float:
    usual = bounds_of(config).usual
    return usual if usual > 2 * config.learning_rate else config.learning_rate * 3


def _rounded(rate: float) -> float:
    """To one digit: a third of 0.001 is 0.0003."""
    return round(rate, -floor(log10(rate)))


def _scaled(experiment: Experiment) -> Trial | None:
    rate = _rounded(bounds_of(experiment.config).usual)
    changed = replace(experiment.config, scaling="unit", learning_rate=rate)
    return Trial(TrialKind.SCALING, {"rate": rate}, Experiment(experiment.spec, changed))


def _more_epochs(experiment: Experiment) -> Trial | None:
    before = experiment.config.epochs
    epochs = min(2 * before, int(field_of(TrainingConfig, "epochs").maximum or before))
    if epochs == before:
        return None
    changed = replace(experiment.config, epochs=epochs)
    return Trial(TrialKind.EPOCHS, {"epochs": epochs, "before": before}, Experiment(experiment.spec, changed))


def _dropout(experiment: Experiment) -> Trial | None:
    """Dropout behind the last hidden layer with units, or more of what there is."""
    spec = experiment.spec
    rates = [layer.rate for layer in spec.layers if isinstance(layer, Dropout)]
    if rates:
        stronger = min(MOST_DROPOUT, round(max(rates) + 0.2, 2))
        if stronger <= max(rates):
            return None
        layers = tuple(replace(each, rate=stronger) if isinstance(each, Dropout) else each for each in spec.layers)
        return Trial(TrialKind.DROPOUT, {"rate": stronger}, Experiment(with_layers(spec, layers), experiment.config))
    if not spec.layers or not isinstance(spec.layers[-1], Dense) or len(spec.layers) < 2:
        return None
    changed = insert(spec, len(spec.layers) - 1, Dropout(USUAL_DROPOUT))
    return Trial(TrialKind.DROPOUT, {"rate": USUAL_DROPOUT}, Experiment(changed, experiment.config))


def _less_held_back(experiment: Experiment) -> Trial | None:
    layers = tuple(map(_freer, experiment.spec.layers))
    if layers == experiment.spec.layers:
        return None
    return Trial(TrialKind.LESS_DROPOUT, {}, Experiment(with_layers(experiment.spec, layers), experiment.config))


def _freer(layer: Layer) -> Layer:
    match layer:
        case Dropout():
            return replace(layer, rate=round(layer.rate / 2, 2))
        case Dense() | Conv2D():
            return replace(layer, l1=0.0, l2=0.0)
    return layer


def _early_stopping(experiment: Experiment) -> Trial | None:
    if experiment.config.early_stopping is not None:
        return None
    share = experiment.config.validation_share or USUAL_VALIDATION_SHARE
    changed = replace(experiment.config, early_stopping=EarlyStopping(patience=PATIENCE), validation_share=share)
    return Trial(TrialKind.EARLY_STOPPING, {"patience": PATIENCE}, Experiment(experiment.spec, changed))


def _more_units(experiment: Experiment) -> Trial | None:
    last = len(experiment.spec.layers) - 1
    layers = tuple(each if at == last else _wider(each) for at, each in enumerate(experiment.spec.layers))
    if layers == experiment.spec.layers:
        return None
    return Trial(TrialKind.UNITS, {}, Experiment(with_layers(experiment.spec, layers), experiment.config))


def _wider(layer: Layer) -> Layer:
    match layer:
        case Dense():
            return replace(layer, units=min(2 * layer.units, int(field_of(Dense, "units").maximum or layer.units)))
        case Conv2D():
            return replace(layer, filters=min(2 * layer.filters, int(field_of(Conv2D, "filters").maximum or layer.filters)))
    return layer


def _relu(experiment: Experiment) -> Trial | None:
    rate = _rounded(bounds_of(experiment.config).usual)
    changed = replace(experiment.config, learning_rate=rate)
    return Trial(TrialKind.RELU, {"rate": rate}, Experiment(_with_relu(experiment.spec), changed))


def _with_relu(spec: ModelSpec) -> ModelSpec:
    def bent(layer: Layer) -> Layer:
        has_sigmoid = isinstance(layer, (Dense, Conv2D, ActivationLayer)) and layer.activation == "sigmoid"
        return replace(layer, activation="relu") if has_sigmoid else layer

    return with_layers(spec, tuple(map(bent, spec.layers)))


def _validation(experiment: Experiment) -> Trial | None:
    changed = replace(experiment.config, validation_share=USUAL_VALIDATION_SHARE)
    return Trial(TrialKind.VALIDATION, {"share": 100 * USUAL_VALIDATION_SHARE}, Experiment(experiment.spec, changed))


def _seeds(_: Experiment) -> Trial | None:
    return Trial(TrialKind.SEEDS, {"count": SEEDS})


_slower, _faster = partial(_with_rate, _smaller_rate), partial(_with_rate, _larger_rate)
_against_memorising = _early_stopping, _dropout, _seeds

_TRIALS: dict[Finding, tuple[_Make, ...]] = {
    Finding.NOT_A_NUMBER: (_slower,),
    Finding.NOT_A_NUMBER_UNSCALED: (_scaled,),
    Finding.GROWN: (_slower,),
    Finding.OVERSHOT_UNSCALED: (_scaled,),
    Finding.OVERSHOT: (_slower,),
    Finding.UNSCALED: (_scaled,),
    Finding.LARGE_RATE: (_slower,),
    Finding.SMALL_RATE: (_faster,),
    Finding.HELD_BACK: (_less_held_back,),
    Finding.SIGMOIDS: (_relu,),
    Finding.STUCK: (_slower, _faster),
    Finding.SLOW: (_more_epochs, _faster),
    Finding.JUMPING: (_slower,),
    Finding.JUMPING_UNSCALED: (_scaled,),
    Finding.SCATTERED: (_slower, _seeds),
    Finding.BOTH_RISEN: (_slower,),
    Finding.OVER_FITTING: _against_memorising,
    Finding.SURER: _against_memorising,
    Finding.MORE_WOULD_HELP: (_more_epochs, _seeds),
    Finding.FALLS_AGAIN: (_more_epochs, _seeds),
    Finding.VALIDATION_FALLS: (_more_epochs, _seeds),
    Finding.VALIDATION_LEVEL: (_dropout, _more_epochs, _seeds),
    Finding.VALIDATION_UNCLEAR: (_more_epochs, _seeds),
    Finding.VALIDATION_RISES: (_more_epochs, _seeds),
    Finding.LEARNT_ALL: (_dropout, _seeds),
    Finding.SETTLED: (_seeds,),
    Finding.BOTH_LEVEL: (_more_units, _seeds),
    Finding.UNDER_FITTING: (_more_units, _seeds),
    Finding.TRAINING_FALLS: (_more_epochs, _seeds),
    Finding.TRAINING_RISES: (_more_epochs, _seeds),
    Finding.TRAINING_LEVEL: (_more_units, _seeds),
    Finding.GAP: (_dropout, _early_stopping),
    Finding.NO_VALIDATION: (_validation,),
    Finding.TOO_EARLY: (_more_epochs,),
    Finding.ONE_EPOCH: (_more_epochs,),
}
"""What would show whether a sentence is true, the most telling first. What is not named here needs no showing."""
