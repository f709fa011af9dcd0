"""The one run that may be in training: in which state it is, and what can be asked of it there."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QObject, Signal

from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.events import RunEnded, RunPaused, RunStarted
from mnist_desktop.core.sentence import Message


class TrainingState(Enum):
    """What the buttons of a run go by. A run that steps is paused but for one step."""

    IDLE = "idle"
    STARTING = "starting"
    RUNNING = "running"
    STEPPING = "stepping"
    PAUSED = "paused"
    STOPPING = "stopping"
    EVALUATING = "evaluating"


IN_TRAINING = (TrainingState.RUNNING, TrainingState.STEPPING, TrainingState.PAUSED)
STOPPABLE = (TrainingState.STARTING, *IN_TRAINING)


class RunInTraining(QObject):
    """Follows a run by its events, from its start until whoever started it says that it is over.

    What cannot be done in the state that it is in does nothing.

    Signals
    -------
    run_event(RunEvent)
        Of this run; events of earlier runs are dropped, and so are pauses that are over already. There is exactly one RunEnded.
    state_changed(TrainingState)
    """

    run_event = Signal(object)
    state_changed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.state = TrainingState.IDLE
        self._control: Control | None = None
        self._run_id = ""

    def begin(self, run_id: str, control: Control) -> None:
        """Follow a run that was just started, and ask through its `control`."""
        self._run_id = run_id
        self._control = control
        self.set_state(TrainingState.STARTING)

    def end(self) -> None:
        """All that follows the last event is done."""
        self._control = None
        self.set_state(TrainingState.IDLE)

    def fail(self, cause: Message) -> None:
        """The run broke off."""
        if self._run_id:
            # The engine sent no last event of its own, and views must still learn that the run is over.
            self.run_event.emit(RunEnded(self._run_id, "failed", cause, 0, 0.0))
        self._run_id = ""
        self.end()

    def pause(self) -> None:
        """Hold it after its current chunk of steps."""
        if self._control is not None and self.state in (TrainingState.RUNNING, TrainingState.STEPPING):
            self._control.pause()
            self.set_state(TrainingState.PAUSED)

    def resume(self) -> None:
        """Go on after a pause."""
        if self._control is not None and self.state in (TrainingState.PAUSED, TrainingState.STEPPING):
            self._control.resume()
            self.set_state(TrainingState.RUNNING)

    def go_on(self, ask: Callable[[Control], None], state: TrainingState) -> None:
        """Go on as far as `ask` tells its control; a run that is starting is told before its first step."""
        if self._control is not None and self.state in STOPPABLE:
            ask(self._control)
            if self.state is not TrainingState.STARTING:
                self.set_state(state)

    def set_learning_rate(self, rate: float) -> None:
        """Learn at another rate from the next step on; raises RangeError."""
        if self._control is not None and self.state in IN_TRAINING:
            self._control.set_learning_rate(rate)

    def stop(self) -> None:
        """End it after its current chunk of steps."""
        if self._control is not None and self.state in STOPPABLE:
            self._control.stop()
            self.set_state(TrainingState.STOPPING)

    def set_state(self, state: TrainingState) -> None:
        """Be in that state, and say so."""
        self.state = state
        self.state_changed.emit(state)

    def take_event(self, event: object) -> None:
        """Pass an event on and follow it."""
        if getattr(event, "run_id", None) != self._run_id or (isinstance(event, RunPaused) and not self._is_held()):
            return
        self.run_event.emit(event)
        if isinstance(event, RunStarted) and self.state is TrainingState.STARTING:
            self.set_state(TrainingState.RUNNING)
        elif isinstance(event, RunPaused):
            self.set_state(TrainingState.PAUSED)
        elif isinstance(event, RunEnded):
            self._run_id = ""
            self.set_state(TrainingState.EVALUATING)

    def _is_held(self) -> bool:
        """Whether it is paused, and was not told to go on since it said so."""
        return self._control is not None and self._control.paused
