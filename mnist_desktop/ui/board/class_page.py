"""What the class did together: the summed matrix, the image that most networks misread, accuracy against size."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from mnist_desktop.core.lessons.board.page import most_misread_in_words
from mnist_desktop.core.lessons.board.summary import Summary
from mnist_desktop.core.lessons.board.survey import Overview
from mnist_desktop.ui.board.class_matrix import TEN, ClassMatrix
from mnist_desktop.ui.board.details import language_now
from mnist_desktop.ui.shared.pictures import gray_image
from mnist_desktop.ui.shared.plain_text import PlainLabel, said_name
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.text_size import scaled
from mnist_desktop.ui.shared.texts import say

SIDE = 56
"""Of the image, in logical pixels with text of the usual size."""


class ClassPage(FollowsLanguage, QWidget):
    """The sums of a class."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._overview = Overview()
        self.matrix = ClassMatrix()
        self._told = PlainLabel(wordWrap=True, objectName="classMatrixTold")
        self.misread = PlainLabel(wordWrap=True, objectName="mostMisread")
        self._image = QLabel()
        self._image.setObjectName("mostMisreadImage")
        self.matrix.told.connect(self._told.setText)
        row = QHBoxLayout()
        row.addWidget(self._image)
        row.addWidget(self.misread, 1)
        column = QVBoxLayout(self)
        column.addWidget(self.matrix, 1)
        column.addWidget(self._told)
        column.addLayout(row)
        self.retranslate()

    def show_overview(self, overview: Overview) -> None:
        """Show other sums."""
        self._overview = overview
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        summary = self._overview.summary
        names = names_of(summary)
        self.matrix.show_summary(summary, names)
        self.misread.setText("" if summary is None else say(most_misread_in_words(summary, names)))
        image = self._overview.image
        self._image.setVisible(image is not None)
        self._image.setAccessibleName(self.misread.text())
        if image is not None:
            side = scaled(SIDE)
            enlarged = gray_image(image).scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio)
            self._image.setPixmap(QPixmap.fromImage(enlarged))


def names_of(summary: Summary | None) -> tuple[str, ...]:
    """The names of the classes as the window says them now."""
    if summary is None:
        return TEN
    return tuple(map(said_name, summary.class_names_ko if language_now() == "ko" else summary.class_names))
