"""Marks at the points of a curve, of one shape and size on the screen however far it is zoomed.

pyqtgraph's own scatter plot is made for thousands of points that each look different; for the few of a curve over epochs it
takes more time than all the rest of a repaint.
"""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QTransform

Curve = NDArray[np.float64]


class Points(pg.GraphicsObject):
    """Marks in a plot.

    Parameters
    ----------
    symbol
        pyqtgraph's letter for the shape, such as ``o`` or ``s``.
    size
        Its diameter in pixels.
    """

    def __init__(self, symbol: str, size: float) -> None:
        super().__init__()
        self._shape = QTransform.fromScale(size, size).map(pg.graphicsItems.ScatterPlotItem.Symbols[symbol])
        self._size = size
        self._x = self._y = np.array([])
        self._pen, self._brush = QPen(Qt.PenStyle.NoPen), QBrush()
        self._bounds: QRectF | None = None

    def getData(self) -> tuple[Curve, Curve]:  # noqa: N802 - the name that pyqtgraph's curves have
        """Where the marks are, in the plot's own numbers."""
        return self._x, self._y

    def setData(self, x: Curve, y: Curve) -> None:
        """Move the marks."""
        self._x, self._y = x, y
        self.viewTransformChanged()
        self.update()

    def setPen(self, pen: QPen) -> None:  # noqa: N802
        """Outline the marks with `pen`."""
        self._pen = pen
        self.viewTransformChanged()
        self.update()

    def setBrush(self, brush: QBrush) -> None:  # noqa: N802
        """Fill the marks with `brush`."""
        self._brush = brush
        self.update()

    def viewTransformChanged(self) -> None:  # noqa: N802
        """Other numbers lie under the marks' edges when the plot is zoomed."""
        super().viewTransformChanged()
        self.prepareGeometryChange()
        self._bounds = None

    def boundingRect(self) -> QRectF:
        """What is painted, in the plot's own numbers."""
        if self._bounds is None:
            view = self.getViewBox()
            if view is None or not len(self._x):
                return QRectF()
            edge = self._size + self._pen.widthF()
            across, up = (edge * pixel for pixel in view.viewPixelSize())
            left, bottom = float(self._x.min()) - across, float(self._y.min()) - up
            right, top = float(self._x.max()) + across, float(self._y.max()) + up
            self._bounds = QRectF(left, bottom, right - left, top - bottom)
        return self._bounds

    def paint(self, painter: QPainter, *_: object) -> None:
        """Draw the marks in view one by one, on a screen or as shapes into a file, which knows no edges of a view."""
        to_pixels, in_view = painter.worldTransform(), self.viewRect()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._pen)
        painter.setBrush(self._brush)
        for x, y in zip(self._x.tolist(), self._y.tolist(), strict=True):
            if not in_view.contains(QPointF(x, y)):
                continue
            point = to_pixels.map(QPointF(x, y))
            painter.setWorldTransform(QTransform.fromTranslate(point.x(), point.y()))
            painter.drawPath(self._shape)
