"""What the Help menu shows: first steps, keys, and files opened in the system's own programs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from mnist_desktop.core.errors import StorageError
from mnist_desktop.core.files import storage_error


class NoProgramError(StorageError):
    """The system has no program that shows a file."""


class FirstSteps(QDialog):
    """A lesson in five steps, and the keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("firstSteps")
        self.setWindowTitle(self.tr("First steps"))
        text = QTextBrowser()
        text.setHtml(_steps() + _keys())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(text)
        column.addWidget(buttons)
        self.resize(640, 560)


def _tr(text: str) -> str:
    return QCoreApplication.translate("FirstSteps", text)


def _steps() -> str:
    steps = (
        _tr("<b>Data</b> shows every image. Click one to see its numbers, its label, and which part it belongs to."),
        _tr("<b>Layers</b>, on the left: add, remove, move; the form below changes one. Nothing can break: undo it."),
        _tr("<b>Train</b> and watch the curves. Below them stands what they say. Stop whenever you like."),
        _tr("<b>Results</b> tell what is confused with what. Click a cell of the matrix to see its images."),
        _tr("<b>Draw</b> a digit and see what the network sees. <b>Compare</b> several runs. Try kernels in the <b>Lab</b>."),
    )
    return "<h3>" + _tr("A lesson in five steps") + "</h3><ol>" + "".join(f"<li>{step}</li>" for step in steps) + "</ol>"


def _keys() -> str:
    keys = (
        ("F5, F6, Shift+F5", _tr("train; pause or resume; stop")),
        ("F7, F8", _tr("one step; one epoch")),
        ("Ctrl+1 … 6", _tr("the tabs")),
        ("Ins or Ctrl+N, Ctrl+D, Delete", _tr("add, duplicate, remove a layer")),
        ("Alt+Up, Alt+Down", _tr("move a layer")),
        ("Ctrl+Z, Ctrl+Shift+Z", _tr("undo, redo")),
        ("Ctrl+C, Ctrl+X, Ctrl+V", _tr("copy, cut, paste")),
        ("Ctrl+O, Ctrl+S", _tr("open, save a model")),
    )
    rows = "".join(f"<tr><td><b>{key}</b>&nbsp;&nbsp;</td><td>{what}</td></tr>" for key, what in keys)
    return "<h3>" + _tr("Keys") + f"</h3><table cellpadding='3'>{rows}</table>"


def show_in_system(path: Path) -> None:
    """Show a file, or a folder, in the system's own program.

    Raises
    ------
    StorageError
        The folder cannot be made, or the system has no program for it.
    """
    folder = path if path.suffix == "" else path.parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise storage_error(folder, error) from error
    shown = path if path.exists() else folder
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(shown))):
        raise NoProgramError("This system has no program that shows {file}. Open it by hand.", file=shown)
