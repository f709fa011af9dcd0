"""Paints a reliability diagram and the histogram of confidence below it."""

from __future__ import annotations

from dataclasses import dataclass
from math import isnan, log1p

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPolygonF

from mnist_desktop.core.results.calibration import Reliability
from mnist_desktop.ui.results.reliability_key import FEW, gap_color
from mnist_desktop.ui.shared.numbers import percent_text
from mnist_desktop.ui.shared.theme_colors import Colors

HISTOGRAM = 0.26  # of the height that the axes leave
GAP = 6
TICKS = (0.0, 0.5, 1.0)


@dataclass(frozen=True)
class ChartPlace:
    """Where the diagram and the histogram lie; they share the axis of confidence."""

    upper: QRectF
    lower: QRectF

    def x(self, confidence: float) -> float:
        """Where a confidence, 0..1, stands."""
        return self.upper.left() + confidence * self.upper.width()

    def y(self, share: float) -> float:
        """How high in the diagram a share of right answers, 0..1, stands."""
        return self.upper.bottom() - share * self.upper.height()

    def column(self, low: float, high: float) -> QRectF:
        """The part of both between two confidences."""
        return QRectF(QPointF(self.x(low), self.upper.top()), QPointF(self.x(high), self.lower.bottom()))


def lay_out(size: QSize, metrics: QFontMetrics, key_lines: int) -> ChartPlace:
    """Leave room for the key above, and for the axes' figures and words."""
    line, widest = metrics.height(), metrics.horizontalAdvance(percent_text("100"))
    left, right = widest + line + 2 * GAP, size.width() - widest / 2
    top, bottom = key_lines * line + line / 2, size.height() - 2 * line - GAP
    width, room = max(20.0, right - left), max(40.0, bottom - 2 * GAP - top)
    lower = QRectF(left, bottom - HISTOGRAM * room, width, HISTOGRAM * room)
    return ChartPlace(QRectF(left, top, width, lower.top() - 2 * GAP - top), lower)


class ReliabilityPainter:
    """Paints with a painter that has the letters already."""

    def __init__(self, painter: QPainter, place: ChartPlace, palette: Colors) -> None:
        self._painter, self._place, self._palette = painter, place, palette
        self._line = painter.fontMetrics().height()

    def paint(self, shown: Reliability, before: Reliability | None, threshold: float | None) -> None:
        """Paint bins, those from before the temperature, and the threshold."""
        painter, place, palette = self._painter, self._place, self._palette
        self._paint_axes()
        for number in range(len(shown.counts)):
            if shown.counts[number]:
                self._paint_bin(shown, number)
        self._paint_counts(shown)
        painter.setPen(QPen(QColor(palette.plot_text), 1, Qt.PenStyle.DashLine))
        painter.drawLine(place.upper.bottomLeft(), place.upper.topRight())
        if before is not None:
            self._paint_before(before)
        if threshold is not None:
            x = place.x(threshold)
            painter.setPen(QPen(QColor(palette.validation), 2))
            painter.drawLine(QPointF(x, place.upper.top()), QPointF(x, place.lower.bottom()))

    def _paint_axes(self) -> None:
        painter, place, line = self._painter, self._place, self._line
        for area in (place.upper, place.lower):
            painter.setPen(QPen(QColor(self._palette.grid), 1))
            painter.setBrush(QColor(self._palette.plot_background))
            painter.drawRect(area)
        painter.setPen(QColor(self._palette.muted))
        below = place.lower.bottom() + 2
        for share in TICKS:
            text = percent_text(f"{share * 100:.0f}")
            painter.drawText(QRectF(0, place.y(share) - line / 2, place.upper.left() - GAP, line), _RIGHT, text)
            painter.drawText(QRectF(place.x(share) - 60, below, 120, line), _CENTRE, text)
        painter.drawText(QRectF(place.lower.left(), below + line, place.lower.width(), line), _CENTRE, _tr("confidence"))
        for area, word in ((place.upper, _tr("read right")), (place.lower, _tr("images"))):
            painter.save()
            painter.translate(0, area.bottom())
            painter.rotate(-90)
            painter.drawText(QRectF(-20, 0, area.height() + 40, line), _CENTRE, word)
            painter.restore()

    def _paint_bin(self, shown: Reliability, number: int) -> None:
        """A bar as high as the share that is read right, a line at the mean confidence, and the gap between the two."""
        painter, place, palette = self._painter, self._place, self._palette
        left, right = (place.x(float(shown.edges[number + end])) + 1 - 2 * end for end in (0, 1))
        top, line = (place.y(float(values[number])) for values in (shown.accuracy, shown.confidence))
        is_few = shown.counts[number] < FEW
        painter.setPen(QPen(QColor(palette.train), 1.5) if is_few else Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush if is_few else QColor(palette.train))
        painter.drawRect(QRectF(QPointF(left, top), QPointF(right, place.upper.bottom())))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(gap_color(palette))
        painter.drawRect(QRectF(QPointF(left, min(top, line)), QPointF(right, max(top, line))))
        painter.setPen(QPen(QColor(palette.wrong), 2))
        painter.drawLine(QPointF(left, line), QPointF(right, line))

    def _paint_counts(self, shown: Reliability) -> None:
        """By the logarithm: beside ten thousand sure answers some few unsure ones would be invisible."""
        painter, place, area = self._painter, self._place, self._place.lower
        most = log1p(max(1, int(shown.counts.max())))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._palette.muted))
        for number, count in enumerate(shown.counts.tolist()):
            left, right = (place.x(float(shown.edges[number + end])) + 1 - 2 * end for end in (0, 1))
            height = log1p(count) / most * (area.height() - 2)
            painter.drawRect(QRectF(left, area.bottom() - height, right - left, height))

    def _paint_before(self, before: Reliability) -> None:
        """Where the bins stood without the temperature: rings on a dotted line."""
        painter, place, palette = self._painter, self._place, self._palette
        points = [
            QPointF(place.x(mean), place.y(right))
            for mean, right in zip(before.confidence.tolist(), before.accuracy.tolist(), strict=True)
            if not isnan(right)
        ]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(palette.plot_text), 1.5, Qt.PenStyle.DotLine))
        painter.drawPolyline(QPolygonF(points))
        painter.setPen(QPen(QColor(palette.plot_text), 1.5))
        painter.setBrush(QColor(palette.plot_background))
        for point in points:
            painter.drawEllipse(point, 3, 3)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ReliabilityChart", text)


_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
