"""Answers F1, and a long press of a finger, on a word of the window with its entry in the glossary.

Where no word stands, F1 says what the tooltip of a control says, which else only a mouse would see; where there is none, it opens
the sheet of keys. Shift and F1 say the tooltip of what has a word as well.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QCursor, QKeyEvent, QTextDocumentFragment
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QGestureEvent,
    QHeaderView,
    QLabel,
    QMainWindow,
    QMenu,
    QTapAndHoldGesture,
    QToolTip,
    QWidget,
)

from mnist_desktop.ui.glossary.finding import entry_at, help_at, tip_at
from mnist_desktop.ui.shared.accessible import say_aloud

if TYPE_CHECKING:
    from mnist_desktop.core.glossary.entry import Entry


HELD = (QLabel, QAbstractButton, QComboBox)
"""What a long press may ask about, besides headers of tables: it is no stroke there, no drag, and counts no number on."""


class WordAnswers(QObject):
    """Watches a window, and every dialog, menu and list that is opened from it.

    In the window itself F1 does what it did where there is nothing to say. The mouse shows what is asked about where it was moved
    since the focus came to where it is; else the focus does.

    Parameters
    ----------
    answer
        Is given the entry of the word that was asked for.
    pointer
        Where the mouse is on the screen.
    otherwise
        Is called where there is nothing to say in a dialog, a menu or a list.
    """

    def __init__(
        self,
        window: QMainWindow,
        answer: Callable[[Entry], object],
        pointer: Callable[[], QPoint] = QCursor.pos,
        otherwise: Callable[[], object] = lambda: None,
    ) -> None:
        super().__init__(window)
        self._window, self._answer, self._pointer, self._otherwise = window, answer, pointer, otherwise
        self._rested_at = pointer()
        app = QApplication.instance()
        if isinstance(app, QApplication):  # always, where there is a window
            app.focusChanged.connect(self._note_focus)
        self._watch(window)

    def eventFilter(self, window: QObject, event: QEvent) -> bool:
        """Take F1 before the window's menu does, and a long press, where there is something to say."""
        if not isinstance(window, QWidget):
            return False
        match event.type():
            case QEvent.Type.ShortcutOverride | QEvent.Type.KeyPress if isinstance(event, QKeyEvent) and _is_f1(event):
                return self._take_key(window, event)
            case QEvent.Type.Gesture if isinstance(event, QGestureEvent):
                return self._take_press(window, event)
        return False

    def help_asked_for(self) -> Entry | str:
        """What F1 would say now."""
        widget, at = self._asked_about(self._window)
        return help_at(widget, at) or help_at(self._window.focusWidget())

    def _asked_about(self, window: QWidget) -> tuple[QWidget | None, QPoint | None]:
        """The widget in question, and the place where the mouse shows it, if it does."""
        popup = QApplication.activePopupWidget()
        if popup is not None:  # what is under the mouse there is what the keys act on as well
            return popup.focusWidget() or popup, None
        at = self._pointer()
        under = window.childAt(window.mapFromGlobal(at)) if at != self._rested_at else None
        if under is not None and help_at(under, at):
            return under, at
        return window.focusWidget(), None

    def _take_key(self, window: QWidget, event: QKeyEvent) -> bool:
        widget, at = self._asked_about(window)
        wants_tip = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        found = tip_at(widget) if wants_tip else help_at(widget, at)
        if not found and window is self._window and QApplication.activePopupWidget() is None:
            return False
        event.accept()  # for the first of the two events this says: the key comes here, and to no menu
        if event.type() is QEvent.Type.KeyPress:
            self._say(found, widget)
        return True

    def _say(self, found: Entry | str, widget: QWidget | None) -> None:
        if isinstance(found, str) and found and widget is not None:
            QToolTip.showText(_below(widget), found, widget)
            say_aloud(widget, QTextDocumentFragment.fromHtml(found).toPlainText())
            return
        while (popup := QApplication.activePopupWidget()) is not None:  # it would keep all keys and clicks from the answer
            popup.close()
        if isinstance(found, str):
            self._otherwise()
        else:
            self._answer(found)

    def _take_press(self, window: QWidget, event: QGestureEvent) -> bool:
        gesture = event.gesture(Qt.GestureType.TapAndHoldGesture)
        if not isinstance(gesture, QTapAndHoldGesture) or gesture.state() is not Qt.GestureState.GestureFinished:
            return False
        return self._answer_press(window, gesture.position().toPoint())

    def _answer_press(self, window: QWidget, at: QPoint) -> bool:
        """Explain the word at a place of the screen. Qt counts a mouse that is held as well: see HELD."""
        under = window.childAt(window.mapFromGlobal(at))
        may_ask = isinstance(under, HELD) or (under is not None and isinstance(under.parentWidget(), QHeaderView))
        found = entry_at(under, at) if may_ask else None
        if found is not None:
            self._answer(found)
        return found is not None

    def _note_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        self._rested_at = self._pointer()
        # No filter for the whole application: Python would be asked about each event of each object, and wait for the lock.
        if now is not None and now.window() is not self._window and self._has_opened(now.window()):
            self._watch(now.window())

    def _has_opened(self, window: QWidget) -> bool:
        above: QWidget | None = window
        while above is not None and above is not self._window:
            above = above.parentWidget()
        return above is not None

    def _watch(self, window: QWidget) -> None:
        window.installEventFilter(self)
        if window.windowType() is not Qt.WindowType.Popup:
            window.grabGesture(Qt.GestureType.TapAndHoldGesture)


def _below(widget: QWidget) -> QPoint:
    """Where on the screen something is said about a widget, or about the item in it that the keys act on."""
    match widget:
        case QMenu() if widget.activeAction() is not None:
            return widget.mapToGlobal(widget.actionGeometry(widget.activeAction()).bottomLeft())
        case QAbstractItemView() if widget.currentIndex().isValid():
            return widget.viewport().mapToGlobal(widget.visualRect(widget.currentIndex()).bottomLeft())
    return widget.mapToGlobal(widget.rect().bottomLeft())


def _is_f1(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_F1 and event.modifiers() in (
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.ShiftModifier,
    )
