"""The window in which a report is written: what is typed on the left, the pages on the right."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QStandardPaths, Qt, QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QSplitter, QVBoxLayout, QWidget

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.report.blocks import Document
from mnist_desktop.core.report.content import Drawn, InsideFigures
from mnist_desktop.core.report.draft import NO_DRAFT, Draft, DraftError
from mnist_desktop.core.report.gathering import Choice
from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.core.sentence import Sentence, Templated
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.ui.report.form import ReportForm
from mnist_desktop.ui.report.keeping import DraftKeeper
from mnist_desktop.ui.report.output import PdfFile, print_steps
from mnist_desktop.ui.report.preview import ReportPreview
from mnist_desktop.ui.report.work import Saved, look_inside, make_document, read_drawing, save_file, save_html
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.fitting_dialog import FittingDialog
from mnist_desktop.ui.shared.letting_go import let_go
from mnist_desktop.ui.shared.plain_text import PlainLabel
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.run_names import plain_name
from mnist_desktop.ui.shared.soon import soon
from mnist_desktop.ui.shared.table_copies import ask_for_file
from mnist_desktop.ui.shared.targets import keep_targets
from mnist_desktop.ui.shared.texts import say
from mnist_desktop.workers.latest import Latest

WIDTH, HEIGHT = 1000, 720
REFRESH_MS, KEEP_MS = 250, 800
"""After the last key, so long the pages wait, and what is typed waits to be written."""
HTML, PDF = ".html", ".pdf"


class ReportWindow(FollowsLanguage, FittingDialog):
    """Writes the report on one run. It stays open beside the main window.

    Parameters
    ----------
    opened
        The run.
    others
        The runs to hold it against.
    keeper
        Keeps what is typed.
    """

    def __init__(
        self, session: Session, opened: OpenedRun, others: tuple[RunInfo, ...], keeper: DraftKeeper, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("reportWindow")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._session, self.opened, self._others, self._keeper = session, opened, others, keeper
        self._drawings: tuple[Drawn, ...] = ()
        self._inside: InsideFigures | None = None
        self._told: Templated | None = None
        self._is_loaded = False
        self.form, self.preview = ReportForm(), ReportPreview()
        self.status = PlainLabel(wordWrap=True)
        self.status.setObjectName("reportStatus")
        self.html_button, self.pdf_button, self.print_button = (QPushButton(autoDefault=False) for _ in range(3))
        self._close_button = QPushButton(autoDefault=False)
        self._refreshing, self._saving, self._looking, self._reading = (
            Latest(session.tasks, self, one_at_a_time=True) for _ in range(4)
        )
        self._refresh_timer, self._keep_timer = QTimer(self, singleShot=True), QTimer(self, singleShot=True)
        self._refresh_timer.setInterval(REFRESH_MS)
        self._keep_timer.setInterval(KEEP_MS)
        self._arrange()
        self._connect()
        self.retranslate()
        self._load()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now, those of the report as well."""
        name = plain_name(self.opened.record.info)
        self.setWindowTitle(self.tr("Report on {name}").format(name=name))
        self.html_button.setText(self.tr("Save as &HTML…"))
        self.pdf_button.setText(self.tr("Save as P&DF…"))
        self.print_button.setText(self.tr("&Print…"))
        self._close_button.setText(self.tr("&Close"))
        self.html_button.setToolTip(self.tr("One file with all pictures in it, which every browser opens."))
        self.pdf_button.setToolTip(self.tr("The pages as they are shown here."))
        self.form.propose(name, self._student)
        self._tell(self._told)
        if self._is_loaded:
            self._refresh()

    def keep_now(self) -> None:
        """Keep what is typed, if it is not kept yet."""
        if self._keep_timer.isActive():
            self._keep()

    def flush(self) -> None:
        """Write at once what is not kept yet: the program ends, and no task can start any more."""
        if self._keep_timer.isActive():
            self._keep_timer.stop()
            self._keeper.put(self.opened.record.info.id, self.form.draft)
        self._keeper.flush()

    @property
    def is_busy(self) -> bool:
        """Whether the pages are not yet as they will be."""
        makers = (self._refreshing, self._looking, self._reading)
        return self._refresh_timer.isActive() or any(each.is_pending for each in makers)

    def done(self, result: int) -> None:
        """Keep what is typed, stop what is made for this window, and close it."""
        self.keep_now()
        self._refresh_timer.stop()
        for latest in (self._refreshing, self._looking, self._reading):
            latest.forget()
        super().done(result)

    # How it is put together

    @property
    def _student(self) -> str:
        return self.opened.record.info.student or self._session.student

    @property
    def choice(self) -> Choice:
        """What is typed and ticked now."""
        typed = self.form.draft
        draft = Draft(typed.title, typed.student.strip() or self._student, typed.text)
        language = "ko" if QLocale().language() is QLocale.Language.Korean else "en"
        return Choice(draft, self.form.chosen_parts, language, self._others)

    def _arrange(self) -> None:
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.form)
        splitter.addWidget(self.preview)
        splitter.setStretchFactor(0, 2)
        splitter.setStretchFactor(1, 3)
        buttons = QDialogButtonBox()
        names = {
            "reportHtmlButton": self.html_button,
            "reportPdfButton": self.pdf_button,
            "reportPrintButton": self.print_button,
        }
        for name, button in names.items():
            button.setObjectName(name)
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self._close_button, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        keep_targets(*names.values(), self._close_button)
        column = QVBoxLayout(self)
        column.addWidget(splitter, 1)
        column.addWidget(self.status)
        column.addWidget(buttons)
        room = self.screen().availableSize()
        self.resize(min(WIDTH, room.width()), min(HEIGHT, room.height()))
        self.form.setEnabled(False)

    def _connect(self) -> None:
        self.form.typed.connect(self._keep_timer.start)
        self.form.typed.connect(self._refresh_timer.start)
        self.form.chosen.connect(self._refresh_timer.start)
        self._refresh_timer.timeout.connect(self._refresh)
        self._keep_timer.timeout.connect(self._keep)
        self._keeper.kept.connect(self._take_kept)
        self._keeper.failed.connect(self._take_failed)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.flush)
        self.html_button.clicked.connect(self.save_html)
        self.pdf_button.clicked.connect(self.save_pdf)
        self.print_button.clicked.connect(self.print)

    # What is made in the background

    def _load(self) -> None:
        run_id = self.opened.record.info.id
        pending = self._keeper.newest(run_id)
        if pending is None:
            work = partial(self._keeper.drafts.read, run_id)
            self._reading.start("read the text of a report", work, self._take_draft, self._do_without_draft)
        else:
            self._take_draft(pending)
        look = partial(look_inside, self.opened, self._session.services.open_insight)
        self._looking.start("look inside for a report", look, self._take_inside)

    def _take_draft(self, draft: Draft = NO_DRAFT) -> None:
        self.form.show_draft(draft)
        self.form.setEnabled(True)
        self.form.text.setFocus()
        self._make_first()

    def _do_without_draft(self, error: Exception) -> None:
        """Begin anew where a damaged text was put aside. A text that cannot be read stays, and nothing may take its place."""
        if isinstance(error, DraftError):
            self._tell(error)
            self._take_draft()
            return
        if isinstance(error, UserError):
            self._tell(Sentence("{cause} What was typed stays as it is, and nothing can be typed now. Close this window and open "
                                "it again to try once more.", {"cause": error}))  # fmt: skip
        else:
            self._session.report(error)
        self._make_first()

    def _make_first(self) -> None:
        self._is_loaded = True
        drawing = self._session.drawing
        if drawing is None:
            self._refresh()
        else:
            work = partial(read_drawing, self.opened, drawing)
            self._reading.start("read the drawing for a report", work, self._take_drawings, self._do_without_drawing)

    def _take_drawings(self, drawings: tuple[Drawn, ...]) -> None:
        self._drawings = drawings
        self._refresh()

    def _do_without_drawing(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            self._session.report(error)
        self._refresh()

    def _take_inside(self, inside: InsideFigures | None) -> None:
        self._inside = inside
        if self._is_loaded:
            self._refresh()

    def _made(self) -> Callable[[], Document]:
        return partial(make_document, self.opened, self.choice, self._drawings, self._inside)

    def _refresh(self) -> None:
        self._refreshing.start("make a report", self._made(), self.preview.show_document, self._fail)

    def _keep(self) -> None:
        self._keep_timer.stop()
        self._keeper.keep(self.opened.record.info.id, self.form.draft)

    def _take_kept(self, run_id: str) -> None:
        if run_id == self.opened.record.info.id and not self._saving.is_pending:
            self._tell(Sentence("What you typed is kept with the run."))

    def _take_failed(self, run_id: str, error: Exception) -> None:
        if run_id == self.opened.record.info.id:
            self._fail(error)

    # What the buttons do

    def save_html(self) -> None:
        """Ask for a file and write the report into it."""
        path = self._ask(self.tr("Save the report as HTML"), HTML, self.tr("Web page (*{suffix})").format(suffix=HTML))
        if path is not None:
            made = self._made()
            self._saving.start("save a report", lambda: save_html(path, made()), self._take_saved, self._fail)

    def save_pdf(self) -> None:
        """Ask for a file and paint the pages into it."""
        path = self._ask(self.tr("Save the report as PDF"), PDF, self.tr("PDF file (*{suffix})").format(suffix=PDF))
        if path is not None:
            self._saving.start("make a report", self._made(), partial(self._paint_pdf, path), self._fail)

    def print(self) -> None:
        """Ask for a printer and print the pages."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        let_go(dialog)
        if accepted:
            self._saving.start("make a report", self._made(), partial(self._print_on, printer), self._fail)

    def _ask(self, title: str, suffix: str, kinds: str) -> Path | None:
        folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        name = self.form.title.text().strip() or plain_name(self.opened.record.info)
        return ask_for_file(self, title, folder, name, suffix, kinds)

    def _paint_pdf(self, path: Path, document: Document) -> None:
        file = PdfFile(document)
        self._take_turns(file.steps(), partial(self._write_pdf, path, file))

    def _write_pdf(self, path: Path, file: PdfFile) -> None:
        self._saving.start("save a report", partial(save_file, path, file.content()), self._take_saved, self._fail)

    def _print_on(self, printer: QPrinter, document: Document) -> None:
        self._take_turns(print_steps(document, printer), lambda: self._tell(Sentence("The report is handed to the printer.")))

    def _take_turns(self, steps: Iterator[None], then: Callable[[], object]) -> None:
        """Take a step now and the others in turns of the event loop of their own; then do what follows."""
        try:
            next(steps)
        except StopIteration:
            then()
        except UserError as error:
            self._fail(error)
        else:
            soon(self, partial(self._take_turns, steps, then))

    def _take_saved(self, saved: Saved) -> None:
        self._tell(Sentence("Saved {file}, {size:,} KB.", {"file": saved.path, "size": -(-saved.size // 1024)}))

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            self._session.report(error)
            return
        self._tell(error)

    def _tell(self, told: Templated | None) -> None:
        self._told = told
        self.status.setText("" if told is None else say(told))
        self.status.setVisible(told is not None)
