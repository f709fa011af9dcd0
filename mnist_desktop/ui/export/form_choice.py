"""The forms in which a run can leave, one below the other: each with what it is for, or why it is not possible."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QStyle, QVBoxLayout, QWidget

from mnist_desktop.core.export.forms import WORDS, Form, obstacle_to_form
from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.ui.shared.muted_label import MutedLabel
from mnist_desktop.ui.shared.plain_text import plain_tip
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.text_size import follow_text_size, scaled
from mnist_desktop.ui.shared.texts import core_text, say
from mnist_desktop.ui.shared.words import name_word

ENTRIES = {Form.ONNX: "onnx", Form.LITERT: "litert"}
"""Forms that have a word of their own in the glossary."""
LINE_WIDTH = 460


class FormChoice(FollowsLanguage, QWidget):
    """One button for each form; those that this run cannot take are greyed, with the reason below.

    Signals
    -------
    changed()
        Another form is chosen.
    """

    changed = Signal()

    def __init__(self, info: RunInfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._obstacles = {form: obstacle_to_form(form, info) for form in Form}
        self._group = QButtonGroup(self)
        self.buttons: dict[Form, QRadioButton] = {}
        self._purposes: dict[Form, MutedLabel] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for form in Form:
            button, purpose = QRadioButton(), MutedLabel(wordWrap=True)
            button.setObjectName(f"export-{form.value}")
            purpose.setObjectName(f"exportPurpose-{form.value}")
            if form in ENTRIES:
                name_word(button, ENTRIES[form])
            button.setEnabled(self._obstacles[form] is None)
            purpose.setIndent(self.style().pixelMetric(QStyle.PixelMetric.PM_ExclusiveIndicatorWidth) + 6)
            follow_text_size(purpose, lambda label: label.setMinimumWidth(scaled(LINE_WIDTH)))
            self._group.addButton(button)
            self.buttons[form], self._purposes[form] = button, purpose
            column.addWidget(button)
            column.addWidget(purpose)
            column.addSpacing(4)
        # The Keras model needs no package and is possible for every run.
        self.buttons[Form.KERAS if self._obstacles[Form.KERAS_SCRIPT] else Form.KERAS_SCRIPT].setChecked(True)
        self._group.buttonToggled.connect(self._note_choice)
        self.retranslate()

    @property
    def form(self) -> Form:
        """The chosen form."""
        return next(form for form, button in self.buttons.items() if button.isChecked())

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        for form, button in self.buttons.items():
            words, obstacle = WORDS[form], self._obstacles[form]
            button.setText(core_text(words.title))
            text = core_text(words.purpose) if obstacle is None else say(obstacle)
            self._purposes[form].setText(text)
            button.setAccessibleDescription(text)
            button.setToolTip(plain_tip(text))

    def _note_choice(self, _button: QRadioButton, checked: bool) -> None:
        if checked:
            self.changed.emit()
