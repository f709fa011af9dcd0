"""What there is to say about a place of the window: the entry of the nearest word, or the tooltip of the nearest control."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHeaderView, QLabel, QMenu, QWidget

from mnist_desktop.ui.shared.plain_text import without_mark
from mnist_desktop.ui.shared.words import WORD_PROPERTY, WORD_ROLE, TellsByKey

if TYPE_CHECKING:
    from mnist_desktop.core.glossary.entry import Entry


def entry_at(widget: QWidget | None, at: QPoint | None = None) -> Entry | None:
    """The entry of the nearest word that a widget shows, or else what it lies in; at a place of the screen, if one is given."""
    return next((found for each in _outwards(widget) if (found := _entry_of(each, at)) is not None), None)


def help_at(widget: QWidget | None, at: QPoint | None = None) -> Entry | str:
    """The same, but where a control on the way has a tooltip and no word, that text; empty where there is neither."""
    for each in _outwards(widget):
        found = _entry_of(each, at) or _tip_of(each)
        if found:
            return found
    return ""


def tip_at(widget: QWidget | None) -> str:
    """What the mouse would be told of a widget, or of the item in it that the keys act on; empty for nothing."""
    return next((tip for each in _outwards(widget) if (tip := _tip_of(each))), "")


def _outwards(widget: QWidget | None) -> Iterator[QWidget]:
    """A widget and all that it lies in, up to its window. A list or menu that was opened lies in what opened it."""
    while widget is not None:
        yield widget
        is_end = widget.isWindow() and widget.windowType() is not Qt.WindowType.Popup
        widget = None if is_end else widget.parentWidget()


def _entry_of(widget: QWidget, at: QPoint | None) -> Entry | None:
    # Imported only here: the start of the window has no need of all entries.
    from mnist_desktop.core.glossary.words import entry_of  # noqa: PLC0415

    return next((found for word in _words_of(widget, at) if (found := entry_of(word)) is not None), None)


def _words_of(widget: QWidget, at: QPoint | None) -> Iterator[str]:
    """What a widget says of itself, the closest first."""
    match widget:
        case QMenu():
            action = widget.activeAction() if at is None else widget.actionAt(widget.mapFromGlobal(at))
            if action is not None:
                yield str(action.property(WORD_PROPERTY) or "")
                yield f"#{_button_of(action)}"
        case QLabel() if widget.buddy() is not None:
            yield from _names_of(widget.buddy())
        case QHeaderView() if at is not None and widget.model() is not None:
            section = widget.logicalIndexAt(widget.viewport().mapFromGlobal(at))
            yield str(widget.model().headerData(section, widget.orientation(), WORD_ROLE) or "")
        case QAbstractItemView() if widget.model() is not None:
            index = widget.currentIndex() if at is None else widget.indexAt(widget.viewport().mapFromGlobal(at))
            chooser = chooser_of(widget)
            if index.isValid() and chooser is not None:
                yield from (f"{name}={_chosen(chooser, index.row())}" for name in _names_of(chooser))
            elif index.isValid():
                yield str(index.data(WORD_ROLE) or "")
                yield str(widget.model().headerData(index.column(), Qt.Orientation.Horizontal, WORD_ROLE) or "")
                yield str(widget.model().headerData(index.row(), Qt.Orientation.Vertical, WORD_ROLE) or "")
    for name in _names_of(widget):
        if isinstance(widget, QComboBox):
            yield f"{name}={_chosen(widget, widget.currentIndex())}"
        yield name


def _button_of(action: QAction) -> str:
    """The name of the button that does the same: trainButton for actionTrain."""
    name = action.objectName().removeprefix("action")
    return f"{name[:1].lower()}{name[1:]}Button"


def _names_of(widget: QWidget) -> list[str]:
    names = [str(widget.property(WORD_PROPERTY) or "")]
    if widget.objectName():
        names.append(f"#{widget.objectName()}")
    return [name for name in names if name]


def chooser_of(view: QAbstractItemView) -> QComboBox | None:
    """The drop-down whose open list a view is; None of any other view."""
    chooser = view.window().parentWidget()
    return chooser if isinstance(chooser, QComboBox) and chooser.view() is view else None


def _chosen(chooser: QComboBox, row: int) -> str:
    """What is chosen, by its name in the code where it has one."""
    data = chooser.itemData(row)
    value = getattr(data, "value", data)
    return value if isinstance(value, str) and value else chooser.itemText(row)


def _tip_of(widget: QWidget) -> str:
    match widget:
        case TellsByKey():
            return widget.told_by_key() or widget.toolTip()
        case QMenu():
            return _tip_of_action(widget.activeAction())
        case QAbstractItemView() if widget.currentIndex().isValid():
            return str(widget.currentIndex().data(Qt.ItemDataRole.ToolTipRole) or "") or widget.toolTip()
        case QLabel() if widget.buddy() is not None and not widget.toolTip():
            return widget.buddy().toolTip()
        case QComboBox() if widget.currentIndex() >= 0:
            return widget.toolTip() or str(widget.currentData(Qt.ItemDataRole.ToolTipRole) or "")
    return widget.toolTip()


def _tip_of_action(action: QAction | None) -> str:
    """What an entry of a menu says besides its text."""
    if action is None:
        return ""
    usual = without_mark(action.text()).removesuffix("…")  # as Qt itself makes a tooltip of a text
    return action.statusTip() if without_mark(action.toolTip()).removesuffix("…") == usual else action.toolTip()
