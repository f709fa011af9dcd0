"""Paints numbers in cells: grids, convolutions, pooling, confusion matrices."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter

from mnist_desktop.core.glossary.pictures import Cell, Convolution, Grid, Grids, Matrix, Pooling
from mnist_desktop.core.lab.convolution import convolve
from mnist_desktop.core.lab.kernels import preset_kernel
from mnist_desktop.core.lab.pooling import pool
from mnist_desktop.core.results.metrics import ClassScore, macro_average, row_shares, weighted_average
from mnist_desktop.ui.glossary.canvas import HEIGHT, MARGIN, WIDTH, Letters, set_pen, write
from mnist_desktop.ui.shared.heat import shade
from mnist_desktop.ui.shared.numbers import decimal, number_text, percent_text
from mnist_desktop.ui.shared.theme_colors import Colors

SIGN, NOTE = 24, 26
"""Width of a sign between grids, height of the note below."""
LARGEST_CELL = 34
HEADING, WORKED = Letters(14, is_bold=True), Letters(15)
LINE = 22
EDGE = np.array([[0, 0, 0, 9, 9]] * 3 + [[0, 0, 9, 9, 9]] * 2, np.float32)
"""The picture of the convolutions: dark on the left, bright on the right."""
WINDOW = 3
MAP = np.array([[1, 0, 2, 3], [4, 6, 6, 8], [3, 1, 1, 0], [1, 2, 2, 4]], np.float32)
"""The map of the poolings."""
COUNTS = np.array([[18, 2, 0], [2, 6, 2], [1, 1, 8]], np.int64)
NAMES = ("3", "5", "8")
"""A confusion matrix: twenty images of one class, ten of the others."""
_SEEN = 1
"""The class whose figures are worked out."""


def paint_grids(painter: QPainter, picture: Grids, colors: Colors) -> None:
    """Grids beside each other with cells of one size, signs between them, and a note."""
    signs = picture.signs or ("",) * (len(picture.grids) - 1)
    columns = sum(len(grid.rows[0]) for grid in picture.grids)
    rows = max(len(grid.rows) for grid in picture.grids)
    room = HEIGHT - 2 * MARGIN - (NOTE if picture.note else 0)
    widest = max(len(_text(grid, value)) for grid in picture.grids for row in grid.rows for value in row)
    largest = max(LARGEST_CELL, 10 * widest + 8)
    side = min((WIDTH - 2 * MARGIN - SIGN * len(signs)) / columns, room / rows, largest)
    left = (WIDTH - side * columns - SIGN * len(signs)) / 2
    middle = MARGIN + room / 2
    for number, grid in enumerate(picture.grids):
        paint_grid(painter, grid, colors, QPointF(left, middle - side * len(grid.rows) / 2), side)
        left += side * len(grid.rows[0])
        if number < len(signs):
            write(painter, QRectF(left, middle - 15, SIGN, 30), signs[number], colors.plot_text, Letters(18))
            left += SIGN
    if picture.note:
        write(
            painter,
            QRectF(MARGIN, HEIGHT - MARGIN - NOTE + 6, WIDTH - 2 * MARGIN, NOTE),
            picture.note,
            colors.plot_text,
            Letters(14),
        )


def paint_grid(painter: QPainter, grid: Grid, colors: Colors, corner: QPointF, side: float) -> None:
    """One grid of square cells."""
    values = np.array(grid.rows, np.float64)
    low, high = min(values.min(), 0.0), max(values.max(), 1e-9)
    for (row, column), value in np.ndenumerate(values):
        cell = _cell(corner, row, column, side)
        if (row, column) in grid.blank:
            continue
        ink = colors.plot_text
        if grid.is_shaded:
            ground, letters = shade(colors, 0.75 * (value - low) / (high - low))
            painter.fillRect(cell, ground)
            ink = letters.name()
        set_pen(painter, colors.grid)
        painter.drawRect(cell)
        write(painter, cell.adjusted(1, 0, -1, 0), _text(grid, value), ink, Letters(side * 0.46))
    set_pen(painter, colors.validation, 2.5)
    for row, column in grid.marked:
        cell = _cell(corner, row, column, side)
        edges = {
            (row - 1, column): (cell.topLeft(), cell.topRight()),
            (row + 1, column): (cell.bottomLeft(), cell.bottomRight()),
            (row, column - 1): (cell.topLeft(), cell.bottomLeft()),
            (row, column + 1): (cell.topRight(), cell.bottomRight()),
        }
        for neighbour, ends in edges.items():
            if neighbour not in grid.marked:
                painter.drawLine(QLineF(*ends))


def convolution_grids(picture: Convolution) -> Grids:
    """Picture, kernel and map, computed as the lab does it."""
    kernel = preset_kernel(picture.kernel, WINDOW).array
    made = convolve(EDGE, kernel, stride=picture.stride, padding=picture.padding)
    seen = np.pad(EDGE, 1) if picture.padding == "same" else EDGE
    window = _cells((0, WINDOW), (0, WINDOW))
    decimals = 0 if np.array_equal(kernel, kernel.round()) else 2
    whole = Grid(_rows(seen), window if picture.marked == "window" else ())
    small = Grid(_rows(kernel), _cells((0, WINDOW), (0, WINDOW)) if picture.marked == "kernel" else (), decimals, is_shaded=False)
    every = _cells((0, made.shape[0]), (0, made.shape[1]))
    mapped = Grid(_rows(made), every if picture.marked == "map" else ((0, 0),), decimals // 2)
    return Grids((whole, small, mapped), ("×", "="))


def pooling_grids(picture: Pooling) -> Grids:
    """A map and what pooling leaves of it."""
    if picture.kind == "global":
        return Grids((Grid(_rows(MAP)), Grid(((float(MAP.mean()),),), decimals=2)), ("→",))
    made = pool(MAP, picture.kind, 2, stride=2)
    marked = _cells((0, 2), (0, 2))
    return Grids((Grid(_rows(MAP), marked), Grid(_rows(made), ((0, 0),), 0 if picture.kind == "max" else 2)), ("→",))


def paint_matrix(painter: QPainter, picture: Matrix, colors: Colors) -> None:
    """The matrix on the left, and what is worked out of it on the right."""
    side, left = 30.0, 2.0 * MARGIN
    top = (HEIGHT - 3 * side) / 2 + side / 2
    if picture.figure == "report":
        _paint_report(painter, colors, top)
        return
    shares = picture.figure == "share"
    values = 100 * row_shares(COUNTS) if shares else COUNTS
    for number, name in enumerate(NAMES):
        for cell in (QRectF(left, top + number * side, side, side), QRectF(left + (number + 1) * side, top - side, side, side)):
            write(painter, cell, name, colors.muted, HEADING)
    paint_grid(painter, Grid(_rows(values), _meant(picture)), colors, QPointF(left + side, top), side)
    lines = _worked_out(picture.figure)
    for number, line in enumerate(lines):
        y = HEIGHT / 2 + (number - len(lines) / 2) * LINE
        write(painter, QRectF(left + 4 * side + 4, y, WIDTH - left - 4 * side - 8, LINE), line, colors.plot_text, WORKED)


def scores() -> tuple[ClassScore, ...]:
    """Precision, recall and F1 of the three classes."""
    found = []
    for number, right in enumerate(np.diag(COUNTS)):
        precision, recall = right / COUNTS[:, number].sum(), right / COUNTS[number].sum()
        f1 = 2 * precision * recall / (precision + recall)
        found.append(ClassScore(float(precision), float(recall), float(f1), int(COUNTS[number].sum())))
    return tuple(found)


def _paint_report(painter: QPainter, colors: Colors, top: float) -> None:
    """The four figures of each class."""
    width, height = 56.0, 30.0
    for row, (name, score) in enumerate(zip(NAMES, scores(), strict=True)):
        texts = (name, *(decimal(value, 2) for value in (score.precision, score.recall, score.f1)), str(score.support))
        for column, text in enumerate(texts):
            cell = QRectF(MARGIN + 8 + column * width, top - height / 2 + row * height, width, height)
            set_pen(painter, colors.grid)
            painter.drawLine(cell.bottomLeft(), cell.bottomRight())
            write(painter, cell, text, colors.muted if column == 0 else colors.plot_text, HEADING if column == 0 else WORKED)


def _meant(picture: Matrix) -> tuple[Cell, ...]:
    row, column = _cells((_SEEN, _SEEN + 1), (0, 3)), _cells((0, 3), (_SEEN, _SEEN + 1))
    return {
        "cell": ((_SEEN, 0),), "right": _cells((_SEEN, _SEEN + 1), (_SEEN, _SEEN + 1)), "precision": column, "recall": row,
        "f1": row + column, "support": row, "share": row,
    }.get(picture.figure, ((0, 0), (1, 1), (2, 2)))  # fmt: skip


def _worked_out(figure: str) -> tuple[str, ...]:
    """A figure of the second class, or a mean, with its numbers put in."""
    all_scores = scores()
    score = all_scores[_SEEN]
    down = " + ".join(str(count) for count in COUNTS[:, _SEEN])
    along = " + ".join(str(count) for count in COUNTS[_SEEN])
    right = COUNTS[_SEEN, _SEEN]
    precision, recall, f1 = (decimal(value, 2) for value in (score.precision, score.recall, score.f1))
    recalls = [decimal(each.recall, 2) for each in all_scores]
    terms = [f"{each.support} · {said}" for each, said in zip(all_scores, recalls, strict=True)]
    seen, of_class = COUNTS[_SEEN, 0], COUNTS[_SEEN].sum()
    return {
        "cell": (f"{NAMES[_SEEN]} → {NAMES[0]}: {COUNTS[_SEEN, 0]}",),
        "precision": (f"{right} / ({down})", f"= {precision}"),
        "recall": (f"{right} / ({along})", f"= {recall}"),
        "f1": (f"2 · {precision} · {recall}", f"/ ({precision} + {recall})", f"= {f1}"),
        "support": (f"{along} = {score.support}",),
        "macro": (f"({' + '.join(recalls)}) / 3", f"= {decimal(macro_average(all_scores).recall, 2)}"),
        "weighted": (
            f"({terms[0]}",
            *(f"+ {term}" for term in terms[1:-1]),
            f"+ {terms[-1]}) / {COUNTS.sum()}",
            f"= {decimal(weighted_average(all_scores).recall, 2)}",
        ),
        "share": (f"{seen} / {of_class} = {percent_text(str(100 * seen // of_class))}",),
    }[figure]


def _cell(corner: QPointF, row: int, column: int, side: float) -> QRectF:
    return QRectF(corner.x() + column * side, corner.y() + row * side, side, side)


def _text(grid: Grid, value: float) -> str:
    return number_text(float(value), grid.decimals)


def _rows(values: NDArray[np.generic]) -> tuple[tuple[float, ...], ...]:
    return tuple(tuple(float(value) for value in row) for row in values.tolist())


def _cells(rows: tuple[int, int], columns: tuple[int, int]) -> tuple[Cell, ...]:
    return tuple((row, column) for row in range(*rows) for column in range(*columns))
