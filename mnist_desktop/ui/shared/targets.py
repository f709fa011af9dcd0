"""How large what is pressed must be, so that it is hit on a projector's board and by an unsteady hand."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QToolButton, QWidget

from mnist_desktop.ui.shared.text_size import follow_text_size, scaled

TARGET, LEAST_TARGET = 32, 24
ICON = 16
"""Height, and width of what shows an icon alone, where there is room and where there is not; in logical pixels; and the side
of an icon beside text of the usual size."""


def make_targets(*controls: QWidget, size: int = TARGET) -> None:
    """Make controls at least `size` high; those whose text needs more have it anyway."""
    for control in controls:
        least = control.minimumSizeHint()
        control.setMinimumHeight(size if least.height() < size else 0)
        if isinstance(control, QToolButton) and control.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly:
            control.setMinimumWidth(size if least.width() < size else 0)


def keep_icons(*buttons: QAbstractButton, side: int = ICON) -> None:
    """Let icons grow with the text beside them."""
    for button in buttons:
        follow_text_size(button, lambda each: each.setIconSize(QSize(scaled(side), scaled(side))))


def keep_targets(*controls: QWidget, icon: int = ICON) -> None:
    """Make controls large enough now, and each time the size of text has changed, with icons of that side."""
    for control in controls:
        if isinstance(control, QAbstractButton):
            keep_icons(control, side=icon)
        follow_text_size(control, make_targets)
