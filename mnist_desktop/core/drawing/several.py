"""Tells whether ink looks like more than one digit: tall groups of strokes side by side, with a gap between them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

TALL = 0.7
"""A group with this share of the whole height may be a digit."""

LEANS = (0.0, 0.25, -0.25)
"""Slopes of a gap, in columns per row: digits lean."""

LEAST_GAP = 0.05
"""The narrowest gap between two digits, as a share of the height: one pixel of twenty."""


def looks_like_several(ink: NDArray[np.uint8]) -> bool:
    """Whether `ink`, uint8 (h, w) with 0 for none, looks like more than one digit side by side.

    Gaps of empty columns, upright or leaning, must divide it into groups of which two are nearly as tall as the whole.
    """
    rows, columns = np.nonzero(ink > 0)
    if not len(rows):
        return False
    height = int(rows.max() - rows.min()) + 1
    shifts = (np.round(lean * np.arange(len(ink))).astype(np.intp) for lean in LEANS)
    return any(_tall_groups(rows, columns + shift[rows], height) > 1 for shift in shifts)


def _tall_groups(rows: NDArray[np.intp], columns: NDArray[np.intp], height: int) -> int:
    """How many groups between empty columns are nearly as tall as the whole."""
    columns = columns - columns.min()
    width = int(columns.max()) + 1
    filled = np.flatnonzero(np.bincount(columns, minlength=width))
    starts = filled[np.concatenate(([True], np.diff(filled) > max(1.0, LEAST_GAP * height)))]
    if len(starts) < 2:
        return 0
    group = np.searchsorted(starts, columns, side="right") - 1
    low = np.full(len(starts), np.iinfo(np.intp).max)
    high = np.full(len(starts), -1)
    np.minimum.at(low, group, rows)
    np.maximum.at(high, group, rows)
    return int((high - low + 1 >= TALL * height).sum())
