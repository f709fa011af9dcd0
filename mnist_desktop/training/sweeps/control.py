"""Controls a sweep from another thread."""

from __future__ import annotations

from mnist_desktop.core.runs.control import Control


class SweepControl(Control):
    """Pause, resume, stop, end. Every method may be called from any thread.

    After :meth:`stop` the sweep can go on later: what was trained is kept as checkpoints. It counts as interrupted then, unless
    somebody wanted it, who calls :meth:`put_aside`. After :meth:`end` it is over: what was trained of each member is saved as a
    run.
    """

    def __init__(self) -> None:
        super().__init__()
        self._end_requested = self._is_put_aside = False

    @property
    def end_requested(self) -> bool:
        """Whether the sweep should be over soon."""
        return self._end_requested

    @property
    def is_put_aside(self) -> bool:
        """Whether somebody wanted the stop, so that nothing offers to go on."""
        return self._is_put_aside

    def put_aside(self) -> None:
        """Stop, because the user wants it."""
        self._is_put_aside = True
        self.stop()

    def end(self) -> None:
        """Ask for the end; members that have not begun get no run."""
        self._end_requested = True
        self.resume()
