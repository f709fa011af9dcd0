"""The picture in its colors, small: what came before it was one channel."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from mnist_desktop.core.lab.picture import LabPicture
from mnist_desktop.ui.lab.names import picture_name
from mnist_desktop.ui.shared.pictures import color_image, gray_image
from mnist_desktop.ui.shared.plain_text import plain_tip
from mnist_desktop.ui.shared.retranslation import FollowsLanguage

LARGEST = QSize(64, 34)
SAMPLES = 4
"""Of a photo every so many-th pixel of a thumbnail pixel's width is looked at, not all millions."""


class Thumbnail(FollowsLanguage, QLabel):
    """Shows a picture."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: LabPicture | None = None
        self.hide()
        self.retranslate()

    def show_picture(self, picture: LabPicture) -> None:
        """Show a picture."""
        self._picture = picture
        height, width = picture.size
        step = max(1, min(height // LARGEST.height(), width // LARGEST.width()) // SAMPLES)
        pixels = picture.pixels[::step, ::step]
        image = gray_image(pixels) if pixels.ndim == 2 else color_image(pixels)
        ratio = self.devicePixelRatioF()
        small = image.scaled(LARGEST * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        small.setDevicePixelRatio(ratio)
        self.setPixmap(QPixmap.fromImage(small))
        self.retranslate()
        self.show()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setAccessibleName(self.tr("The picture in colour"))
        self.setToolTip(plain_tip(picture_name(self._picture)) if self._picture is not None else "")
