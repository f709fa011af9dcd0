"""Changes that can be undone."""

from __future__ import annotations

import gc
from weakref import ref

from PySide6.QtCore import Qt
from PySide6.QtGui import QUndoStack
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mnist_desktop.core.sentence import Sentence
from mnist_desktop.ui.drawing.pad import DrawingPad
from mnist_desktop.ui.shared.undo import Change, UndoWhereTheFocusIs


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
        stack.push(Change(form.show, value, value + 1, Sentence("units"), merge_key="units"))
    assert (stack.count(), form.value) == (1, 3)
    stack.undo()
    assert form.value == 0
    stack.clear()
    del form
    gc.collect()
    assert shown() is None


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
