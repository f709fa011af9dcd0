"""Runs that have ended and could not be written yet. They stay in memory until they are written or somebody lets them go."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock

from mnist_desktop.core.errors import StorageError, UserError
from mnist_desktop.core.runs.record import RunRecord

MOST_BYTES = 512 * 2**20
"""From so much on no further run begins: what is in memory only is lost at a power cut, and memory is needed to train."""


class TooMuchUnsavedError(UserError):
    """The runs that are in memory alone take so much of it that no other may come to them."""


@dataclass(frozen=True, eq=False)
class UnsavedRun:
    """A run that is in memory alone, and why the last attempt to write it failed."""

    record: RunRecord
    problem: StorageError

    @property
    def id(self) -> str:
        """The name that its folder will have."""
        return self.record.info.id

    @property
    def size(self) -> int:
        """Bytes of its arrays."""
        predictions = self.record.test_probabilities
        return sum(array.nbytes for array in self.record.weights) + (0 if predictions is None else predictions.nbytes)


class UnsavedRuns:
    """Those of one store, in the order in which they ended. Its methods may be called from any thread."""

    def __init__(self) -> None:
        self._changing = Lock()
        self._runs: dict[str, UnsavedRun] = {}

    def hold(self, record: RunRecord, problem: StorageError) -> None:
        """Hold a run, or note why another attempt to write it failed."""
        with self._changing:
            self._runs[record.info.id] = UnsavedRun(record, problem)

    def let_go(self, run_id: str) -> None:
        """Hold a run no more, because it is written or not wanted; nothing happens when it is not there."""
        with self._changing:
            self._runs.pop(run_id, None)

    def find(self, run_id: str) -> UnsavedRun | None:
        """The run of that id, if it is held."""
        with self._changing:
            return self._runs.get(run_id)

    def all(self) -> tuple[UnsavedRun, ...]:
        """All that are held, the first to end first."""
        with self._changing:
            return tuple(self._runs.values())

    @property
    def obstacle(self) -> TooMuchUnsavedError | None:
        """Why no other run may begin, or None."""
        if sum(run.size for run in self.all()) < MOST_BYTES:
            return None
        return TooMuchUnsavedError("What is not saved yet fills the memory: save or discard it before another training.")
