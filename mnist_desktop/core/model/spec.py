"""What is known of a network without Keras: shapes, counts, problems.

>>> from mnist_desktop.core.model.layers import Dense, Flatten
>>> analyse(ModelSpec((Flatten(), Dense(10, "softmax")))).parameters
7850
"""

from __future__ import annotations

from dataclasses import dataclass

from mnist_desktop.core.model.problems import LayerRow, Problem, problems_of
from mnist_desktop.core.model.shapes import Shape, ShapeError
from mnist_desktop.core.model.structure import (
    CLASSES,
    INPUT_SHAPE,
    MAX_LAYERS,
    MAX_PARAMETERS,
    ModelSpec,
    insert,
    move,
    move_before,
    remove,
    replace_layer,
    with_layers,
)

__all__ = [
    "CLASSES",
    "INPUT_SHAPE",
    "MAX_LAYERS",
    "MAX_PARAMETERS",
    "Analysis",
    "LayerRow",
    "ModelSpec",
    "Problem",
    "analyse",
    "insert",
    "move",
    "move_before",
    "remove",
    "replace_layer",
    "with_layers",
]


@dataclass(frozen=True)
class Analysis:
    """What is known of a spec without building it."""

    rows: tuple[LayerRow, ...]
    problems: tuple[Problem, ...]

    @property
    def parameters(self) -> int:
        """The number of parameters of all layers whose shape is known."""
        return sum(row.parameters or 0 for row in self.rows)

    @property
    def blocking(self) -> Problem | None:
        """The first problem that prevents training."""
        return next((problem for problem in self.problems if problem.blocking), None)


def analyse(spec: ModelSpec) -> Analysis:
    """Follow the shapes through `spec` and collect its problems.

    Shapes end at the first layer that cannot take its input. This takes less than a millisecond, even for a hundred layers.
    """
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
    return Analysis(tuple(rows), problems_of(spec, tuple(rows), refusal))
