"""What is seen of the drawing pad: paper, words, ink or a picture, and the edge."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPalette, QPen

from mnist_desktop.core.drawing.picture import Picture
from mnist_desktop.ui.drawing.lines import paint_line
from mnist_desktop.ui.shared.pictures import color_image
from mnist_desktop.ui.shared.theme import colors, is_dark

HINT_LETTERS = 1.4  # times the letters around the pad
HINT_MARGIN, KEYS_MARGIN, PICTURE_MARGIN = 40, 10, 12
PAPER, PAPER_AT_NIGHT = "#ffffff", "#e6e9ed"
INK, FAINT_INK = "#1b1f24", "#57606a"
"""Paper is light and ink is dark in both themes, as on a desk; only the network's view is white on black."""


def paint_paper(painter: QPainter, place: QRect, palette: QPalette) -> None:
    """An empty sheet."""
    painter.fillRect(place, QColor(PAPER_AT_NIGHT if is_dark(palette) else PAPER))


def paint_hint(painter: QPainter, place: QRect, font: QFont, hint: str) -> None:
    """Words in the middle of an empty sheet."""
    letters = QFont(font)
    letters.setPointSizeF(letters.pointSizeF() * HINT_LETTERS)
    painter.setFont(letters)
    painter.setPen(QColor(FAINT_INK))
    room = place.adjusted(HINT_MARGIN, HINT_MARGIN, -HINT_MARGIN, -HINT_MARGIN)
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, hint)


def paint_keys(painter: QPainter, place: QRect, font: QFont, keys: str) -> None:
    """Words about the keyboard, at the foot of the sheet."""
    painter.setFont(font)
    painter.setPen(QColor(FAINT_INK))
    foot = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
    painter.drawText(place.adjusted(KEYS_MARGIN, 0, -KEYS_MARGIN, -KEYS_MARGIN), foot | Qt.TextFlag.TextWordWrap, keys)


def paint_ink(painter: QPainter, size: QSize, paths: Sequence[QPainterPath], width: float) -> None:
    """Lines along paths in a box of side 1; `width` in sides of the box."""
    painter.save()
    painter.scale(size.width(), size.height())
    pen = QPen(QColor(INK), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    for path in paths:
        paint_line(painter, path)
    painter.restore()


def paint_picture(painter: QPainter, room: QSize, picture: Picture) -> None:
    """A picture in the middle of the sheet."""
    image = color_image(picture.pixels)
    margin = QSize(2 * PICTURE_MARGIN, 2 * PICTURE_MARGIN)
    size = QSize(image.size()).scaled(room - margin, Qt.AspectRatioMode.KeepAspectRatio)
    place = QRectF(QPointF((room.width() - size.width()) / 2, (room.height() - size.height()) / 2), size)
    painter.drawImage(place, image)


def paint_edge(painter: QPainter, place: QRect, palette: QPalette, *, has_focus: bool, is_invited: bool) -> None:
    """A line around the sheet, stronger where it has the focus or a picture may be dropped."""
    tones = colors(palette)
    painter.setPen(QPen(QColor(tones.accent if has_focus or is_invited else tones.grid), 4 if is_invited else 2))
    painter.drawRect(QRectF(place).adjusted(1, 1, -1, -1))
