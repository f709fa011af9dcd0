"""Writing a file that the user has named, and saying what came of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from mnist_desktop.core.errors import StorageError


def save_and_tell(
    path: Path, write: Callable[[], object], tell: Callable[[str], object], fail: Callable[[StorageError], object]
) -> None:
    """Call `write`, which writes `path`; then say that it is saved, or why it could not be written."""
    try:
        write()
    except StorageError as error:
        fail(error)
    else:
        tell(QCoreApplication.translate("files", "Saved {file}.").format(file=path))
