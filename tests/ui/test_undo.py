"""Changes that can be undone."""

from __future__ import annotations

import gc
from weakref import ref

from PySide6.QtGui import QUndoStack
from pytestqt.qtbot import QtBot

from mnist_desktop.core.sentence import Sentence
from mnist_desktop.ui.shared.undo import Change


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
