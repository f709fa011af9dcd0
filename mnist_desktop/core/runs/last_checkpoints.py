"""Keeps the last checkpoint of runs that have ended, so that they can be trained on as if they had never stopped.

They stand below the folder of runs in ``.last``, one file per run. A checkpoint is up to four times as large as the run's
weights, so only as many are kept as fit into MOST_BYTES: those of the oldest runs go first. All go where a run or a checkpoint
finds the disk full. A run without one is whole all the same.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from mnist_desktop.core.errors import StorageError
from mnist_desktop.core.files import read_bytes
from mnist_desktop.core.runs.checkpoint_file import MAX_CHECKPOINT_BYTES, Checkpoint, decode_checkpoint
from mnist_desktop.core.storage_errors import is_full_disk

MOST_BYTES = 500 * 2**20
"""Of all of them together."""
SUFFIX = ".checkpoint"

_RUN = re.compile(r"[0-9a-zA-Z][\w.-]*")

logger = logging.getLogger(__name__)


class LastCheckpoints:
    """The folder ``.last`` of a store."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def holds(self, run_id: str) -> bool:
        """Whether a run can be trained on. The id may come from anywhere."""
        is_name = _RUN.fullmatch(run_id) is not None
        return is_name and os.path.isfile(self._path(run_id))  # noqa: PTH113 - Path.is_file raises at a long name

    def load(self, run_id: str) -> Checkpoint:
        """Where a run ended.

        Raises
        ------
        RunFileError
            The file is damaged.
        StorageError
            There is none, or it cannot be read.
        """
        path = self._path(run_id)
        return decode_checkpoint(read_bytes(path, MAX_CHECKPOINT_BYTES), path)

    def take(self, run_id: str, checkpoint: Path) -> None:
        """Move a file of checkpoint here. Raises nothing: what cannot be kept only cannot be trained on."""
        try:
            if checkpoint.stat().st_size <= MOST_BYTES:
                self.folder.mkdir(parents=True, exist_ok=True)
                checkpoint.replace(self._path(run_id))
                self._make_room(self._path(run_id))
        except OSError as error:
            logger.info("The last checkpoint of %s is not kept: %s", run_id, error)

    def try_with_room(self, write: Callable[[], None]) -> None:
        """Write to the disk of this folder; where it is full, give up all that is kept here and try once more.

        Raises
        ------
        StorageError
            What `write` raises.
        """
        try:
            write()
        except StorageError as error:
            if not (is_full_disk(error) and self._give_up()):
                raise
            write()

    def clear_away(self, is_there: Callable[[str], bool]) -> None:
        """Remove those of runs that are no more."""
        with suppress(OSError):
            for path in list(self.folder.glob(f"*{SUFFIX}")):
                with suppress(OSError, StorageError):  # one that cannot be judged or removed stays; go on with the others
                    if not is_there(path.stem):
                        path.unlink(missing_ok=True)

    def _path(self, run_id: str) -> Path:
        return self.folder / f"{run_id}{SUFFIX}"

    def _give_up(self) -> bool:
        """Remove all files; returns whether there is more room now."""
        removed = 0
        with suppress(OSError):
            for path in list(self.folder.glob(f"*{SUFFIX}")):
                with suppress(OSError):
                    path.unlink()
                    removed += 1
        if removed:
            logger.info("The disk is full: %d last checkpoints were given up", removed)
        return removed > 0

    def _make_room(self, newest: Path) -> None:
        kept = {path: path.stat() for path in self.folder.glob(f"*{SUFFIX}")}
        total = sum(state.st_size for state in kept.values())
        for path in sorted(kept, key=lambda each: (each == newest, kept[each].st_mtime_ns)):
            if total <= MOST_BYTES:
                return
            path.unlink(missing_ok=True)
            total -= kept[path].st_size
