"""Writes the checkpoints of a run in training: one file per checkpoint, named after the number of complete epochs.

A file appears complete or not at all, and an older one is deleted only after that. So whenever the program is killed, the
checkpoint of the last epoch or the one before it can be read.

In a power cut, data that the disk has not yet written is lost, too. Waiting for the disk after every epoch would slow down a
training with epochs of a fraction of a second. So this is done every half minute, and the checkpoint that is surely on the
disk stays until the next one is.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from math import inf
from pathlib import Path
from time import monotonic

from mnist_desktop.core.files import atomic_writer
from mnist_desktop.core.runs.checkpoint_file import Checkpoint, write_checkpoint

SECONDS_BETWEEN_WAITS = 30.0
"""How often to wait until the disk has a checkpoint."""

TryWithRoom = Callable[[Callable[[], None]], None]


class CheckpointWriter:
    """Writes one run's checkpoints, each in its own file, and deletes those that are no longer needed."""

    def __init__(self, folder: Path, check_writable: Callable[[], None], try_with_room: TryWithRoom) -> None:
        self._folder = folder
        self._check_writable, self._try_with_room = check_writable, try_with_room
        self._waited_at = -inf
        self._waited_for: Path | None = None

    def __call__(self, checkpoint: Checkpoint) -> None:
        """Write a checkpoint.

        Raises
        ------
        StorageError
            The disk is full or the folder cannot be written; the previous checkpoint stays.
        """
        self._check_writable()
        path = checkpoint_path(self._folder, checkpoint.epochs_done)
        waits = monotonic() - self._waited_at >= SECONDS_BETWEEN_WAITS
        self._try_with_room(partial(_write, path, checkpoint, durable=waits))
        if waits:
            self._waited_at, self._waited_for = monotonic(), path
        self._remove_all_but(path, self._waited_for)

    def _remove_all_but(self, *needed: Path | None) -> None:
        with suppress(OSError):  # a file that another program has open is deleted next time
            for path in self._folder.iterdir():
                if path not in needed:
                    path.unlink()


def _write(path: Path, checkpoint: Checkpoint, *, durable: bool) -> None:
    with atomic_writer(path, durable=durable) as file:
        write_checkpoint(file, checkpoint)


def checkpoint_path(folder: Path, epoch: int) -> Path:
    """The file of a run's checkpoint after an epoch: ``00007.checkpoint``."""
    return folder / f"{epoch:05}.checkpoint"
