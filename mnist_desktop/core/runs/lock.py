"""Lets only one program at a time write to a folder.

It is the operating system's lock, on a file that stays. The lock ends with its process, so a crash leaves nothing that would
have to be cleaned up.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import IO

from mnist_desktop.core.file_lock import try_lock

LOCK_NAME = ".lock"


class FolderLock:
    """The right to write to `folder`, for as long as this object or the process lives."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / LOCK_NAME
        self._file: IO[bytes] | None = None

    @property
    def held(self) -> bool:
        """Whether this object has the right."""
        return self._file is not None

    def acquire(self) -> bool:
        """Ask for the right; returns False if another program has it. The folder is made if it is missing.

        On a file system without locks every program gets it: two that write are better than none.

        Raises
        ------
        OSError
            The folder cannot be written.
        """
        if self._file is not None:
            return True
        self._path.parent.mkdir(parents=True, exist_ok=True)
        file = self._path.open("ab")
        with suppress(OSError):
            if not try_lock(file):
                file.close()
                return False
        self._file = file
        return True

    def release(self) -> None:
        """Give the right back."""
        if self._file is not None:
            self._file.close()
            self._file = None
