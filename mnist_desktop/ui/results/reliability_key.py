"""What the parts of a reliability diagram mean: signs with a word each, in lines above it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from mnist_desktop.core.results.calibration import Reliability
from mnist_desktop.ui.results.lines import in_lines
from mnist_desktop.ui.shared.theme_colors import Colors

FEW = 10
"""With fewer images than this, chance decides how high a bar is: it is drawn as an outline."""
SIGN = 1.4  # times the height of a line: the width of a sign
BESIDE, BETWEEN = 5, 14  # pixels between a sign and its word, and between two parts


class Part(Enum):
    """Something that is drawn in the diagram."""

    BAR = "bar"
    OUTLINE = "outline"
    MEAN = "mean"
    GAP = "gap"
    DIAGONAL = "diagonal"
    BEFORE = "before"

    @property
    def word(self) -> str:
        """What it means, in the language that is spoken."""
        return {
            Part.BAR: _tr("read right"),
            Part.OUTLINE: _tr("fewer than {count} images").format(count=FEW),
            Part.MEAN: _tr("mean confidence"),
            Part.GAP: _tr("gap between the two"),
            Part.DIAGONAL: _tr("as sure as right"),
            Part.BEFORE: _tr("without temperature"),
        }[self]


def parts_of(shown: Reliability, before: Reliability | None) -> list[Part]:
    """What there is to explain."""
    has_few = bool(((shown.counts > 0) & (shown.counts < FEW)).any())
    absent = {Part.OUTLINE: not has_few, Part.BEFORE: before is None}
    return [part for part in Part if not absent.get(part, False)]


def key_lines(parts: Sequence[Part], metrics: QFontMetrics, width: float) -> list[list[Part]]:
    """The parts in lines of at most `width`."""
    return in_lines(parts, lambda part: _width(part, metrics), width + BETWEEN)


def paint_key(painter: QPainter, lines: Sequence[Sequence[Part]], palette: Colors, left: float) -> None:
    """Paint lines from the upper edge on, with letters that the painter has already."""
    metrics = painter.fontMetrics()
    height = metrics.height()
    for number, line in enumerate(lines):
        x = left
        for part in line:
            sign = QRectF(x, number * height, SIGN * height, height)
            _paint_sign(painter, part, sign, palette)
            painter.setPen(QColor(palette.plot_text))
            painter.drawText(QPointF(sign.right() + BESIDE, sign.top() + metrics.ascent()), part.word)
            x += _width(part, metrics)


def gap_color(palette: Colors) -> QColor:
    """The bar is seen through it."""
    gap = QColor(palette.wrong)
    gap.setAlphaF(0.35)
    return gap


def _paint_sign(painter: QPainter, part: Part, where: QRectF, palette: Colors) -> None:
    block = where.adjusted(0, 0.2 * where.height(), 0, -0.2 * where.height())
    middle = where.center().y()
    left, right = QPointF(where.left(), middle), QPointF(where.right(), middle)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    match part:
        case Part.BAR:
            painter.fillRect(block, QColor(palette.train))
        case Part.OUTLINE:
            painter.setPen(QPen(QColor(palette.train), 1.5))
            painter.drawRect(block)
        case Part.MEAN:
            painter.setPen(QPen(QColor(palette.wrong), 2))
            painter.drawLine(left, right)
        case Part.GAP:  # as it looks on the ground, and on a bar
            painter.fillRect(block, QColor(palette.plot_background))
            painter.fillRect(block.adjusted(block.width() / 2, 0, 0, 0), QColor(palette.train))
            painter.fillRect(block, gap_color(palette))
        case Part.DIAGONAL:
            painter.setPen(QPen(QColor(palette.plot_text), 1, Qt.PenStyle.DashLine))
            painter.drawLine(left, right)
        case Part.BEFORE:
            painter.setPen(QPen(QColor(palette.plot_text), 1.5, Qt.PenStyle.DotLine))
            painter.drawLine(left, right)
            painter.setPen(QPen(QColor(palette.plot_text), 1.5))
            painter.setBrush(QColor(palette.plot_background))
            painter.drawEllipse(where.center(), 3, 3)


def _width(part: Part, metrics: QFontMetrics) -> float:
    return SIGN * metrics.height() + BESIDE + metrics.horizontalAdvance(part.word) + BETWEEN


def _tr(text: str) -> str:
    return QCoreApplication.translate("ReliabilityChart", text)
