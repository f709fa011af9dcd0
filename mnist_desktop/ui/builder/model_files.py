"""Opening and saving models: the dialogs, and what happens when a file is no model."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.file_names import file_name
from mnist_desktop.core.model.model_file import SUFFIX, read_model, write_model
from mnist_desktop.core.sentence import Sentence, shown
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.run_names import whole_title


class ModelFiles(QObject):
    """Opens and saves the session's spec. A failure is told through the session and leaves everything as it was.

    Signals
    -------
    used(Path)
        A file was opened or saved.

    Attributes
    ----------
    ask_open, ask_save
        Ask the user for a path, ``() -> str`` and ``(proposed name) -> str``; empty when there is none. They are replaced
        where nobody is there to answer.
    """

    used = Signal(object)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._window = parent
        self._folder = Path.home()
        self.ask_open = self._ask_open
        self.ask_save = self._ask_save

    def open(self) -> None:
        """Ask for a file and open it."""
        name = self.ask_open()
        if name:
            self.open_file(Path(name))

    def open_file(self, path: Path) -> None:
        """Put the model of a file in the place of the layers; it can be undone."""
        try:
            spec = read_model(path)
        except UserError as error:
            self._session.problem.emit(error)
            return
        self._folder = path.parent
        self._session.edit(Sentence("open model"), spec=spec)
        self.used.emit(path)
        self._session.notice.emit(self.tr("Opened {file}.").format(file=shown(path.name)))

    def save(self) -> None:
        """Ask for a file and write the layers to it."""
        name = self.ask_save(whole_title(self._session.experiment.spec.name) or self.tr("model"))
        if name:
            self.save_file(Path(name))

    def save_file(self, path: Path) -> None:
        """Write the layers to a file, which gets the suffix of model files if it has none."""
        target = path if path.suffix else path.with_suffix(SUFFIX)
        try:
            write_model(target, self._session.experiment.spec)
        except UserError as error:
            self._session.problem.emit(error)
            return
        self._folder = target.parent
        self.used.emit(target)
        self._session.notice.emit(self.tr("Saved {file}.").format(file=shown(target.name)))

    def _filter(self) -> str:
        return self.tr("Models (*{suffix});;All files (*)").format(suffix=SUFFIX)

    def _ask_open(self) -> str:
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Open model"), str(self._folder), self._filter())
        return name

    def _ask_save(self, proposed: str) -> str:
        proposal = self._folder / file_name(proposed, self.tr("model"), SUFFIX)
        name, _ = QFileDialog.getSaveFileName(self._window, self.tr("Save model"), str(proposal), self._filter())
        return name
