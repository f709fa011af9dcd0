"""Which colour each curve has: its own for as long as it is shown, whatever is ticked or unticked beside it."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from PySide6.QtCore import Qt

from mnist_desktop.ui.shared.plot_curves import Look
from mnist_desktop.ui.shared.theme import Colors, colors

MARKS = ("", "o", "s", "t", "d", "+", "x", "star")
"""When there are more curves than colours, marks tell the curves of one colour apart."""

SIGNS = "■●▣▼◆✚✖★"
"""What stands for a curve in lists and legends: a square, or the like of its mark."""

SINGLE_SOLID, SINGLE_DASHED = "o", "x"


class Slots:
    """Gives each key a small number of its own, the lowest that is free."""

    def __init__(self) -> None:
        self._slots: dict[Hashable, int] = {}

    def assign(self, keys: Sequence[Hashable]) -> dict[Hashable, int]:
        """Keep the numbers of `keys` that have one, free those of all others, and give each new key one."""
        self._slots = {key: slot for key, slot in self._slots.items() if key in keys}
        taken = set(self._slots.values())
        free = (number for number in range(len(keys) + len(taken)) if number not in taken)
        for key in keys:
            if key not in self._slots:
                self._slots[key] = next(free)
        return {key: self._slots[key] for key in keys}


def color(slot: int, palette: Colors | None = None) -> str:
    """The colour of a slot in a palette, or in that of the moment."""
    series = (palette or colors()).series
    return series[slot % len(series)]


def sign(slot: int) -> str:
    """The letter that stands for a slot, in its colour."""
    return SIGNS[slot // len(colors().series) % len(SIGNS)]


def look(slot: int, line: Qt.PenStyle, *, single: bool) -> Look:
    """How a curve of a slot is drawn; a `single` epoch has no line, so its mark says which curve it is of."""
    mark = MARKS[slot // len(colors().series) % len(MARKS)]
    if single:
        mark = SINGLE_SOLID if line is Qt.PenStyle.SolidLine else SINGLE_DASHED
    return Look(lambda palette: color(slot, palette), line, mark)
