"""Saves the curves as a picture, a vector graphic or a table."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QFileDialog, QToolButton, QWidget

from mnist_desktop.core.file_names import file_name
from mnist_desktop.core.files import write_bytes
from mnist_desktop.core.runs.history_file import history_csv
from mnist_desktop.ui.shared import theme
from mnist_desktop.ui.shared.data_titles import data_title
from mnist_desktop.ui.shared.letting_go import let_go
from mnist_desktop.ui.shared.menus import Menu
from mnist_desktop.ui.shared.plot_export import Sheet
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.run_names import whole_title
from mnist_desktop.ui.shared.saving import save_and_tell
from mnist_desktop.ui.training.curves_export import curves_png, curves_sheet, curves_svg
from mnist_desktop.ui.training.curves_view import CurvesView

AskPath = Callable[[QWidget, str, str, str], Path | None]


class ExportButton(theme.FollowsTheme, FollowsLanguage, QToolButton):
    """A button with a menu of three formats and the clipboard.

    Signals
    -------
    saved(str)
        A sentence that names the new file.
    copy_wanted()
        The user wants the table in the clipboard.
    failed(StorageError)
        The file could not be written; what was there stays.
    """

    saved = Signal(str)
    copy_wanted = Signal()
    failed = Signal(object)

    def __init__(self, curves: CurvesView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ask_path: AskPath = ask_path
        self._curves = curves
        documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        # The dialog takes a folder that is not there for a part of the name.
        self._folder = str(documents if documents.is_dir() else Path.home())
        self.setObjectName("exportCurvesButton")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        menu = Menu(self)
        self._formats: dict[QAction, tuple[str, Callable[[], bytes]]] = {}
        for name, suffix, content in (
            ("actionExportPng", "png", self._png),
            ("actionExportSvg", "svg", self._svg),
            ("actionExportCsv", "csv", self._csv),
        ):
            action = menu.addAction("")
            action.setObjectName(name)
            self._formats[action] = suffix, content
        self._copy = menu.addAction("")
        self._copy.setObjectName("actionCopyHistory")
        self._copy.triggered.connect(self.copy_wanted)
        menu.triggered.connect(self._export)
        self.setMenu(menu)
        self.follow_theme()
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setText(self.tr("Export"))
        self.setToolTip(self.tr("Save the curves as a picture, a vector graphic or a table"))
        texts = self.tr("Picture (PNG)…"), self.tr("Vector graphic (SVG)…"), self.tr("Table (CSV)…")
        for action, text in zip(self._formats, texts, strict=True):
            action.setText(text)
        self._copy.setText(self.tr("Copy as a table"))

    def follow_theme(self) -> None:
        """Take the colors of the theme."""
        self.setIcon(theme.icon("mdi6.export-variant"))

    def _export(self, action: QAction) -> None:
        if action not in self._formats:
            return
        suffix, content = self._formats[action]
        suggested = Path(self._folder) / file_name(self._title(), self.tr("curves"), f".{suffix}")
        path = self.ask_path(self, self.tr("Save the curves"), str(suggested), f"{suffix.upper()} (*.{suffix})")
        if path is None:
            return
        self._folder = str(path.parent)
        save_and_tell(path, lambda: write_bytes(path, content()), self.saved.emit, self.failed.emit)

    def sheet(self) -> Sheet | None:
        """What is exported; None without a run."""
        return None if self._curves.run is None else curves_sheet(self._curves, self._title())

    def _png(self) -> bytes:
        return curves_png(self._curves, self._title())

    def _svg(self) -> bytes:
        return curves_svg(self._curves, self._title())

    def _csv(self) -> bytes:
        return history_csv(self._curves.run.history if self._curves.run else ())

    def _title(self) -> str:
        run = self._curves.run
        if run is None:
            return ""
        name = whole_title(run.name) or self.tr("Network without a name")
        return self.tr("{network} on {data}").format(network=name, data=data_title(run.dataset_title))


def ask_path(parent: QWidget, title: str, suggested: str, name_filter: str) -> Path | None:
    """Ask where to save. The file's ending is added when it was left out; None when the user thought better of it."""
    dialog = QFileDialog(parent, title, suggested, name_filter)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(suggested).suffix)
    dialog.selectFile(suggested)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    path = Path(dialog.selectedFiles()[0]) if accepted else None
    let_go(dialog)
    return path
