"""The color and the mark of each curve, and the icon for them. They stay the same while other curves come and go."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from functools import cache

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPixmap

from mnist_desktop.ui.shared.plot_styles import CurveStyle
from mnist_desktop.ui.shared.theme import colors
from mnist_desktop.ui.shared.theme_colors import Colors

MARKS = ("", "o", "s", "t", "d", "+", "x", "star")
"""When there are more curves than colors, marks tell the curves of one color apart."""

SIGNS = "■●▣▼◆✚✖★"
"""The sign of a curve in lists and legends, one for each of `MARKS`: a square where curves have no mark."""

SINGLE_SOLID, SINGLE_DASHED = "o", "x"
CHIP_SIDE = 14
"""Of the icon, in pixels."""
CHIP_FINENESS = 2
"""Pixels of the picture per pixel, for fine screens."""


class StyleNumbers:
    """Gives each key the lowest number that is free; the number decides the style of its curve."""

    def __init__(self) -> None:
        self._numbers: dict[Hashable, int] = {}

    def assign(self, keys: Sequence[Hashable]) -> dict[Hashable, int]:
        """Keep the numbers of `keys` that have one, free those of all others, and give each new key one."""
        self._numbers = {key: number for key, number in self._numbers.items() if key in keys}
        taken = set(self._numbers.values())
        free = (number for number in range(len(keys) + len(taken)) if number not in taken)
        for key in keys:
            if key not in self._numbers:
                self._numbers[key] = next(free)
        return {key: self._numbers[key] for key in keys}


def color(style: int, palette: Colors | None = None) -> str:
    """The color of a style, in the current palette if none is given."""
    series = (palette or colors()).series
    return series[style % len(series)]


def sign(style: int) -> str:
    """The letter that stands for a style, in its color."""
    return SIGNS[style // len(colors().series) % len(SIGNS)]


def curve_style(style: int, line: Qt.PenStyle, *, single: bool) -> CurveStyle:
    """How a curve of a style is drawn; a `single` epoch has no line, so its mark says which curve it is of."""
    mark = MARKS[style // len(colors().series) % len(MARKS)]
    if single:
        mark = SINGLE_SOLID if line is Qt.PenStyle.SolidLine else SINGLE_DASHED
    return CurveStyle(lambda palette: color(style, palette), line, mark)


def chip(style: int) -> QIcon:
    """The sign of a style in its color, as an icon."""
    return _icon(sign(style), color(style), colors().plot_background)


@cache
def _icon(letter: str, ink: str, ground: str) -> QIcon:
    icon = QIcon()
    icon.addPixmap(_painted(letter, ink), QIcon.Mode.Normal)
    # A chosen row has a color of its own, on which that of a curve may not show.
    icon.addPixmap(_painted(letter, ink, ground), QIcon.Mode.Selected)
    return icon


def _painted(letter: str, ink: str, ground: str = "") -> QPixmap:
    picture = QPixmap(CHIP_FINENESS * CHIP_SIDE, CHIP_FINENESS * CHIP_SIDE)
    picture.setDevicePixelRatio(CHIP_FINENESS)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    rim = 0
    if ground:
        rim = 2
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(0, 0, CHIP_SIDE, CHIP_SIDE, 4, 4)
    if letter == SIGNS[0]:  # drawn, because fonts differ in the square, the most frequent sign
        painter.setBrush(QColor(ink))
        side = CHIP_SIDE - 2 - 2 * rim
        painter.drawRoundedRect(1 + rim, 1 + rim, side, side, 3, 3)
    else:
        font = QFont()
        font.setPixelSize(CHIP_SIDE - 2 * rim)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        painter.drawText(QRect(0, 0, CHIP_SIDE, CHIP_SIDE), Qt.AlignmentFlag.AlignCenter, letter)
    painter.end()
    return picture
