"""What a person chooses once for a machine. Each choice takes effect at once, and is remembered with the window."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from mnist_desktop.core.administration import administration
from mnist_desktop.core.preference_choices import MEGABYTE, AnnouncedEvery, EpochMegabytes, LanguageChoice, Theme, megabytes_of
from mnist_desktop.core.sentence import shown
from mnist_desktop.ui.administered import fixed_boxes
from mnist_desktop.ui.announcements import PACES, Announcements
from mnist_desktop.ui.shared.fitting_dialog import FittingDialog
from mnist_desktop.ui.shared.language import NAMES
from mnist_desktop.ui.shared.plain_text import PlainLabel, plain_tip
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.shown_epoch import ShownEpoch
from mnist_desktop.ui.shared.targets import keep_targets
from mnist_desktop.ui.shared.text_size import STEPS, text_percent
from mnist_desktop.ui.view import View


class Preferences(FollowsLanguage, FittingDialog):
    """Language, look, what is announced, and what is kept of each run.

    Signals
    -------
    language_chosen(str)
        The user wants another language; empty for the system's.
    """

    language_chosen = Signal(str)

    def __init__(
        self,
        view: View,
        announcements: Announcements,
        epochs: ShownEpoch,
        language: LanguageChoice,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("preferences")
        self._view, self._announcements, self._epochs = view, announcements, epochs
        self.language = self._box("languageBox", ("", *(each.value for each in NAMES)), language)
        self.theme = self._box("themeBox", ("system", "light", "dark"), view.theme)
        self.text_size = self._box("textSizeBox", STEPS, text_percent())
        self.pace = self._box("paceBox", PACES, announcements.every)
        self.kept = self._box("keptEpochsBox", get_args(EpochMegabytes), megabytes_of(epochs.budget))
        self._labels = {box: QLabel() for box in (self.language, self.theme, self.text_size, self.pace, self.kept)}
        self._fixed = fixed_boxes(self.language, self.pace, self.kept)
        self._reason = PlainLabel(wordWrap=True)
        self._reason.setObjectName("fixedPreferences")
        self._reason.setVisible(bool(self._fixed))
        form = QFormLayout()
        for box, label in self._labels.items():
            label.setBuddy(box)
            form.addRow(label, box)
        keep_targets(*self._labels, *self._labels.values())  # a label as high as its box stands beside its middle
        form.addRow(self._reason)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addStretch(1)
        column.addWidget(self._buttons)
        self.language.currentIndexChanged.connect(lambda: self.language_chosen.emit(self.language.currentData()))
        self.theme.currentIndexChanged.connect(self._use_theme)
        self.text_size.currentIndexChanged.connect(lambda: view.set_percent(self.text_size.currentData()))
        self.pace.currentIndexChanged.connect(self._use_pace)
        self.kept.currentIndexChanged.connect(self._use_budget)
        self.retranslate()

    def show_language(self, choice: LanguageChoice) -> None:
        """Show which language was chosen; emits nothing."""
        with QSignalBlocker(self.language):
            self.language.setCurrentIndex(self.language.findData(choice))

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setWindowTitle(self.tr("Preferences"))
        self._labels[self.language].setText(self.tr("&Language"))
        self._labels[self.theme].setText(self.tr("&Theme"))
        self._labels[self.text_size].setText(self.tr("Text &size"))
        self._labels[self.pace].setText(self.tr("&Read epochs out"))
        self.language.setToolTip(self.tr("The window changes at once; nothing that you did is lost."))
        self.theme.setToolTip(self.tr("Light or dark, or whichever the system has."))
        self.text_size.setToolTip(self.tr("Of all text in the window, beside the usual size."))
        self.pace.setToolTip(self.tr("How often a screen reader says how far the training is."))
        self._labels[self.kept].setText(self.tr("&Keep epochs of a run"))
        self.kept.setToolTip(
            plain_tip(
                self.tr(
                    "How much room the weights of its epochs may take on the disk, so that the slider above the tabs can look "
                    "back at them. Where they take more, only some of them are kept, evenly spread. It counts for the next "
                    "training."
                )
            )
        )
        self._reason.setText(self.tr("What is grey here, an administrator has set for this computer."))
        for box in self._fixed:
            told = self.tr("An administrator has set this in {file}.")
            box.setToolTip(plain_tip(told.format(file=shown(administration().path))))
        room = {each: self.tr("up to {megabytes:,} MB").format(megabytes=each) for each in get_args(EpochMegabytes)}
        _say(self.kept, room | {0: self.tr("none")})
        names = {"": self.tr("As the system"), **{each.value: name for each, name in NAMES.items()}}
        _say(self.language, names)
        _say(self.theme, {"system": self.tr("As the system"), "light": self.tr("Light"), "dark": self.tr("Dark")})
        _say(self.text_size, {step: self.tr("{percent} %").format(percent=step) for step in STEPS})
        every: dict[AnnouncedEvery, str] = {
            -1: self.tr("never"),
            0: self.tr("each of them"),
            5: self.tr("at most every 5 seconds"),
            30: self.tr("at most every 30 seconds"),
        }
        _say(self.pace, every)

    def _box(self, name: str, choices: tuple[object, ...], chosen: object) -> QComboBox:
        box = QComboBox()
        box.setObjectName(name)
        for choice in choices:
            box.addItem("", choice)
        box.setCurrentIndex(box.findData(chosen))
        return box

    def _use_theme(self) -> None:
        theme: Theme = self.theme.currentData()
        self._view.set_theme(theme)

    def _use_pace(self) -> None:
        self._announcements.every = self.pace.currentData()

    def _use_budget(self) -> None:
        self._epochs.set_budget(self.kept.currentData() * MEGABYTE)


def _say(box: QComboBox, texts: Mapping[Any, str]) -> None:
    """Give each choice its text. Any: a choice is of the type of what is chosen there."""
    for choice, text in texts.items():
        box.setItemText(box.findData(choice), text)
