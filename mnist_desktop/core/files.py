"""Writes files atomically: a file is the old one or the whole new one, never a part."""

from __future__ import annotations

import os
import re
import shutil
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import BinaryIO, TypeVar

from mnist_desktop.core.errors import StorageError
from mnist_desktop.core.file_lock import try_lock
from mnist_desktop.core.storage_errors import storage_error

PART = ".part"
"""The ending of a temporary file's name."""
DAMAGED = ".damaged"
"""The ending of a file that was put aside."""
ABANDONED_SECONDS = 24 * 3600.0
MOST_LOOKED_AT = 2000
"""So many entries of a folder are looked at: it may be a large one on a network drive."""

Content = TypeVar("Content")

_OURS = re.compile(rf"\.mnist-desktop-[0-9a-f]{{32}}{re.escape(PART)}")


@contextmanager
def atomic_writer(path: Path, *, durable: bool = True) -> Iterator[BinaryIO]:
    """Open a temporary file beside `path`, and move it to `path` when the block ends without an error.

    A program that is killed in between leaves it behind. It goes at the next start where it lies in a folder of this program
    (:mod:`litter`), and elsewhere when the next file is written into that folder, if it is a day old.

    Parameters
    ----------
    path
        The target. Its folder is made if it is missing.
    durable
        Wait until the disk has the content. Not needed for a file that can be made again and is checked when it is read.

    Raises
    ------
    StorageError
        The disk is full, the folder may not be written, or the target is a folder. What was there stays.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # The name is no longer than any that the disk takes, says to whoever finds it whose it is, and nobody else gives it.
        temporary = path.with_name(f".mnist-desktop-{uuid.uuid4().hex}{PART}")
        # Not tempfile: only the owner may read its files, and ours go to shared folders and USB sticks.
        target = temporary.open("xb")
    except OSError as error:
        raise storage_error(path, error) from error
    try:
        with target as file:
            _hold(file)
            yield file
            file.flush()
            if durable:
                os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        raise storage_error(path, error) from error
    finally:
        with suppress(OSError):  # a virus scanner may hold it for a moment; :mod:`litter` deletes it later
            temporary.unlink(missing_ok=True)
    _clear_abandoned(path.parent)


def _clear_abandoned(folder: Path) -> None:
    """Delete temporary files that programs left here when they were killed: a day old, and locked by nobody."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in islice(entries, MOST_LOOKED_AT):
            if not is_temporary(entry.name):
                continue
            with suppress(OSError):
                is_old = time.time() - entry.stat(follow_symlinks=False).st_mtime > ABANDONED_SECONDS
                if is_old and entry.is_file(follow_symlinks=False) and is_held_by_nobody(Path(entry.path), unknown=True):
                    Path(entry.path).unlink()


def is_temporary(name: str) -> bool:
    """Whether a file has the name of one that is being written; no other program gives such names."""
    return _OURS.fullmatch(name) is not None


def is_held_by_nobody(path: Path, *, unknown: bool) -> bool:
    """Whether no program writes a temporary file; `unknown` where the file system has no locks. Raises OSError."""
    if sys.platform == "win32":
        return True  # and what is open cannot be deleted
    with path.open("r+b") as file:  # a network drive locks only files that are open for writing
        try:
            return try_lock(file)
        except OSError:
            return unknown


def _hold(file: BinaryIO) -> None:
    """Lock the file, so that :mod:`litter` leaves it alone. On Windows an open file cannot be deleted anyway."""
    if sys.platform != "win32":
        with suppress(OSError):  # the file system may have no locks
            try_lock(file)


def write_bytes(path: Path, content: bytes) -> None:
    """Write `content` to `path` atomically; see :func:`atomic_writer` for the errors."""
    with atomic_writer(path) as file:
        file.write(content)


def read_bytes(path: Path, limit: int) -> bytes:
    """Read a whole file of at most `limit` bytes.

    Raises
    ------
    StorageError
        The file is absent, unreadable, or larger than `limit`.
    """
    try:
        with path.open("rb") as file:
            # Not read(limit + 1): Python would reserve that much memory first.
            content = file.read(min(limit, os.fstat(file.fileno()).st_size) + 1)
    except OSError as error:
        raise storage_error(path, error) from error
    if len(content) > limit:
        raise StorageError("{file} is larger than the {limit:,} bytes that such a file can have.", file=path, limit=limit)
    return content


def read_or_put_aside(path: Path, limit: int, decode: Callable[[bytes], Content | None]) -> Content | None:
    """What `decode` makes of a file of the program's own.

    A file that it makes nothing of, or of more than `limit` bytes, is renamed to end in :data:`DAMAGED`, and None returned.

    Raises
    ------
    StorageError
        The file cannot be read, or a damaged one cannot be renamed; it stays as it is.
    """
    try:
        if path.stat().st_size <= limit:
            content = decode(read_bytes(path, limit))
            if content is not None:
                return content
        path.replace(path.with_suffix(DAMAGED))
    except OSError as error:
        raise storage_error(path, error) from error
    return None


def exists(path: Path) -> bool:
    """Whether something is at `path`; raises StorageError where :meth:`Path.exists` raises OSError."""
    try:
        return path.exists()
    except OSError as error:
        raise storage_error(path, error) from error


def delete_folder(folder: Path, *, missing_ok: bool = False) -> None:
    """Delete a folder. It disappears as a whole; what of it cannot be deleted stays under a hidden name of a temporary file.

    Raises
    ------
    StorageError
        It cannot be deleted, or is absent and that is not `missing_ok`.
    """
    doomed = folder.with_name(f".{folder.name}.{uuid.uuid4().hex}{PART}")
    try:
        folder.rename(doomed)
    except OSError as error:
        if missing_ok and isinstance(error, FileNotFoundError):
            return
        raise storage_error(folder, error) from error
    shutil.rmtree(doomed, ignore_errors=True)


def subfolders(folder: Path) -> list[str]:
    """The names of the folders in `folder`, sorted, without hidden ones; none where it is absent.

    Raises
    ------
    StorageError
        The folder cannot be read.
    """
    try:
        with os.scandir(folder) as entries:
            return sorted(entry.name for entry in entries if not entry.name.startswith(".") and entry.is_dir())
    except FileNotFoundError:
        return []
    except OSError as error:
        raise storage_error(folder, error) from error
