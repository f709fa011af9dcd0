"""The operating system's lock on an open file. It ends with the process that holds it, even when that crashes."""

from __future__ import annotations

import errno
import sys
from typing import IO

if sys.platform == "win32":
    import msvcrt

    _TAKEN = {errno.EACCES, errno.EDEADLK}

    def _lock(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    _TAKEN = {errno.EACCES, errno.EAGAIN}

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def try_lock(file: IO[bytes]) -> bool:
    """Lock an open file until it is closed; returns False at once when another process holds the lock.

    Raises
    ------
    OSError
        The file system has no locks.
    """
    try:
        _lock(file)
    except OSError as error:
        if error.errno in _TAKEN:
            return False
        raise
    return True
