"""The panel at the side of the window that leads through a lesson."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from mnist_desktop.core.lessons.markup import in_language, plain_of, title_in
from mnist_desktop.ui.lesson.goal_view import GoalView, RichText
from mnist_desktop.ui.lesson.running import RunningLesson
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared import theme
from mnist_desktop.ui.shared.language import spoken
from mnist_desktop.ui.shared.muted_label import MutedLabel
from mnist_desktop.ui.shared.plain_text import PlainLabel, narrow_name, said_name
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.scrolling import ScrollingPage
from mnist_desktop.ui.shared.soon import soon
from mnist_desktop.ui.shared.targets import keep_icons, keep_targets
from mnist_desktop.ui.shared.text_size import follow_text_size, scaled
from mnist_desktop.ui.shared.wrapping import WrappingRow
from mnist_desktop.workers.deletion import delete_later

LEAST_WIDTH, NARROW, USUAL_WIDTH, MOST_WIDTH = 220, 280, 300, 480
MET, OPEN = "✓", "○"
LONGEST_STEP = 60
MARGIN = 8


class LessonPanel(theme.FollowsTheme, FollowsLanguage, QWidget):
    """Shows one step at a time. Folded, it is a narrow bar.

    Signals
    -------
    step_wanted(int)
        The user goes to a step.
    leave_wanted(), hand_in_wanted(), anew_wanted()
        The user wants to leave the lesson, to hand in what was done, or to begin it anew.
    """

    step_wanted = Signal(int)
    leave_wanted = Signal()
    hand_in_wanted = Signal()
    anew_wanted = Signal()

    def __init__(self, running: RunningLesson, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lessonPanel")
        self._running, self._session = running, session
        self._goal: GoalView | None = None
        self._is_folded = False
        self._title, self._minutes = PlainLabel(wordWrap=True), MutedLabel(wordWrap=True)
        self._title.setObjectName("lessonTitle")
        self._steps = QComboBox()
        self._steps.setObjectName("lessonSteps")
        self._steps.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._steps.setMinimumContentsLength(8)
        self._steps.activated.connect(self.step_wanted)
        self._text = RichText("lessonText")
        self._fold = QToolButton(autoRaise=True)
        self._fold.setObjectName("foldLessonButton")
        self._fold.clicked.connect(lambda: self.fold(not self._is_folded))
        self.back_button = self._button("lessonBackButton", lambda: self.step_wanted.emit(self._running.progress.step - 1))
        self.next_button = self._button("lessonNextButton", lambda: self.step_wanted.emit(self._running.progress.step + 1))
        self.hand_in_button = self._button("handInButton", self.hand_in_wanted.emit)
        self.anew_button = self._button("lessonAnewButton", self.anew_wanted.emit)
        self.leave_button = self._button("leaveLessonButton", self.leave_wanted.emit)
        self._content = self._arrange()
        keep_icons(self._fold)
        running.changed.connect(self.retranslate)
        running.step_changed.connect(self._show_step)
        running.progress_changed.connect(self._follow)
        follow_text_size(self, LessonPanel._set_width)
        self.follow_theme()
        self.retranslate()

    @property
    def is_folded(self) -> bool:
        """Whether only the narrow bar is there."""
        return self._is_folded

    def sizeHint(self) -> QSize:
        """As wide as a few words in a line need."""
        return QSize(self.maximumWidth() if self._is_folded else scaled(USUAL_WIDTH), super().sizeHint().height())

    def fold(self, folded: bool) -> None:
        """Fold the panel, or show it again."""
        self._is_folded = folded
        self._content.setVisible(not folded)
        self._set_width()
        self.follow_theme()
        self._say_fold()

    def follow_theme(self) -> None:
        """Take the colors of the theme."""
        self._fold.setIcon(theme.icon("mdi6.chevron-left" if self._is_folded else "mdi6.chevron-right"))

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setAccessibleName(self.tr("Lesson"))
        self._steps.setAccessibleName(self.tr("Step of the lesson"))
        self._steps.setToolTip(self.tr("All steps; ✓ marks those that are done. Choose one to go to it."))
        self.back_button.setText(self.tr("Back"))
        self.back_button.setToolTip(self.tr("Go to the step before this one."))
        self.next_button.setText(self.tr("Next"))
        self.next_button.setToolTip(self.tr("Go to the next step, whether this one is done or not."))
        self.hand_in_button.setText(self.tr("Hand in…"))
        self.hand_in_button.setToolTip(self.tr("Write what you did into one file for your teacher."))
        self.anew_button.setText(self.tr("Begin anew…"))
        self.anew_button.setToolTip(self.tr("Take away what was done in this lesson. The runs stay in Compare."))
        self.leave_button.setText(self.tr("Leave lesson"))
        self.leave_button.setToolTip(
            self.tr("Close the lesson and get back what was there before. What you did in it stays kept.")
        )
        self._say_fold()
        lesson = self._running.lesson
        self._title.setText("" if lesson is None else narrow_name(title_in(lesson.title, spoken())))
        minutes = 0 if lesson is None else lesson.minutes
        lines = [self.tr("About {minutes} minutes").format(minutes=minutes)] if minutes else []
        if self._running.student and lines:
            lines.append(self.tr("Student: {name}").format(name=narrow_name(said_name(self._running.student))))
        self._minutes.setText("\n".join(lines))
        self._show_step()

    def _say_fold(self) -> None:
        tip = self.tr("Show the lesson (Ctrl+L)") if self._is_folded else self.tr("Fold the lesson away (Ctrl+L)")
        self._fold.setToolTip(tip)
        self._fold.setAccessibleName(tip)

    def _show_step(self) -> None:
        """Show another step from its beginning."""
        lesson, goal = self._running.lesson, self._running.goal
        if self._goal is not None:
            self._column.removeWidget(self._goal)
            self._goal.hide()
            delete_later(self._goal)
            self._goal = None
        self._text.setVisible(goal is None)
        self._text.show_text("" if lesson is None else in_language(lesson.text, spoken()))
        if goal is not None:
            self._goal = GoalView(self._running, self._session, goal)
            self._column.insertWidget(1, self._goal)
        self._follow()
        self._page.verticalScrollBar().setValue(0)
        soon(self, self._page.fit)

    def _follow(self) -> None:
        """Show which goals are met."""
        lesson, step = self._running.lesson, self._running.progress.step
        goals = () if lesson is None else lesson.goals
        met = self._running.met
        texts = [self.tr("What it is about")]
        for number, goal in enumerate(goals, start=1):
            words = said_name(plain_of(in_language(goal.text, spoken()))[:LONGEST_STEP])
            texts.append(f"{MET if goal.id in met else OPEN} {number}  {words}")
        if texts != [self._steps.itemText(row) for row in range(self._steps.count())]:
            with QSignalBlocker(self._steps):
                self._steps.clear()
                self._steps.addItems(texts)
        with QSignalBlocker(self._steps):
            self._steps.setCurrentIndex(step)
        self.back_button.setEnabled(step > 0)
        self.next_button.setEnabled(step < len(goals))
        if self._goal is not None:
            self._goal.follow()

    def _arrange(self) -> QWidget:
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        step = QWidget()
        self._column = QVBoxLayout(step)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._text)
        self._column.addStretch(1)
        self._page = ScrollingPage(step, sideways=False)
        moves, ends = QHBoxLayout(), WrappingRow()
        moves.addWidget(self.back_button)
        moves.addWidget(self.next_button)
        ends.add(self.hand_in_button)
        ends.add(self.anew_button)
        ends.add(self.leave_button)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self._title, self._minutes, self._steps):
            column.addWidget(part)
        column.addWidget(self._page, 1)
        column.addLayout(moves)
        column.addLayout(ends)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        row.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(content, 1)
        return content

    def _set_width(self) -> None:
        if self._is_folded:
            self.setFixedWidth(self._fold.sizeHint().width() + 2 * MARGIN)
        else:
            self.setMinimumWidth(min(scaled(LEAST_WIDTH), NARROW))  # beside a builder in large letters
            self.setMaximumWidth(scaled(MOST_WIDTH))

    def _button(self, name: str, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton()
        button.setObjectName(name)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        keep_targets(button)
        button.clicked.connect(lambda _checked: slot())
        return button
