"""An older content never takes the place of a newer one."""

from __future__ import annotations

import threading

import pytest

from mnist_desktop.core.errors import StorageError
from mnist_desktop.workers.newest_writer import NewestWriter


def test_what_was_given_earlier_is_dropped_once_a_later_one_is_written() -> None:
    writer, written = NewestWriter(), []
    older = writer.in_turn("file", lambda: written.append("older"))
    other = writer.in_turn("other file", lambda: written.append("other"))
    newer = writer.in_turn("file", lambda: written.append("newer"))
    for write in (newer, older, other):
        write()
    assert written == ["newer", "other"]


def test_a_later_one_waits_for_an_older_one_that_is_under_way() -> None:
    writer, written = NewestWriter(), []
    begun, go_on = threading.Event(), threading.Event()

    def write_slowly() -> None:
        begun.set()
        go_on.wait()
        written.append("older")

    older = threading.Thread(target=writer.in_turn("file", write_slowly))
    newer = threading.Thread(target=writer.in_turn("file", lambda: written.append("newer")))
    older.start()
    begun.wait()
    newer.start()
    go_on.set()
    older.join()
    newer.join()
    assert written == ["older", "newer"]


def test_a_write_that_failed_leaves_room_for_an_older_one() -> None:
    writer, written = NewestWriter(), []

    def refuse() -> None:
        raise StorageError("full")

    older = writer.in_turn("file", lambda: written.append("older"))
    with pytest.raises(StorageError):
        writer.in_turn("file", refuse)()
    older()
    assert written == ["older"]
