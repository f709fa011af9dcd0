"""How curves look: color, line and mark of each kind, the same in every plot of the program."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPen

from mnist_desktop.ui.shared.theme_colors import Colors

LINE_WIDTH = 2.2
MARK_SIZE = 8
RING_SIZE = 16
FAINT = 110
"""Opacity, of 255, of what is not final."""
BAND = 45
"""Opacity of the ground between the extremes of several runs."""


@dataclass(frozen=True)
class CurveStyle:
    """How a curve is drawn. Two curves of one plot differ in more than their color.

    Attributes
    ----------
    color
        Which of the theme's colors.
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

    def band_brush(self, palette: Colors) -> QBrush:
        """What the ground between the extremes of several runs is filled with."""
        ground = pg.mkColor(self.color(palette))
        ground.setAlpha(BAND)
        return pg.mkBrush(ground)

    def _shade(self, palette: Colors) -> QColor:
        shade = pg.mkColor(self.color(palette))
        if self.faint:
            shade.setAlpha(FAINT)
        return shade


TRAINING_LINE, VALIDATION_LINE = Qt.PenStyle.DashLine, Qt.PenStyle.SolidLine
"""In every plot of the program: what is drawn through is what counts, the images that the network did not learn from."""

TRAINING = CurveStyle(lambda palette: palette.train, TRAINING_LINE, mark="o")
VALIDATION = CurveStyle(lambda palette: palette.validation, VALIDATION_LINE, mark="s")
RUNNING = CurveStyle(lambda palette: palette.train, faint=True)
LINE = CurveStyle(lambda palette: palette.train)
MARKS = CurveStyle(lambda palette: palette.train, Qt.PenStyle.NoPen, mark="o")
PLAN = CurveStyle(lambda palette: palette.train, Qt.PenStyle.DotLine, faint=True)
HEAD = CurveStyle(lambda palette: palette.train, Qt.PenStyle.NoPen, mark="o", faint=True)
BEST = CurveStyle(lambda palette: palette.validation, Qt.PenStyle.NoPen, mark="o", hollow=True)
