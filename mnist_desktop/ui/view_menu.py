"""What the View menu offers beside the tabs, and the button that folds the builder away."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import get_args

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QTabWidget, QToolButton, QWidget

from mnist_desktop.core.preference_choices import Theme
from mnist_desktop.ui.shared import theme
from mnist_desktop.ui.shared.menus import Menu
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.targets import keep_icons
from mnist_desktop.ui.shared.text_size import LARGEST, SMALLEST, USUAL, text_percent
from mnist_desktop.ui.view import View


class ViewMenu(theme.FollowsTheme, FollowsLanguage, QToolButton):
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
        keep_icons(self)
        self.fold = self._switch("actionFoldBuilder", view.fold, "Ctrl+B")
        self.full_screen = self._switch("actionFullScreen", view.set_full_screen, "F11")
        self.present = self._switch("actionPresent", view.present, "Shift+F11")
        self.larger = self._action("actionLargerText", partial(view.step_percent, 1), "Ctrl++", "Ctrl+=")
        self.smaller = self._action("actionSmallerText", partial(view.step_percent, -1), "Ctrl+-")
        self.usual = self._action("actionUsualText", partial(view.set_percent, USUAL), "Ctrl+0")
        self._themes = self._theme_actions()
        self._text_menu, self._theme_menu = Menu(window), Menu(window)
        self.setDefaultAction(self.fold)
        view.changed.connect(self.follow)
        self.follow_theme()
        self.retranslate()

    def add_to(self, menu: QMenu) -> None:
        """Add all of it to a menu."""
        menu.addSeparator()
        menu.addActions([self.fold, self.full_screen, self.present])
        menu.addSeparator()
        self._text_menu.addActions([self.larger, self.smaller, self.usual])
        self._theme_menu.addActions(list(self._themes.values()))
        menu.addMenu(self._text_menu)
        menu.addMenu(self._theme_menu)

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

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setAccessibleName(self.tr("Builder"))
        self.fold.setText(self.tr("&Fold the builder away"))
        self.fold.setToolTip(self.tr("Fold the builder away, or show it again (Ctrl+B)"))
        self.full_screen.setText(self.tr("F&ull screen"))
        self.present.setText(self.tr("&Present"))
        self.present.setToolTip(self.tr("Show one tab alone, in large letters; once more leads back."))
        self.larger.setText(self.tr("&Larger"))
        self.smaller.setText(self.tr("&Smaller"))
        self.usual.setText(self.tr("&Usual size"))
        self._theme_menu.setTitle(self.tr("&Theme"))
        self._themes["system"].setText(self.tr("As the s&ystem"))
        self._themes["light"].setText(self.tr("&Light"))
        self._themes["dark"].setText(self.tr("&Dark"))
        self.follow()

    def _switch(self, name: str, slot: Callable[[bool], None], *keys: str) -> QAction:
        action = self._action(name, None, *keys)
        action.setCheckable(True)
        action.triggered.connect(slot)
        return action

    def _action(self, name: str, slot: Callable[[], None] | None, *keys: str) -> QAction:
        action = QAction(self.parentWidget())
        action.setObjectName(name)
        action.setShortcuts([QKeySequence(key) for key in keys])
        if slot is not None:
            action.triggered.connect(lambda _checked: slot())
        return action

    def _theme_actions(self) -> dict[Theme, QAction]:
        group = QActionGroup(self)
        actions: dict[Theme, QAction] = {}
        for name in get_args(Theme):
            action = self._action(f"actionTheme-{name}", partial(self._view.set_theme, name))
            action.setCheckable(True)
            group.addAction(action)
            actions[name] = action
        return actions
