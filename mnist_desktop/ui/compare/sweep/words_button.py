"""A button that chooses several of some words, such as optimizers."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from mnist_desktop.ui.shared.menus import Menu
from mnist_desktop.ui.shared.plain_text import plain_tip, without_key
from mnist_desktop.ui.shared.targets import keep_targets

LONGEST = 34
"""Letters on the button; its tooltip has all."""


class WordsButton(QToolButton):
    """Opens a menu in which each word can be ticked.

    Signals
    -------
    edited()
        The user ticked or unticked a word.
    """

    edited = Signal()

    def __init__(self, words: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._menu = Menu(self)
        self._actions: dict[str, QAction] = {}
        self._none = ""
        for word in words:
            action = self._menu.addAction(word)
            action.setCheckable(True)
            action.toggled.connect(self._note)
            self._actions[word] = action
        self.setMenu(self._menu)
        keep_targets(self)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The words that are ticked, in their order."""
        return tuple(word for word, action in self._actions.items() if action.isChecked())

    def choose(self, words: tuple[str, ...]) -> None:
        """Tick these words and no others."""
        for word, action in self._actions.items():
            action.setChecked(word in words)

    def name_words(self, names: Mapping[str, str], none: str) -> None:
        """Call the words so on the screen; `none` stands where no word is ticked."""
        self._none = none
        for word, action in self._actions.items():
            action.setText(without_key(names.get(word, word)))
        self._say()

    def _note(self) -> None:
        self._say()
        self.edited.emit()

    def _say(self) -> None:
        names = ", ".join(self._actions[word].text().replace("&&", "&") for word in self.chosen)
        self.setText(without_key(names if len(names) <= LONGEST else f"{names[:LONGEST]}…") if names else self._none)
        self.setToolTip(plain_tip(names or self._none))
