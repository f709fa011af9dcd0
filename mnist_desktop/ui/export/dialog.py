"""Writes a run in a form that other programs use, and says what was proven of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QCloseEvent
from PySide6.QtWidgets import QDialogButtonBox, QProgressBar, QPushButton, QVBoxLayout, QWidget

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.export.forms import WORDS, Form
from mnist_desktop.core.sentence import Sentence, Templated
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.training.export.exporting import Exported, export
from mnist_desktop.training.export.process import ExportStoppedError
from mnist_desktop.ui.export.form_choice import FormChoice
from mnist_desktop.ui.help import show_in_system
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.fitting_dialog import FittingDialog
from mnist_desktop.ui.shared.plain_text import PlainLabel
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.run_names import name_of
from mnist_desktop.ui.shared.scrolling import ScrollingPage
from mnist_desktop.ui.shared.soon import soon
from mnist_desktop.ui.shared.table_copies import ask_for_file
from mnist_desktop.ui.shared.targets import keep_targets
from mnist_desktop.ui.shared.text_size import follow_text_size, scaled
from mnist_desktop.ui.shared.texts import core_text, say

WIDTH = 560


class ExportDialog(FollowsLanguage, FittingDialog):
    """Stands beside the window, which goes on meanwhile; closing it ends an export that is under way.

    Parameters
    ----------
    opened
        The run, as it is shown.
    epoch
        The epoch that is shown, where it is not the run's own; 0 otherwise.

    Attributes
    ----------
    ask, export
        Ask for a file, and write it; replaced where nobody is there to answer, or nothing is to be written.
    """

    def __init__(self, session: Session, opened: OpenedRun, epoch: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("exportDialog")
        self.ask, self.export = ask_for_file, export
        self._session, self._opened, self._epoch = session, opened, epoch
        self._stop: StopToken | None = None
        self._folder = Path.home()
        self._written: Exported | None = None
        self._said: tuple[Templated, ...] = ()
        self._intro = PlainLabel(wordWrap=True)
        self.forms = FormChoice(opened.record.info)
        self._bar = QProgressBar(minimum=0, maximum=0, textVisible=False)
        self._bar.setObjectName("exportProgress")
        self.said = PlainLabel(wordWrap=True)
        self.said.setObjectName("exportSaid")
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.save, self.show_folder = QPushButton(), QPushButton()
        self.save.setObjectName("exportSaveButton")
        self.show_folder.setObjectName("exportFolderButton")
        self._buttons.addButton(self.save, QDialogButtonBox.ButtonRole.ActionRole)
        self._buttons.addButton(self.show_folder, QDialogButtonBox.ButtonRole.ActionRole)
        keep_targets(self.save, self.show_folder)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        for part in (self._intro, self.forms, self._bar, self.said):
            column.addWidget(part)
        column.addStretch(1)
        column.addWidget(self._buttons)
        self.save.setDefault(True)
        follow_text_size(self, lambda dialog: dialog.setMinimumWidth(scaled(WIDTH)))
        self._buttons.rejected.connect(self.reject)
        self.save.clicked.connect(self._save_or_stop)
        self.show_folder.clicked.connect(self._show_in_folder)
        self.retranslate()

    @property
    def is_working(self) -> bool:
        """Whether a file is being written."""
        return self._stop is not None

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        name = name_of(self._opened.record.info)
        self.setWindowTitle(self.tr("Export"))
        told = self.tr("“{name}” for other programs. Each file is tried in a process of its own before it is kept.")
        if self._epoch:
            told = self.tr(
                "“{name}”, as it was after epoch {epoch:,}, for other programs. Each file is tried in a process of its own "
                "before it is kept."
            )
        self._intro.setText(told.format(name=name, epoch=self._epoch))
        self._bar.setAccessibleName(self.tr("The export is under way"))
        self.show_folder.setText(self.tr("Show in &folder"))
        self._show_state()

    def reject(self) -> None:
        """Close, and end what is under way."""
        self._end_work()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """End what is under way."""
        self._end_work()
        super().closeEvent(event)

    def _show_state(self) -> None:
        """Show what is under way, or what came of it."""
        self.save.setText(self.tr("&Stop") if self.is_working else self.tr("&Save as…"))
        self.save.setEnabled(self._stop is None or not self._stop.stop_requested)
        self.forms.setEnabled(not self.is_working)
        self._bar.setVisible(self.is_working)
        self.show_folder.setEnabled(self._written is not None and not self.is_working)
        self.said.setText("\n".join(map(say, self._said)))
        self.said.setVisible(bool(self._said))
        if self.isVisible():
            soon(self, self._fit_and_reveal)  # once the layout knows how many lines there are

    def _fit_and_reveal(self) -> None:
        """Make room for what is said; where the dialog scrolls, scroll there."""
        self._fit()
        for page in self.findChildren(ScrollingPage):
            page.ensureWidgetVisible(self.said)

    def _save_or_stop(self) -> None:
        if self._stop is not None:
            self._stop.stop()  # what came of it is said when the worker answers: the file may be written already
            self._tell(Sentence("Stopping…"))
            return
        form = self.forms.form
        words = WORDS[form]
        name = name_of(self._opened.record.info) + words.addition
        kinds = f"{core_text(words.title)} (*{words.suffix})"
        path = self.ask(self, self.tr("Export"), self._folder, name, words.suffix, kinds)
        if path is not None:
            self._folder = path.parent
            self._start(form, path)

    def _start(self, form: Form, path: Path) -> None:
        stop = self._stop = StopToken()
        self._written = None
        write = partial(self.export, self._opened, form, path, self._session.services.load_dataset, stop)
        self._tell(Sentence("Writing {file}, and trying it in a process of its own. This takes some seconds.", {"file": path}))
        self._session.tasks.start("export", partial(self._numbered, stop, write), self._take, stop=stop)

    @staticmethod
    def _numbered(stop: StopToken, work: Callable[[], Exported]) -> tuple[StopToken, Exported | Exception]:
        """In the worker: what came of it, with its token, by which a task that was stopped is known."""
        try:
            return stop, work()
        except Exception as error:  # noqa: BLE001 - handed on as it is
            return stop, error

    def _take(self, answer: tuple[StopToken, Exported | Exception]) -> None:
        stop, result = answer
        if stop is not self._stop:
            return  # the dialog was closed meanwhile
        self._stop = None
        if isinstance(result, Exported):
            self._written = result
            self._tell(Sentence("Saved {file}.", {"file": result.files[0]}), *map(_beside, result.files[1:]), *result.sentences)
        elif isinstance(result, ExportStoppedError):
            self._tell(Sentence("Stopped. Nothing was written."))
        elif isinstance(result, UserError):
            self._tell(result)
        else:
            self._show_state()
            self._session.tasks.report(result)

    def _end_work(self) -> None:
        if self._stop is not None:
            self._stop.stop()
            self._stop = None

    def _tell(self, *sentences: Templated) -> None:
        self._said = sentences
        self._show_state()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.said, self.said.text()))

    def _show_in_folder(self) -> None:
        if self._written is not None:
            try:
                show_in_system(self._written.files[0].parent)
            except UserError as error:
                self._tell(error)


def _beside(path: Path) -> Sentence:
    return Sentence("The script reads its images from {file}: keep the two together.", {"file": path.name})
