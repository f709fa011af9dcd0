"""Chooses where a sweep is trained: on this PC, or on those of a class."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLabel, QWidget

from mnist_desktop.core.errors import UserError
from mnist_desktop.training.cluster.choosing import ClassSize, class_size, own_join_file
from mnist_desktop.training.cluster.extra import has_cluster
from mnist_desktop.ui.shared.muted_label import MutedLabel
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.targets import keep_targets
from mnist_desktop.ui.shared.texts import say
from mnist_desktop.ui.shared.words import name_word
from mnist_desktop.workers.latest import Latest
from mnist_desktop.workers.task_runner import TaskRunner

HERE = 0


class PlaceChooser(FollowsLanguage, QWidget):
    """Offers this PC, the class that was begun on it, and that of a join file; says who is there.

    Parameters
    ----------
    tasks
        Looks at the class that is chosen, over the network.

    Signals
    -------
    edited()
        Another place was chosen, or it is known by now how large the class is.

    Attributes
    ----------
    label
        What stands before it.
    """

    edited = Signal()

    def __init__(self, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = QLabel()
        self._looking = Latest(tasks, self, one_at_a_time=True)
        self._files: list[Path] = []
        self._names: list[str] = []
        self._size: ClassSize | None = None
        self._problem: UserError | None = None
        self.is_offered = has_cluster()
        self._box = QComboBox()
        self._box.setObjectName("sweepPlace")
        name_word(self._box, "class_cluster")
        self._said = MutedLabel(wordWrap=True, objectName="sweepPlaceWords")
        self.label.setBuddy(self._box)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._box)
        row.addWidget(self._said, 1)
        keep_targets(self._box, self.label)
        own = own_join_file(datetime.now(UTC)) if self.is_offered else None
        self._box.addItems(["", ""])
        if own is not None:
            self._add(own[0], own[1].name)
        self._box.activated.connect(self._choose)
        self.retranslate()

    @property
    def join_file(self) -> Path | None:
        """That of the class that is chosen; None for this PC."""
        at = self._box.currentIndex() - 1
        return self._files[at] if 0 <= at < len(self._files) else None

    @property
    def places(self) -> int:
        """How many members the class trains at a time, as far as it is known."""
        return max(1, self._size.places) if self._size is not None else 1

    def choose(self, join_file: Path | None) -> None:
        """Choose the class of a join file, or this PC."""
        if join_file is not None and join_file not in self._files:
            self._add(join_file, join_file.name.partition(".")[0])
            self.retranslate()
        self._box.setCurrentIndex(HERE if join_file is None else self._files.index(join_file) + 1)
        self._look()

    def forget(self) -> None:
        """Nobody waits for the class any more."""
        self._looking.forget()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.label.setText(self.tr("Train &on"))
        self._box.setToolTip(self.tr("This PC, or the PCs of a class that mnist-desktop cluster start has opened"))
        self._box.setItemText(HERE, self.tr("this PC"))
        for at, name in enumerate(self._names, 1):
            self._box.setItemText(at, self.tr("the class “{name}”").format(name=name))
        self._box.setItemText(self._box.count() - 1, self.tr("the class of a join file…"))
        self._say()

    def _add(self, path: Path, name: str) -> None:
        self._files.append(path)
        self._names.append(name)
        self._box.insertItem(self._box.count() - 1, "")

    def _choose(self, at: int) -> None:
        if at == self._box.count() - 1:
            self._open()
            return
        self._look()

    def _open(self) -> None:
        """Ask for a join file; without one, this PC trains."""
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Join file of a class"), "", self.tr("Join files (*.json)"))
        self.choose(Path(name) if name else None)

    def _look(self) -> None:
        self._size, self._problem = None, None
        self._looking.forget()
        path = self.join_file
        if path is not None:
            self._looking.start("look at class", partial(class_size, path), self._take, self._fail, may_be_left=True)
        self._say()
        self.edited.emit()

    def _take(self, size: ClassSize) -> None:
        self._size = size
        at = self._box.currentIndex() - 1
        if 0 <= at < len(self._names):
            self._names[at] = size.name
        self.retranslate()
        self.edited.emit()

    def _fail(self, error: Exception) -> None:
        self._problem = error if isinstance(error, UserError) else UserError("{cause}", cause=error)
        self._say()
        self.edited.emit()

    def _say(self) -> None:
        if self.join_file is None:
            self._said.clear()
        elif self._problem is not None:
            self._said.setText(say(self._problem))
        elif self._size is None:
            self._said.setText(self.tr("Looking who is there…"))
        else:
            told = self.tr("PCs now: {pcs:,}, places: {places:,}. Others can join while it trains.")
            self._said.setText(told.format(pcs=self._size.pcs, places=self._size.places))
