"""A line across the window that stays as long as a run that has ended is not on the disk."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QWidget

from mnist_desktop.core.runs.unsaved import UnsavedRun
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.asking import is_agreed
from mnist_desktop.ui.shared.banner import Banner
from mnist_desktop.ui.shared.plain_text import narrow_name
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.run_names import run_title
from mnist_desktop.ui.shared.texts import say
from mnist_desktop.ui.training.save_again import SaveAgain

MOST_NAMES = 3
"""Of several runs, those that are named."""


class UnsavedBanner(FollowsLanguage, Banner):
    """Says which runs are in memory only and why, and offers to save them again. It has no cross to close it by.

    Signals
    -------
    results_wanted()
        A run is being opened that the user wants to see in Results.

    Attributes
    ----------
    may_discard
        Asks whether runs may be forgotten. It is replaced where nobody is there to answer.
    """

    results_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("unsaved", "mdi6.alert-circle-outline", "wrong", parent=parent)
        self.setObjectName("unsavedBanner")
        self.close_button.hide()
        self.runs = SaveAgain(session, self)
        self.may_discard: Callable[[], bool] = self._ask_to_discard
        self._session = session
        self.save_button = self._button("saveAgainButton", self.runs.save_again)
        self.show_button = self._button("showUnsavedButton", self._show_run)
        self.discard_button = self._button("discardUnsavedButton", self._discard)
        self.runs.changed.connect(self._show)
        session.run_opened.connect(self._show)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self._name_close(self.tr("This stays until the run is saved"))
        self.save_button.setToolTip(self.tr("Try to write it to the disk once more."))
        self.show_button.setText(self.tr("Show"))
        self.show_button.setToolTip(self.tr("Show it in Results."))
        self.discard_button.setText(self.tr("Discard…"))
        self.discard_button.setToolTip(self.tr("Forget it, with what was saved of it on the way."))
        self._write()

    def _show(self) -> None:
        unsaved = self.runs.runs
        for button in self.findChildren(QAbstractButton):
            button.setEnabled(not self.runs.is_busy)
        self.show_button.setVisible(bool(unsaved) and not self._is_shown(unsaved[-1]))
        self._write()
        self.setVisible(bool(unsaved))

    def _write(self) -> None:
        self.save_button.setText(self.tr("Saving…") if self.runs.is_busy else self.tr("Save again"))
        if self.runs.runs:
            self._say(self._text(self.runs.runs))

    def _is_shown(self, run: UnsavedRun) -> bool:
        opened = self._session.opened_run
        return opened is not None and opened.record.info.id == run.id

    def _text(self, unsaved: Sequence[UnsavedRun]) -> str:
        names, tried = list_of_names(unsaved), self.runs.tried_at
        if len(unsaved) == 1:
            sentence = self.tr("{names} is not saved yet, it is in memory only. {problem}")
        else:
            sentence = self.tr("{count:,} runs are not saved yet, they are in memory only: {names}. {problem}")
        text = sentence.format(names=names, count=len(unsaved), problem=say(unsaved[-1].problem))
        if tried is None or self.runs.is_busy:
            return text
        return self.tr("{text} (Tried again at {time}.)").format(text=text, time=tried.toString("hh:mm:ss"))

    def _show_run(self) -> None:
        self.runs.show()
        self.results_wanted.emit()

    def _discard(self) -> None:
        if self.may_discard():
            self.runs.discard()

    def _ask_to_discard(self) -> bool:
        sentence = self.tr("Discard what {names} has learned? It cannot be brought back.")
        if len(self.runs.runs) > 1:
            sentence = self.tr("Discard what {names} have learned? It cannot be brought back.")
        text = sentence.format(names=list_of_names(self.runs.runs))
        return is_agreed(self.window(), self.tr("Discard"), text, self.tr("Discard"), icon=QMessageBox.Icon.Warning)


def list_of_names(unsaved: Sequence[UnsavedRun]) -> str:
    """The names of a few runs, in quotes, and a sign that there are more."""
    names = [f"“{narrow_name(run_title(run.record.info.name))}”" for run in unsaved[:MOST_NAMES]]
    return ", ".join([*names, "…"] if len(unsaved) > MOST_NAMES else names)
