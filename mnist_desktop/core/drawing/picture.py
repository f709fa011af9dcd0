"""Reads a picture that a person brings: a file, bytes or pixels of any kind become upright red, green and blue."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.drawing.digit_image import SIDE, Gray, rounded
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.files import read_bytes

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP", "PPM")
MAX_FILE_BYTES = 200 * 2**20
MAX_PIXELS = 50_000_000
WORKING_SIDE = 560
"""Pictures are shrunk to this longer side before anything else: 20 pixels for each of the 28 that are wanted."""

LUMA = np.array([0.299, 0.587, 0.114])
"""The parts of red, green and blue in gray (ITU-R BT.601)."""

DARK = 128
"""A background below this gray level is dark."""

Colour = NDArray[np.uint8]


class PictureError(UserError):
    """A picture cannot be read: it is none, damaged, or too large."""


class EmptyPictureError(PictureError):
    """There is nothing on a picture."""

    def __init__(self, name: str) -> None:
        super().__init__("{file} has one colour all over: there is nothing on it to recognise.", file=name)


@dataclass(frozen=True, eq=False)
class Picture:
    """A picture as people see it.

    Attributes
    ----------
    name
        What messages call it.
    pixels
        uint8, shape (h, w, 3), red, green and blue; the longer side is at most `WORKING_SIDE`.
    """

    name: str
    pixels: Colour

    @property
    def gray(self) -> Gray:
        """The picture in gray, uint8, shape (h, w)."""
        return rounded(self.pixels @ LUMA)

    @property
    def is_prepared(self) -> bool:
        """Whether it already is an image as data sets hold them: 28x28 on black, such as one exported from a data set."""
        return self.pixels.shape[:2] == (SIDE, SIDE) and float(self.corner_colour @ LUMA) < DARK

    @property
    def corner_colour(self) -> NDArray[np.float64]:
        """The median of the four corners, float64 (3,)."""
        median: NDArray[np.float64] = np.median(self.pixels[[0, 0, -1, -1], [0, -1, 0, -1]], axis=0)
        return median


def read_picture(path: Path) -> Picture:
    """Read a picture file: PNG, JPEG, GIF (its first frame), BMP, TIFF, WebP or PPM.

    Raises
    ------
    PictureError
        The content is no such picture, is damaged, or has too many pixels.
    StorageError
        The file is absent or unreadable.
    """
    return decode_picture(read_bytes(path, MAX_FILE_BYTES), path.name)


def decode_picture(content: bytes, name: str) -> Picture:
    """Read a picture from the bytes of a file; `name` is for messages. Raises PictureError."""
    from PIL import Image, ImageOps, UnidentifiedImageError  # noqa: PLC0415 - takes 30 ms and is rarely needed

    if not content:
        raise PictureError("{file} is empty: there is no picture in it.", file=name)
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as image:
            # Nothing is decoded before this.
            if image.width * image.height > MAX_PIXELS:
                raise _too_large(name, image.width, image.height)
            image.draft("RGB", (WORKING_SIDE, WORKING_SIDE))
            return Picture(name, _shrink(_on_white(ImageOps.exif_transpose(image))))
    except UnidentifiedImageError as error:
        raise PictureError("{file} is not a picture that can be read. PNG, JPEG, GIF, BMP, TIFF and WebP can.",
                           file=name) from error  # fmt: skip
    except Image.DecompressionBombError as error:
        raise PictureError("{file} has more than {limit:,} pixels. Make it smaller and try again.",
                           file=name, limit=MAX_PIXELS) from error  # fmt: skip
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError) as error:
        raise PictureError("{file} is damaged: {cause}.", file=name, cause=str(error).rstrip(".")) from error


def picture_of(pixels: NDArray[np.uint8], name: str) -> Picture:
    """A picture from pixels in memory, uint8 (h, w, 4) with alpha; `name` is for messages. Raises PictureError."""
    from PIL import Image  # noqa: PLC0415 - as above

    height, width = pixels.shape[:2]
    if not pixels.size:
        raise PictureError("{file} is empty: there is no picture in it.", file=name)
    if height * width > MAX_PIXELS:
        raise _too_large(name, width, height)
    return Picture(name, _shrink(_on_white(Image.fromarray(pixels))))


def _too_large(name: str, width: int, height: int) -> PictureError:
    return PictureError("{file} has {width:,} x {height:,} pixels; {limit:,} in all can be read. Make it smaller and try again.",
                        file=name, width=width, height=height, limit=MAX_PIXELS)  # fmt: skip


def _on_white(image: Image) -> Image:
    """The picture in RGB: deep grays brought to 8 bits, what is transparent put on white."""
    from PIL import Image as Pillow  # noqa: PLC0415 - as above

    if image.mode.startswith(("I", "F")):
        values = np.asarray(image).astype(np.float32)
        top = next((limit for limit in (1.0, 255.0, 65535.0) if values.max() <= limit), values.max())
        image = Pillow.fromarray(rounded(values * (255 / top)))
    if not image.has_transparency_data:
        return image.convert("RGB")
    solid = image.convert("RGBA")
    white = Pillow.new("RGBA", solid.size, "white")
    white.alpha_composite(solid)
    return white.convert("RGB")


def _shrink(image: Image) -> Colour:
    """The pixels, with the longer side brought down to `WORKING_SIDE` by area averaging."""
    from PIL import Image as Pillow  # noqa: PLC0415 - as above

    image.thumbnail((WORKING_SIDE, WORKING_SIDE), Pillow.Resampling.BOX)
    return np.asarray(image)
