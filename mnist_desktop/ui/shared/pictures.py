"""Between numpy arrays and what Qt paints. For the GUI thread, as all of Qt is."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from mnist_desktop.core.pictures import check_size, no_room_for
from mnist_desktop.core.sentence import Templated

STRIPE_PIXELS = 2**18
"""So many are converted at once: they stay in the processor's cache, and no second whole picture is held."""


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


def rgba_pixels(image: QImage, name: str | Templated, max_pixels: int, longest_side: int | None = None) -> NDArray[np.uint8]:
    """The pixels of a picture that was pasted or dropped; a copy that a worker may have.

    Parameters
    ----------
    name
        What messages call it.
    max_pixels
        A picture with more of them is refused before anything is copied.
    longest_side
        A larger picture is brought down to this many pixels first; None: none is.

    Returns
    -------
    NDArray
        uint8 (height, width, 4), red, green, blue and alpha.

    Raises
    ------
    PictureError
        The picture has too many pixels, or does not fit into the memory.
    """
    try:
        if longest_side is not None and max(image.width(), image.height()) > longest_side:
            smooth = Qt.TransformationMode.SmoothTransformation
            image = _there(image.scaled(longest_side, longest_side, Qt.AspectRatioMode.KeepAspectRatio, smooth))
        check_size(image.width(), image.height(), name, max_pixels)
        return _copied(image)
    except MemoryError as error:
        raise no_room_for(name) from error


def _copied(image: QImage) -> NDArray[np.uint8]:
    height, width = image.height(), image.width()
    pixels = np.empty((height, width, 4), np.uint8)
    per_stripe = max(1, STRIPE_PIXELS // max(1, width))
    for first in range(0, height, per_stripe):
        stripe = _there(image.copy(0, first, width, min(per_stripe, height - first)))
        plain = _there(stripe.convertToFormat(QImage.Format.Format_RGBA8888))
        pixels[first : first + per_stripe] = np.frombuffer(plain.constBits(), np.uint8).reshape(-1, width, 4)
    return pixels


def _there(image: QImage) -> QImage:
    """`image`, which Qt leaves empty where the memory is full."""
    if image.isNull():
        raise MemoryError
    return image
