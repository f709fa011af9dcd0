"""Thin upright lines with a word on each, where something happened on the way of a run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF

from mnist_desktop.ui.shared.theme_colors import Colors

WORD_MARGIN = 4
"""Pixels between a word's end and the plot's edge."""


def _quiet(palette: Colors) -> str:
    return palette.muted


@dataclass(frozen=True)
class Mark:
    """Something that happened at `position`, a fraction of an epoch, in a word or two."""

    position: float
    text: str
    color: Callable[[Colors], str] = _quiet


def keep_inside(label: pg.InfLineLabel, at: float, height: float) -> bool:
    """Let a word that runs up its line begin at a share of the plot's `height`, or lower where it would not end inside.

    Returns
    -------
    bool
        Whether it fits at all.
    """
    room = 1 - (label.boundingRect().width() + WORD_MARGIN) / max(1.0, height)
    label.setPosition(max(0.0, min(at, room)))
    return bool(room >= 0)


class MarkLines:
    """The marks of one plot. Of words that would run into each other only the latest is written; the lines all stand.

    A word that would reach over the plot's upper edge begins lower; in a plot that is too low for it, it is left out.

    Parameters
    ----------
    at
        Where along its line a word begins, as a share of the plot's height.
    """

    def __init__(self, plot: pg.PlotItem, at: float) -> None:
        self._plot = plot
        self._at = at
        self._label_options = {"position": at, "rotateAxis": (1, 0), "anchors": [(0, 0), (0, 1)]}
        self._marks: tuple[Mark, ...] = ()
        self._lines: list[pg.InfiniteLine] = []
        self._word_width = 0.0
        plot.vb.sigXRangeChanged.connect(self._space_words)
        plot.vb.sigResized.connect(self._space_words)

    def set_marks(self, marks: Sequence[Mark]) -> bool:
        """Show these in the place of those before; returns whether any is new and has to be painted."""
        wanted = tuple(sorted(marks, key=lambda mark: mark.position))
        if wanted == self._marks:
            return False
        for line in self._lines:
            self._plot.removeItem(line)
        self._marks = wanted
        self._lines = [
            pg.InfiniteLine(mark.position, angle=90, label=mark.text, labelOpts=self._label_options) for mark in wanted
        ]
        for line in self._lines:
            self._plot.addItem(line, ignoreBounds=True)
        return True

    @property
    def lines(self) -> tuple[pg.InfiniteLine, ...]:
        """The upright lines."""
        return tuple(self._lines)

    def texts(self) -> list[str]:
        """The words that can be read now, from left to right."""
        return [mark.text for mark, line in zip(self._marks, self._lines, strict=True) if line.label.isVisible()]

    def paint_with(self, palette: Colors, scale: float, font: QFont) -> None:
        """Take the colors of a palette, on a device with so many pixels for one."""
        self._word_width = QFontMetricsF(font).height()  # they are written upwards
        for mark, line in zip(self._marks, self._lines, strict=True):
            color = mark.color(palette)
            line.setPen(pg.mkPen(color, width=scale, style=Qt.PenStyle.DashLine))
            line.label.setColor(palette.plot_text)  # not every color of a line can be read
            line.label.setFont(font)
        self._space_words()

    def _space_words(self) -> None:
        view = self._plot.vb
        width, middle = self._word_width * view.viewPixelSize()[0], view.viewRect().center().x()
        free_until = float("inf")
        for mark, line in zip(reversed(self._marks), reversed(self._lines), strict=True):
            # Words stand on that side of their line where the middle of the plot is.
            left = mark.position if mark.position < middle else mark.position - width
            fits = left + width <= free_until
            line.label.setVisible(keep_inside(line.label, self._at, view.height()) and fits)
            if fits:
                free_until = left
