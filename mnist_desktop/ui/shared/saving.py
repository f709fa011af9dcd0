"""Writing a file that the user has named, and saying what came of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from mnist_desktop.core.errors import StorageError
from mnist_desktop.ui.shared.retranslation import ObjectFollowsLanguage


class SavesFiles(ObjectFollowsLanguage):
    """Belongs to a widget and saves what that shows. A file is looked for first where the last one was saved.

    Signals
    -------
    notice(str)
        What was done.
    failed(StorageError)
        A file could not be written.

    Attributes
    ----------
    ask
        Asks for the file to save; replaced where nobody is there to answer.
    """

    notice = Signal(str)
    failed = Signal(object)

    def __init__(self, owner: QWidget, ask: Callable[..., Path | None]) -> None:
        super().__init__(owner)
        self.ask = ask
        self._folder = Path.home()

    def _save_to(self, path: Path | None, write: Callable[[Path], object]) -> None:
        """Let `write` write the file that was asked for, if any was, and say what came of it."""
        if path is not None:
            self._folder = path.parent
            save_and_tell(path, partial(write, path), self.notice.emit, self.failed.emit)


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
