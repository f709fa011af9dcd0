"""Between numpy arrays and what Qt paints. For the GUI thread, as all of Qt is, but for what says otherwise."""

from __future__ import annotations

import sys
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from mnist_desktop.core.picture_decoding import no_room_for
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


class RawPicture:
    """The pixels of a picture that was pasted or dropped, as Qt holds them, for a worker that must not call Qt.

    It is made in the GUI thread, which copies nothing; only formats that hardly any program pastes are converted there.

    Parameters
    ----------
    name
        What messages call it.

    Raises
    ------
    PictureError
        A picture of such a format does not fit into the memory.
    """

    def __init__(self, image: QImage, name: str | Templated) -> None:
        self._name = name
        if image.format() not in _LAYOUTS:
            image = image.convertToFormat(QImage.Format.Format_RGBA8888)
            if image.isNull():
                raise no_room_for(name)
        self._layout = _LAYOUTS[image.format()]
        self._image = image  # its memory is read below
        self._shape = image.height(), image.width()
        bytes_per_pixel = image.depth() // 8
        rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
        self._pixels = rows[:, : image.width() * bytes_per_pixel].reshape(*self._shape, bytes_per_pixel)

    def rgba(self, longest_side: int | None = None) -> NDArray[np.uint8]:
        """Its pixels, uint8 (height, width, 4), red, green, blue and alpha; calls nothing of Qt, so any thread may ask.

        Parameters
        ----------
        longest_side
            A larger picture is brought down, but to no fewer pixels than this along its longer side; None: none is.

        Raises
        ------
        PictureError
            It does not fit into the memory.
        """
        factor = 1 if longest_side is None else max(1, max(self._shape) // longest_side)
        height, width = self._shape
        per_stripe = factor * max(1, STRIPE_PIXELS // max(1, width * factor))
        stripes = range(0, height, per_stripe)
        try:
            whole = np.empty((-(-height // factor), -(-width // factor), 4), np.uint8)
            for first in stripes:
                stripe = _in_order(self._pixels[first : first + per_stripe], self._layout)
                part = _reduced(stripe, factor) if factor > 1 else stripe
                whole[first // factor : first // factor + len(part)] = part
        except MemoryError as error:
            raise no_room_for(self._name) from error
        return whole


@dataclass(frozen=True)
class _Layout:
    """Where in a pixel's bytes red, green, blue and, if there is one, alpha stand."""

    order: tuple[int, ...]
    is_premultiplied: bool = False


# Qt holds the first three as whole numbers of 32 bits.
_ARGB = (2, 1, 0, 3) if sys.byteorder == "little" else (1, 2, 3, 0)
_LAYOUTS = {
    QImage.Format.Format_RGB32: _Layout(_ARGB[:3]),
    QImage.Format.Format_ARGB32: _Layout(_ARGB),
    QImage.Format.Format_ARGB32_Premultiplied: _Layout(_ARGB, is_premultiplied=True),
    QImage.Format.Format_RGBX8888: _Layout((0, 1, 2)),
    QImage.Format.Format_RGBA8888: _Layout((0, 1, 2, 3)),
    QImage.Format.Format_RGBA8888_Premultiplied: _Layout((0, 1, 2, 3), is_premultiplied=True),
    QImage.Format.Format_RGB888: _Layout((0, 1, 2)),
    QImage.Format.Format_BGR888: _Layout((2, 1, 0)),
    QImage.Format.Format_Grayscale8: _Layout((0, 0, 0)),
}


def _in_order(pixels: NDArray[np.uint8], layout: _Layout) -> NDArray[np.uint8]:
    """A copy of `pixels` as red, green, blue and alpha, colors not multiplied by it."""
    ordered = np.full((*pixels.shape[:2], 4), 255, np.uint8)
    for place, where in enumerate(layout.order):
        ordered[..., place] = pixels[..., where]
    if layout.is_premultiplied:
        alpha = ordered[..., 3:].astype(np.uint32)
        plain = (ordered[..., :3] * np.uint32(255) + alpha // 2) // np.maximum(alpha, 1)
        ordered[..., :3] = np.minimum(plain, 255)
    return ordered


def _reduced(pixels: NDArray[np.uint8], factor: int) -> NDArray[np.uint8]:
    """The mean of each square of `factor` pixels a side, in which what is transparent has no color."""
    from PIL import Image  # noqa: PLC0415 - takes 30 ms and is rarely needed

    return np.asarray(Image.fromarray(pixels).reduce(factor))
