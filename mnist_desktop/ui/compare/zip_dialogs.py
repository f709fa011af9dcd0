"""Ask for zips of runs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

SUFFIX = ".zip"
UNWELCOME = '<>:"/\\|?*'
"""Characters that some system forbids in file names."""


def ask_save(parent: QWidget, folder: Path, name: str) -> Path | None:
    """A new zip, for which `name` is proposed; None when the user thought better of it."""
    proposed = "".join(" " if character in UNWELCOME else character for character in name).strip() or "run"
    dialog = QFileDialog(parent, _tr("Save runs as a zip"), str(folder), _filter())
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(SUFFIX)
    dialog.selectFile(f"{proposed}{SUFFIX}")
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    path = Path(dialog.selectedFiles()[0]) if accepted else None
    dialog.deleteLater()
    return path


def ask_open(parent: QWidget, folder: Path) -> tuple[Path, ...]:
    """Zips to open; empty when the user thought better of it."""
    names, _ = QFileDialog.getOpenFileNames(parent, _tr("Open runs from zips"), str(folder), _filter())
    return tuple(Path(name) for name in names)


def _filter() -> str:
    return _tr("Zipped runs (*{suffix})").format(suffix=SUFFIX)


def _tr(text: str) -> str:
    return QCoreApplication.translate("zips", text)
