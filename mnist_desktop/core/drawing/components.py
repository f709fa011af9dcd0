"""Removes everything from a picture except the digit or the garment: table edges, frames, specks, holes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.drawing.ink_in_photo import Levels

STRONG = 0.45
"""A piece of ink without any pixel this strong is grain or a stain."""

EDGE_CONTACT = 0.5
"""A piece that covers this share of a side of the picture is the table or a frame, if another piece touches no side."""

LEAST_DIGIT = 0.12
"""A piece smaller than this share of the picture's shorter side is not chosen as the digit instead of a larger one."""

SPECK = 0.12
NEAR_SPECK = 0.03
"""A piece smaller than the first share of the largest one belongs to it only within the second share's distance."""

FARTHEST = 0.3
"""A larger piece belongs to the digit within this share of the largest one's length, or within its own length."""

ALWAYS_KEPT = 0.5
ALWAYS_KEPT_AREA = 0.3
"""A piece with these shares of the largest one's length and area may be another digit: it stays, wherever it is."""

NOISE_PIECES = 60
"""If there are more pieces than this and none stands out, they are grain."""

EIGHT_NEIGHBOURS = np.ones((3, 3), bool)


@dataclass(frozen=True, eq=False)
class _Pieces:
    """Connected ink.

    Attributes
    ----------
    labels
        int32 (h, w): the number of the piece at each pixel, from 1; 0 for none.
    boxes
        int (n, 4): top, left, bottom, right of each piece, the last two exclusive.
    areas
        int (n,): pixels.
    strong
        bool (n,): whether it has a pixel of nearly full ink.
    """

    labels: NDArray[np.int32]
    boxes: NDArray[np.intp]
    areas: NDArray[np.intp]
    strong: NDArray[np.bool_]

    @cached_property
    def sides(self) -> NDArray[np.intp]:
        """The longer side of each box, int (n,)."""
        extents: NDArray[np.intp] = (self.boxes[:, 2:] - self.boxes[:, :2]).max(1)
        return extents


@dataclass(frozen=True, eq=False)
class Kept:
    """What remains of a picture.

    Attributes
    ----------
    levels
        The digit or garment alone.
    edges, specks
        How many pieces were removed: those of the sheet's edge or a frame, and those that are small and far away.
    """

    levels: Levels
    edges: int
    specks: int


def subject_alone(levels: Levels) -> Kept | None:
    """Keep the digit, or the garment, of a picture; None where no piece of ink stands out."""
    pieces = _pieces(levels)
    if not pieces.strong.any():
        return None
    least = LEAST_DIGIT * min(levels.shape)
    candidates = pieces.strong.copy()
    edges = candidates & (_contact(pieces) >= EDGE_CONTACT)
    inner = candidates & ~_touching(pieces, levels.shape) & (pieces.sides >= least)
    edges = edges & inner.any()
    edges |= _frames(pieces, candidates & ~edges, least)
    candidates &= ~edges
    order = np.where(candidates, pieces.areas, 0)
    # A digit is long for its area; a hole or a thumb is not.
    main = int(np.argmax(np.where(candidates, pieces.sides * np.sqrt(order), 0)))
    if candidates.sum() > NOISE_PIECES and pieces.sides[main] < least:
        return None
    kept = _gathered(pieces, candidates, main)
    specks = pieces.strong & ~kept & ~edges
    chosen = np.concatenate(([False], kept))
    return Kept(np.where(chosen[pieces.labels], levels, np.float32(0)), int(edges.sum()), int(specks.sum()))


def _pieces(levels: Levels) -> _Pieces:
    from scipy import ndimage  # noqa: PLC0415 - takes 50 ms and is rarely needed

    labels, count = ndimage.label(levels > 0, EIGHT_NEIGHBOURS)
    places = ndimage.find_objects(labels)
    boxes = np.array([(rows.start, columns.start, rows.stop, columns.stop) for rows, columns in places], np.intp).reshape(-1, 4)
    areas = np.bincount(labels.ravel(), minlength=count + 1)[1:]
    strong = np.bincount(labels[levels >= STRONG], minlength=count + 1)[1:] > 0
    return _Pieces(labels, boxes, areas, strong)


def _touching(pieces: _Pieces, shape: tuple[int, int]) -> NDArray[np.bool_]:
    top, left, bottom, right = pieces.boxes.T
    touching: NDArray[np.bool_] = (top == 0) | (left == 0) | (bottom == shape[0]) | (right == shape[1])
    return touching


def _contact(pieces: _Pieces) -> NDArray[np.float64]:
    """The largest share of a side of the picture that each piece covers, float64 (n,)."""
    count = len(pieces.areas) + 1
    sides = (pieces.labels[0], pieces.labels[-1], pieces.labels[:, 0], pieces.labels[:, -1])
    contact: NDArray[np.float64] = np.max([np.bincount(side, minlength=count)[1:] / len(side) for side in sides], 0)
    return contact


def _frames(pieces: _Pieces, candidates: NDArray[np.bool_], least: float) -> NDArray[np.bool_]:
    """Which pieces are frames: they run along all four sides of their box and have little ink."""
    found = np.zeros(len(pieces.areas), bool)
    others = pieces.boxes[candidates & (pieces.sides >= least)]
    for number in np.flatnonzero(candidates & (pieces.sides >= 2 * least)):
        top, left, bottom, right = pieces.boxes[number]
        box = pieces.labels[top:bottom, left:right] == number + 1
        band = max(2, min(box.shape) // 12)
        along = [part.any(axis).mean() for part, axis in
                 ((box[:band], 0), (box[-band:], 0), (box[:, :band], 1), (box[:, -band:], 1))]  # fmt: skip
        holds = ((others[:, :2] > (top, left)) & (others[:, 2:] < (bottom, right))).all(1).any()
        found[number] = min(along) > 0.85 and holds
    return found


def _gathered(pieces: _Pieces, candidates: NDArray[np.bool_], main: int) -> NDArray[np.bool_]:
    """The pieces of the digit, bool (n,): the main one and those that are near enough for their size."""
    side = float(pieces.sides[main])
    sizes = pieces.sides / side
    kept: NDArray[np.bool_] = candidates & (sizes >= ALWAYS_KEPT) & (pieces.areas >= ALWAYS_KEPT_AREA * pieces.areas[main])
    kept[main] = True
    box = pieces.boxes[main]
    parts = np.flatnonzero(candidates & (sizes >= SPECK))
    # Each piece that is kept widens the box for the next ones. Specks do not: there may be tens of thousands of them.
    for number in parts[np.argsort(-pieces.areas[parts], kind="stable")]:
        part = pieces.boxes[number]
        kept[number] |= _apart(part, box) <= side * min(FARTHEST, sizes[number])
        if kept[number]:
            box = np.concatenate((np.minimum(box[:2], part[:2]), np.maximum(box[2:], part[2:])))
    kept |= candidates & (sizes < SPECK) & (_apart(pieces.boxes, box) <= side * NEAR_SPECK)
    return kept


def _apart(boxes: NDArray[np.intp], box: NDArray[np.intp]) -> NDArray[np.intp]:
    """How many pixels are between `box` and each of `boxes`, int (...); 0 where they touch."""
    apart: NDArray[np.intp] = np.maximum(box[:2] - boxes[..., 2:], boxes[..., :2] - box[2:]).max(-1).clip(0)
    return apart
