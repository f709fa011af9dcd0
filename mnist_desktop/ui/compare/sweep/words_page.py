"""What a sweep says, in words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from mnist_desktop.core.sweeps.analysis import Statement, SweepFinding
from mnist_desktop.ui.shared.plain_text import PlainLabel
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.scrolling import ScrollingPage
from mnist_desktop.ui.shared.texts import say
from mnist_desktop.ui.shared.theme import FollowsTheme, colors
from mnist_desktop.ui.shared.words import name_word

SURE = (SweepFinding.MATTERED, SweepFinding.BEST_IS_BETTER)
"""What is more than luck has a mark of its own, beside its words."""


class WordsPage(FollowsTheme, FollowsLanguage, QFrame):
    """Sentences one below the other; what is more than luck is set off by a bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sweepWords")
        name_word(self, "significance")
        self._statements: tuple[Statement, ...] = ()
        self._labels: list[PlainLabel] = []
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(8, 8, 8, 8)
        self._column.addStretch(1)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(ScrollingPage(content, sideways=False))

    @property
    def text(self) -> str:
        """All of it, one sentence a line."""
        return "\n".join(label.text() for label in self._labels if not label.isHidden())

    def show_statements(self, statements: tuple[Statement, ...]) -> None:
        """Show these in the place of those before."""
        self._statements = statements
        while len(self._labels) < len(statements):
            label = PlainLabel(wordWrap=True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._labels.append(label)
            self._column.insertWidget(len(self._labels) - 1, label)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        for at, label in enumerate(self._labels):
            label.setVisible(at < len(self._statements))
            if at < len(self._statements):
                label.setText(say(self._statements[at]))
        self.follow_theme()

    def follow_theme(self) -> None:
        """Take the colors of the theme."""
        for label, statement in zip(self._labels, self._statements, strict=False):
            color = colors().accent if statement.kind in SURE else "transparent"
            label.setStyleSheet(f"QLabel {{ border: 0; border-left: 4px solid {color}; padding: 2px 0 2px 8px; }}")
