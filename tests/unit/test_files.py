"""Writing is all or nothing, and every refusal is a sentence that names the file."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from mnist_desktop.core.errors import StorageError
from mnist_desktop.core.files import atomic_writer, read_bytes, write_bytes


def test_writing_replaces_the_old_content_as_a_whole(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "file.json"
    write_bytes(target, b"old")
    write_bytes(target, b"new")
    assert target.read_bytes() == b"new"
    assert [path.name for path in target.parent.iterdir()] == ["file.json"]


def test_a_full_disk_keeps_the_old_file_and_leaves_no_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "file.json"
    write_bytes(target, b"old")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageError, match=r"file\.json could not be written: the disk is full"):
        write_bytes(target, b"new")
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["file.json"]


def test_an_exception_while_writing_keeps_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "file.json"
    write_bytes(target, b"old")
    with pytest.raises(ZeroDivisionError), atomic_writer(target) as file:
        file.write(b"half")
        raise ZeroDivisionError
    assert target.read_bytes() == b"old"


def test_a_folder_in_the_place_of_the_target_is_named(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=str(tmp_path)):
        write_bytes(tmp_path, b"new")


def test_an_absent_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"gone\.json is not there"):
        read_bytes(tmp_path / "gone.json", 10)


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    (tmp_path / "big").write_bytes(b"x" * 11)
    with pytest.raises(StorageError, match="larger than the 10 bytes"):
        read_bytes(tmp_path / "big", 10)


def test_a_folder_without_permission_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(StorageError, match="no permission"):
        write_bytes(tmp_path / "file", b"new")
