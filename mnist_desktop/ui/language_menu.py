"""The menu in which the language of the window is chosen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QWidget

from mnist_desktop.core.preference_choices import LanguageChoice
from mnist_desktop.ui.shared.language import NAMES
from mnist_desktop.ui.shared.menus import Menu
from mnist_desktop.ui.shared.retranslation import FollowsLanguage


class LanguageMenu(FollowsLanguage, Menu):
    """One entry for each language, under the name that its speakers give it, and one for the system's.

    Signals
    -------
    chosen(str)
        The user wants another language; empty for the system's.
    settled(str)
        Which one is ticked in the end.
    """

    chosen = Signal(str)
    settled = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QActionGroup(self)
        self._choices: dict[QAction, LanguageChoice] = {self._entry("system", ""): ""}
        for language, name in NAMES.items():
            self._choices[self._entry(language.value, name)] = language.value
        self._group.triggered.connect(lambda action: self.chosen.emit(self._choices[action]))
        self.show_choice("")
        self.retranslate()

    @property
    def choice(self) -> LanguageChoice:
        """The language that is ticked; empty for the system's."""
        return self._choices[self._group.checkedAction()]

    def show_choice(self, choice: LanguageChoice) -> None:
        """Tick a language."""
        next(action for action, each in self._choices.items() if each == choice).setChecked(True)
        self.settled.emit(choice)

    def choose(self, choice: LanguageChoice) -> None:
        """Tick a language as the user does."""
        self.show_choice(choice)
        self.chosen.emit(choice)

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        # Whoever does not read the language of the window finds the menu all the same.
        title = self.tr("&Language")
        self.setTitle(title if title.endswith("Language") else f"{title} (Language)")
        next(iter(self._choices)).setText(self.tr("As the s&ystem"))

    def _entry(self, name: str, title: str) -> QAction:
        action = self.addAction(title)
        action.setObjectName(f"actionLanguage-{name}")
        action.setCheckable(True)
        self._group.addAction(action)
        return action
