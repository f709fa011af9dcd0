"""The ordered layers of a network, and all that can be said of them without Keras: shapes, counts, problems.

>>> analyse(ModelSpec((Flatten(), Dense(10, "softmax")))).parameters
7850
"""

from __future__ import annotations

from dataclasses import dataclass

from msgspec import Struct

from mnist_desktop.core.model.layers import (
    ActivationLayer,
    AnyLayer,
    Dense,
    Flatten,
    Layer,
    NeedsImageError,
    NeedsRowError,
    Shape,
    ShapeError,
    WindowTooLargeError,
)

INPUT_SHAPE: Shape = (28, 28, 1)
CLASSES = 10
MAX_LAYERS = 100
MAX_PARAMETERS = 20_000_000
"""Above this, weights, gradients and Adam's two moments would fill a school PC's memory (16 bytes each)."""


class ModelSpec(Struct, frozen=True, forbid_unknown_fields=True):
    """The layers of a network from input to output, without weights."""

    layers: tuple[AnyLayer, ...] = ()
    name: str = ""


@dataclass(frozen=True)
class LayerRow:
    """What the layer list shows of one layer. Shape and count are None behind a layer that cannot be."""

    layer: Layer
    output_shape: Shape | None
    parameters: int | None


@dataclass(frozen=True)
class Problem:
    """Why a spec cannot be trained (`blocking`), or what about it is unwise (not `blocking`).

    Attributes
    ----------
    index
        The layer it stands at; the number of layers for "something is missing at the end".
    template, values
        The sentence and what goes into its placeholders, apart so that a view can translate it.
    fix_label, fixed
        What a one-click repair says, and the spec after it; both None where there is none.
    """

    index: int
    template: str
    values: dict[str, object]
    blocking: bool = True
    fix_label: str | None = None
    fixed: ModelSpec | None = None

    @property
    def text(self) -> str:
        """The sentence in English."""
        return self.template.format(**self.values)


@dataclass(frozen=True)
class Analysis:
    """All that is known of a spec without building it."""

    rows: tuple[LayerRow, ...]
    problems: tuple[Problem, ...]

    @property
    def parameters(self) -> int:
        """The number of parameters of all layers whose shape is known."""
        return sum(row.parameters or 0 for row in self.rows)

    @property
    def blocking(self) -> Problem | None:
        """The first problem that forbids training."""
        return next((problem for problem in self.problems if problem.blocking), None)


def analyse(spec: ModelSpec) -> Analysis:
    """Follow the shapes through `spec` and collect what is wrong or unwise with it.

    Shapes end at the first layer that cannot take its input; only that one is reported, since what follows from it
    is not the user's mistake. Takes well under a millisecond for a spec of usual length.
    """
    rows: list[LayerRow] = []
    shape: Shape | None = INPUT_SHAPE
    problems: list[Problem] = []
    for index, layer in enumerate(spec.layers):
        parameters = None
        if shape is not None:
            try:
                output = layer.output_shape(shape)
                parameters = layer.parameter_count(shape)
                shape = output
            except ShapeError as error:
                problems.append(_shape_problem(spec, index, error))
                shape = None
        rows.append(LayerRow(layer, shape, parameters))
    analysis = Analysis(tuple(rows), ())
    if shape is not None:
        problems += _output_problems(spec, shape)
    problems += _size_problems(spec, analysis.parameters)
    problems += _hints(spec)
    return Analysis(tuple(rows), tuple(problems))


def insert(spec: ModelSpec, index: int, *layers: Layer) -> ModelSpec:
    """A copy of `spec` with `layers` put in before position `index`."""
    return with_layers(spec, (*spec.layers[:index], *layers, *spec.layers[index:]))


def remove(spec: ModelSpec, *indices: int) -> ModelSpec:
    """A copy of `spec` without the layers at `indices`."""
    return with_layers(spec, tuple(layer for at, layer in enumerate(spec.layers) if at not in indices))


def replace_layer(spec: ModelSpec, index: int, layer: Layer) -> ModelSpec:
    """A copy of `spec` with `layer` at position `index`."""
    return with_layers(spec, (*spec.layers[:index], layer, *spec.layers[index + 1 :]))


def move(spec: ModelSpec, index: int, to: int) -> ModelSpec:
    """A copy of `spec` in which the layer from `index` stands at position `to`."""
    layers = list(spec.layers)
    layers.insert(to, layers.pop(index))
    return with_layers(spec, tuple(layers))


def with_layers(spec: ModelSpec, layers: tuple[Layer, ...]) -> ModelSpec:
    """A copy of `spec` with other layers."""
    return ModelSpec(layers, spec.name)  # type: ignore[arg-type]  # every Layer subclass is one of AnyLayer


def _shape_problem(spec: ModelSpec, index: int, error: ShapeError) -> Problem:
    label: str | None = None
    fixed: ModelSpec | None = None
    layer = spec.layers[index]
    match error:
        case NeedsRowError():
            label, fixed = "Insert Flatten", insert(spec, index, Flatten())
        case NeedsImageError():
            before = [at for at in range(index) if isinstance(spec.layers[at], Flatten)]
            if before:
                label, fixed = "Remove Flatten", remove(spec, *before)
            else:
                label, fixed = "Remove {layer}", remove(spec, index)
        case WindowTooLargeError():
            label, fixed = "Use padding same", replace_layer(spec, index, _with_same_padding(layer))
    return Problem(index, error.template, error.values, True, label and label.format(layer=layer.kind), fixed)


def _with_same_padding(layer: Layer) -> Layer:
    values = {name: getattr(layer, name) for name in layer.__struct_fields__}
    return type(layer)(**values | {"padding": "same"})


def _output_problems(spec: ModelSpec, shape: Shape) -> list[Problem]:
    """The network must end in ten probabilities, one per class."""
    end = len(spec.layers)
    output = Dense(CLASSES, "softmax")
    if not spec.layers:
        return [Problem(0, "The model has no layers yet.", {}, True, "Start with Flatten and Dense",
                        with_layers(spec, (Flatten(), output)))]  # fmt: skip
    last = spec.layers[-1]
    if shape == (CLASSES,) and getattr(last, "activation", None) == "softmax":
        return []
    if shape == (CLASSES,) and isinstance(last, Dense):
        fixed = replace_layer(spec, end - 1, _with(last, activation="softmax"))
        return [Problem(end - 1, "The last layer gives ten numbers, but not yet ten probabilities: that takes softmax.", {}, True,
                        "Use softmax", fixed)]  # fmt: skip
    if shape == (CLASSES,):
        fixed = insert(spec, end, ActivationLayer("softmax"))
        return [Problem(end, "The model gives ten numbers, but not yet ten probabilities: that takes softmax.", {}, True,
                        "Add Activation softmax", fixed)]  # fmt: skip
    if isinstance(last, Dense) and last.activation == "softmax":
        fixed = replace_layer(spec, end - 1, _with(last, units=CLASSES))
        return [Problem(end - 1, "The last layer gives {count:,} outputs, but there are {classes} classes.",
                        {"count": last.units, "classes": CLASSES}, True, "Use 10 units", fixed)]  # fmt: skip
    fixed = insert(spec, end, output) if len(shape) == 1 else insert(spec, end, Flatten(), output)
    return [Problem(end, "The model does not end in ten probabilities, one per class.", {}, True, "Add Dense 10 softmax", fixed)]


def _size_problems(spec: ModelSpec, parameters: int) -> list[Problem]:
    problems = []
    if len(spec.layers) > MAX_LAYERS:
        problems.append(Problem(len(spec.layers) - 1, "The model has {count:,} layers; {limit} is the most.",
                                {"count": len(spec.layers), "limit": MAX_LAYERS}))  # fmt: skip
    if parameters > MAX_PARAMETERS:
        problems.append(Problem(len(spec.layers) - 1, "The model has {count:,} parameters; {limit:,} is the most that fits a school PC.",
                                {"count": parameters, "limit": MAX_PARAMETERS}))  # fmt: skip
    return problems


def _hints(spec: ModelSpec) -> list[Problem]:
    """What can be trained but will disappoint."""
    hints = []
    for index, layer in enumerate(spec.layers[:-1]):
        following = spec.layers[index + 1]
        if getattr(layer, "activation", None) == "softmax":
            hints.append(Problem(index, "softmax inside a network squeezes its signals to shares of 1; relu learns better here.", {},
                                 False, "Use relu", replace_layer(spec, index, _with(layer, activation="relu"))))  # fmt: skip
        if isinstance(layer, Dense) and layer.activation == "linear" and isinstance(following, Dense):
            hints.append(Problem(index, "Two Dense layers without an activation between them are no more than one.", {},
                                 False, "Use relu", replace_layer(spec, index, _with(layer, activation="relu"))))  # fmt: skip
    return hints


def _with(layer: Layer, **changes: object) -> Layer:
    return type(layer)(**{name: getattr(layer, name) for name in layer.__struct_fields__} | changes)
