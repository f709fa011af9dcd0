"""What stays of a Qt object that is to be deleted, and that the process survives its deletion."""

from __future__ import annotations

import gc
import subprocess
import sys
from weakref import ref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QStringListModel, QTimer
from PySide6.QtWidgets import QDialog, QLabel, QListView, QMenuBar, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from mnist_desktop.workers import deletion
from mnist_desktop.workers.deletion import delete_later


def delete_what_is_due() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


class Part(QLabel):
    """A part of a dialog that nothing refers to but its parent."""


def dialog_in(window: QWidget) -> QDialog:
    """A dialog with parts directly in it, in a layout, and in an area that Qt gives a parent of its own."""
    dialog, inner, area = QDialog(window), Part(), QScrollArea()
    Part(inner)
    column = QVBoxLayout(dialog)
    area.setWidget(inner)
    for part in (Part(), area):
        column.addWidget(part)
    return dialog


def test_the_halves_of_an_object_and_its_parts_stay_until_qt_has_deleted_it_and_no_longer(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = dialog_in(window)
    parts = [ref(each) for each in (dialog, *dialog.findChildren(Part))]
    delete_later(dialog)
    del dialog
    gc.collect()
    assert len(parts) == 4
    assert {id(each()) for each in parts} <= set(deletion._kept)
    assert all(isValid(each()) for each in parts)
    delete_what_is_due()
    gc.collect()
    assert [each() for each in parts] == [None] * 4
    assert not deletion._kept


def test_to_delete_twice_is_as_good_as_once_and_what_is_gone_is_left_alone(qtbot: QtBot) -> None:
    thing, ends = QObject(), []
    thing.destroyed.connect(lambda: ends.append("end"))
    delete_later(thing)
    delete_later(thing)
    delete_what_is_due()
    delete_later(thing)
    delete_what_is_due()
    assert ends == ["end"]
    assert not deletion._kept


def test_what_goes_with_its_parent_before_its_turn_is_forgotten(qtbot: QtBot) -> None:
    parent = QObject()
    child = QTimer(parent)
    gone = ref(child)
    delete_later(child)
    delete_later(parent)
    del child, parent
    delete_what_is_due()
    gc.collect()
    assert gone() is None
    assert not deletion._kept


def test_what_an_object_only_uses_is_not_kept(qtbot: QtBot) -> None:
    window, model = QWidget(), QStringListModel(["a"])
    view = QListView(window)
    view.setModel(model)
    delete_later(window)
    assert id(view) in deletion._kept
    assert id(model) not in deletion._kept
    used = ref(model)
    del window, view, model
    delete_what_is_due()
    gc.collect()
    assert used() is None


def test_what_qt_made_is_deleted_and_not_kept(qtbot: QtBot) -> None:
    bar = QMenuBar()
    qtbot.addWidget(bar)
    menu = bar.addMenu("File")
    delete_later(menu)
    assert not deletion._kept
    delete_what_is_due()
    assert not isValid(menu)


PROGRAM = """
import sys
from PySide6.QtCore import QCoreApplication, QEvent, QThread
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLayoutItem, QVBoxLayout, QWidget
from shiboken6 import getCppPointer, wrapInstance
from mnist_desktop.workers.deletion import delete_later

app = QApplication([])
window = QWidget()

class Task(QThread):
    pass

class Part(QLabel):
    pass

class Asks(QDialog):
    def __init__(self, parent):
        super().__init__(parent)
        column = QVBoxLayout(self)
        for _ in range(6):
            column.addWidget(Part())

def make():
    return [*(Task(window) for _ in range(60)), *(Asks(window) for _ in range(20))]

def places(made):
    parts = [part for each in made if isinstance(each, Asks) for part in each.findChildren(Part)]
    return {getCppPointer(each)[0] for each in (*made, *parts)}
"""


def run(rest: str) -> subprocess.CompletedProcess[str]:
    """Run a program that may die, in a process of its own."""
    return subprocess.run([sys.executable, "-c", PROGRAM + rest], capture_output=True, text=True, timeout=120, check=False)  # noqa: S603


TAKEN_ADDRESSES = """

def delete_now(made):
    while made:
        delete_later(made.pop())
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

made = make()
were_there = places(made)
delete_now(made)
# As it is with items of layouts: PySide is not told that Qt has deleted them.
stale = [wrapInstance(place, QLayoutItem) for place in were_there]
made = make()
print(len(places(made) & were_there), flush=True)
delete_now(made)
print("survived")
"""


def test_the_process_survives_a_deletion_where_pyside_knows_something_else_at_that_address() -> None:
    ended = run(TAKEN_ADDRESSES)
    met, survived = ended.stdout.split()
    assert (ended.returncode, survived) == (0, "survived"), ended.stderr
    if int(met) < 10:
        pytest.skip("this allocator does not give out the same addresses again")


LAST_REFERENCE = """
from functools import partial
from PySide6.QtCore import QObject, QTimer

class Owner(QObject):
    def act(self):
        pass

class Short(Task):
    def run(self):
        pass

def due():
    owner = Owner()
    child = {child}
    {signal}.connect(partial(owner.act))
    {signal}.connect(partial(delete_later, child))
    child.start()
    return child

for _ in range(20):
    child = due()
    {wait}
    del child
    app.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
print("survived")
"""


@pytest.mark.parametrize(
    "kind",
    [
        {"child": "QTimer(owner, singleShot=True)", "signal": "child.timeout", "wait": "pass"},
        {"child": "Short(owner)", "signal": "child.finished", "wait": "child.wait()"},
    ],
    ids=["timer", "thread"],
)
def test_the_process_survives_a_child_that_alone_refers_to_its_parent(kind: dict[str, str]) -> None:
    ended = run(LAST_REFERENCE.format(**kind))
    assert (ended.returncode, ended.stdout) == (0, "survived\n"), ended.stderr


@pytest.mark.parametrize("end", ["pass", "window.deleteLater(); app.exec()", "del window", "app.shutdown()", "del window, app"])
def test_the_process_ends_well_with_deletions_that_are_due(end: str) -> None:
    due = "\nfor each in (*make(), QDialog(), Asks(None), Task()): delete_later(each)\ndel each\n"
    quits = "\nfrom PySide6.QtCore import QTimer\nQTimer.singleShot(0, app.quit)\n"
    ended = run(f"{due}{quits}{end}\n")
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")
