"""Writes the weights of epochs in a thread beside the training, which only hands them over and goes on."""

from __future__ import annotations

import logging
import threading
from queue import Queue
from types import TracebackType
from typing import Self

from mnist_desktop.core.errors import StorageError
from mnist_desktop.core.runs.checkpoint_file import Checkpoint
from mnist_desktop.core.runs.waiting_epochs import SnapshotKeeper

logger = logging.getLogger(__name__)


class SnapshotThread:
    """Hands checkpoints to a keeper, one after the other, until its block ends. After a failure all epochs of the run go.

    Parameters
    ----------
    keeper
        Writes them; None where none are to be kept.

    Attributes
    ----------
    problem
        Why none are kept, once that is so.
    """

    def __init__(self, keeper: SnapshotKeeper | None) -> None:
        self._keeper = keeper
        self._waiting: Queue[Checkpoint | None] = Queue(1)
        self._thread: threading.Thread | None = None
        self.problem: StorageError | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Wait until all is written."""
        if self._thread is not None:
            self._waiting.put(None)
            self._thread.join()

    def wait(self) -> None:
        """Wait until what was taken is written, before its checkpoint is deleted: a run that goes on from that writes it anew."""
        self._waiting.join()

    def take(self, checkpoint: Checkpoint) -> None:
        """Have the weights of an epoch written. Their arrays must not change any more."""
        if self._keeper is None or self.problem is not None:
            return
        if self._thread is None:
            self._thread = threading.Thread(target=self._write_all, args=(self._keeper,), name="epochs", daemon=True)
            self._thread.start()
        self._waiting.put(checkpoint)

    def _write_all(self, keeper: SnapshotKeeper) -> None:
        while (checkpoint := self._waiting.get()) is not None:
            if self.problem is None:
                self.problem = _problem_of(keeper, checkpoint)
            self._waiting.task_done()


def _problem_of(keeper: SnapshotKeeper, checkpoint: Checkpoint) -> StorageError | None:
    try:
        keeper(checkpoint)
    except StorageError as error:
        problem = error
    except MemoryError:
        problem = StorageError("There is no memory left to write them in.")
    except Exception:
        logger.exception("The weights of an epoch could not be kept")
        problem = StorageError("This was not foreseen; the log has the details.")
    else:
        return None
    logger.info("The epochs of %s are not kept: %s", checkpoint.record.info.id, problem)
    keeper.forget()
    return problem
