"""Paints the points of a map: the class in its color, by its number or a name as short, a ring around what is read wrong."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from mnist_desktop.ui.shared.theme import LIGHT, Colors

BEHIND = 0.18  # how far what is not chosen can be seen
RING = 8.0
MORE_LIGHT, MORE_DARK = ("#6639ba", "#57606a"), ("#d2a8ff", "#9ba6b2")
"""Two more colors than there are for runs; the eleventh class has the first again. The word says the class without any."""
SHORT_NAME = 2
MOST_IN_LEGEND = 12


def class_color(number: int, palette: Colors) -> QColor:
    """The color of a class."""
    series = (*palette.series, *(MORE_LIGHT if palette is LIGHT else MORE_DARK))
    return QColor(series[number % len(series)])


def class_words(names: Sequence[str]) -> tuple[str, ...]:
    """What stands for each class: the names where all are short, else the numbers."""
    return tuple(names) if max(map(len, names)) <= SHORT_NAME else tuple(map(str, range(len(names))))


def legend_words(names: Sequence[str], many: str) -> list[str]:
    """What the words mean, class by class; of more classes than there is room for, `many` says it."""
    unlike = [f"{word} {name}" for word, name in zip(class_words(names), names, strict=True) if word != name]
    return unlike if len(unlike) <= MOST_IN_LEGEND else [many]


def legend_lines(words: Sequence[str], metrics: QFontMetrics, width: int) -> list[str]:
    """The words in lines of at most `width`."""
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]}   {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) <= width - 8:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


class MapPainter:
    """Paints with a painter that has the letters already; `words` stand for the classes."""

    def __init__(self, painter: QPainter, palette: Colors, area: QRectF, words: Sequence[str]) -> None:
        self._painter, self._palette, self._area, self._words = painter, palette, area, words

    def paint(
        self,
        places: NDArray[np.float64],
        labels: NDArray[np.integer],
        wrong: NDArray[np.bool_],
        chosen: NDArray[np.bool_] | None,
    ) -> None:
        """Paint points, shape (N, 2); what is chosen lies above the others."""
        painter, area = self._painter, self._area
        inside = (places[:, 0] >= area.left()) & (places[:, 0] <= area.right())
        inside &= (places[:, 1] >= area.top()) & (places[:, 1] <= area.bottom())
        painter.save()
        painter.setClipRect(area)
        if chosen is not None:
            painter.setOpacity(BEHIND)
            self._paint_some(places, labels, wrong, inside & ~chosen)
            painter.setOpacity(1.0)
            inside &= chosen
        self._paint_some(places, labels, wrong, inside)
        painter.restore()

    def paint_legend(self, lines: Sequence[str], whole: QRect) -> None:
        """Say below the points what numbers and rings mean."""
        height = self._painter.fontMetrics().height()
        self._painter.setPen(QColor(self._palette.plot_text))
        for number, line in enumerate(lines):
            where = QRectF(4, whole.height() - (len(lines) - number) * height, whole.width() - 4, height)
            self._painter.drawText(where, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), line)

    def _paint_some(
        self, places: NDArray[np.float64], labels: NDArray[np.integer], wrong: NDArray[np.bool_], some: NDArray[np.bool_]
    ) -> None:
        painter, metrics = self._painter, self._painter.fontMetrics()
        up = metrics.capHeight() / 2
        for number in np.unique(labels[some]).tolist():
            word = self._words[number]
            across = metrics.horizontalAdvance(word) / 2
            painter.setPen(class_color(number, self._palette))
            for x, y in places[some & (labels == number)].tolist():
                painter.drawText(QPointF(x - across, y + up), word)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._palette.plot_text), 1.4))
        for x, y in places[some & wrong].tolist():
            painter.drawEllipse(QPointF(x, y), RING, RING)
