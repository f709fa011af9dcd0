"""Ask for zips of runs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from mnist_desktop.ui.shared.table_copies import ask_for_file

SUFFIX = ".zip"


def ask_save(parent: QWidget, folder: Path, name: str) -> Path | None:
    """A new zip, for which `name` is proposed; None when the user thought better of it."""
    return ask_for_file(parent, _tr("Save runs as a zip"), folder, name, SUFFIX, _filter())


def ask_open(parent: QWidget, folder: Path) -> tuple[Path, ...]:
    """Zips to open; empty when the user thought better of it."""
    names, _ = QFileDialog.getOpenFileNames(parent, _tr("Open runs from zips"), str(folder), _filter())
    return tuple(Path(name) for name in names)


def _filter() -> str:
    return _tr("Zipped runs (*{suffix})").format(suffix=SUFFIX)


def _tr(text: str) -> str:
    return QCoreApplication.translate("zips", text)
