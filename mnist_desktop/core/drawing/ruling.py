"""Removes the lines of school paper: thin and straight, from one edge of the sheet to the other, level or a little turned."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.drawing.components import LEAST_DIGIT, subject_alone
from mnist_desktop.core.drawing.ink_in_photo import Levels

STEEPEST = 0.11
"""The steepest line that is searched for, as a slope against the sheet's edge: 6 degrees."""

SLOPES = 89
THICKEST = 1 / 45
"""The thickest line, as a share of the sheet's longer side; pen strokes that span the sheet are wider."""

SEGMENTS = 10
MOST_GAPS = 0.2
"""A line is divided into equal parts; at most this share of them may be hidden, by a stroke or by light."""

LEAST_PARTS = 3
"""On a turned sheet, lines may cut off a corner; shorter ones than this are kept."""

COVER = 0.45
"""The share of a part's length that a line must cover: dashed and dotted lines have gaps."""

SMALLEST_SHEET = 100
"""On a smaller picture lines and strokes look alike: both are a pixel or two wide."""

MANY = 4
"""This many lines side by side are a ruling; no digit has so many strokes of that kind."""

EDGE = 0.02
"""Ink reaches an edge of the sheet if it comes closer than this share of the sheet's width."""

LIKE_STROKES = 0.6
"""A line counts as thick as the strokes if it has at least this share of their thickness."""

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
    # If there are only a few lines, they may be strokes of a thin pen.
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
    # At a crossing a line seems thick until the lines across it are gone: so remove one direction after the other.
    cleaned = _without(cleaned.T, upright).T
    return _without(cleaned, level) if level and upright else cleaned


def _is_ruling(lines: list[_Line], across: list[_Line]) -> bool:
    """Whether `lines` are too many to be strokes, alone or together with those `across` them."""
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

    They do if nothing else is left. They also do if the rest has strokes as thin as the lines and reaches an edge of the sheet,
    too, as on a picture that is cropped close to the ink.
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
    # Only ink that is thin vertically can be a line; this leaves out strokes.
    rows, columns = np.nonzero(mask & (runs <= thickest))
    if len(rows) < COVER * width / 2:
        return []
    slope = _slope(rows, columns, height, width)
    turned, counts = _counted(rows, columns, slope, shape)
    all_rows, all_columns = np.nonzero(mask)
    _, all_counts = _counted(all_rows, all_columns, slope, shape)
    covers = COVER * width / SEGMENTS
    # A part that a stroke hides counts as present, but half of the parts must be visible.
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
    """For each pixel, the row at the left edge of the line of `slope` through it; and the number of pixels by row and part."""
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
    """Each row with its two neighbours: a line that is turned a little more than `slope` is in two rows."""
    padded = np.pad(counts, ((1, 1), (0, 0)))
    return padded[:-2] + counts + padded[2:]


def _slope(rows: NDArray[np.intp], columns: NDArray[np.intp], height: int, width: int) -> float:
    """The slope at which most pixels fall into few rows."""
    best, most = 0.0, -1.0
    for slope in sorted(np.linspace(-STEEPEST, STEEPEST, SLOPES), key=abs):
        counts = np.bincount(rows - np.round(slope * columns).astype(np.intp) + _margin(width), minlength=height)
        # By third powers, long rows count more than many short ones.
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
    """For each pixel, the length of the vertical run of `mask` that it belongs to; 0 outside of `mask`."""
    height = len(mask)
    index = np.arange(height)[:, None]
    above = np.maximum.accumulate(np.where(mask, -1, index), axis=0)
    below = np.minimum.accumulate(np.where(mask, height, index)[::-1], axis=0)[::-1]
    return np.where(mask, below - above - 1, 0)


def _margin(width: int) -> int:
    """How far a line at the steepest slope may end above or below the sheet."""
    return int(STEEPEST * width) + 2
