"""What stands between a wish to close the window and its end: a training that runs, and runs that are in memory only."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from mnist_desktop.ui.banners.unsaved_banner import list_of_names
from mnist_desktop.ui.session import Session, TrainingState
from mnist_desktop.ui.shared.letting_go import let_go
from mnist_desktop.ui.shared.plain_text import PlainMessageBox
from mnist_desktop.ui.shared.texts import say
from mnist_desktop.ui.training.save_again import SaveAgain


class UnsavedChoice(Enum):
    """What the user chooses for unsaved runs when the window is to close."""

    SAVE = auto()
    LEAVE = auto()
    STAY = auto()


class Leaving(QObject):
    """Asks, and waits for what was decided while the window is still there: only then is known whether a run was kept.

    Signals
    -------
    go()
        What was waited for has ended; the window may be closed, which asks once more if need be.

    Attributes
    ----------
    ask_to_stop, ask_about_unsaved
        Ask the user. They are replaced where nobody is there to answer.
    """

    go = Signal()

    def __init__(self, session: Session, unsaved: SaveAgain, window: QWidget) -> None:
        super().__init__(window)
        self.ask_to_stop: Callable[[], bool] = self._ask_to_stop
        self.ask_about_unsaved: Callable[[], UnsavedChoice] = self._ask_about_unsaved
        self._session, self._unsaved, self._window = session, unsaved, window
        self._waits = False
        session.training_state_changed.connect(self._change_mind)
        # Queued: whoever hears of the end of a training has heard of it before the window closes.
        session.training_state_changed.connect(self._follow, Qt.ConnectionType.QueuedConnection)
        unsaved.settled.connect(self._follow, Qt.ConnectionType.QueuedConnection)

    def may_close(self) -> bool:
        """Whether the window may close now. It asks where something would be cut short or lost, and may say `go` later.

        While a question is open, trainings end and runs are saved as ever: what an answer means is looked up after it.
        """
        did_wait, self._waits = self._waits, False  # nothing closes the window while a question is open
        if self._session.run.state is not TrainingState.IDLE and not self._may_leave_training(did_wait):
            return False
        return self._may_leave_unsaved()

    def _may_leave_training(self, did_wait: bool) -> bool:
        """Let it be stopped and kept first. Who asks a second time does not want to wait for that."""
        if not self.ask_to_stop():
            return False
        if did_wait or self._session.run.state is TrainingState.IDLE:
            return True
        self._waits = True
        self._session.stop()
        return False

    def _may_leave_unsaved(self) -> bool:
        runs = self._unsaved.runs
        if not runs:
            return True
        answer = self.ask_about_unsaved()
        if answer is UnsavedChoice.SAVE:
            self._unsaved.save_again()
            self._waits = self._unsaved.is_busy  # or all of them are saved by now
            return not self._waits
        if answer is UnsavedChoice.LEAVE and {run.id for run in self._unsaved.runs} - {run.id for run in runs}:
            return self._may_leave_unsaved()
        return answer is UnsavedChoice.LEAVE

    def _change_mind(self, state: TrainingState) -> None:
        """Who starts a training stays."""
        if state is TrainingState.STARTING:
            self._waits = False

    def _follow(self) -> None:
        is_over = self._session.run.state is TrainingState.IDLE and not self._unsaved.is_busy
        if self._waits and is_over:
            self._waits = False
            self.go.emit()

    def _ask_to_stop(self) -> bool:
        answer = QMessageBox.question(
            self._window,
            self.tr("A training is running"),
            self.tr("Stop the training and close? What it has learned so far is kept as a run."),
            QMessageBox.StandardButton.Close | QMessageBox.StandardButton.Cancel,
            QMessageBox.StandardButton.Cancel,
        )
        return answer == QMessageBox.StandardButton.Close

    def _ask_about_unsaved(self) -> UnsavedChoice:
        runs = self._unsaved.runs
        sentence = self.tr("{names} is not saved yet. {problem}")
        if len(runs) > 1:
            sentence = self.tr("{names} are not saved yet. {problem}")
        text = sentence.format(names=list_of_names(runs), problem=say(runs[-1].problem))
        box = PlainMessageBox(self._window, self.tr("Not saved yet"), text, QMessageBox.Icon.Warning)
        if self._unsaved.can_go_on_next_time:
            box.setInformativeText(self.tr("Without saving, the next start offers to go on from the last checkpoint."))
        else:
            box.setInformativeText(self.tr("Without saving, what was learned is lost."))
        save = box.addButton(self.tr("Save again"), QMessageBox.ButtonRole.AcceptRole)
        leave = box.addButton(self.tr("Close without saving"), QMessageBox.ButtonRole.DestructiveRole)
        box.setEscapeButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.setDefaultButton(save)
        box.exec()
        chosen = box.clickedButton()
        let_go(box)
        return UnsavedChoice.SAVE if chosen is save else UnsavedChoice.LEAVE if chosen is leave else UnsavedChoice.STAY
