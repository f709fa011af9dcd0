"""Asks whose runs are trained here, so that those of thirty students can be told apart on the teacher's screen."""

from __future__ import annotations

from PySide6.QtWidgets import QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from mnist_desktop.ui.shared.fitting_dialog import FittingDialog
from mnist_desktop.ui.shared.plain_text import LONGEST_NAME, said_name
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.text_size import follow_text_size, scaled
from mnist_desktop.ui.shared.words import name_word

WIDTH = 380


class StudentDialog(FollowsLanguage, FittingDialog):
    """One line, which may stay empty."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("studentDialog")
        self._intro = QLabel(wordWrap=True)
        self._label = QLabel()
        self._line = QLineEdit(name, maxLength=LONGEST_NAME)
        self._line.setObjectName("studentLine")
        name_word(self._line, "run")
        self._line.selectAll()
        self._label.setBuddy(self._line)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow(self._label, self._line)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(self._intro)
        column.addLayout(form)
        column.addWidget(buttons)
        follow_text_size(self, lambda dialog: dialog.setMinimumWidth(scaled(WIDTH)))
        self._line.setFocus()
        self.retranslate()

    @property
    def name(self) -> str:
        """What was typed; empty for nothing."""
        return typed_name(self._line)

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setWindowTitle(self.tr("Your name"))
        self._intro.setText(
            self.tr("It is written into every run that is trained from now on, and Compare shows it. It stays on this computer "
                    "and in what you save from here. Leave it empty to write none.")
        )  # fmt: skip
        self._label.setText(self.tr("&Name"))


def typed_name(line: QLineEdit) -> str:
    """The name in `line` without what cannot be seen, fit to be kept."""
    return said_name("".join(letter for letter in line.text() if letter.isprintable()))
