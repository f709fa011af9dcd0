"""A drawing as strokes of points in a square box, not as pixels.

From vectors, a digit can be drawn again at any size with the right line width;
:mod:`mnist_desktop.core.drawing.digit_image` does so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import msgspec
import numpy as np
from msgspec import Meta
from numpy.typing import NDArray

from mnist_desktop.core.drawing.pen import MAX_PEN_WIDTH, MIN_PEN_WIDTH, PEN_WIDTH
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.files import read_bytes, write_bytes

FORMAT = "mnist-desktop drawings"
VERSION = 1
MAX_FILE_BYTES = 20 * 2**20
MAX_DRAWINGS = 10_000
MAX_STROKES = 500
MAX_POINTS = 20_000


class DrawingFileError(UserError):
    """A file of drawings is damaged, was written by a later version, or holds points outside its boxes."""


@dataclass(frozen=True, eq=False)
class Stroke:
    """The path of the pen from touching the paper to leaving it.

    Attributes
    ----------
    points
        float64, shape (n, 2), n >= 1: x to the right, y downwards, in units of the drawing's box. Read-only.
    """

    points: NDArray[np.float64]

    @classmethod
    def of(cls, points: Sequence[Sequence[float]] | NDArray[np.generic]) -> Stroke:
        """A stroke through `points`, pairs of x and y; raises ValueError when there is none or one is not finite."""
        array = np.array(points, np.float64)
        if array.ndim != 2 or array.shape[1] != 2 or not len(array) or not np.isfinite(array).all():
            raise ValueError("A stroke is at least one pair of finite numbers.")
        array.flags.writeable = False
        return cls(array)


@dataclass(frozen=True, eq=False)
class Drawing:
    """Strokes in a square box.

    Attributes
    ----------
    strokes
        In the order in which they were drawn; none for an empty drawing.
    box
        The side of the box, in the units of the points, which lie in 0..box.
    pen_width
        The width of the line in the 28x28 image, in pixels, at any size of the drawing.
    """

    strokes: tuple[Stroke, ...] = ()
    box: float = 1.0
    pen_width: float = PEN_WIDTH

    @property
    def is_empty(self) -> bool:
        """Whether there is no ink at all."""
        return not self.strokes

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the points, without the width of the line; the drawing is not empty."""
        low = np.min([stroke.points.min(0) for stroke in self.strokes], 0)
        high = np.max([stroke.points.max(0) for stroke in self.strokes], 0)
        return float(low[0]), float(low[1]), float(high[0]), float(high[1])


@dataclass(frozen=True, eq=False)
class LabelledDrawing:
    """A drawing and the digit, 0..9, that it shows."""

    label: int
    drawing: Drawing


Coordinate = Annotated[float, Meta(ge=0, le=1e6)]
Points = Annotated[list[tuple[Coordinate, Coordinate]], Meta(min_length=1, max_length=MAX_POINTS)]


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One drawing in a file."""

    label: Annotated[int, Meta(ge=0, le=9)]
    box: Annotated[float, Meta(gt=0, le=1e6)]
    strokes: Annotated[list[Points], Meta(max_length=MAX_STROKES)]
    pen_width: Annotated[float, Meta(ge=MIN_PEN_WIDTH, le=MAX_PEN_WIDTH)] = PEN_WIDTH


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The content of a file of drawings."""

    format: str
    version: int
    drawings: Annotated[list[_Entry], Meta(max_length=MAX_DRAWINGS)]


def read_drawings(path: Path) -> tuple[LabelledDrawing, ...]:
    """All drawings of a file.

    Raises
    ------
    DrawingFileError
        The content is not what :func:`write_drawings` writes, or exceeds the limits of this module.
    StorageError
        The file is absent, unreadable or too large.
    """
    content = read_bytes(path, MAX_FILE_BYTES)
    try:
        file = msgspec.json.decode(content, type=_File)
    except (ValueError, RecursionError) as error:  # bytes that are not text, or nested too deeply
        raise DrawingFileError("{file} is not a file of drawings: {cause}.", file=path, cause=error) from error
    if file.format != FORMAT or file.version != VERSION:
        raise DrawingFileError("{file} holds {format} version {version}; this program reads {known} version {known_version}.",
                               file=path, format=file.format, version=file.version,
                               known=FORMAT, known_version=VERSION)  # fmt: skip
    return tuple(_labelled(path, index, entry) for index, entry in enumerate(file.drawings))


def write_drawings(path: Path, drawings: Sequence[LabelledDrawing]) -> None:
    """Write `drawings` to `path` atomically; raises StorageError."""
    entries = [
        _Entry(each.label, each.drawing.box, [stroke.points.tolist() for stroke in each.drawing.strokes], each.drawing.pen_width)
        for each in drawings
    ]
    write_bytes(path, msgspec.json.encode(_File(FORMAT, VERSION, entries)))


def _labelled(path: Path, index: int, entry: _Entry) -> LabelledDrawing:
    drawing = Drawing(tuple(Stroke.of(points) for points in entry.strokes), entry.box, entry.pen_width)
    if not drawing.is_empty and max(drawing.bounds) > entry.box:
        raise DrawingFileError("{file}: drawing {index} has points outside its box of {box:g}.",
                               file=path, index=index, box=entry.box)  # fmt: skip
    return LabelledDrawing(entry.label, drawing)
