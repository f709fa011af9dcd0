"""What killed writers leave goes at the next start; what somebody writes, and what is not ours, stays."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mnist_desktop import paths
from mnist_desktop.core import file_lock, litter
from mnist_desktop.core.files import PART, atomic_writer
from mnist_desktop.core.litter import SETTLED_SECONDS, UNLOCKED_SECONDS, clear_litter, own_folders

OURS = f"{uuid.UUID(int=2**127 + 1).hex}{PART}"  # the same at each start, as tests are named after it
OF_POOCH = "tmpab_12cd9"
posix = pytest.mark.skipif(sys.platform == "win32", reason="an open file says so itself")


@pytest.fixture
def runs(home: Path) -> Path:
    return home / "runs"


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[float]]:
    """Time goes on as fast as somebody waits for it."""
    slept: list[float] = []
    began, clock = time.monotonic(), time.time()
    monkeypatch.setattr(litter.time, "sleep", slept.append)
    monkeypatch.setattr(litter.time, "monotonic", lambda: began + sum(slept))
    monkeypatch.setattr(litter.time, "time", lambda: clock + sum(slept))
    return slept


def leave(folder: Path, name: str | None = None, age: float = 2 * SETTLED_SECONDS) -> Path:
    """A file that a writer left there `age` seconds ago."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / (name or f".mnist-desktop-{uuid.uuid4().hex}{PART}")
    path.write_bytes(b"half of it")
    os.utime(path, (time.time() - age,) * 2)
    return path


def clear(runs: Path) -> None:
    clear_litter(own_folders(runs), lambda: False)


PLACES: dict[str, Callable[[Path], Path]] = {
    "settings": lambda _runs: paths.user_settings().parent,
    "cache": lambda _runs: paths.user_cache() / "datasets",
    "data sets": lambda _runs: paths.datasets(),
    "a full set": lambda _runs: paths.datasets() / "mnist",
    "a run": lambda runs: runs / "20260101-120000-abcdef",
    "an unfinished run": lambda runs: runs / ".unfinished" / "20260101-120000-abcdef",
}


@pytest.mark.parametrize("place", PLACES)
def test_what_a_killed_writer_left_goes(runs, slept, place):
    path = leave(PLACES[place](runs))
    of_an_older_version = leave(PLACES[place](runs), f".some.file.{OURS}")
    clear(runs)
    assert not path.exists()
    assert not of_an_older_version.exists()
    assert slept == []


def test_what_a_killed_download_left_goes_after_an_hour(runs, slept):
    old = leave(paths.datasets() / "mnist", OF_POOCH, age=2 * UNLOCKED_SECONDS)
    young = leave(paths.datasets() / "mnist", "tmpzzzzzzzz", age=UNLOCKED_SECONDS / 2)
    clear(runs)
    assert not old.exists()
    assert young.exists()


def test_what_was_left_a_moment_ago_is_waited_for(runs, slept):
    path = leave(paths.datasets(), age=0)
    clear(runs)
    assert not path.exists()
    assert sum(slept) == pytest.approx(SETTLED_SECONDS, abs=1)


def test_nobody_waits_for_a_clock_that_is_wrong(runs, slept):
    path = leave(paths.datasets(), age=-1e6)
    clear(runs)
    assert path.exists()
    assert sum(slept) < 2 * SETTLED_SECONDS


def test_a_stop_is_heard_while_something_is_waited_for(runs, slept):
    leave(paths.datasets(), age=0)
    clear_litter(own_folders(runs), lambda: len(slept) >= 3)
    assert len(slept) == 3


@pytest.mark.parametrize(
    "name",
    ["mnist.npz", f"a.{OURS}", f".mine{PART}", "tmp", "tmpfile.npz", "tmpAB_12cd9", f".a.{OURS}.gz"],
)
def test_a_file_of_another_name_stays(runs, slept, name):
    path = leave(paths.datasets() / "mnist", name, age=2 * UNLOCKED_SECONDS)
    clear(runs)
    assert path.exists()


def test_folders_and_links_stay(runs, slept, tmp_path):
    folder = paths.datasets() / f".run.{uuid.uuid4().hex}{PART}"
    folder.mkdir(parents=True)
    target = leave(tmp_path / "elsewhere")
    link = paths.datasets() / target.name
    link.symlink_to(target)
    (paths.datasets() / "linked").symlink_to(target.parent)
    clear(runs)
    assert folder.exists()
    assert link.is_symlink()
    assert target.exists()


@posix
def test_a_file_that_another_window_writes_stays_and_is_whole_in_the_end(runs, slept):
    script = (
        "import sys; from pathlib import Path; from mnist_desktop.core.files import atomic_writer\n"
        "with atomic_writer(Path(sys.argv[1])) as file:\n"
        "    file.write(b'whole'); file.flush(); print('writing', flush=True); sys.stdin.readline()\n"
    )
    target = paths.datasets() / "set.npz"
    with subprocess.Popen(  # noqa: S603 - the words are ours
        [sys.executable, "-c", script, str(target)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:  # fmt: skip
        assert other.stdout.readline() == "writing\n"
        [part] = paths.datasets().glob(f".*{PART}")
        os.utime(part, (0, 0))
        clear(runs)
        assert part.exists()
        other.stdin.write("\n")
        other.stdin.flush()
        assert other.wait() == 0
    assert target.read_bytes() == b"whole"


@posix
def test_a_file_that_this_window_writes_stays(runs, slept):
    with atomic_writer(paths.datasets() / "set.npz") as file:
        os.utime(file.name, (0, 0))
        clear(runs)
        assert Path(file.name).exists()


@posix
@pytest.mark.parametrize(("age", "stays"), [(2 * SETTLED_SECONDS, True), (2 * UNLOCKED_SECONDS, False)])
def test_where_there_are_no_locks_it_takes_an_hour(runs, slept, monkeypatch, age, stays):
    def know_none(_file: object) -> None:
        raise OSError(errno.EOPNOTSUPP, "no locks here")

    path = leave(paths.datasets(), age=age)
    monkeypatch.setattr(file_lock, "_lock", know_none)
    clear(runs)
    assert path.exists() == stays


def test_what_cannot_be_deleted_holds_nobody_up(runs, slept, monkeypatch):
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    paths_left = [leave(paths.datasets()), leave(paths.datasets())]
    monkeypatch.setattr(Path, "unlink", refuse)
    clear(runs)
    assert all(path.exists() for path in paths_left)


def test_a_home_where_there_is_nothing_has_no_litter(home, slept):
    home.write_text("a file where the folder should be")
    clear(home / "runs")
