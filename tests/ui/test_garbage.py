"""Where cycles of objects are freed."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from mnist_desktop.core.garbage import no_garbage_collection
from mnist_desktop.workers import garbage
from mnist_desktop.workers.garbage import GarbageCollection
from mnist_desktop.workers.task_runner import TaskRunner


@pytest.fixture
def collection(qtbot: QtBot) -> Iterator[GarbageCollection]:
    collection = GarbageCollection()
    yield collection
    collection.deleteLater()
    gc.callbacks.remove(garbage._report_other_threads)
    gc.enable()


class Knot(QObject):
    """A Qt object that is held by itself alone, and tells in which thread it went."""

    def __init__(self, gone: list[int]) -> None:
        super().__init__()
        self.itself = self
        weakref.finalize(self, lambda: gone.append(threading.get_ident()))


def make_work_for_the_collector() -> None:
    kept = [[] for _ in range(10 * garbage.ALL)]
    assert kept


def test_a_worker_that_makes_many_objects_takes_no_qt_object_apart(qtbot: QtBot, collection: GarbageCollection):
    gone: list[int] = []
    Knot(gone)
    runner, ended = TaskRunner(lambda error: None), []
    runner.start("make objects", make_work_for_the_collector, ended.append)
    qtbot.waitUntil(lambda: bool(ended))
    assert gone == [] or gone == [threading.get_ident()]
    gc.collect()
    assert gone == [threading.get_ident()]
    runner.deleteLater()


def test_what_is_due_is_freed_by_the_timer_of_the_gui_thread(qtbot: QtBot, collection: GarbageCollection):
    gc.collect()
    gone: list[int] = []
    Knot(gone)
    kept = [[] for _ in range(2 * garbage.YOUNG)]
    qtbot.waitUntil(lambda: gone == [threading.get_ident()])
    assert kept


def test_old_objects_are_looked_at_when_many_new_ones_were_made(collection: GarbageCollection):
    gone: list[int] = []
    knot = Knot(gone)
    for generation in (0, 1, 2):
        gc.collect(generation)
    knot.setObjectName("old by now")
    del knot
    kept = [[] for _ in range(2 * garbage.YOUNG)]
    collection.collect()
    assert gone == [], "only young objects are looked at"
    kept = [[] for _ in range(2 * garbage.ALL)]
    collection.collect()
    assert gone == [threading.get_ident()]
    assert kept


def test_nothing_is_collected_while_a_large_library_is_imported(collection: GarbageCollection):
    gc.collect()
    gone: list[int] = []
    try:
        with no_garbage_collection():
            Knot(gone)
            kept = [[] for _ in range(2 * garbage.ALL)]
            collection.collect()
        assert gone == []
        assert not gc.isenabled()
        assert kept
    finally:
        gc.unfreeze()
    collection.collect()
    gc.collect()
    assert gone == [threading.get_ident()]


@pytest.mark.logs_errors
def test_a_library_that_collects_in_a_worker_is_reported(
    qtbot: QtBot, collection: GarbageCollection, caplog: pytest.LogCaptureFixture
):
    thread = threading.Thread(target=gc.collect, name="a library's thread")
    thread.start()
    thread.join()
    assert "Garbage is collected in a library's thread" in caplog.text


def test_python_does_not_collect_by_itself_meanwhile(qtbot: QtBot, collection: GarbageCollection):
    assert not gc.isenabled()
