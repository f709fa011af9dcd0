"""One step of a lesson: what to do, where to answer, whether it is met, and its hints."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.lessons.goals import LONGEST_ANSWER, AnyGoal, ChoiceGoal, MisreadGoal, PredictionGoal, WordsGoal
from mnist_desktop.core.lessons.markup import html_of, in_language, plain_of, title_in
from mnist_desktop.ui.lesson.running import RunningLesson
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared import theme
from mnist_desktop.ui.shared.class_names import class_names
from mnist_desktop.ui.shared.language import spoken
from mnist_desktop.ui.shared.plain_text import PlainLabel, narrow_name, said_name, without_key
from mnist_desktop.ui.shared.targets import keep_targets
from mnist_desktop.ui.shared.text_size import follow_text_size, scaled
from mnist_desktop.ui.shared.texts import say

ANSWER_LINES = 5
ICON, GAP = 18, 6


class RichText(QLabel):
    """A text of a lesson, of which only paragraphs, lists and bold words are markup."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, textFormat=Qt.TextFormat.RichText, wordWrap=True)
        self.setObjectName(name)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)

    def show_text(self, text: str) -> None:
        """Show it."""
        self.setText(html_of(text))
        self.setAccessibleName(plain_of(text))


class GoalView(theme.FollowsTheme, QWidget):
    """Shows a goal, and takes the answer to it. It is made anew for each step and each language."""

    def __init__(self, running: RunningLesson, session: Session, goal: AnyGoal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._running, self._session, self._goal = running, session, goal
        self._choices: QButtonGroup | None = None
        self._icon, self._verdict = QLabel(), PlainLabel(wordWrap=True)
        self._verdict.setObjectName("goalVerdict")
        self._hints = QVBoxLayout()
        self._hint_button = QPushButton()
        self._hint_button.setObjectName("hintButton")
        keep_targets(self._hint_button)
        self._hint_button.clicked.connect(lambda: running.open_hint(goal.id))
        text = RichText("goalText")
        text.show_text(in_language(goal.text, spoken()))
        verdict = QHBoxLayout()
        verdict.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        verdict.addWidget(self._verdict, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(text)
        self._add_answer(column)
        column.addSpacing(GAP)
        column.addLayout(verdict)
        column.addLayout(self._hints)
        column.addWidget(self._hint_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.follow()

    def follow(self) -> None:
        """Show whether the goal is met, and the hints that are open."""
        judgement, colors = self._running.judgement(self._goal), theme.colors()
        name, color = ("check-circle", colors.right) if judgement.met else ("flag-outline", colors.muted)
        self._icon.setPixmap(theme.icon(f"mdi6.{name}", color).pixmap(scaled(ICON), scaled(ICON)))
        remark = None if judgement.met else self._running.remark
        self._verdict.setText("\n".join(say(sentence) for sentence in (judgement.sentence, remark) if sentence is not None))
        self._show_hints()

    def follow_theme(self) -> None:
        """Take the colors of the theme."""
        self.follow()

    def changeEvent(self, event: QEvent) -> None:
        """Look again once a dialog is closed: a prediction may have been made in it."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and isinstance(self._goal, PredictionGoal):
            self.follow()

    def _add_answer(self, column: QVBoxLayout) -> None:
        match self._goal:
            case WordsGoal():
                column.addWidget(self._words())
            case ChoiceGoal(choices=choices):
                self._choices = QButtonGroup(self)
                given = self._running.progress.evidence.answers.get(self._goal.id, "")
                for number, choice in enumerate(choices):
                    option = QRadioButton(without_key(title_in(choice, spoken())))
                    option.setObjectName(f"choice{number}")
                    option.setChecked(given == str(number))
                    self._choices.addButton(option, number)
                    column.addWidget(option)
                self._choices.idClicked.connect(lambda number: self._running.answer(self._goal.id, str(number)))
            case MisreadGoal(drawn=drawn):
                button = QPushButton(without_key(self.tr("I have drawn this: {name}").format(name=self._class_name(drawn))))
                button.setObjectName("drawnButton")
                keep_targets(button)
                button.clicked.connect(self._show_drawing)
                column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _words(self) -> QPlainTextEdit:
        answer = QPlainTextEdit(self._running.progress.evidence.answers.get(self._goal.id, ""))
        answer.setObjectName("answerEdit")
        answer.setTabChangesFocus(True)
        answer.setAccessibleName(self.tr("Your answer"))
        answer.setPlaceholderText(self.tr("Your answer"))
        follow_text_size(answer, lambda edit: edit.setFixedHeight(ANSWER_LINES * edit.fontMetrics().lineSpacing() + scaled(16)))

        def take() -> None:
            text = answer.toPlainText()
            if len(text) > LONGEST_ANSWER:
                with QSignalBlocker(answer):
                    answer.setPlainText(text[:LONGEST_ANSWER])
            self._running.answer(self._goal.id, text[:LONGEST_ANSWER])

        answer.textChanged.connect(take)
        return answer

    def _class_name(self, number: int) -> str:
        dataset = self._session.dataset
        names = () if dataset is None else class_names(dataset)
        return narrow_name(said_name(names[number])) if number < len(names) else str(number)

    def _show_drawing(self) -> None:
        if isinstance(self._goal, MisreadGoal):
            try:
                self._running.show_drawing(self._goal)
            except UserError as error:
                self._session.report(error)

    def _show_hints(self) -> None:
        hints, opened = self._goal.hints, self._running.progress.hints.get(self._goal.id, 0)
        for number in range(self._hints.count(), min(opened, len(hints))):
            hint = RichText(f"hint{number + 1}")
            hint.show_text(in_language(hints[number], spoken()))
            self._hints.addWidget(hint)
        self._hint_button.setVisible(opened < len(hints))
        self._hint_button.setText(self.tr("Hint {number} of {count}").format(number=opened + 1, count=len(hints)))
