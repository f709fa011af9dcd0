"""Reads the pictures of the lab in the background, because photos are large."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QImage

from mnist_desktop.core.lab.picture import LONGEST_SIDE, MAX_PIXELS, LabPicture, pasted_picture, read_lab_picture, shipped_picture
from mnist_desktop.core.picture_decoding import PictureError, check_size
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.ui.shared.dropped import picture_in
from mnist_desktop.ui.shared.pictures import RawPicture
from mnist_desktop.workers.latest import Latest
from mnist_desktop.workers.task_runner import TaskRunner


class LabPictureReader(QObject):
    """Reads pictures; a newer request replaces an older one.

    Signals
    -------
    arrived(LabPicture)
        The picture that was asked for last.
    failed(Exception)
        It cannot be read.
    """

    arrived = Signal(object)
    failed = Signal(object)

    def __init__(self, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._latest = Latest(tasks, self)

    def read_shipped(self, name: str) -> None:
        """Read one of the pictures that ship with the app."""
        self._start(partial(shipped_picture, name))

    def read_file(self, path: Path) -> None:
        """Read a picture file."""
        self._start(partial(read_lab_picture, path))

    def read_mime(self, mime: QMimeData | None) -> None:
        """Read what is dropped or pasted."""
        found = picture_in(mime)
        if isinstance(found, Path):
            self.read_file(found)
        elif found is not None:
            self._read_pasted(found, Sentence("Pasted picture"))
        else:
            self.failed.emit(PictureError("There is no picture in the clipboard."))

    def forget(self) -> None:
        """Ignore the picture that is being read, because another one is shown by now."""
        self._latest.forget()

    def _read_pasted(self, image: QImage, name: Sentence) -> None:
        try:
            check_size(image.width(), image.height(), name, MAX_PIXELS)
            self._start(partial(_read_pasted, RawPicture(image, name), name))
        except PictureError as error:
            self.failed.emit(error)

    def _start(self, read: Callable[[], LabPicture]) -> None:
        self._latest.start("read picture", read, self.arrived.emit, self.failed.emit)


def _read_pasted(raw: RawPicture, name: Sentence) -> LabPicture:
    return pasted_picture(raw.rgba(LONGEST_SIDE), name)
