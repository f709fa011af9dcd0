"""Small filled signs that say which curve is whose."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPixmap

from mnist_desktop.ui.compare.slots import SIGNS, color, sign

SIDE = 14
FINENESS = 2
"""Pixels of the picture per pixel, for fine screens."""


def chip(slot: int) -> QIcon:
    """The sign of a slot in its colour, in the palette of the moment."""
    return _painted(sign(slot), color(slot))


@cache
def _painted(letter: str, ink: str) -> QIcon:
    picture = QPixmap(FINENESS * SIDE, FINENESS * SIDE)
    picture.setDevicePixelRatio(FINENESS)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if letter == SIGNS[0]:  # by far the most frequent one does not depend on what a font makes of it
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ink))
        painter.drawRoundedRect(1, 1, SIDE - 2, SIDE - 2, 3, 3)
    else:
        font = QFont()
        font.setPixelSize(SIDE)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        painter.drawText(QRect(0, 0, SIDE, SIDE), Qt.AlignmentFlag.AlignCenter, letter)
    painter.end()
    icon = QIcon()
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):  # a chosen row keeps the colour too
        icon.addPixmap(picture, mode)
    return icon
