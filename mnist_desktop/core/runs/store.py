"""Keeps runs: each is a folder that can be copied to a USB stick and opened on another PC.

What its files hold is said in :mod:`mnist_desktop.core.runs.run_files`. A folder appears whole or not at all. Names that
begin with a dot are no runs: ``.lock``, what is just being written, ``.trash``, from which deleted runs can come back, and
``.unfinished``, from which interrupted ones can go on, and ``.last``, from which those that have ended can be trained on.
"""

from __future__ import annotations

import os
import secrets
import shutil
import sys
import uuid
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from threading import Lock

import msgspec
import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.errors import StorageError, UserError
from mnist_desktop.core.files import PART, exists, read_bytes, storage_error, write_bytes
from mnist_desktop.core.runs.last_checkpoints import LastCheckpoints
from mnist_desktop.core.runs.lock import FolderLock
from mnist_desktop.core.runs.record import DamagedRun, RunInfo, RunRecord
from mnist_desktop.core.runs.run_files import (
    INFO,
    MAX_BYTES,
    PREDICTIONS,
    WEIGHTS,
    check_weights_end,
    decode_info,
    decode_predictions,
    decode_run,
    encode_info,
    encode_run,
)
from mnist_desktop.core.runs.unfinished import UnfinishedRuns
from mnist_desktop.core.runs.unsaved import UnsavedRuns

TRASH = ".trash"
UNFINISHED = ".unfinished"
LAST = ".last"
_NO_MARKS = (0, 0, 0), (0, 0, 0)
"""What is damaged is read again every time: permission may have been given meanwhile, which marks no file."""


class ReadOnlyError(StorageError):
    """The runs cannot be changed from here; the sentence says why."""


Mark = tuple[int, int, int]
"""Of a file: when it changed, its size, and its number on the disk."""


@dataclass(frozen=True)
class _Seen:
    """What :meth:`RunStore.list` found in a folder, and the marks of the files that it looked at."""

    marks: tuple[Mark, Mark]
    run: RunInfo | DamagedRun


class RunStore:
    """The folder that holds the runs. Its methods may be called from any thread; each raises StorageError as files do.

    Attributes
    ----------
    unfinished
        The checkpoints of runs that have not ended.
    unsaved
        Runs that have ended and could not be written, in memory.
    last_checkpoints
        Of runs that have ended, from which they can be trained on.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.unfinished = UnfinishedRuns(folder / UNFINISHED, self._check_writable)
        self.unsaved = UnsavedRuns()
        self.last_checkpoints = LastCheckpoints(folder / LAST)
        self._lock = FolderLock(folder)
        self._read_only: ReadOnlyError | None = None
        self._changing = Lock()
        self._listing = Lock()
        self._seen: dict[str, _Seen] = {}

    # Who may write

    @property
    def read_only(self) -> ReadOnlyError | None:
        """Why nothing can be kept or changed here, or None. Decided by :meth:`claim`."""
        return self._read_only

    def claim(self) -> None:
        """Become the one program that writes here, if no other is; may be tried again and again.

        Whoever gets the right clears away what an earlier session deleted, and what it left unfinished when it crashed.
        """
        with self._changing:
            if self._lock.held:
                return
            try:
                acquired = self._lock.acquire()
            except OSError as error:
                self._read_only = ReadOnlyError("Runs can be looked at but not kept or changed. {cause}",
                                                cause=storage_error(self.folder, error))  # fmt: skip
                return
            self._read_only = None if acquired else ReadOnlyError(
                "{folder} is in use by another window of this program: here its runs can be looked at, but not changed, "
                "and no new run is kept.", folder=self.folder,
            )  # fmt: skip
            if acquired:
                self._clear_away()

    def close(self) -> None:
        """Empty the trash and let another program write. Does nothing where nothing was claimed."""
        with self._changing:
            if self._lock.held:
                self._clear_away()
                self._lock.release()

    # Reading

    def list(self) -> tuple[RunInfo | DamagedRun, ...]:
        """Every run, newest first, without its arrays. A damaged folder is listed as such and harms nothing else.

        What has not changed since the last time is not read again.
        """
        with self._listing:
            try:
                with os.scandir(self.folder) as entries:
                    names = sorted((entry.name for entry in entries if _is_run(entry)), reverse=True)
            except FileNotFoundError:
                return ()
            except OSError as error:
                raise storage_error(self.folder, error) from error
            self._seen = {name: self._look_at(name) for name in names}
            return tuple(seen.run for seen in self._seen.values())

    def known_names(self) -> frozenset[str]:
        """The names of the runs that :meth:`list` found last; nothing is read for it."""
        return frozenset(seen.run.name for seen in self._seen.values() if isinstance(seen.run, RunInfo))

    def load(self, run_id: str) -> RunRecord:
        """A run with its arrays.

        Raises
        ------
        RunFileError
            A file of it is damaged.
        StorageError
            A file of it is absent or unreadable.
        """
        folder = self.folder / run_id
        names = [INFO, WEIGHTS, *([PREDICTIONS] if exists(folder / PREDICTIONS) else [])]
        record = decode_run({name: read_bytes(folder / name, MAX_BYTES[name]) for name in names}, folder)
        return replace(record, info=_named(record.info, folder))

    def load_predictions(self, run_id: str) -> NDArray[np.float32]:
        """What a run said of the test images: float32, shape (N, 10); raises as :meth:`load` does."""
        path = self.folder / run_id / PREDICTIONS
        return decode_predictions(read_bytes(path, MAX_BYTES[PREDICTIONS]), path)

    # Changing

    def save(self, record: RunRecord) -> Path:
        """Write a run into a folder of its own, atomically; returns the folder."""
        target = self.folder / record.info.id
        part = self.folder / f".{record.info.id}.{uuid.uuid4().hex}{PART}"
        with self._changing:
            self._check_writable()
            _check_free(target)
            try:
                part.mkdir(parents=True)
                for name, content in encode_run(record).items():
                    _write_through(part / name, content)
                part.rename(target)
                _settle(self.folder)
            except OSError as error:
                raise storage_error(target, error) from error
            finally:
                shutil.rmtree(part, ignore_errors=True)
        return target

    def take_back(self, run_id: str) -> None:
        """Remove a run that was written just now, for good. It needs no room on the disk, which the trash does."""
        part = self.folder / f".{run_id}.{uuid.uuid4().hex}{PART}"
        with self._changing:
            self._check_writable()
            try:
                (self.folder / run_id).rename(part)  # so that it goes as a whole
            except OSError as error:
                raise storage_error(self.folder / run_id, error) from error
            shutil.rmtree(part, ignore_errors=True)

    def change(self, run_id: str, **changes: str) -> RunInfo:
        """Give a run another `name` or `notes`; returns what its ``run.json`` says now."""
        folder = self.folder / run_id
        with self._changing:
            self._check_writable()
            info = msgspec.structs.replace(read_info(folder), **changes)
            write_bytes(folder / INFO, encode_info(info))
        return info

    def delete(self, run_id: str) -> Path:
        """Put a run, damaged or not, into the trash; returns its place there, for :meth:`restore`."""
        place = self.folder / TRASH / uuid.uuid4().hex / run_id
        with self._changing:
            self._check_writable()
            _move(self.folder / run_id, place)
        return place

    def restore(self, place: Path) -> None:
        """Bring a deleted run back from its `place` in the trash."""
        with self._changing:
            self._check_writable()
            _move(place, self.folder / place.name)

    # How it is done

    def _check_writable(self) -> None:
        if self._read_only is not None:
            raise self._read_only

    def _clear_away(self) -> None:
        shutil.rmtree(self.folder / TRASH, ignore_errors=True)
        for path in self.folder.glob(f".*{PART}"):
            shutil.rmtree(path, ignore_errors=True)
        self.unfinished.clear_away(self._is_kept)
        self.last_checkpoints.clear_away(lambda run_id: exists(self.folder / run_id))

    def _is_kept(self, run_id: str) -> bool:
        """Whether a run is there and whole; what a damaged one was made from is still needed."""
        return not isinstance(self._look_at(run_id).run, DamagedRun)

    def _look_at(self, name: str) -> _Seen:
        folder = self.folder / name
        weights = folder / WEIGHTS
        seen = self._seen.get(name)
        try:
            marks = _mark(folder / INFO), _mark(weights)
            if seen is None or seen.marks != marks:
                # Without whole weights the run is damaged, whatever its words say.
                check_weights_end(weights)
                seen = _Seen(marks, read_info(folder))
        except UserError as error:
            return _Seen(_NO_MARKS, DamagedRun(name, error.text, error))
        return seen


def new_run_id() -> str:
    """A name for a run's folder that sorts by the time of its start."""
    return f"{datetime.now():%Y%m%d-%H%M%S}-{secrets.token_hex(3)}"


def read_info(folder: Path) -> RunInfo:
    """Read ``run.json`` of a run folder; raises RunFileError or StorageError."""
    path = folder / INFO
    return _named(decode_info(read_bytes(path, MAX_BYTES[INFO]), path), folder)


def _named(info: RunInfo, folder: Path) -> RunInfo:
    """A copied folder may have been renamed; its name is what it is found by."""
    return info if info.id == folder.name else msgspec.structs.replace(info, id=folder.name)


def _is_run(entry: os.DirEntry[str]) -> bool:
    return not entry.name.startswith(".") and entry.is_dir()


def _mark(path: Path) -> Mark:
    """What changes when a file does: an atomic write gives another number even within one tick of a coarse clock."""
    try:
        state = path.stat()
    except OSError as error:
        raise storage_error(path, error) from error
    return state.st_mtime_ns, state.st_size, state.st_ino


def _move(source: Path, target: Path) -> None:
    """Move a run's folder within the folder of runs; what is at the target is never replaced."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _check_free(target)
        source.rename(target)
    except OSError as error:
        raise storage_error(source, error) from error


def _check_free(target: Path) -> None:
    if exists(target):
        raise StorageError("{file} could not be used: {cause}.", file=target, cause="a run of that name is there already")


def _settle(folder: Path) -> None:
    """Wait until the disk has the names of what is in a folder, where a system can do that: Windows and some networks cannot."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _write_through(path: Path, content: bytes) -> None:
    """Write a new file down to the disk, so that what :meth:`RunStore.save` renames is really there."""
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
