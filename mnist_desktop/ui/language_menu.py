"""The menu in which the language of the window is chosen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from mnist_desktop.core.remembered import LanguageChoice
from mnist_desktop.ui.shared.language import NAMES


class LanguageMenu(QMenu):
    """One entry for each language, under the name that its speakers give it, and one for the system's.

    Signals
    -------
    chosen(str)
        The user wants a language from the next start on.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("&Language"))
        self._group = QActionGroup(self)
        self._choice: LanguageChoice = ""
        self._actions: dict[LanguageChoice, QAction] = {"": self._entry("", self.tr("As the s&ystem"))}
        for language, name in NAMES.items():
            self._actions[language.value] = self._entry(language.value, name)
        self.show_choice("")

    @property
    def choice(self) -> LanguageChoice:
        """The language that is ticked; empty for the system's."""
        return self._choice

    def show_choice(self, choice: LanguageChoice) -> None:
        """Tick a language."""
        self._choice = choice
        self._actions[choice].setChecked(True)

    def _entry(self, choice: LanguageChoice, title: str) -> QAction:
        action = self.addAction(title)
        action.setObjectName(f"actionLanguage-{choice or 'system'}")
        action.setCheckable(True)
        self._group.addAction(action)
        action.triggered.connect(lambda _checked: self._choose(choice))
        return action

    def _choose(self, choice: LanguageChoice) -> None:
        if choice != self._choice:
            self._choice = choice
            self.chosen.emit(choice)
