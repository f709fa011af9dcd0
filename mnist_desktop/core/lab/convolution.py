"""Convolution of one channel, with the results of ``tf.nn``.

Shifted pictures are added up, one block of rows at a time. A matrix product would not be faster for the few kernels of a
lesson, and its threads would wait for those of a training that runs at the same time.
"""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.lab.sliding import Grid, Map, steps_across, steps_down, strips
from mnist_desktop.core.model.layer_parameters import PaddingName

LabActivation = Literal["none", "relu", "sigmoid", "tanh"]


def convolve(  # noqa: PLR0913 - a convolution has so many settings, and most calls name one
    picture: Map,
    kernel: NDArray[np.floating],
    *,
    stride: int = 1,
    padding: PaddingName = "valid",
    bias: float = 0.0,
    activation: LabActivation = "none",
) -> Map:
    """Slide a kernel over a picture, as ``tf.nn.conv2d`` does (which does not flip the kernel).

    Parameters
    ----------
    picture
        float32, shape (height, width).
    kernel
        Shape (kernel height, kernel width).

    Returns
    -------
    Map
        float32: for each position of the kernel, the sum of its weights times the pixels below them, plus the bias, then the
        activation.

    Raises
    ------
    NoWholeWindowError
        The padding is *valid* and the kernel is larger than the picture.
    """
    grid = Grid.of(picture.shape, kernel.shape, stride, padding)
    height, width = grid.shape
    weights = [(where, np.float32(weight)) for where, weight in np.ndenumerate(kernel) if weight]
    output = np.empty(grid.shape, np.float32)
    room = np.empty((min(grid.block_rows, height), width), np.float32)
    for rows, strip in strips(picture, grid, fill=0.0):
        block = output[rows]
        product = room[: len(block)]
        block[:] = bias
        for (row, column), weight in weights:
            pixels = steps_across(steps_down(strip, row, len(block), stride), column, width, stride)
            np.multiply(pixels, weight, out=product)
            block += product
        activate(block, activation)
    return output


def activate(values: NDArray[np.floating], activation: LabActivation) -> None:
    """Apply an activation to numbers in place."""
    match activation:
        case "relu":
            np.maximum(values, 0, out=values)
        case "tanh":
            np.tanh(values, out=values)
        case "sigmoid":
            # 1 / (1 + exp(-x)), written so that it cannot overflow.
            values *= 0.5
            np.tanh(values, out=values)
            values += 1
            values *= 0.5
