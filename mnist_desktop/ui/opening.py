"""Opens any file by what it holds, wherever it is dropped or chosen, and keeps the latest in mind."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from mnist_desktop.core.administration import administration
from mnist_desktop.core.content.kinds import FileKind, Kind
from mnist_desktop.core.content.telling import kind_of_file, refusal
from mnist_desktop.core.errors import StorageError, UserError
from mnist_desktop.core.remembered import MOST_RECENT
from mnist_desktop.core.sentence import Templated
from mnist_desktop.core.storage_errors import storage_error
from mnist_desktop.ui.builder.panel import BuilderPanel
from mnist_desktop.ui.data_files import DataFiles
from mnist_desktop.ui.lesson.lessons import Lessons
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.tabs import Tabs

if TYPE_CHECKING:  # tabs are imported when they are built
    from mnist_desktop.ui.compare.compare_tab import CompareTab
    from mnist_desktop.ui.drawing.draw_tab import DrawTab
    from mnist_desktop.ui.inside.inside_tab import InsideTab
    from mnist_desktop.ui.lab.lab_tab import LabTab

RUN_FILE = "run.json"
"""What only the folder of a run holds."""
ATTEMPT = "open"
MOST_TOGETHER = 20
"""Files of one drop; a folder's whole content by mistake would be opened for minutes."""
DATA = (Kind.NPZ, Kind.IDX, Kind.TABLE, Kind.ZIPPED_SET)
READ = (Kind.MODEL, Kind.LESSON, Kind.HAND_IN, Kind.RUN_ZIP, Kind.PICTURE, *DATA)
"""What is opened; import tells of any other file what it is."""
OF_A_FOLDER = (Kind.IDX, Kind.HAND_IN)
"""With one of them, all of its folder are read: a data set, or what a class has handed in."""
BOARD = "actionClassBoard"
"""Where this entry is hidden, the computer is one for students."""
READ_PICTURES = ("draw", "inside", "lab")
"""Tabs that read pictures; one that is shown takes a picture itself."""


class NotTakenError(UserError):
    """A file that came with others is not opened."""


def kind_of(path: Path) -> FileKind:
    """What a file holds; raises StorageError where it cannot be read, or could keep who reads it waiting for ever."""
    try:
        is_file = stat.S_ISREG(path.stat().st_mode)
    except OSError as error:
        raise storage_error(path, error) from error
    if not is_file:
        raise StorageError("{file} is not a file.", file=path)
    return kind_of_file(path)


def _files_of(sentence: Templated) -> Iterator[str]:
    """The names of the files that a sentence, or one inside it, is about."""
    for name, value in sentence.values.items():
        if isinstance(value, Templated):
            yield from _files_of(value)
        elif name == "file":
            yield Path(str(value)).name


class Opening(QObject):
    """Hands each file to the part of the window that reads its kind.

    Signals
    -------
    recent_changed(tuple[Path, ...])
        The latest files, the newest first.
    """

    recent_changed = Signal(object)

    def __init__(  # noqa: PLR0913 - each part of the window that reads files
        self, session: Session, builder: BuilderPanel, tabs: Tabs, data_files: DataFiles, lessons: Lessons, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._lessons = lessons
        self._session, self._builder, self._tabs, self._data_files = session, builder, tabs, data_files
        self._recent: tuple[Path, ...] = ()
        self._together: frozenset[str] = frozenset()
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

    def came_with_others(self, error: UserError) -> bool:
        """Whether an error is about one of several files that were dropped together last."""
        return not self._together.isdisjoint(_files_of(error))

    def open(self, path: Path) -> None:
        """Open a file by what it holds, or a folder as data; what cannot be read is told."""
        self._together = frozenset()
        content = self._told_kind(path)
        if content is not None:
            self._open(path, content.kind)

    def open_all(self, paths: Sequence[Path]) -> None:
        """Open files that come together; what is not opened is told, each in a sentence that stays until it is closed.

        There is one network, one picture and one data set to look at: the first of each.
        """
        if len(paths) == 1:
            self.open(paths[0])
            return
        self._together = frozenset(path.name for path in paths)
        first: dict[Kind, Path] = {}
        for path in paths[:MOST_TOGETHER]:
            content = self._told_kind(path)
            if content is None:
                continue
            kind = content.kind
            before = first.setdefault(Kind.IDX if kind in DATA else kind, path)
            if kind not in READ:
                self._session.report(NotTakenError(content.kind.value, file=path, form=content.form))
            elif before is path or kind is Kind.RUN_ZIP:
                self._open(path, kind)
            elif kind not in OF_A_FOLDER or before.parent != path.parent:
                self._session.report(
                    NotTakenError("{file} was not opened: of each kind only the first is. Drop it alone.", file=path)
                )
        if len(paths) > MOST_TOGETHER:
            left = NotTakenError(
                "{file} and all files after it were not opened: at most {limit} are opened together.",
                file=paths[MOST_TOGETHER],
                limit=MOST_TOGETHER,
            )
            self._session.report(left)

    def _told_kind(self, path: Path) -> FileKind | None:
        """What a file holds; where that cannot be found out, this is told."""
        try:
            is_folder = os.path.isdir(path)  # noqa: PTH112 - where it cannot be told, this says no
            if is_folder and (path / RUN_FILE).is_file():
                raise refusal(StorageError, FileKind(Kind.RUN_INFO), path, "")
            if is_folder:
                # Imported here: the start need not wait for it.
                from mnist_desktop.core.datasets.file_finding import sets_in_folder  # noqa: PLC0415
                from mnist_desktop.core.datasets.images.walking import holds_pictures  # noqa: PLC0415

                return FileKind(Kind.PICTURE if not sets_in_folder(path) and holds_pictures(path) else Kind.IDX)
            return kind_of(path)
        except UserError as error:
            self.set_recent(tuple(each for each in self._recent if each != path))
            error.attempt = ATTEMPT
            self._session.report(error)
            return None

    def _open(self, path: Path, kind: Kind) -> None:
        match kind:
            case Kind.MODEL:
                self._builder.open_model_file(path)  # which notes it
                return
            case Kind.LESSON:
                if not self._lessons.open_file(path):
                    return
            case Kind.HAND_IN if BOARD not in administration().settings.hidden:
                self._data_files.board.open_folder(path.absolute().parent)
                return
            case Kind.RUN_ZIP:
                self._tabs.enter("compare")
                cast("CompareTab", self._tabs.page("compare")).open_zip(path)
            case Kind.PICTURE if path.is_dir():
                self._data_files.pictures.open(path)
            case Kind.PICTURE:
                tab = self._tabs.current() if self._tabs.current() in READ_PICTURES else READ_PICTURES[0]
                self._tabs.enter(tab)
                cast("DrawTab | InsideTab | LabTab", self._tabs.page(tab)).read_picture(path)
            case _:
                self._data_files.import_file(path)  # which says what it is where it is no data, and else that it was read
                return
        self.note(path)
