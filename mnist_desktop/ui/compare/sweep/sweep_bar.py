"""How far a sweep is, in words and as a bar, with what can be asked of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from mnist_desktop.core.sweeps.progress import MemberState, SweepProgress, SweepState
from mnist_desktop.ui.shared import theme
from mnist_desktop.ui.shared.numbers import duration
from mnist_desktop.ui.shared.plain_text import PlainLabel
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.targets import keep_targets
from mnist_desktop.ui.shared.texts import say
from mnist_desktop.ui.shared.words import name_word

PARTS = 1000
"""Of the bar."""
SURE_SHARE = 0.03
"""From this share on the time left is told: before, it would jump."""


class SweepBar(theme.FollowsTheme, FollowsLanguage, QWidget):
    """Follows one sweep.

    Signals
    -------
    pause_wanted(), go_on_wanted(), stop_wanted(), end_wanted()
        The user asks for this.
    """

    pause_wanted = Signal()
    go_on_wanted = Signal()
    stop_wanted = Signal()
    end_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._progress: SweepProgress | None = None
        self._obstacle = ""
        self._is_stopping = self._has_training = False
        self._bar = QProgressBar(minimum=0, maximum=PARTS, textVisible=False)
        self._bar.setObjectName("sweepProgressBar")
        name_word(self._bar, "sweep")
        self.words = PlainLabel(wordWrap=True, objectName="sweepStatus")
        self._pause, self._stop, self._end = (QPushButton(autoDefault=False) for _ in range(3))
        for button, name in ((self._pause, "sweepPauseButton"), (self._stop, "sweepStopButton"), (self._end, "sweepEndButton")):
            button.setObjectName(name)
        keep_targets(self._pause, self._stop, self._end)
        row = QHBoxLayout()
        row.addWidget(self._bar, 1)
        for button in (self._pause, self._stop, self._end):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.words)
        self._pause.clicked.connect(self._press)
        self._stop.clicked.connect(self.stop_wanted)
        self._end.clicked.connect(self.end_wanted)
        self.follow_theme()
        self.retranslate()

    def show_progress(self, progress: SweepProgress | None, *, obstacle: str, is_stopping: bool, has_training: bool) -> None:
        """Follow a sweep.

        Parameters
        ----------
        obstacle
            Why it may not be run now, in the user's language; empty where it may.
        is_stopping
            Whether it was asked to stop or end.
        has_training
            Whether the window trains a run beside it.
        """
        self._progress, self._obstacle = progress, obstacle
        self._is_stopping, self._has_training = is_stopping, has_training
        self.retranslate()

    def follow_theme(self) -> None:
        """Take the colors of the theme."""
        self._pause.setIcon(theme.icon("mdi6.pause" if self._state is SweepState.RUNNING else "mdi6.play"))
        self._stop.setIcon(theme.icon("mdi6.stop"))
        self._end.setIcon(theme.icon("mdi6.flag-checkered"))

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        progress, state = self._progress, self._state
        runs = state in (SweepState.RUNNING, SweepState.PAUSED)
        self._pause.setText(self.tr("&Pause") if state is SweepState.RUNNING else self.tr("Res&ume"))
        self._pause.setToolTip(
            self.tr("Hold all members after the steps that they are at")
            if state is SweepState.RUNNING
            else self.tr("Train the members that are left; those that were begun go on where they were")
        )
        self._stop.setText(self.tr("Stopping…") if self._is_stopping else self.tr("&Stop"))
        self._stop.setToolTip(self.tr("Stop within a second; it can go on later, where each member stopped"))
        self._end.setText(self.tr("En&d"))
        self._end.setToolTip(
            self.tr("Be done with it: what members have learned is kept as runs; members that have not started are not trained")
        )
        self._pause.setEnabled(not self._is_stopping and (runs or (state is SweepState.READY and not self._obstacle)))
        self._stop.setEnabled(runs and not self._is_stopping)
        self._end.setEnabled(not self._is_stopping and (runs or (state is SweepState.READY and not self._obstacle)))
        self._bar.setValue(0 if progress is None else round(PARTS * progress.share))
        self._bar.setAccessibleName(self.tr("Progress of the sweep"))
        self.words.setText("" if progress is None else " ".join(self._sentences(progress)))
        self.follow_theme()

    @property
    def _state(self) -> SweepState | None:
        return None if self._progress is None else self._progress.state

    def _press(self) -> None:
        (self.pause_wanted if self._state is SweepState.RUNNING else self.go_on_wanted).emit()

    def _sentences(self, progress: SweepProgress) -> list[str]:
        trained = sum(each.state is MemberState.RUNNING for each in progress.members)
        counts = {"over": progress.over, "count": len(progress.members), "trained": trained, "time": duration(progress.seconds)}
        templates = {
            SweepState.RUNNING: self.tr(
                "{over:,} of {count:,} members are done, {trained:,} in training. It ran for {time} so far."
            ),
            SweepState.PAUSED: self.tr("Paused: {over:,} of {count:,} members are done. It ran for {time} so far."),
            SweepState.READY: self.tr("{over:,} of {count:,} members are done. “Resume” trains the others."),
            SweepState.OVER: self.tr("Over: {over:,} of {count:,} members are done. It ran for {time}."),
        }
        said = [templates[progress.state].format(**counts)]
        if progress.state is SweepState.RUNNING and trained and progress.share > SURE_SHARE:
            left = progress.seconds * (1 - progress.share) / progress.share
            said.append(self.tr("About {time} left.").format(time=duration(left)))
        if progress.state is SweepState.READY and self._obstacle:
            said.append(self._obstacle)
        if progress.state is SweepState.RUNNING and self._has_training:
            said.append(self.tr("A run is in training, too: the two share the processor, and both take longer."))
        return said + [say(each) for each in (progress.problem, progress.note) if each is not None]
