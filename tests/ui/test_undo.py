"""Changes that can be undone."""

from __future__ import annotations

import gc
from random import Random
from weakref import ref

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QUndoStack
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mnist_desktop.core.sentence import Sentence
from mnist_desktop.ui.drawing.pad import DrawingPad
from mnist_desktop.ui.shared.undo import Change, UndoWhereTheFocusIs, push


class Form:
    """Something to change."""

    value = 0

    def show(self, value: int) -> None:
        """Have that value."""
        self.value = value


def test_a_change_that_was_merged_keeps_nothing_of_a_closed_window(qtbot: QtBot) -> None:
    form, stack = Form(), QUndoStack()
    shown = ref(form)
    for value in range(3):
        push(stack, Change(form.show, value, value + 1, Sentence("units"), merge_key="units"))
    assert (stack.count(), form.value) == (1, 3)
    stack.undo()
    assert form.value == 0
    stack.clear()
    del form
    gc.collect()
    assert shown() is None


def test_a_change_that_was_merged_is_freed(qapp: QApplication) -> None:
    form, stack, changes = Form(), QUndoStack(), []
    for value in range(3):
        change = Change(form.show, value, value + 1, Sentence("units"), merge_key="units")
        changes.append(ref(change))
        push(stack, change)
        del change
    gc.collect()
    assert [change() is not None for change in changes] == [True, False, False]
    stack.clear()
    gc.collect()
    assert [change() for change in changes] == [None] * 3


@pytest.mark.parametrize("seed", range(20))
def test_every_undo_changes_something(qapp: QApplication, seed: int) -> None:
    """Also where what was typed comes back to what stood there, in the middle of other edits."""
    random, form, stack = Random(seed), Form(), QUndoStack()  # noqa: S311 - no secrets
    for _ in range(200):
        if random.random() < 0.2 and stack.canUndo():
            stack.undo()
            continue
        value = random.randrange(3)
        if value != form.value:  # as the session pushes them
            push(stack, Change(form.show, form.value, value, Sentence("units"), random.choice(("", "units", "rate"))))
    while stack.canUndo():
        before = form.value
        stack.undo()
        assert form.value != before
    assert form.value == 0


def test_undo_of_the_menu_drops_the_line_that_keys_are_drawing_and_no_other(qtbot: QtBot) -> None:
    pad = DrawingPad()
    qtbot.addWidget(pad)
    undo = UndoWhereTheFocusIs(QUndoStack(pad), pad).createUndoAction(pad)
    QApplication.instance().focusChanged.emit(None, pad)
    assert not undo.isEnabled()
    for lines in (1, 2):
        for key in (Qt.Key.Key_Space, Qt.Key.Key_Down):
            QTest.keyClick(pad, key)
        assert undo.isEnabled()
        undo.trigger()
        assert len(pad.drawing.strokes) == lines - 1
        for key in (Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Space):
            QTest.keyClick(pad, key)
    assert len(pad.drawing.strokes) == 2
