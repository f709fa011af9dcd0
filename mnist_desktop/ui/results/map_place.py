"""Where the points of a map lie on its widget: one scale for both axes, zoomed about a place."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF

MOST_ZOOM = 40.0
MARGIN = 14


class MapPlace:
    """Turns coordinates into places of the widget. At a zoom of 1 all points are in view."""

    def __init__(self) -> None:
        self._points: NDArray[np.float32] = np.zeros((0, 2), np.float32)
        self._middle, self._extent = np.zeros(2), 1.0
        self.zoom, self.shift = 1.0, QPointF()

    def set_points(self, points: NDArray[np.float32]) -> None:
        """Take other points; all are in view."""
        self._points = points
        if len(points):
            low, high = points.min(axis=0).astype(float), points.max(axis=0).astype(float)
            self._middle, self._extent = (low + high) / 2, max(float((high - low).max()), 1e-12)
        self.reset()

    def reset(self) -> None:
        """Bring all points into view."""
        self.zoom, self.shift = 1.0, QPointF()

    def on(self, area: QRectF) -> NDArray[np.float64]:
        """The place of every point on an area, float64, shape (N, 2)."""
        scale = max(1.0, min(area.width(), area.height()) - 2 * MARGIN) / self._extent * self.zoom
        centre = area.center() + self.shift
        places = (self._points - self._middle) * (scale, -scale)
        on_area: NDArray[np.float64] = places + np.array((centre.x(), centre.y()))
        return on_area

    def zoom_at(self, place: QPointF, factor: float, area: QRectF) -> None:
        """Zoom; what lies at `place` stays there."""
        zoom = min(MOST_ZOOM, max(1.0, self.zoom * factor))
        away = place - area.center()
        self.shift = away - (away - self.shift) * (zoom / self.zoom)
        self.zoom = zoom
        if zoom == 1.0:
            self.reset()
