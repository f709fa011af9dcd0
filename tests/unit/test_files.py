"""Writing is all or nothing, and every refusal is a sentence that names the file."""

from __future__ import annotations

import errno
import os
import sys
import time
from pathlib import Path

import pytest

from mnist_desktop.core.errors import StorageError, UserError
from mnist_desktop.core.files import PART, atomic_writer, read_bytes, write_bytes
from mnist_desktop.core.storage_errors import storage_error


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


def test_a_name_as_long_as_the_disk_takes_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("가" * 84 + ".zi")  # 255 bytes
    write_bytes(path, b"runs")
    assert path.read_bytes() == b"runs"


def test_what_a_killed_export_left_goes_a_day_later_and_nothing_else(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), atomic_writer(tmp_path / "table.csv") as file:
        name = Path(file.name).name
        raise KeyboardInterrupt  # the name that a writer gives
    mark = name.removesuffix(PART)[:-32]
    stay = {
        f"{mark}{'0' * 32}{PART}": 3600.0, f"{mark}mine{PART}": 1e6, f".table.csv.{'0' * 32}{PART}": 1e6, "table.csv.part": 1e6,
        f"{mark}{'0' * 32}{PART}.gz": 1e6,
    }  # fmt: skip
    for each, age in {name: 1e6, **stay}.items():
        (tmp_path / each).write_bytes(b"half")
        os.utime(tmp_path / each, (time.time() - age,) * 2)
    (tmp_path / f"{mark}{'1' * 32}{PART}").mkdir()
    os.utime(tmp_path / f"{mark}{'1' * 32}{PART}", (0, 0))
    write_bytes(tmp_path / "other.png", b"whole")
    assert {each.name for each in tmp_path.iterdir()} == {*stay, f"{mark}{'1' * 32}{PART}", "other.png"}


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be deleted there")
def test_a_file_that_is_being_written_for_days_stays(tmp_path: Path) -> None:
    with atomic_writer(tmp_path / "slow.zip") as file:
        file.write(b"whole")
        file.flush()
        os.utime(file.name, (0, 0))
        write_bytes(tmp_path / "other.png", b"other")
    assert (tmp_path / "slow.zip").read_bytes() == b"whole"


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


@pytest.mark.parametrize(("number", "said"), [
    (errno.ENOENT, "is not there"),
    (errno.EROFS, "its disk is read-only"),
    (errno.EACCES, "no permission"),
    (errno.ENOSPC, "the disk is full"),
    (errno.EFBIG, "no file of that size"),
    (errno.ENOTDIR, "where a folder is needed"),
    (errno.ENAMETOOLONG, "is too long"),
    (errno.ELOOP, "leads round in a circle"),
    (errno.EMFILE, "too many files are open"),
    (errno.ESTALE, "the network drive does not answer"),
    (errno.ETIMEDOUT, "the network drive does not answer"),
    (errno.EIO, "damaged or was taken out"),
    (errno.EBUSY, "another program has it open"),
    (errno.EEXIST, "is there already"),
    (errno.EXDEV, os.strerror(errno.EXDEV)),
])  # fmt: skip
def test_each_refusal_of_the_system_has_its_own_sentence(number: int, said: str) -> None:
    text = storage_error(Path("run.json"), OSError(number, os.strerror(number))).text
    assert text.startswith("run.json")
    assert said in text


@pytest.mark.parametrize(("number", "said"), [
    (32, "another program has it open"),
    (19, "its disk is read-only"),
    (206, "is too long"),
    (53, "the network drive does not answer"),
])  # fmt: skip
def test_a_number_of_windows_says_more_than_the_permission_that_python_makes_of_it(number: int, said: str) -> None:
    error = OSError(errno.EACCES, "what Python says")
    error.winerror = number
    assert said in storage_error(Path("run.json"), error).text


def test_what_a_name_holds_is_one_visible_line_of_bounded_length() -> None:
    long, hidden = "a" * 60_000 + ".npz", "two\nlines\u202e"
    text = UserError("{file} is damaged: {cause}, {count:,}.", file=long, cause=hidden, count=1234).text
    assert len(text) < 300
    assert text.endswith("a.npz is damaged: two\\nlines\\u202e, 1,234.")
    assert text.isprintable()


@pytest.mark.parametrize("number", [10**5000, -(10**400), 1e308, float("inf"), float("nan")], ids=lambda _: "")
def test_a_number_beyond_all_measure_makes_a_short_sentence(number: float) -> None:
    assert len(UserError("{count:,} is too many.", count=number).text) < 60


def test_letters_of_every_script_are_shown_as_they_are() -> None:
    name = "숫자 هندسة \u06a9\u0647\u200c\u0646 é 日本 🙂"
    assert UserError("{file}.", file=name).text == f"{name}."


def test_raw_bytes_in_a_library_s_message_are_left_out() -> None:
    cause = ValueError(f"not a TIFF file (header {bytes([0xE7, 0x9B])!r} not valid)")
    assert UserError("It is damaged: {cause}.", cause=cause).text == "It is damaged: not a TIFF file (header … not valid)."
