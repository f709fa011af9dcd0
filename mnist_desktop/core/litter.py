"""Deletes the temporary files that killed programs left beside the files that they were writing.

Another window may be writing at the same moment. So a file counts as litter only if no process has locked it and it has not
changed for some seconds:

- A writer holds the operating system's lock on the file until all is written (:func:`files.atomic_writer`). The lock ends
  with the process. On network drives the server keeps the lock, and other computers see it.
- Windows refuses to delete an open file, so there it is enough to try.
- Between making a file and locking it, and between closing it and renaming it, there is no lock. Both take far less time
  than the seconds for which a file must be unchanged.
- Where a file system has no locks, and for downloads of older versions, which took none, a file must be unchanged for an
  hour: no writer pauses for so long.

Only files with names that this program gives are deleted, and only in its own folders. Where a user exported to,
:mod:`files` deletes them a day later, when it writes there again.
The run store deletes folders of half-written runs itself, since it knows whether another window writes.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from mnist_desktop import paths
from mnist_desktop.core.files import PART, is_held_by_nobody, is_temporary

SETTLED_SECONDS = 10.0
UNLOCKED_SECONDS = 3600.0
POLL_SECONDS = 0.2

_OF_OLDER_VERSIONS = re.compile(rf"\..+\.[0-9a-f]{{32}}{re.escape(PART)}", re.DOTALL)
_OF_OLDER_DOWNLOADS = re.compile(r"tmp[a-z0-9_]{8}")


def own_folders(runs: Path) -> Iterator[Path]:
    """The folders in which this program leaves temporary files; `runs` is where the runs are kept."""
    yield paths.user_settings().parent
    yield paths.user_cache() / "datasets"
    yield from _with_subfolders(paths.datasets())
    yield from _with_subfolders(paths.user_data() / "sets")
    yield paths.user_data() / "handwriting"
    yield paths.user_data() / "broken"
    for folder in _with_subfolders(runs):
        yield folder
        yield folder / "epochs"
    yield from _with_subfolders(runs / ".unfinished")
    yield from _with_subfolders(runs / ".epochs")


def clear_litter(folders: Iterable[Path], is_stopped: Callable[[], bool]) -> None:
    """Delete what killed programs left in `folders`, but not in their subfolders. Raises nothing: what cannot be deleted stays.

    It waits for files that changed a moment ago, so a start right after a crash leaves nothing behind, either.
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
        return [Path(entry.path) for entry in files if _is_ours(entry.name) or _OF_OLDER_DOWNLOADS.fullmatch(entry.name)]
    return []


def _is_ours(name: str) -> bool:
    return is_temporary(name) or _OF_OLDER_VERSIONS.fullmatch(name) is not None


def _clear(path: Path) -> bool:
    """Delete a file unless a process writes it; False where that is not known yet."""
    with suppress(OSError):
        untouched = time.time() - path.stat().st_mtime
        if untouched < SETTLED_SECONDS:
            return False
        is_old = untouched >= UNLOCKED_SECONDS
        if is_held_by_nobody(path, unknown=is_old) if _is_ours(path.name) else is_old:
            path.unlink()
    return True
