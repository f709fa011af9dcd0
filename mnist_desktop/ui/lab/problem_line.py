"""A sentence about why there is nothing more to see, where it would be seen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from mnist_desktop.core.sentence import Templated
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.texts import say
from mnist_desktop.ui.shared.theme import FollowsTheme, colors, icon

ICON_SIDE = 18


class ProblemLine(FollowsLanguage, FollowsTheme, QWidget):
    """Is seen as long as there is something to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._problem: Templated | None = None
        self._icon = QLabel()
        self._label = QLabel(wordWrap=True)
        self._label.setObjectName("labProblem")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._label, 1)
        self.follow_theme()
        self.hide()

    def show_problem(self, problem: Templated | None) -> None:
        """Say what is wrong; without a problem the line is hidden."""
        self._problem = problem
        self.retranslate()
        self.setVisible(problem is not None)

    def retranslate(self) -> None:
        """Say the problem in the language that is spoken now."""
        self._label.setText(say(self._problem) if self._problem is not None else "")

    def follow_theme(self) -> None:
        """Take the colors of the theme."""
        wrong, palette = QColor(colors().wrong), self._label.palette()
        self._icon.setPixmap(icon("mdi6.alert-circle-outline", wrong.name()).pixmap(ICON_SIDE, ICON_SIDE))
        if palette.color(QPalette.ColorRole.WindowText) != wrong:
            palette.setColor(QPalette.ColorRole.WindowText, wrong)
            self._label.setPalette(palette)
