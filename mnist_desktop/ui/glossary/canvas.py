"""What the painters of the glossary's pictures share: the size that they paint in, colors, lines and letters."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from mnist_desktop.core.glossary.pictures import Role
from mnist_desktop.ui.shared.theme_colors import Colors

WIDTH, HEIGHT = 320, 150
"""All painters paint in this size; the view scales it."""
MARGIN = 12

WHOLE = QRectF(0, 0, WIDTH, HEIGHT)


def role_color(colors: Colors, role: Role) -> QColor:
    """The color of what a part means."""
    return QColor(
        {
            "train": colors.train,
            "validation": colors.validation,
            "plain": colors.plot_text,
            "muted": colors.muted,
            "right": colors.right,
            "wrong": colors.wrong,
        }[role]
    )


def set_pen(painter: QPainter, color: str | QColor, width: float = 1.0, *, is_dashed: bool = False) -> None:
    """Draw lines so from now on, and fill nothing."""
    style = Qt.PenStyle.DashLine if is_dashed else Qt.PenStyle.SolidLine
    painter.setPen(QPen(QColor(color), width, style, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def fill(painter: QPainter, color: str | QColor) -> None:
    """Fill areas so from now on, and draw no lines around them."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(color))


@dataclass(frozen=True)
class Letters:
    """How a text is written; the size in the painters' units."""

    size: float = 12
    is_bold: bool = False
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignCenter


USUAL = Letters()


def write(painter: QPainter, room: QRectF, text: str, color: str | QColor, letters: Letters = USUAL) -> None:
    """Write a text into a room, in letters that are as much smaller as they have to be."""
    font = painter.font()
    font.setBold(letters.is_bold)
    font.setPixelSize(max(1, round(letters.size)))
    painter.setFont(font)
    needed = painter.fontMetrics().horizontalAdvance(text)
    if needed > room.width() > 0:
        font.setPixelSize(max(1, int(letters.size * room.width() / needed)))
        painter.setFont(font)
    painter.setPen(QColor(color))
    painter.drawText(room, letters.align, text)


def dot(painter: QPainter, at: QPointF, color: str | QColor, radius: float = 4) -> None:
    """A filled dot."""
    fill(painter, color)
    painter.drawEllipse(at, radius, radius)


def arrow(painter: QPainter, start: QPointF, end: QPointF, color: str | QColor, width: float = 1.5) -> None:
    """A line with a head."""
    set_pen(painter, color, width)
    painter.drawLine(start, end)
    way = end - start
    length = max((way.x() ** 2 + way.y() ** 2) ** 0.5, 1e-6)
    along, across = way / length, QPointF(-way.y(), way.x()) / length
    fill(painter, color)
    head = 3 + 2 * width
    painter.drawPolygon([end, end - along * head + across * head / 2, end - along * head - across * head / 2])
