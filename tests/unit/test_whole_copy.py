"""A copy of the program that lost or altered a file is told by the file's name."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from mnist_desktop.self_test.whole_copy import LIST, damage, folder_of_this, write_list


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    (tmp_path / "_internal" / "한글").mkdir(parents=True)
    (tmp_path / "program").write_bytes(b"\x7fELF")
    (tmp_path / "_internal" / "한글" / "library.so").write_bytes(bytes(3000))
    assert write_list(tmp_path) == 2
    return tmp_path


def test_a_whole_copy_has_nothing_to_say(copy: Path) -> None:
    assert damage(copy) is None


def test_files_that_came_later_do_no_harm(copy: Path) -> None:
    (copy / "mnist-desktop.toml").write_text("")
    assert damage(copy) is None


@pytest.mark.parametrize("content", [None, b"", bytes(2999) + b"\x01"])
def test_a_file_that_is_absent_cut_off_or_altered_is_named(copy: Path, content: bytes | None) -> None:
    path = copy / "_internal" / "한글" / "library.so"
    path.unlink() if content is None else path.write_bytes(content)
    said = damage(copy)
    assert said is not None
    assert "1 of 2 files" in said.text
    assert "_internal/한글/library.so" in said.text


@pytest.mark.parametrize("content", [b"", b"[]", b'{"a": 1}', b"\xff"])
def test_a_damaged_list_is_named(copy: Path, content: bytes) -> None:
    (copy / LIST).write_bytes(content)
    said = damage(copy)
    assert said is not None
    assert LIST in said.text


def test_a_program_that_is_not_frozen_has_no_list(monkeypatch: pytest.MonkeyPatch, copy: Path) -> None:
    assert folder_of_this() is None
    monkeypatch.setattr(sys, "executable", str(copy / "program"))
    assert folder_of_this() is None
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert folder_of_this() == copy
