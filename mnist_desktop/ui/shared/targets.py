"""How large what is pressed must be, so that it is hit on a projector's board and by an unsteady hand."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

from mnist_desktop.ui.shared.text_size import follow_text_size

TARGET, LEAST_TARGET = 32, 24
"""Height, and width of what shows an icon alone, where there is room and where there is not; in logical pixels."""


def make_targets(*controls: QWidget, size: int = TARGET) -> None:
    """Make controls at least `size` high; those whose text needs more have it anyway."""
    for control in controls:
        least = control.minimumSizeHint()
        control.setMinimumHeight(size if least.height() < size else 0)
        if isinstance(control, QToolButton) and control.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly:
            control.setMinimumWidth(size if least.width() < size else 0)


def keep_targets(*controls: QWidget) -> None:
    """Make controls large enough now, and each time the size of text has changed."""
    for control in controls:
        follow_text_size(control, make_targets)
