"""Small filled squares that say which curve is whose."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

SIDE = 14
FINENESS = 2
"""Pixels of the picture per pixel, for fine screens."""


@cache
def chip(color: str) -> QIcon:
    """A square in the colour of a curve."""
    picture = QPixmap(FINENESS * SIDE, FINENESS * SIDE)
    picture.setDevicePixelRatio(FINENESS)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(color))
    painter.drawRoundedRect(1, 1, SIDE - 2, SIDE - 2, 3, 3)
    painter.end()
    icon = QIcon()
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):  # a chosen row keeps the colour too
        icon.addPixmap(picture, mode)
    return icon
