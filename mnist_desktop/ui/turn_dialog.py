"""Asks whether imported images are to be put right that lie on their side or are dark on light."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from mnist_desktop.core.datasets.imported import TurnQuestion
from mnist_desktop.core.datasets.orientation import UPRIGHT, Turn
from mnist_desktop.core.sentence import shown
from mnist_desktop.ui.shared.fitting_dialog import FittingDialog
from mnist_desktop.ui.shared.letting_go import let_go
from mnist_desktop.ui.shared.pictures import gray_image
from mnist_desktop.ui.shared.plain_text import PlainLabel
from mnist_desktop.ui.shared.retranslation import FollowsLanguage

PREVIEW_SCALE = 2
GRAY = 128


class TurnDialog(FollowsLanguage, FittingDialog):
    """Shows an image of each class as it is and as it would be.

    Attributes
    ----------
    turn
        What is to be done to the images, nothing at all included; None when nothing is to be imported.
    """

    def __init__(self, question: TurnQuestion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("turnDialog")
        self._question = question
        self.turn: Turn | None = None
        self.text = PlainLabel(wordWrap=True)
        self.preview = QLabel(pixmap=_preview(question), alignment=Qt.AlignmentFlag.AlignHCenter)
        self._legend = QLabel(wordWrap=True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._put_right = buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self._leave = buttons.addButton("", QDialogButtonBox.ButtonRole.ActionRole)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        for part in (self.text, self.preview, self._legend, buttons):
            column.addWidget(part)
        self._put_right.setDefault(True)
        self._put_right.clicked.connect(lambda: self._choose(question.turn))
        self._leave.clicked.connect(lambda: self._choose(UPRIGHT))
        buttons.rejected.connect(self.reject)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setWindowTitle(self.tr("Import data"))
        file = shown(self._question.request.path.name)
        self.text.setText(self._sentence(self._question.turn).format(file=file))
        self.preview.setAccessibleName(self.tr("Images of the file: above as they are, below put right"))
        self._legend.setText(self.tr("Above: as they are. Below: as the networks of this program learned to read them."))
        self._put_right.setText(self.tr("Put them right"))
        self._leave.setText(self.tr("Leave them as they are"))

    def _choose(self, turn: Turn) -> None:
        self.turn = turn
        self.accept()

    def _sentence(self, turn: Turn) -> str:
        """What seems to be the matter with images that this turn would put right."""
        if turn.inverted and turn.changes_place:
            return self.tr("The images of {file} seem to be dark on light, and turned or mirrored. Put them right?")
        if turn.inverted:
            return self.tr("The images of {file} seem to be dark on light. Make them light on dark?")
        return self.tr("The images of {file} seem to be turned or mirrored, as EMNIST’s are. Put them upright?")


def ask_for_turn(parent: QWidget, question: TurnQuestion) -> Turn | None:
    """Ask; None when the user thought better of the import."""
    dialog = TurnDialog(question, parent)
    dialog.exec()
    turn = dialog.turn
    let_go(dialog)
    return turn


def _preview(question: TurnQuestion) -> QPixmap:
    """The images as they are above the images put right."""
    above, below = (np.hstack(list(images)) for images in (question.before, question.after))
    image = gray_image(np.vstack((above, np.full_like(above[:2], GRAY), below)))
    return QPixmap.fromImage(image.scaled(image.size() * PREVIEW_SCALE))
