"""The learning rate of the run in training, to be changed while it learns."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from mnist_desktop.core.fields import field_of
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.ui.session import Session, TrainingState
from mnist_desktop.ui.shared.editors import RealBox
from mnist_desktop.ui.shared.muted_label import MutedLabel
from mnist_desktop.ui.shared.plain_text import plain_tip
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.steady import begin_anew, keep_size, write_figure
from mnist_desktop.ui.shared.text_size import follow_text_size, keep_width

BOX_WIDTH = 100
WIDEST = 0.000123
"""Few rates are written with more letters."""


class LiveRate(FollowsLanguage, QWidget):
    """A box that is there while a run is in training. What is typed counts when it is finished, an arrow at once.

    Where a schedule changes the rate, the box holds the highest rate that it comes to, and the present one stands beside it.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: float | None = None
        self.box = RealBox(field_of(TrainingConfig, "learning_rate"))
        self.box.setObjectName("liveRateBox")
        self.box.setKeyboardTracking(False)
        keep_width(self.box, BOX_WIDTH)
        self.box.edited.connect(session.run.set_learning_rate)
        self._has_schedule = False
        self._now: float | None = None
        self._label = MutedLabel()
        self._now_label = MutedLabel(objectName="rateNow")
        self._label.setBuddy(self.box)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._label)
        row.addWidget(self.box)
        row.addWidget(self._now_label)
        session.training_state_changed.connect(self._follow)
        self._follow(session.run.state)
        self.retranslate()
        follow_text_size(self, LiveRate._leave_width)

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        if self._has_schedule:
            self._label.setText(self.tr("Highest rate"))
            self.box.setAccessibleName(self.tr("Highest learning rate of the schedule of the run in training"))
            tip = self.tr(
                "Another learning rate for the run in training: Enter or an arrow applies it from the next step on. The schedule "
                "works the rate of each step out of it; that of now stands beside the box. The curves are marked."
            )
        else:
            self._label.setText(self.tr("Learning rate now"))
            self.box.setAccessibleName(self.tr("Learning rate of the run in training"))
            tip = self.tr(
                "Another learning rate for the run in training: Enter or an arrow applies it from the next step on. "
                "The curves are marked."
            )
        self._leave_width()
        self._say_now()
        self.box.setToolTip(plain_tip(tip))
        self.box.setAccessibleDescription(tip)

    def show_rates(self, rate: float, now: float | None, *, has_schedule: bool) -> None:
        """Show the rate that the run has by itself, and what its schedule makes of it now.

        What is under the user's hands is left alone.
        """
        self._now = now
        if has_schedule != self._has_schedule:
            self._has_schedule = has_schedule
            self.retranslate()
        self._say_now()
        if rate != self._shown:
            self._shown = rate
            if not self.box.hasFocus():
                self.box.set_value(rate)

    def _say_now(self) -> None:
        self._now_label.setVisible(self._has_schedule and self._now is not None)
        write_figure(self._now_label, "" if self._now is None else self.tr("now {rate:.3g}").format(rate=self._now))

    def _leave_width(self) -> None:
        keep_size(self._now_label, self._widest())

    def _widest(self) -> str:
        return self.tr("now {rate:.3g}").format(rate=WIDEST)

    def _follow(self, state: TrainingState) -> None:
        if state is TrainingState.STARTING:
            self._shown = None
            begin_anew(self._now_label, self._widest())
        is_there = state in (TrainingState.RUNNING, TrainingState.STEPPING, TrainingState.PAUSED)
        if not is_there:
            self.box.set_value(self.box.value())  # what was not finished was meant for the run that ends
        self.setVisible(is_there)
