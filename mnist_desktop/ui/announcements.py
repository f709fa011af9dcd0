"""What a screen reader says by itself while the eyes, or the focus, are elsewhere."""

from __future__ import annotations

import time
from typing import get_args

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.preference_choices import AnnouncedEvery
from mnist_desktop.core.runs.events import EpochEnded, RunEnded, RunEvent, RunStarted
from mnist_desktop.ui.session import Session, TrainingState
from mnist_desktop.ui.shared.numbers import percent
from mnist_desktop.ui.shared.texts import say

PACES: tuple[AnnouncedEvery, ...] = get_args(AnnouncedEvery)
"""Seconds between two epochs that are announced: each epoch, or one in that time; below zero none."""


class Announcements(QObject):
    """Announces the start and end of a training, its epochs at a pace that can be followed, and problems.

    Signals
    -------
    announced(str)
        What was handed to the system's screen reader.

    Attributes
    ----------
    every
        How many seconds lie between two epochs that are announced, at least; see PACES.
    """

    announced = Signal(str)

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self.every: AnnouncedEvery = 5
        self._window = window
        self._epochs = 0
        self._last = 0.0
        session.training_state_changed.connect(self._take_state)
        session.run_event.connect(self._take_event)
        session.problem.connect(self._take_problem)
        session.warning.connect(self._take_problem)

    def announce(self, text: str, *, urgent: bool = False) -> None:
        """Hand a sentence to the screen reader; an urgent one interrupts what is being said."""
        event = QAccessibleAnnouncementEvent(self._window, text)
        politeness = QAccessible.AnnouncementPoliteness
        event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
        QAccessible.updateAccessibility(event)
        self.announced.emit(text)

    def _take_state(self, state: TrainingState) -> None:
        if state is TrainingState.STARTING:
            self.announce(self.tr("Training starts."))
        elif state is TrainingState.PAUSED:
            self.announce(self.tr("Training is paused."))

    def _take_event(self, event: RunEvent) -> None:
        match event:
            case RunStarted():
                self._epochs, self._last = event.epochs, time.monotonic()
            case EpochEnded() if self._is_time():
                self._last = time.monotonic()
                row = event.row
                text = self.tr("Epoch {epoch} of {epochs}: training accuracy {accuracy}.")
                if row.val_accuracy is not None:
                    text = self.tr("Epoch {epoch} of {epochs}: validation accuracy {accuracy}.")
                shown = row.accuracy if row.val_accuracy is None else row.val_accuracy
                self.announce(text.format(epoch=row.epoch, epochs=self._epochs, accuracy=percent(shown)))
            case RunEnded():
                self.announce(self.tr("Training has ended."))

    def _is_time(self) -> bool:
        return self.every >= 0 and time.monotonic() - self._last >= self.every

    def _take_problem(self, error: UserError) -> None:
        self.announce(say(error), urgent=True)
