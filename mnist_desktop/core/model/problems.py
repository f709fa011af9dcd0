"""Finds what is wrong with a network before it is built, with a sentence and, where possible, a repair.

Every repair brings the model closer to one that trains: making them one after the other always leads there, unless the model
is too large.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from math import prod

from msgspec.structs import replace

from mnist_desktop.core.marking import marked
from mnist_desktop.core.model.closing_layers import closing_dense, is_softmax
from mnist_desktop.core.model.layers import (
    ActivationLayer,
    BatchNormalization,
    Dense,
    Dropout,
    Flatten,
    GaussianNoise,
    GlobalAveragePooling2D,
    Layer,
    RandomFlip,
    RandomImageLayer,
)
from mnist_desktop.core.model.rows import LayerRow
from mnist_desktop.core.model.shapes import NeedsImageError, NeedsRowError, ShapeError, WindowTooLargeError, shape_text
from mnist_desktop.core.model.structure import (
    MAX_LAYERS,
    MAX_PARAMETERS,
    ModelSpec,
    insert,
    move,
    remove,
    replace_layer,
    with_layers,
)
from mnist_desktop.core.sentence import Sentence, Templated
from mnist_desktop.core.training_config import TrainingConfig

_ROW_LAYERS = (Dense, Dropout, ActivationLayer, BatchNormalization, GaussianNoise)
"""Layers that may follow a Flatten."""


@dataclass(frozen=True)
class Problem(Templated):
    """Why an experiment cannot be trained (`blocking`), or what is unwise about it (not `blocking`).

    Attributes
    ----------
    index
        Its layer; the number of layers for "something is missing at the end"; -1 if it belongs to no layer.
    template, values
        The sentence and the values for its placeholders.
    fix_label, fixed, fixed_config
        The text of a one-click repair, which may have placeholders for `values`, and the spec or config after it; all None where
        there is none.
    """

    index: int
    template: str
    values: dict[str, object]
    blocking: bool = True
    fix_label: str | None = None
    fixed: ModelSpec | None = None
    fixed_config: TrainingConfig | None = None

    @property
    def fix(self) -> Sentence | None:
        """The text of the repair, if there is one."""
        return None if self.fix_label is None else Sentence(self.fix_label, self.values)


def problems_of(spec: ModelSpec, rows: tuple[LayerRow, ...], refusal: ShapeError | None, classes: int) -> tuple[Problem, ...]:
    """All problems of `spec`, in the order in which to repair them: first those that block.

    Parameters
    ----------
    rows
        What is known of each layer.
    refusal
        Why the first layer without an output shape has none. Later faults follow from it, so the end of the model is checked only
        if there is no refusal.
    classes
        How many the data set has.
    """
    if not spec.layers:
        return (_no_layers(spec, classes),)
    blocking = [_end_problem(spec, rows, classes)] if refusal is None else [_shape_problem(spec, rows, refusal)]
    found = [problem for problem in (*blocking, _length_problem(spec), _size_problem(rows)) if problem is not None]
    return (*found, *_hints(spec, rows))


def _at(spec: ModelSpec, index: int, **values: object) -> dict[str, object]:
    """The values with which a sentence names a layer, plus `more`."""
    return {"number": index + 1, "layer": spec.layers[index].kind, **values}


def _no_layers(spec: ModelSpec, classes: int) -> Problem:
    start = with_layers(spec, (Flatten(), Dense(classes, "softmax")))
    return Problem(0, "The model has no layers yet.", {}, True, "Start with Flatten and Dense", start)


def _shape_problem(spec: ModelSpec, rows: tuple[LayerRow, ...], refusal: ShapeError) -> Problem:
    index = next(at for at, row in enumerate(rows) if row.output_shape is None)
    match refusal:
        case WindowTooLargeError(shape=shape, window=window):
            template = "Layer {number}, {layer}: its {window} × {window} window is larger than the image of {shape} before it."
            values = _at(spec, index, window=window, shape=shape_text(shape))
            same = replace_layer(spec, index, replace(spec.layers[index], padding="same"))
            return Problem(index, template, values, True, "Use padding same", same)
        case NeedsImageError(shape=shape):
            template = "Layer {number}, {layer}: needs an image, but gets a row of {count:,} numbers."
            return Problem(index, template, _at(spec, index, count=prod(shape)), True, *_give_image(spec, rows, index))
        case NeedsRowError():
            template = "Layer {number}, {layer}: needs a row of numbers, but gets an image of {shape}."
            values = _at(spec, index, shape=shape_text(refusal.shape))
            return Problem(index, template, values, True, *_give_row(spec, index))
    raise TypeError(refusal)


def _give_row(spec: ModelSpec, index: int) -> tuple[str, ModelSpec]:
    """The repair for a row layer that gets images: move up a later Flatten, or insert one."""
    late = next((at for at, layer in enumerate(spec.layers) if at > index and isinstance(layer, Flatten)), None)
    if late is None or not all(isinstance(layer, _ROW_LAYERS) for layer in spec.layers[index:late]):
        return marked("Insert Flatten"), insert(spec, index, Flatten())
    return marked("Move Flatten up"), move(spec, late, index)


def _give_image(spec: ModelSpec, rows: tuple[LayerRow, ...], index: int) -> tuple[str, ModelSpec]:
    """The repair for an image layer that gets rows: remove a needless Flatten, or move the layer up to the images."""
    first_row = next(at for at, row in enumerate(rows) if row.output_shape is not None and len(row.output_shape) == 1)
    only_flattened = isinstance(spec.layers[first_row], Flatten) and not any(
        isinstance(layer, Dense) for layer in spec.layers[first_row:index]
    )
    flattened_later = any(isinstance(layer, Flatten | GlobalAveragePooling2D) for layer in spec.layers[index:])
    if only_flattened and flattened_later:
        return marked("Remove Flatten"), remove(spec, first_row)
    if isinstance(spec.layers[index], GlobalAveragePooling2D):
        return marked("Remove it"), remove(spec, index)
    return marked("Move it up"), move(spec, index, first_row)


def _end_problem(spec: ModelSpec, rows: tuple[LayerRow, ...], classes: int) -> Problem | None:
    """The network must end in one probability per class."""
    end = len(rows) - 1
    last, shape = spec.layers[end], rows[end].output_shape
    if shape == (classes,):
        return None if is_softmax(last) else _no_softmax_problem(spec, end, classes)
    closing = closing_dense(spec)
    if closing is not None and shape is not None and len(shape) == 1:
        template = "Layer {number}, {layer}: has {count:,} units, but the data set has {classes} classes."
        other = replace_layer(spec, closing, replace(spec.layers[closing], units=classes))
        values = _at(spec, closing, count=shape[0], classes=classes)
        return Problem(closing, template, values, True, "Use {classes} units", other)
    template = "Layer {number}, {layer}: is the last one, but a model has to end in {classes} probabilities, one per class."
    bridge = (Flatten(),) if shape is not None and len(shape) > 1 else ()
    ended = insert(spec, end + 1, *bridge, Dense(classes, "softmax"))
    return Problem(end + 1, template, _at(spec, end, classes=classes), True, "Add Dense {classes} softmax", ended)


def _no_softmax_problem(spec: ModelSpec, end: int, classes: int) -> Problem:
    """The output has one number per class, but they are not probabilities."""
    softmax = max((at for at, layer in enumerate(spec.layers) if is_softmax(layer)), default=end)
    behind = spec.layers[softmax + 1 :]
    if behind and all(isinstance(layer, Dropout | GaussianNoise | BatchNormalization | Flatten) for layer in behind):
        template = "Layer {number}, {layer}: stands behind softmax, but the {classes} probabilities must come out last."
        cut = with_layers(spec, spec.layers[: softmax + 1])
        return Problem(softmax + 1, template, _at(spec, softmax + 1, classes=classes), True, "Remove what follows softmax", cut)
    template = "Layer {number}, {layer}: gives {classes} numbers, but not yet probabilities; that takes softmax."
    last = spec.layers[end]
    if isinstance(last, Dense | ActivationLayer):
        fixed = replace_layer(spec, end, replace(last, activation="softmax"))
        return Problem(end, template, _at(spec, end, classes=classes), True, "Use softmax", fixed)
    added = insert(spec, end + 1, ActivationLayer("softmax"))
    return Problem(end, template, _at(spec, end, classes=classes), True, "Add Activation softmax", added)


def _length_problem(spec: ModelSpec) -> Problem | None:
    if len(spec.layers) <= MAX_LAYERS:
        return None
    values: dict[str, object] = {"count": len(spec.layers), "limit": MAX_LAYERS}
    return Problem(MAX_LAYERS, "The model has {count:,} layers; {limit} is the most.", values)


def _size_problem(rows: tuple[LayerRow, ...]) -> Problem | None:
    counts = [row.parameters or 0 for row in rows]
    if sum(counts) <= MAX_PARAMETERS:
        return None
    largest = counts.index(max(counts))
    return Problem(
        largest,
        "Layer {number}, {layer}: has {count:,} of {total:,} parameters; {limit:,} is the most that fits a school PC.",
        {"number": largest + 1, "layer": rows[largest].layer.kind, "count": counts[largest], "total": sum(counts),
         "limit": MAX_PARAMETERS},
    )  # fmt: skip


def _hints(spec: ModelSpec, rows: tuple[LayerRow, ...]) -> Iterator[Problem]:
    """Problems of a model that can be trained but will learn badly."""
    last_dense = max((index for index, layer in enumerate(spec.layers) if isinstance(layer, Dense)), default=0)
    for index, (row, layer) in enumerate(zip(rows, spec.layers, strict=True)):
        if isinstance(layer, Flatten) and row.input_shape is not None and len(row.input_shape) == 1:
            template = "Layer {number}, {layer}: gets a row of numbers already and changes nothing."
            yield Problem(index, template, _at(spec, index), False, "Remove Flatten", remove(spec, index))
        elif index < last_dense and is_softmax(layer):
            template = (
                "Layer {number}, {layer}: softmax inside a network squeezes all signals to shares of 1; relu learns better."
            )
            yield _use_relu(spec, index, template)
        elif isinstance(layer, Dense) and layer.activation == "linear" and isinstance(_layer_at(spec, index + 1), Dense):
            template = "Layer {number}, {layer}: without an activation, it and the next Dense layer are no more than one layer."
            yield _use_relu(spec, index, template)
        elif isinstance(layer, RandomFlip) and layer.both_ways and index > _image_changes(spec):
            template = (
                "Layer {number}, {layer}: in use, the image itself is mirrored, so a layer that asks both ways belongs before "
                "the first layer that works on it."
            )
            yield Problem(index, template, _at(spec, index), False, "Move it up", move(spec, index, 0))


def _image_changes(spec: ModelSpec) -> int:
    """How many layers that change images, or add noise, in training only a network begins with."""
    return sum(1 for _ in takewhile(lambda layer: isinstance(layer, RandomImageLayer | GaussianNoise), spec.layers))


def _use_relu(spec: ModelSpec, index: int, template: str) -> Problem:
    relu = replace_layer(spec, index, replace(spec.layers[index], activation="relu"))
    return Problem(index, template, _at(spec, index), False, "Use relu", relu)


def _layer_at(spec: ModelSpec, index: int) -> Layer | None:
    return spec.layers[index] if index < len(spec.layers) else None
