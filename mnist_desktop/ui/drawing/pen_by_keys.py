"""A pen that is led by the keyboard: arrows move it over the paper, and a key puts it down and lifts it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen

STEP, FAST_STEP = 0.025, 0.1
"""Sides of the pad by which a key moves the pen, alone and with Shift."""

START = (0.5, 0.2)
"""Where most digits begin."""

SMALLEST_RING = 7
"""Radius in pixels."""

INSIDE, OUTSIDE = "#ffffff", "#b3261e"
"""Red within white is seen on paper and on ink."""

_WAYS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Home: (-1, -1), Qt.Key.Key_PageUp: (1, -1), Qt.Key.Key_End: (-1, 1), Qt.Key.Key_PageDown: (1, 1),
}  # fmt: skip
"""Right and down. The other four lie around the arrows of a number pad as the slanted ways do."""


class PenByKeys:
    """Where the pen is.

    Attributes
    ----------
    place
        In a box of side 1, x to the right and y downwards.
    """

    def __init__(self) -> None:
        self.place = START

    def move(self, event: QKeyEvent) -> bool:
        """Go where a key leads, but never off the paper; gives whether it is such a key."""
        way = _WAYS.get(event.key())
        if way is None or event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        step = FAST_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else STEP
        x, y = (min(max(round(at + step * towards, 6), 0.0), 1.0) for at, towards in zip(self.place, way, strict=True))
        self.place = x, y
        return True

    def paint(self, painter: QPainter, side: int, line_width: float, *, is_down: bool) -> None:
        """Paint a ring around where the pen is, on a pad of so many pixels; it is filled while the pen is down."""
        centre = QPointF(self.place[0] * side, self.place[1] * side)
        radius = max(SMALLEST_RING, line_width / 2 + 2)
        painter.setBrush(QColor(OUTSIDE) if is_down else Qt.BrushStyle.NoBrush)
        for color, width in ((INSIDE, 5), (OUTSIDE, 2)):
            painter.setPen(QPen(QColor(color), width))
            painter.drawEllipse(centre, radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
