"""Text that explains, quieter than what it explains."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget

from mnist_desktop.ui.shared.plain_text import PlainLabel
from mnist_desktop.ui.shared.theme import colors


class MutedLabel(PlainLabel):
    """A label in the theme's muted colour, in light and in dark."""

    def __init__(self, text: str = "", parent: QWidget | None = None, **properties: Any) -> None:
        super().__init__(text, parent, **properties)
        self._is_muted = True
        self._tint()

    def set_muted(self, muted: bool) -> None:
        """Be quiet, or speak in the colour of all other text."""
        self._is_muted = muted
        if muted:
            self._tint()
        else:
            self.setPalette(QPalette())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system from light to dark."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self._is_muted:
            self._tint()

    def _tint(self) -> None:
        muted, palette = QColor(colors().muted), self.palette()
        if palette.color(QPalette.ColorRole.WindowText) != muted:  # or the change would announce itself for ever
            palette.setColor(QPalette.ColorRole.WindowText, muted)
            self.setPalette(palette)
