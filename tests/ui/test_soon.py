"""What is done in the next turn of the event loop."""

from __future__ import annotations

import gc
from weakref import ref

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mnist_desktop.ui.shared.soon import soon


class Window(QWidget):
    """Something that has more to do."""

    done = 0

    def go_on(self) -> None:
        """Do it."""
        self.done += 1


def test_what_is_due_soon_is_done_once(qtbot: QtBot) -> None:
    window = Window()
    qtbot.addWidget(window)
    soon(window, window.go_on)
    assert window.done == 0
    qtbot.waitUntil(lambda: window.done == 1)
    qtbot.waitUntil(lambda: not window.children())
    assert window.done == 1


def test_what_was_due_soon_keeps_nothing_of_a_window_that_went_first(qtbot: QtBot) -> None:
    window = Window()
    shown = ref(window)
    soon(window, window.go_on)
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)
    del window
    QCoreApplication.processEvents()
    gc.collect()
    assert shown() is None
