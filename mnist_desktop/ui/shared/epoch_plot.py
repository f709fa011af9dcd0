"""Plots over epochs: the theme's colors, a legend above the curves, a line under the pointer, a view that can be reset."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QFont, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QGraphicsItem, QWidget

from mnist_desktop.ui.shared.painted_whole import PaintedWhole
from mnist_desktop.ui.shared.plot_axes import EpochAxis, ValueAxis, half_label
from mnist_desktop.ui.shared.plot_curves import BandItem, CurveItem
from mnist_desktop.ui.shared.plot_legend import FixedLegend
from mnist_desktop.ui.shared.plot_marks import Mark, MarkLines, keep_inside
from mnist_desktop.ui.shared.plot_styles import CurveStyle
from mnist_desktop.ui.shared.text_size import follow_text_size, scaled
from mnist_desktop.ui.shared.theme import FollowsThemeAndFont, colors
from mnist_desktop.ui.shared.theme_colors import LIGHT, Colors

pg.setConfigOptions(antialias=True)

CacheMode = QGraphicsItem.CacheMode

MIN_POINT_SIZE = 11
"""Plots are read from the back row: their text is never smaller than this, in points."""
BEHIND_CURVES = -200
"""Lower than pyqtgraph's view, so that the grid does not cross the marks."""
FLAG_AT, MARKS_AT = 0.03, 0.6
"""How far up its line the word of a flag, and of a mark, usually begins: shares of the height."""
FLAG_ANCHORS = [(0, 0), (0, 1)]
"""A flag's word runs along its line, upwards from where it begins."""


class EpochPlot(FollowsThemeAndFont, PaintedWhole, pg.PlotWidget):
    """Curves over epochs.

    The wheel zooms, dragging moves, :meth:`reset_view` returns; until the user does either, the view follows
    :meth:`set_home`.

    Attributes
    ----------
    marks
        See :meth:`show_marks`.

    Signals
    -------
    pointed(float | None)
        The pointer is over this epoch (a fraction), or has left.
    moved(float, float)
        The user zoomed or moved; the ends of the epochs in view.
    """

    pointed = Signal(object)
    moved = Signal(float, float)
    whole_role = QAccessible.Role.Chart
    _for_print = False
    _labels: dict[str, str] | None = None

    def __init__(  # noqa: PLR0913 - what a plot says, and two places that differ from plot to plot
        self,
        value_label: str,
        epoch_label: str,
        value_axis: pg.AxisItem | None = None,
        *,
        flag_at: float = FLAG_AT,
        marks_at: float = MARKS_AT,
        parent: QWidget | None = None,
    ) -> None:
        axes = {"bottom": EpochAxis("bottom"), "left": value_axis or ValueAxis("left")}
        # Both are PlotItem's, a class without types. A menu that nobody sees would take a fifth of the time to make a plot.
        super().__init__(parent, axisItems=axes, enableMenu=False)  # type: ignore[call-arg]
        self._curves: list[CurveItem | BandItem] = []
        self._labels = {"left": value_label, "bottom": epoch_label}
        self._home = QRectF()
        self._pen_scale = self.devicePixelRatioF()
        self.is_moved = False
        plot = self.getPlotItem()
        plot.hideButtons()
        plot.showGrid(x=True, y=True, alpha=0.8)
        for side in ("left", "bottom", "right", "top"):
            # No figure has a prefix. pyqtgraph would look for one, and lay out the words of all axes, at each change of size.
            plot.getAxis(side).enableAutoSIPrefix(False)
        plot.legend = FixedLegend(plot)
        plot.vb.disableAutoRange()
        plot.vb.sigRangeChangedManually.connect(self._note_move)
        self._line = pg.InfiniteLine(angle=90)
        self._line.setVisible(False)
        self._line.setZValue(10)
        plot.addItem(self._line, ignoreBounds=True)
        self._shown = pg.InfiniteLine(angle=90)
        self._shown.setVisible(False)
        plot.addItem(self._shown, ignoreBounds=True)
        along_the_line = {"position": flag_at, "rotateAxis": (1, 0), "anchors": FLAG_ANCHORS}
        self._flag = pg.InfiniteLine(angle=90, label="", labelOpts=along_the_line)
        self._flag.setVisible(False)
        self._flag_at = flag_at
        plot.addItem(self._flag, ignoreBounds=True)
        plot.vb.sigResized.connect(self._place_flag)
        self.marks = MarkLines(plot, marks_at)
        self.scene().sigMouseMoved.connect(self._point_at)
        self.use_colors(colors())

    @property
    def home(self) -> QRectF:
        """What is in view until the user moves."""
        return QRectF(self._home)

    def add_curve(self, name: str, style: CurveStyle) -> CurveItem:
        """A further curve; it is in the legend unless its name is empty."""
        curve = CurveItem(self.getPlotItem(), name, style)
        curve.paint_with(self._palette(), self._pen_scale)
        self._curves.append(curve)
        self._paint_legend(self._palette())
        return curve

    def name_axes(self, values: str, epochs: str) -> None:
        """Write other words on the axes."""
        self._labels = {"left": values, "bottom": epochs}
        self.use_colors(self._palette())

    def name_curves(self, names: Mapping[CurveItem, str], shorter: Mapping[str, str] | None = None) -> None:
        """Name curves in the legend, in this order; curves that are not among them are not in it.

        Where the plot is narrow, a name that `shorter` has another word for gives way to that.
        """
        legend = self.getPlotItem().legend
        legend.clear()
        legend.shorten(shorter or {})
        for curve, name in names.items():
            legend.addItem(curve.key, name)
        self._paint_legend(self._palette())

    def add_band(self, style: CurveStyle) -> BandItem:
        """A further band, in the color of `style`."""
        band = BandItem(self.getPlotItem(), style)
        band.paint_with(self._palette(), self._pen_scale)
        self._curves.append(band)
        return band

    def clear_curves(self) -> None:
        """Take all curves and bands away."""
        for curve in self._curves:
            curve.remove()
        self._curves.clear()
        self._paint_legend(self._palette())

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
        """Return to the view given to `set_home`."""
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

    def show_epoch(self, epoch: float | None) -> None:
        """Draw the thin dotted line at the epoch that other views show, or take it away."""
        self._shown.setVisible(epoch is not None)
        if epoch is not None:
            self._shown.setPos(epoch)

    def show_flag(self, epoch: float | None, text: str = "") -> None:
        """Draw a lasting upright line with a word on it at an epoch, or take it away."""
        self._flag.setVisible(epoch is not None)
        if epoch is not None:
            self._flag.setPos(epoch)
            self._flag.label.setFormat(text)
            self._place_flag()

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Draw thin upright lines with words on them, in the place of those before."""
        if self.marks.set_marks(marks):
            self.marks.paint_with(self._palette(), self._pen_scale, _text_font())

    def prepare_for_print(self, pen_scale: float) -> None:
        """Keep light colors whatever the theme is, and draw everything as shapes.

        Pens in the coordinates of the data keep their width in pixels; `pen_scale` makes up for a finer device.
        """
        self._for_print = True
        self._pen_scale = pen_scale
        self.use_colors(LIGHT)

    def crop(self) -> None:
        """Leave away what is out of view: a vector graphic knows no edges that would hide it."""
        view = self.getPlotItem().vb.viewRect()
        for curve in self._curves:
            if isinstance(curve, CurveItem):
                curve.crop(view)
        for line in (self._flag, *self.marks.lines):
            line.setVisible(line.isVisible() and view.left() <= line.value() <= view.right())

    def use_colors(self, palette: Colors) -> None:
        """Paint all of the plot in the colors of a palette."""
        self.setBackground(palette.plot_background)
        plot = self.getPlotItem()
        font = _text_font()
        plot.setContentsMargins(4, half_label(font), 14, 4)
        for side, text in (self._labels or {}).items():
            axis = plot.getAxis(side)
            axis.setPen(palette.grid)
            axis.setTextPen(palette.plot_text)
            axis.setTickFont(font)
            axis.setStyle(tickTextOffset=5)
            axis.setZValue(BEHIND_CURVES)
            # The axes change seldom, the curves several times a second: a picture of them saves half of each repaint.
            axis.setCacheMode(CacheMode.NoCache if self._for_print else CacheMode.DeviceCoordinateCache)
            plot.setLabel(side, text, color=palette.plot_text, **{"font-size": f"{text_size()}pt"})
        self._line.setPen(pg.mkPen(palette.muted, width=self._pen_scale))
        self._shown.setPen(pg.mkPen(palette.muted, width=self._pen_scale, style=Qt.PenStyle.DotLine))
        self._flag.setPen(pg.mkPen(palette.plot_text, width=1.5 * self._pen_scale, style=Qt.PenStyle.DashDotLine))
        self._flag.label.setColor(palette.plot_text)
        self._flag.label.setFont(font)
        self.marks.paint_with(palette, self._pen_scale, font)
        for curve in self._curves:
            curve.paint_with(palette, self._pen_scale)
        self._paint_legend(palette)

    def follow_theme(self) -> None:
        """Take the colors of the theme."""
        if self.plotItem is not None and not self._for_print:
            self.use_colors(colors())

    def showEvent(self, event: QShowEvent) -> None:
        """Scale the pens for the screen that the window opens on."""
        super().showEvent(event)
        if not self._for_print and self._pen_scale != self.devicePixelRatioF():
            self._pen_scale = self.devicePixelRatioF()
            self.use_colors(colors())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the legend."""
        super().resizeEvent(event)
        if self._labels is not None and self.plotItem is not None:  # pyqtgraph resizes while it is made and closed
            self._fit_legend()

    def leaveEvent(self, event: QEvent) -> None:
        """Report that the pointer is over no epoch."""
        super().leaveEvent(event)
        self.pointed.emit(None)

    def _place_flag(self) -> None:
        label = self._flag.label
        label.setVisible(keep_inside(label, self._flag_at, self.getPlotItem().vb.height()))

    def _palette(self) -> Colors:
        return LIGHT if self._for_print else colors()

    def _paint_legend(self, palette: Colors) -> None:
        self.getPlotItem().legend.paint_with(palette.plot_text, text_size())
        self._fit_legend()

    def _fit_legend(self) -> None:
        plot = self.getPlotItem()
        plot.layout.setRowFixedHeight(0, plot.legend.fit(self.width()))

    def _point_at(self, position: QPointF) -> None:
        view = self.getPlotItem().vb
        inside = view.sceneBoundingRect().contains(position)
        self.pointed.emit(view.mapSceneToView(position).x() if inside else None)

    def _note_move(self, _axes: object) -> None:
        self.is_moved = True
        self.moved.emit(*self.getPlotItem().vb.viewRange()[0])


def _text_font() -> QFont:
    font = QFont(QApplication.font())
    font.setPointSizeF(text_size())
    return font


def keep_axis_width(plot: EpochPlot, pixels: int) -> None:
    """Keep the axis of values as wide as `pixels` are with text of the usual size, so that plots below each other align."""
    follow_text_size(plot, lambda each: each.getPlotItem().getAxis("left").setWidth(scaled(pixels)))


def text_size() -> float:
    """The size of text in plots, in points."""
    return max(MIN_POINT_SIZE, QApplication.font().pointSizeF() + 1)
