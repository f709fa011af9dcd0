"""Where the parts of a matrix of classes lie in its widget."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFont, QFontMetricsF

from mnist_desktop.ui.shared.text_size import scaled

Cell = tuple[int, int]
"""Row and column: the true class, and the predicted one."""

SLANT = 45  # degrees by which class names rise to the end of their column when they are wider than it
MARGIN = 4
SMALLEST_LETTERS, LARGEST_LETTERS = 12, 20  # pixels, of names and titles, with text of the usual size
SMALLEST_FIGURES, LARGEST_FIGURES = 9, 26  # pixels, of the numbers in the cells
WIDEST_NAMES = 0.3  # of the widget's width; longer names are cut
LINE_IN_CAPS = 1.3  # how close two names may stand, in heights of a capital letter
SIDES_PER_LETTER = 32  # the shorter side of the widget, measured in letters


@dataclass(frozen=True)
class MatrixLayout:
    """All places in logical pixels.

    Attributes
    ----------
    cells
        The square of all cells.
    classes
        How many cells a side has.
    letters
        The font of names and titles.
    slanted
        Whether the names below the columns are turned because they would run into each other.
    name_width
        The most room for a name.
    steps
        Of rows and of columns, every so many are named: where there are many classes, not all names fit.
    """

    cells: QRectF
    classes: int
    letters: QFont
    slanted: bool
    name_width: float
    steps: tuple[int, int]

    @property
    def cell_size(self) -> tuple[float, float]:
        """Width and height of one cell."""
        return self.cells.width() / self.classes, self.cells.height() / self.classes

    def cell(self, row: int, column: int) -> QRectF:
        """The place of one cell, on whole pixels so that no seams show."""
        width, height = self.cell_size
        left, top = round(self.cells.left() + column * width), round(self.cells.top() + row * height)
        right, bottom = round(self.cells.left() + (column + 1) * width), round(self.cells.top() + (row + 1) * height)
        return QRectF(left, top, right - left - 1, bottom - top - 1)

    def at(self, point: QPointF) -> tuple[int, int] | None:
        """The row and column at a point, or None beside the cells."""
        if not self.cells.contains(point):
            return None
        width, height = self.cell_size
        row, column = int((point.y() - self.cells.top()) / height), int((point.x() - self.cells.left()) / width)
        return min(row, self.classes - 1), min(column, self.classes - 1)

    def figures(self, widest: str) -> QFont | None:
        """The largest font in which `widest` fits into a cell; None where the cells are too small for any."""
        width, height = self.cell_size
        font = QFont(self.letters)
        for pixels in range(min(LARGEST_FIGURES, max(SMALLEST_FIGURES, int(height * 0.55))), SMALLEST_FIGURES - 1, -1):
            font.setPixelSize(pixels)
            advance = QFontMetricsF(font).horizontalAdvance(widest)
            if advance <= width - 1.5 * MARGIN:
                return font
        return font if advance <= width and height >= SMALLEST_FIGURES else None


def lay_out(size: QSize, names: Sequence[str], font: QFont) -> MatrixLayout:
    """Give the cells all the room that titles and names leave."""
    letters = QFont(font)
    shorter = min(size.width(), size.height())
    letters.setPixelSize(min(scaled(LARGEST_LETTERS), max(scaled(SMALLEST_LETTERS), shorter // SIDES_PER_LETTER)))
    bold = QFont(letters)  # in which the names of the cell under the mouse are set
    bold.setBold(True)
    metrics = QFontMetricsF(bold)
    line = metrics.height()
    longest = min(max(metrics.horizontalAdvance(name) for name in names), WIDEST_NAMES * size.width())
    left = line + longest + 3 * MARGIN
    width = max(1.0, size.width() - left - MARGIN)
    across = math.ceil(line * len(names) / width)
    slanted = longest > across * width / len(names) - 2 * MARGIN
    angle, apart = math.radians(SLANT), metrics.capHeight() * LINE_IN_CAPS
    if slanted:
        across = math.ceil(apart / math.sin(angle) * len(names) / width)
    names_height = longest * math.sin(angle) + line * math.cos(angle) if slanted else line
    height = max(1.0, size.height() - names_height - line - 3 * MARGIN)
    down = math.ceil(apart * len(names) / height)
    return MatrixLayout(QRectF(left, MARGIN, width, height), len(names), letters, slanted, longest, (down, across))
