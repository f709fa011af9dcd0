"""What is known of a network without Keras: shapes, counts, problems.

>>> from mnist_desktop.core.model.layers import Dense, Flatten
>>> analyse(ModelSpec((Flatten(), Dense(10, "softmax"))), classes=10).parameters
7850
"""

from __future__ import annotations

from dataclasses import dataclass

from mnist_desktop.core.model.problems import Problem, problems_of
from mnist_desktop.core.model.rows import LayerRow, follow, parameters_of, rows_of
from mnist_desktop.core.model.structure import (
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
    "parameters_of",
    "remove",
    "replace_layer",
    "rows_of",
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
        return parameters_of(self.rows)

    @property
    def blocking(self) -> Problem | None:
        """The first problem that prevents training."""
        return next((problem for problem in self.problems if problem.blocking), None)


def analyse(spec: ModelSpec, classes: int) -> Analysis:
    """Follow the shapes through `spec` and collect its problems with a data set of so many classes.

    Shapes end at the first layer that cannot take its input. This takes less than a millisecond, even for a hundred layers.
    """
    rows, refusal = follow(spec)
    return Analysis(rows, problems_of(spec, rows, refusal, classes))
