"""Keeps what processes tell until the sweep takes it, and lets them wait where it takes nothing for long."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable

from mnist_desktop.training.sweeps.pool import Received, WorkerDied

MOST_BYTES = 64 * 2**20
"""Of what waits to be taken; a message that is larger has room when nothing else waits."""
MESSAGE_BYTES = 1000
"""What a message takes at least."""
LOOK_SECONDS = 0.1
"""How soon one that waits for room notices that nobody needs its message any more."""


class Inbox:
    """Messages in the order in which they came. Every method may be called from any thread."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._changed = threading.Condition()
        self._kept: deque[Received | WorkerDied] = deque()
        self._bytes = 0

    def put(self, said: Received, is_needed: Callable[[], bool]) -> bool:
        """Keep a message as soon as there is room; false where it was not needed any more before that."""
        size = _size_of(said)
        with self._changed:
            while self._kept and self._bytes + size > self._most_bytes:
                if not is_needed():
                    return False
                self._changed.wait(LOOK_SECONDS)
            self._keep(said)
        return True

    def put_at_once(self, received: WorkerDied) -> None:
        """Keep something small whatever the room: whoever tells it must not wait."""
        with self._changed:
            self._keep(received)

    def take(self, seconds: float) -> Received | WorkerDied | None:
        """The oldest message, or None after so many seconds without one."""
        with self._changed:
            if not self._changed.wait_for(lambda: self._kept, seconds):
                return None
            received = self._kept.popleft()
            self._bytes -= _size_of(received)
            self._changed.notify_all()
            return received

    def clear(self) -> None:
        """Forget everything."""
        with self._changed:
            self._kept.clear()
            self._bytes = 0
            self._changed.notify_all()

    def _keep(self, received: Received | WorkerDied) -> None:
        self._kept.append(received)
        self._bytes += _size_of(received)
        self._changed.notify_all()


def _size_of(received: Received | WorkerDied) -> int:
    return max(MESSAGE_BYTES, len(received.content)) if isinstance(received, Received) else MESSAGE_BYTES
