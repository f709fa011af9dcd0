"""Between numpy arrays and what Qt paints. For the GUI thread, as all of Qt is."""

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


def rgba_pixels(image: QImage) -> NDArray[np.uint8]:
    """The pixels of a QImage, uint8 (height, width, 4), red, green, blue and alpha; a copy that a worker may have."""
    plain = image.convertToFormat(QImage.Format.Format_RGBA8888)
    height, width = plain.height(), plain.width()
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(height, plain.bytesPerLine())
    return rows[:, : 4 * width].reshape(height, width, 4).copy()
