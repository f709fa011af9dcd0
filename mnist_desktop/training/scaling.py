"""Turns pixels of 0..255 into the input of a network, in the same way in training and in use."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.training_config import ScalingName

BRIGHTEST = 255


def pixel_scaling(images: NDArray[np.uint8], fit: NDArray[np.int32], scaling: ScalingName) -> tuple[float, float]:
    """Mean and standard deviation for :func:`scale`.

    Parameters
    ----------
    images
        uint8, shape (N, 28, 28).
    fit
        The indices of the images to fit. Validation images must not be used, not even for the mean.
    scaling
        ``unit`` and ``none`` do not depend on the images: pixels become 0..1, or stay 0..255.
    """
    if scaling == "unit":
        return 0.0, 1.0
    if scaling == "none":
        return 0.0, 1 / BRIGHTEST
    counts = np.zeros(BRIGHTEST + 1, np.int64)
    for index in fit:  # one image at a time: all at once would be copied as 8-byte numbers
        counts += np.bincount(images[index].ravel(), minlength=BRIGHTEST + 1)
    values = np.arange(BRIGHTEST + 1) / BRIGHTEST
    mean = float(np.average(values, weights=counts))
    variance = float(np.average((values - mean) ** 2, weights=counts))
    return mean, variance**0.5 or 1.0


def scale(images: NDArray[np.uint8], mean: float, std: float) -> NDArray[np.float32]:
    """``(pixel / 255 - mean) / std`` as float32, shape (N, 28, 28, 1)."""
    pixels = images[..., np.newaxis] * np.float32(1 / (BRIGHTEST * std))
    if mean:
        pixels -= np.float32(mean / std)
    return pixels
