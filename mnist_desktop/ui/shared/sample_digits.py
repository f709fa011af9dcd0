"""The drawings of the ten digits that ship with the program."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from mnist_desktop.core.drawing.strokes import Drawing, read_drawings
from mnist_desktop.core.errors import UserError
from mnist_desktop.paths import resource


@cache
def sample_digits() -> dict[int, Drawing]:
    """All of them, by their label. Raises DrawingFileError and StorageError."""
    return {sample.label: sample.drawing for sample in read_drawings(resource("drawings", "sample_digits.json"))}


def take_sample(digit: int, take: Callable[[Drawing], object], fail: Callable[[UserError], object]) -> None:
    """Hand on the drawing of a digit, 0..9, or why there is none."""
    try:
        drawing = sample_digits()[digit]
    except UserError as error:
        fail(error)
    else:
        take(drawing)
