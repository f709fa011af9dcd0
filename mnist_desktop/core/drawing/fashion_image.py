"""Turns a picture of clothing into a 28x28 image as Fashion-MNIST's makers did, and shows each stage.

The steps are those of H. Xiao, K. Rasul and R. Vollgraf, "Fashion-MNIST" (2017), section 2: trim the edges that have the
color of the corners, bring the longest edge to 28 pixels, sharpen, centre, negate. They shrank small
pictures of a shop by leaving out rows and columns; photos are far larger, so here each pixel is the mean of its area.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mnist_desktop.core.drawing.components import subject_alone
from mnist_desktop.core.drawing.digit_image import SIDE, Gray, area_weights, rounded
from mnist_desktop.core.drawing.picture import DARK, LUMA, EmptyPictureError, Picture

CORNER_TOLERANCE = 0.05
"""A color closer to the corners' color than this share of the largest RGB distance is background (Xiao et al.)."""

GRAIN = 0.01
"""A row or column in which at most this share of pixels differs is background: photos have grain."""

SHARPEN_SIGMA = 1.0


@dataclass(frozen=True, eq=False)
class FashionStages:
    """The stages of a picture of clothing on its way to the network. All pictures are uint8.

    Attributes
    ----------
    trimmed
        In gray, without edges in the color of the corners.
    small
        The longest edge is 28 pixels.
    sharp
        The same, sharpened.
    image
        Shape (28, 28): in the middle and negated, so that the background is black; what the network gets.
    """

    trimmed: Gray
    small: Gray
    sharp: Gray
    image: Gray


def fashion_stages(picture: Picture) -> FashionStages:
    """Prepare a picture of clothing the way Fashion-MNIST's makers prepared theirs.

    Raises
    ------
    EmptyPictureError
        The whole picture has one color.
    """
    gray = picture.gray
    if picture.is_prepared:
        return FashionStages(gray, gray, gray, gray)
    trimmed = gray[_subject(picture)]
    small = _scaled(trimmed, SIDE / max(trimmed.shape))
    sharp = _sharpened(small)
    return FashionStages(trimmed, small, sharp, _on_black(sharp, float(picture.corner_color @ LUMA)))


def _subject(picture: Picture) -> tuple[slice, slice]:
    """The rows and columns that differ from the background; raises EmptyPictureError when none do."""
    distance = np.sqrt(((picture.pixels - picture.corner_color) ** 2).sum(2))
    differs = distance > CORNER_TOLERANCE * 255 * np.sqrt(3)
    # If nothing is stronger than grain, every difference counts.
    alone = subject_alone(differs.astype(np.float32))
    differs = differs if alone is None else alone.levels > 0
    rows, columns = (np.flatnonzero(differs.mean(axis) > GRAIN) for axis in (1, 0))
    if not len(rows) or not len(columns):
        raise EmptyPictureError(picture.name)
    return slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)


def _scaled(gray: Gray, ratio: float) -> Gray:
    height, width = (max(1, round(size * ratio)) for size in gray.shape)
    mean = area_weights(gray.shape[0], height) @ gray.astype(np.float32) @ area_weights(gray.shape[1], width).T
    return rounded(mean)


def _sharpened(gray: Gray) -> Gray:
    """Sharpen with a 3x3 Gaussian of standard deviation 1, as ImageMagick's ``-sharpen 1x1`` does."""
    fall = np.exp(-(np.array([-1.0, 0.0, 1.0]) ** 2) / (2 * SHARPEN_SIGMA**2))
    kernel = -np.outer(fall, fall)
    kernel[1, 1] = -2 * kernel.sum()
    kernel /= kernel.sum()
    windows = np.lib.stride_tricks.sliding_window_view(np.pad(gray.astype(np.float64), 1, mode="edge"), (3, 3))
    return rounded((windows * kernel).sum((2, 3)))


def _on_black(gray: Gray, level: float) -> Gray:
    """Put `gray` into the middle of 28x28 pixels, its background (gray `level`) at 0 and its opposite at 255."""
    ink = (level - gray) * (255 / level) if level >= DARK else (gray - level) * (255 / (255 - level))
    height, width = gray.shape
    top, left = (SIDE - height) // 2, (SIDE - width) // 2
    image = np.zeros((SIDE, SIDE), np.uint8)
    image[top : top + height, left : left + width] = rounded(ink)
    return image
