"""Curves over epochs: lines with marks that differ without color, drawn with as many points as the eye can tell apart."""

from __future__ import annotations

from itertools import pairwise
from math import ceil, isfinite, nan

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from mnist_desktop.core.distinct import distinct
from mnist_desktop.ui.shared.plot_points import Curve, Points
from mnist_desktop.ui.shared.plot_styles import CurveStyle
from mnist_desktop.ui.shared.theme_colors import Colors

MAX_MARKS = 100
MAX_LINE_POINTS = 1000


class LegendKey(pg.graphicsItems.LegendItem.ItemSample):
    """A bit of line with its mark. Unlike pyqtgraph's own it does not hide the curve when it is clicked by mistake.

    Attributes
    ----------
    word
        What stands beside it where there is room.
    """

    WIDTH, CLOSE_WIDTH = 36, 22

    def __init__(self, item: pg.PlotDataItem) -> None:
        super().__init__(item)
        self.word = ""
        self._width = self.WIDTH
        self.setFixedWidth(self._width)

    def set_close(self, close: bool) -> None:
        """Take less width, or as much as is easy to read."""
        self.prepareGeometryChange()
        self._width = self.CLOSE_WIDTH if close else self.WIDTH
        self.setFixedWidth(self._width)

    def boundingRect(self) -> QRectF:
        """What is painted."""
        return QRectF(0, 0, self._width, 20)

    def paint(self, painter: QPainter, *_: object) -> None:
        """Draw the line and the mark in the middle of it."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        options = self.item.opts
        painter.setPen(options["pen"])
        painter.drawLine(0, 11, self._width, 11)
        if options["symbol"]:
            painter.translate(self._width / 2, 11)
            pg.graphicsItems.ScatterPlotItem.drawSymbol(
                painter, options["symbol"], options["symbolSize"], options["symbolPen"], options["symbolBrush"]
            )

    def mouseClickEvent(self, event: object) -> None:  # noqa: N802
        """Ignore clicks."""


class CurveItem:
    """One curve of a plot: a line, and marks as far as they can be told apart.

    Attributes
    ----------
    key
        Stands for the curve in the legend: line and marks in one, without data.
    """

    def __init__(self, plot: pg.PlotItem, name: str, style: CurveStyle) -> None:
        self._plot, self._style = plot, style
        self._drawn: tuple[Curve, Curve] | None = None
        self._line = pg.PlotCurveItem(connect="finite")
        self._marks = Points(style.mark or "o", style.mark_size)
        self.key = pg.PlotDataItem(symbol=style.mark or None, symbolSize=style.mark_size)
        for item in (self._line, self._marks):
            item.setVisible(False)
            plot.addItem(item, ignoreBounds=True)
        if name:
            plot.legend.addItem(self.key, name)

    def set_data(self, x: Curve, y: Curve) -> None:
        """Draw `y` over `x`; what is not a number leaves a gap. What is drawn already is not drawn again.

        The arrays are copied, so whoever gives them may write into them and give them again: 1,000 epochs are 16 kB.
        """
        if self._drawn is not None and np.array_equal(x, self._drawn[0]) and np.array_equal(y, self._drawn[1], equal_nan=True):
            return
        self._drawn = x, y = x.copy(), y.copy()
        there = np.flatnonzero(np.isfinite(y))
        # What has nothing to draw is hidden: pyqtgraph spends as much on nothing as on something.
        has_line = len(there) > 0 and self._style.line is not Qt.PenStyle.NoPen
        has_marks = len(there) > 0 and bool(self._style.mark)
        self._line.setVisible(has_line)
        self._marks.setVisible(has_marks)
        if has_line:
            self._line.setData(*_thinned(x, y))
        if has_marks:
            # Counted from the end, so that the newest epoch always has its mark.
            shown = there[:: -ceil(len(there) / MAX_MARKS)]
            self._marks.setData(x[shown], y[shown])

    def crop(self, view: QRectF) -> None:
        """Leave out of the line what is outside of `view`, in the plot's own numbers. Marks see to that themselves."""
        self._drawn = None
        if self._line.isVisible():
            x, y = self._line.getData()
            self._line.setData(*within(x, y, view))

    def remove(self) -> None:
        """Take the curve out of its plot and the legend."""
        self._plot.removeItem(self._line)
        self._plot.removeItem(self._marks)
        self._plot.legend.removeItem(self.key)

    def paint_with(self, palette: Colors, scale: float) -> None:
        """Take the colors of a palette, on a device with so many pixels for one."""
        line, mark = self._style.line_pen(palette, scale), self._style.mark_pen(palette, scale)
        filling = self._style.mark_brush(palette)
        self._line.setPen(line)
        self.key.setPen(line)
        self._marks.setPen(mark)
        self._marks.setBrush(filling)
        self.key.setSymbolPen(mark)
        self.key.setSymbolBrush(filling)


class BandItem:
    """The ground between two curves of one plot, behind all curves."""

    def __init__(self, plot: pg.PlotItem, style: CurveStyle) -> None:
        self._plot, self._style = plot, style
        self._ends = pg.PlotCurveItem(), pg.PlotCurveItem()
        self._ground = pg.FillBetweenItem(*self._ends)
        self._ground.setZValue(-1)
        plot.addItem(self._ground, ignoreBounds=True)

    def set_data(self, x: Curve, low: Curve, high: Curve) -> None:
        """Fill from `low` to `high`; where one of them is not a number, there is nothing to fill."""
        there = np.isfinite(low) & np.isfinite(high)
        self._ground.setVisible(bool(there.any()))
        for end, y in zip(self._ends, (low, high), strict=True):
            end.setData(x[there], y[there])

    def remove(self) -> None:
        """Take the band out of its plot."""
        self._plot.removeItem(self._ground)

    def paint_with(self, palette: Colors, _scale: float) -> None:
        """Take the colors of a palette."""
        self._ground.setBrush(self._style.band_brush(palette))


def within(x: Curve, y: Curve, view: QRectF) -> tuple[Curve, Curve]:
    """The parts of a line that lie inside `view`, with a gap where it leaves it.

    Each piece between two points is cut by Liang and Barsky's method: inside of an edge are those shares t of the way from one
    point to the next for which p t <= q, with p and q as below.
    """
    points: list[tuple[float, float]] = []
    for (x0, y0), (x1, y1) in pairwise(zip(x.tolist(), y.tolist(), strict=True)):
        dx, dy = x1 - x0, y1 - y0
        edges = (-dx, x0 - view.left()), (dx, view.right() - x0), (-dy, y0 - view.top()), (dy, view.bottom() - y0)
        if not isfinite(dx + dy) or any(p == 0 > q for p, q in edges):
            continue
        first = max([0.0, *(q / p for p, q in edges if p < 0)])
        last = min([1.0, *(q / p for p, q in edges if p > 0)])
        if first >= last:
            continue
        begin, end = ((x0 + share * dx, y0 + share * dy) if share < 1 else (x1, y1) for share in (first, last))
        points += [end] if points and points[-1] == begin else [(nan, nan), begin, end]
    xs, ys = np.array(points[1:]).reshape(-1, 2).T
    return xs, ys


def _thinned(x: Curve, y: Curve) -> tuple[Curve, Curve]:
    """The highest and the lowest of every few points, where there are more points than pixels."""
    if len(x) <= MAX_LINE_POINTS:
        return x, y
    x, y = x[np.isfinite(y)], y[np.isfinite(y)]
    size = ceil(2 * len(x) / MAX_LINE_POINTS)
    whole = len(x) // size * size
    groups, starts = y[:whole].reshape(-1, size), np.arange(0, whole, size)
    extremes = np.concatenate([starts + groups.argmin(1), starts + groups.argmax(1), np.arange(whole, len(x))])
    shown = distinct(extremes)
    return x[shown], y[shown]
