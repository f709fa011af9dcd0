"""Answers F1, and a long press of a finger, on a word of the window with its entry in the glossary."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QCursor, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QGestureEvent,
    QHeaderView,
    QLabel,
    QMainWindow,
    QTapAndHoldGesture,
    QWidget,
)

from mnist_desktop.ui.shared.words import WORD_PROPERTY, WORD_ROLE

if TYPE_CHECKING:
    from mnist_desktop.core.glossary.entry import Entry


HELD = (QLabel, QAbstractButton, QComboBox)
"""What a long press may ask about, besides headers of tables: it is no stroke there, no drag, and counts no number on."""


class WordAnswers(QObject):
    """Watches a window. What holds no word is left to others, so F1 elsewhere does what it did.

    The mouse shows the word where it was moved since the focus came to where it is; else the focus does.

    Parameters
    ----------
    answer
        Is given the entry of the word that was asked for.
    pointer
        Where the mouse is on the screen.
    """

    def __init__(
        self, window: QMainWindow, answer: Callable[[Entry], object], pointer: Callable[[], QPoint] = QCursor.pos
    ) -> None:
        super().__init__(window)
        self._window, self._answer, self._pointer = window, answer, pointer
        self._rested_at = pointer()
        app = QApplication.instance()
        if isinstance(app, QApplication):  # always, where there is a window
            app.focusChanged.connect(self._note_pointer)
        window.grabGesture(Qt.GestureType.TapAndHoldGesture)
        window.installEventFilter(self)

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:
        """Take F1 before the window's menu does, and a long press, where there is a word."""
        match event.type():
            case QEvent.Type.ShortcutOverride | QEvent.Type.KeyPress if isinstance(event, QKeyEvent) and _is_f1(event):
                return self._take_key(event)
            case QEvent.Type.Gesture if isinstance(event, QGestureEvent):
                return self._take_press(event)
        return False

    def entry_asked_for(self) -> Entry | None:
        """What F1 would explain now."""
        at = self._pointer()
        under = self._window.childAt(self._window.mapFromGlobal(at)) if at != self._rested_at else None
        pointed = None if under is None else entry_at(under, at)
        return pointed or entry_at(self._window.focusWidget())

    def _take_key(self, event: QKeyEvent) -> bool:
        found = self.entry_asked_for()
        if found is None:
            return False
        event.accept()  # for the first of the two events this says: the key comes here, and to no menu
        if event.type() is QEvent.Type.KeyPress:
            self._answer(found)
        return True

    def _take_press(self, event: QGestureEvent) -> bool:
        gesture = event.gesture(Qt.GestureType.TapAndHoldGesture)
        if not isinstance(gesture, QTapAndHoldGesture) or gesture.state() is not Qt.GestureState.GestureFinished:
            return False
        return self._answer_press(gesture.position().toPoint())

    def _answer_press(self, at: QPoint) -> bool:
        """Explain the word at a place of the screen. Qt counts a mouse that is held as well: see HELD."""
        under = self._window.childAt(self._window.mapFromGlobal(at))
        may_ask = isinstance(under, HELD) or (under is not None and isinstance(under.parentWidget(), QHeaderView))
        found = entry_at(under, at) if may_ask else None
        if found is not None:
            self._answer(found)
        return found is not None

    def _note_pointer(self) -> None:
        self._rested_at = self._pointer()


def entry_at(widget: QWidget | None, at: QPoint | None = None) -> Entry | None:
    """The entry of the nearest word that a widget shows, or else what it lies in; at a place of the screen, if one is given."""
    # Imported only here: the start of the window has no need of all entries.
    from mnist_desktop.core.glossary.words import entry_of  # noqa: PLC0415

    while widget is not None:
        for word in _words_of(widget, at):
            found = entry_of(word)
            if found is not None:
                return found
        widget = None if widget.isWindow() else widget.parentWidget()
    return None


def _words_of(widget: QWidget, at: QPoint | None) -> Iterator[str]:
    """What a widget says of itself, the closest first."""
    match widget:
        case QHeaderView() if at is not None and widget.model() is not None:
            section = widget.logicalIndexAt(widget.viewport().mapFromGlobal(at))
            yield str(widget.model().headerData(section, widget.orientation(), WORD_ROLE) or "")
        case QAbstractItemView() if widget.model() is not None:
            index = widget.currentIndex() if at is None else widget.indexAt(widget.viewport().mapFromGlobal(at))
            if index.isValid():
                yield str(index.data(WORD_ROLE) or "")
                yield str(widget.model().headerData(index.column(), Qt.Orientation.Horizontal, WORD_ROLE) or "")
                yield str(widget.model().headerData(index.row(), Qt.Orientation.Vertical, WORD_ROLE) or "")
    names = [str(widget.property(WORD_PROPERTY) or "")]
    if widget.objectName():
        names.append(f"#{widget.objectName()}")
    for name in filter(None, names):
        if isinstance(widget, QComboBox):
            yield f"{name}={_chosen(widget)}"
        yield name


def _chosen(chooser: QComboBox) -> str:
    """What is chosen, by its name in the code where it has one."""
    data = chooser.currentData()
    value = getattr(data, "value", data)
    return value if isinstance(value, str) and value else chooser.currentText()


def _is_f1(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_F1 and event.modifiers() == Qt.KeyboardModifier.NoModifier
