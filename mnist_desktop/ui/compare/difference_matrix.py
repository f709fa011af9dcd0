"""One confusion matrix less another: where two runs read the same images otherwise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget

from mnist_desktop.ui.shared.heat import ink_on
from mnist_desktop.ui.shared.matrix_layout import Cell
from mnist_desktop.ui.shared.matrix_view import MatrixView
from mnist_desktop.ui.shared.theme import colors
from mnist_desktop.ui.shared.theme_colors import Colors

MINUS = "−"
FAINTEST, STRONGEST = 0.12, 0.8
"""How much of a run's color the cells take: one image can still be seen, and figures can be read on the strongest."""

PickColor = Callable[[Colors], str]


@dataclass(frozen=True, eq=False)
class DifferenceContent:
    """Figures and colors. A cell takes the color of the run that has more images there, the more of it the more they are.

    Attributes
    ----------
    counts
        The second's confusion matrix less the first's: int64, shape (classes, classes).
    names
        Of the classes.
    first, second
        What the runs are called.
    first_color, second_color
        Their colors in a palette.
    """

    counts: NDArray[np.int64]
    names: tuple[str, ...]
    first: str
    second: str
    first_color: PickColor
    second_color: PickColor

    @cached_property
    def heat(self) -> NDArray[np.float64]:
        """How far each cell stands from zero: -1 at the first run's end of the scale, 1 at the second's.

        By the square root, since most differences are of a few images and one may be of hundreds.
        """
        largest = max(1, int(np.abs(self.counts).max()))
        heat: NDArray[np.float64] = np.sign(self.counts) * np.sqrt(np.abs(self.counts) / largest)
        return heat

    def text(self, cell: Cell) -> str:
        """The difference with its sign; zero is a quiet dot."""
        count = int(self.counts[cell])
        return "·" if count == 0 else f"+{count}" if count > 0 else f"{MINUS}{-count}"

    def shade(self, cell: Cell, palette: QPalette) -> tuple[QColor, QColor]:
        """The color of a cell and of its figure."""
        theme, heat = colors(palette), float(self.heat[cell])
        low = QColor(theme.heat_low)
        if heat == 0:
            return low, QColor(theme.muted)
        high = QColor(self.second_color(theme) if heat > 0 else self.first_color(theme))
        share = FAINTEST + (STRONGEST - FAINTEST) * abs(heat)
        ends = zip((low.red(), low.green(), low.blue()), (high.red(), high.green(), high.blue()), strict=True)
        ground = QColor(*(round(a + (b - a) * share) for a, b in ends))
        return ground, ink_on(ground)


class DifferenceMatrix(MatrixView):
    """Shows a :class:`DifferenceContent`."""

    _content: DifferenceContent

    def __init__(self, parent: QWidget | None = None) -> None:
        nothing = DifferenceContent(np.zeros((10, 10), np.int64), tuple("0123456789"), "", "", _nobodys, _nobodys)
        super().__init__(nothing, parent)
        self.setObjectName("differenceMatrix")
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setAccessibleName(self.tr("Difference of two confusion matrices"))
        super().retranslate()

    def name(self, names: tuple[str, ...], first: str, second: str) -> None:
        """Call the classes and the two runs by other names; all else stays."""
        self._content = replace(self._content, names=names, first=first, second=second)
        self._arrange()

    def describe(self, cell: Cell) -> str:
        """A cell in words."""
        content = self._content
        count = int(content.counts[cell])
        more, less = (content.second, content.first) if count > 0 else (content.first, content.second)
        if count == 0:
            text = self.tr("Both read equally many images of {true} as {predicted}.")
        elif cell[0] == cell[1]:
            text = self.tr("{more} reads {count:,} more images of {true} right than {less}.")
        else:
            text = self.tr("{more} reads {count:,} more images of {true} as {predicted} than {less}.")
        names = content.names
        return text.format(true=names[cell[0]], predicted=names[cell[1]], more=more, less=less, count=abs(count))


def _nobodys(palette: Colors) -> str:
    return palette.muted
