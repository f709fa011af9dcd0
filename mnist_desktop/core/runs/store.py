"""Keeps runs: each is a folder that can be copied to a USB stick and opened on another PC.

``run.json`` holds words and figures, ``weights.npz`` the arrays ``w000``, ``w001``, ... in Keras' order and the pixel
scaling, ``test_probabilities.npy`` what the network said of the test images. A folder appears whole or not at all.
"""

from __future__ import annotations

import io
import shutil
import uuid
import zipfile
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.errors import StorageError, UserError
from mnist_desktop.core.files import read_bytes, storage_error, write_bytes
from mnist_desktop.core.runs.record import RunInfo, RunRecord

VERSION = 1
MAX_JSON_BYTES = 20 * 2**20
MAX_WEIGHT_BYTES = 400 * 2**20
MAX_PREDICTION_BYTES = 64 * 2**20


class RunFileError(UserError):
    """A run folder is damaged or was written by a later version."""


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
            write_bytes(part / "run.json", encode_info(record.info))
            write_bytes(part / "weights.npz", _encode_weights(record))
            if record.test_probabilities is not None:
                write_bytes(part / "test_probabilities.npy", _encode_array(record.test_probabilities))
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
    return msgspec.json.format(msgspec.json.encode(_RunFile("mnist-desktop run", VERSION, info)), indent=1)


def read_info(folder: Path) -> RunInfo:
    """Read ``run.json`` of a run folder; raises RunFileError or StorageError."""
    path = folder / "run.json"
    content = read_bytes(path, MAX_JSON_BYTES)
    try:
        file = msgspec.json.decode(content, type=_RunFile)
    except msgspec.DecodeError as error:
        raise RunFileError("{file} is not a run of this version: {cause}.", file=path, cause=error) from error
    if file.version != VERSION:
        raise RunFileError("{file} has format version {version}; this program reads {known}.",
                           file=path, version=file.version, known=VERSION)  # fmt: skip
    if file.run.id != folder.name:
        # A copied folder may have been renamed; its name is what it is found by.
        return msgspec.structs.replace(file.run, id=folder.name)
    return file.run


def _read_info_or_damage(folder: Path) -> RunInfo | DamagedRun:
    try:
        return read_info(folder)
    except UserError as error:
        return DamagedRun(folder.name, error.text)


def _encode_weights(record: RunRecord) -> bytes:
    arrays = {f"w{index:03}": array for index, array in enumerate(record.weights)}
    file = io.BytesIO()
    np.savez(file, scaling=np.array([record.pixel_mean, record.pixel_std]), **arrays)  # type: ignore[arg-type]
    return file.getvalue()


def _read_weights(path: Path) -> tuple[tuple[NDArray[np.generic], ...], float, float]:
    content = read_bytes(path, MAX_WEIGHT_BYTES)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as members:
            if sum(member.file_size for member in members.infolist()) > MAX_WEIGHT_BYTES:
                raise RunFileError("{file} unpacks to more than weights can take.", file=path)
        with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
            names = sorted(set(arrays.files) - {"scaling"})
            mean, std = (float(value) for value in arrays["scaling"])
            return tuple(arrays[name] for name in names), mean, std
    except (ValueError, KeyError, zipfile.BadZipFile, EOFError, OSError) as error:
        raise RunFileError("{file} is damaged: {cause}.", file=path, cause=error) from error


def _encode_array(array: NDArray[np.generic]) -> bytes:
    file = io.BytesIO()
    np.save(file, array, allow_pickle=False)
    return file.getvalue()


def _read_predictions(path: Path) -> NDArray[np.float32]:
    content = read_bytes(path, MAX_PREDICTION_BYTES)
    try:
        array = np.load(io.BytesIO(content), allow_pickle=False)
    except (ValueError, EOFError, OSError) as error:
        raise RunFileError("{file} is damaged: {cause}.", file=path, cause=error) from error
    if array.ndim != 2 or array.shape[1] != 10 or array.dtype != np.float32:
        raise RunFileError("{file} does not hold ten probabilities per test image.", file=path)
    return array
