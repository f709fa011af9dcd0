"""The epochs of a run that are kept to look back at: which stay where there is no room for all, and the files of their weights.

They lie in a folder of their own, one file for each epoch. ``00007.epoch`` is an ``.npz`` of two arrays: ``head`` is JSON, stored
as bytes, and ``arrays`` joins the weights in Keras' order. ``00007.answers`` is one of ``head`` and ``probabilities``: what the
network said of the test images after that epoch. Those can be made again from the weights; they only save the time. Every member
has a checksum, so a file that is cut off or changed is recognised.

A run without these files is whole all the same. A folder with them may come from anywhere, so it is read like any other file from
outside: names, sizes and forms are checked before anything is believed, and what does not belong to the run is left out.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import Annotated

import msgspec
import numpy as np
from msgspec import Meta, Struct
from numpy.typing import NDArray

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.files import atomic_writer, read_bytes
from mnist_desktop.core.preference_choices import DEFAULT_EPOCH_MEGABYTES, MEGABYTE
from mnist_desktop.core.runs.array_files import Form, cut, decode_npz, form_of, write_npz
from mnist_desktop.core.runs.record import RunInfo, RunRecord
from mnist_desktop.core.runs.run_files import HEAD, RunFileError, check_end, damaged, decode_head
from mnist_desktop.core.storage_errors import storage_error

FORMAT = "mnist-desktop epoch"
VERSION = 1
FOLDER = "epochs"
"""In the folder of a run."""
WEIGHTS, ANSWERS = ".epoch", ".answers"
ARRAYS, PROBABILITIES = "arrays", "probabilities"

MOST_EPOCHS = 64
"""A slider of more is no clearer, and the answers to 10,000 test images of these take 26 MB."""
DEFAULT_BUDGET = DEFAULT_EPOCH_MEGABYTES * MEGABYTE
"""Bytes for the epochs of one run, or of all runs of a sweep together."""
MOST_FILES = 4 * MOST_EPOCHS
"""Twice as many as a run has. A folder with more was made by something else, and is not looked through."""
HEAD_BYTES = 200_000
"""What a file may hold besides its numbers."""

Weights = tuple[NDArray[np.generic], ...]
_NAME = re.compile(rf"(\d{{5}})({re.escape(WEIGHTS)}|{re.escape(ANSWERS)})")


class _Head(Struct, frozen=True, forbid_unknown_fields=True):
    """Which run and epoch a file is of. `images` is the fingerprint of the data set whose test images were answered."""

    format: str
    version: int
    run: Annotated[str, Meta(max_length=200)]
    epoch: Annotated[int, Meta(ge=1, le=99_999)]
    weights: tuple[Form, ...] = ()
    images: Annotated[str, Meta(max_length=100)] = ""


_decoder = msgspec.json.Decoder(_Head)


@dataclass(frozen=True)
class Found:
    """What a folder has of a run: its epochs, ascending, and why others are left out, if any are."""

    epochs: tuple[int, ...]
    problem: UserError | None = None


# How many


def which_to_keep(epochs_there: Collection[int], limit: int, first: int, best: int, last: int) -> tuple[int, ...]:
    """Choose at most `limit` epochs, as evenly as can be; `first`, `best` and `last` are among them if they are there.

    One after the other goes whose neighbours are closest together, the earliest of equals, so that gaps differ by little more
    than a factor of two, even where this is asked again after every epoch. A limit that has no room for the three keeps none:
    a slider between fewer shows nothing that the run itself does not.

    >>> which_to_keep(range(1, 10), 5, first=1, best=8, last=9)
    (1, 3, 5, 8, 9)
    """
    kept = sorted(set(epochs_there))
    needed = {first, best, last} & set(kept)
    if limit < len(needed):
        return ()
    while len(kept) > limit:
        inner = [at for at in range(1, len(kept) - 1) if kept[at] not in needed]
        ends = [at for at in (0, len(kept) - 1) if kept[at] not in needed]
        del kept[min(inner, key=lambda at: kept[at + 1] - kept[at - 1]) if inner else ends[0]]
    return tuple(kept)


def best_of(info: RunInfo) -> int:
    """The best epoch of a run: early stopping's, else that of the lowest validation loss, else the one whose weights are kept."""
    if info.config.early_stopping is not None:
        return info.best_epoch
    judged = [(row.val_loss, row.epoch) for row in info.history if row.val_loss is not None and isfinite(row.val_loss)]
    return min(judged)[1] if judged else info.best_epoch


def room_for(weights: Sequence[NDArray[np.generic]], answers: int, budget: int) -> int:
    """How many epochs fit into `budget` bytes, each with so many probabilities of test images; MOST_EPOCHS at most."""
    each = sum(array.nbytes for array in weights) + answers * np.dtype(np.float32).itemsize
    return min(MOST_EPOCHS, budget // max(1, each))


# Writing


def write_weights(folder: Path, info: RunInfo, epoch: int, weights: Sequence[NDArray[np.generic]]) -> None:
    """Write the weights after an epoch, atomically; raises StorageError.

    This does not wait for the disk: in a power cut an epoch may be lost, which a run can do without.
    """
    head = _Head(FORMAT, VERSION, _mark(info), epoch, tuple(form_of(array) for array in weights))
    with atomic_writer(_path(folder, epoch, WEIGHTS), durable=False) as file:
        write_npz(file, {HEAD: _encoded(head)}, joined={ARRAYS: weights})


def write_answers(folder: Path, info: RunInfo, epoch: int, probabilities: NDArray[np.float32], fingerprint: str) -> None:
    """Write what the network said of the test images of the data set with that fingerprint, float32 (N, classes), as above."""
    head = _Head(FORMAT, VERSION, _mark(info), epoch, images=fingerprint)
    with atomic_writer(_path(folder, epoch, ANSWERS), durable=False) as file:
        write_npz(file, {HEAD: _encoded(head), PROBABILITIES: probabilities})


def remove(folder: Path, epochs: Collection[int]) -> None:
    """Delete all files of these epochs. Raises nothing: a file that cannot be deleted only takes room."""
    for epoch in epochs:
        for suffix in (WEIGHTS, ANSWERS):
            with suppress(OSError):
                _path(folder, epoch, suffix).unlink(missing_ok=True)


# Reading


def epochs_in(folder: Path) -> tuple[int, ...]:
    """The epochs of which there are weights, by the names of the files, ascending; none where there is no folder.

    Raises
    ------
    RunFileError
        There are more files than a run has.
    StorageError
        The folder cannot be read.
    """
    try:
        with os.scandir(folder) as entries:
            names = []
            for count, entry in enumerate(entries, start=1):
                if count > MOST_FILES:
                    raise RunFileError("{folder} holds more than the {limit:,} files that the epochs of a run can have.",
                                       folder=folder, limit=MOST_FILES)  # fmt: skip
                names.append(entry.name)
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise storage_error(folder, error) from error
    return tuple(sorted(epoch for epoch in map(epoch_of, names) if epoch is not None))


def look_through(folder: Path, record: RunRecord) -> Found:
    """Find the epochs of a run. Of each file only the size and the end are looked at; the rest when it is read.

    Raises as :func:`epochs_in` does.
    """
    sound, problems = [], []
    for epoch in epochs_in(folder):
        try:
            _check_file(_path(folder, epoch, WEIGHTS), record, epoch)
        except UserError as error:
            problems.append(error)
        else:
            sound.append(epoch)
    if len(problems) > 1:
        first, count = problems[0], len(problems)
        problem: UserError | None = RunFileError(
            "{count:,} epochs that are kept with this run cannot be shown. The first: {cause}", count=count, cause=first
        )
    else:
        problem = problems[0] if problems else None
    return Found(tuple(sound), problem)


def load_weights(folder: Path, record: RunRecord, epoch: int) -> Weights:
    """The weights of a run after an epoch, read-only.

    Raises
    ------
    RunFileError
        The file is damaged, or of another run or network.
    StorageError
        It is absent or unreadable.
    """
    path = _path(folder, epoch, WEIGHTS)
    return decode_weights(read_bytes(path, largest(record)), record, epoch, path)


def largest(record: RunRecord) -> int:
    """The most bytes that a file with the weights of an epoch of this run can have."""
    return _size_of(record) + HEAD_BYTES


def decode_weights(content: bytes, record: RunRecord, epoch: int, path: Path) -> Weights:
    """The weights in the content of a file; raises RunFileError, which names `path`, as :func:`load_weights` does."""
    arrays, head = _decode(content, record.info, epoch, path, largest(record))
    if head.weights != tuple(form_of(array) for array in record.weights):
        raise _of_another(path)
    try:
        found = cut(arrays.pop(ARRAYS, np.array([], np.uint8)), head.weights)
    except ValueError as error:
        raise damaged(path, error) from error
    return found


def load_answers(folder: Path, info: RunInfo, epoch: int, count: int, fingerprint: str) -> NDArray[np.float32] | None:
    """The kept answers to `count` test images of the data set with that fingerprint; None where none can be used."""
    path = _path(folder, epoch, ANSWERS)
    limit = count * info.classes * np.dtype(np.float32).itemsize + HEAD_BYTES
    try:
        arrays, head = _decode(read_bytes(path, limit), info, epoch, path, limit)
    except UserError:
        return None
    found = arrays.get(PROBABILITIES)
    if found is None or found.shape != (count, info.classes) or found.dtype != np.float32 or head.images != fingerprint:
        return None
    return found.astype(np.float32, copy=False)


def _decode(content: bytes, info: RunInfo, epoch: int, path: Path, limit: int) -> tuple[dict[str, NDArray[np.generic]], _Head]:
    try:
        arrays = decode_npz(content, limit)
    except ValueError as error:
        raise damaged(path, error) from error
    head = decode_head(arrays.pop(HEAD, None), _decoder, path, FORMAT, (VERSION,))
    if head.run != _mark(info) or head.epoch != epoch:
        raise _of_another(path)
    return arrays, head


def _check_file(path: Path, record: RunRecord, epoch: int) -> None:
    """Refuse a file that cannot be of this run, without reading its numbers."""
    if epoch > len(record.info.history):
        raise RunFileError("{file} is of an epoch that the run does not have.", file=path)
    try:
        state = path.lstat()
    except OSError as error:
        raise storage_error(path, error) from error
    if not stat.S_ISREG(state.st_mode):
        raise RunFileError("{file} is not a file.", file=path)
    check_end(path)
    if not 0 <= state.st_size - _size_of(record) <= HEAD_BYTES:
        raise _of_another(path)


def _of_another(path: Path) -> RunFileError:
    return RunFileError("{file} is not of this run: it was kept for another network, or another training of it.", file=path)


def _size_of(record: RunRecord) -> int:
    return sum(array.nbytes for array in record.weights)


def _encoded(head: _Head) -> NDArray[np.uint8]:
    return np.frombuffer(msgspec.json.encode(head), np.uint8)


def _mark(info: RunInfo) -> str:
    """What stays the same of a run wherever it is copied to, and under whatever id."""
    return f"{info.created} {info.config.seed} {info.dataset_fingerprint[:16]}"[:200]


def file_name(epoch: int) -> str:
    """What the file with the weights of an epoch is called."""
    return f"{epoch:05}{WEIGHTS}"


def epoch_of(name: str) -> int | None:
    """The epoch whose weights are in a file of that name, or None where it is another file."""
    match = _NAME.fullmatch(name)
    return int(match[1]) if match and match[2] == WEIGHTS else None


def _path(folder: Path, epoch: int, suffix: str) -> Path:
    return folder / f"{epoch:05}{suffix}"
