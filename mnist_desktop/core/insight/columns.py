"""What has a column when a network is looked into: the image, every layer, a mean of both ways, the logits, the probabilities."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from math import prod

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.insight.units import Values, unit_count
from mnist_desktop.core.model.layers import Dense, Dropout, Flatten, GaussianNoise, Layer, RandomImageLayer
from mnist_desktop.core.model.shapes import Shape
from mnist_desktop.core.model.spec import INPUT_SHAPE, ModelSpec, rows_of


class ColumnKind(Enum):
    """What a column shows."""

    IMAGE = "image"
    LAYER = "layer"
    MEAN = "mean of both ways"
    LOGITS = "logits"
    SOFTMAX = "softmax"


@dataclass(frozen=True)
class Column:
    """One column.

    Attributes
    ----------
    index
        The layer of the spec, from 0; -1 for the image. A closing dense layer has two columns: its sums, and their softmax. The
        mean of both ways has that of the layer before.
    layer
        None for the image and for the mean of both ways, see :attr:`.ModelSpec.asks_both_ways`.
    input_shape, shape
        What goes in and what comes out, without the batch.
    """

    kind: ColumnKind
    index: int
    layer: Layer | None
    input_shape: Shape
    shape: Shape

    @property
    def units(self) -> int:
        """How many maps or numbers it shows."""
        return unit_count(self.shape)

    @property
    def is_image(self) -> bool:
        """Whether its units are maps."""
        return len(self.shape) == 3

    @property
    def acts_in_training_only(self) -> bool:
        """Whether the layer hands everything on unchanged in use; the mean of both ways has a column of its own."""
        return isinstance(self.layer, Dropout | GaussianNoise | RandomImageLayer)

    @property
    def has_an_order(self) -> bool:
        """Whether the places of its units say something: those of classes, and of a long row, which lie as the pixels do."""
        return self.kind not in (ColumnKind.LAYER, ColumnKind.MEAN) or isinstance(self.layer, Flatten)

    @property
    def row_grid(self) -> tuple[int, int]:
        """Rows and columns in which the numbers of a long row are laid out: about a square; 28 by 28 for all pixels.

        >>> Column(ColumnKind.LAYER, 0, None, (28, 28, 1), (784,)).row_grid
        (28, 28)
        """
        count = prod(self.shape)
        across = int(np.ceil(np.sqrt(count)))
        return -(-count // across), across


@dataclass(frozen=True, eq=False)
class Activations:
    r"""What a network computes for some images; every array is float32.

    Attributes
    ----------
    layers
        The output of each layer of the spec, shape (N, \*output shape). Where the network is asked both ways, that of all layers
        but the last is for the images as they are.
    logits
        What goes into the closing softmax, shape (N, classes).
    mean_of_ways
        What goes into the last layer where the network is asked both ways, shape (N, numbers); otherwise None.
    """

    layers: tuple[NDArray[np.float32], ...]
    logits: NDArray[np.float32]
    mean_of_ways: NDArray[np.float32] | None = None

    def of(self, column: Column) -> NDArray[np.float32]:
        """The numbers of any column but that of the image, for all images."""
        match column.kind:
            case ColumnKind.LOGITS:
                return self.logits
            case ColumnKind.MEAN:
                assert self.mean_of_ways is not None, "columns and activations are of one network"  # noqa: S101
                return self.mean_of_ways
        return self.layers[column.index]


def columns_of(spec: ModelSpec) -> tuple[Column, ...]:
    """The columns of a network without problems, from the image to the probabilities."""
    columns = [Column(ColumnKind.IMAGE, -1, None, INPUT_SHAPE, INPUT_SHAPE)]
    last = len(spec.layers) - 1
    for at, row in enumerate(rows_of(spec)):
        if row.input_shape is None or row.output_shape is None:
            break
        if at < last:
            columns.append(Column(ColumnKind.LAYER, at, row.layer, row.input_shape, row.output_shape))
            continue
        if spec.asks_both_ways:
            columns.append(Column(ColumnKind.MEAN, at - 1, None, row.input_shape, row.input_shape))
        if isinstance(row.layer, Dense):
            columns.append(Column(ColumnKind.LOGITS, at, row.layer, row.input_shape, row.output_shape))
        columns.append(Column(ColumnKind.SOFTMAX, at, row.layer, row.output_shape, row.output_shape))
    return tuple(columns)


def column_values(column: Column, image: NDArray[np.float32], activations: Activations) -> Values:
    """The numbers of a column for the first image of `activations`.

    Parameters
    ----------
    image
        What the network is given, scaled, float32, shape (28, 28, 1).
    """
    return image if column.kind is ColumnKind.IMAGE else np.asarray(activations.of(column)[0])
