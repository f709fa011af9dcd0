"""Convolution and pooling of one channel, with the results of ``tf.nn``.

Shifted pictures are added up, one block of rows at a time. A matrix product would not be faster for the few kernels of a
lesson, and its threads would wait for those of a training that runs at the same time.
"""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.lab.sliding import Grid, Map, steps_across, steps_down, strips
from mnist_desktop.core.model.layers import PaddingName

LabActivation = Literal["none", "relu", "sigmoid", "tanh"]
PoolingName = Literal["max", "average"]


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
    grid = Grid.of(_shape(picture), _shape(kernel), stride, padding)
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


def pool(picture: Map, kind: PoolingName, window: int, *, stride: int, padding: PaddingName = "valid") -> Map:
    """Keep the largest or the mean number of each window, as ``tf.nn.max_pool`` and ``tf.nn.avg_pool`` do.

    With padding *same*, pixels outside the picture are ignored: they are not in the maximum, the sum or the mean's divisor.

    Parameters
    ----------
    picture
        float32, shape (height, width).
    window
        Its height and width in pixels.

    Raises
    ------
    NoWholeWindowError
        The padding is *valid* and the window is larger than the picture.
    """
    grid = Grid.of(_shape(picture), (window, window), stride, padding)
    combine, nothing = (np.maximum, -np.inf) if kind == "max" else (np.add, 0.0)
    output = np.empty(grid.shape, np.float32)
    for rows, strip in strips(picture, grid, fill=nothing):
        block = output[rows]
        # First vertically, then horizontally: 2 n steps instead of n * n, and the first ones work on whole rows.
        lines = steps_down(strip, 0, len(block), stride).copy()
        for row in range(1, window):
            combine(lines, steps_down(strip, row, len(block), stride), out=lines)
        block[:] = steps_across(lines, 0, grid.columns.outputs, stride)
        for column in range(1, window):
            combine(block, steps_across(lines, column, grid.columns.outputs, stride), out=block)
    if kind == "average":
        output /= grid.rows.counts().astype(np.float32)[:, np.newaxis]
        output /= grid.columns.counts().astype(np.float32)
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


def _shape(array: NDArray[np.floating]) -> tuple[int, int]:
    height, width = array.shape
    return height, width
