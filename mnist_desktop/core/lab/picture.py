"""Pictures for the lab, those of the app and the user's own, and how they become one channel of numbers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mnist_desktop import paths
from mnist_desktop.core.lab.settings import ChannelName, Reading
from mnist_desktop.core.lab.sliding import BLOCK_VALUES, Map
from mnist_desktop.core.marking import marked
from mnist_desktop.core.picture_decoding import read_colors, solid_colors
from mnist_desktop.core.sentence import Templated

MAX_PIXELS = 100_000_000
LONGEST_SIDE = 6_000
"""A larger picture is brought down to this longer side: each of its maps would take hundreds of megabytes."""

BRIGHTEST = 255

SHIPPED = {marked("House"): "house.jpg", marked("Shapes"): "shapes.png", marked("Wood"): "wood.jpg"}
"""The pictures that ship with the app, by their titles (keys for translation)."""

_PARTS: dict[ChannelName, tuple[float, float, float]] = {
    "red": (1, 0, 0),
    "mean": (1 / 3, 1 / 3, 1 / 3),
    "luma": (0.299, 0.587, 0.114),  # ITU-R BT.601
}


@dataclass(frozen=True, eq=False)
class LabPicture:
    """A picture for the lab.

    Attributes
    ----------
    name
        What the lab calls it: a title, the name of a file, or a sentence.
    pixels
        uint8, shape (height, width, 3) in red, green and blue, or (height, width) in gray.
    """

    name: str | Templated
    pixels: NDArray[np.uint8]

    @property
    def size(self) -> tuple[int, int]:
        """Height and width."""
        return self.pixels.shape[0], self.pixels.shape[1]


def shipped_picture(name: str) -> LabPicture:
    """One of :data:`SHIPPED`; raises as :func:`read_lab_picture` does."""
    return LabPicture(name, read_colors(paths.resource("pictures", SHIPPED[name]), MAX_PIXELS, LONGEST_SIDE))


def read_lab_picture(path: Path) -> LabPicture:
    """Read a picture file, upright and no larger than :data:`LONGEST_SIDE`.

    What is transparent is put on white, or on black if it is light itself.

    Raises
    ------
    PictureError
        The file is not a picture, is damaged, or has more than :data:`MAX_PIXELS` pixels.
    StorageError
        The file is absent or unreadable.
    """
    return LabPicture(path.name, read_colors(path, MAX_PIXELS, LONGEST_SIDE))


def pasted_picture(pixels: NDArray[np.uint8], name: str | Templated) -> LabPicture:
    """A picture from pixels in memory, uint8 (height, width, 4) with alpha. Raises PictureError."""
    return LabPicture(name, solid_colors(pixels, name, MAX_PIXELS, LONGEST_SIDE))


def one_channel(picture: LabPicture, reading: Reading) -> Map:
    """The numbers that kernels slide over, float32, shape (height, width)."""
    scale, shift = _scale(reading)
    if picture.pixels.ndim == 2:
        channel = picture.pixels * np.float32(scale)
    else:
        channel = _mixed(picture.pixels, [part * scale for part in _PARTS[reading.channel]])
    if shift:
        channel += np.float32(shift)
    return channel


def black_and_white(reading: Reading) -> tuple[float, float]:
    """The numbers that black and white are turned into."""
    scale, shift = _scale(reading)
    return shift, BRIGHTEST * scale + shift


def _scale(reading: Reading) -> tuple[float, float]:
    """The factor for a pixel of 0..255, and the number that is added then."""
    match reading.scaling:
        case "unit":
            return 1 / BRIGHTEST, 0.0
        case "standard":
            return 1 / (BRIGHTEST * reading.std), -reading.mean / reading.std
    return 1.0, 0.0


def _mixed(pixels: NDArray[np.uint8], parts: list[float]) -> Map:
    """The weighted sum of red, green and blue, some rows at a time, so that a large photo is not copied three times."""
    height, width = pixels.shape[:2]
    mixed = np.zeros((height, width), np.float32)
    per_block = max(1, BLOCK_VALUES // width)
    for first in range(0, height, per_block):
        rows = slice(first, first + per_block)
        for color, part in enumerate(parts):
            if part:
                mixed[rows] += pixels[rows, :, color] * np.float32(part)
    return mixed
