"""Turns a picture into a 28x28 image, light on black: as it is, or by the recipe of MNIST's makers, as on the drawing pad."""

from __future__ import annotations

from typing import Literal

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from mnist_desktop.core.datasets.images.reading import ReadPicture
from mnist_desktop.core.drawing.digit_image import normalise_digit, rounded
from mnist_desktop.core.drawing.ink_in_photo import EVEN, FAINTEST_EDGE, FAINTEST_INK, FULL_INK_RANK, otsu_threshold
from mnist_desktop.core.drawing.photo_of_digit import photo_stages
from mnist_desktop.core.drawing.picture import DARK, EmptyPictureError, Picture
from mnist_desktop.core.marking import MarkedTexts

SIDE = 28
EVEN_BORDER = 0.9
"""The paper is even if this share of the border has its gray; then all that differs from it is ink."""

Gray = NDArray[np.uint8]
Ink = Literal["told", "dark", "light"]
"""Whether pictures are dark on light or light on dark; ``told``: each picture tells, by most of its border."""


class Recipe(MarkedTexts):
    """How a picture becomes 28x28 pixels."""

    LIKE_MNIST = "Like MNIST: found, 20 pixels high or wide, centred"
    PADDED = "As it is, with a margin to make it square"
    CROPPED = "As it is, cut to a square"
    STRETCHED = "As it is, stretched to a square"


class Treatment(Struct, frozen=True, forbid_unknown_fields=True):
    """What is done to each picture: a :class:`Recipe` by its name; `transposed`: rows become columns, as EMNIST's need it."""

    recipe: Literal["LIKE_MNIST", "PADDED", "CROPPED", "STRETCHED"] = "LIKE_MNIST"
    ink: Ink = "told"
    transposed: bool = False


def normalised(picture: ReadPicture, treatment: Treatment, name: str) -> Gray:
    """The image of a picture, uint8, shape (28, 28), 0 is background.

    Parameters
    ----------
    name
        What errors call it.

    Raises
    ------
    PictureError
        A digit is looked for, and there is none: it may have one color all over. As they are, empty pictures stay what they are.
    """
    if treatment.transposed:
        picture = ReadPicture(picture.colors.swapaxes(0, 1), picture.is_first)
    if treatment.recipe == "LIKE_MNIST":
        return _like_mnist(picture, treatment.ink, name)
    gray = picture.gray
    paper = paper_of(gray)
    is_dark = treatment.ink == "dark" or (treatment.ink == "told" and paper >= DARK)
    square = _SQUARES[treatment.recipe](gray, paper)
    small = _small(square)
    return 255 - small if is_dark else small


def paper_of(gray: Gray) -> int:
    """The gray of the paper: the one that divides the border into halves."""
    return _middle(_border(gray))


def _middle(values: Gray) -> int:
    """The median; four times as fast as NumPy's."""
    half = len(values) // 2
    return int(np.partition(values, half)[half])


def _border(gray: Gray) -> Gray:
    return np.concatenate((gray[0], gray[-1], gray[:, 0], gray[:, -1]))


def _padded(gray: Gray, paper: int) -> Gray:
    height, width = gray.shape
    side = max(height, width)
    square = np.full((side, side), paper, np.uint8)
    top, left = (side - height) // 2, (side - width) // 2
    square[top : top + height, left : left + width] = gray
    return square


def _cropped(gray: Gray, _paper: int) -> Gray:
    height, width = gray.shape
    side = min(height, width)
    top, left = (height - side) // 2, (width - side) // 2
    return gray[top : top + side, left : left + side]


def _stretched(gray: Gray, _paper: int) -> Gray:
    return gray


_SQUARES = {"PADDED": _padded, "CROPPED": _cropped, "STRETCHED": _stretched}


def _small(gray: Gray) -> Gray:
    """Scaled to 28x28: each pixel the mean of the area it covers, or between pixels where there are fewer."""
    from PIL import Image  # noqa: PLC0415 - takes 30 ms and is rarely needed

    if gray.shape == (SIDE, SIDE):
        return gray.copy()
    resampling = Image.Resampling.BOX if min(gray.shape) >= SIDE else Image.Resampling.BILINEAR
    return np.asarray(Image.fromarray(np.ascontiguousarray(gray)).resize((SIDE, SIDE), resampling))


def _like_mnist(picture: ReadPicture, ink: Ink, name: str) -> Gray:
    """By the recipe of the pad, in a tenth of the time where the paper is even, as in most data sets: 0.3 ms."""
    gray = picture.gray
    border = _border(gray)
    paper = _middle(border)
    if gray.shape == (SIDE, SIDE) and paper == 0 and ink != "dark":
        image = normalise_digit(gray)  # it is like an image of MNIST, and stays as it is if it is one
    elif ink != "told" or np.mean(np.abs(border.astype(np.int16) - paper) <= EVEN) >= EVEN_BORDER:
        levels = _levels(gray, paper, ink)
        image = None if levels is None else normalise_digit(levels)
    else:
        return photo_stages(Picture(name, picture.colors)).image
    if image is None:
        raise EmptyPictureError(name)
    return image


def _levels(gray: Gray, paper: int, ink: Ink) -> Gray | None:
    """How much ink there is at each pixel of even paper, uint8; None where there is none. See :func:`.ink_in_photo.ink_of`."""
    darker, lighter = (
        np.clip(side, 0, 255).astype(np.uint8) for side in (paper - gray.astype(np.int16), gray.astype(np.int16) - paper)
    )
    if ink == "told":
        ink = "dark" if paper >= DARK else "light"
        # Paper of a middle gray says nothing: what is stronger on it is the ink.
        if min(paper, 255 - paper) > FAINTEST_INK:
            ink = "dark" if int(darker.sum(dtype=np.int64)) >= int(lighter.sum(dtype=np.int64)) else "light"
    difference = darker if ink == "dark" else lighter
    strongest = int(difference.max())
    if strongest < FAINTEST_INK:
        return None
    threshold = max(otsu_threshold(rounded(difference * np.float32(255 / strongest))) * strongest / 255, FAINTEST_INK)
    counts = np.bincount(difference.ravel(), minlength=256)
    counts[: int(threshold) + 1] = 0
    inked = counts.cumsum()
    if not inked[-1]:
        return None
    full = int(np.searchsorted(inked, FULL_INK_RANK * inked[-1]))
    levels = rounded(difference * np.float32(255 / full))
    levels[levels < 255 * FAINTEST_EDGE] = 0
    return levels
