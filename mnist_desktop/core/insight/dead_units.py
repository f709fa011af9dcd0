"""Which units are dead: no image brings them above zero, and below it their activation lets nothing pass."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.model.layers import ActivationLayer, Conv2D, Dense, Layer

SILENT_BELOW_ZERO = frozenset({"relu"})
"""Activations that let nothing pass below zero, neither number nor slope. The smooth and the leaky ones let both pass."""


def can_die(layer: Layer) -> bool:
    """Whether a unit of this layer that is never above zero says nothing any more, and cannot easily learn again."""
    return isinstance(layer, Dense | Conv2D | ActivationLayer) and layer.activation in SILENT_BELOW_ZERO


def dead_units(strongest: NDArray[np.float32], seen: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which units that can die are dead, shape (units,).

    Parameters
    ----------
    strongest
        The largest answer of each unit to any image, shape (units,).
    seen
        Whether a unit has answered to an image yet, same shape.

    >>> dead_units(np.array([2, 0, 0], np.float32), np.array([True, True, False])).tolist()
    [False, True, False]
    """
    return np.asarray(seen & (strongest <= 0))
