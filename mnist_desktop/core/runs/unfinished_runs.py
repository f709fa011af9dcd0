"""Finds the checkpoints of runs that have not ended, so that training can continue after the program was killed.

They are in ``.unfinished/<run id>/`` in the folder of runs, one file per checkpoint. When one is written and when deleted is told
in :mod:`.checkpoint_writer`.
"""

from __future__ import annotations

import logging
import re
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from mnist_desktop.core.errors import StorageError, UserError
from mnist_desktop.core.files import PART, delete_folder, read_bytes, subfolders
from mnist_desktop.core.runs.checkpoint_file import MAX_CHECKPOINT_BYTES, Checkpoint, decode_checkpoint
from mnist_desktop.core.runs.checkpoint_writer import CheckpointWriter, TryWithRoom, checkpoint_path
from mnist_desktop.core.runs.record import DamagedRun, RunInfo
from mnist_desktop.core.storage_errors import storage_error

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
        path = checkpoint_path(self.folder / run_id, epoch)
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
