"""The end of the log, shown in a window of the program: many systems have no program that shows a log."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QDialogButtonBox, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from mnist_desktop import paths
from mnist_desktop.core.errors import StorageError
from mnist_desktop.core.storage_errors import storage_error
from mnist_desktop.ui.shared.fitting_dialog import FittingDialog

SHOWN_BYTES = 200_000
"""Of the end; a whole log has a megabyte."""


def end_of(path: Path, most: int = SHOWN_BYTES) -> str:
    """The last whole lines of a file, at most `most` bytes of it.

    Raises
    ------
    StorageError
        It cannot be read.
    """
    try:
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - most))
            content = file.read(most)
    except OSError as error:
        raise storage_error(path, error) from error
    if size > most:
        content = content.partition(b"\n")[2]
    return content.decode("utf-8", "replace")


class NoLogError(StorageError):
    """The log file cannot be shown, as there is none."""


def view_of(log_file: Path | None, parent: QWidget) -> LogView:
    """The end of the log, to be shown; raises StorageError where there is none, or it cannot be read."""
    if log_file is None:
        raise NoLogError("There is no log: {file} cannot be written.", file=paths.log_file())
    return LogView(log_file, parent)


class LogView(FittingDialog):
    """The end of a log, with buttons to copy it and to close.

    Raises
    ------
    StorageError
        It cannot be read.
    """

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        content = end_of(path)  # before there is half a dialog
        super().__init__(parent)
        self.setObjectName("logView")
        self.setWindowTitle(self.tr("Log: {file}").format(file=path))
        self.text = QPlainTextEdit(readOnly=True, lineWrapMode=QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setAccessibleName(self.tr("Log"))
        self.text.setPlainText(content)
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.copy_button = QPushButton(self.tr("Copy all"))
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.copy_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.text)
        column.addWidget(buttons)
        self.resize(860, 560)
