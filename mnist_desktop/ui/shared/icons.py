"""Icons as letters of a font, painted in the color of the text around them.

The font and its table of names come from qtawesome's package. The package itself is never imported: it brings a layer over
all Qt bindings along, which takes a quarter of a second before the window can be seen.
"""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path

import msgspec
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap

SCALE = 0.92
"""Height of a letter as a share of its icon."""
FAINT = 0.35
"""Opacity of what cannot be pressed."""


def glyph_icon(name: str, color: str = "") -> QIcon:
    """An icon of the Material Design set, such as ``play``; raises KeyError for a name that it does not have.

    Parameters
    ----------
    color
        A fixed color, or empty for the palette's text color at the time of painting.
    """
    return QIcon(_GlyphEngine(chr(int(_codes()[name], 16)), color))


class _GlyphEngine(QIconEngine):
    """Paints one letter at whatever size it is asked for."""

    def __init__(self, letter: str, color: str) -> None:
        super().__init__()
        self._letter, self._color = letter, color

    def clone(self) -> QIconEngine:
        """Qt's way to copy an icon."""
        return _GlyphEngine(self._letter, self._color)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        """Draw the letter centred in `rect`."""
        color = QColor(self._color) if self._color else QGuiApplication.palette().color(QPalette.ColorRole.ButtonText)
        if mode == QIcon.Mode.Disabled:
            color.setAlphaF(FAINT)
        font = QFont(_family())
        font.setPixelSize(max(1, round(rect.height() * SCALE)))
        painter.save()
        painter.setFont(font)
        painter.setPen(color)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._letter)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The letter on transparent ground."""
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return picture


def _file(pattern: str) -> Path:
    found = importlib.util.find_spec("qtawesome")
    if found is None or not found.submodule_search_locations:
        raise FileNotFoundError("The package qtawesome, which holds the icons, is not installed.")
    return next((Path(found.submodule_search_locations[0]) / "fonts").glob(pattern))


@cache
def _family() -> str:
    """The name under which Qt knows the font."""
    number = QFontDatabase.addApplicationFont(str(_file("materialdesignicons6-webfont-*.ttf")))
    return QFontDatabase.applicationFontFamilies(number)[0]


@cache
def _codes() -> dict[str, str]:
    """The code point of each icon's letter, in hex, by its name. There are 7,000, of which few are asked for."""
    return msgspec.json.decode(_file("materialdesignicons6-webfont-charmap-*.json").read_bytes(), type=dict[str, str])
