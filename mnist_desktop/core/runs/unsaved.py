"""Runs that have ended but could not be written. They stay in memory until they are written or the user discards them."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock

from mnist_desktop.core.errors import StorageError, UserError
from mnist_desktop.core.runs.record import RunRecord

MOST_BYTES = 512 * 2**20
"""With this many bytes no other run may start: runs in memory are lost in a power cut, and training needs memory."""


class TooMuchUnsavedError(UserError):
    """The unsaved runs take so much memory that no other run may start."""


@dataclass(frozen=True, eq=False)
class UnsavedRun:
    """A run that is only in memory, and why the last attempt to write it failed."""

    record: RunRecord
    problem: StorageError

    @property
    def id(self) -> str:
        """The name of its future folder."""
        return self.record.info.id

    @property
    def size(self) -> int:
        """The size of its arrays in bytes."""
        predictions = self.record.test_probabilities
        return sum(array.nbytes for array in self.record.weights) + (0 if predictions is None else predictions.nbytes)


class UnsavedRuns:
    """The unsaved runs of one store, in the order in which they ended. Its methods may be called from any thread."""

    def __init__(self) -> None:
        self._changing = Lock()
        self._runs: dict[str, UnsavedRun] = {}

    def hold(self, record: RunRecord, problem: StorageError) -> None:
        """Add a run, or replace the error of its last attempt."""
        with self._changing:
            self._runs[record.info.id] = UnsavedRun(record, problem)

    def let_go(self, run_id: str) -> None:
        """Remove a run because it is written or discarded; does nothing if it is not there."""
        with self._changing:
            self._runs.pop(run_id, None)

    def find(self, run_id: str) -> UnsavedRun | None:
        """The run with that id, or None."""
        with self._changing:
            return self._runs.get(run_id)

    def all(self) -> tuple[UnsavedRun, ...]:
        """All of them, the first to end first."""
        with self._changing:
            return tuple(self._runs.values())

    @property
    def obstacle(self) -> TooMuchUnsavedError | None:
        """Why no other run may start, or None."""
        if sum(run.size for run in self.all()) < MOST_BYTES:
            return None
        return TooMuchUnsavedError("What is not saved yet fills the memory: save or discard it before another training.")
