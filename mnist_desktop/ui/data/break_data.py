"""Makes broken copies of the data set, remembers that they were made, and forgets them again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mnist_desktop.core.datasets.broken import copies
from mnist_desktop.core.datasets.broken.copies import Copy
from mnist_desktop.core.datasets.broken.names import original_of, parse_key
from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.errors import StorageError
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.undo import Change

if TYPE_CHECKING:
    from mnist_desktop.core.datasets.broken.damages import Damage


class BreakData(QObject):
    """What the two entries of the menu do.

    Signals
    -------
    listed()
        Another copy is remembered, or one is no more.

    Attributes
    ----------
    ask_damage
        Asks the user what is to be done. It is replaced where nobody is there to answer.
    """

    listed = Signal()

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self.ask_damage = _ask_damage
        self._session, self._window = session, window

    def make(self) -> None:
        """Ask how a copy of the session's data set is to be broken, make it in the background, and show it."""
        dataset = self._session.dataset
        if dataset is None:
            self._session.notice.emit(self.tr("No data set is loaded yet."))
            return
        from mnist_desktop.core.datasets import catalog  # noqa: PLC0415 - the start need not wait for it

        damage = self.ask_damage(self._window, dataset)
        if damage is not None:
            self._session.tasks.start("break data", partial(catalog.break_data, dataset, damage), self._take)

    def forget(self) -> None:
        """List the session's data set no more, if it is a copy, and show what it was made from; it can be undone."""
        dataset = self._session.dataset
        if dataset is None or not is_copy(dataset):
            return
        copy = Copy.of(dataset)
        self._session.undo_stack.push(Change(self._list, (copy, True), (copy, False), Sentence("forgetting a copy")))

    def _take(self, dataset: Dataset) -> None:
        self._session.use_dataset(dataset)
        self._remember(Copy.of(dataset))

    def _list(self, wanted: tuple[Copy, bool]) -> None:
        copy, is_listed = wanted
        if is_listed:
            self._remember(copy)
        else:
            self._forget(copy)
        self._session.choose_dataset(copy.key if is_listed else original_of(copy.key))

    def _remember(self, copy: Copy) -> None:
        try:
            copies.remember(copy)
        except StorageError as error:
            self._session.warning.emit(error)
        self.listed.emit()

    def _forget(self, copy: Copy) -> None:
        try:
            copies.forget(copy.key)
        except StorageError as error:
            self._session.warning.emit(error)
        self.listed.emit()


def _ask_damage(parent: QWidget, dataset: Dataset) -> Damage | None:
    from mnist_desktop.ui.data.break_dialog import ask_damage  # noqa: PLC0415 - the start need not wait for it

    return ask_damage(parent, dataset)


def is_copy(dataset: Dataset | None) -> bool:
    """Whether a data set was broken on purpose."""
    return dataset is not None and parse_key(dataset.key) is not None
