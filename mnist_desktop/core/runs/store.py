"""Stores runs. Each is a folder that can be copied to a USB stick and opened on another PC.

Its files are described in :mod:`mnist_desktop.core.runs.run_files`. A folder appears complete or not at all. Names that begin
with a dot are not runs: ``.lock``, folders that are being written, ``.trash``, from which deleted runs can be restored,
``.unfinished``, from which interrupted runs can continue, ``.epochs``, in which the epochs of runs wait that are not saved yet,
``.last``, from which runs that have ended can be trained on, and ``.doubt``, what was decided about the doubt of those that
come with the app, ``.reports``, what was typed for reports on runs without a folder.
"""

from __future__ import annotations

import os
import secrets
import shutil
import sys
import uuid
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Lock

import msgspec
import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.errors import StorageError, UserError
from mnist_desktop.core.files import PART, delete_folder, exists, read_bytes, subfolders, write_bytes
from mnist_desktop.core.runs import kept_epochs
from mnist_desktop.core.runs.doubt import DOUBT, Doubt, DoubtFolder, encode_doubt, read_doubt
from mnist_desktop.core.runs.last_checkpoints import LastCheckpoints
from mnist_desktop.core.runs.lock import FolderLock
from mnist_desktop.core.runs.record import DamagedRun, RunInfo, RunRecord
from mnist_desktop.core.runs.run_files import (
    INFO,
    MAX_BYTES,
    PREDICTIONS,
    WEIGHTS,
    check_end,
    decode_info,
    decode_predictions,
    decode_run,
    encode_info,
    encode_run,
)
from mnist_desktop.core.runs.unfinished_runs import UnfinishedRuns
from mnist_desktop.core.runs.unsaved import UnsavedRuns
from mnist_desktop.core.runs.waiting_epochs import Snapshots
from mnist_desktop.core.storage_errors import is_full_disk, storage_error

TRASH = ".trash"
UNFINISHED = ".unfinished"
LAST = ".last"
SNAPSHOTS = ".epochs"
DOUBTS = ".doubt"
_NO_MARKS = (0, 0, 0), (0, 0, 0)
"""The marks of a damaged run, so that it is read again every time: a new permission does not change a file's mark."""


class ReadOnlyError(StorageError):
    """The runs cannot be changed from this window; the sentence says why."""


Mark = tuple[int, int, int]
"""Time of change, size and inode of a file."""


@dataclass(frozen=True)
class _Seen:
    """What :meth:`RunStore.list` found in a folder, and the marks of the files that it read."""

    marks: tuple[Mark, Mark]
    run: RunInfo | DamagedRun


class RunStore:
    """The folder of the runs. Its methods may be called from any thread; each may raise StorageError.

    Attributes
    ----------
    unfinished
        The checkpoints of runs that have not ended.
    unsaved
        Runs that have ended but could not be written; they are in memory.
    last_checkpoints
        Of runs that have ended, from which they can be trained on.
    snapshots
        The weights of the epochs of runs that are not saved yet.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.last_checkpoints = LastCheckpoints(folder / LAST)
        self.snapshots = Snapshots(folder / SNAPSHOTS, folder)
        self.unfinished = UnfinishedRuns(folder / UNFINISHED, self._check_writable, self._try_with_room)
        self.unsaved = UnsavedRuns()
        self._doubts = DoubtFolder(folder / DOUBTS)
        self._lock = FolderLock(folder)
        self._read_only: ReadOnlyError | None = None
        self._changing = Lock()
        self._listing = Lock()
        self._seen: dict[str, _Seen] = {}

    # The right to write

    @property
    def read_only(self) -> ReadOnlyError | None:
        """Why nothing can be saved or changed here, or None. :meth:`claim` decides this."""
        return self._read_only

    def claim(self) -> None:
        """Become the only program that writes here, unless another one is; may be called again.

        If it succeeds, it deletes what an earlier session left: its trash, and incomplete files after a crash.
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
        """Empty the trash and let another program write. Does nothing without the right to write."""
        with self._changing:
            if self._lock.held:
                self._clear_away()
                self._lock.release()

    # Reading

    def list(self) -> tuple[RunInfo | DamagedRun, ...]:
        """Every run, newest first, without its arrays. A damaged folder is listed as damaged.

        Folders that have not changed since the last call are not read again.
        """
        with self._listing:
            self._seen = {name: self._look_at(name) for name in reversed(subfolders(self.folder))}
            return tuple(seen.run for seen in self._seen.values())

    def known_names(self) -> frozenset[str]:
        """The names of the runs that :meth:`list` found last; reads nothing."""
        return frozenset(seen.run.name for seen in self._seen.values() if isinstance(seen.run, RunInfo))

    def load(self, run_id: str) -> RunRecord:
        """A run with its arrays.

        Raises
        ------
        RunFileError
            One of its files is damaged.
        StorageError
            The run is gone, or one of its files is absent or unreadable.
        """
        folder = self.folder / run_id
        if not exists(folder):
            raise StorageError("The run {run} is no longer on the disk: it was deleted or moved, or the drive was taken out.",
                               run=run_id)  # fmt: skip
        names = [INFO, WEIGHTS, *([PREDICTIONS] if exists(folder / PREDICTIONS) else [])]
        record = decode_run({name: read_bytes(folder / name, MAX_BYTES[name]) for name in names}, folder)
        return replace(record, info=_named(record.info, folder), doubt=read_doubt(folder / DOUBT))

    def load_predictions(self, run_id: str) -> NDArray[np.float32]:
        """A run's answers for the test images: float32, shape (N, classes); raises as :meth:`load` does."""
        path = self.folder / run_id / PREDICTIONS
        return decode_predictions(read_bytes(path, MAX_BYTES[PREDICTIONS]), path)

    # Changing

    def save(self, record: RunRecord) -> Path:
        """Write a run into a new folder, atomically, then move its epochs there, if any wait; returns the folder."""
        target = self.folder / record.info.id
        with self._changing:
            self._check_writable()
            _check_free(target)
            unsaved = self.unsaved.find(record.info.id)
            if unsaved is not None:  # something may have been decided since the caller took the record
                record = replace(record, doubt=unsaved.record.doubt)
            self._try_with_room(partial(_write_run, record, target))
            self.snapshots.hand_over(record.info.id)
        return target

    def take_back(self, run_id: str) -> None:
        """Delete a run that was just written, without the trash, which would need space on the disk."""
        with self._changing:
            self._check_writable()
            delete_folder(self.folder / run_id)

    def discard_unfinished(self, run_id: str) -> None:
        """Delete what there is of a run that is not saved: its checkpoints, damaged or not, then the weights of its epochs."""
        self.unfinished.discard(run_id)
        self.snapshots.discard(run_id)

    def change(self, run_id: str, **changes: str) -> RunInfo:
        """Give a run another `name` or `notes`; returns the new content of its ``run.json``."""
        folder = self.folder / run_id
        with self._changing:
            self._check_writable()
            info = msgspec.structs.replace(read_info(folder), **changes)
            write_bytes(folder / INFO, encode_info(info))
        return info

    def keep_doubt(self, run_id: str, doubt: Doubt) -> None:
        """Keep what was decided about the doubt of a run, which is in memory only as long as the run itself is."""
        with self._changing:
            unsaved = self.unsaved.find(run_id)
            if unsaved is not None and not exists(self.folder / run_id):  # else it was written just now, and is let go next
                self.unsaved.hold(replace(unsaved.record, doubt=doubt), unsaved.problem)
                return
            self._write_beside(run_id, DOUBT, encode_doubt(doubt))

    def keep_beside(self, run_id: str, name: str, content: bytes) -> None:
        """Keep a file of another kind in the folder of a run, which older programs pass over."""
        with self._changing:
            self._write_beside(run_id, name, content)

    def keep_among(self, folder: str, name: str, content: bytes) -> None:
        """Keep a file about a run without a folder of its own in a hidden `folder` among the runs."""
        with self._changing:
            self._check_writable()
            write_bytes(self.folder / folder / name, content)

    def keep_answers(self, info: RunInfo, epoch: int, probabilities: NDArray[np.float32], fingerprint: str) -> None:
        """Keep what a run says of the test images after an epoch, as `kept_epochs.write_answers` does, where its epochs are.

        Where they are gone, as those of a deleted run are, nothing is written: no folder comes back.
        """
        with self._changing:
            self._check_writable()
            folder = self.snapshots.place_of(info.id)
            if exists(folder):
                kept_epochs.write_answers(folder, info, epoch, probabilities, fingerprint)

    def doubt_of_shipped(self, name: str) -> Doubt:
        """What was decided about the doubt of a pre-trained run."""
        return self._doubts.read(name)

    def keep_doubt_of_shipped(self, name: str, doubt: Doubt) -> None:
        """Keep what was decided about the doubt of a pre-trained run, whose own folder is never changed."""
        with self._changing:
            self._check_writable()
            self._doubts.write(name, doubt)

    def delete(self, run_id: str) -> Path:
        """Move a run, damaged or not, to the trash; returns its place there, for :meth:`restore`."""
        place = self.folder / TRASH / uuid.uuid4().hex / run_id
        with self._changing:
            self._check_writable()
            _move(self.folder / run_id, place)
        return place

    def restore(self, place: Path) -> None:
        """Move a deleted run back from its `place` in the trash."""
        with self._changing:
            self._check_writable()
            _move(place, self.folder / place.name)

    # Helpers

    def _check_writable(self) -> None:
        if self._read_only is not None:
            raise self._read_only

    def _write_beside(self, run_id: str, name: str, content: bytes) -> None:
        self._check_writable()
        _mark(self.folder / run_id / INFO)  # of a deleted run no folder comes back
        write_bytes(self.folder / run_id / name, content)

    def _try_with_room(self, write: Callable[[], None]) -> None:
        """Write; where the disk is full, give up first the epochs of runs that are not saved yet, then the last checkpoints."""

        def write_without_epochs() -> None:
            try:
                write()
            except StorageError as error:
                if not (is_full_disk(error) and self.snapshots.give_up()):
                    raise
                write()

        self.last_checkpoints.try_with_room(write_without_epochs)

    def _clear_away(self) -> None:
        shutil.rmtree(self.folder / TRASH, ignore_errors=True)
        for path in self.folder.glob(f".*{PART}"):
            shutil.rmtree(path, ignore_errors=True)
        self.unfinished.clear_away(self._is_kept)
        self.snapshots.clear_away(self._is_kept, self.unfinished.holds)
        self.last_checkpoints.clear_away(lambda run_id: exists(self.folder / run_id))

    def _is_kept(self, run_id: str) -> bool:
        """Whether a run is there and complete; the checkpoint of a damaged one is still needed."""
        return not isinstance(self._look_at(run_id).run, DamagedRun)

    def _look_at(self, name: str) -> _Seen:
        folder = self.folder / name
        weights = folder / WEIGHTS
        seen = self._seen.get(name)
        try:
            marks = _mark(folder / INFO), _mark(weights)
            if seen is None or seen.marks != marks:
                # Without complete weights the run is damaged, even if its run.json is good.
                check_end(weights)
                seen = _Seen(marks, read_info(folder))
        except UserError as error:
            return _Seen(_NO_MARKS, DamagedRun(name, error.text, error))
        return seen


def new_run_id() -> str:
    """A new name for a run's folder; names sort by the time of the start."""
    return f"{datetime.now():%Y%m%d-%H%M%S}-{secrets.token_hex(3)}"


def read_info(folder: Path) -> RunInfo:
    """Read ``run.json`` of a run folder; raises RunFileError or StorageError."""
    path = folder / INFO
    return _named(decode_info(read_bytes(path, MAX_BYTES[INFO]), path), folder)


def _named(info: RunInfo, folder: Path) -> RunInfo:
    """Use the folder's name as the id: a copied folder may have been renamed."""
    return info if info.id == folder.name else msgspec.structs.replace(info, id=folder.name)


def _mark(path: Path) -> Mark:
    """Changes whenever the file does: an atomic write gives another inode, even within one tick of a coarse clock."""
    try:
        state = path.stat()
    except OSError as error:
        raise storage_error(path, error) from error
    return state.st_mtime_ns, state.st_size, state.st_ino


def _move(source: Path, target: Path) -> None:
    """Move a run's folder within the folder of runs; never replaces anything at the target."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _check_free(target)
        source.rename(target)
    except OSError as error:
        raise storage_error(source, error) from error


def _check_free(target: Path) -> None:
    if exists(target):
        raise StorageError("{file} could not be used: a run of that name is there already.", file=target)


def _write_run(record: RunRecord, target: Path) -> None:
    part = target.with_name(f".{target.name}.{uuid.uuid4().hex}{PART}")
    try:
        part.mkdir(parents=True)
        for name, content in encode_run(record).items():
            _write_through(part / name, content)
        part.rename(target)
        _settle(target.parent)
    except OSError as error:
        raise storage_error(target, error) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _settle(folder: Path) -> None:
    """Wait until the disk has a folder's entries, where the system can do that: Windows and some network drives cannot."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _write_through(path: Path, content: bytes) -> None:
    """Write a new file and wait until the disk has it, so that :meth:`RunStore.save` renames complete files."""
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
