"""The window of the class board: a folder of hand-ins as a table, the class together, and one hand-in in full."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QCloseEvent, QFont, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.files import write_bytes
from mnist_desktop.core.lessons.board.finding import Place
from mnist_desktop.core.lessons.board.page import board_html
from mnist_desktop.core.lessons.board.rows import Row
from mnist_desktop.core.lessons.board.summary import points_of
from mnist_desktop.core.lessons.board.survey import Board, Overview
from mnist_desktop.core.lessons.board.table import Column, board_csv, columns_of, title_of
from mnist_desktop.core.sentence import shown
from mnist_desktop.training.services import Services
from mnist_desktop.ui.board.board_model import COLUMNS, BoardModel
from mnist_desktop.ui.board.board_table import BoardTable
from mnist_desktop.ui.board.class_page import ClassPage
from mnist_desktop.ui.board.details import Details, language_now
from mnist_desktop.ui.board.hidden_box import HiddenBox
from mnist_desktop.ui.board.report import HandInReport
from mnist_desktop.ui.board.scatter import ClassScatter
from mnist_desktop.ui.board.watcher import MakeSurvey, Watcher
from mnist_desktop.ui.shared.elided_label import ElidedLabel
from mnist_desktop.ui.shared.plain_text import PlainLabel
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.saving import save_and_tell
from mnist_desktop.ui.shared.scrolling import ScrollingPage
from mnist_desktop.ui.shared.table_copies import ask_for_file
from mnist_desktop.ui.shared.targets import keep_targets
from mnist_desktop.ui.shared.text_size import follow_text_size, scaled
from mnist_desktop.ui.shared.texts import core_text, say
from mnist_desktop.workers.task_runner import TaskRunner

WIDTH, HEIGHT = 960, 540
"""At first; it fits into 1024x600."""
NOT_PROJECTED = frozenset({Column.CLAIMED, Column.WRITTEN, Column.REMARKS})
"""Columns that are between the teacher and a student."""
PROJECTED = 1.6
"""How much larger letters are for a projector."""


class BoardDialog(FollowsLanguage, QDialog):
    """Stands beside the main window and watches one folder."""

    def __init__(self, tasks: TaskRunner, services: Services, make_survey: MakeSurvey, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("boardDialog")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._folder: Path | None = None
        self._overview = Overview()
        self._problem: UserError | None = None
        self._saved, self._saved_of = "", frozenset[Place]()
        self._has_looked = False
        self.report = HandInReport(tasks, services, self)
        self._build(tasks, make_survey)
        self._arrange()
        self._connect()
        follow_text_size(self, lambda dialog: dialog.resize(min(scaled(WIDTH), 1000), min(scaled(HEIGHT), 560)))
        self.retranslate()

    def open_folder(self, folder: Path) -> None:
        """Watch a folder."""
        self._folder, self._problem, self._saved, self._has_looked = folder, None, "", False
        self._take(Overview())
        self.watcher.watch(folder, self.hidden.images)
        self.retranslate()

    @property
    def folder(self) -> Path | None:
        """The folder that is watched."""
        return self._folder

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self._choose.setText(self.tr("&Folder…"))
        self._choose.setToolTip(self.tr("The folder with the hand-ins: a shared folder, or a stick."))
        self._filter.setPlaceholderText(self.tr("Filter"))
        self._filter.setAccessibleName(self.tr("Show only rows with this text"))
        self._filter.setToolTip(self._filter.accessibleName())
        self._csv.setText(self.tr("Save as &CSV…"))
        self._csv.setToolTip(self.tr("The table, for a spreadsheet."))
        self._html.setText(self.tr("Save as &HTML…"))
        self._html.setToolTip(self.tr("The board as one page, which every browser opens."))
        self._project.setText(self.tr("&Projector"))
        self._project.setToolTip(self.tr("Large letters, for a class to look at. N hides the names."))
        self._names.setText(self.tr("Hide &names"))
        self._names.setToolTip(self.tr("Show numbers in the place of names (N)."))
        self.table.setAccessibleName(self.tr("Hand-ins"))
        self.table.setToolTip(self.tr("A double click shows all of a hand-in."))
        for at, title in enumerate((self.tr("The class"), self.tr("Accuracy and size"), self.tr("Hand-in"))):
            self.tabs.setTabText(at, title)
        self.model.retranslate()
        self._say()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Look no more."""
        self._end()
        super().closeEvent(event)

    def reject(self) -> None:
        """Look no more."""
        self._end()
        super().reject()

    def _end(self) -> None:
        self.watcher.end()
        self.report.clear_away()

    # How it is put together

    def _build(self, tasks: TaskRunner, make_survey: MakeSurvey) -> None:
        self.watcher = Watcher(tasks, make_survey, self)
        self.model = BoardModel(self)
        self.table = BoardTable(self.model)
        self.page, self.details = ClassPage(), Details()
        self.scatter = ClassScatter(self.model.name_or_number)
        self.tabs = QTabWidget()
        for page in (ScrollingPage(self.page), self.scatter, self.details):
            self.tabs.addTab(page, "")
        self.hidden = HiddenBox()
        self._place = ElidedLabel(muted=True, mode=Qt.TextElideMode.ElideMiddle)
        self._filter = QLineEdit()
        self._filter.setClearButtonEnabled(True)
        self._choose, self._csv, self._html, self._project, self._names = (QPushButton(autoDefault=False) for _ in range(5))
        self._project.setCheckable(True)
        self._names.setCheckable(True)
        names: dict[QWidget, str] = {
            self.table: "boardTable", self.tabs: "boardTabs", self._filter: "boardFilter", self._choose: "boardFolderButton",
            self._csv: "boardCsvButton", self._html: "boardHtmlButton", self._project: "boardProjectorButton",
            self._names: "boardNamesButton",
        }  # fmt: skip
        for widget, name in names.items():
            widget.setObjectName(name)
        self._said = PlainLabel(wordWrap=True, objectName="boardSaid")
        keep_targets(self._choose, self._csv, self._html, self._project, self._names)

    def _arrange(self) -> None:
        top, self._tools = QHBoxLayout(), QWidget()
        top.addWidget(self._choose)
        top.addWidget(self._place, 1)
        top.addWidget(self._names)
        top.addWidget(self._project)
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.addWidget(self._filter, 1)
        tools.addWidget(self.hidden, 2)
        tools.addWidget(self._csv)
        tools.addWidget(self._html)
        self._halves = QSplitter(Qt.Orientation.Horizontal)
        self._halves.addWidget(self.table)
        self._halves.addWidget(self.tabs)
        self._halves.setStretchFactor(0, 3)
        self._halves.setStretchFactor(1, 2)
        self._halves.setSizes([3 * WIDTH // 5, 2 * WIDTH // 5])
        column = QVBoxLayout(self)
        column.addLayout(top)
        column.addWidget(self._tools)
        column.addWidget(self._halves, 1)
        column.addWidget(self._said)

    def _connect(self) -> None:
        self.watcher.seen.connect(self._see)
        self.watcher.failed.connect(self._fail)
        self.report.failed.connect(self._fail)
        self.details.report_wanted.connect(self._open_report)
        self.hidden.chosen.connect(self.watcher.hide)
        self.scatter.chosen.connect(self._choose_point)
        self._choose.clicked.connect(self._ask_for_folder)
        self._filter.textChanged.connect(self._use_filter)
        self._project.toggled.connect(self._present)
        self._names.toggled.connect(self._hide_names)
        self._csv.clicked.connect(self._save_csv)
        self._html.clicked.connect(self._save_html)
        self.table.selectionModel().selectionChanged.connect(self._show_chosen)
        self.table.doubleClicked.connect(self._open_details)
        # Of the whole window: after a click on the projector's button, that has the focus. A field keeps the letter to itself.
        names = QShortcut(QKeySequence("N"), self)
        names.activated.connect(self._names.toggle)

    # What the watcher says

    def _see(self, overview: Overview) -> None:
        self._problem, self._has_looked = None, True
        if {row.place for row in overview.board.rows} != self._saved_of:  # what was said of a file is said of an earlier board
            self._saved = ""
        if overview.board.lesson is not None:
            self.hidden.propose(overview.board.lesson.hidden_data)
        self._take(overview)

    def _take(self, overview: Overview) -> None:
        before = self._chosen
        self._overview = overview
        count = self.model.rowCount()
        self.model.show_board(overview.board)
        self._show_columns()
        if self.model.rowCount() > count and not self.table.has_own_widths:
            self.table.fit_columns()
        self.page.show_overview(overview)
        self.scatter.show_points(points_of(overview.board.rows, hidden=bool(overview.board.hidden.key)))
        self.table.choose(before.path if before is not None else None)
        self._show_chosen()
        self._say()

    def _show_columns(self) -> None:
        columns = columns_of(self._overview.board)
        private = NOT_PROJECTED if self._project.isChecked() else {Column.REMARKS} if self._names.isChecked() else set()
        for at, column in enumerate(COLUMNS):
            self.table.setColumnHidden(at, column not in columns or column in private)

    def _fail(self, error: UserError) -> None:
        self._problem = error
        self._say()

    def _say(self) -> None:
        board = self._overview.board
        title = title_of(board, language_now())
        said = title if isinstance(title, str) else say(title)
        self.setWindowTitle(
            self.tr("Class board") if board.lesson is None else self.tr("Class board: {lesson}").format(lesson=said)
        )
        self._place.setText(self.tr("No folder is chosen.") if self._folder is None else str(shown(self._folder)))
        for button in (self._csv, self._html):
            button.setEnabled(bool(board.rows))
        self._said.setText(self._sentence())

    def _sentence(self) -> str:
        board = self._overview.board
        if self._problem is not None:
            return self._problem_text(self._problem)
        if self._saved:
            return self._saved
        if self._folder is None:
            return self.tr("Choose the folder in which the hand-ins of the class are.")
        if not board.rows:
            return (
                self.tr("Looking…")
                if not self._has_looked
                else self.tr("No hand-in is there yet. New ones appear by themselves.")
            )
        if board.waiting:
            told = self.tr("Hand-ins: {count:,}. Still to be measured: {waiting:,}…")
            return told.format(count=len(board.rows), waiting=board.waiting)
        return self._counts_in_words(board)

    def _counts_in_words(self, board: Board) -> str:
        if self._names.isChecked() or self._project.isChecked():  # the rest is between the teacher and a student
            return self.tr("Hand-ins: {count:,}. New ones appear by themselves.").format(count=len(board.rows))
        asked = sum(any(remark.is_serious for remark in found) for found in board.remarks.values())
        unread = sum(row.problem is not None for row in board.rows)
        told = self.tr(
            "Hand-ins: {count:,}. To be asked about: {asked:,}. Not to be read: {unread:,}. New ones appear by themselves."
        )
        return told.format(count=len(board.rows), asked=asked, unread=unread)

    def _problem_text(self, problem: UserError) -> str:
        if self._names.isChecked():  # it may name a file, which may be named after a student
            return self.tr("Something went wrong. Show the names to read what.")
        return say(problem) + " " + self.tr("It is tried again every few seconds.")

    # What the user does

    @property
    def _chosen(self) -> Row | None:
        return self.table.chosen

    def _show_chosen(self) -> None:
        row, hides = self._chosen, self._names.isChecked()
        if row is None:
            self.details.show_row(None)
        else:
            remarks = () if hides else self.model.remarks_on(row)
            self.details.show_row(row, self.model.name_of(row), remarks, names_hidden=hides)

    def _open_details(self, _index: QModelIndex) -> None:
        self.tabs.setCurrentWidget(self.details)

    def _open_report(self) -> None:
        row = self._chosen
        if row is not None:
            self.report.open(row, language_now())

    def _choose_point(self, at: int) -> None:
        hidden = bool(self._overview.board.hidden.key)
        rows = [row for row in self._overview.board.rows if points_of([row], hidden=hidden)]
        if at < len(rows):
            self._filter.clear()
            self.table.choose(rows[at].path)
            self.tabs.setCurrentWidget(self.details)

    def _ask_for_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Folder of hand-ins"), str(self._folder or Path.home()))
        if name:
            self.open_folder(Path(name))

    def _use_filter(self, text: str) -> None:
        before = self._chosen
        self.model.filter_by(text)
        self.table.choose(before.path if before is not None else None)

    def _hide_names(self, hidden: bool) -> None:
        before, self._saved = self._chosen, ""
        self.model.hide_names(hidden)
        self.table.choose(before.path if before is not None else None)
        self._show_columns()
        self.scatter.update()
        self._show_chosen()
        self._say()

    def _present(self, presented: bool) -> None:
        """Show the table and the class in large letters, and nothing that only the teacher needs."""
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * (PROJECTED if presented else 1))
        for part in (self.table, self.table.horizontalHeader(), self.page, self.scatter):
            part.setFont(font)
        self._saved = ""
        self.model.present(presented)
        self._tools.setVisible(not presented)
        self.tabs.setTabVisible(self.tabs.indexOf(self.details), not presented)
        self.setWindowState(Qt.WindowState.WindowMaximized if presented else Qt.WindowState.WindowNoState)
        self._take(self._overview)
        self.table.fit_columns()

    # Files

    def _save_csv(self) -> None:
        kinds = self.tr("Table (*{suffix})").format(suffix=".csv")
        self._save(".csv", kinds, lambda: board_csv(self._overview.board, core_text, language_now()))

    def _save_html(self) -> None:
        kinds = self.tr("Page (*{suffix})").format(suffix=".html")
        self._save(".html", kinds, self._page)

    def _page(self) -> bytes:
        written = datetime.now().astimezone().isoformat(" ", "minutes")[:16]
        return board_html(self._overview.board, core_text, language_now(), written=written).encode()

    def _save(self, suffix: str, kinds: str, content: Callable[[], bytes]) -> None:
        title = self.tr("Save the board, with the names") if self._names.isChecked() else self.tr("Save the board")
        path = ask_for_file(self, title, Path.home(), self.tr("Class board"), suffix, kinds)
        if path is not None:
            save_and_tell(path, partial(_write, path, content), self._note_saved, self._fail)

    def _note_saved(self, text: str) -> None:
        note = self.tr("The names are in the file, though they are hidden here.") if self._names.isChecked() else ""
        self._saved, self._saved_of = f"{text} {note}".rstrip(), frozenset(row.place for row in self._overview.board.rows)
        self._say()


def _write(path: Path, content: Callable[[], bytes]) -> None:
    write_bytes(path, content())
