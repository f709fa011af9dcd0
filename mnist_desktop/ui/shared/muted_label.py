"""Explanatory text in a muted color."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget

from mnist_desktop.ui.shared.plain_text import PlainLabel
from mnist_desktop.ui.shared.theme import FollowsTheme, colors


class MutedLabel(FollowsTheme, PlainLabel):
    """A label in the theme's muted color, in light and in dark."""

    def __init__(self, text: str = "", parent: QWidget | None = None, **properties: Any) -> None:  # Any: Qt's properties
        super().__init__(text, parent, **properties)
        self._is_muted = True
        self.follow_theme()

    def set_muted(self, muted: bool) -> None:
        """Use the muted color, or that of all other text."""
        self._is_muted = muted
        if muted:
            self.follow_theme()
        else:
            self.setPalette(QPalette())

    def follow_theme(self) -> None:
        """Take the muted color of the theme."""
        muted, palette = QColor(colors().muted), self.palette()
        # Without the second condition the change of the palette would trigger itself for ever.
        if self._is_muted and palette.color(QPalette.ColorRole.WindowText) != muted:
            palette.setColor(QPalette.ColorRole.WindowText, muted)
            self.setPalette(palette)
