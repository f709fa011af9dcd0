"""Keeps the checkpoints of runs that have not ended, so that a program that was killed can go on where it was.

They stand below the folder of runs in ``.unfinished/<run id>/``, one file per checkpoint, named after the epochs that are
whole: ``00007.checkpoint``. A file appears whole or not at all, and an older one goes only when the newer is there: whenever
the program is killed, the last epoch's checkpoint can be read, or the one before it.

A power cut is worse: what the disk has not yet written is lost, too. To wait for the disk after every epoch would slow a
training whose epochs take a fraction of a second, so that is done once in half a minute, and what was last waited for stays
until the next time.
"""

from __future__ import annotations

import logging
import re
import shutil
import uuid
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from math import inf
from pathlib import Path
from time import monotonic

import msgspec

from mnist_desktop.core.errors import StorageError, UserError
from mnist_desktop.core.files import PART, atomic_writer, read_bytes, storage_error
from mnist_desktop.core.runs.checkpoint import MAX_CHECKPOINT_BYTES, Checkpoint, decode_checkpoint, write_checkpoint
from mnist_desktop.core.runs.record import DamagedRun, RunInfo

SECONDS_BETWEEN_WAITS = 30.0
"""How long the disk may take its time before it is waited for."""

_NAME = re.compile(r"\d{5}\.checkpoint")

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class UnfinishedRun:
    """A run that could go on: what it would leave if it did not, and when its last checkpoint was taken (ISO 8601)."""

    info: RunInfo
    taken: str

    @property
    def id(self) -> str:
        """The run's name among folders."""
        return self.info.id


class UnfinishedRuns:
    """The folder ``.unfinished`` of a store.

    Parameters
    ----------
    check_writable
        Raises StorageError where nothing may be changed.
    """

    def __init__(self, folder: Path, check_writable: Callable[[], None]) -> None:
        self.folder = folder
        self._check_writable = check_writable

    def runs(self) -> tuple[UnfinishedRun | DamagedRun, ...]:
        """Every run that could go on, as far as it has come, newest first; with what is damaged and cannot.

        A run that was killed before its first checkpoint was whole has nothing to go on from and is none.
        """
        try:
            folders = sorted((path for path in self.folder.iterdir() if _is_run(path)), reverse=True)
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise storage_error(self.folder, error) from error
        looked = (self._look_at(folder) for folder in folders)
        return tuple(run for run in looked if run is not None)

    def holds(self, run_id: str) -> bool:
        """Whether a run has a checkpoint to go on from, damaged or not."""
        try:
            return bool(_checkpoints(self.folder / run_id))
        except StorageError:
            return False

    def load(self, run_id: str) -> Checkpoint:
        """The newest checkpoint of a run that can be read.

        Raises
        ------
        RunFileError
            None of them can; the sentence is about the newest.
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

    def newest(self, run_id: str) -> Path | None:
        """The file of a run's newest checkpoint, read or not; None where there is none."""
        try:
            return next(reversed(_checkpoints(self.folder / run_id)), None)
        except StorageError:
            return None

    def writer(self, run_id: str) -> CheckpointWriter:
        """Writes the checkpoints of a run, fresh or continued."""
        return CheckpointWriter(self.folder / run_id, self._check_writable)

    def discard(self, run_id: str) -> None:
        """Forget a run, damaged or not; nothing happens when there is none."""
        self._check_writable()
        folder = self.folder / run_id
        doomed = self.folder / f".{run_id}.{uuid.uuid4().hex}{PART}"
        try:
            folder.rename(doomed)  # so that it goes as a whole
        except FileNotFoundError:
            return
        except OSError as error:
            raise storage_error(folder, error) from error
        shutil.rmtree(doomed, ignore_errors=True)

    def clear_away(self, is_kept: Callable[[str], bool]) -> None:
        """Remove what a killed program left of runs that were discarded, had no checkpoint yet, or are kept by now."""
        with suppress(OSError):
            for path in [path for path in self.folder.iterdir() if path.is_dir()]:
                with suppress(OSError, StorageError):  # a folder that cannot be read stays, and holds up no other
                    if path.suffix == PART or is_kept(path.name) or not _checkpoints(path):
                        shutil.rmtree(path, ignore_errors=True)
                    for half in path.glob(f".*{PART}"):  # of a checkpoint that was being written
                        half.unlink(missing_ok=True)

    def _look_at(self, folder: Path) -> UnfinishedRun | DamagedRun | None:
        """What can be said of a run from its folder, which harms no other; None where there is no checkpoint."""
        try:
            if not _checkpoints(folder):
                return None
            checkpoint = self.load(folder.name)
        except UserError as error:
            return DamagedRun(folder.name, error.text, error)
        return UnfinishedRun(checkpoint.record.info, checkpoint.taken)


class CheckpointWriter:
    """Writes one run's checkpoints, each in a file of its own, and removes those that are no longer needed."""

    def __init__(self, folder: Path, check_writable: Callable[[], None]) -> None:
        self._folder = folder
        self._check_writable = check_writable
        self._waited_at = -inf
        self._waited_for: Path | None = None

    def __call__(self, checkpoint: Checkpoint) -> None:
        """Write a checkpoint.

        Raises
        ------
        StorageError
            The disk is full or the folder may not be written; the checkpoint before stays.
        """
        self._check_writable()
        path = self._folder / f"{checkpoint.epochs_done:05}.checkpoint"
        waits = monotonic() - self._waited_at >= SECONDS_BETWEEN_WAITS
        with atomic_writer(path, durable=waits) as file:
            write_checkpoint(file, checkpoint)
        if waits:
            self._waited_at, self._waited_for = monotonic(), path
        self._remove_all_but(path, self._waited_for)

    def _remove_all_but(self, *needed: Path | None) -> None:
        with suppress(OSError):  # what another program holds open goes next time
            for path in self._folder.iterdir():
                if path not in needed:
                    path.unlink()


def _is_run(path: Path) -> bool:
    return not path.name.startswith(".") and path.is_dir()


def _checkpoints(folder: Path) -> list[Path]:
    """The files of a run's checkpoints, oldest first."""
    try:
        return sorted(path for path in folder.iterdir() if _NAME.fullmatch(path.name))
    except OSError as error:
        raise storage_error(folder, error) from error


def _named(checkpoint: Checkpoint, run_id: str) -> Checkpoint:
    """A copied folder may have been renamed; its name is what it is found by."""
    record = checkpoint.record
    return replace(checkpoint, record=replace(record, info=msgspec.structs.replace(record.info, id=run_id)))
