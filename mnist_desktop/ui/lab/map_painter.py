"""What stands around and on a map: title, frame, marks, the cover of what is still to come, and the legend."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPalette, QPen

from mnist_desktop.core.lab.window_sum import Rectangle
from mnist_desktop.ui.lab.viewport import Window
from mnist_desktop.ui.shared.color_scale import ColorScale
from mnist_desktop.ui.shared.numbers import short_text
from mnist_desktop.ui.shared.theme import colors, is_dark

LEGEND_BAR = 6
SHORTEST_BAR = 10
LEGEND_GAP = 4
SMALLEST_MARK = 11
"""The smallest width of a mark in pixels; smaller ones are hard to see."""

MARK, MARK_EDGE = "#ffd60a", "#000000"
"""Yellow within black stands out from every gray, blue and orange."""


def paint_title(painter: QPainter, line: QRect, palette: QPalette, titles: tuple[str, str], size: str) -> None:
    """What the map is and how large it is: in short where both have no room in long, alone where they have none in short."""
    metrics = painter.fontMetrics()
    painter.setPen(palette.windowText().color())
    with_size = [title for title in titles if metrics.horizontalAdvance(f"{title}  {size}") <= line.width()]
    alone = [title for title in titles if metrics.horizontalAdvance(title) <= line.width()]
    title = [*with_size, *alone, titles[1]][0]
    painter.drawText(line, Qt.AlignmentFlag.AlignLeft, metrics.elidedText(title, Qt.TextElideMode.ElideRight, line.width()))
    if with_size:
        painter.setPen(QColor(colors(palette).muted))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight, size)


def paint_frame(painter: QPainter, palette: QPalette, window: Window, *, is_chosen: bool, has_focus: bool) -> None:
    """A line around what is seen, stronger where the user is."""
    tones = colors(palette)
    painter.setPen(QPen(QColor(tones.accent if is_chosen or has_focus else tones.grid), 2 if has_focus else 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(0, 0, window.width * window.zoom, window.height * window.zoom).adjusted(0.5, 0.5, -0.5, -0.5))


def paint_marks(painter: QPainter, area: QSize, window: Window, marks: Sequence[Rectangle]) -> None:
    """Frame rectangles of the map, also where they reach beyond it."""
    room = QRectF(QPointF(0, 0), area)
    for mark in marks:
        place = window.on_screen(mark.top, mark.left, mark.bottom, mark.right)
        grow = max(0.0, (SMALLEST_MARK - min(place.width(), place.height())) / 2)
        place.adjust(-grow, -grow, grow, grow)
        if place.intersects(room):
            for color, width in ((MARK_EDGE, 4), (MARK, 2)):
                pen = QPen(QColor(color), width)
                pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
                painter.setPen(pen)
                painter.drawRect(place)


def paint_cover(
    painter: QPainter, palette: QPalette, window: Window, shape: tuple[int, int], start: tuple[int, int, int]
) -> None:
    """Hide a map from row and column `start` on; its third number is how many rows the column counts for."""
    (row, column, band), (height, width) = start, shape
    ground = QColor(colors(palette).plot_background)
    for part in ((row, column, row + band, width), (row + band, 0, height, width)):
        painter.fillRect(window.on_screen(*part), ground)


def paint_legend(painter: QPainter, line: QRect, palette: QPalette, scale: ColorScale) -> None:
    """The numbers at the ends of the color scale, and the colors between them."""
    metrics, tones = painter.fontMetrics(), colors(palette)
    low = f"≤ {short_text(scale.low)}" if scale.low_is_open else short_text(scale.low)
    high = f"≥ {short_text(scale.high)}" if scale.high_is_open else short_text(scale.high)
    left = line.left() + metrics.horizontalAdvance(low) + LEGEND_GAP
    right = line.right() - metrics.horizontalAdvance(high) - LEGEND_GAP
    if right - left < SHORTEST_BAR:
        left, right = line.left(), line.right()  # too narrow for numbers: a pooled map, whose neighbour has the same
    else:
        painter.setPen(QColor(tones.muted))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, low)
        painter.drawText(line, Qt.AlignmentFlag.AlignRight, high)
    bar = QRectF(left, line.center().y() - LEGEND_BAR / 2 + 1, right - left, LEGEND_BAR)
    ramp = QLinearGradient(bar.topLeft(), bar.topRight())
    table = scale.table(is_dark(palette))
    for place in (0.0, 0.5, 1.0):
        ramp.setColorAt(place, QColor.fromRgb(table[round(place * (len(table) - 1))]))
    painter.fillRect(bar, ramp)
    painter.setPen(QColor(tones.grid))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(bar)
