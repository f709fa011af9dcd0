"""Gradient times input: how much each pixel speaks for a class, as far as a straight line tells."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

BRIGHTEST = 255


def gradient_times_input(gradient: NDArray[np.float32], image: NDArray[np.uint8], std: float) -> NDArray[np.float32]:
    """The slope of a class's logit along each pixel's brightness, times that brightness; float32, shape (28, 28).

    Brightness is 0 to 1, so black pixels have no part in it, however a network scales its input. For a network of relu layers
    without biases that takes pixels as they are, the sum of the map is the logit itself.

    Parameters
    ----------
    gradient
        The logit's gradient by the network's input, which is ``(brightness - mean) / std``.
    """
    brightness = image.astype(np.float32) / np.float32(BRIGHTEST)
    return (gradient * np.float32(1 / std) * brightness).astype(np.float32)
