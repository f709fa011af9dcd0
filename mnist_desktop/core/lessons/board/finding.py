"""Finds the hand-ins of a folder, which may be a share or a stick, and belong to people who try things out."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from mnist_desktop.core.files import is_temporary
from mnist_desktop.core.storage_errors import storage_error

SUFFIX = ".zip"
MOST_FILES = 1_000
MOST_LOOKED_AT = 20_000
"""Entries of a folder and of those in it: it may be a whole network drive."""
DEEPEST = 1
"""Folders below the chosen one: one for each student, as some systems for learning unpack them."""

Stamp = tuple[int, int, int]
"""Time of change in nanoseconds, size in bytes, and inode: another file has another one."""


class Place(NamedTuple):
    """A file that may be a hand-in, and how it was when it was seen."""

    path: Path
    stamp: Stamp


def find(folder: Path) -> tuple[Place, ...]:
    """The zips in a folder and in its folders, by their paths. Links are passed over: they may lead anywhere.

    Raises
    ------
    StorageError
        The folder is not there or does not answer. A folder in it that cannot be read is passed over.
    """
    try:
        found = list(islice(_found(folder, DEEPEST, [MOST_LOOKED_AT]), MOST_FILES))
    except OSError as error:
        raise storage_error(folder, error) from error
    return tuple(sorted(found))


def stamp_of(path: Path) -> Stamp | None:
    """How a file is now; None where it is gone."""
    try:
        status = path.stat(follow_symlinks=False)
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def _found(folder: Path, depth: int, budget: list[int]) -> Iterator[Place]:
    inner: list[Path] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            budget[0] -= 1
            if budget[0] < 0:
                return
            if entry.name.startswith(".") or is_temporary(entry.name):
                continue
            if entry.is_dir(follow_symlinks=False):
                inner.append(folder / entry.name)
            elif entry.name.lower().endswith(SUFFIX) and entry.is_file(follow_symlinks=False):
                # Not the entry's own figures: on Windows they have no inode, and are late for files that are being written.
                stamp = stamp_of(folder / entry.name)
                if stamp is not None:
                    yield Place(folder / entry.name, stamp)
    for each in inner if depth else ():
        try:
            yield from _found(each, depth - 1, budget)
        except OSError:  # no permission, or just deleted: the others are shown all the same
            continue
