"""Takes away the lines of school paper: thin and straight, from one end of the sheet to the other, level or a little turned."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.drawing.components import LEAST_DIGIT, subject_alone
from mnist_desktop.core.drawing.ink import Levels

STEEPEST = 0.11
"""The steepest slope of a line against the sheet's edge that is looked for: 6 degrees."""

SLOPES = 89
THICKEST = 1 / 45
"""The thickest line, as a part of the sheet's longer side; strokes of a pen are wider when they span the sheet."""

SEGMENTS = 10
MOST_GAPS = 0.2
"""A line shows in all but this share of the equal parts of its way: in others a stroke or the light may hide it."""

LEAST_PARTS = 3
"""Where a turned sheet is cut, lines lead from side to side over a corner; shorter ones are left."""

COVER = 0.45
"""The share of a part's length that a line covers: dashed and dotted lines have gaps."""

SMALLEST_SHEET = 100
"""On a smaller picture lines cannot be told from strokes: both are a pixel or two wide."""

MANY = 4
"""So many lines side by side are a ruling; no digit has as many strokes of that kind."""

EDGE = 0.02
"""What comes closer to an edge of the sheet than this share of the way across it reaches the edge."""

LIKE_STROKES = 0.6
"""A line of at least this share of the strokes' thickness is as thick as they are."""

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class _Line:
    """A line of the mask: its row at the sheet's left edge, its slope, and how thick it is in pixels."""

    row: int
    slope: float
    thickness: int


def without_lines(levels: Levels) -> tuple[Levels, int]:
    """`levels` without the lines that span the sheet, and how many lines there were; strokes that cross them stay whole."""
    if min(levels.shape) < SMALLEST_SHEET:
        return levels, 0
    mask = levels > 0
    level, upright = _lines(mask), _lines(mask.T)
    # Few lines may be strokes of a thin pen.
    if not _is_ruling(level, upright):
        level = [line for line in level if _reaches_both_edges(line, mask)]
    if not _is_ruling(upright, level):
        upright = [line for line in upright if _reaches_both_edges(line, mask.T)]
    cleaned = _without_both(mask, level, upright)
    sure_level, sure_upright = level if _is_ruling(level, upright) else [], upright if _is_ruling(upright, level) else []
    unsure = [*([] if sure_level else level), *([] if sure_upright else upright)]
    if unsure and _are_strokes(unsure, np.where(cleaned, levels, np.float32(0))):
        level, upright = sure_level, sure_upright
        cleaned = _without_both(mask, level, upright)
    count = len(level) + len(upright)
    return (np.where(cleaned, levels, np.float32(0)), count) if count else (levels, 0)


def _without_both(mask: Mask, level: list[_Line], upright: list[_Line]) -> Mask:
    """`mask` without lines of both directions."""
    cleaned = _without(mask, level)
    # Where lines cross, a line is as long upwards as it is thick, once the others are gone: so one direction follows the other.
    cleaned = _without(cleaned.T, upright).T
    return _without(cleaned, level) if level and upright else cleaned


def _is_ruling(lines: list[_Line], across: list[_Line]) -> bool:
    """Whether `lines` are too many to be strokes, by themselves or with those `across` them."""
    return len(lines) >= MANY or (len(lines) > 1 and len(across) >= MANY)


def _reaches_both_edges(line: _Line, mask: Mask) -> bool:
    """Whether ink is on `line` from where it enters the sheet to where it leaves it."""
    height, width = mask.shape
    columns = np.arange(width)
    way = line.row + np.round(line.slope * columns).astype(np.intp)
    on_sheet = columns[(way >= 0) & (way < height)]
    near = np.clip(way[on_sheet] + np.arange(-1, 2)[:, None], 0, height - 1)
    inked = on_sheet[mask[near, on_sheet].any(0)]
    return len(inked) > 0 and max(inked[0] - on_sheet[0], on_sheet[-1] - inked[-1]) <= EDGE * width


def _are_strokes(lines: list[_Line], rest: Levels) -> bool:
    """Whether `lines`, without which `rest` is left, belong to the digit.

    They do where no digit is left; and where what is left has strokes as thin as the lines and reaches an edge of the sheet as
    they do, as on a picture that is cut close to the ink.
    """
    kept = subject_alone(rest)
    if kept is None:
        return True
    digit = kept.levels > 0
    places = np.argwhere(digit)
    low, high = places.min(0), places.max(0) + 1
    if max(high - low) < LEAST_DIGIT * min(digit.shape):
        return True
    across = np.minimum(_upright_runs(digit), _upright_runs(digit.T).T)[digit]
    is_thin = max(line.thickness for line in lines) >= LIKE_STROKES * float(np.median(across))
    return is_thin and bool((np.minimum(low, np.array(digit.shape) - high) <= EDGE * np.array(digit.shape)).any())


def _lines(mask: Mask) -> list[_Line]:
    """The lines of `mask` that lead from its left to its right edge."""
    shape = height, width = mask.shape
    thickest = max(3, round(max(mask.shape) * THICKEST))
    runs = _upright_runs(mask)
    # Only what is thin upwards can be a line, and strokes do not mislead.
    rows, columns = np.nonzero(mask & (runs <= thickest))
    if len(rows) < COVER * width / 2:
        return []
    slope = _slope(rows, columns, height, width)
    turned, counts = _counted(rows, columns, slope, shape)
    all_rows, all_columns = np.nonzero(mask)
    _, all_counts = _counted(all_rows, all_columns, slope, shape)
    covers = COVER * width / SEGMENTS
    # What a stroke hides is there as well, but not all of a line can be hidden.
    on_sheet = _parts_on_sheet(slope, shape)
    parts = on_sheet.sum(1)
    shown = ((_with_next(all_counts) >= covers) & on_sheet).sum(1)
    shown_thin = ((_with_next(counts) >= covers) & on_sheet).sum(1)
    spans = (parts >= LEAST_PARTS) & (shown >= parts * (1 - MOST_GAPS)) & (shown_thin >= parts / 2)
    found = []
    edges = np.flatnonzero(np.diff(np.pad(spans.astype(np.int8), 1)))
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        if last - first > thickest + 3:
            continue
        middle = first + int(np.argmax(counts[first:last].sum(1)))
        of_line = np.abs(turned - middle) <= 1
        thickness = int(np.ceil(np.quantile(runs[rows[of_line], columns[of_line]], 0.7)))
        found.append(_Line(middle - _margin(width), slope, thickness))
    return found


def _counted(
    rows: NDArray[np.intp], columns: NDArray[np.intp], slope: float, shape: tuple[int, int]
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Of pixels, the row at the left edge on whose line of `slope` each lies; and for each such row and part, how many."""
    height, width = shape
    turned = rows - np.round(slope * columns).astype(np.intp) + _margin(width)
    size = height + 2 * _margin(width)
    counts = np.bincount(turned * SEGMENTS + columns * SEGMENTS // width, minlength=size * SEGMENTS)
    return turned, counts.reshape(size, SEGMENTS)


def _parts_on_sheet(slope: float, shape: tuple[int, int]) -> Mask:
    """Which parts of the line of `slope` through each row at the left edge are on the sheet, bool, as the counts."""
    height, width = shape
    rows = np.arange(-_margin(width), height + _margin(width))[:, None]
    at = rows + slope * (np.arange(SEGMENTS) + 0.5) * (width / SEGMENTS)
    inside: Mask = (at >= 0) & (at < height)
    return inside


def _with_next(counts: NDArray[np.intp]) -> NDArray[np.intp]:
    """Each row with the two beside it: a line that is turned a little more than the slope says lies in two."""
    padded = np.pad(counts, ((1, 1), (0, 0)))
    return padded[:-2] + counts + padded[2:]


def _slope(rows: NDArray[np.intp], columns: NDArray[np.intp], height: int, width: int) -> float:
    """The slope at which most pixels lie in few rows."""
    best, most = 0.0, -1.0
    for slope in sorted(np.linspace(-STEEPEST, STEEPEST, SLOPES), key=abs):
        counts = np.bincount(rows - np.round(slope * columns).astype(np.intp) + _margin(width), minlength=height)
        # Long rows count, however many short ones there are.
        score = float((counts.astype(np.float64) ** 3).sum())
        if score > most * 1.001:
            best, most = float(slope), score
    return best


def _without(mask: Mask, lines: list[_Line]) -> Mask:
    """`mask` without `lines`, except where ink goes on above or below them."""
    if not lines:
        return mask
    cleaned = mask.copy()
    height, width = mask.shape
    runs = _upright_runs(mask)
    columns = np.arange(width)
    for line in lines:
        way = line.row + np.round(line.slope * columns).astype(np.intp)
        reach = line.thickness // 2 + 2
        for shift in range(-reach, reach + 1):
            at = way + shift
            inside = (at >= 0) & (at < height)
            at_rows, at_columns = at[inside], columns[inside]
            thin = runs[at_rows, at_columns] <= line.thickness + 2
            cleaned[at_rows[thin], at_columns[thin]] = False
    return cleaned


def _upright_runs(mask: Mask) -> NDArray[np.intp]:
    """For each pixel of `mask` how many in a row, upwards and downwards, belong to it; 0 where none does."""
    height = len(mask)
    index = np.arange(height)[:, None]
    above = np.maximum.accumulate(np.where(mask, -1, index), axis=0)
    below = np.minimum.accumulate(np.where(mask, height, index)[::-1], axis=0)[::-1]
    return np.where(mask, below - above - 1, 0)


def _margin(width: int) -> int:
    """How far a line at the steepest slope may lie above or below the sheet at its end."""
    return int(STEEPEST * width) + 2
