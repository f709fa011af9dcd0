"""Asks a task in another thread to end."""

from __future__ import annotations


class StopToken:
    """One thread asks for the stop; the task's thread checks for it between chunks of its work."""

    def __init__(self) -> None:
        self._stop_requested = False

    @property
    def stop_requested(self) -> bool:
        """Whether the task should end at the next chunk."""
        return self._stop_requested

    def stop(self) -> None:
        """Ask the task to end. This cannot be undone."""
        self._stop_requested = True
