"""Keeps runs: each is a folder that can be copied to a USB stick and opened on another PC.

``run.json`` holds words and figures, ``weights.npz`` the arrays ``w000``, ``w001``, ... in Keras' order and the pixel
scaling, ``test_probabilities.npy`` what the network said of the test images. A folder appears whole or not at all.
"""

from __future__ import annotations

import math
import os
import shutil
import uuid
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.files import read_bytes, storage_error
from mnist_desktop.core.runs.arrays import decode_npy, decode_npz, encode_npy, encode_npz
from mnist_desktop.core.runs.record import RunInfo, RunRecord

FORMAT = "mnist-desktop run"
VERSION = 1
MAX_JSON_BYTES = 20 * 2**20
MAX_WEIGHT_BYTES = 400 * 2**20
MAX_PREDICTION_BYTES = 64 * 2**20


class RunFileError(UserError):
    """A run folder is damaged or was written by a later version."""


class _Heading(msgspec.Struct, frozen=True):
    """What every version of ``run.json`` has, so that a later one is called later and not damaged."""

    format: str
    version: int


class _RunFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The content of ``run.json``."""

    format: str
    version: int
    run: RunInfo


@dataclass(frozen=True)
class DamagedRun:
    """A folder that should be a run and cannot be read; `reason` says why."""

    id: str
    reason: str


class RunStore:
    """The folder that holds the runs. Its methods may be called from any thread; each raises StorageError as files do."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def save(self, record: RunRecord) -> Path:
        """Write a run into a folder of its own, atomically; returns the folder."""
        target = self.folder / record.info.id
        part = self.folder / f".{record.info.id}.{uuid.uuid4().hex}.part"
        try:
            part.mkdir(parents=True)
            _write_through(part / "run.json", encode_info(record.info))
            _write_through(part / "weights.npz", _encode_weights(record))
            if record.test_probabilities is not None:
                _write_through(part / "test_probabilities.npy", encode_npy(record.test_probabilities))
            part.rename(target)
        except OSError as error:
            raise storage_error(target, error) from error
        finally:
            shutil.rmtree(part, ignore_errors=True)
        return target

    def list(self) -> tuple[RunInfo | DamagedRun, ...]:
        """Every run, newest first, without its arrays. A damaged folder is listed as such and harms nothing else."""
        try:
            folders = [path for path in self.folder.iterdir() if path.is_dir() and not path.name.startswith(".")]
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise storage_error(self.folder, error) from error
        return tuple(_read_info_or_damage(folder) for folder in sorted(folders, reverse=True))

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
        info = read_info(folder)
        weights, mean, std = _read_weights(folder / "weights.npz")
        predictions = folder / "test_probabilities.npy"
        probabilities = _read_predictions(predictions) if predictions.exists() else None
        return RunRecord(info, weights, mean, std, probabilities)


def encode_info(info: RunInfo) -> bytes:
    """The content of ``run.json``."""
    plain = msgspec.to_builtins(_RunFile(FORMAT, VERSION, info))
    return msgspec.json.format(msgspec.json.encode(_spell_out(plain)), indent=1)


def read_info(folder: Path) -> RunInfo:
    """Read ``run.json`` of a run folder; raises RunFileError or StorageError."""
    path = folder / "run.json"
    content = read_bytes(path, MAX_JSON_BYTES)
    try:
        heading = msgspec.json.decode(content, type=_Heading)
        if heading.format != FORMAT:
            raise RunFileError("{file} is not a run of this program.", file=path)
        if heading.version != VERSION:
            raise RunFileError("{file} has format version {version}; this program reads {known}.",
                               file=path, version=heading.version, known=VERSION)  # fmt: skip
        # Not strict, because JSON has no numbers for what _spell_out writes as words.
        run = msgspec.json.decode(content, type=_RunFile, strict=False).run
    except (ValueError, RecursionError) as error:
        raise RunFileError("{file} is damaged: {cause}.", file=path, cause=error) from error
    # A copied folder may have been renamed; its name is what it is found by.
    return msgspec.structs.replace(run, id=folder.name)


def _read_info_or_damage(folder: Path) -> RunInfo | DamagedRun:
    try:
        return read_info(folder)
    except UserError as error:
        return DamagedRun(folder.name, error.text)


def _spell_out(value: object) -> object:
    """Plain data with infinite and undefined numbers as words: a loss can overflow, and JSON would lose it."""
    match value:
        case dict():
            return {key: _spell_out(item) for key, item in value.items()}
        case list() | tuple():
            return [_spell_out(item) for item in value]
        case float() if not math.isfinite(value):
            return str(value)
    return value


def _encode_weights(record: RunRecord) -> bytes:
    arrays: dict[str, NDArray[np.generic]] = {"scaling": np.array([record.pixel_mean, record.pixel_std])}
    return encode_npz(arrays | {_weight_name(index): array for index, array in enumerate(record.weights)})


def _read_weights(path: Path) -> tuple[tuple[NDArray[np.generic], ...], float, float]:
    content = read_bytes(path, MAX_WEIGHT_BYTES)
    try:
        arrays = decode_npz(content, MAX_WEIGHT_BYTES)
    except ValueError as error:
        raise RunFileError("{file} is damaged: {cause}.", file=path, cause=error) from error
    scaling = arrays.pop("scaling", None)
    if scaling is None or scaling.shape != (2,):
        raise RunFileError("{file} does not say how its pixels were scaled.", file=path)
    names = [_weight_name(index) for index in range(len(arrays))]
    if set(names) != set(arrays):
        raise RunFileError("{file} does not hold all weights of its network.", file=path)
    mean, std = (float(value) for value in scaling)
    return tuple(arrays[name] for name in names), mean, std


def _weight_name(index: int) -> str:
    return f"w{index:03}"


def _read_predictions(path: Path) -> NDArray[np.float32]:
    content = read_bytes(path, MAX_PREDICTION_BYTES)
    try:
        array = decode_npy(content)
    except ValueError as error:
        raise RunFileError("{file} is damaged: {cause}.", file=path, cause=error) from error
    if array.ndim != 2 or array.shape[1] != 10 or array.dtype != np.float32:
        raise RunFileError("{file} does not hold ten probabilities per test image.", file=path)
    return array.astype(np.float32, copy=False)


def _write_through(path: Path, content: bytes) -> None:
    """Write a new file down to the disk, so that what :meth:`RunStore.save` renames is really there."""
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
