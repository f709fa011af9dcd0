"""The files of a run as bytes: what each contains, how large it may be, and the errors for damaged ones.

``run.json`` has the words and figures, ``weights.npz`` the arrays ``w000``, ``w001``, ... in Keras' order and the pixel
scaling, ``test_probabilities.npy`` the network's answers for the test images, and ``doubt.json`` what the user has decided about
its doubt. The last two may be missing.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.datasets.dataset import FEWEST_CLASSES, MOST_CLASSES
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.runs.array_files import decode_npy, decode_npz, encode_npy, encode_npz, ends_whole, number, take_numbered
from mnist_desktop.core.runs.doubt import DOUBT, NO_DOUBT, decode_doubt, encode_doubt
from mnist_desktop.core.runs.doubt import MAX_BYTES as MAX_DOUBT_BYTES
from mnist_desktop.core.runs.record import RunInfo, RunRecord
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.core.storage_errors import storage_error

FORMAT = "mnist-desktop run"
HEAD = "head"
"""The array of an ``.npz`` that says in JSON what it is."""
Head = TypeVar("Head")
VERSION = 6
"""Version 5 knew of no origin and of no made-up digits; version 4 knew only the ten classes of MNIST and Fashion-MNIST, and named
none; version 3 knew of no expectation, version 2 of no student. Version 1 kept an English text instead of a message, and called
interrupted runs ``stopped``."""
READ_VERSIONS = (1, 2, 3, 4, 5, VERSION)
INFO = "run.json"
WEIGHTS = "weights.npz"
PREDICTIONS = "test_probabilities.npy"
SCALING = "scaling"
MAX_BYTES = {INFO: 20 * 2**20, WEIGHTS: 400 * 2**20, PREDICTIONS: 64 * 2**20, DOUBT: MAX_DOUBT_BYTES}
"""The largest size of each file; for the weights, also of the unpacked content."""


class RunFileError(UserError):
    """A run is damaged or was written by a later version."""


class _Heading(msgspec.Struct, frozen=True):
    """The part that every version of ``run.json`` has, so that a later one is not called damaged."""

    format: str
    version: int


class _RunFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The content of ``run.json``."""

    format: str
    version: int
    run: RunInfo


# Not strict, because _spell_out writes some numbers as words.
_decoder = msgspec.json.Decoder(_RunFile, strict=False)


def encode_run(record: RunRecord) -> dict[str, bytes]:
    """The content of a run's files by their names."""
    files = {INFO: encode_info(record.info), WEIGHTS: _encode_weights(record)}
    if record.test_probabilities is not None:
        files[PREDICTIONS] = encode_npy(record.test_probabilities)
    if record.doubt != NO_DOUBT:
        files[DOUBT] = encode_doubt(record.doubt)
    return files


def decode_run(files: Mapping[str, bytes], folder: Path, limit: int | None = None) -> RunRecord:
    """A run from the content of its files.

    Parameters
    ----------
    files
        The content by file name; predictions and doubt may be missing.
    folder
        Where they come from, for errors.
    limit
        How many bytes the weights may unpack to, if less than MAX_BYTES.

    Raises
    ------
    RunFileError
        One of them is damaged.
    """
    info = decode_info(files[INFO], folder / INFO)
    weights, mean, std = _decode_weights(files[WEIGHTS], folder / WEIGHTS, limit)
    probabilities = decode_predictions(files[PREDICTIONS], folder / PREDICTIONS) if PREDICTIONS in files else None
    if probabilities is not None and probabilities.shape[1] != info.classes:
        raise RunFileError("{file} holds {count} probabilities per test image, but the run has {classes} classes.",
                           file=folder / PREDICTIONS, count=probabilities.shape[1], classes=info.classes)  # fmt: skip
    doubt = decode_doubt(files[DOUBT]) if DOUBT in files else NO_DOUBT
    return RunRecord(info, weights, mean, std, probabilities, doubt)


def encode_info(info: RunInfo) -> bytes:
    """The content of ``run.json``."""
    plain = msgspec.to_builtins(_RunFile(FORMAT, VERSION, info))
    return msgspec.json.format(msgspec.json.encode(_spell_out(plain)), indent=1)


def decode_info(content: bytes, path: Path) -> RunInfo:
    """Read the content of a ``run.json``; raises RunFileError, which names `path`."""
    try:
        file = _decoder.decode(content)
    except (ValueError, RecursionError) as error:
        check_heading(content, path, FORMAT, READ_VERSIONS)
        raise damaged(path, error) from error
    if file.format != FORMAT or file.version not in READ_VERSIONS:
        check_heading(content, path, FORMAT, READ_VERSIONS)
    return file.run


def decode_predictions(content: bytes, path: Path) -> NDArray[np.float32]:
    """Read the probabilities of the test images, float32, shape (N, classes); raises RunFileError, which names `path`."""
    try:
        array = decode_npy(content)
    except ValueError as error:
        raise damaged(path, error) from error
    if array.ndim != 2 or not FEWEST_CLASSES <= array.shape[1] <= MOST_CLASSES or array.dtype != np.float32:
        raise RunFileError("{file} does not hold a probability for each class and test image.", file=path)
    return array.astype(np.float32, copy=False)


def check_end(path: Path) -> None:
    """Refuse an ``.npz`` that was not copied completely, without reading all of it.

    Raises
    ------
    RunFileError
        Its end is missing.
    StorageError
        It is absent or unreadable.
    """
    try:
        with path.open("rb", buffering=0) as file:
            whole = ends_whole(file)
    except OSError as error:
        raise storage_error(path, error) from error
    if not whole:
        raise RunFileError("{file} is damaged: its end is missing.", file=path)


def check_heading(content: bytes, path: Path, name: str, versions: Sequence[int]) -> None:
    """Refuse a file of another format than `name` or another version; a file that is only damaged passes."""
    try:
        heading = msgspec.json.decode(content, type=_Heading)
    except (ValueError, RecursionError) as error:
        raise damaged(path, error) from error
    if heading.format != name:
        raise RunFileError("{file} is not a run of this program.", file=path)
    if heading.version not in versions:
        raise RunFileError("{file} has format version {version}; this program reads {known}.",
                           file=path, version=heading.version, known=versions[-1])  # fmt: skip


def decode_head(
    array: NDArray[np.generic] | None, decoder: msgspec.json.Decoder[Head], path: Path, name: str, versions: Sequence[int]
) -> Head:
    """Read the JSON that an ``.npz`` begins with, of the format `name`; raises RunFileError."""
    if array is None:
        raise damaged(path, Sentence("it has no {part}", {"part": HEAD}))
    content = array.tobytes()
    try:
        head = decoder.decode(content)
    except (ValueError, RecursionError) as error:
        check_heading(content, path, name, versions)  # of another version, it is not damaged
        raise damaged(path, error) from error
    check_heading(content, path, name, versions)
    return head


def _spell_out(value: object) -> object:
    """Plain data with infinities and NaN as words: a loss can overflow, and JSON has no such numbers."""
    match value:
        case dict():
            return {key: _spell_out(item) for key, item in value.items()}
        case list() | tuple():
            return [_spell_out(item) for item in value]
        case float() if not math.isfinite(value):
            return str(value)
    return value


def _encode_weights(record: RunRecord) -> bytes:
    return encode_npz({SCALING: np.array([record.pixel_mean, record.pixel_std]), **number("w", record.weights)})


def _decode_weights(content: bytes, path: Path, limit: int | None) -> tuple[tuple[NDArray[np.generic], ...], float, float]:
    try:
        arrays = decode_npz(content, min(MAX_BYTES[WEIGHTS], limit or MAX_BYTES[WEIGHTS]))
    except ValueError as error:
        raise damaged(path, error) from error
    mean, std = take_scaling(arrays, path)
    weights = take_numbered(arrays, "w")
    if arrays:
        raise RunFileError("{file} does not hold all weights of its network.", file=path)
    return weights, mean, std


def take_scaling(arrays: dict[str, NDArray[np.generic]], path: Path) -> tuple[float, float]:
    """Remove mean and standard deviation of the pixels from `arrays`; raises RunFileError, which names `path`."""
    scaling = arrays.pop(SCALING, None)
    if scaling is None or scaling.shape != (2,):
        raise RunFileError("{file} does not say how its pixels were scaled.", file=path)
    mean, std = (float(value) for value in scaling)
    return mean, std


def damaged(path: Path, error: Exception | Sentence) -> RunFileError:
    """The error for a file that cannot be read, with the cause."""
    return RunFileError("{file} is damaged: {cause}.", file=path, cause=error)
