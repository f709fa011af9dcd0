"""The teacher's dialog: makes a lesson of what is in the window now, tries it, and saves it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from mnist_desktop.core.datasets.known import known_by_key
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.file_names import file_name
from mnist_desktop.core.lessons.goals import WordsGoal
from mnist_desktop.core.lessons.lesson import SUFFIX, Lesson, LessonError, problem_of, write_lesson
from mnist_desktop.core.lessons.markup import USUAL_LANGUAGE, in_language
from mnist_desktop.ui.data_files import available_datasets
from mnist_desktop.ui.lesson.fixing import FixingPage
from mnist_desktop.ui.lesson.goal_list import GoalList
from mnist_desktop.ui.lesson.texts import LanguageBox, TextEdit, TitleEdit
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.asking import is_agreed
from mnist_desktop.ui.shared.box_items import say_items
from mnist_desktop.ui.shared.data_titles import data_title
from mnist_desktop.ui.shared.fitting_dialog import FittingDialog
from mnist_desktop.ui.shared.letting_go import let_go
from mnist_desktop.ui.shared.muted_label import MutedLabel
from mnist_desktop.ui.shared.plain_text import PlainLabel, narrow_name, said_name
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.saving import save_and_tell
from mnist_desktop.ui.shared.text_size import follow_text_size, scaled
from mnist_desktop.ui.shared.texts import say
from mnist_desktop.ui.tabs import Tabs

WIDTH = 600
UNNAMED = "lesson"
"""The id of a lesson whose title has no Latin letters."""


class LessonDialog(FollowsLanguage, FittingDialog):
    """Edits a lesson, all but its data, network and settings, which are those of the draft or those of the window.

    Parameters
    ----------
    holds
        Whether it begins with the draft's own network, settings and data, as long as nobody wants those of the window.

    Signals
    -------
    try_wanted(Lesson)
        The teacher wants to see it as a student does. The dialog is closed by then.
    empty_wanted()
        The teacher wants to begin another one. The dialog is closed by then.

    Attributes
    ----------
    from_window
        Takes network, settings and data of the window; it is there where the draft has others.
    ask_save
        Asks for a file, ``(proposed name) -> str``. It is replaced where nobody is there to answer.
    ask_empty
        Asks whether what is in the form may be lost.
    """

    try_wanted = Signal(object)
    empty_wanted = Signal()

    def __init__(
        self, draft: Lesson, session: Session, tabs: Tabs, parent: QWidget | None = None, *, holds: bool = False
    ) -> None:
        super().__init__(parent)
        self.setObjectName("lessonDialog")
        self._draft, self._session = draft, session
        self.ask_save: Callable[[str], str] = self._ask_save
        self.ask_empty: Callable[[], bool] = self._ask_empty
        self.from_window = QCheckBox()
        self.from_window.setChecked(not holds)
        self.from_window.setObjectName("lessonFromWindow")
        self.from_window.toggled.connect(self._say_start)
        self.language = LanguageBox()
        self.title = TitleEdit("lessonTitleEdit", draft.title, self.language)
        self.text = TextEdit("lessonTextEdit", draft.text, self.language, 6)
        self.minutes = QSpinBox(minimum=1, maximum=600, value=draft.minutes)
        self.minutes.setObjectName("lessonMinutes")
        self.folder = QLineEdit(draft.shared_folder, maxLength=500)
        self.folder.setObjectName("lessonFolder")
        self.hidden_data = QComboBox()
        self.hidden_data.setObjectName("lessonHiddenData")
        self.hidden_data.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._entries = available_datasets()
        self._list_hidden(draft.hidden_data)
        self._choose = QPushButton()
        self._choose.setObjectName("lessonFolderButton")
        self._choose.clicked.connect(self._choose_folder)
        self.goals = GoalList(draft.goals, {name: tabs.title(name) for name in tabs.names()}, self)
        self.fixing = FixingPage(draft, {name: tabs.title(name) for name in tabs.names()})
        self._note = MutedLabel(wordWrap=True)
        self._problem = PlainLabel(wordWrap=True)
        self._problem.setObjectName("lessonProblem")
        self._labels: dict[QWidget, QLabel] = {}
        self._pages = QTabWidget()
        self._pages.setObjectName("lessonPages")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.try_button = self._buttons.addButton("", QDialogButtonBox.ButtonRole.ActionRole)
        self.try_button.setObjectName("tryLessonButton")
        self.save_button = self._buttons.addButton("", QDialogButtonBox.ButtonRole.ActionRole)
        self.save_button.setObjectName("saveLessonButton")
        self.empty_button = self._buttons.addButton("", QDialogButtonBox.ButtonRole.ResetRole)
        self.empty_button.setObjectName("emptyLessonButton")
        self.empty_button.clicked.connect(self._empty)
        for changed in (self.title.textChanged, self.text.edited, self.language.currentIndexChanged, self.goals.edited):
            changed.connect(self._problem.hide)
        self.try_button.clicked.connect(self._try)
        self.save_button.clicked.connect(self._save)
        self._buttons.rejected.connect(self.reject)
        self._arrange()
        self.retranslate()

    def lesson(self) -> Lesson:
        """The lesson as the form has it; raises LessonError where something is missing."""
        if not self.title.texts:
            raise LessonError("Give the lesson a title.")
        if not self.goals.goals:
            raise LessonError("Give the lesson at least one step.")
        made = replace(self.draft(), id=_id_of(in_language(self.title.texts, USUAL_LANGUAGE)))
        if (problem := problem_of(made)) is not None:
            raise LessonError("The lesson cannot be used: {cause}", cause=problem)
        return made

    def draft(self) -> Lesson:
        """What is in the form, complete or not, to go on with later."""
        title = self.title.texts or self._draft.title
        return replace(
            _from_window(self._draft, self._session) if self.from_window.isChecked() else self._draft,
            title=title,
            text=self.text.texts or title,
            goals=self.goals.goals or self._draft.goals,
            minutes=self.minutes.value(),
            shared_folder=self.folder.text().strip(),
            hidden_data=str(self.hidden_data.currentData()),
            fixed=self.fixing.fixed,
            hidden=self.fixing.hidden,
            tabs=self.fixing.tabs,
        )

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setWindowTitle(self.tr("New lesson from this window"))
        for page, title in enumerate((self.tr("Task"), self.tr("Steps"), self.tr("Fixed and hidden"))):
            self._pages.setTabText(page, title)
        self._say_tips()
        texts = {
            self.language: self.tr("&Language of the texts"),
            self.title: self.tr("&Title"),
            self.text: self.tr("Te&xt"),
            self.minutes: self.tr("&Minutes"),
            self.folder: self.tr("S&hared folder for hand-ins"),
            self.hidden_data: self.tr("Hidden &data for the class board"),
        }
        for editor, text in texts.items():
            self._labels[editor].setText(text)
        self.text.setPlaceholderText(self.tr("Paragraphs; lines that begin with - for a list; **bold**."))
        self.folder.setPlaceholderText(self.tr("none"))
        self._list_hidden(str(self.hidden_data.currentData()))
        self._choose.setText(self.tr("Choose…"))
        self.try_button.setText(self.tr("Try as a &student"))
        self.save_button.setText(self.tr("&Save…"))
        self.empty_button.setText(self.tr("Em&pty"))
        self.empty_button.setToolTip(self.tr("Begin another lesson, with an empty form"))
        self.from_window.setText(self.tr("Begin with what is in the &window now"))
        self.from_window.setToolTip(
            self.tr("Students begin with the window's network, settings and data; else with those that the lesson has")
        )
        self._say_start()

    def _say_start(self) -> None:
        """What students begin with."""
        key, title = self._draft.dataset, ""
        if self.from_window.isChecked():
            note = self.tr("Students begin with the network and the settings that are in the window now, on {data}.")
            if (dataset := self._session.dataset) is not None:
                key, title = dataset.key, data_title(dataset.title)
        else:
            note = self.tr("Students begin with the network and the settings of this lesson as they were, on {data}.")
            known = known_by_key(key)
            title = said_name(key) if known is None else data_title(known.title)
        note, known = note.format(data=narrow_name(title)), known_by_key(key)
        if known is None or not known.starter:
            note += " " + self.tr("This data set has to be on their computers, too.")
        self._note.setText(note)

    def _say_tips(self) -> None:
        self.title.setToolTip(self.tr("What the lesson is called. Students see it above the steps."))
        self.minutes.setToolTip(self.tr("How long the lesson takes, more or less. Students see it."))
        self.folder.setToolTip(self.tr("A copy of what is handed in goes there. Leave it empty for none."))
        self._choose.setToolTip(self.tr("Choose the shared folder for hand-ins."))
        self.hidden_data.setToolTip(self.tr("The images on which the class board measures what is handed in."))

    def _list_hidden(self, chosen: str) -> None:
        """Offer the data sets that are here, and the one that is named already, which may be on another computer."""
        titles = {entry.key: narrow_name(data_title(entry.title)) for entry in self._entries}
        titles.setdefault(chosen, narrow_name(said_name(chosen)))
        titles.pop("", None)
        say_items(self.hidden_data, (self.tr("the test images"), *titles.values()), ("", *titles))
        self.hidden_data.setCurrentIndex(self.hidden_data.findData(chosen))

    def _arrange(self) -> None:
        task = QWidget()
        form = QFormLayout(task)
        folder = QWidget()
        row = QHBoxLayout(folder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.folder)
        row.addWidget(self._choose)
        for editor, part in (
            (self.language, self.language),
            (self.title, self.title),
            (self.text, self.text),
            (self.minutes, self.minutes),
            (self.folder, folder),
            (self.hidden_data, self.hidden_data),
        ):
            label = QLabel()
            label.setBuddy(editor)
            self._labels[editor] = label
            form.addRow(label, part)
        self.from_window.setVisible(_from_window(self._draft, self._session) != self._draft)
        form.addRow(self.from_window)
        form.addRow(self._note)
        for page in (task, self.goals, self.fixing):
            self._pages.addTab(page, "")
        self._problem.hide()
        column = QVBoxLayout(self)
        column.addWidget(self._pages, 1)
        column.addWidget(self._problem)
        column.addWidget(self._buttons)
        follow_text_size(self, lambda dialog: dialog.setMinimumWidth(scaled(WIDTH)))

    # What the teacher wants

    def _try(self) -> None:
        if (lesson := self._checked()) is not None:
            self.accept()
            self.try_wanted.emit(lesson)

    def _empty(self) -> None:
        if self.ask_empty():
            self.accept()
            self.empty_wanted.emit()

    def _ask_empty(self) -> bool:
        text = self.tr("Begin another lesson with an empty form? What is in this one is lost, unless you saved it.")
        return is_agreed(self, self.windowTitle(), text, self.tr("Empty the form"))

    def _save(self) -> None:
        lesson = self._checked()
        name = "" if lesson is None else self.ask_save(file_name(lesson.id, "lesson", SUFFIX))
        if lesson is None or not name:
            return
        path = Path(name) if Path(name).suffix else Path(name + SUFFIX)
        try:
            save_and_tell(path, partial(write_lesson, path, lesson), self._tell, self._say_problem)
        except LessonError as error:
            self._say_problem(error)

    def _checked(self) -> Lesson | None:
        """The lesson; None where something is missing, which is told."""
        try:
            lesson = self.lesson()
        except LessonError as error:
            self._say_problem(error)
            return None
        self._problem.hide()
        return lesson

    def _say_problem(self, error: UserError) -> None:
        self._tell(say(error))

    def _tell(self, text: str) -> None:
        self._problem.setText(text)
        self._problem.show()

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(
            self, self.tr("Shared folder for hand-ins"), self.folder.text() or str(Path.home())
        )
        if folder:
            self.folder.setText(folder)

    def _ask_save(self, proposed: str) -> str:
        name, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Save lesson"),
            str(Path.home() / proposed),
            self.tr("Lessons (*{suffix});;All files (*)").format(suffix=SUFFIX),
        )
        return name


def first_draft(session: Session) -> Lesson:
    """What a new lesson begins with: what is in the window, and one question, which can be edited or taken away."""
    goal = WordsGoal(id="step-1", text={"en": "What did you find out?", "ko": "무엇을 알아냈나요?"}, least_words=5)
    return _from_window(Lesson(id=UNNAMED, title={}, text={}, goals=(goal,)), session)


def ask_for_lesson(draft: Lesson, session: Session, tabs: Tabs, window: QWidget, *, holds: bool) -> tuple[Lesson, Lesson | None]:
    """Let a teacher edit a lesson; returns what to go on with the next time, and the lesson that is to be tried, or None.

    Parameters
    ----------
    holds
        Whether network, settings and data of the draft are to stay, as those in the window are what a student has made of them.
    """
    dialog, tried, emptied = LessonDialog(draft, session, tabs, window, holds=holds), list[Lesson](), list[bool]()
    dialog.try_wanted.connect(tried.append)
    dialog.empty_wanted.connect(lambda: emptied.append(True))
    dialog.exec()
    draft = dialog.draft()
    let_go(dialog)
    if emptied:
        return ask_for_lesson(first_draft(session), session, tabs, window, holds=False)
    return draft, next(iter(tried), None)


def _from_window(lesson: Lesson, session: Session) -> Lesson:
    """The same lesson with the network, the settings and the data that are in the window."""
    experiment, dataset = session.experiment, session.dataset
    key = lesson.dataset if dataset is None else dataset.key
    return replace(lesson, dataset=key, model=experiment.spec, config=experiment.config)


def _id_of(title: str) -> str:
    """Letters and digits of a title; one without Latin letters is told from others by its hash."""
    plain = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:60].strip("-")
    if re.search("[a-z]", plain) or title.isascii():
        return plain or UNNAMED
    return f"{UNNAMED}-{hashlib.sha256(title.encode(errors='surrogatepass')).hexdigest()[:8]}"
