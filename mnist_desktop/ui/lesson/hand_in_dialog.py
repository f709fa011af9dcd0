"""Asks for what is missing before something is handed in, and says what is not done yet."""

from __future__ import annotations

from PySide6.QtWidgets import QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from mnist_desktop.core.lessons.goals import RunFacts
from mnist_desktop.core.lessons.lesson import Lesson, shared_folder_of
from mnist_desktop.core.lessons.progress import is_same_student
from mnist_desktop.ui.shared.fitting_dialog import FittingDialog
from mnist_desktop.ui.shared.numbers import percent_text
from mnist_desktop.ui.shared.plain_text import LONGEST_NAME, PlainLabel, narrow_name, said_name
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.run_names import run_title
from mnist_desktop.ui.shared.text_size import follow_text_size, scaled
from mnist_desktop.ui.student_dialog import typed_name

WIDTH = 420


class HandInDialog(FollowsLanguage, FittingDialog):
    """What goes into the file, whose it is, and where a copy goes.

    Parameters
    ----------
    student
        Whose work it is as far as is known; empty for nobody's.
    open_goals
        The numbers of the goals that are not met yet.
    run
        The run that is handed in; None where nothing was trained.
    """

    def __init__(
        self, lesson: Lesson, student: str, open_goals: tuple[int, ...], run: RunFacts | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("handInDialog")
        self._lesson, self._open, self._run, self._known = lesson, open_goals, run, student
        self._missing, self._content, self._place, self._whose = (PlainLabel(wordWrap=True) for _ in range(4))
        self._whose.setObjectName("handInWhose")
        self._missing.setObjectName("openGoals")
        self._label = QLabel()
        self.line = QLineEdit(student, maxLength=LONGEST_NAME)
        self.line.setObjectName("handInName")
        self._label.setBuddy(self.line)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.line.textChanged.connect(self._follow)
        form = QFormLayout()
        form.addRow(self._label, self.line)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        for part in (self._missing, self._content, self._place):
            column.addWidget(part)
        column.addLayout(form)
        column.addWidget(self._whose)
        column.addWidget(self._buttons)
        follow_text_size(self, lambda dialog: dialog.setMinimumWidth(scaled(WIDTH)))
        self.retranslate()

    @property
    def student(self) -> str:
        """Who hands in."""
        return typed_name(self.line)

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
        if self._run is None:
            self._content.setText(self.tr("The file holds your answers. No run of this lesson is there to go with them."))
        else:
            text = self.tr("The file holds your answers and the run “{name}”, which reads {accuracy} of the test images right.")
            accuracy = percent_text(f"{100 * (self._run.test_accuracy or 0):.1f}")
            self._content.setText(text.format(name=narrow_name(said_name(run_title(self._run.name))), accuracy=accuracy))
        folder = shared_folder_of(self._lesson)
        self._place.setVisible(bool(folder))
        self._place.setText(self.tr("A copy goes to the shared folder {folder}").format(folder=narrow_name(said_name(folder))))
        self._label.setText(self.tr("Your &name"))
        self.line.setToolTip(self.tr("It is written into the file, so that your teacher knows whose it is."))
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("Hand in"))
        self._follow()

    def _follow(self) -> None:
        """Nobody hands in without a name, nor without a word what somebody else has done."""
        student = self.student
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(student))
        is_other = bool(self._known) and not is_same_student(student, self._known)
        if not student:
            self._whose.setText(self.tr("Type your name first: your teacher has to know whose this is."))
        elif is_other:
            text = self.tr("So far this was worked on under the name {name}. If that is somebody else, cancel, and say your own "
                           "name with Train > Your name…: the lesson then begins anew for you.")  # fmt: skip
            self._whose.setText(text.format(name=narrow_name(said_name(self._known))))
        self._whose.setVisible(is_other or not student)
