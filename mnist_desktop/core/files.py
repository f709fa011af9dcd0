"""Writing a file so that it is either the old one or the whole new one, never half of either."""

from __future__ import annotations

import errno
import os
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from mnist_desktop.core.errors import StorageError
from mnist_desktop.core.file_lock import try_lock

PART = ".part"
"""How the name of what is just being written ends."""


@contextmanager
def atomic_writer(path: Path, *, durable: bool = True) -> Iterator[BinaryIO]:
    """Open a temporary file beside `path` and put it in its place when the block ends well.

    Parameters
    ----------
    path
        The target. Its folder is made if need be.
    durable
        Wait until the disk has it. What can be made again, and is checked when read, need not cost that time.

    Raises
    ------
    StorageError
        The disk is full, the folder may not be written, or the target is a folder. What was there stays.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f".{path.name}.{uuid.uuid4().hex}{PART}")
        # Not tempfile: its files are for their owner alone, and these go to shared folders and USB sticks.
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
        with suppress(OSError):  # a virus scanner may hold it for a moment; what is left behind is litter
            temporary.unlink(missing_ok=True)


def _hold(file: BinaryIO) -> None:
    """Tell :mod:`litter` that somebody writes here. On Windows the open file says so itself."""
    if sys.platform != "win32":
        with suppress(OSError):  # the file system may know no locks
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
            # Not limit + 1: room for all of it would be made first.
            content = file.read(min(limit, os.fstat(file.fileno()).st_size) + 1)
    except OSError as error:
        raise storage_error(path, error) from error
    if len(content) > limit:
        raise StorageError("{file} is larger than the {limit:,} bytes that such a file can have.", file=path, limit=limit)
    return content


def storage_error(path: Path, error: OSError) -> StorageError:
    """Say an operating system's refusal as a sentence that names the file and the cause."""
    match error.errno:
        case errno.ENOENT:
            return StorageError("{file} is not there.", file=path)
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return StorageError("{file} cannot be opened: this user has no permission for it.", file=path)
        case errno.ENOSPC | errno.EDQUOT:
            return StorageError("{file} could not be written: the disk is full. Free some space and try again.", file=path)
        case errno.EISDIR:
            return StorageError("{file} is a folder, not a file.", file=path)
    return StorageError("{file} could not be used: {cause}.", file=path, cause=error.strerror or str(error))
