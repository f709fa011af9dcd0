"""Undoable changes, and which of them Edit > Undo takes back: those of where the focus is."""

from __future__ import annotations

from collections.abc import Callable
from inspect import ismethod
from typing import Any
from weakref import WeakMethod

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtGui import QAction, QGuiApplication, QUndoCommand, QUndoGroup, QUndoStack
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QWidget
from shiboken6 import isValid

from mnist_desktop.core.sentence import Templated
from mnist_desktop.ui.shared.texts import say


class Change(QUndoCommand):
    """Puts one value in the place of another.

    Parameters
    ----------
    apply
        Called with the value that is to stand.
    before, after
        The two values.
    text
        What the menu says: "Undo <text>".
    merge_key
        Edits in a row with one key (typing into one field) become one step of undo; empty: never merged. See :func:`push`.
    """

    # Any: before and after are of the type that apply takes; a type variable would be a second base beside Qt's
    def __init__(self, apply: Callable[[Any], None], before: Any, after: Any, text: Templated, merge_key: str = "") -> None:
        super().__init__(say(text))
        # Weak: PySide frees no command that Qt has deleted, and each would keep its whole window.
        self._apply: Callable[[], Callable[[Any], None] | None] = WeakMethod(apply) if ismethod(apply) else lambda: apply
        self._text = text
        self.before, self.after, self.merge_key = before, after, merge_key

    def retranslate(self) -> None:
        """Say in the menu's language now what was changed."""
        self.setText(say(self._text))

    def undo(self) -> None:
        """Put the earlier value back."""
        self._show(self.before)

    def redo(self) -> None:
        """Put the later value in place; Qt also calls this when the command is pushed."""
        self._show(self.after)

    def _show(self, value: object) -> None:
        apply = self._apply()
        if apply is not None:
            apply(value)


def push(stack: QUndoStack, change: Change) -> None:
    """Do a change and put it on a stack, or into the one before where both have one key; two that lead back leave no step.

    Qt can merge commands as well, but deletes the later one then, and PySide never frees its Python half.
    """
    index = stack.index()
    last = stack.command(index - 1) if 0 < index == stack.count() else None
    if not isinstance(last, Change) or not change.merge_key or change.merge_key != last.merge_key:
        stack.push(change)
        return
    last.after = change.after
    change.redo()
    if last.before == last.after:
        last.setObsolete(True)
        stack.undo()  # what is obsolete is dropped instead


def say_changes_again(stack: QUndoStack) -> None:
    """Say all changes of a stack in the menu's language now."""
    for number in range(stack.count()):
        command = stack.command(number)
        if isinstance(command, Change):
            command.retranslate()


class UndoWhereTheFocusIs(QUndoGroup):
    """Undoes in the widget that has the focus or around it, where that has an `undo_stack` of its own; else in `usual`.

    A widget that also has `undo()`, `can_undo` and a signal `changed` is asked itself: it may have something in the making, which
    is not on its stack yet.
    """

    def __init__(self, usual: QUndoStack, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._usual = usual
        self._owner: QWidget | None = None
        self.addStack(usual)
        self.setActiveStack(usual)
        app = QGuiApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow_focus)

    def createUndoAction(self, parent: QObject, prefix: str = "") -> QAction:  # noqa: N802 - Qt's name
        """An action that undoes.

        Qt's own is told of the end of each stack that goes with the window, and tells others, when half of the window is gone.
        """
        return _action(parent, prefix, self._take_back, self.canUndo(), self.canUndoChanged)

    def createRedoAction(self, parent: QObject, prefix: str = "") -> QAction:  # noqa: N802 - Qt's name
        """An action that redoes what was undone."""
        return _action(parent, prefix, self.redo, self.canRedo(), self.canRedoChanged)

    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        # Where the focus was counts while a menu is open: Undo is chosen there.
        if isinstance(now, QMenu | QMenuBar) or (now is None and QApplication.activePopupWidget() is not None):
            return
        self._owner = owner = _owner_around(now)
        stack: QUndoStack = self._usual if owner is None else owner.undo_stack
        if stack not in self.stacks():
            self.addStack(stack)
            if hasattr(owner, "can_undo"):
                owner.changed.connect(self._tell)
        self.setActiveStack(stack)
        self._tell()

    @property
    def _asked(self) -> Any:  # a widget that is known by what it has
        return self._owner if hasattr(self._owner, "can_undo") and isValid(self._owner) else None

    def _take_back(self) -> None:
        (self._asked or self).undo()

    def _tell(self) -> None:
        self.canUndoChanged.emit(self._asked.can_undo if self._asked is not None else self.canUndo())


def _action(parent: QObject, text: str, act: Callable[[], None], can: bool, can_changed: SignalInstance) -> QAction:
    action = QAction(text, parent)
    action.setEnabled(can)
    action.triggered.connect(lambda _checked: act())
    can_changed.connect(lambda now: action.setEnabled(now) if isValid(action) else None)
    return action


def _owner_around(widget: QWidget | None) -> Any:  # a widget that is known by what it has
    """A widget, or the nearest around it, that has a stack."""
    while widget is not None and not isinstance(getattr(widget, "undo_stack", None), QUndoStack):
        widget = widget.parentWidget()
    return widget
