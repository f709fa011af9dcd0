"""Stores the checkpoints of runs that have not ended, so that training can continue after the program was killed.

They are in ``.unfinished/<run id>/`` in the folder of runs, one file per checkpoint, named after the number of complete epochs:
``00007.checkpoint``. A file appears complete or not at all, and an older one is deleted only after that. So whenever the program
is killed, the checkpoint of the last epoch or the one before it can be read.

In a power cut, data that the disk has not yet written is lost, too. Waiting for the disk after every epoch would slow down a
training with epochs of a fraction of a second. So this is done every half minute, and the checkpoint that is surely on the
disk stays until the next one is.
"""

from __future__ import annotations

import logging
import re
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from math import inf
from pathlib import Path
from time import monotonic

import msgspec

from mnist_desktop.core.errors import StorageError, UserError
from mnist_desktop.core.files import PART, atomic_writer, delete_folder, read_bytes, subfolders
from mnist_desktop.core.runs.checkpoint_file import MAX_CHECKPOINT_BYTES, Checkpoint, decode_checkpoint, write_checkpoint
from mnist_desktop.core.runs.record import DamagedRun, RunInfo
from mnist_desktop.core.storage_errors import storage_error

SECONDS_BETWEEN_WAITS = 30.0
"""How often to wait until the disk has a checkpoint."""

TryWithRoom = Callable[[Callable[[], None]], None]

_NAME = re.compile(r"\d{5}\.checkpoint")

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class UnfinishedRun:
    """A run that can continue: its record so far, and the time of its last checkpoint (ISO 8601)."""

    info: RunInfo
    taken: str

    @property
    def id(self) -> str:
        """The name of the run's folder."""
        return self.info.id


class UnfinishedRuns:
    """The folder ``.unfinished`` of a store.

    Parameters
    ----------
    check_writable
        Raises StorageError if nothing may be changed.
    try_with_room
        Calls what writes, and once more where the disk was full and room could be made.
    """

    def __init__(self, folder: Path, check_writable: Callable[[], None], try_with_room: TryWithRoom) -> None:
        self.folder = folder
        self._check_writable, self._try_with_room = check_writable, try_with_room

    def runs(self) -> tuple[UnfinishedRun | DamagedRun, ...]:
        """Every run that can continue, newest first, and the damaged ones that cannot.

        A run that was killed before its first checkpoint is left out.
        """
        looked = (self._look_at(self.folder / name) for name in reversed(subfolders(self.folder)))
        return tuple(run for run in looked if run is not None)

    def holds(self, run_id: str) -> bool:
        """Whether a run has a checkpoint, damaged or not."""
        try:
            return bool(_checkpoints(self.folder / run_id))
        except StorageError:
            return False

    def load(self, run_id: str) -> Checkpoint:
        """A run's newest readable checkpoint.

        Raises
        ------
        RunFileError
            None is readable; the error is about the newest.
        StorageError
            The folder is absent, empty, or unreadable.
        """
        folder = self.folder / run_id
        problem: UserError | None = None
        for path in reversed(_checkpoints(folder)):
            try:
                checkpoint = decode_checkpoint(read_bytes(path, MAX_CHECKPOINT_BYTES), path)
            except UserError as error:
                logger.info("A checkpoint cannot be read: %s", error)
                problem = problem or error
            else:
                return _named(checkpoint, run_id)
        raise problem or storage_error(folder, FileNotFoundError(2, "no checkpoint"))

    def after_epoch(self, run_id: str, epoch: int) -> Path | None:
        """The file of a run's checkpoint after an epoch; None where there is none that can be read. Raises nothing."""
        path = _path(self.folder / run_id, epoch)
        try:
            checkpoint = decode_checkpoint(read_bytes(path, MAX_CHECKPOINT_BYTES), path)
        except (UserError, MemoryError) as error:
            logger.info("The checkpoint after epoch %d cannot be read: %s", epoch, error)
            return None
        return path if checkpoint.epochs_done == epoch else None

    def writer(self, run_id: str) -> CheckpointWriter:
        """Writes the checkpoints of a run, new or continued."""
        return CheckpointWriter(self.folder / run_id, self._check_writable, self._try_with_room)

    def discard(self, run_id: str) -> None:
        """Delete a run's checkpoints, damaged or not; does nothing if there are none."""
        self._check_writable()
        delete_folder(self.folder / run_id, missing_ok=True)

    def clear_away(self, is_kept: Callable[[str], bool]) -> None:
        """Delete what a killed program left of runs that were discarded, have no checkpoint, or are saved by now."""
        with suppress(OSError):
            for path in [path for path in self.folder.iterdir() if path.is_dir()]:
                with suppress(OSError, StorageError):  # a folder that cannot be read stays; go on with the others
                    if path.suffix == PART or is_kept(path.name) or not _checkpoints(path):
                        shutil.rmtree(path, ignore_errors=True)
                    for half in path.glob(f".*{PART}"):  # incomplete checkpoints
                        half.unlink(missing_ok=True)

    def _look_at(self, folder: Path) -> UnfinishedRun | DamagedRun | None:
        """A run, read from its folder, or the damaged one; None where there is no checkpoint."""
        try:
            if not _checkpoints(folder):
                return None
            checkpoint = self.load(folder.name)
        except UserError as error:
            return DamagedRun(folder.name, error.text, error)
        return UnfinishedRun(checkpoint.record.info, checkpoint.taken)


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
        path = _path(self._folder, checkpoint.epochs_done)
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


def _path(folder: Path, epoch: int) -> Path:
    return folder / f"{epoch:05}.checkpoint"


def _checkpoints(folder: Path) -> list[Path]:
    """The files of a run's checkpoints, oldest first."""
    try:
        return sorted(path for path in folder.iterdir() if _NAME.fullmatch(path.name))
    except OSError as error:
        raise storage_error(folder, error) from error


def _named(checkpoint: Checkpoint, run_id: str) -> Checkpoint:
    """Use the folder's name as the id: a copied folder may have been renamed."""
    record = checkpoint.record
    return replace(checkpoint, record=replace(record, info=msgspec.structs.replace(record.info, id=run_id)))
