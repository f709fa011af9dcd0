"""Colors for figures: one hue from low to high, and letters that can be read on it."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QColor

from mnist_desktop.ui.shared.theme_colors import Colors

LEVELS = 256  # steps of the scale; more could not be told apart


def shade(palette: Colors, share: float) -> tuple[QColor, QColor]:
    """The color of a share of 1 between the palette's ends of the scale, and the ink for letters on it."""
    return _shade(palette.heat_low, palette.heat_high, round(share * (LEVELS - 1)))


def ink_on(ground: QColor) -> QColor:
    """Black or white, whichever stands out more: at least 4.5 to 1 on any ground."""
    return max(QColor("black"), QColor("white"), key=lambda ink: contrast(ink, ground))


@lru_cache(2 * LEVELS)  # light and dark
def _shade(low_name: str, high_name: str, level: int) -> tuple[QColor, QColor]:
    share = level / (LEVELS - 1)
    low, high = QColor(low_name), QColor(high_name)
    parts = zip((low.red(), low.green(), low.blue()), (high.red(), high.green(), high.blue()), strict=True)
    ground = QColor(*(round(a + (b - a) * share) for a, b in parts))
    return ground, ink_on(ground)


def contrast(one: QColor, other: QColor) -> float:
    """How much two colors stand out from each other as WCAG 2.2 defines it, from 1 (the same) to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: QColor) -> float:
    """Relative luminance as WCAG 2.2 defines it, 0..1."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (color.redF(), color.greenF(), color.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
