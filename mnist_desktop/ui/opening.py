"""Opens any file by what it holds, wherever it is dropped or chosen, and keeps the latest in mind."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from mnist_desktop.core.content.kinds import FileKind, Kind
from mnist_desktop.core.content.telling import kind_of_file, refusal
from mnist_desktop.core.errors import StorageError, UserError
from mnist_desktop.core.files import storage_error
from mnist_desktop.core.remembered import MOST_RECENT
from mnist_desktop.ui.builder.panel import BuilderPanel
from mnist_desktop.ui.data_files import DataFiles
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.tabs import Tabs

if TYPE_CHECKING:  # tabs are imported when they are built
    from mnist_desktop.ui.compare.compare_tab import CompareTab
    from mnist_desktop.ui.drawing.draw_tab import DrawTab
    from mnist_desktop.ui.inside.inside_tab import InsideTab
    from mnist_desktop.ui.lab.lab_tab import LabTab

RUN_FILE = "run.json"
"""What only the folder of a run holds."""
READ_PICTURES = ("draw", "inside", "lab")
"""Tabs that read pictures; one that is shown takes a picture itself."""


def kind_of(path: Path) -> Kind:
    """What a file holds; raises StorageError where it cannot be read, or could keep who reads it waiting for ever."""
    try:
        is_file = stat.S_ISREG(path.stat().st_mode)
    except OSError as error:
        raise storage_error(path, error) from error
    if not is_file:
        raise StorageError("{file} is not a file.", file=path)
    return kind_of_file(path).kind


class Opening(QObject):
    """Hands each file to the part of the window that reads its kind.

    Signals
    -------
    recent_changed(tuple[Path, ...])
        The latest files, the newest first.
    """

    recent_changed = Signal(object)

    def __init__(self, session: Session, builder: BuilderPanel, tabs: Tabs, data_files: DataFiles, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._builder, self._tabs, self._data_files = session, builder, tabs, data_files
        self._recent: tuple[Path, ...] = ()
        builder.files.used.connect(self.note)
        data_files.imported.connect(self.note)

    @property
    def recent(self) -> tuple[Path, ...]:
        """The latest files, the newest first."""
        return self._recent

    def set_recent(self, paths: tuple[Path, ...]) -> None:
        """Begin with these."""
        self._recent = paths[:MOST_RECENT]
        self.recent_changed.emit(self._recent)

    def note(self, path: Path) -> None:
        """Keep in mind that this file was opened or saved."""
        path = path.absolute()
        self.set_recent((path, *(each for each in self._recent if each != path)))

    def open(self, path: Path) -> None:
        """Open a file by what it holds, or a folder as data; what cannot be read is told."""
        try:
            is_folder = os.path.isdir(path)  # noqa: PTH112 - where it cannot be told, this says no
            if is_folder and (path / RUN_FILE).is_file():
                raise refusal(StorageError, FileKind(Kind.RUN_INFO), path, "")
            kind = Kind.IDX if is_folder else kind_of(path)
        except UserError as error:
            self.set_recent(tuple(each for each in self._recent if each != path))
            self._session.report(error)
            return
        match kind:
            case Kind.MODEL:
                self._builder.open_model_file(path)  # which notes it
                return
            case Kind.RUN_ZIP:
                self._tabs.enter("compare")
                cast("CompareTab", self._tabs.page("compare")).open_zip(path)
            case Kind.PICTURE:
                tab = self._tabs.current() if self._tabs.current() in READ_PICTURES else READ_PICTURES[0]
                self._tabs.enter(tab)
                cast("DrawTab | InsideTab | LabTab", self._tabs.page(tab)).read_picture(path)
            case _:
                self._data_files.import_file(path)  # which says what it is where it is no data, and else that it was read
                return
        self.note(path)
