"""Paints the picture of a network, on the screen as well as into files."""

from __future__ import annotations

from math import atan2, cos, pi, sin

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF

from mnist_desktop.core.insight.network_picture import CELL_HEIGHT, CELL_WIDTH, FIGURE_HEIGHT, SHEET_OFFSET, Block, NetworkPicture
from mnist_desktop.ui.shared.theme_colors import Colors

HEAD = 7.0
LETTERS = 13  # pixels
CENTER = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)


def paint_network(painter: QPainter, picture: NetworkPicture, tones: Colors, image_word: str, seen: QRect | None = None) -> None:
    """Paint the blocks that lie in `seen`, or all of them, and the arrows; `image_word` is what the input is called."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = QFont(painter.font())
    font.setPixelSize(LETTERS)
    painter.setFont(font)
    area = None if seen is None else QRectF(seen)
    for block in picture.blocks:
        cell = QRectF(block.left, block.top, CELL_WIDTH, CELL_HEIGHT)
        if area is None or area.intersects(cell):
            _paint_block(painter, block, tones, image_word)
    for arrow in picture.arrows:
        points = QPolygonF([QPointF(x, y) for x, y in arrow])
        if area is None or area.intersects(points.boundingRect().adjusted(-HEAD, -HEAD, HEAD, HEAD)):
            _paint_arrow(painter, points, tones)


def _paint_block(painter: QPainter, block: Block, tones: Colors, image_word: str) -> None:
    fill, edge = QColor(tones.train), QColor(tones.train)
    fill.setAlphaF(0.12 if block.acts_in_training_only else 0.35)
    pen = QPen(edge, 1.2, Qt.PenStyle.DashLine if block.acts_in_training_only else Qt.PenStyle.SolidLine)
    middle = QPointF(block.left + CELL_WIDTH / 2, block.top + FIGURE_HEIGHT / 2)
    for sheet in range(block.sheets - 1, -1, -1):
        shift = (sheet - (block.sheets - 1) / 2) * SHEET_OFFSET
        corner = middle + QPointF(shift - block.width / 2, -shift - block.height / 2)
        rect = QRectF(corner.x(), corner.y(), block.width, block.height)
        painter.fillRect(rect, QColor(tones.plot_background))
        painter.fillRect(rect, fill)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect)
    plain = painter.font()
    bold = QFont(plain)
    bold.setBold(True)
    line, top = painter.fontMetrics().lineSpacing(), block.top + FIGURE_HEIGHT
    lines = [block.kind or image_word, block.settings, block.shape, f"{block.parameters:,}" if block.parameters else ""]
    for number, text in enumerate(filter(None, lines)):
        painter.setFont(bold if number == 0 else plain)
        painter.setPen(QColor(tones.plot_text if number == 0 else tones.muted))
        fitting = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, CELL_WIDTH - 6)
        painter.drawText(QRectF(block.left, top + number * line, CELL_WIDTH, line), CENTER, fitting)
    painter.setFont(plain)


def _paint_arrow(painter: QPainter, points: QPolygonF, tones: Colors) -> None:
    painter.setPen(QPen(QColor(tones.muted), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(points)
    before, end = points.at(points.count() - 2), points.at(points.count() - 1)
    angle = atan2(end.y() - before.y(), end.x() - before.x())
    wings = (QPointF(end.x() - HEAD * cos(angle + turn), end.y() - HEAD * sin(angle + turn)) for turn in (pi / 7, -pi / 7))
    painter.setBrush(QColor(tones.muted))
    painter.drawPolygon(QPolygonF([end, *wings]))
    painter.setBrush(Qt.BrushStyle.NoBrush)
