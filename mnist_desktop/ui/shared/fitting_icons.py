"""Tabs whose icons give way where all titles would not fit beside them."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QResizeEvent

from mnist_desktop.ui.shared.theme import icon

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTabWidget as TabsMixin
else:
    TabsMixin = object  # as in widget_mixin.py

GAP = 6
"""Between the icon of a tab and its title, with what the style adds; in logical pixels."""


class IconsWhereTheyFit(TabsMixin):
    """Shows the icons of tabs, or leaves them all out. Comes first among the bases of a QTabWidget."""

    _has_icons = True

    @abstractmethod
    def icon_name(self, index: int) -> str:
        """The icon of a tab, such as ``mdi6.play``."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look whether they fit now."""
        super().resizeEvent(event)
        self.fit_icons()

    def fit_icons(self) -> None:
        """Show the icons where they fit; to be called after a change of the titles."""
        corners = (Qt.Corner.TopLeftCorner, Qt.Corner.TopRightCorner)
        room = self.width() - sum(part.width() for corner in corners if (part := self.cornerWidget(corner)) is not None)
        icons = 0 if self._has_icons else self.count() * (self.iconSize().width() + GAP)
        fits = self.tabBar().sizeHint().width() + icons <= room
        if fits is not self._has_icons:
            self._has_icons = fits
            self.draw_icons()

    def draw_icons(self) -> None:
        """Draw the icons once more, or leave them out."""
        for index in range(self.count()):
            self.setTabIcon(index, icon(self.icon_name(index)) if self._has_icons else QIcon())
