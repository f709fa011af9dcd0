"""What a confusion matrix says in each cell, and how strongly the cell is colored."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QPalette

from mnist_desktop.core.results.metrics import row_shares
from mnist_desktop.ui.shared.heat import shade
from mnist_desktop.ui.shared.matrix_layout import Cell
from mnist_desktop.ui.shared.theme import colors


class Figure(Enum):
    """What the cells say."""

    COUNT = "count"
    ROW_SHARE = "row share"


@dataclass(frozen=True, eq=False)
class MatrixContent:
    """A matrix and how to show it.

    Attributes
    ----------
    counts
        int64, shape (classes, classes), row true class, column predicted class.
    names
        Of the classes.
    errors_only
        Color only what is off the diagonal, so that the largest confusion stands out most.
    """

    counts: NDArray[np.int64]
    names: tuple[str, ...]
    figure: Figure = Figure.COUNT
    errors_only: bool = False

    @cached_property
    def shares(self) -> NDArray[np.float64]:
        """Each count as a share of its row, 0..1."""
        return row_shares(self.counts)

    @property
    def values(self) -> NDArray[np.int64] | NDArray[np.float64]:
        """What the cells say: counts, or shares of 1."""
        return self.counts if self.figure is Figure.COUNT else self.shares

    @cached_property
    def heat(self) -> NDArray[np.float64]:
        """How far up the color scale each cell stands, 0..1.

        The whole matrix is colored by the square root, because mistakes are rare and would be invisible beside a
        thousand right answers; mistakes alone are colored in proportion.
        """
        values = self.values.astype(float)
        if self.errors_only:
            values[np.diag_indices_from(values)] = 0
        heat: NDArray[np.float64] = values / max(values.max(), np.finfo(float).tiny)
        return heat if self.errors_only else np.sqrt(heat)

    def shade(self, cell: Cell, palette: QPalette) -> tuple[QColor, QColor]:
        """The color of a cell, and of its figure, which is muted where it should not draw the eye."""
        theme = colors(palette)
        ground, ink = shade(theme, float(self.heat[cell]))
        left_out = self.errors_only and cell[0] == cell[1]
        is_faint = left_out or self.counts[cell] == 0
        return palette.color(QPalette.ColorRole.Window) if left_out else ground, QColor(theme.muted) if is_faint else ink

    def text(self, cell: Cell) -> str:
        """The figure of a cell, without a separator of thousands or a percent sign: they would make all figures smaller."""
        count, share = int(self.counts[cell]), float(self.shares[cell])
        if self.figure is Figure.COUNT or count == 0:
            return str(count)
        return "100" if share == 1 else f"{share * 100:.1f}"
