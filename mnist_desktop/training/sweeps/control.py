"""Controls a sweep from another thread."""

from __future__ import annotations

from mnist_desktop.core.runs.control import Control


class SweepControl(Control):
    """Pause, resume, stop, end. Every method may be called from any thread.

    After :meth:`stop` the sweep can go on later: what was trained is kept as checkpoints. After :meth:`end` it is over: what was
    trained of each member is saved as a run.
    """

    def __init__(self) -> None:
        super().__init__()
        self._end_requested = False

    @property
    def end_requested(self) -> bool:
        """Whether the sweep should be over soon."""
        return self._end_requested

    def end(self) -> None:
        """Ask for the end; members that have not begun get no run."""
        self._end_requested = True
        self.resume()
