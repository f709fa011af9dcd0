"""Reads one picture of a data set: any kind, size, depth and orientation becomes small and upright, or a reason says why not."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.datasets.images.entries import readable
from mnist_desktop.core.files import read_bytes
from mnist_desktop.core.picture_decoding import MAX_FILE_BYTES, Colors, decode

MAX_PIXELS = 100_000_000
WORKING_SIDE = 560
"""Pictures are first shrunk to this longer side: 20 pixels for each of the 28 of the result. The drawing pad does the same."""


@dataclass(frozen=True, eq=False)
class ReadPicture:
    """A picture in memory.

    Attributes
    ----------
    colors
        uint8, shape (h, w, 3), red, green and blue; the longer side is at most :data:`WORKING_SIDE`.
    is_first
        Whether the file holds more pictures, of which this is the first: an animation, or a document of many pages.
    """

    colors: Colors
    is_first: bool

    @property
    def gray(self) -> NDArray[np.uint8]:
        """The picture in gray, uint8, shape (h, w), by the weights of ITU-R BT.601."""
        from PIL import Image  # noqa: PLC0415 - takes 30 ms and is rarely needed

        return np.asarray(Image.fromarray(np.ascontiguousarray(self.colors)).convert("L"))


def picture_of_array(pixels: NDArray[np.uint8]) -> ReadPicture:
    """A picture from an image of an array, uint8, shape (h, w) or (h, w, 3)."""
    return ReadPicture(np.repeat(pixels[..., None], 3, axis=2) if pixels.ndim == 2 else pixels, is_first=False)


def read_image(path: Path) -> ReadPicture:
    """Read a picture file: PNG, JPEG, BMP, GIF, WebP, TIFF or PPM.

    Raises
    ------
    PictureError
        The file is no such picture, is empty or damaged, or has more than 100 megapixels.
    StorageError
        The file is absent or unreadable.
    """
    content = read_bytes(path, MAX_FILE_BYTES)
    decoded = decode(content, readable(path.name), MAX_PIXELS, WORKING_SIDE)
    return ReadPicture(decoded.colors, decoded.is_first)
