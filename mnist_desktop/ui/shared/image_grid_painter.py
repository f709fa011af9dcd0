"""How an image grid paints: images straight from the array, captions, and what is right and wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPalette, QPen, QPixmap, QStaticText

from mnist_desktop.ui.shared.image_grid_cells import INSET, SIDE, Cells
from mnist_desktop.ui.shared.pictures import gray_image
from mnist_desktop.ui.shared.theme import colors

Tone = Literal["neutral", "right", "wrong"]

MARK = 16  # diameter of the check or cross, logical pixels
KEPT_LINES = 4000  # several views of text, laid out: what is scrolled past long ago is let go


@dataclass(frozen=True)
class Caption:
    """What stands below an image.

    Attributes
    ----------
    lines
        Short texts, the most important first; what does not fit is elided and told by the tooltip.
    tone
        ``right`` and ``wrong`` frame the image in their color and mark it with a check or a cross.
    words
        What the tooltip and assistive technology say instead of the lines; empty: the lines.
    """

    lines: tuple[str, ...]
    tone: Tone = "neutral"
    words: str = ""


def paint_images(  # noqa: PLR0913 - what to paint, where, and on what: the grid keeps each of them apart
    painter: QPainter, images: NDArray[np.uint8], cells: Cells, first: int, offset: int, ratio: float
) -> None:
    """Put each of `images`, uint8 (n, 28, 28), enlarged into its cell.

    Parameters
    ----------
    first
        The position of the first image; the others follow.
    offset
        How far the content is scrolled up.
    ratio
        Device pixels per logical pixel.
    """
    sheet = gray_image(images.reshape(-1, SIDE)).convertToFormat(QImage.Format.Format_RGB32)  # which Qt enlarges fastest
    side = SIDE * cells.scale
    painter.save()
    painter.scale(1 / ratio, 1 / ratio)  # from here on in device pixels: every pixel of an image becomes a square of them
    for number in range(len(images)):
        corner = (cells.image_rect(first + number).topLeft() - QPointF(0, offset)) * ratio
        place = QRect(round(corner.x()), round(corner.y()), side, side)
        painter.drawImage(place, sheet, QRect(0, number * SIDE, SIDE, SIDE))
    painter.restore()


class CaptionPainter:
    """Paints captions in one font, palette and resolution, and keeps what is costly to make for each again.

    Parameters
    ----------
    font, palette
        Of the widget.
    ratio
        Device pixels per logical pixel.
    """

    def __init__(self, font: QFont, palette: QPalette, ratio: float) -> None:
        self._font, self._palette = font, palette
        self._metrics = QFontMetrics(font)
        self._ratio = ratio
        self._colors = colors(palette)
        self._pens = (palette.color(QPalette.ColorRole.Text), QColor(self._colors.muted))
        self._lines: dict[tuple[str, int], tuple[QStaticText, float]] = {}
        self._marks: dict[Tone, QPixmap] = {}

    def suits(self, font: QFont, palette: QPalette, ratio: float) -> bool:
        """Whether it paints in this font, palette and resolution."""
        return (self._font, self._palette, self._ratio) == (font, palette, ratio)

    def size(self, caption: Caption) -> QSize:
        """The room that a caption's text asks for."""
        width = max((self._metrics.horizontalAdvance(line) for line in caption.lines), default=0)
        return QSize(width, len(caption.lines) * self._metrics.height())

    def paint(self, painter: QPainter, caption: Caption, cell: QRect, image: QRectF) -> None:
        """Paint the lines at the bottom of a cell, and the tone around and on its image."""
        height = self._metrics.height()
        top = cell.bottom() + 1 - INSET - len(caption.lines) * height
        for number, text in enumerate(caption.lines):
            line, width = self._line(text, cell.width())
            painter.setPen(self._pens[min(number, 1)])
            painter.drawStaticText(QPointF(cell.left() + (cell.width() - width) / 2, top + number * height), line)
        if caption.tone != "neutral":
            self._paint_tone(painter, caption.tone, image)

    def _line(self, text: str, room: int) -> tuple[QStaticText, float]:
        """A line laid out for painting, elided to its room, and its width."""
        key = (text, room)
        if key not in self._lines:
            if len(self._lines) >= KEPT_LINES:
                self._lines.clear()
            line = QStaticText(self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, room))
            line.setTextFormat(Qt.TextFormat.PlainText)
            line.prepare(font=self._font)
            self._lines[key] = line, line.size().width()
        return self._lines[key]

    def _paint_tone(self, painter: QPainter, tone: Tone, image: QRectF) -> None:
        painter.setPen(QPen(self._tone_color(tone), 2))
        painter.drawRect(image.adjusted(-1, -1, 1, 1))
        if tone not in self._marks:
            self._marks[tone] = self._mark(tone)
        painter.drawPixmap(image.topRight() + QPointF(3 - MARK, -3), self._marks[tone])

    def _tone_color(self, tone: Tone) -> QColor:
        return QColor(self._colors.right if tone == "right" else self._colors.wrong)

    def _mark(self, tone: Tone) -> QPixmap:
        """A check or a cross on a disc."""
        side = round(MARK * self._ratio)
        image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(self._ratio)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._tone_color(tone))
        painter.drawEllipse(QRectF(0.5, 0.5, MARK - 1, MARK - 1))
        painter.setPen(QPen(QColor(self._colors.plot_background), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        if tone == "right":
            painter.drawPolyline([QPointF(4.5, 8.5), QPointF(7, 11), QPointF(11.5, 5.5)])
        else:
            painter.drawLine(QPointF(5.2, 5.2), QPointF(10.8, 10.8))
            painter.drawLine(QPointF(10.8, 5.2), QPointF(5.2, 10.8))
        painter.end()
        return QPixmap.fromImage(image)
