"""Asks for what is missing before something is handed in, lets runs be chosen, and says what is not done yet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from mnist_desktop.core.lessons.goals import RunFacts
from mnist_desktop.core.lessons.hand_in import MOST_RUNS
from mnist_desktop.core.lessons.lesson import Lesson, shared_folder_of
from mnist_desktop.core.lessons.progress import is_same_student
from mnist_desktop.ui.shared.fitting_dialog import FittingDialog
from mnist_desktop.ui.shared.numbers import percent_text
from mnist_desktop.ui.shared.plain_text import LONGEST_NAME, PlainLabel, narrow_name, said_name
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.run_names import run_title
from mnist_desktop.ui.shared.targets import LEAST_TARGET
from mnist_desktop.ui.shared.text_size import follow_text_size, scaled
from mnist_desktop.ui.student_dialog import typed_name

WIDTH = 420
SHOWN_RUNS = 5
"""How many runs are seen at once; the others are scrolled to."""


class HandInDialog(FollowsLanguage, FittingDialog):
    """What goes into the file, whose it is, and where a copy goes.

    Parameters
    ----------
    student
        Whose work it is as far as is known; empty for nobody's.
    open_goals
        The numbers of the goals that are not met yet.
    runs
        Those that can be handed in; none where nothing was trained. The first one is ticked. A choice is offered where there are
        several.
    """

    def __init__(
        self, lesson: Lesson, student: str, open_goals: tuple[int, ...], runs: Sequence[RunFacts], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("handInDialog")
        self._lesson, self._open, self._offered, self._known = lesson, open_goals, tuple(runs), student
        self._missing, self._content, self._place, self._whose = (PlainLabel(wordWrap=True) for _ in range(4))
        self._whose.setObjectName("handInWhose")
        self._missing.setObjectName("openGoals")
        self._content.setObjectName("handInContent")
        self._runs_label, self.runs = QLabel(), self._make_list()
        self._runs_label.setBuddy(self.runs)
        self._label = QLabel()
        self.line = QLineEdit(student, maxLength=LONGEST_NAME)
        self.line.setObjectName("handInName")
        self._label.setBuddy(self.line)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        # None of the box's own: it would be called as the box calls it when the language changes.
        self._send = self._buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self._send.setObjectName("confirmHandInButton")
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.line.textChanged.connect(self._follow)
        form = QFormLayout()
        form.addRow(self._label, self.line)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        for part in (self._missing, self._runs_label, self.runs, self._content, self._place):
            column.addWidget(part)
        column.addLayout(form)
        column.addWidget(self._whose)
        column.addWidget(self._buttons)
        self._send.setDefault(True)  # only a button that is in the dialog can be
        for part in (self._runs_label, self.runs):
            part.setVisible(len(self._offered) > 1)
        self.line.setFocus()
        follow_text_size(self, HandInDialog._follow_text_size)
        self.retranslate()

    def _follow_text_size(self) -> None:
        self.setMinimumWidth(scaled(WIDTH))
        height = max(LEAST_TARGET, self.runs.fontMetrics().height())
        with QSignalBlocker(self.runs):  # as below
            for at in range(self.runs.count()):
                self.runs.item(at).setSizeHint(QSize(0, height))  # as wide as the list: a long name has dots in its middle
        lines = min(SHOWN_RUNS, len(self._offered)) * height
        self.runs.setFixedHeight(lines + 2 * self.runs.frameWidth())

    @property
    def student(self) -> str:
        """Who hands in."""
        return typed_name(self.line)

    @property
    def run_ids(self) -> tuple[str, ...]:
        """The runs that are handed in, the one that stands for all first."""
        return tuple(run.run_id for run in self._chosen)

    @property
    def _chosen(self) -> tuple[RunFacts, ...]:
        items = enumerate(self._offered)
        return tuple(run for at, run in items if self.runs.item(at).checkState() is Qt.CheckState.Checked)

    def _make_list(self) -> QListWidget:
        made = QListWidget()
        made.setObjectName("handInRuns")
        made.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        for at in range(len(self._offered)):
            item = QListWidgetItem(made)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked if at else Qt.CheckState.Checked)
        made.setCurrentRow(0)
        made.itemChanged.connect(self._follow)
        return made

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setWindowTitle(self.tr("Hand in"))
        count, goals = len(self._open), len(self._lesson.goals)
        if not count:
            self._missing.setText(self.tr("All {count} goals are met.").format(count=goals))
        else:
            numbers = ", ".join(map(str, self._open))
            text = self.tr("{count} of {all} goals are not met yet: {numbers}. You can hand in all the same.")
            self._missing.setText(text.format(count=count, all=goals, numbers=numbers))
        self._runs_label.setText(self.tr("&Runs in the file"))
        self.runs.setToolTip(self.tr("Tick the runs that your teacher is to see, at most {most}.").format(most=MOST_RUNS))
        with QSignalBlocker(self.runs):  # a lesson may have hundreds, and each text is a change of its item
            for at, run in enumerate(self._offered):
                item = self.tr("{name}: {accuracy} of the test images")
                self.runs.item(at).setText(item.format(name=_name_of(run), accuracy=_accuracy_of(run)))
        folder = shared_folder_of(self._lesson)
        self._place.setVisible(bool(folder))
        self._place.setText(self.tr("A copy goes to the shared folder {folder}").format(folder=narrow_name(said_name(folder))))
        self._label.setText(self.tr("Your &name"))
        self.line.setToolTip(self.tr("It is written into the file, so that your teacher knows whose it is."))
        self._send.setText(self.tr("Hand in"))
        self._follow()

    def _say_content(self) -> None:
        chosen = self._chosen
        if not self._offered:
            text = self.tr("The file holds your answers. No run of this lesson is there to go with them.")
        elif not chosen:
            text = self.tr("The file holds your answers and no run.")
        elif len(chosen) > MOST_RUNS:
            text = self.tr("The file holds at most {most} runs: untick some of the {count}.")
        elif len(chosen) == 1:
            text = self.tr("The file holds your answers and the run “{name}”, which reads {accuracy} of the test images right.")
        else:
            text = self.tr("The file holds your answers and {count} runs. Its report is about the first of them, “{name}”.")
        first = chosen[0] if chosen else None
        name, accuracy = ("", "") if first is None else (_name_of(first), _accuracy_of(first))
        self._content.setText(text.format(name=name, accuracy=accuracy, count=len(chosen), most=MOST_RUNS))

    def _follow(self, _: object = None) -> None:
        """Nobody hands in without a name, nor without a word what somebody else has done, nor more runs than a file holds."""
        self._say_content()
        student = self.student
        may_go = bool(student) and len(self._chosen) <= MOST_RUNS
        self._send.setEnabled(may_go)
        is_other = bool(self._known) and not is_same_student(student, self._known)
        if not student:
            self._whose.setText(self.tr("Type your name first: your teacher has to know whose this is."))
        elif is_other:
            text = self.tr("So far this was worked on under the name {name}. If that is somebody else, cancel, and say your own "
                           "name with Train > Your name…: the lesson then begins anew for you.")  # fmt: skip
            self._whose.setText(text.format(name=narrow_name(said_name(self._known))))
        self._whose.setVisible(is_other or not student)


def _name_of(run: RunFacts) -> str:
    return narrow_name(said_name(run_title(run.name)))


def _accuracy_of(run: RunFacts) -> str:
    return percent_text(f"{100 * (run.test_accuracy or 0):.1f}")
