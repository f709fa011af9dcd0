"""The line in the status bar: what goes on, how far it is, how long it will take."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QWidget

from mnist_desktop.core.errors import StorageError
from mnist_desktop.core.runs.events import (
    CheckpointsFailing,
    EpochEnded,
    RateChanged,
    RunEnded,
    RunEvent,
    RunPaused,
    RunStarted,
    StepsDone,
)
from mnist_desktop.core.runs.record import EpochRow, RateChange
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.ui.session import Session, TrainingState
from mnist_desktop.ui.shared.elided_label import ElidedLabel
from mnist_desktop.ui.shared.numbers import duration, percent, percent_text
from mnist_desktop.ui.shared.plain_text import plain_tip
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.steady import begin_anew, keep_size, write_figure
from mnist_desktop.ui.shared.text_size import follow_text_size
from mnist_desktop.ui.shared.texts import say
from mnist_desktop.ui.shared.theme import FollowsTheme, colors
from mnist_desktop.ui.training.repaint_throttle import RepaintThrottle

BAR_WIDTH = 160
LONGEST_WAIT = 595
"""Seconds; said in words, no other time that is left is as wide as this one."""
NOTICE_TIME = 6_000
"""Milliseconds for which a notice stands in the place of the sentence."""
WIDEST_SHARE = 0.9999
"""Said as "more than 99.9 %"."""


class RunStatus(FollowsTheme, FollowsLanguage, QWidget):
    """One sentence, a bar over all epochs, and figures at fixed places. Repainted at most ten times a second.

    A notice of the session takes the place of the sentence for some seconds, or until the next thing is done.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("runStatus")
        self._session = session
        self._config: TrainingConfig = session.experiment.config
        self._started: RunStarted | None = None
        self._steps: StepsDone | None = None
        self._row: EpochRow | None = None
        self._paused: RunPaused | None = None
        self._ended: RunEnded | None = None
        self._engine_failed = False
        self._checkpoint_problem: StorageError | None = None
        self._notice = ""
        self._notice_time = QTimer(self, singleShot=True)
        self._notice_time.setInterval(NOTICE_TIME)
        self._notice_time.timeout.connect(self._end_notice)
        self.sentence = ElidedLabel()
        self.sentence.setObjectName("runSentence")
        self.bar = QProgressBar()
        self.bar.setObjectName("progressBar")
        self.bar.setMinimumWidth(BAR_WIDTH)
        self.images, self.left, self.accuracy = QLabel(), QLabel(), QLabel()
        # Said for as long as it is so; the sentence about it gives way to the progress again.
        self.not_saved = QLabel()
        self.not_saved.setObjectName("checkpointProblem")
        self.not_saved.hide()
        for label, name in ((self.images, "runImages"), (self.left, "timeLeft"), (self.accuracy, "runAccuracy")):
            label.setObjectName(name)
        self._line = row = QHBoxLayout(self)
        row.setContentsMargins(8, 2, 8, 2)
        row.setSpacing(16)
        row.addWidget(self.sentence, 3)
        row.addWidget(self.not_saved)
        row.addWidget(self.bar, 2)
        for label in (self.images, self.left, self.accuracy):
            row.addWidget(label)
        self._throttle = RepaintThrottle(self)
        self._throttle.due.connect(self._write)
        session.run_event.connect(self._take_event)
        session.training_state_changed.connect(self._take_state)
        session.experiment_changed.connect(self._take_change)
        session.dataset_changed.connect(self._take_change)
        session.engine_ready.connect(self._take_engine)
        session.notice.connect(self._take_notice)
        session.opening.changed.connect(self._take_opening)
        self.follow_theme()
        self.retranslate()
        follow_text_size(self, RunStatus._follow_text_size)

    def follow_theme(self) -> None:
        """Fill the bar in a color on which its text can be read."""
        palette = self.bar.palette()
        palette.setColor(QPalette.ColorRole.Highlight, colors().accent)
        palette.setColor(QPalette.ColorRole.HighlightedText, colors().plot_background)
        if palette != self.bar.palette():
            self.bar.setPalette(palette)

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self._notice = ""
        self.bar.setAccessibleName(self.tr("Progress of the training over all epochs"))
        self.not_saved.setText(self.tr("not saved"))
        self._explain_not_saved()
        if self._started is not None:
            self._reserve_widths(self._started)
        self._write()

    def _take_event(self, event: RunEvent) -> None:
        match event:
            case RunStarted():
                self._started = event
                self._row = event.history[-1] if event.history else None
                self._reserve_widths(event, begin_anew)
                self._write()
            case StepsDone():
                self._steps = event
                self._throttle.request()
            case EpochEnded():
                self._row = event.row
                self._throttle.request()
            case RunPaused():
                self._paused = event
                self._write()
            case RateChanged():
                self._take_notice(self._change_text(event.change))
            case CheckpointsFailing():
                self._show_checkpoint_problem(event.problem)
            case RunEnded():
                self._ended = event
                self._show_checkpoint_problem(None)
                self._write()

    def _show_checkpoint_problem(self, problem: StorageError | None) -> None:
        """Say that a crash would cost the epochs so far, and once why; the training goes on."""
        self._checkpoint_problem = problem
        if problem is not None:
            self._explain_not_saved()
            # A path would leave no room for the cause.
            self._take_notice(say(StorageError(problem.template, **{**problem.values, "file": self.tr("The checkpoint")})))
        elif self.not_saved.isVisibleTo(self) and self._ended is None:
            self._take_notice(self.tr("The training is saved after each epoch again."))
        self.not_saved.setVisible(problem is not None)

    def _explain_not_saved(self) -> None:
        if self._checkpoint_problem is not None:
            sentence = self.tr("The training goes on, but is not saved on the way: {cause}")
            whole = sentence.format(cause=say(self._checkpoint_problem))
            self.not_saved.setToolTip(plain_tip(whole))
            self.not_saved.setAccessibleDescription(whole)

    def _take_state(self, state: TrainingState) -> None:
        self._notice = ""
        if state is not TrainingState.PAUSED:
            self._paused = None
        if state is TrainingState.STARTING:
            job = self._session.in_training
            self._config = job.config if job else self._session.experiment.config
            self._forget()
        self._write()

    def _take_change(self, _: object) -> None:
        """Drop the notice, which stays until the next change of state."""
        self._notice = ""
        if self._session.run.state is TrainingState.IDLE:
            self._forget()
        self._write()

    def _take_notice(self, text: str) -> None:
        self._notice = text
        self._notice_time.start()
        self._write()

    def _take_opening(self) -> None:
        """Say that a run is being opened for as long as it is; what was said before is over."""
        if self._session.is_opening:
            self._notice = ""
        self._write()

    def _end_notice(self) -> None:
        self._notice = ""
        self._write()

    def _take_engine(self, ready: bool) -> None:
        self._engine_failed = not ready
        self._write()

    def _forget(self) -> None:
        self._started = self._steps = self._row = self._ended = None

    def _write(self) -> None:
        opening = self.tr("Opening the run…") if self._session.is_opening else ""
        self.sentence.setText(self._notice or opening or self._sentence())
        started = self._started
        for widget in (self.bar, self.accuracy):
            widget.setVisible(started is not None)
        for widget in (self.images, self.left):
            widget.setVisible(started is not None and self._ended is None)
        if started is not None:
            self._write_progress(started)

    def _write_progress(self, started: RunStarted) -> None:
        steps = self._steps
        done = (steps.epoch - 1) * started.steps_per_epoch + steps.step if steps else 0
        if self._row is not None:
            done = max(done, self._row.epoch * started.steps_per_epoch)
        self.bar.setMaximum(started.epochs * started.steps_per_epoch)
        self.bar.setValue(done)
        self.bar.setFormat(self._bar_text())
        seen = min(steps.step * self._config.batch_size, started.fit_count) if steps else 0
        write_figure(self.images, self._images_text(seen, started.fit_count))
        seconds_left = steps.seconds_left if steps else None
        write_figure(self.left, "" if seconds_left is None else self._left_text(seconds_left))
        write_figure(self.accuracy, self._accuracy_text())

    def _bar_text(self) -> str:
        """What the bar says inside: how far the run is, or why it goes no further."""
        if self._ended is not None:
            return {
                "finished": self.tr("finished"),
                "early-stopped": self.tr("stopped early"),
                "stopped": self.tr("stopped"),
                "interrupted": self.tr("interrupted"),
                "failed": self.tr("failed"),
            }[self._ended.outcome]
        return self.tr("paused") if self._session.run.state is TrainingState.PAUSED else percent_text("%p")

    def _sentence(self) -> str:
        state = self._session.run.state
        if state is TrainingState.IDLE:
            return self._last_ending() or self._next_step()
        loading = not self._session.is_engine_ready
        return {
            TrainingState.STARTING: self.tr("Starting: TensorFlow is being loaded…") if loading else self._starting(),
            TrainingState.RUNNING: self._position(self.tr("Epoch {epoch} of {epochs}, step {step} of {steps}")),
            TrainingState.STEPPING: self._position(self.tr("One step: epoch {epoch} of {epochs}, step {step} of {steps}")),
            TrainingState.PAUSED: self._pause(),
            TrainingState.STOPPING: self.tr("Stopping…"),
            TrainingState.EVALUATING: self.tr("Testing the network on images it has never seen…"),
        }[state]

    def _starting(self) -> str:
        job = self._session.in_training
        if job is not None and job.config.made_up_hands:
            return self.tr("Starting: digits are being made up…")
        return self.tr("Starting…")

    def _last_ending(self) -> str:
        if self._ended is None:
            return ""
        message = say(self._ended.message) if self._ended.message else ""
        return {
            "finished": self.tr("Finished in {time}. Look at the results, or change something and train again."),
            "early-stopped": self.tr("Stopped early after {time}: validation no longer improved."),
            "stopped": self.tr("Stopped by hand after {time}. What was learned until then is kept."),
            "interrupted": self.tr("Interrupted after {time}. What was learned until then is kept."),
            "failed": self.tr("The training failed. {message}"),
        }[self._ended.outcome].format(time=duration(self._ended.seconds), message=message)

    def _next_step(self) -> str:
        obstacle = self._session.obstacle
        if obstacle is not None and self._session.dataset is not None:
            return say(obstacle)
        if self._engine_failed:
            return self.tr("TensorFlow could not be loaded; only the from-scratch engine can train.")
        if not self._session.is_engine_ready:
            return self.tr("Loading TensorFlow…")
        return self.tr("Ready to train.") if obstacle is None else say(obstacle)

    def _pause(self) -> str:
        """Where the run stands still, as soon as it does."""
        started, paused = self._started, self._paused
        if started is None or paused is None:
            return self.tr("Pausing…")
        if paused.step == 0:
            sentence = self.tr("Paused before epoch {epoch:,} of {epochs:,}")
        else:
            sentence = self.tr("Paused in epoch {epoch:,} after step {step:,} of {steps:,}")
        where = sentence.format(epoch=paused.epoch, epochs=started.epochs, step=paused.step, steps=started.steps_per_epoch)
        if self._steps is None or (self._steps.epoch, self._steps.step) != (paused.epoch, paused.step):
            return where
        return self.tr("{where}, mean loss so far {loss:.4f}").format(where=where, loss=self._steps.loss)

    def _change_text(self, change: RateChange) -> str:
        if change.step == 0:
            sentence = self.tr("The learning rate is {rate:g} from epoch {epoch:,} on.")
        else:
            sentence = self.tr("The learning rate is {rate:g} from step {step:,} of epoch {epoch:,} on.")
        return sentence.format(rate=change.learning_rate, step=change.step + 1, epoch=change.epoch)

    def _position(self, template: str) -> str:
        started, steps = self._started, self._steps
        if started is None:
            return self.tr("Starting…")
        return template.format(
            epoch=steps.epoch if steps else len(started.history) + 1,
            epochs=started.epochs,
            step=steps.step if steps else 0,
            steps=started.steps_per_epoch,
        )

    def _images_text(self, seen: int, count: int) -> str:
        return self.tr("{seen:,} of {count:,} images").format(seen=seen, count=count)

    def _left_text(self, seconds: float) -> str:
        return self.tr("{time} left").format(time=duration(seconds))

    def _accuracy_text(self) -> str:
        if self._row is None:
            return ""
        if self._row.val_accuracy is None:
            return self.tr("training {accuracy}").format(accuracy=percent(self._row.accuracy))
        return self.tr("validation {accuracy}").format(accuracy=percent(self._row.val_accuracy))

    def _follow_text_size(self) -> None:
        # The bar comes and goes with a run, and a layout counts only what is shown: without room for it the whole window would be
        # laid out and painted anew when a training begins.
        margins = self._line.contentsMargins()
        highest = max(part.sizeHint().height() for part in (self.sentence, self.bar, self.accuracy))
        self.setMinimumHeight(highest + margins.top() + margins.bottom())
        if self._started is not None:
            self._reserve_widths(self._started)
            self._write()

    def _reserve_widths(self, started: RunStarted, reserve: Callable[[QLabel, str], None] = keep_size) -> None:
        """Give each figure the room of its widest value in this run, so that nothing moves while they change."""
        widest = {
            self.images: self._images_text(started.fit_count, started.fit_count),
            self.left: self._left_text(LONGEST_WAIT),
            self.accuracy: self.tr("validation {accuracy}").format(accuracy=percent(WIDEST_SHARE)),
        }
        for label, text in widest.items():
            reserve(label, text)
