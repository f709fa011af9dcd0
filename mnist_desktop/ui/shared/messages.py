"""A line across the window that shows what went wrong, without blocking."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.sentence import Sentence, Templated
from mnist_desktop.ui.shared.banner import Banner
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.texts import say

_CRASH = Sentence("Something went wrong that should not have. Your work is still here; the log file keeps the details.")


class MessageBar(FollowsLanguage, Banner):
    """Shows the latest problem until it is closed or over; behind it, one after another, warnings until each is closed.

    A problem concerns what was just tried. A warning concerns what stays so: it was not asked for, and is to be read.

    Signals
    -------
    log_wanted()
        The user asks for the log file.
    """

    log_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("message", "mdi6.alert-circle-outline", "wrong", parent=parent)
        self.setObjectName("messageBar")
        self.open_log_button = QPushButton(flat=True)
        self.open_log_button.clicked.connect(self.log_wanted)
        self.close_button.clicked.connect(self._close)
        self.buttons.addWidget(self.open_log_button)
        self._warnings: deque[UserError] = deque()
        self._shown: Templated | None = None
        self._shows_problem = False
        self.retranslate()

    def show_problem(self, error: UserError) -> None:
        """Say what went wrong."""
        self._shows_problem = True
        self._show(error)

    def show_warning(self, error: UserError) -> None:
        """Say what is not as it should be, as soon as nothing else stands there."""
        if say(error) not in map(say, self._warnings):
            self._warnings.append(error)
        if not self._shows_problem:
            self._show_warnings()

    def show_crash(self) -> None:
        """Say that something happened that was not foreseen."""
        self._shows_problem = True
        self._show(_CRASH)

    def take_problem_away(self) -> None:
        """Say no more what went wrong: something else is done, and goes well."""
        self._shows_problem = False
        self._show_warnings()

    def end_problem_of(self, attempt: str) -> None:
        """Say no more why something failed: now it has succeeded."""
        if self._shows_problem and isinstance(self._shown, UserError) and self._shown.attempt == attempt:
            self.take_problem_away()

    def _close(self) -> None:
        if not self._shows_problem:
            self._warnings.popleft()
        self.take_problem_away()

    def _show_warnings(self) -> None:
        if self._warnings:
            self._show(self._warnings[0])
        else:
            self._shown = None
            self.hide()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.open_log_button.setText(self.tr("Open log"))
        self.open_log_button.setToolTip(self.tr("Show what the program has noted down about it."))
        self._name_close(self.tr("Close this message"))
        self._say("" if self._shown is None else say(self._shown))

    def _show(self, sentence: Templated) -> None:
        self._shown = sentence
        self._say(say(sentence))
        self.open_log_button.setVisible(sentence is _CRASH)
        self.show()
