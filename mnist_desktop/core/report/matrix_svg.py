"""A confusion matrix as SVG: the darker a cell, the larger its share of the true class."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.report.blocks import PAGE_WIDTH
from mnist_desktop.core.report.svg import GRID, INK, MUTED, PAPER, Drawing, fitting, text_width
from mnist_desktop.core.results.metrics import row_shares

LARGEST_CELL, SMALLEST_CELL = 44.0, 9.0
SMALLEST_WITH_NUMBERS = 22.0
LONGEST_NAME = 104.0
GAP, EDGE = 7.0, 20.0
LIGHT, DARK = (255, 255, 255), (8, 81, 156)
TURNS_WHITE = 0.5
"""From this share on, numbers are written in white."""


def matrix_svg(
    confusion: NDArray[np.int64], names: Sequence[str], words: tuple[str, str], alt: str, width: float = PAGE_WIDTH
) -> tuple[str, float, float]:
    """Draw a confusion matrix: the element, its width and its height in pixels.

    Parameters
    ----------
    confusion
        int64, shape (classes, classes): row true class, column predicted class.
    words
        What rows and columns are called.
    alt
        What is seen, for those who do not see it.
    """
    classes = len(names)
    cell = max(SMALLEST_CELL, min(LARGEST_CELL, (width - LONGEST_NAME - GAP - 2 * EDGE) / classes))
    size = min(12.0, max(7.0, 0.8 * cell))
    longest = min(LONGEST_NAME, max(text_width(name, size) for name in names) + 2)
    labels = [fitting(name, longest, size) for name in names]
    is_turned = max(text_width(label, size) for label in labels) > cell - 2
    left, top = EDGE + longest + GAP, EDGE + GAP + (longest if is_turned else size)
    drawing = Drawing(left + classes * cell + 2, top + classes * cell + 2, alt)
    drawing.rect(0, 0, drawing.width, drawing.height, fill=PAPER)
    middle = classes * cell / 2
    drawing.text(left + middle, 12, words[1], text_anchor="middle", fill=MUTED)
    drawing.text(12, top + middle, words[0], turned=True, text_anchor="middle", fill=MUTED)
    for at, label in enumerate(labels):
        centre = (at + 0.5) * cell
        drawing.text(left - GAP, top + centre + 0.35 * size, label, size=size, text_anchor="end")
        if is_turned:
            drawing.text(left + centre + 0.35 * size, top - GAP, label, size=size, turned=True)
        else:
            drawing.text(left + centre, top - GAP, label, size=size, text_anchor="middle")
    _cells(drawing, confusion, (left, top), cell)
    drawing.rect(left, top, classes * cell, classes * cell, fill="none", stroke=GRID, stroke_width=1)
    return drawing.content(), drawing.width, drawing.height


def _cells(drawing: Drawing, confusion: NDArray[np.int64], corner: tuple[float, float], cell: float) -> None:
    shares = row_shares(confusion)
    for row, column in zip(*np.nonzero(confusion), strict=True):
        share, count = float(shares[row, column]), int(confusion[row, column])
        x, y = corner[0] + column * cell, corner[1] + row * cell
        drawing.rect(x, y, cell, cell, fill=shade(share))
        size = min(12.0, 1.7 * cell / max(3, len(f"{count}")))
        if cell >= SMALLEST_WITH_NUMBERS:
            ink = PAPER if share > TURNS_WHITE else INK
            drawing.text(x + cell / 2, y + cell / 2 + 0.35 * size, f"{count}", size=size, text_anchor="middle", fill=ink)


def shade(share: float) -> str:
    """The color of a share, 0..1. It rises with the root, so that a few mistakes of a hundred can be seen."""
    parts = (round(low + (high - low) * share**0.5 * 0.92) for low, high in zip(LIGHT, DARK, strict=True))
    return "#{:02x}{:02x}{:02x}".format(*parts)
