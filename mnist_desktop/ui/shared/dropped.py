"""What is dropped, pasted or chosen in a file dialog: files of this computer, and pictures."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QWidget

PICTURE_FILES = "(*.png *.jpg *.jpeg *.gif *.bmp *.tif *.tiff *.webp *.ppm *.pgm)"


def local_files(mime: QMimeData) -> list[Path]:
    """The files of this computer in what is dropped or pasted."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def offers_picture(mime: QMimeData) -> bool:
    """Whether there is a picture, or the file of one, in what is dropped or pasted; several files are for the window."""
    return mime.hasImage() or len(local_files(mime)) == 1


def picture_in(mime: QMimeData | None) -> Path | QImage | None:
    """The file or the picture in what is dropped or pasted; of an empty clipboard some systems have no data at all."""
    if mime is None:
        return None
    if files := local_files(mime):
        return files[0]
    image = mime.imageData()
    return image if isinstance(image, QImage) and not image.isNull() else None


def ask_for_picture(parent: QWidget) -> Path | None:
    """Ask for a picture file; None: the user chose none."""
    kinds = QCoreApplication.translate("pictures", "Pictures") + f" {PICTURE_FILES}"
    name, _ = QFileDialog.getOpenFileName(parent, QCoreApplication.translate("pictures", "Open a picture"), "", kinds)
    return Path(name) if name else None
