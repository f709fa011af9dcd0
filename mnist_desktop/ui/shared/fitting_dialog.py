"""Dialogs that fit the screen with text of any size."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from mnist_desktop.ui.shared.scrolling import ScrollingPage

FRAME = 40
"""What a title bar takes, in logical pixels."""


class FittingDialog(QDialog):
    """Scrolls where the screen is smaller than what it shows."""

    def showEvent(self, event: QShowEvent) -> None:
        """Let the content scroll, if it has to."""
        super().showEvent(event)
        room = self.screen().availableSize()
        height = room.height() - FRAME
        needed, layout = self.minimumSizeHint(), self.layout()
        if layout is not None and layout.hasHeightForWidth():
            needed.setHeight(max(needed.height(), layout.minimumHeightForWidth(min(self.width(), room.width()))))
        if layout is not None and (needed.height() > height or needed.width() > room.width()):
            content = QWidget()
            content.setLayout(layout)  # which takes everything in it along
            column = QVBoxLayout(self)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(ScrollingPage(content))
            self.setMinimumSize(0, 0)  # the former layout's
            column.activate()
        self.resize(min(self.width(), room.width()), min(self.height(), height))
