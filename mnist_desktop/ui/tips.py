"""The sheet of tooltips: all that the mouse would be told in the window as it is now, for whoever has none."""

from __future__ import annotations

import html
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QHeaderView, QLabel, QTableView, QTreeView, QWidget

from mnist_desktop.ui.help import HelpDialog
from mnist_desktop.ui.shared.letting_go import let_go
from mnist_desktop.ui.shared.plain_text import without_mark
from mnist_desktop.ui.shared.words import TellsByKey

Tip = tuple[str, str]
"""What something is called, and what is said of it."""


class TipsDialog(HelpDialog):
    """What is said of everything in view, from the top to the bottom of each part of a window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__("tips", self.tr("What the mouse is told"), window)
        rows = "".join(
            f"<tr><td><b>{html.escape(name)}</b>&nbsp;&nbsp;</td><td>{html.escape(tip)}</td></tr>"
            for name, tip in tips_of(window)
        )
        self.text.setHtml(f"<table cellpadding='3'>{rows}</table>")


def show_tips(window: QWidget) -> None:
    """Show the sheet until it is closed."""
    dialog = TipsDialog(window)
    dialog.exec()
    let_go(dialog)


def tips_of(window: QWidget) -> list[Tip]:
    """All that is said of what is in view in a window, each once; what says no more than a name is left out."""
    found: dict[Tip, None] = {}
    for widget in window.findChildren(QWidget):
        if widget.window() is window and widget.isVisible():
            found.update((tip, None) for tip in _tips_of(widget) if tip[1] and tip[0] != tip[1])
    return list(found)


def _tips_of(widget: QWidget) -> Iterator[Tip]:
    name = _name_of(widget)
    yield name, _plain(widget.toolTip())
    if isinstance(widget, TellsByKey):
        yield name, _plain(widget.told_by_key())
    if isinstance(widget, (QTableView, QTreeView)):
        header = widget.header() if isinstance(widget, QTreeView) else widget.horizontalHeader()
        yield from _tips_of_columns(widget, header)


def _tips_of_columns(view: QAbstractItemView, header: QHeaderView) -> Iterator[Tip]:
    model = view.model()
    for column in range(header.count() if model is not None and not header.isHidden() else 0):
        if not header.isSectionHidden(column):
            title, tip = (
                str(model.headerData(column, Qt.Orientation.Horizontal, role) or "")
                for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
            )
            yield title, _plain(tip)


def _name_of(widget: QWidget) -> str:
    name = widget.accessibleName()
    if not name and isinstance(widget, (QLabel, QAbstractButton)):
        name = widget.text()
    return without_mark(_plain(name))


def _plain(text: str) -> str:
    """Without markup, in one line."""
    return " ".join(QTextDocumentFragment.fromHtml(text).toPlainText().split()) if "<" in text else " ".join(text.split())
