"""The problems of the experiment, each with its sentence and, where there is one, a button that mends it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from mnist_desktop.core.model.spec import Problem
from mnist_desktop.ui.builder.layer_delegate import ICON, problem_icon
from mnist_desktop.ui.shared import theme
from mnist_desktop.ui.shared.muted_label import MutedLabel
from mnist_desktop.ui.shared.plain_text import PlainLabel, plain_tip
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.texts import say, say_fix

MOST_SHOWN = 2
"""They are mended one after the other; a wall of them helps nobody."""


class ProblemList(FollowsLanguage, theme.FollowsTheme, QWidget):
    """Shows the first problems.

    Signals
    -------
    fix_wanted(Problem)
        The user asks for the repair of this problem.
    """

    fix_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("problemList")
        self._problems: tuple[Problem, ...] = ()
        self._rows = [ProblemRow(self) for _ in range(MOST_SHOWN)]
        self._others = MutedLabel()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for row in self._rows:
            row.fix_wanted.connect(self.fix_wanted)
            column.addWidget(row)
        column.addWidget(self._others)
        self.retranslate()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems, the ones that are not shown included."""
        return self._problems

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Show the first of `problems`; what blocks comes before what is unwise."""
        self._problems = tuple(sorted(problems, key=lambda problem: not problem.blocking))
        for number, row in enumerate(self._rows):
            row.show_problem(self._problems[number] if number < len(self._problems) else None)
        hidden = len(self._problems) - MOST_SHOWN
        self._others.setText(self.tr("and {count} more").format(count=hidden))
        self._others.setVisible(hidden > 0)
        self.setVisible(bool(self._problems))

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setAccessibleName(self.tr("Problems"))
        self.show_problems(self._problems)

    def follow_theme(self) -> None:
        """Take the colors of the theme."""
        self.show_problems(self._problems)


class ProblemRow(QFrame):
    """One problem: its mark, its sentence, its repair.

    Signals
    -------
    fix_wanted(Problem)
        The button was pressed.
    """

    fix_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("problemRow")
        self._problem: Problem | None = None
        self._icon = QLabel()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._text = PlainLabel(wordWrap=True)
        self._text.setObjectName("problemText")
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._fix = QPushButton()
        self._fix.setObjectName("fixButton")
        self._fix.clicked.connect(self._want_fix)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 5, 6, 5)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._fix, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_problem(self, problem: Problem | None) -> None:
        """Show a problem, or nothing."""
        self._problem = problem
        self.setVisible(problem is not None)
        text, fix = ("", "") if problem is None else (say(problem), say_fix(problem))
        self._text.setText(text)
        self._fix.setVisible(bool(fix))
        self._fix.setText(fix)
        self._fix.setAccessibleDescription(text)
        self._fix.setToolTip(plain_tip(text))
        if problem is not None:
            self._paint(problem)

    def _want_fix(self) -> None:
        self.fix_wanted.emit(self._problem)

    def _paint(self, problem: Problem) -> None:
        """A bar in the color of mistakes where training cannot start; a hint stays grey."""
        self._icon.setPixmap(problem_icon(problem).pixmap(ICON, ICON))
        bar = theme.colors().wrong if problem.blocking else theme.colors().grid
        style = f"#problemRow {{ border: 1px solid {theme.colors().grid}; border-left: 4px solid {bar}; border-radius: 4px; }}"
        if self.styleSheet() != style:
            self.setStyleSheet(style)
