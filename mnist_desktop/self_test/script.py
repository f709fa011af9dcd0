"""Runs a test, written as a generator, inside the normal event loop, so that it measures what a user experiences.

The generator yields what to wait for; between two yields it operates the window. Nothing blocks the event loop.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

POLL_MS = 5
PATIENCE = 240.0
"""Seconds that are waited for what has to happen: a bound for hanging, not a measure. Among sixteen busy processes on two cores
the first run is shown after more than a minute."""


@dataclass(frozen=True)
class Until:
    """Continue when `condition` is true; fail after `seconds` with `what` in the message."""

    what: str
    condition: Callable[[], bool]
    seconds: float = PATIENCE


class ScriptError(Exception):
    """Something did not happen in time, or something is not as it should be."""


Script = Generator[Until, None, None]


class ScriptRunner(QObject):
    """Plays a script.

    Signals
    -------
    ended(object)
        The exception that ended it, or None when it is complete.
    """

    ended = Signal(object)

    def __init__(self, script: Script, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._script = script
        self._wait = Until("the start", lambda: True)
        self._since = time.monotonic()
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._poll)

    def start(self) -> None:
        """Begin with the next turn of the event loop."""
        self._timer.start()

    def _poll(self) -> None:
        if self._wait.condition():
            self._go_on()
        elif time.monotonic() - self._since > self._wait.seconds:
            self._end(ScriptError(f"waited {self._wait.seconds:.0f} s in vain for {self._wait.what}"))

    def _go_on(self) -> None:
        # The script may run the event loop itself when it sends mouse events; it must not be entered twice.
        self._timer.stop()
        try:
            self._wait = next(self._script)
        except StopIteration:
            self._end(None)
        except Exception as error:  # noqa: BLE001 - any exception is the result of the self-test
            self._end(error)
        else:
            self._since = time.monotonic()
            self._timer.start()

    def _end(self, error: Exception | None) -> None:
        self._timer.stop()
        self._script.close()
        self.ended.emit(error)
