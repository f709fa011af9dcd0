"""How large what is pressed must be, so that it is hit on a projector's board and by an unsteady hand."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

TARGET = 32
"""Height, and width of what shows an icon alone, in logical pixels."""


def make_targets(*controls: QWidget, large: bool = True) -> None:
    """Make controls at least TARGET high, or as high as their text needs where there is no room for that."""
    for control in controls:
        # What is set outweighs the hint, which text of another size may have made larger.
        control.setMinimumHeight(max(TARGET, control.minimumSizeHint().height()) if large else 0)
        if isinstance(control, QToolButton) and control.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly:
            control.setMinimumWidth(TARGET if large else 0)
