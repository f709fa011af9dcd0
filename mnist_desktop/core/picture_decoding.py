"""Reads a user's picture: a file or pixels of any kind become upright red, green and blue."""

from __future__ import annotations

import io
import threading
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.content.kinds import Kind
from mnist_desktop.core.content.telling import kind_of_bytes, refusal
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.files import read_bytes
from mnist_desktop.core.sentence import Templated

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP", "PPM")
READS = "PNG, JPEG, GIF, BMP, TIFF and WebP pictures can be read here."
"""Added to the error for a file that is not a picture."""
MAX_FILE_BYTES = 200 * 2**20
_LARGEST_DEEP_VALUES = (1.0, 255.0, 65535.0)
"""Values that white may have in a picture of floating-point or of 16- or 32-bit numbers."""

_LIGHT = 185
_DARK = 128
"""Gray levels. A picture with a mean above the first is hardly visible on white; a pixel below the second is clearly visible."""
_LITTLE = 0.1
"""A picture of which more than this share is dark is easy to see on white."""
_FEW = 0.002
_OPEN = 0.25
_OPEN_AROUND_LIGHT = 0.05
"""The smallest transparent share that means a cut-out subject; the second is for a subject of which at most `_FEW` is dark.
A smaller share may be rounded corners; a round picture has 0.21."""
_GLANCE = 128
LARGE = 2**22
"""A picture with as many pixels is not converted as a whole."""
VERY_LARGE = 2**24
"""Of pictures with as many pixels only one is decoded at a time, by however many threads: each takes up to 400 MB."""
BAND_ROWS = 16
ORIENTATION = 0x0112
"""The tag of EXIF that says how a camera was held."""
_SHRUNK_EARLY = ("L", "RGB")
"""Modes in which the mean of pixels is the same before and after what is done to the colors."""
_LUMA = (0.299, 0.587, 0.114)

_one_at_a_time = threading.Lock()

Colors = NDArray[np.uint8]
"""uint8, shape (height, width, 3): red, green and blue."""


class PictureError(UserError):
    """A picture cannot be read: the file is not one, is damaged, or is too large."""


@dataclass(frozen=True, eq=False)
class Decoded:
    """A picture, and whether it is only the first of several in its file: an animation, or a document of many pages."""

    colors: Colors
    is_first: bool


def read_colors(path: Path, max_pixels: int, longest_side: int | None = None) -> Colors:
    """Read a picture file: PNG, JPEG, GIF (its first frame), BMP, TIFF, WebP or PPM.

    Parameters
    ----------
    max_pixels
        A picture with more of them is refused before anything is decoded.
    longest_side
        A larger picture is shrunk to this many pixels by area averaging; None: no picture is shrunk.

    Raises
    ------
    PictureError
        The file is not such a picture, is damaged, or has too many pixels.
    StorageError
        The file is absent or unreadable.
    """
    return decode_colors(read_bytes(path, MAX_FILE_BYTES), path.name, max_pixels, longest_side)


def decode_colors(content: bytes, name: str, max_pixels: int, longest_side: int | None = None) -> Colors:
    """Like :func:`read_colors`, from the bytes of a file; `name` is for messages. Raises PictureError."""
    return decode(content, name, max_pixels, longest_side).colors


def decode(content: bytes, name: str, max_pixels: int, longest_side: int | None = None) -> Decoded:
    """Like :func:`decode_colors`, with what else the file says of itself. Raises PictureError."""
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - takes 30 ms and is rarely needed

    if not content:
        raise _empty(name)
    # Pillow's own limit is lower and raises warnings; ours is checked just as early.
    Image.MAX_IMAGE_PIXELS = None
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as image:
            # Nothing is decoded before this point.
            check_size(image.width, image.height, name, max_pixels)
            with _one_at_a_time if image.width * image.height >= VERY_LARGE else nullcontext():
                return Decoded(_decoded(image, longest_side), is_first=_has_more(image))
    except UnidentifiedImageError as error:
        found = kind_of_bytes(content, name)
        if found.kind not in (Kind.PICTURE, Kind.TEXT, Kind.UNKNOWN):
            raise refusal(PictureError, found, name, READS) from error
        raise PictureError("{file} is not a picture that can be read. PNG, JPEG, GIF, BMP, TIFF and WebP can.",
                           file=name) from error  # fmt: skip
    except MemoryError as error:
        raise no_room_for(name) from error
    except PictureError:
        raise
    except Exception as error:  # decoders raise all kinds of errors for damaged files, even TypeError
        raise PictureError("{file} is damaged: {cause}.", file=name, cause=str(error).rstrip(".")) from error


def _decoded(image: Image, longest_side: int | None) -> Colors:
    from PIL import ImageOps  # noqa: PLC0415 - as above

    small = image
    if longest_side is not None:
        image.draft("RGB", (longest_side, longest_side))
        _shrink_early(image, longest_side)
        small = _in_bands(image, longest_side)
    ImageOps.exif_transpose(small, in_place=True)
    return _shrunk(_solid(small), longest_side)


def solid_colors(pixels: NDArray[np.uint8], name: str | Templated, max_pixels: int, longest_side: int | None = None) -> Colors:
    """Like :func:`read_colors`, from pixels in memory, uint8 (height, width, 4) with alpha. Raises PictureError."""
    from PIL import Image  # noqa: PLC0415 - as above

    height, width = pixels.shape[:2]
    if not pixels.size:
        raise _empty(name)
    check_size(width, height, name, max_pixels)
    return _shrunk(_solid(Image.fromarray(pixels)), longest_side)


def check_size(width: int, height: int, name: str | Templated, max_pixels: int) -> None:
    """Raises PictureError where a picture has more than `max_pixels` pixels; `name` is for the message."""
    if width * height > max_pixels:
        raise PictureError(
            "{file} has {width:,} × {height:,} pixels; {limit:,} in all can be read. Make it smaller and try again.",
            file=name, width=width, height=height, limit=max_pixels,
        )  # fmt: skip


def no_room_for(name: str | Templated) -> PictureError:
    """The error for a picture that does not fit into memory."""
    return PictureError("{file} does not fit into the memory. Make it smaller and try again.", file=name)


def _empty(name: str | Templated) -> PictureError:
    return PictureError("{file} is empty: there is no picture in it.", file=name)


def _has_more(image: Image) -> bool:
    """Whether the file goes on behind its first picture, which is read already: looking for the next one may fail half-way."""
    with suppress(Exception):
        return bool(getattr(image, "is_animated", False)) or getattr(image, "n_frames", 1) > 1
    return True


def _solid(image: Image) -> Image:
    """The picture in RGB: deep grays become 8 bits; transparent pixels become white, or black if the picture is light."""
    from PIL import Image as Pillow  # noqa: PLC0415 - as above

    if _is_deep(image):
        image = Pillow.fromarray(_shallow(np.asarray(image), _white_of(image)))
    if not image.has_transparency_data:
        return image.convert("RGB")
    solid = image.convert("RGBA")
    ground = Pillow.new("RGBA", solid.size, "black" if _is_light(solid) else "white")
    ground.alpha_composite(solid)
    return ground.convert("RGB")


def _is_light(image: Image) -> bool:
    """Whether a picture with alpha is a light, cut-out subject, which would hardly be visible on white."""
    from PIL import Image as Pillow  # noqa: PLC0415 - as above

    # When Pillow resizes, it weights colors by their alpha.
    few = np.asarray(image.resize((_GLANCE, _GLANCE), Pillow.Resampling.BOX)).astype(np.float64)
    luma, alpha = few[..., :3] @ _LUMA, few[..., 3]
    if not alpha.any():
        return False
    # A picture that is faint everywhere is judged relative to its own highest alpha.
    seen = alpha / alpha.max()
    dark = float(seen[luma < _DARK].sum() / seen.sum())
    if dark > _LITTLE or float((luma * seen).sum() / seen.sum()) <= _LIGHT:
        return False
    return 1 - float(seen.mean()) > (_OPEN if dark > _FEW else _OPEN_AROUND_LIGHT)


def _is_deep(image: Image) -> bool:
    """Whether a pixel is one number of more than 8 bits."""
    return image.mode.startswith(("I", "F"))


def _white_of(image: Image) -> float:
    """The number that is white in a deep picture. Where the file does not say it, the largest value decides."""
    if image.mode.startswith("I;16"):
        return 65535.0
    largest = float(np.nan_to_num(cast("tuple[float, float]", image.getextrema())[1]))
    return next((limit for limit in _LARGEST_DEEP_VALUES if largest <= limit), largest)


def _shallow(values: NDArray[np.generic], white: float) -> NDArray[np.uint8]:
    """Deep grays as 0..255."""
    finite = np.nan_to_num(values.astype(np.float32))
    shallow: NDArray[np.uint8] = np.clip(finite * (255 / white) + 0.5, 0, 255).astype(np.uint8)
    return shallow


def _in_bands(image: Image, longest_side: int) -> Image:
    """A large picture brought down to `longest_side` band by band, so that its colors are never converted as a whole.

    A picture of 100 megapixels takes up to 400 MB when it is decoded. Each conversion of the whole would take as much again.
    """
    from PIL import Image as Pillow  # noqa: PLC0415 - as above

    factor = max(image.size) / longest_side
    if image.width * image.height < LARGE or factor <= 1:
        return image
    image.load()
    is_deep, is_open = _is_deep(image), image.has_transparency_data
    white = _white_of(image) if is_deep else 0.0
    mode = "L" if is_deep else "RGBA" if is_open else "RGB"
    width, height = (max(1, round(side / factor)) for side in image.size)
    small = Pillow.new(mode, (width, height))
    for row in range(0, height, BAND_ROWS):
        rows = min(BAND_ROWS, height - row)
        top, bottom = (at * image.height / height for at in (row, row + rows))
        first, end = int(top), min(ceil(bottom), image.height)
        band = image.crop((0, first, image.width, end))
        plain = Pillow.fromarray(_shallow(np.asarray(band), white)) if is_deep else band.convert(mode)
        area = 0, top - first, image.width, min(bottom, end) - first
        small.paste(plain.resize((width, rows), Pillow.Resampling.BOX, box=area), (0, row))
    small.getexif()[ORIENTATION] = image.getexif().get(ORIENTATION, 1)
    return small


def _shrink_early(image: Image, longest_side: int) -> None:
    """Bring a very large picture down before it is turned or its colors are changed, which copies it."""
    from PIL import Image as Pillow  # noqa: PLC0415 - as above

    if image.mode in _SHRUNK_EARLY and not image.has_transparency_data and max(image.size) > longest_side:
        image.thumbnail((longest_side, longest_side), Pillow.Resampling.BOX)


def _shrunk(image: Image, longest_side: int | None) -> Colors:
    from PIL import Image as Pillow  # noqa: PLC0415 - as above

    if longest_side is not None:
        image.thumbnail((longest_side, longest_side), Pillow.Resampling.BOX)
    return np.asarray(image)
