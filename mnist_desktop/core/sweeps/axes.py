"""What a sweep varies: its axes, and how a value of each changes an experiment.

>>> from mnist_desktop.core.experiment import Experiment
>>> with_setting(Experiment(), Setting("batch_size", 64)).config.batch_size
64
"""

from __future__ import annotations

from math import exp, isfinite, log
from typing import Annotated, Literal, get_args

import numpy as np
from msgspec import Meta, Struct
from msgspec.structs import replace

from mnist_desktop.core import fields
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.model.closing_layers import classes_of, closing_dense
from mnist_desktop.core.model.layers import AnyLayer, Conv2D, Dense, Dropout
from mnist_desktop.core.model.spec import MAX_LAYERS, ModelSpec
from mnist_desktop.core.presets.all_presets import preset
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.core.training_config import TrainingConfig

AxisKind = Literal["preset", "layers", "units", "filters", "dropout", "optimizer", "learning_rate", "batch_size", "seed"]
"""In the order in which they change an experiment: a preset comes first, as it replaces all but epochs and validation images."""
AXIS_KINDS: tuple[AxisKind, ...] = get_args(AxisKind)
ScaleName = Literal["linear", "log"]
Value = int | float | str
"""Of a setting: the id of a preset, the name of an optimizer, else a number."""

AXIS_TITLES: dict[AxisKind, Sentence] = {
    "preset": Sentence("Preset"),
    "layers": Sentence("Hidden Dense layers"),
    "units": Sentence("Units"),
    "filters": Sentence("Filters"),
    "dropout": Sentence("Dropout"),
    "optimizer": Sentence("Optimizer"),
    "learning_rate": Sentence("Learning rate"),
    "batch_size": Sentence("Batch size"),
    "seed": Sentence("Seed"),
}
"""What a person calls each axis."""

WHOLE_KINDS: frozenset[AxisKind] = frozenset({"layers", "units", "filters", "batch_size", "seed"})
"""Whose values are whole numbers."""
WORD_KINDS: frozenset[AxisKind] = frozenset({"preset", "optimizer"})
"""Whose values are words; they have no span."""

MOST_VALUES = 1000
"""Of one axis."""
MOST_HIDDEN = 20
"""Dense layers that an axis may ask for."""

_FIELDS: dict[AxisKind, tuple[type[Struct], str]] = {
    "units": (Dense, "units"),
    "filters": (Conv2D, "filters"),
    "dropout": (Dropout, "rate"),
    "optimizer": (TrainingConfig, "optimizer"),
    "learning_rate": (TrainingConfig, "learning_rate"),
    "batch_size": (TrainingConfig, "batch_size"),
    "seed": (TrainingConfig, "seed"),
}
"""The field whose range a value must keep."""

_CONFIG_KINDS: frozenset[AxisKind] = frozenset({"optimizer", "learning_rate", "batch_size", "seed"})
"""Which are settings of the training, by the names of its fields."""


class AxisError(UserError):
    """An axis has no values, or one that its setting cannot have."""


class Span(Struct, frozen=True, forbid_unknown_fields=True):
    """The smallest and the largest value that a random search may draw; on a ``log`` scale each factor is as likely."""

    low: float
    high: float
    scale: ScaleName = "linear"


class Axis(Struct, frozen=True, forbid_unknown_fields=True):
    """One setting that members of a sweep differ in: a list of values or, for random search, a span."""

    kind: AxisKind
    values: Annotated[tuple[Value, ...], Meta(max_length=MOST_VALUES)] = ()
    span: Span | None = None


class Setting(Struct, frozen=True, forbid_unknown_fields=True):
    """What one member has of one axis."""

    kind: AxisKind
    value: Value


def checked_axis(axis: Axis) -> Axis:
    """`axis` with its values as their setting holds them: without repetitions, whole numbers as such.

    Raises
    ------
    UserError
        It has neither values nor a span, or both, or one of them is not allowed for its setting.
    """
    if bool(axis.values) == (axis.span is not None):
        raise AxisError("Give either values or a span for {axis}, not both.", axis=AXIS_TITLES[axis.kind])
    if axis.span is None:
        return replace(axis, values=tuple(dict.fromkeys(checked_value(axis.kind, value) for value in axis.values)))
    if axis.kind in WORD_KINDS:
        raise AxisError("{axis} has no span: give a list of values.", axis=AXIS_TITLES[axis.kind])
    low, high = (checked_value(axis.kind, end) for end in (axis.span.low, axis.span.high))
    if not (isinstance(low, int | float) and isinstance(high, int | float) and low < high):
        raise AxisError("The span of {axis} must begin with the smaller number.", axis=AXIS_TITLES[axis.kind])
    if axis.span.scale == "log" and low <= 0:
        raise AxisError("A logarithmic span of {axis} must begin above 0.", axis=AXIS_TITLES[axis.kind])
    return replace(axis, span=replace(axis.span, low=float(low), high=float(high)))


def checked_value(kind: AxisKind, value: Value) -> Value:
    """`value` as a setting of that kind holds it.

    Raises
    ------
    UserError
        The setting cannot have it. The sentence says what it accepts.
    """
    if kind in WHOLE_KINDS and isinstance(value, float) and isfinite(value) and value == int(value):
        value = int(value)
    if kind == "preset":
        return _checked_preset(value)
    if kind == "layers":
        if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= MOST_HIDDEN:
            raise AxisError("A network can have 1 to {most} hidden Dense layers, not {value}.", most=MOST_HIDDEN, value=value)
        return value
    owner, name = _FIELDS[kind]
    found: Value = fields.checked(owner, name, value)
    return found


def drawn_value(axis: Axis, random: np.random.Generator) -> Value:
    """One value of a checked axis, drawn at random: each of a list is as likely; a span is even on its scale."""
    if axis.span is None:
        return axis.values[int(random.integers(len(axis.values)))]
    low, high = axis.span.low, axis.span.high
    share = float(random.random())
    value = exp(log(low) + share * (log(high) - log(low))) if axis.span.scale == "log" else low + share * (high - low)
    value = min(max(value, low), high)
    # Three digits are enough for every setting, and can be typed again.
    return round(value) if axis.kind in WHOLE_KINDS else min(max(float(f"{value:.3g}"), low), high)


def with_setting(experiment: Experiment, setting: Setting) -> Experiment:
    """A copy of `experiment` with one setting of a member.

    Raises
    ------
    AxisError
        Its layers have nothing that the setting could change: no hidden Dense layer, no convolution, too many layers.
    """
    kind, value = setting.kind, setting.value
    if kind in _CONFIG_KINDS:
        return replace(experiment, config=fields.replace(experiment.config, **{kind: value}))
    if kind == "preset":
        found = preset(str(value)).experiment_for(classes_of(experiment.spec))
        # How long members are trained, and on which images they are judged, is the same for all of a sweep.
        config = replace(found.config, epochs=experiment.config.epochs, validation_share=experiment.config.validation_share)
        return replace(found, config=config)
    spec = experiment.spec
    match kind:
        case "layers":
            layers = _with_hidden_count(spec, int(value))
        case "units":
            layers = _changed(spec, hidden_dense(spec), "units", int(value))
        case "filters":
            convolutions = tuple(at for at, layer in enumerate(spec.layers) if isinstance(layer, Conv2D))
            layers = _changed(spec, convolutions, "filters", int(value))
        case _:
            layers = _with_dropout(spec, float(value))
    return replace(experiment, spec=ModelSpec(layers, spec.name))


def hidden_dense(spec: ModelSpec) -> tuple[int, ...]:
    """The indices of the Dense layers before the one that decides the number of classes."""
    end = closing_dense(spec)
    last = len(spec.layers) if end is None else end
    return tuple(at for at, layer in enumerate(spec.layers[:last]) if isinstance(layer, Dense))


def _checked_preset(value: Value) -> str:
    try:
        return preset(str(value)).id
    except KeyError as error:
        raise AxisError("There is no preset called {name}.", name=value) from error


def _changed(spec: ModelSpec, places: tuple[int, ...], name: str, value: int) -> tuple[AnyLayer, ...]:
    if not places:
        told = ("The network has no hidden Dense layer whose units could be changed." if name == "units"
                else "The network has no convolution whose filters could be changed.")  # fmt: skip
        raise AxisError(told)
    return tuple(fields.replace(layer, **{name: value}) if at in places else layer for at, layer in enumerate(spec.layers))


def _with_hidden_count(spec: ModelSpec, count: int) -> tuple[AnyLayer, ...]:
    """So many hidden Dense layers: the last one is repeated, with the Dropout that stands behind it, or the last ones go."""
    places = hidden_dense(spec)
    if not places:
        raise AxisError("The network has no hidden Dense layer that could be repeated.")
    layers = spec.layers
    if count <= len(places):
        doomed = {at for place in places[count:] for at in range(place, _end_of_block(layers, place))}
        return tuple(layer for at, layer in enumerate(layers) if at not in doomed)
    begin, end = places[-1], _end_of_block(layers, places[-1])
    more = layers[begin:end] * (count - len(places))
    if len(layers) + len(more) > MAX_LAYERS:
        raise AxisError("With {count} hidden Dense layers, the network would have more than {most} layers.",
                        count=count, most=MAX_LAYERS)  # fmt: skip
    return (*layers[:end], *more, *layers[end:])


def _end_of_block(layers: tuple[AnyLayer, ...], place: int) -> int:
    """Where the Dense layer at `place` ends, with the Dropout that stands behind it."""
    behind = place + 1
    return behind + 1 if behind < len(layers) and isinstance(layers[behind], Dropout) else behind


def _with_dropout(spec: ModelSpec, rate: float) -> tuple[AnyLayer, ...]:
    """Every Dropout with that rate or, where there is none, a new one behind each hidden Dense layer; no new one for 0."""
    if any(isinstance(layer, Dropout) for layer in spec.layers):
        return tuple(Dropout(rate) if isinstance(layer, Dropout) else layer for layer in spec.layers)
    places = hidden_dense(spec)
    if not places:
        raise AxisError("The network has neither a Dropout nor a hidden Dense layer behind which one could stand.")
    if rate == 0:
        return spec.layers
    layers: list[AnyLayer] = []
    for at, layer in enumerate(spec.layers):
        layers += [layer, Dropout(rate)] if at in places else [layer]
    return tuple(layers)
