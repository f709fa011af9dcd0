"""What is known of each layer of a network without Keras: the shapes of its input and output, and its parameters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mnist_desktop.core.model.layers import Layer
from mnist_desktop.core.model.shapes import Shape, ShapeError
from mnist_desktop.core.model.structure import INPUT_SHAPE, ModelSpec


@dataclass(frozen=True)
class LayerRow:
    """What the layer list shows of one layer. Shapes and count are None from the first impossible layer on.

    Attributes
    ----------
    input_shape
        The shape of its input; also known for the layer that refuses it.
    """

    layer: Layer
    input_shape: Shape | None
    output_shape: Shape | None
    parameters: int | None


def rows_of(spec: ModelSpec) -> tuple[LayerRow, ...]:
    """Each layer with its shapes and count, whatever data the network is for."""
    return follow(spec)[0]


def parameters_of(rows: Iterable[LayerRow]) -> int:
    """The number of parameters of all layers whose shape is known."""
    return sum(row.parameters or 0 for row in rows)


def follow(spec: ModelSpec) -> tuple[tuple[LayerRow, ...], ShapeError | None]:
    """Each layer, and why the first impossible one refuses its input, if one does."""
    rows: list[LayerRow] = []
    shape: Shape | None = INPUT_SHAPE
    refusal: ShapeError | None = None
    for layer in spec.layers:
        given, shape, parameters = shape, None, None
        if given is not None:
            try:
                shape = layer.output_shape(given)
                parameters = layer.parameter_count(given)
            except ShapeError as error:
                refusal = error
        rows.append(LayerRow(layer, given, shape, parameters))
    return tuple(rows), refusal
