"""From numpy arrays to what Qt paints."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage


def gray_image(pixels: NDArray[np.uint8]) -> QImage:
    """A grey QImage of `pixels`, uint8 (height, width); a copy, so the array may go away."""
    solid = np.ascontiguousarray(pixels)
    height, width = solid.shape
    return QImage(solid.data, width, height, width, QImage.Format.Format_Grayscale8).copy()


def color_image(pixels: NDArray[np.uint8]) -> QImage:
    """A QImage of `pixels`, uint8 (height, width, 3), red, green and blue; a copy, so the array may go away."""
    solid = np.ascontiguousarray(pixels)
    height, width = solid.shape[:2]
    return QImage(solid.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
