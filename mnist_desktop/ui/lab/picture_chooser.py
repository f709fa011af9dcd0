"""Brings the chosen picture, wherever it comes from, and keeps up when that changes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.lab.picture import SHIPPED, LabPicture
from mnist_desktop.core.marking import marked
from mnist_desktop.core.picture_decoding import PictureError
from mnist_desktop.core.sentence import Sentence, shown
from mnist_desktop.ui.lab.names import picture_name
from mnist_desktop.ui.lab.picture_bar import PictureBar, PictureOrigin
from mnist_desktop.ui.lab.picture_reader import LabPictureReader
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.dropped import ask_for_picture

FIRST = next(iter(SHIPPED))


class PictureChooser(QObject):
    """Stands between the bar, the reader of files and the session. What cannot be had leaves everything as it was.

    Signals
    -------
    arrived(LabPicture)
        The picture that the user chose last.
    """

    arrived = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.bar = PictureBar()
        self.source = LabPictureReader(session.tasks, self)
        self._origin: str | PictureOrigin = FIRST
        self._awaited: str | PictureOrigin = FIRST
        self._shown: LabPicture | None = None
        self._own: LabPicture | None = None
        self.bar.shipped_wanted.connect(self.show_shipped)
        self.bar.sample_wanted.connect(self.show_sample)
        self.bar.drawing_wanted.connect(self.show_drawing)
        self.bar.own_wanted.connect(self._show_own)
        self.bar.open_wanted.connect(self.open_file)
        self.bar.paste_wanted.connect(self.paste)
        self.source.arrived.connect(self._take)
        self.source.failed.connect(self._fail)
        session.dataset_changed.connect(self._follow_dataset)
        session.drawing_changed.connect(self._follow_drawing)
        if session.dataset is not None:
            self.bar.set_samples(len(session.dataset.images))

    def show_current(self) -> None:
        """Show the picture chosen last, at first the lesson's, and the current drawing."""
        if self._shown is None:
            self.show_shipped(FIRST)
        elif self._origin is PictureOrigin.DRAWING:
            self._follow_drawing(self._session.drawing)

    def show_shipped(self, name: str) -> None:
        """Show a picture that ships with the app."""
        self._awaited = name
        self.source.read_shipped(name)

    def show_sample(self, index: int) -> None:
        """Show an image of the data set."""
        dataset = self._session.dataset
        if dataset is None:
            self._fail(PictureError("No data set is loaded yet."))
            return
        index = min(index, len(dataset.images) - 1)
        self._show(PictureOrigin.DATASET, LabPicture(Sentence("Sample {index}", {"index": index}), dataset.images[index].copy()))

    def show_drawing(self) -> None:
        """Show what the network sees of the drawing pad."""
        if self._session.drawing is None:
            self._fail(PictureError("The drawing pad is empty. Draw something there first."))
        else:
            self._show(PictureOrigin.DRAWING, LabPicture(marked("Drawing"), self._session.drawing))

    def open_file(self) -> None:
        """Ask for a picture file and read it."""
        path = ask_for_picture(self.bar)
        if path is not None:
            self.read_file(path)

    def paste(self) -> None:
        """Read the picture in the clipboard."""
        self.read_mime(QGuiApplication.clipboard().mimeData())

    def read_file(self, path: Path) -> None:
        """Read a picture file."""
        self._awaited = PictureOrigin.OWN
        self.source.read_file(path)

    def read_mime(self, mime: QMimeData | None) -> None:
        """Read what was dropped or pasted."""
        self._awaited = PictureOrigin.OWN
        self.source.read_mime(mime)

    def _show_own(self) -> None:
        if self._own is not None:
            self._show(PictureOrigin.OWN, self._own)

    def _take(self, picture: LabPicture) -> None:
        self._show(self._awaited, picture)

    def _show(self, origin: str | PictureOrigin, picture: LabPicture) -> None:
        self.source.forget()
        self._origin, self._shown = origin, picture
        if origin is PictureOrigin.OWN:
            self._own = picture
            self.bar.show_own(picture)
            # Removes the message about an earlier file.
            self._session.notice.emit(self.tr("{name} is shown.").format(name=shown(picture_name(picture))))
        else:
            self.bar.show_origin(origin)
        self.arrived.emit(picture)

    def _fail(self, error: Exception) -> None:
        """Stay with the picture that is shown, and say why. What is not meant for users goes to the handler of such errors."""
        self.bar.show_origin(self._origin)
        self._session.report(error)

    def _follow_dataset(self, dataset: Dataset) -> None:
        self.bar.set_samples(len(dataset.images))
        if self._origin is PictureOrigin.DATASET:
            self.show_sample(self.bar.sample)

    def _follow_drawing(self, image: NDArray[np.uint8] | None) -> None:
        """Follow the pad while the tab is visible; a hidden lab must not slow the pen down."""
        is_news = image is not None and (self._shown is None or self._shown.pixels is not image)
        if self._origin is PictureOrigin.DRAWING and is_news and self.bar.isVisible():
            self.show_drawing()
