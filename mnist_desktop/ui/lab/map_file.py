"""Writes maps as pictures, in the background: a photo takes a second to pack."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QObject

from mnist_desktop.core.files import write_bytes
from mnist_desktop.core.runs.control import Control
from mnist_desktop.training.engine import Emit
from mnist_desktop.ui.lab.map_view import MapContent
from mnist_desktop.ui.session import Session


class MapFile(QObject):
    """Saves maps and tells the session how it went."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def write(self, path: Path, content: MapContent, dark: bool) -> None:
        """Write a map as PNG, one pixel for each number, in the colours in which it is seen."""
        path = path if path.suffix else path.with_suffix(".png")
        self._session.tasks.start("save map", partial(_write, path, content, dark), self._tell, self._fail)

    def _tell(self, path: Path) -> None:
        self._session.notice.emit(self.tr("Saved as {file}.").format(file=path))

    def _fail(self, error: Exception) -> None:
        """Tell the user; what is not meant for users goes to the one handler of unexpected errors."""
        self._session.report(error)


def _write(path: Path, content: MapContent, dark: bool, _emit: Emit, _control: Control) -> Path:
    """The task."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    content.scale.image(content.values, dark).save(buffer, "PNG")
    write_bytes(path, buffer.data().data())
    return path
