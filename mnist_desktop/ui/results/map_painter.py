"""Paints the points of a map: the class in its color, by its number or a name as short, a ring around what is read wrong."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from mnist_desktop.core.distinct import distinct
from mnist_desktop.ui.results.map_legend import class_color
from mnist_desktop.ui.shared.theme_colors import Colors

BEHIND = 0.18  # how far what is not chosen can be seen
RING = 8.0


class MapPainter:
    """Paints with a painter that has the letters already; `words` stand for the classes."""

    def __init__(self, painter: QPainter, palette: Colors, area: QRectF, words: Sequence[str]) -> None:
        self._painter, self._palette, self._area, self._words = painter, palette, area, words

    def paint(
        self,
        places: NDArray[np.float64],
        labels: NDArray[np.integer],
        wrong: NDArray[np.bool_],
        chosen: NDArray[np.bool_] | None,
    ) -> None:
        """Paint points, shape (N, 2); what is chosen lies above the others."""
        painter, area = self._painter, self._area
        inside = (places[:, 0] >= area.left()) & (places[:, 0] <= area.right())
        inside &= (places[:, 1] >= area.top()) & (places[:, 1] <= area.bottom())
        painter.save()
        painter.setClipRect(area)
        if chosen is not None:
            painter.setOpacity(BEHIND)
            self._paint_some(places, labels, wrong, inside & ~chosen)
            painter.setOpacity(1.0)
            inside &= chosen
        self._paint_some(places, labels, wrong, inside)
        painter.restore()

    def _paint_some(
        self, places: NDArray[np.float64], labels: NDArray[np.integer], wrong: NDArray[np.bool_], some: NDArray[np.bool_]
    ) -> None:
        painter, metrics = self._painter, self._painter.fontMetrics()
        up = metrics.capHeight() / 2
        for number in distinct(labels[some]).tolist():
            word = self._words[number]
            across = metrics.horizontalAdvance(word) / 2
            painter.setPen(class_color(number, self._palette))
            for x, y in places[some & (labels == number)].tolist():
                painter.drawText(QPointF(x - across, y + up), word)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._palette.plot_text), 1.4))
        for x, y in places[some & wrong].tolist():
            painter.drawEllipse(QPointF(x, y), RING, RING)
