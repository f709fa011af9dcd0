"""A line across the window that asks once whose runs these are; it holds nobody up."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget

from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.banner import Banner
from mnist_desktop.ui.shared.letting_go import let_go
from mnist_desktop.ui.shared.plain_text import LONGEST_NAME
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.targets import keep_targets
from mnist_desktop.ui.shared.text_size import follow_text_size, scaled
from mnist_desktop.ui.student_dialog import StudentDialog, typed_name

LINE_WIDTH = 140


class StudentBanner(FollowsLanguage, Banner):
    """Asks for a name that each run is kept with. Whatever the answer is, it is not asked for again.

    Signals
    -------
    answered()
        There is an answer, here or in the dialog; it may be no name.

    Attributes
    ----------
    was_asked
        Whether there has been an answer, now or at an earlier start.
    """

    answered = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("student", "mdi6.account-outline", "accent", parent=parent)
        self.setObjectName("studentBanner")
        self._session = session
        self.was_asked = False
        self.line = QLineEdit(maxLength=LONGEST_NAME)
        self.line.setObjectName("studentBannerLine")
        self.buttons.addWidget(self.line)
        self.keep_button = self._button("keepStudentButton", self._keep)
        self.none_button = self._button("noStudentButton", lambda: self._answer(""))
        self.close_button.hide()  # it would say the same as the button
        self.close_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.line.returnPressed.connect(self._keep)
        self.line.textChanged.connect(self._follow_text)
        self.controls = self.line, self.keep_button, self.none_button
        keep_targets(*self.controls)
        follow_text_size(self.line, lambda line: line.setFixedWidth(scaled(LINE_WIDTH)))
        self._follow_text()
        self.retranslate()

    def offer(self) -> None:
        """Ask, unless there has been an answer or a name is known."""
        self.setVisible(not self.was_asked and not self._session.student)

    def take_answer(self) -> None:
        """A name was given elsewhere, such as when something was handed in: there is nothing to ask any more."""
        self._answer(self._session.student)

    def open_dialog(self) -> None:
        """Ask for the name, as often as somebody wants to change it."""
        dialog = StudentDialog(self._session.student, self.window())
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._answer(dialog.name)
        let_go(dialog)

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self._say(self.tr("Whose runs are these? Compare shows the name."))
        self.line.setAccessibleName(self.tr("Your name"))
        self.line.setPlaceholderText(self.tr("Your name"))
        self.keep_button.setText(self.tr("Keep"))
        self.keep_button.setToolTip(self.tr("Write this name into every run from now on. Train > Your name… changes it."))
        self.none_button.setText(self.tr("No name"))
        self.none_button.setToolTip(self.tr("Write no name, and do not ask again."))

    def _follow_text(self) -> None:
        self.keep_button.setEnabled(bool(typed_name(self.line)))

    def _keep(self) -> None:
        if name := typed_name(self.line):
            self._answer(name)

    def _answer(self, name: str) -> None:
        self._session.student = name
        self.was_asked = True
        if (focused := QApplication.focusWidget()) is not None and self.isAncestorOf(focused):
            focused.clearFocus()  # or Qt hands it to the next number that keys can change
        self.hide()
        self.answered.emit()
