"""What the View menu offers beside the tabs, and the button that folds the builder away."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QTabWidget, QToolButton, QWidget

from mnist_desktop.core.remembered import Theme
from mnist_desktop.ui.shared import theme
from mnist_desktop.ui.shared.text_size import LARGEST, SMALLEST, USUAL, text_percent
from mnist_desktop.ui.view import View


class ViewMenu(theme.FollowsTheme, QToolButton):
    """The button, and the actions that it and the menu share.

    Attributes
    ----------
    fold, full_screen, present
        Can be checked; they are while it is so.
    """

    def __init__(self, view: View, window: QWidget) -> None:
        super().__init__(window)
        self._view = view
        self.setObjectName("foldBuilderButton")
        self.setAutoRaise(True)
        self.fold = self._switch("actionFoldBuilder", self.tr("&Fold the builder away"), view.fold, "Ctrl+B")
        self.fold.setToolTip(self.tr("Fold the builder away, or show it again (Ctrl+B)"))
        self.full_screen = self._switch("actionFullScreen", self.tr("F&ull screen"), view.set_full_screen, "F11")
        self.present = self._switch("actionPresent", self.tr("&Present"), view.present, "Shift+F11")
        self.present.setToolTip(self.tr("Show one tab alone, in large letters; once more leads back."))
        self.larger = self._action("actionLargerText", self.tr("&Larger"), partial(view.step_percent, 1), "Ctrl++", "Ctrl+=")
        self.smaller = self._action("actionSmallerText", self.tr("&Smaller"), partial(view.step_percent, -1), "Ctrl+-")
        self.usual = self._action("actionUsualText", self.tr("&Usual size"), partial(view.set_percent, USUAL), "Ctrl+0")
        self._themes = self._theme_actions()
        self._text_menu = QMenu(window)
        self.setDefaultAction(self.fold)
        self.setAccessibleName(self.tr("Builder"))
        view.changed.connect(self.follow)
        self.follow_theme()
        self.follow()

    def add_to(self, menu: QMenu) -> None:
        """Add all of it to a menu."""
        menu.addSeparator()
        menu.addActions([self.fold, self.full_screen, self.present])
        menu.addSeparator()
        self._text_menu = menu.addMenu("")
        self._text_menu.addActions([self.larger, self.smaller, self.usual])
        theme_menu = menu.addMenu(self.tr("&Theme"))
        theme_menu.addActions(list(self._themes.values()))
        self.follow()

    def stand_in(self, tabs: QTabWidget) -> None:
        """Stand before the first tab."""
        tabs.setCornerWidget(self, Qt.Corner.TopLeftCorner)

    def follow(self) -> None:
        """Show how the window looks now."""
        view, percent = self._view, text_percent()
        self.fold.setChecked(view.is_folded)
        self.full_screen.setChecked(view.is_full_screen)
        self.present.setChecked(view.is_presenting)
        self._themes[view.theme].setChecked(True)
        self.larger.setEnabled(percent < LARGEST)
        self.smaller.setEnabled(percent > SMALLEST)
        self.usual.setEnabled(percent != USUAL)
        self._text_menu.setTitle(self.tr("Text si&ze: {percent} %").format(percent=percent))

    def follow_theme(self) -> None:
        """Take the colors of the theme."""
        self.fold.setIcon(theme.icon("mdi6.dock-left"))

    def _switch(self, name: str, text: str, slot: Callable[[bool], None], *keys: str) -> QAction:
        action = self._action(name, text, None, *keys)
        action.setCheckable(True)
        action.triggered.connect(slot)
        return action

    def _action(self, name: str, text: str, slot: Callable[[], None] | None, *keys: str) -> QAction:
        action = QAction(text, self.parentWidget())
        action.setObjectName(name)
        action.setShortcuts([QKeySequence(key) for key in keys])
        if slot is not None:
            action.triggered.connect(lambda _checked: slot())
        return action

    def _theme_actions(self) -> dict[Theme, QAction]:
        titles: dict[Theme, str] = {"system": self.tr("As the s&ystem"), "light": self.tr("&Light"), "dark": self.tr("&Dark")}
        group = QActionGroup(self)
        actions: dict[Theme, QAction] = {}
        for name, title in titles.items():
            action = self._action(f"actionTheme-{name}", title, partial(self._view.set_theme, name))
            action.setCheckable(True)
            group.addAction(action)
            actions[name] = action
        return actions
