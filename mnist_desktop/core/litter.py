"""Clearing away what killed writers leave: the temporary files beside what they were about to write.

Another window may be writing at this very moment, so a file is litter only if nobody holds it, and nobody has touched it for
some seconds:

- Whoever writes holds the operating system's lock on the file until all is written (:func:`files.atomic_writer`). The lock
  ends with the process. On network drives the lock is the server's, and other computers see it.
- Windows deletes no file that is open, so there the attempt itself is the question.
- Between making a file and locking it, and between closing it and renaming it, there is no lock. That takes far less than
  the seconds that a file has to lie there untouched.
- Where a file system knows no locks, and for what older versions downloaded, which took none, it is an hour: no writer is
  silent for so long.

Only names that this program makes are looked at, and only in folders that are its own: what was being exported to somewhere
else is for its owner to judge. Folders of half-written runs are the run store's, which knows whether another window writes.
"""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from mnist_desktop import paths
from mnist_desktop.core.file_lock import try_lock
from mnist_desktop.core.files import PART

SETTLED_SECONDS = 10.0
UNLOCKED_SECONDS = 3600.0
POLL_SECONDS = 0.2

_OURS = re.compile(rf"\..+\.[0-9a-f]{{32}}{re.escape(PART)}", re.DOTALL)
_OF_OLDER_DOWNLOADS = re.compile(r"tmp[a-z0-9_]{8}")


def own_folders(runs: Path) -> Iterator[Path]:
    """The folders in which this program leaves temporary files; `runs` is where the runs are kept."""
    yield paths.user_settings().parent
    yield paths.user_cache() / "datasets"
    yield from _with_subfolders(paths.datasets())
    yield from _with_subfolders(runs)
    yield from _with_subfolders(runs / ".unfinished")


def clear_litter(folders: Iterable[Path], is_stopped: Callable[[], bool]) -> None:
    """Delete what killed writers left in `folders`, not below them. Raises nothing: what cannot be deleted stays.

    What was touched a moment ago is waited for, so that a start right behind the end of a killed program leaves nothing, either.
    """
    deadline = time.monotonic() + SETTLED_SECONDS + 2 * POLL_SECONDS
    waiting = [path for folder in folders if not is_stopped() for path in _temporary_files(folder)]
    while waiting and not is_stopped():
        waiting = [path for path in waiting if not _clear(path)]
        if not waiting or time.monotonic() > deadline:
            return
        time.sleep(POLL_SECONDS)


def _with_subfolders(folder: Path) -> Iterator[Path]:
    yield folder
    with suppress(OSError), os.scandir(folder) as entries:
        yield from [Path(entry.path) for entry in entries if entry.is_dir(follow_symlinks=False)]


def _temporary_files(folder: Path) -> list[Path]:
    with suppress(OSError), os.scandir(folder) as entries:
        files = [entry for entry in entries if entry.is_file(follow_symlinks=False)]
        return [Path(entry.path) for entry in files if _OURS.fullmatch(entry.name) or _OF_OLDER_DOWNLOADS.fullmatch(entry.name)]
    return []


def _clear(path: Path) -> bool:
    """Delete a file that nobody writes; False where that is not known yet."""
    with suppress(OSError):
        untouched = time.time() - path.stat().st_mtime
        if untouched < SETTLED_SECONDS:
            return False
        is_old = untouched >= UNLOCKED_SECONDS
        if _is_held_by_nobody(path, unknown=is_old) if _OURS.fullmatch(path.name) else is_old:
            path.unlink()
    return True


def _is_held_by_nobody(path: Path, *, unknown: bool) -> bool:
    """Ask for the lock; `unknown` is the answer where there are no locks."""
    if sys.platform == "win32":
        return True
    with path.open("r+b") as file:  # a network drive locks only what can be written
        try:
            return try_lock(file)
        except OSError:
            return unknown
