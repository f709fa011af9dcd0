"""Dialogs that fit the screen with text of any size."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLayout, QVBoxLayout, QWidget

from mnist_desktop.ui.shared.scrolling import ScrollingPage
from mnist_desktop.ui.shared.soon import soon

FRAME = 40
"""What a title bar takes, in logical pixels."""
AIR = 9
"""Around buttons that stand below what scrolls."""


class FittingDialog(QDialog):
    """Scrolls where the screen is smaller than what it shows; its buttons stay in view."""

    _scrolls = False

    def showEvent(self, event: QShowEvent) -> None:
        """Let the content scroll, if it has to."""
        super().showEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Fit again with text of another size, which may be chosen in this very dialog."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and self.isVisible():
            soon(self, self._fit)  # once the parts have the new font, too

    def _fit(self) -> None:
        room = self.screen().availableSize()
        height = room.height() - FRAME
        needed, layout = self.minimumSizeHint(), self.layout()
        if layout is not None and layout.hasHeightForWidth():
            needed.setHeight(max(needed.height(), layout.minimumHeightForWidth(min(self.width(), room.width()))))
        if layout is not None and not self._scrolls and (needed.height() > height or needed.width() > room.width()):
            self._let_scroll(layout)
        self.resize(min(max(self.width(), needed.width()), room.width()), min(max(self.height(), needed.height()), height))

    def _let_scroll(self, layout: QLayout) -> None:
        self._scrolls = True
        parts = [item.widget() for item in map(layout.itemAt, range(layout.count())) if item is not None]
        content = QWidget()
        content.setLayout(layout)  # which takes everything in it along
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(ScrollingPage(content), 1)
        for buttons in parts:
            if isinstance(buttons, QDialogButtonBox):
                layout.removeWidget(buttons)
                below = QVBoxLayout()
                below.setContentsMargins(AIR, 0, AIR, AIR)
                below.addWidget(buttons)
                column.addLayout(below)
        self.setMinimumSize(0, 0)  # the former layout's
        column.activate()
