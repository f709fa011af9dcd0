"""Reads pictures from files, drops and the clipboard in the background, because photos are large."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QImage

from mnist_desktop.core.datasets.dataset import Family
from mnist_desktop.core.drawing.digit_image import DigitStages
from mnist_desktop.core.drawing.fashion_image import FashionStages, fashion_stages
from mnist_desktop.core.drawing.photo_of_digit import photo_stages
from mnist_desktop.core.drawing.picture import WORKING_SIDE, Picture, picture_of, read_picture
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.picture_decoding import PictureError
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.ui.shared.dropped import picture_in
from mnist_desktop.ui.shared.pictures import RawPicture
from mnist_desktop.workers.latest import Latest
from mnist_desktop.workers.task_runner import TaskRunner

Stages = DigitStages | FashionStages


@dataclass(frozen=True, eq=False)
class PreparedPicture:
    """A picture with all that the network's view shows of it."""

    picture: Picture
    stages: Stages


class PictureReader(QObject):
    """Reads pictures and prepares them for the networks of one family.

    Signals
    -------
    arrived(PreparedPicture)
        The picture that was asked for last.
    """

    arrived = Signal(object)

    def __init__(self, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._latest = Latest(tasks, self)

    def read_mime(self, mime: QMimeData | None, family: Family) -> None:
        """Read what is dropped or pasted."""
        found = picture_in(mime)
        if isinstance(found, Path):
            self.read_file(found, family)
        elif found is not None:
            self._read_pasted(found, Sentence("The picture"), family)
        else:
            self._tasks.report(UserError("There is no picture in the clipboard. Copy one, then paste it here."))

    def read_file(self, path: Path, family: Family) -> None:
        """Read a picture file."""
        self._start(partial(read_picture, path), family)

    def forget(self) -> None:
        """Drop what is still being read: something else is on the pad by now."""
        self._latest.forget()

    def _read_pasted(self, image: QImage, name: Sentence, family: Family) -> None:
        try:
            self._start(partial(_read_pasted, RawPicture(image, name), name), family)
        except PictureError as error:
            self._tasks.report(error)

    def _start(self, read: partial[Picture], family: Family) -> None:
        self._latest.start("read picture", partial(_prepare, read, family), self.arrived.emit)


def _read_pasted(raw: RawPicture, name: Sentence) -> Picture:
    """Several screens hold more pixels than may be read, and far fewer are wanted."""
    return picture_of(raw.rgba(2 * WORKING_SIDE), name)


def _prepare(read: partial[Picture], family: Family) -> PreparedPicture:
    picture = read()
    stages = fashion_stages(picture) if family == "fashion-mnist" else photo_stages(picture)
    return PreparedPicture(picture, stages)
