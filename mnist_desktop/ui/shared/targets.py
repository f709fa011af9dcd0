"""How large what is pressed must be, so that it is hit on a projector's board and by an unsteady hand."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

TARGET, LEAST_TARGET = 32, 24
"""Height, and width of what shows an icon alone, where there is room and where there is not; in logical pixels."""


def make_targets(*controls: QWidget, size: int = TARGET) -> None:
    """Make controls at least `size` high, or as high as their text needs; with 0 they are as low as they can be."""
    for control in controls:
        # What is set outweighs the hint, which text of another size may have made larger.
        least = control.minimumSizeHint()
        control.setMinimumHeight(max(size, least.height()) if size else 0)
        if isinstance(control, QToolButton) and control.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly:
            control.setMinimumWidth(max(size, least.width()) if size else 0)
