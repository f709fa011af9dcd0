"""Lessons in the window: opening and leaving them, the panel at the side, handing in, and making new ones."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QMainWindow, QMessageBox, QSplitter, QWidget

from mnist_desktop.core.datasets.known import known_by_key, starter_for
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.lessons.lesson import SUFFIX, Lesson, read_lesson
from mnist_desktop.core.lessons.progress import kept_open, runs_to_hand_in
from mnist_desktop.core.lessons.shipped import shipped_lesson
from mnist_desktop.core.sentence import shown
from mnist_desktop.ui.data_files import available_datasets
from mnist_desktop.ui.lesson.controls import LessonControls
from mnist_desktop.ui.lesson.menu import LessonsMenu
from mnist_desktop.ui.lesson.panel import LessonPanel
from mnist_desktop.ui.lesson.running import RunningLesson
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.asking import is_agreed
from mnist_desktop.ui.shared.data_titles import data_title
from mnist_desktop.ui.shared.language import spoken
from mnist_desktop.ui.shared.letting_go import let_go
from mnist_desktop.ui.shared.plain_text import PlainMessageBox, said_name
from mnist_desktop.ui.tabs import Tabs

if TYPE_CHECKING:
    from mnist_desktop.training.hand_in import HandedIn


class Lessons(QObject):
    """Puts the lesson that is open into the window.

    Attributes
    ----------
    running
        The lesson that is open.
    panel, menu
        What leads through it, and the menu.
    ask_open, ask_save, ask_for_starter, ask_anew
        Ask the user. They are replaced where nobody is there to answer.

    Signals
    -------
    student_named()
        The student has said a name while handing in.
    """

    student_named = Signal()

    def __init__(self, session: Session, tabs: Tabs, window: QMainWindow) -> None:
        super().__init__(window)
        self._session, self._tabs, self._window = session, tabs, window
        self.ask_open: Callable[[], str] = self._ask_open
        self.ask_save: Callable[[str], str] = self._ask_save
        self.ask_for_starter: Callable[[str, str], bool] = self._ask_for_starter
        self.ask_anew: Callable[[], bool] = self._ask_anew
        self._folder = Path.home()
        self._draft: Lesson | None = None  # what a teacher goes on with
        self.running = RunningLesson(session, self)
        self.panel = LessonPanel(self.running, session)
        self._controls = LessonControls(session, tabs, window)
        self.panel.hide()
        slots: dict[str, Callable[[], object]] = {
            "actionOpenLesson": self.open,
            "actionNewLesson": self.make,
            "actionHandIn": self.hand_in,
            "actionFoldLesson": lambda: self.panel.fold(not self.panel.is_folded),
            "actionLeaveLesson": self.running.leave,
        }
        self.menu = LessonsMenu(slots, window)
        self.menu.shipped_chosen.connect(self.open_shipped)
        self.running.changed.connect(self._follow)
        self.panel.step_wanted.connect(self._go_to)
        self.panel.leave_wanted.connect(self.running.leave)
        self.panel.hand_in_wanted.connect(self.hand_in)
        self.panel.anew_wanted.connect(self.begin_anew)

    def beside(self, rest: QWidget) -> QWidget:
        """The rest of the window with the panel at its right."""
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setObjectName("lessonSplitter")
        both.setChildrenCollapsible(False)
        both.addWidget(rest)
        both.addWidget(self.panel)
        both.setStretchFactor(0, 1)
        return both

    # Opening

    def open(self) -> None:
        """Ask for a lesson and open it."""
        name = self.ask_open()
        if name:
            self.open_file(Path(name))

    def open_file(self, path: Path) -> bool:
        """Open a lesson from a file; what is wrong with it is told. Returns whether it is open."""
        try:
            lesson = read_lesson(path)
        except UserError as error:
            error.attempt = "open"
            self._session.report(error)
            return False
        self._folder = path.parent
        return self.open_lesson(lesson)

    def open_shipped(self, lesson_id: str) -> None:
        """Open a lesson that ships."""
        try:
            lesson = shipped_lesson(lesson_id)
        except UserError as error:
            self._session.report(error)
        else:
            self.open_lesson(lesson)

    def open_lesson(self, lesson: Lesson) -> bool:
        """Open a lesson, on its data set or, where that is not here and the user agrees, on the starter set of its kind."""
        key = self._dataset_of(lesson)
        if key is None:
            return False
        was_open = self.running.lesson is not None
        self.resume()  # what was open when the program ended is left in due form
        is_resumed = not was_open and self.running.lesson == lesson
        return is_resumed or self.running.begin(lesson, key)

    def resume(self) -> None:
        """Go on with the lesson that was open when the program ended, unless another one was opened by now."""
        if self.running.lesson is not None:
            return
        try:
            lesson = kept_open()
        except UserError as error:
            self._session.report(error)
            return
        if lesson is not None:
            here = {entry.key for entry in available_datasets()}
            self.running.resume(lesson, lesson.dataset if lesson.dataset in here else starter_for(lesson.dataset))

    def _dataset_of(self, lesson: Lesson) -> str | None:
        """The key of the data set to work on; None where the user does not want to begin."""
        wanted, loaded = lesson.dataset, self._session.dataset
        if wanted in {entry.key for entry in available_datasets()} or (loaded is not None and loaded.key == wanted):
            return wanted
        starter = starter_for(wanted)
        known = known_by_key(wanted)
        title = data_title(known.title) if known is not None else said_name(wanted.partition(":")[2] or wanted)
        return starter if self.ask_for_starter(title, starter) else None

    # While it is open

    def _follow(self) -> None:
        lesson = self.running.lesson
        self._controls.follow(lesson)
        self.menu.show_open(lesson is not None)
        self.panel.setVisible(lesson is not None)
        if lesson is not None:
            self.panel.fold(False)

    def _go_to(self, step: int) -> None:
        """Go to a step, and to the tab that it is about."""
        self.running.go_to(step)
        goal = self.running.goal
        if goal is not None and goal.tab:
            self._tabs.enter(goal.tab)

    def begin_anew(self) -> None:
        """Ask, and take away what was done in the lesson."""
        if self.running.lesson is not None and self.ask_anew():
            self.running.begin_anew()

    # Handing in

    def hand_in(self) -> None:
        """Ask for what is missing, then write what was done into one file."""
        lesson, evidence = self.running.lesson, self.running.progress.evidence
        if lesson is None:
            return
        # Imported here: the start need not wait for it.
        from mnist_desktop.core.lessons.hand_in import SUFFIX as HAND_IN_SUFFIX  # noqa: PLC0415
        from mnist_desktop.core.lessons.hand_in import file_name  # noqa: PLC0415
        from mnist_desktop.training.hand_in import Submission, hand_in  # noqa: PLC0415
        from mnist_desktop.training.hand_in_report import hand_in_report  # noqa: PLC0415
        from mnist_desktop.ui.lesson.hand_in_dialog import HandInDialog  # noqa: PLC0415

        met, runs = self.running.met, runs_to_hand_in(lesson, evidence, self._session.services.is_kept)
        still_open = tuple(number for number, goal in enumerate(lesson.goals, start=1) if goal.id not in met)
        dialog = HandInDialog(lesson, self._session.student, still_open, runs, self._window)
        is_wanted, student, run_ids = dialog.exec() == QDialog.DialogCode.Accepted, dialog.student, dialog.run_ids
        let_go(dialog)
        if not is_wanted:
            return
        self._session.student = student
        self.running.hand_over(student)
        self.student_named.emit()
        now = datetime.now().astimezone()
        name = self.ask_save(file_name(student, lesson, now))
        if not name:
            return
        path = Path(name) if name.endswith(".zip") else Path(name + HAND_IN_SUFFIX)
        submission = Submission(lesson, evidence, student, run_ids, path, now)
        report = partial(hand_in_report, self._session.services, student, spoken())
        work = partial(hand_in, self._session.services, submission, report)
        self._session.tasks.start("hand in", work, self._tell_handed_in)

    def _tell_handed_in(self, handed_in: HandedIn) -> None:
        self._folder = handed_in.path.parent
        for problem in handed_in.problems:
            self._session.warning.emit(problem)
        file, folder = said_name(handed_in.path.name), shown(str(handed_in.path.parent))
        if handed_in.copy is None:
            text = self.tr("Handed in: {file}. It is in the folder {folder}").format(file=file, folder=folder)
        else:
            text = self.tr("Handed in: {file}. It is in the folder {folder} and, as a copy, in {shared}").format(
                file=file, folder=folder, shared=shown(str(handed_in.copy.parent))
            )
        self._session.notice.emit(text)

    # Making one

    def make(self) -> None:
        """Let a teacher make a lesson of what is in the window now."""
        from mnist_desktop.ui.lesson.teacher import ask_for_lesson, first_draft  # noqa: PLC0415 - asked for by few

        is_open = self.running.lesson is not None  # what is in the window is then what was made of the lesson
        draft = self._draft or self.running.lesson or first_draft(self._session)
        self._draft, tried = ask_for_lesson(draft, self._session, self._tabs, self._window, holds=is_open)
        if tried is not None:
            self.open_lesson(tried)

    # The questions

    def _filter(self) -> str:
        return self.tr("Lessons (*{suffix});;All files (*)").format(suffix=SUFFIX)

    def _ask_open(self) -> str:
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Open lesson"), str(self._folder), self._filter())
        return name

    def _ask_save(self, proposed: str) -> str:
        from mnist_desktop.core.lessons.hand_in import SUFFIX as HAND_IN_SUFFIX  # noqa: PLC0415 - see hand_in

        name, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Hand in"),
            str(self._folder / proposed),
            self.tr("Hand-ins (*{suffix});;All files (*)").format(suffix=HAND_IN_SUFFIX),
        )
        return name

    def _ask_anew(self) -> bool:
        text = self.tr("Begin this lesson anew? Its answers and ticks are taken away, also from the disk.")
        more = self.tr(
            "The runs stay in Compare. If somebody else works here now, do not begin anew but change the name with "
            "Train > Your name…: each name has its own progress."
        )
        return is_agreed(self._window, self.tr("Begin anew"), text, self.tr("Begin anew"), more=more)

    def _ask_for_starter(self, wanted: str, starter: str) -> bool:
        text = self.tr("This lesson needs the data set {data}, which is not on this computer.").format(data=wanted)
        box = PlainMessageBox(self._window, self.tr("Open lesson"), text, QMessageBox.Icon.Question)
        known = known_by_key(starter)
        title = "" if known is None else data_title(known.title)
        box.setInformativeText(self.tr("It can be worked on with {starter} as well.").format(starter=title))
        use = box.addButton(self.tr("Use the starter set"), QMessageBox.ButtonRole.AcceptRole)
        box.setEscapeButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.exec()
        chosen = box.clickedButton() is use
        let_go(box)
        return chosen
