"""Pooling of one channel, with the results of ``tf.nn``."""

from __future__ import annotations

from typing import Literal

import numpy as np

from mnist_desktop.core.lab.sliding import Grid, Map, steps_across, steps_down, strips
from mnist_desktop.core.model.layer_parameters import PaddingName

PoolingName = Literal["max", "average"]


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
    grid = Grid.of(picture.shape, (window, window), stride, padding)
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
