"""What campaigns strike by: every touch is counted, a struck write has come half-way, and all is as before afterwards."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest
from disk_touches import NEED_ROOM, Touches, count, full_from, refusing_from

from mnist_desktop.core.errors import StorageError
from mnist_desktop.core.files import write_bytes


def write_all(folder: Path) -> None:
    write_bytes(folder / "new" / "file", b"12345678")
    shutil.rmtree(folder / "new")


def test_every_touch_is_counted_in_its_order(tmp_path: Path):
    kinds: list[str] = []
    with Touches(lambda kind, number: bool(kinds.append(kind)), lambda: None):
        write_all(tmp_path)
    assert kinds == ["mkdir", "open", "write", "fsync", "replace", "unlink", "unlink", "rmdir"]
    assert count(lambda: write_all(tmp_path), NEED_ROOM) == 4


def test_a_struck_write_has_come_half_way(tmp_path: Path):
    with refusing_from(1, errno.EIO), pytest.raises(OSError, match="Input/output"), (tmp_path / "file").open("wb") as file:
        file.write(b"12345678")
    assert (tmp_path / "file").read_bytes() == b"1234"


@pytest.mark.parametrize("number", range(4))
def test_a_full_disk_refuses_what_needs_room_and_lets_clear_up(tmp_path: Path, number: int):
    with full_from(number), pytest.raises(StorageError, match="the disk is full"):
        write_all(tmp_path)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_what_was_replaced_is_as_before_afterwards(tmp_path: Path):
    before = os.mkdir, os.fsync, open
    with full_from(0), pytest.raises(StorageError):
        write_all(tmp_path)
    assert (os.mkdir, os.fsync, open) == before
    write_all(tmp_path)
