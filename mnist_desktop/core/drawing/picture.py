"""A user's picture for a network to read: upright, without transparency, and not too large."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.drawing.digit_image import SIDE, Gray, rounded
from mnist_desktop.core.picture_decoding import Colors, PictureError, decode_colors, read_colors, solid_colors
from mnist_desktop.core.sentence import Templated

MAX_PIXELS = 50_000_000
WORKING_SIDE = 560
"""Pictures are first shrunk to this longer side: 20 pixels for each of the 28 of the result."""

LUMA = np.array([0.299, 0.587, 0.114])
"""The weights of red, green and blue in gray (ITU-R BT.601)."""

CORNER_PART = 0.02
"""The side of a corner, as a share of the picture's shorter side."""

DARK = 128
"""A background below this gray level is dark."""


class EmptyPictureError(PictureError):
    """A picture is empty."""

    def __init__(self, name: str | Templated) -> None:
        super().__init__("{file} has one colour all over: there is nothing on it to recognise.", file=name)


class NoDigitError(PictureError):
    """A picture shows something, but no digit."""

    def __init__(self, name: str | Templated) -> None:
        super().__init__(
            "There is no digit to be found on {file}: nothing on it stands out from its paper as strokes do. "
            "One digit on even paper is read best.",
            file=name,
        )


@dataclass(frozen=True, eq=False)
class Picture:
    """A picture in color.

    Attributes
    ----------
    name
        Its name in messages.
    pixels
        uint8, shape (h, w, 3), red, green and blue; the longer side is at most `WORKING_SIDE`.
    """

    name: str | Templated
    pixels: Colors

    @property
    def gray(self) -> Gray:
        """The picture in gray, uint8, shape (h, w)."""
        return rounded(self.pixels @ LUMA)

    @property
    def is_prepared(self) -> bool:
        """Whether it already is like an image of a data set, 28x28 on black, for example one that was exported."""
        return self.pixels.shape[:2] == (SIDE, SIDE) and float(self.corner_color @ LUMA) < DARK

    @property
    def corner_color(self) -> NDArray[np.float64]:
        """The color of the two corners that are most like the whole border, float64 (3,): a table may cover the others."""
        side = max(1, round(CORNER_PART * min(self.pixels.shape[:2])))
        low, high = slice(None, side), slice(-side, None)
        places = [(low, low), (low, high), (high, low), (high, high)]
        corners = np.array([np.median(self.pixels[place].reshape(-1, 3), axis=0) for place in places])
        border = np.median(np.concatenate((*self.pixels[[0, -1]], *self.pixels[:, [0, -1]].swapaxes(0, 1))), axis=0)
        alike = np.argsort(((corners - border) ** 2).sum(1), kind="stable")[:2]
        median: NDArray[np.float64] = corners[alike].mean(0)
        return median


def read_picture(path: Path) -> Picture:
    """Read a picture file.

    Raises
    ------
    PictureError
        The file is not a picture, is damaged, or has too many pixels.
    StorageError
        The file is absent or unreadable.
    """
    return Picture(path.name, read_colors(path, MAX_PIXELS, WORKING_SIDE))


def decode_picture(content: bytes, name: str) -> Picture:
    """Read a picture from the bytes of a file; `name` is for messages. Raises PictureError."""
    return Picture(name, decode_colors(content, name, MAX_PIXELS, WORKING_SIDE))


def picture_of(pixels: NDArray[np.uint8], name: str | Templated) -> Picture:
    """A picture from pixels in memory, uint8 (h, w, 4) with alpha; `name` is for messages. Raises PictureError."""
    return Picture(name, solid_colors(pixels, name, MAX_PIXELS, WORKING_SIDE))
