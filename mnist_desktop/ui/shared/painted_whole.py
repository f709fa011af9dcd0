"""What assistive technology is told of a widget that paints one thing, such as a picture: what kind of thing it is."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible

from mnist_desktop.ui.shared.accessible import NONE, PaintsParts


class PaintedWhole(PaintsParts):
    """Is a picture without parts, known by its accessible name and description. Comes first among the bases of a widget."""

    whole_role = QAccessible.Role.Graphic

    def part_count(self) -> int:
        """It has no parts."""
        return 0

    def part_text(self, at: int) -> str:
        """It has no parts."""
        raise IndexError(at)

    def part_rect(self, at: int) -> QRect:
        """It has no parts."""
        raise IndexError(at)

    def part_at(self, _point: QPoint) -> int:
        """It has no parts."""
        return NONE

    def current_part(self) -> int:
        """It has no parts."""
        return NONE
