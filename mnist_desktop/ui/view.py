"""How the window looks: builder folded or not, text size, theme, full screen, and all of it for a class to read."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMainWindow, QSplitter

from mnist_desktop.core.preference_choices import Theme
from mnist_desktop.core.remembered import Look
from mnist_desktop.ui.builder.panel import BuilderPanel
from mnist_desktop.ui.shared.text_size import next_percent, set_text_percent, text_percent
from mnist_desktop.ui.shared.widget_palettes import use_theme
from mnist_desktop.ui.tabs import Tabs

PRESENTED_PERCENT = 150
"""Least size of text while presenting."""


class View(QObject):
    """Changes how the window looks, and tells how it looks now.

    Signals
    -------
    changed()
        Something looks different now.
    """

    changed = Signal()

    def __init__(self, window: QMainWindow, splitter: QSplitter, builder: BuilderPanel, tabs: Tabs) -> None:
        super().__init__(window)
        self._window, self._splitter, self._builder, self._tabs = window, splitter, builder, tabs
        self._theme: Theme = "system"
        self._parts = b""
        self._before: Look | None = None

    @property
    def is_folded(self) -> bool:
        """Whether the builder is folded away."""
        return self._builder.isHidden()

    @property
    def is_full_screen(self) -> bool:
        """Whether the window fills the screen, without a frame."""
        return self._window.isFullScreen()

    @property
    def is_presenting(self) -> bool:
        """Whether one tab fills the window, in large letters."""
        return self._before is not None

    @property
    def theme(self) -> Theme:
        """Light, dark, or as the system has it."""
        return self._theme

    def look(self) -> Look:
        """What is to be remembered: how it looks, or looked before it was presented."""
        if self._before is not None:
            return self._before
        splitter = self._parts if self.is_folded else bytes(self._splitter.saveState().data())
        return Look(splitter, self._tabs.current(), self.is_folded, text_percent(), self._theme, *self._builder.unfolded)

    def restore(self, look: Look) -> None:
        """Look as it was remembered."""
        if look.splitter:
            self._splitter.restoreState(look.splitter)
            self._parts = look.splitter
        if look.tab in self._tabs.names():
            self._tabs.enter(look.tab)
        self._builder.unfold(look.more_of_layers, look.more_of_training)
        self.fold(look.is_folded)
        self.set_percent(look.text_percent)
        self.set_theme(look.theme)

    def fold(self, folded: bool) -> None:
        """Fold the builder away, or show it again as wide as it was."""
        if folded == self.is_folded:
            return
        if folded:
            self._parts = bytes(self._splitter.saveState().data())
        self._builder.setVisible(not folded)
        if not folded and self._parts:
            self._splitter.restoreState(self._parts)
        self.changed.emit()

    def set_percent(self, percent: int) -> None:
        """Set the size of text, in percent of the system's."""
        set_text_percent(percent)
        self.changed.emit()

    def step_percent(self, steps: int) -> None:
        """Make text larger or, if negative, smaller by some steps."""
        self.set_percent(next_percent(text_percent(), steps))

    def set_theme(self, theme: Theme) -> None:
        """Choose light, dark, or what the system has."""
        if theme != self._theme:
            self._theme = theme
            use_theme(theme)
        self.changed.emit()

    def set_full_screen(self, full: bool) -> None:
        """Fill the screen, or go back to a window."""
        if full != self._window.isFullScreen():
            self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)
        self.changed.emit()

    def present(self, presenting: bool) -> None:
        """Show one tab alone and in large letters, or what was there before."""
        if presenting == self.is_presenting:
            return
        if presenting:
            before = self.look()
            self.fold(True)
            self.set_percent(max(before.text_percent, PRESENTED_PERCENT))
            self._before = before
        else:
            before, self._before = self.look(), None
            self.fold(before.is_folded)
            self.set_percent(before.text_percent)
        self._tabs.tabBar().setVisible(not presenting)
        self.changed.emit()
