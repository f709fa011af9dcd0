"""Plots over epochs: the theme's colours, whole-numbered epochs, curves that differ without colour, a line under the pointer.

Measured with 2,000 epochs: thinning marks and lines to what the eye can tell apart keeps a repaint under the cost of two
frames; dashed lines of thousands of points do not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QApplication, QGraphicsItem, QWidget

from mnist_desktop.ui.shared.theme import LIGHT, Colors, colors

pg.setConfigOptions(antialias=True)

Curve = NDArray[np.float64]
CacheMode = QGraphicsItem.CacheMode

MAX_MARKS = 100
LINE_WIDTH = 2.2
MAX_LINE_POINTS = 1000
MARK_SIZE = 8
RING_SIZE = 16
FAINT = 110
"""Opacity, of 255, of what is not final."""
BEHIND_CURVES = -200
"""Lower than pyqtgraph's view, so that the grid does not cross the marks."""
LEGEND_HEIGHT = 30
LEGEND_COLUMNS = 4
FLAG_ANCHORS = [(0, 0), (0, 1)]
"""A flag's word runs along its line, upwards from where it begins."""
PIXELS_PER_EPOCH_LABEL = 36
MIN_POINT_SIZE = 11
"""Plots are read from the back row: their text is never smaller than this, in points."""
SMALLEST_ON_LOG = 1e-6
"""Where a loss of nought is drawn on a logarithmic scale."""


@dataclass(frozen=True)
class Look:
    """How a curve is drawn. Two curves of one plot differ in more than their colour.

    Attributes
    ----------
    color
        Which of the theme's colours.
    line
        Solid, dashed, or none where single points are meant.
    mark
        pyqtgraph's letter for the shape at each epoch, such as ``o`` or ``s``; empty for none.
    hollow
        Whether marks are rings around a point instead of points.
    faint
        For what is not final.
    """

    color: Callable[[Colors], str]
    line: Qt.PenStyle = Qt.PenStyle.SolidLine
    mark: str = ""
    hollow: bool = False
    faint: bool = False

    @property
    def mark_size(self) -> int:
        """The marks' diameter in pixels."""
        return RING_SIZE if self.hollow else MARK_SIZE

    def line_pen(self, palette: Colors, scale: float) -> QPen:
        """What the line is drawn with, on a device with so many pixels for one."""
        return pg.mkPen(self._shade(palette), width=LINE_WIDTH * scale, style=self.line)

    def mark_pen(self, palette: Colors, scale: float) -> QPen:
        """What the marks are outlined with."""
        return pg.mkPen(self._shade(palette), width=LINE_WIDTH * scale) if self.hollow else pg.mkPen(None)

    def mark_brush(self, palette: Colors) -> QBrush:
        """What the marks are filled with."""
        return pg.mkBrush(None) if self.hollow else pg.mkBrush(self._shade(palette))

    def _shade(self, palette: Colors) -> QColor:
        shade = pg.mkColor(self.color(palette))
        if self.faint:
            shade.setAlpha(FAINT)
        return shade


TRAINING = Look(lambda palette: palette.train, mark="o")
VALIDATION = Look(lambda palette: palette.validation, Qt.PenStyle.DashLine, mark="s")
RUNNING = Look(lambda palette: palette.train, faint=True)
HEAD = Look(lambda palette: palette.train, Qt.PenStyle.NoPen, mark="o", faint=True)
BEST = Look(lambda palette: palette.validation, Qt.PenStyle.NoPen, mark="o", hollow=True)


class EpochAxis(pg.AxisItem):
    """Ticks at whole epochs, from 1."""

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, Sequence[float]]]:  # noqa: N802 - Qt's style
        """Every first, second, fifth, tenth... epoch, so that labels do not touch."""
        label = PIXELS_PER_EPOCH_LABEL * (1 if high < 1000 else 2)
        spacing = _nice_above(max(1.0, (high - low) / max(2.0, size / label)))
        first = max(1, ceil(low / spacing))
        return [(spacing, [n * spacing for n in range(first, floor(high / spacing) + 1)])]

    def tickStrings(self, values: Sequence[float], _scale: float, _spacing: float) -> list[str]:  # noqa: N802
        """Whole numbers with thousands parted."""
        return [f"{value:,.0f}" for value in values]


class PercentAxis(pg.AxisItem):
    """Shares of 1, said as percentages."""

    def __init__(self, orientation: str) -> None:
        super().__init__(orientation)
        self.enableAutoSIPrefix(False)

    def tickStrings(self, values: Sequence[float], _scale: float, spacing: float) -> list[str]:  # noqa: N802
        """As many digits as the spacing needs."""
        digits = max(0, ceil(-log10(spacing * 100) - 1e-9)) if spacing > 0 else 0
        return [f"{value * 100:.{digits}f} %" for value in values]


class ValueAxis(pg.AxisItem):
    """Plain numbers, or the logarithms of such, said as the numbers."""

    def __init__(self, orientation: str) -> None:
        super().__init__(orientation)
        self.enableAutoSIPrefix(False)
        self.is_logarithmic = False

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, Sequence[float]]]:  # noqa: N802
        """On a logarithmic scale, at 1, 2 and 5 times the powers of ten."""
        if not self.is_logarithmic:
            return super().tickValues(low, high, size)  # type: ignore[no-any-return]
        decades = range(floor(low) - 1, ceil(high) + 1)
        steps = (1,) if high - low > 3 else (1, 2, 5)
        values = [decade + log10(step) for decade in decades for step in steps]
        return [(1.0, [value for value in values if low <= value <= high])]

    def tickStrings(self, values: Sequence[float], _scale: float, _spacing: float) -> list[str]:  # noqa: N802
        """The numbers themselves."""
        return [f"{10**value if self.is_logarithmic else value:.4g}" for value in values]


class LegendKey(pg.graphicsItems.LegendItem.ItemSample):
    """A bit of line with its mark. Unlike pyqtgraph's own it does not hide the curve when it is clicked by mistake."""

    WIDTH = 36

    def __init__(self, item: pg.PlotDataItem) -> None:
        super().__init__(item)
        self.setFixedWidth(self.WIDTH)

    def boundingRect(self) -> QRectF:
        """What is painted."""
        return QRectF(0, 0, self.WIDTH, 20)

    def paint(self, painter: QPainter, *_: object) -> None:
        """Draw the line and the mark in the middle of it."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        options = self.item.opts
        painter.setPen(options["pen"])
        painter.drawLine(0, 11, self.WIDTH, 11)
        if options["symbol"]:
            painter.translate(self.WIDTH / 2, 11)
            pg.graphicsItems.ScatterPlotItem.drawSymbol(
                painter, options["symbol"], options["symbolSize"], options["symbolPen"], options["symbolBrush"]
            )

    def mouseClickEvent(self, event: object) -> None:  # noqa: N802
        """Nothing to click."""


class CurveItem:
    """One curve of a plot: a line, and marks as far as they can be told apart."""

    def __init__(self, plot: pg.PlotItem, name: str, look: Look) -> None:
        self._look = look
        self._line = pg.PlotCurveItem(connect="finite")
        self._marks = pg.ScatterPlotItem(size=look.mark_size, symbol=look.mark or "o")
        # Stands for the curve in the legend: line and marks in one, without data.
        self._key = pg.PlotDataItem(symbol=look.mark or None, symbolSize=look.mark_size)
        for item in (self._line, self._marks):
            item.setVisible(False)
            plot.addItem(item, ignoreBounds=True)
        if name:
            plot.legend.addItem(self._key, name)

    def set_data(self, x: Curve, y: Curve) -> None:
        """Draw `y` over `x`; what is not a number leaves a gap."""
        there = np.flatnonzero(np.isfinite(y))
        # What has nothing to draw is hidden: pyqtgraph spends as much on nothing as on something.
        has_line = len(there) > 0 and self._look.line is not Qt.PenStyle.NoPen
        has_marks = len(there) > 0 and bool(self._look.mark)
        self._line.setVisible(has_line)
        self._marks.setVisible(has_marks)
        if has_line:
            self._line.setData(*_thinned(x, y))
        if has_marks:
            # Counted from the end, so that the newest epoch always has its mark.
            shown = there[:: -ceil(len(there) / MAX_MARKS)]
            self._marks.setData(x[shown], y[shown])

    def draw_as_shapes(self) -> None:
        """Draw each mark as a shape, as vector graphics want it, and not from pictures made before."""
        self._marks.opts["useCache"] = False

    def paint_with(self, palette: Colors, scale: float) -> None:
        """Take the colours of a palette, on a device with so many pixels for one."""
        line, mark = self._look.line_pen(palette, scale), self._look.mark_pen(palette, scale)
        filling = self._look.mark_brush(palette)
        self._line.setPen(line)
        self._key.setPen(line)
        self._marks.setPen(mark)
        self._marks.setBrush(filling)
        self._key.setSymbolPen(mark)
        self._key.setSymbolBrush(filling)


class EpochPlot(pg.PlotWidget):
    """Curves over epochs.

    The wheel zooms, dragging moves, :meth:`reset_view` returns; until the user does either, the view follows
    :meth:`set_home`.

    Signals
    -------
    pointed(float | None)
        The pointer is over this epoch (a fraction), or has left.
    moved(float, float)
        The user zoomed or moved; the ends of the epochs in view.
    """

    pointed = Signal(object)
    moved = Signal(float, float)

    _for_print = False

    def __init__(
        self,
        value_label: str,
        epoch_label: str,
        value_axis: pg.AxisItem | None = None,
        *,
        flag_at: float = 0.03,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, axisItems={"bottom": EpochAxis("bottom"), "left": value_axis or ValueAxis("left")})
        self._curves: list[CurveItem] = []
        self._labels = {"left": value_label, "bottom": epoch_label}
        self._home = QRectF()
        self._pen_scale = self.devicePixelRatioF()
        self.is_moved = False
        plot = self.getPlotItem()
        plot.setMenuEnabled(False)
        plot.hideButtons()
        plot.showGrid(x=True, y=True, alpha=0.8)
        plot.setContentsMargins(4, 4, 14, 4)
        self._add_legend(plot)
        plot.vb.disableAutoRange()
        plot.vb.sigRangeChangedManually.connect(self._note_move)
        self._line = pg.InfiniteLine(angle=90)
        self._line.setVisible(False)
        self._line.setZValue(10)
        plot.addItem(self._line, ignoreBounds=True)
        along_the_line = {"position": flag_at, "rotateAxis": (1, 0), "anchors": FLAG_ANCHORS}
        self._flag = pg.InfiniteLine(angle=90, label="", labelOpts=along_the_line)
        self._flag.setVisible(False)
        plot.addItem(self._flag, ignoreBounds=True)
        self.scene().sigMouseMoved.connect(self._point_at)
        self.use_colors(colors())

    @property
    def home(self) -> QRectF:
        """What is in view until the user moves."""
        return QRectF(self._home)

    def add_curve(self, name: str, look: Look) -> CurveItem:
        """A further curve; it is in the legend unless its name is empty."""
        curve = CurveItem(self.getPlotItem(), name, look)
        curve.paint_with(self._palette(), self._pen_scale)
        self._curves.append(curve)
        if name:
            self.getPlotItem().layout.setRowFixedHeight(0, LEGEND_HEIGHT)
            self._paint_legend(self._palette())
        return curve

    def set_home(self, epochs: tuple[float, float], values: tuple[float, float]) -> None:
        """What to show as long as the user does not zoom or move."""
        home = QRectF(epochs[0], values[0], epochs[1] - epochs[0], values[1] - values[0])
        if home == self._home:
            return
        self._home = home
        view = self.getPlotItem().vb
        view.setLimits(xMin=home.left(), xMax=home.right(), minXRange=min(2.0, home.width()))
        if not self.is_moved:
            view.setRange(home, padding=0)

    def reset_view(self) -> None:
        """Return to what `set_home` says."""
        self.is_moved = False
        self.getPlotItem().vb.setRange(self._home, padding=0)

    def show_epochs(self, low: float, high: float) -> None:
        """Follow another plot that the user has moved."""
        self.is_moved = True
        self.getPlotItem().vb.setXRange(low, high, padding=0)

    def copy_view(self, other: EpochPlot) -> None:
        """Show the same part of the curves as another plot does."""
        self._home, self.is_moved = other.home, other.is_moved
        self.getPlotItem().vb.setRange(other.viewRect(), padding=0)

    def show_line(self, epoch: float | None) -> None:
        """Draw the upright line at an epoch, or take it away."""
        self._line.setVisible(epoch is not None)
        if epoch is not None:
            self._line.setPos(epoch)

    def show_flag(self, epoch: float | None, text: str = "") -> None:
        """Draw a lasting upright line with a word on it at an epoch, or take it away."""
        self._flag.setVisible(epoch is not None)
        if epoch is not None:
            self._flag.setPos(epoch)
            self._flag.label.setFormat(text)

    def prepare_for_print(self, pen_scale: float) -> None:
        """Keep light colours whatever the theme is, and draw everything as shapes.

        Pens in the coordinates of the data keep their width in pixels; `pen_scale` makes up for a finer device.
        """
        self._for_print = True
        self._pen_scale = pen_scale
        for curve in self._curves:
            curve.draw_as_shapes()
        self.use_colors(LIGHT)

    def use_colors(self, palette: Colors) -> None:
        """Paint all of the plot in the colours of a palette."""
        self.setBackground(palette.plot_background)
        plot = self.getPlotItem()
        font = QFont(QApplication.font())
        font.setPointSizeF(text_size())
        for side, text in self._labels.items():
            axis = plot.getAxis(side)
            axis.setPen(palette.grid)
            axis.setTextPen(palette.plot_text)
            axis.setTickFont(font)
            axis.setStyle(tickTextOffset=5)
            axis.setZValue(BEHIND_CURVES)
            # The axes change seldom, the curves twenty times a second: a picture of them saves half of each repaint.
            axis.setCacheMode(CacheMode.NoCache if self._for_print else CacheMode.DeviceCoordinateCache)
            plot.setLabel(side, text, color=palette.plot_text, **{"font-size": f"{text_size()}pt"})
        self._line.setPen(pg.mkPen(palette.muted, width=self._pen_scale))
        self._flag.setPen(pg.mkPen(palette.plot_text, width=1.5 * self._pen_scale, style=Qt.PenStyle.DashDotLine))
        self._flag.label.setColor(palette.plot_text)
        self._flag.label.setFont(font)
        for curve in self._curves:
            curve.paint_with(palette, self._pen_scale)
        self._paint_legend(palette)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self.plotItem is not None and not self._for_print:
            self.use_colors(colors())

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is over no epoch any more."""
        super().leaveEvent(event)
        self.pointed.emit(None)

    def _palette(self) -> Colors:
        return LIGHT if self._for_print else colors()

    def _paint_legend(self, palette: Colors) -> None:
        for sample, label in self.getPlotItem().legend.items:
            label.setText(label.text, color=palette.plot_text, size=f"{text_size()}pt")
            sample.update()

    def _add_legend(self, plot: pg.PlotItem) -> None:
        """In a row above the axes, where no curve can run into it."""
        plot.legend = pg.LegendItem(colCount=LEGEND_COLUMNS, sampleType=LegendKey, horSpacing=8, frame=False)
        plot.legend.setParentItem(plot)
        plot.legend.anchor(itemPos=(1, 0), parentPos=(1, 0), offset=(-6, 0))

    def _point_at(self, position: QPointF) -> None:
        view = self.getPlotItem().vb
        inside = view.sceneBoundingRect().contains(position)
        self.pointed.emit(view.mapSceneToView(position).x() if inside else None)

    def _note_move(self, _axes: object) -> None:
        self.is_moved = True
        self.moved.emit(*self.getPlotItem().vb.viewRange()[0])


def text_size() -> float:
    """The size of text in plots, in points."""
    return max(MIN_POINT_SIZE, QApplication.font().pointSizeF() + 1)


def nice_ceiling(value: float) -> float:
    """The next of 1, 1.5, 2, 3, 4, 5, 6, 8 times a power of ten that is not below `value` > 0, so that a range seldom jumps."""
    power = 10.0 ** floor(log10(value))
    return next(step * power for step in (1, 1.5, 2, 3, 4, 5, 6, 8, 10) if step * power >= value * (1 - 1e-9))


def on_log_scale(values: Curve) -> Curve:
    """Base-ten logarithms; nought is drawn at a small number instead of nowhere."""
    return np.log10(np.maximum(values, SMALLEST_ON_LOG))


def _thinned(x: Curve, y: Curve) -> tuple[Curve, Curve]:
    """The highest and the lowest of every few points, where there are more points than pixels."""
    if len(x) <= MAX_LINE_POINTS:
        return x, y
    x, y = x[np.isfinite(y)], y[np.isfinite(y)]
    size = ceil(2 * len(x) / MAX_LINE_POINTS)
    whole = len(x) // size * size
    groups, starts = y[:whole].reshape(-1, size), np.arange(0, whole, size)
    extremes = np.concatenate([starts + groups.argmin(1), starts + groups.argmax(1), np.arange(whole, len(x))])
    shown = np.unique(extremes)
    return x[shown], y[shown]


def _nice_above(value: float) -> int:
    """The next of 1, 2, 5, 10, 20, ... that is not below `value`."""
    power = 10 ** floor(log10(value))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= value - 1e-9)
