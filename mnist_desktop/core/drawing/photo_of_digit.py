"""Finds the ink on the photo or scan of one digit, and hands it to MNIST's recipe."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.drawing.digit_image import DigitStages, Gray, rounded, stages_of_pixels
from mnist_desktop.core.drawing.picture import EmptyPictureError, Picture

FAINTEST_INK = 24
"""What differs less than this from the paper around it, in gray levels, is never ink but grain and shadow."""

PAPER_GRID = 56
PAPER_WINDOW = 21
"""The paper's gray is the median of a window of this many cells, of a picture of at most `PAPER_GRID` cells."""


def photo_stages(picture: Picture) -> DigitStages:
    """Prepare the photo or scan of one digit.

    The paper is what a wide median of the picture shows, so that a shadow across it does no harm; ink is what differs from it
    by more than Otsu's threshold. Light ink on a dark ground is taken as well.

    Raises
    ------
    EmptyPictureError
        There is no ink on it.
    """
    stages = stages_of_pixels(picture.gray if picture.is_prepared else _ink(picture.gray))
    if stages is None:
        raise EmptyPictureError(picture.name)
    return stages


def _ink(gray: Gray) -> Gray:
    """How much each pixel differs from the paper around it, uint8: 255 for full ink, 0 below the threshold."""
    difference = gray - _paper(gray)
    # Ink is little and strong, grain and shadow are weak: the third power tells on which side of the paper the ink lies.
    ink = np.clip(difference if (difference**3).mean() > 0 else -difference, 0, None)
    threshold = max(_otsu_threshold(rounded(ink)), FAINTEST_INK)
    # The threshold lies half-way between paper and full ink.
    return rounded(np.where(ink > threshold, ink * (255 / (2 * threshold)), 0))


def _paper(gray: Gray) -> NDArray[np.float64]:
    """The gray of the paper behind the ink, float64 (h, w): the median of a wide neighbourhood, on a coarse grid."""
    from PIL import Image, ImageFilter  # noqa: PLC0415 - takes 30 ms and is rarely needed

    coarse = Image.fromarray(gray)
    coarse.thumbnail((PAPER_GRID, PAPER_GRID), Image.Resampling.BOX)
    smooth = coarse.filter(ImageFilter.MedianFilter(PAPER_WINDOW)).filter(ImageFilter.BoxBlur(2))
    return np.asarray(smooth.resize(gray.shape[::-1], Image.Resampling.BILINEAR)).astype(np.float64)


def _otsu_threshold(gray: Gray) -> int:
    """The gray level that parts the pixels into two groups of least variance (N. Otsu, 1979)."""
    counts = np.bincount(gray.ravel(), minlength=256).astype(np.float64)
    below, sums = counts.cumsum(), (counts * np.arange(256)).cumsum()
    above = below[-1] - below
    # Where a group is empty the product is zero, whatever stands for its mean.
    means_apart = sums / np.maximum(below, 1) - (sums[-1] - sums) / np.maximum(above, 1)
    return int(np.argmax(below * above * means_apart**2))
