"""The sheet of keys, made from the actions that have some: what it says is what the keys do."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from mnist_desktop.ui.help import HelpDialog
from mnist_desktop.ui.shared.letting_go import let_go
from mnist_desktop.ui.shared.plain_text import GENERAL_TEXT, without_mark
from mnist_desktop.ui.tabs import TABS, Tabs

Group = tuple[str, list[tuple[str, str]]]
"""A heading, and under it keys with what they do."""

RARE = {"Undo", "Redo", "Cut", "Copy", "Paste", "Open", "Save", "Print", "F14", "F16", "F18", "F20"}
"""Keys with such words on them, which a few keyboards of Unix machines have; Qt gives them to actions beside the usual ones."""


class KeysDialog(HelpDialog):
    """All keys of a window: those of its menus, then those of each tab, then those that move about."""

    def __init__(self, menus: QMenuBar, tabs: Tabs, parent: QWidget | None = None) -> None:
        super().__init__("keys", self.tr("Keys"), parent)
        rows = "".join(_section(group) for group in (*keys_of(menus, tabs), self._moving_about()))
        self.text.setHtml(f"<table cellpadding='3'>{rows}</table>")

    def _moving_about(self) -> Group:
        """Keys that are no actions: a widget that has the focus takes them."""
        return self.tr("Moving about"), [
            ("Tab, Shift+Tab", self.tr("to the next control, or back to the one before")),
            (self.tr("Arrow keys"), self.tr("within lists, tables, the confusion matrix, images and curves")),
            (self.tr("Home, End"), self.tr("on the slider above the tabs: the first and the last epoch")),
            ("Esc", self.tr("back from a cell, a filter or a window")),
            ("F1", self.tr("explain the word where the focus is, with a picture")),
            ("Shift+F1", self.tr("say what the mouse is told there")),
            ("0 … 9", self.tr("on the drawing pad: a sample of that class")),
        ]


def show_keys(menus: QMenuBar, tabs: Tabs, window: QWidget) -> None:
    """Show the sheet over a window until it is closed, unless it is shown: F1 in the sheet asks for it once more."""
    if window.findChild(KeysDialog) is None:
        dialog = KeysDialog(menus, tabs, window)
        dialog.exec()
        let_go(dialog)


def keys_of(menus: QMenuBar, tabs: Tabs) -> Iterator[Group]:
    """The keys of every menu and of every tab that is built. An action that is in a menu is not named again."""
    named: set[QAction] = set()
    for entry in menus.actions():
        menu = entry.menu()
        if isinstance(menu, QMenu):
            found = [action for action in _actions_in(menu) if action.shortcuts()]
            named.update(found)
            yield without_mark(entry.text()), _lines(found)
    for tab in TABS:
        if tab.name in tabs.built:
            found = [each for each in tabs.page(tab.name).findChildren(QAction) if each.shortcuts() and each not in named]
            yield tabs.title(tab.name), _lines(found)


def _actions_in(menu: QMenu) -> Iterator[QAction]:
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from _actions_in(inner)
        elif not action.isSeparator():
            yield action


def _lines(actions: Iterable[QAction]) -> list[tuple[str, str]]:
    return [(_keys(action.shortcuts()), without_mark(action.property(GENERAL_TEXT) or action.text())) for action in actions]


def _keys(sequences: Iterable[QKeySequence]) -> str:
    shown = (each for each in sequences if each.toString() not in RARE)
    return ", ".join(dict.fromkeys(each.toString(QKeySequence.SequenceFormat.NativeText) for each in shown))


def _section(group: Group) -> str:
    heading, lines = group
    if not lines:
        return ""
    rows = "".join(
        f"<tr><td><b>{html.escape(keys)}</b>&nbsp;&nbsp;</td><td>{html.escape(what)}</td></tr>" for keys, what in lines
    )
    return f"<tr><td colspan='2'><h3>{html.escape(heading)}</h3></td></tr>{rows}"
