"""Occlusion: cover a part of the image and see how much less the network believes in a class.

After M. Zeiler, R. Fergus, *Visualizing and Understanding Convolutional Networks*, 2014, section 4.2.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Gray = NDArray[np.uint8]


def patch_places(side: int, patch: int, step: int) -> list[int]:
    """The first pixel of each patch along a side; the last one ends with the side.

    >>> patch_places(28, 7, 7), patch_places(28, 10, 8)
    ([0, 7, 14, 21], [0, 8, 16, 18])
    """
    last = max(0, side - patch)
    return [*range(0, last, step), last]


def usual_step(patch: int) -> int:
    """How far a patch moves: by half of itself, so that each pixel is covered several times."""
    return max(1, patch // 2)


def covered_images(image: Gray, patch: int, step: int) -> Gray:
    """The image with each patch covered by black, uint8, shape (patches, height, width), row by row.

    Parameters
    ----------
    image
        uint8, shape (height, width).
    patch, step
        Its side, and how far it moves, in pixels.
    """
    height, width = image.shape
    spots = [(top, left) for top in patch_places(height, patch, step) for left in patch_places(width, patch, step)]
    covered = np.repeat(image[np.newaxis], len(spots), axis=0)
    for number, (top, left) in enumerate(spots):
        covered[number, top : top + patch, left : left + patch] = 0
    return covered


def occlusion_map(
    shape: tuple[int, int], patch: int, step: int, whole: float, covered: NDArray[np.floating]
) -> NDArray[np.float32]:
    """How much each pixel matters, float32, shape `shape`: the mean drop over all patches that cover it.

    Parameters
    ----------
    whole
        The class's probability for the image as it is.
    covered
        The probabilities with a patch covered, in the order of :func:`covered_images`.
    """
    height, width = shape
    total, count = np.zeros(shape, np.float64), np.zeros(shape, np.float64)
    drops: Iterator[float] = iter((whole - np.asarray(covered, np.float64)).tolist())
    for top in patch_places(height, patch, step):
        for left in patch_places(width, patch, step):
            total[top : top + patch, left : left + patch] += next(drops)
            count[top : top + patch, left : left + patch] += 1
    return (total / count).astype(np.float32)
