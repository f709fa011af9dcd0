"""How large what is pressed must be, so that it is hit on a projector's board and by an unsteady hand."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

TARGET, LEAST_TARGET = 32, 24
"""Height, and width of what shows an icon alone, where there is room and where there is not; in logical pixels."""


def make_targets(*controls: QWidget, size: int = TARGET) -> None:
    """Make controls at least `size` high; those whose text needs more have it anyway."""
    for control in controls:
        least = control.minimumSizeHint()
        control.setMinimumHeight(size if least.height() < size else 0)
        if isinstance(control, QToolButton) and control.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly:
            control.setMinimumWidth(size if least.width() < size else 0)
