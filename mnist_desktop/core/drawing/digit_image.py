"""Turns a drawn digit into a 28x28 image as MNIST's makers did, and shows each stage.

The recipe is that of C. Yadav and L. Bottou, "Cold Case: The Lost MNIST Digits" (2019), who found it by comparing every
pixel (facebookresearch/qmnist): crop tightly, scale the longer side to 20 pixels by area averaging, scale the peak to 255,
round, and shift by whole pixels until the centre of mass is in the middle. Real MNIST images stay unchanged.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import floor, isqrt

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.distinct import distinct
from mnist_desktop.core.drawing.several import looks_like_several
from mnist_desktop.core.drawing.strokes import Drawing

SIDE = 28
DIGIT_SIDE = 20
"""The longer side of every digit in MNIST, in pixels."""

CENTRE = 14.0
"""Where the centre of mass is, as an index of the 28x28 grid. The grid's own middle is 13.5, but the makers used this."""

FULL_INK = 254
"""A peak of 254 counts as full: the makers' arithmetic gave it to every tenth image."""

OVERSAMPLING = 8
"""Strokes are drawn this many times finer than the 20x20 pixels before they are averaged. (NIST's scans: 3 to 5 times.)"""

SHEET_SCALE = 6
"""How many times finer than the 28x28 pixels the picture of the whole box is."""

SMALLEST_EXTENT = 1 / 20
"""A drawing smaller than this share of its box is not enlarged more, so a dot stays a dot. (NIST's limit: 10 of 128 pixels.)"""

Gray = NDArray[np.uint8]


@dataclass(frozen=True)
class RemovedMarks:
    """What was removed from a picture beside its digit: counts of lines, of specks, and of edges or frames."""

    lines: int = 0
    specks: int = 0
    edges: int = 0

    def __bool__(self) -> bool:
        """Whether anything was removed."""
        return bool(self.lines or self.specks or self.edges)


@dataclass(frozen=True, eq=False)
class DigitStages:
    """The stages of a digit on its way to the network. All pictures are square, uint8, ink 255 on 0.

    Attributes
    ----------
    sheet
        The whole box with the ink where it was drawn; ink that was removed is darker.
    frame
        Left, top and side of the square around the ink, in shares of the sheet.
    crop
        What is inside the frame.
    small
        Shape (20, 20): the crop, each pixel the mean of the area it covers.
    image
        Shape (28, 28): what the network gets.
    centre
        Row and column of the centre of mass of `image`, in indices of its grid.
    removed
        What was removed from the sheet.
    """

    sheet: Gray
    frame: tuple[float, float, float]
    crop: Gray
    small: Gray
    image: Gray
    centre: tuple[float, float]
    removed: RemovedMarks = RemovedMarks()

    @property
    def looks_like_several(self) -> bool:
        """Whether this looks like more than one digit; see :mod:`~mnist_desktop.core.drawing.several`."""
        return looks_like_several(self.crop)


def digit_image(drawing: Drawing) -> Gray | None:
    """The 28x28 image of `drawing`, uint8, ink 255 on 0; None when it is empty."""
    if drawing.is_empty:
        return None
    return centred(shrunk(_draw_crop(drawing, _frame(drawing))))


def normalise_digit(gray: Gray) -> Gray | None:
    """The 28x28 image of a digit given as pixels, uint8, shape (h, w), ink 255 on 0; None where there is no ink."""
    frame = _pixel_frame(gray)
    return None if frame is None else centred(shrunk(_cut(gray, frame)))


def stages_of_drawing(drawing: Drawing) -> DigitStages | None:
    """The stages of :func:`digit_image` for `drawing`; None when it is empty."""
    if drawing.is_empty:
        return None
    left, top, side = _frame(drawing)
    crop = _draw_crop(drawing, (left, top, side))
    frame = (left / drawing.box, top / drawing.box, side / drawing.box)
    return _finish(_draw_sheet(drawing), frame, crop)


def stages_of_pixels(gray: Gray) -> DigitStages | None:
    """The stages of :func:`normalise_digit` for `gray`; None where there is no ink."""
    pixel_frame = _pixel_frame(gray)
    if pixel_frame is None:
        return None
    height, width = gray.shape
    longest = max(height, width)
    whole = ((width - longest) // 2, (height - longest) // 2, longest)
    left, top, side = pixel_frame
    frame = ((left - whole[0]) / longest, (top - whole[1]) / longest, side / longest)
    return _finish(_cut(gray, whole), frame, _cut(gray, pixel_frame))


def shrunk(crop: Gray) -> Gray:
    """Scale a square picture with ink to 20x20 by area averaging, and its peak to 255."""
    weights = area_weights(len(crop), DIGIT_SIDE)
    mean = weights @ crop.astype(np.float32) @ weights.T
    peak = float(mean.max())
    if peak < FULL_INK:
        mean *= 255 / peak
    return rounded(mean)


def centred(small: Gray) -> Gray:
    """Put 20x20 pixels on 28x28 so that the centre of mass is at 14.0, within half a pixel: in (13.5, 14.5].

    Ink outside the 28x28 pixels is cut off, as in MNIST: it happens to long tails of heavy digits.
    """
    row, column = (floor(CENTRE + 0.5 - centre) for centre in centre_of_mass(small))
    # With a margin all around no shift leaves the array; the shift is between -5 and 14.
    padded = np.zeros((SIDE + 2 * DIGIT_SIDE, SIDE + 2 * DIGIT_SIDE), np.uint8)
    padded[DIGIT_SIDE + row :, DIGIT_SIDE + column :][:DIGIT_SIDE, :DIGIT_SIDE] = small
    return padded[DIGIT_SIDE : DIGIT_SIDE + SIDE, DIGIT_SIDE : DIGIT_SIDE + SIDE].copy()


def centre_of_mass(image: Gray) -> tuple[float, float]:
    """Row and column of the centre of mass, in indices of the grid; `image` has ink."""
    rows, columns = image.sum(1, dtype=np.int64), image.sum(0, dtype=np.int64)
    total = int(rows.sum())
    return int(rows @ np.arange(len(rows))) / total, int(columns @ np.arange(len(columns))) / total


def _finish(sheet: Gray, frame: tuple[float, float, float], crop: Gray) -> DigitStages:
    small = shrunk(crop)
    image = centred(small)
    return DigitStages(sheet, frame, crop, small, image, centre_of_mass(image))


@lru_cache(maxsize=16)
def area_weights(source: int, target: int) -> NDArray[np.float32]:
    """float32 (target, source): the share of each target pixel that every source pixel fills, along one axis."""
    edges = np.arange(target + 1) * source / target
    cells = np.arange(source)
    overlap = np.minimum(edges[1:, None], cells + 1) - np.maximum(edges[:-1, None], cells)
    weights: NDArray[np.float32] = (np.clip(overlap, 0, None) * target / source).astype(np.float32)
    return weights


def rounded(values: NDArray[np.floating]) -> Gray:
    """The nearest whole numbers within 0..255, halves up, as the makers rounded."""
    whole: Gray = np.clip(np.floor(values + 0.5), 0, 255).astype(np.uint8)
    return whole


# From pixels


def _pixel_frame(gray: Gray) -> tuple[int, int, int] | None:
    """Left, top and side of the square around the ink, the shorter side in its middle; None where there is no ink."""
    rows, columns = np.flatnonzero(gray.any(1)), np.flatnonzero(gray.any(0))
    if not len(rows):
        return None
    top, left = int(rows[0]), int(columns[0])
    height, width = int(rows[-1]) + 1 - top, int(columns[-1]) + 1 - left
    side = max(height, width)
    return left - (side - width) // 2, top - (side - height) // 2, side


def _cut(gray: Gray, frame: tuple[int, int, int]) -> Gray:
    """The pixels inside a square frame; outside the picture there is no ink."""
    left, top, side = frame
    square = np.zeros((side, side), np.uint8)
    height, width = gray.shape
    rows = slice(max(top, 0), min(top + side, height))
    columns = slice(max(left, 0), min(left + side, width))
    square[rows.start - top : rows.stop - top, columns.start - left : columns.stop - left] = gray[rows, columns]
    return square


# From strokes


def _frame(drawing: Drawing) -> tuple[float, float, float]:
    """Left, top and side of the square around the ink, in units of the box; the side will become 20 pixels."""
    left, top, right, bottom = drawing.bounds
    extent = max(right - left, bottom - top, SMALLEST_EXTENT * drawing.box)
    # The line has a fixed width after scaling, so it takes the same part of the 20 pixels at any size of the drawing.
    side = extent * DIGIT_SIDE / (DIGIT_SIDE - drawing.pen_width)
    return (left + right - side) / 2, (top + bottom - side) / 2, side


def _draw_crop(drawing: Drawing, frame: tuple[float, float, float]) -> Gray:
    left, top, side = frame
    size = DIGIT_SIDE * OVERSAMPLING
    lines = [(stroke.points - (left, top)) * (size / side) for stroke in drawing.strokes]
    return _draw(lines, drawing.pen_width * OVERSAMPLING / 2, size)


def _draw_sheet(drawing: Drawing) -> Gray:
    size = SIDE * SHEET_SCALE
    lines = [stroke.points * (size / drawing.box) for stroke in drawing.strokes]
    return _draw(lines, drawing.pen_width * SHEET_SCALE / 2, size)


def _draw(lines: list[NDArray[np.float64]], radius: float, size: int) -> Gray:
    """Draw ink on every pixel within `radius` of the lines, on `size` x `size` pixels of value 0 or 255.

    The lines are drawn one pixel wide and then widened by a disc, one row of the disc at a time: so the cost depends on the
    size of the picture and hardly on the length of the lines.
    """
    reach = int(radius)
    wide = size + 2 * reach
    line = np.zeros((size, wide + 1), np.uint8)
    for points in lines:
        x, y = np.clip(_densely(points), 0, size - 1e-6).astype(np.intp).T
        line[y, x + reach + 1] = 1
    before = line.cumsum(1, dtype=np.uint8)  # from 255 on to 0: what counts is whether two of them differ, at most one disc apart
    ink = np.zeros((size + 2 * reach, size), bool)
    for down in range(reach + 1):
        half = isqrt(int(radius * radius - down * down))
        run = before[:, reach + half + 1 : reach + half + 1 + size] != before[:, reach - half : reach - half + size]
        ink[reach + down : reach + down + size] |= run
        ink[reach - down : reach - down + size] |= run
    return ink[reach : reach + size] * np.uint8(255)


def _densely(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """The same line with points at most one pixel apart, float64 (m, 2)."""
    along = np.concatenate(([0.0], np.hypot(*np.diff(points, axis=0).T).cumsum()))
    at = distinct(np.concatenate((along, np.arange(0.0, along[-1]))))
    return np.column_stack((np.interp(at, along, points[:, 0]), np.interp(at, along, points[:, 1])))
