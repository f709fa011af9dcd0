"""How a task is asked to end from another thread."""

from __future__ import annotations


class StopToken:
    """Asked for by one thread, looked at by another between chunks of its work."""

    def __init__(self) -> None:
        self._stop_requested = False

    @property
    def stop_requested(self) -> bool:
        """Whether the task should end at the next chunk."""
        return self._stop_requested

    def stop(self) -> None:
        """Ask the task to end. It cannot be taken back."""
        self._stop_requested = True
