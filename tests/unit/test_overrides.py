from __future__ import annotations

import subprocess
import sys
import textwrap

import pytest

CLASSES = """
import os
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from mnist_desktop.workers import overrides
overrides.install()
from typing import Generic, TypeVar
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QUndoCommand, QUndoStack
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
dead = QObject()
shiboken6.delete(dead)

class Mixin:
    def resizeEvent(self, event):
        int("x")

class Box(Mixin, QWidget):
    def sizeHint(self):
        dead.objectName()

class Filter(QObject):
    def eventFilter(self, watched, event):
        return event.type() == QEvent.Type.User and bool(int("x"))

class Step(QUndoCommand):
    def redo(self):
        {}["x"]

class Named(QObject, Generic[TypeVar("Name")]):
    pass

box, filter_, stack = Box(), Filter(), QUndoStack()
box.installEventFilter(filter_)
"""


@pytest.mark.parametrize(
    "entry",
    ["box.show(); box.resize(50, 60)", "box.adjustSize()", "QCoreApplication.sendEvent(box, QEvent(QEvent.Type.User))",
     "stack.push(Step())", "Named[int]()"],
    ids=["resize", "size", "filter", "push", "generic"],
)  # fmt: skip
def test_an_exception_of_c_code_in_an_override_does_not_end_the_process(entry: str) -> None:
    """In a process of its own, since without the mend that is its end."""
    tried = f"try:\n    {entry}\nexcept Exception:\n    pass\nprint('alive')\nos._exit(0)\n"
    program = textwrap.dedent(CLASSES) + tried
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=120)  # noqa: S603
    assert (done.returncode, done.stdout.strip()) == (0, "alive"), done.stderr
