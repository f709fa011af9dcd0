"""What colors and rings mean on a map: the classes in their order, each with its color, below the points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter

from mnist_desktop.ui.results.lines import in_lines
from mnist_desktop.ui.shared.theme_colors import LIGHT, Colors

CLASSES_LIGHT = ("#017db8", "#e50700", "#097f47", "#df0098", "#000000", "#720d90", "#8e0008", "#494856", "#7851ff", "#2b14d6")
CLASSES_DARK = ("#78abff", "#e05e16", "#179b7b", "#ff5ab7", "#ffffff", "#ac5cfe", "#ffb29a", "#a8bd00", "#23e7ea", "#63ff10")
"""Letters in these stand out from the ground by 4.5 to 1. They were found by a search for ten that lie as far apart as can be, in
OKLab, for usual eyes and for those that lack red or green (G. Machado et al., 2009). The number says the class without any."""
SHORT_NAME = 2
"""Letters of a name that can be painted instead of a number."""
MOST_ENTRIES = 20
GAP, SWATCH = 14, 0.62  # pixels between entries, and the side of a square as a share of the height of a line


@dataclass(frozen=True)
class LegendEntry:
    """A word, and the class whose color stands before it, if any."""

    text: str
    number: int | None = None


def class_color(number: int, palette: Colors) -> QColor:
    """The color of a class."""
    shades = CLASSES_LIGHT if palette is LIGHT else CLASSES_DARK
    return QColor(shades[number % len(shades)])


def class_words(names: Sequence[str]) -> tuple[str, ...]:
    """What a point of each class is painted as: its name where all are short, else its number."""
    return tuple(names) if max(map(len, names)) <= SHORT_NAME else tuple(map(str, range(len(names))))


def class_entries(names: Sequence[str], many: str) -> list[LegendEntry]:
    """The classes in their order, each by its word and, where it is another, its name; `many` stands for too many of them."""
    words = class_words(names)
    if len(names) > MOST_ENTRIES:
        return [] if words == tuple(names) else [LegendEntry(many)]
    pairs = enumerate(zip(words, names, strict=True))
    return [LegendEntry(name if name == word else f"{word} {name}", number) for number, (word, name) in pairs]


def legend_lines(entries: Sequence[LegendEntry], metrics: QFontMetrics, width: int) -> list[list[LegendEntry]]:
    """The entries in lines of at most `width`."""
    return in_lines(entries, lambda entry: _width(entry, metrics), width - 2 * GAP)


def paint_legend(painter: QPainter, lines: Sequence[Sequence[LegendEntry]], palette: Colors, whole: QRect) -> None:
    """Paint lines at the lower end of `whole`, with letters that the painter has already."""
    metrics = painter.fontMetrics()
    height, side = metrics.height(), SWATCH * metrics.height()
    for number, line in enumerate(lines):
        left, top = whole.left() + 4.0, whole.bottom() + 1 - (len(lines) - number) * height
        for entry in line:
            at = left
            if entry.number is not None:
                painter.fillRect(QRectF(at, top + (height - side) / 2, side, side), class_color(entry.number, palette))
                at += side + 4
            painter.setPen(QColor(palette.plot_text))
            where = QRectF(at, top, whole.right() - at, height)
            painter.drawText(where, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), entry.text)
            left += _width(entry, metrics)


def _width(entry: LegendEntry, metrics: QFontMetrics) -> float:
    swatch = 0.0 if entry.number is None else SWATCH * metrics.height() + 4
    return swatch + metrics.horizontalAdvance(entry.text) + GAP
