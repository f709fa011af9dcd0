"""One program at a time writes to a folder.

The lock is the operating system's, on a file that stays: it ends with the process that holds it, however that ends, so a
crash leaves nothing behind that would have to be cleared away.
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
        """Whether the right is ours."""
        return self._file is not None

    def acquire(self) -> bool:
        """Ask for the right; False when another holds it. The folder is made if need be.

        On a file system that knows no locks everybody gets it: better two who write than none.

        Raises
        ------
        OSError
            The folder may not be written.
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
