"""What the Help menu shows: first steps, what is new, and folders opened in the system's own program."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QShowEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from mnist_desktop.core.errors import StorageError
from mnist_desktop.core.files import read_bytes
from mnist_desktop.core.storage_errors import storage_error
from mnist_desktop.paths import resource
from mnist_desktop.ui.shared.fitting_dialog import FittingDialog
from mnist_desktop.ui.shared.language import Language, spoken

LONGEST_CHANGE_LOG = 1_000_000  # bytes
CHANGE_LOGS = {Language.ENGLISH: "whats_new.md", Language.KOREAN: "whats_new_ko.md"}
"""Resources; they say the same."""


class NoProgramError(StorageError):
    """The system has no program that shows a file."""


class HelpText(QTextBrowser):
    """A text that shows itself and nothing else: no link leads anywhere, no picture is loaded from anywhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)

    def loadResource(self, _kind: int, _address: QUrl | str) -> QImage:
        """Give a point that cannot be seen, whatever is asked for: without any picture Qt would look for a file itself."""
        point = QImage(1, 1, QImage.Format.Format_ARGB32)
        point.fill(Qt.GlobalColor.transparent)
        return point


class HelpDialog(FittingDialog):
    """A text with a button that closes it."""

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.text = HelpText()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.text)
        column.addWidget(self.buttons)
        self.resize(640, 560)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the beginning: to set a text may leave it scrolled."""
        super().showEvent(event)
        self.text.moveCursor(QTextCursor.MoveOperation.Start)


class FirstSteps(HelpDialog):
    """A lesson in five steps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("firstSteps", self.tr("First steps"), parent)
        self.text.setHtml(_steps())


class WhatsNew(HelpDialog):
    """The change log, in the language that is spoken.

    Raises
    ------
    StorageError
        The installation lacks it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        log = read_bytes(resource(CHANGE_LOGS[spoken()]), LONGEST_CHANGE_LOG).decode("utf-8", "replace")
        super().__init__("whatsNew", self.tr("What's new"), parent)
        plain = QTextDocument.MarkdownFeature.MarkdownNoHTML
        self.text.document().setMarkdown(log, QTextDocument.MarkdownFeature.MarkdownDialectGitHub | plain)


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


def show_in_system(folder: Path) -> None:
    """Show a folder in the system's own program.

    Raises
    ------
    StorageError
        The folder cannot be made, or the system has no program for it.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise storage_error(folder, error) from error
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
        raise NoProgramError("This system has no program that shows {file}. Open it by hand.", file=folder)
