"""The legend above the curves of a plot: in one row where that is possible, closer and in shorter words on a narrow plot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication

from mnist_desktop.ui.shared.plot_curves import LegendKey
from mnist_desktop.ui.shared.text_size import scaled

COLUMNS = 4
GAP, CLOSE_GAP = 22, 8
"""Pixels that an entry takes beside its key and its word, with room and without."""
SPACING, CLOSE_SPACING = 8, 3
AROUND = 9
"""Pixels left free around it where there is room."""
EDGE = 6
"""Pixels between the legend and the right edge of the plot."""
WORD_MARGINS = 8
"""Pixels that Qt leaves at both sides of a word, together."""
ROW_HEIGHT, CLOSE_ROW_HEIGHT, NEXT_ROW = 36, 26, 26


class FixedLegend(pg.LegendItem):  # type: ignore[misc]  # pyqtgraph has no types
    """A legend that stays where it is, in a row above the axes; pyqtgraph's own can be dragged away by mistake."""

    def __init__(self, plot: pg.PlotItem) -> None:
        super().__init__(colCount=COLUMNS, sampleType=LegendKey, horSpacing=SPACING, frame=False)
        self._is_close = False
        self._shorter: dict[str, str] = {}
        self._color, self._points = "#000000", 11.0
        self.setParentItem(plot)
        self.anchor(itemPos=(1, 0), parentPos=(1, 0), offset=(-EDGE, 0))

    def shorten(self, shorter: Mapping[str, str]) -> None:
        """Say these words instead of others where the plot is narrow."""
        self._shorter = dict(shorter)

    def paint_with(self, color: str, points: float) -> None:
        """Write in a color, and where there is room in letters of that size."""
        self._color, self._points = color, points
        self._write()

    def fit(self, width: float) -> int:
        """Set the entries into as few rows as a plot of a width allows; returns the height that they take, in pixels."""
        if not self.items:
            return 0
        close = self._columns(width, close=False) < min(COLUMNS, len(self.items))
        columns = self._columns(width, close=close)
        if close != self._is_close:
            self._set_close(close)
        self.setColumnCount(columns)
        rows = ceil(len(self.items) / columns)
        return scaled(CLOSE_ROW_HEIGHT if close else ROW_HEIGHT) + (rows - 1) * scaled(NEXT_ROW)

    def _columns(self, width: float, *, close: bool) -> int:
        """As many as there is room for."""
        font = QFont(QApplication.font())
        font.setPointSizeF(self._size(close=close))
        letters = QFontMetricsF(font)
        beside, edge = (LegendKey.CLOSE_WIDTH + CLOSE_GAP, EDGE) if close else (LegendKey.WIDTH + GAP, GAP)
        entries = [letters.horizontalAdvance(self._word(key, close=close)) + WORD_MARGINS + beside for key, _ in self.items]
        most = min(COLUMNS, len(entries))
        return next((count for count in range(most, 1, -1) if _width_of_columns(entries, count) <= width - edge), 1)

    def _word(self, key: LegendKey, *, close: bool) -> str:
        return self._shorter.get(key.word, key.word) if close else key.word

    def _size(self, *, close: bool) -> float:
        """Of the letters, in points."""
        return min(self._points, QApplication.font().pointSizeF() + 1) if close else self._points

    def _set_close(self, close: bool) -> None:
        self._is_close = close
        around = 0 if close else AROUND
        self.layout.setContentsMargins(around, around, around, around)
        self.layout.setHorizontalSpacing(CLOSE_SPACING if close else SPACING)
        for key, _ in self.items:
            key.set_close(close)
        self._write()

    def _write(self) -> None:
        close = self._is_close
        for key, label in self.items:
            label.setText(self._word(key, close=close), color=self._color, size=f"{self._size(close=close):g}pt")
            key.update()
        self.updateSize()

    def updateSize(self) -> None:  # noqa: N802 - pyqtgraph's name
        """Be as small as the entries allow; pyqtgraph's own keeps the room that they took before."""
        size = self.layout.effectiveSizeHint(Qt.SizeHint.MinimumSize)
        self.setGeometry(0, 0, size.width(), size.height())

    def addItem(self, item: pg.PlotDataItem, name: str) -> None:  # noqa: N802 - pyqtgraph's name
        """Add an entry."""
        super().addItem(item, name)
        key = self.items[-1][0]
        key.word = name
        key.set_close(self._is_close)

    def mouseDragEvent(self, event: object) -> None:  # noqa: N802 - pyqtgraph's name
        """Ignore drags."""


def _width_of_columns(entries: Sequence[float], columns: int) -> float:
    """What entries of these widths take, set row by row into so many columns, each as wide as its widest entry."""
    return sum(max(entries[column::columns]) for column in range(columns))
