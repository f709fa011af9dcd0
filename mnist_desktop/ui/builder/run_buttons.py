"""Train, Pause, Stop, One step and One epoch, and a sentence: why training cannot start, or what an edit means for a run."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QGridLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from mnist_desktop.core.model.spec import Problem
from mnist_desktop.ui.session import Session, TrainingState
from mnist_desktop.ui.shared import theme
from mnist_desktop.ui.shared.editors import finish_typing
from mnist_desktop.ui.shared.plain_text import PlainLabel, plain_tip
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.targets import keep_icons
from mnist_desktop.ui.shared.text_size import follow_text_size
from mnist_desktop.ui.shared.texts import say

_PAUSED = (TrainingState.PAUSED, TrainingState.STEPPING)
_PAUSABLE = (TrainingState.RUNNING, *_PAUSED)
_STOPPABLE = (TrainingState.STARTING, *_PAUSABLE)

_BUTTON_HEIGHT = 25
_SPACING = 4
_TRAIN_STYLE = """
#trainButton {{ font: bold {size:g}pt; }}
#trainButton:enabled {{ background: {accent}; color: {text}; border: 2px solid {accent}; border-radius: 4px; }}
#trainButton:enabled:focus, #trainButton:enabled:hover {{ border-color: {focus}; }}
"""


class RunButtons(FollowsLanguage, theme.FollowsTheme, QWidget):
    """Follows the session's state, by buttons and by actions for a menu."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.train_action = self._action("actionTrain", "mdi6.play", _after_typing(session.train), "F5")
        self.pause_action = self._action("actionPause", "mdi6.pause", self._toggle_pause, "F6")
        self.stop_action = self._action("actionStop", "mdi6.stop", session.stop, "Shift+F5")
        self.step_action = self._action("actionStep", "mdi6.step-forward", _after_typing(session.step), "F7")
        run_epoch = _after_typing(session.run_epoch)
        self.epoch_action = self._action("actionEpoch", "mdi6.skip-forward", run_epoch, "F8")
        self.train_actions = [self.train_action, self.pause_action, self.stop_action, self.step_action, self.epoch_action]
        names = ("trainButton", "pauseButton", "stopButton", "stepButton", "epochButton")
        self._buttons = {action: self._button(name, action) for name, action in zip(names, self.train_actions, strict=True)}
        self._sentence = PlainLabel(wordWrap=True)
        self._sentence.setObjectName("obstacleLabel")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._sentence)
        column.addLayout(self._grid())
        session.training_state_changed.connect(self.refresh)
        session.experiment_changed.connect(self.refresh)
        session.dataset_changed.connect(self.refresh)
        follow_text_size(self, RunButtons.retranslate)

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.train_action.setText(self.tr("Train"))
        self.stop_action.setToolTip(self.tr("End the training now; what it learned is kept."))
        self.step_action.setText(self.tr("One step"))
        self.epoch_action.setText(self.tr("One epoch"))
        self.refresh()

    def refresh(self) -> None:
        """Show what can be done now, and why training cannot start, if so."""
        state, obstacle = self._session.run.state, self._session.obstacle
        idle, paused = state is TrainingState.IDLE, state in _PAUSED
        startable = idle and obstacle is None
        reason = "" if obstacle is None else say(obstacle)
        self.train_action.setEnabled(startable)
        for action in (self.step_action, self.epoch_action):
            action.setEnabled(startable or state in _STOPPABLE)
        self.pause_action.setEnabled(state in _PAUSABLE)
        self.stop_action.setEnabled(state in _STOPPABLE)
        self.train_action.setToolTip(plain_tip(reason) or self.tr("Start training with these layers and settings."))
        self.pause_action.setText(self.tr("Resume") if paused else self.tr("Pause"))
        self.pause_action.setToolTip(self.tr("Go on with the training.") if paused else self.tr("Hold the training where it is."))
        self.pause_action.setIcon(theme.icon("mdi6.play-pause" if paused else "mdi6.pause"))
        self.step_action.setToolTip(
            self.tr("Start training, take one step of the optimizer (one batch) and pause.")
            if idle
            else self.tr("Take one step of the optimizer (one batch), then pause.")
        )
        self.epoch_action.setToolTip(
            self.tr("Start training, go on to the end of the first epoch and pause.")
            if idle
            else self.tr("Go on to the end of the epoch, validation included, then pause.")
        )
        self.stop_action.setText(self.tr("Stopping…") if state is TrainingState.STOPPING else self.tr("Stop"))
        sentence = self._obstacle_text(obstacle) if idle else self._edit_text()
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        for action, button in self._buttons.items():
            button.setText(action.text())
            button.setIcon(action.icon())
            button.setEnabled(action.isEnabled())
            button.setToolTip(action.toolTip())
            button.setAccessibleDescription(reason if action is self.train_action and reason else action.toolTip())
        self._paint_train_button()

    def _obstacle_text(self, obstacle: Problem | None) -> str:
        """Why training cannot start; what stands at a layer is told by the list of problems already."""
        if obstacle is None:
            return ""
        if obstacle.index >= 0:
            return self.tr("Mend the problem above first.")
        return self.tr("Training cannot start. {reason}").format(reason=say(obstacle))

    def _edit_text(self) -> str:
        """What is under edit while a run is in training is another experiment as soon as it is changed."""
        job = self._session.in_training
        if job is None:
            return ""
        same = job.config == self._session.experiment.config and job.spec.layers == self._session.experiment.spec.layers
        return "" if same else self.tr("What is changed above counts for the next run.")

    def follow_theme(self) -> None:
        """Take the colors of the theme."""
        self.refresh()

    def _toggle_pause(self) -> None:
        if self._session.run.state in _PAUSED:
            self._session.run.resume()
        else:
            self._session.run.pause()

    def _action(self, name: str, icon: str, slot: Callable[[], None], shortcut: str) -> QAction:
        action = QAction(theme.icon(icon), "", self)
        action.setObjectName(name)
        action.setShortcut(QKeySequence(shortcut))
        action.setAutoRepeat(False)  # each press counts: a key that is held down would ask for steps to be taken much later
        action.triggered.connect(slot)
        return action

    def _grid(self) -> QGridLayout:
        """The one thing to press first is as high as the two rows of all others."""
        grid = QGridLayout()
        grid.setSpacing(_SPACING)
        places = {self.pause_action: (0, 1), self.stop_action: (0, 2), self.step_action: (1, 1), self.epoch_action: (1, 2)}
        grid.addWidget(self._buttons[self.train_action], 0, 0, 2, 1)
        for action, (row, column) in places.items():
            grid.addWidget(self._buttons[action], row, column)
        for column in range(3):
            grid.setColumnStretch(column, 1)
        self._buttons[self.train_action].setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        return grid

    def _button(self, name: str, action: QAction) -> QPushButton:
        button = QPushButton()
        button.setObjectName(name)
        button.setMinimumHeight(_BUTTON_HEIGHT)
        keep_icons(button)
        button.clicked.connect(action.trigger)
        return button

    def _paint_train_button(self) -> None:
        """The one thing to press next stands out, while it can be pressed."""
        train, colors = self._buttons[self.train_action], theme.colors()
        on_accent = colors.plot_background
        if train.isEnabled():
            train.setIcon(theme.icon("mdi6.play", on_accent))
        style = _TRAIN_STYLE.format(
            accent=colors.accent, text=on_accent, focus=colors.plot_text, size=QApplication.font().pointSizeF()
        )
        # On the button alone: a widget with a style sheet is not told when the palette changes.
        if train.styleSheet() != style:
            train.setStyleSheet(style)


def _after_typing(act: Callable[[], None]) -> Callable[[], None]:
    """Let a run begin with the number that is being typed: a key takes the focus from no box."""

    def finish_and_act() -> None:
        finish_typing()
        act()

    return finish_and_act
