"""The few things that can be said to a running task from another thread."""

from __future__ import annotations

import threading


class Control:
    """Pause, resume and stop. The task looks at it between chunks of work; every method is safe from any thread."""

    def __init__(self) -> None:
        self._stop = threading.Event()
        self._go = threading.Event()
        self._go.set()

    @property
    def stop_requested(self) -> bool:
        """Whether the task should end at the next chunk."""
        return self._stop.is_set()

    @property
    def paused(self) -> bool:
        """Whether the task should wait before the next chunk."""
        return not self._go.is_set()

    def stop(self) -> None:
        """Ask the task to end, also while it is paused."""
        self._stop.set()
        self._go.set()

    def pause(self) -> None:
        """Ask the task to wait before its next chunk."""
        if not self._stop.is_set():
            self._go.clear()

    def resume(self) -> None:
        """Let a waiting task go on."""
        self._go.set()

    def wait_while_paused(self) -> None:
        """Block the calling task until it may go on or has to stop. Takes no time otherwise."""
        self._go.wait()
