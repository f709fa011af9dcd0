"""Ask for zips of runs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from mnist_desktop.core.preference_choices import MEGABYTE
from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.ui.shared.letting_go import let_go
from mnist_desktop.ui.shared.plain_text import PlainMessageBox
from mnist_desktop.ui.shared.run_names import name_of
from mnist_desktop.ui.shared.table_copies import ask_for_file

SUFFIX = ".zip"


def proposed_name(infos: Sequence[RunInfo]) -> str:
    """What a zip of these runs is to be called, without its ending."""
    return name_of(infos[0]) if len(infos) == 1 else _tr("{count:,} runs").format(count=len(infos))


def ask_save(parent: QWidget, folder: Path, name: str) -> Path | None:
    """A new zip, for which `name` is proposed; None when the user thought better of it."""
    return ask_for_file(parent, _tr("Save runs as a zip"), folder, name, SUFFIX, _filter())


def ask_for_epochs(parent: QWidget, size: int) -> bool | None:
    """Whether the weights of epochs, of `size` bytes, go into a zip; None when the user thought better of all of it."""
    sentence = _tr(
        "Take the weights of the epochs along? With them, the slider leads through the epochs on the other computer, too; the "
        "zip is {megabytes:,.1f} MB larger."
    )
    text = sentence.format(megabytes=size / MEGABYTE)
    box = PlainMessageBox(parent, _tr("Save runs as a zip"), text, QMessageBox.Icon.Question)
    box.setObjectName("askForEpochs")
    taken = box.addButton(_tr("&With epochs"), QMessageBox.ButtonRole.YesRole)
    left = box.addButton(_tr("With&out epochs"), QMessageBox.ButtonRole.NoRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(taken)
    box.exec()
    chosen = box.clickedButton()
    let_go(box)
    return True if chosen is taken else False if chosen is left else None


def ask_open(parent: QWidget, folder: Path) -> tuple[Path, ...]:
    """Zips to open; empty when the user thought better of it."""
    names, _ = QFileDialog.getOpenFileNames(parent, _tr("Open runs from zips"), str(folder), _filter())
    return tuple(Path(name) for name in names)


def _filter() -> str:
    return _tr("Zipped runs (*{suffix})").format(suffix=SUFFIX)


def _tr(text: str) -> str:
    return QCoreApplication.translate("zips", text)
