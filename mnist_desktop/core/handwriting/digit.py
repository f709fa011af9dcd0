"""One collected digit: the strokes of the pen, what they are meant to be, and who drew them."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable
from datetime import datetime
from typing import Annotated

import msgspec
import numpy as np
from msgspec import Meta, Struct
from numpy.typing import NDArray

from mnist_desktop.core.drawing.digit_image import digit_image
from mnist_desktop.core.drawing.pen import MAX_PEN_WIDTH, MIN_PEN_WIDTH, PEN_WIDTH
from mnist_desktop.core.drawing.strokes import Drawing, Stroke

DIGITS = 10
STEPS = 10_000
"""Of a coordinate along the side of the box: finer than any screen."""
MAX_STROKES = 100
MAX_POINTS = 1_000
"""Of one digit, in all its strokes. A hand takes some 100; of what a fast mouse reports, every second one is left out."""
MAX_WRITER = 60
"""Letters of a writer's name."""

Coordinate = Annotated[int, Meta(ge=0, le=STEPS)]
Points = Annotated[tuple[Coordinate, ...], Meta(min_length=2, max_length=2 * MAX_POINTS)]
"""x, y, x, y …"""


class CollectedDigit(Struct, frozen=True, forbid_unknown_fields=True):
    """A drawn digit with its label.

    Attributes
    ----------
    label
        The digit that was asked for, 0..9.
    writer
        The name or number of who drew it, without spaces around it.
    strokes
        Of each stroke the coordinates of its points, x to the right and y downwards, in steps along the side of the box.
    drawn
        When, with its time zone.
    pen_width
        See :class:`~mnist_desktop.core.drawing.strokes.Drawing`.

    Raises
    ------
    ValueError
        There are too many points, an x without its y, or a writer whose name cannot be shown. It may come from any file.
    """

    label: Annotated[int, Meta(ge=0, lt=DIGITS)]
    writer: Annotated[str, Meta(min_length=1, max_length=MAX_WRITER)]
    strokes: Annotated[tuple[Points, ...], Meta(min_length=1, max_length=MAX_STROKES)]
    drawn: Annotated[datetime, Meta(tz=True)]
    pen_width: Annotated[float, Meta(ge=MIN_PEN_WIDTH, le=MAX_PEN_WIDTH)] = PEN_WIDTH

    def __post_init__(self) -> None:
        if any(len(stroke) % 2 for stroke in self.strokes):
            raise ValueError("a stroke has an x without its y")
        if sum(map(len, self.strokes)) > 2 * MAX_POINTS:
            raise ValueError("a digit has too many points")
        if self.writer != tidy_name(self.writer):
            raise ValueError("the name of a writer cannot be shown")

    @property
    def code(self) -> str:
        """Hex SHA-256 of label, writer and strokes. Two with the same code are one drawing, in whatever files they are."""
        return hashlib.sha256(msgspec.json.encode((self.label, self.writer, self.strokes))).hexdigest()

    @property
    def drawing(self) -> Drawing:
        """The drawing, in a box of side 1."""
        strokes = (Stroke.of(np.array(stroke).reshape(-1, 2) / STEPS) for stroke in self.strokes)
        return Drawing(tuple(strokes), 1.0, self.pen_width)

    @property
    def image(self) -> NDArray[np.uint8]:
        """What the pad makes of it, uint8, shape (28, 28)."""
        image = digit_image(self.drawing)
        if image is None:
            raise ValueError("A digit without strokes has no image.")
        return image


def collected(drawing: Drawing, label: int, writer: str, drawn: datetime) -> CollectedDigit | None:
    """A drawing as it is kept; None where nothing is drawn.

    Strokes beyond the first MAX_STROKES are left out, and every second point as long as there are more than MAX_POINTS.
    """
    strokes = [_steps_of(stroke, drawing.box) for stroke in drawing.strokes[:MAX_STROKES]]
    if not strokes:
        return None
    while sum(map(len, strokes)) > MAX_POINTS:
        strokes = [_thinned(stroke) for stroke in strokes]
    points = tuple(tuple(stroke.ravel().tolist()) for stroke in strokes)
    return CollectedDigit(label, tidy_name(writer), points, drawn, drawing.pen_width)


def images_of(digits: Iterable[CollectedDigit]) -> NDArray[np.uint8]:
    """The images of digits, uint8, shape (N, 28, 28)."""
    images = [digit.image for digit in digits]
    return np.stack(images) if images else np.empty((0, 28, 28), np.uint8)


def tidy_name(name: str) -> str:
    r"""A name as it is kept, so that one writer is not taken for two: letters whole, spaces single, nothing invisible.

    >>> tidy_name("  Ada\tL. "), tidy_name("\u1112\u1161\u11ab"), tidy_name("\u200b")
    ('Ada L.', '한', '')
    """
    whole = unicodedata.normalize("NFC", " ".join(name.split()))
    return "".join(letter for letter in whole if letter.isprintable())[:MAX_WRITER].strip()


def _steps_of(stroke: Stroke, box: float) -> NDArray[np.int64]:
    """The points in whole steps, int64 (n, 2), without those that are where the one before is."""
    steps: NDArray[np.int64] = np.clip(np.rint(stroke.points / box * STEPS), 0, STEPS).astype(np.int64)
    is_new = np.append(True, (np.diff(steps, axis=0) != 0).any(1))
    return np.asarray(steps[is_new])


def _thinned(points: NDArray[np.int64]) -> NDArray[np.int64]:
    """Every second point, and the last."""
    last = len(points) - 1
    return points[[*range(0, last, 2), last]]
