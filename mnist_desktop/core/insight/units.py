"""The units of a layer: feature maps of an image layer, numbers of a row; which are strong, and which are followed."""

from __future__ import annotations

from math import prod

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.model.layers import ActivationLayer, BatchNormalization, Conv2D, Dense, Layer
from mnist_desktop.core.model.shapes import Shape

Values = NDArray[np.float32]
"""What a layer gives for one image: (height, width, channels), or (units,)."""

MOST_COUNTED = 4096
"""Units of a layer whose most exciting images are kept: as many as the largest dense layer has."""


def unit_count(shape: Shape) -> int:
    """The units of a layer with that output: its maps, or its numbers.

    >>> unit_count((26, 26, 32)), unit_count((64,))
    (32, 64)
    """
    return shape[-1] if len(shape) == 3 else prod(shape)


def unit_strengths(values: Values) -> Values:
    """How strongly each unit answers, shape (units,): the number itself, or the largest number of its map."""
    return np.asarray(values.max((0, 1)) if values.ndim == 3 else values)


def strength_order(values: Values) -> NDArray[np.int64]:
    """The units from the strongest to the weakest, shape (units,); equal ones, and what is no number, stay in their order.

    >>> strength_order(np.array([1, 3, 3, 2], np.float32)).tolist()
    [1, 2, 3, 0]
    """
    return np.argsort(-np.nan_to_num(unit_strengths(values), nan=-np.inf), kind="stable")


def unit_values(values: Values, unit: int) -> Values:
    """What one unit gives: its map, shape (height, width), or its number, shape ()."""
    return np.asarray(values[..., unit])


def is_counted(layer: Layer, output: Shape) -> bool:
    """Whether the images that excite its units most are looked for: in layers that work something out, unless they are huge.

    A layer that only lays out, shrinks, drops or moves numbers has the units of the one before.
    """
    return isinstance(layer, Dense | Conv2D | BatchNormalization | ActivationLayer) and unit_count(output) <= MOST_COUNTED
