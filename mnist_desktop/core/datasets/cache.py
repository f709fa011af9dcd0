"""The app's own form of a data set that was read before: one file with a header and the arrays as they are in memory.

It is read, not mapped. Reading 55 MB from the system's file cache takes about 10 ms. (Mapping takes 0 ms, but at first use
the same time or more, page by page.) On Windows a mapped file could not be replaced while it is open. And when a network
drive, where schools keep their users' files, is lost, a mapped file would end the process with a bus error, not a message.

A cached form is valid only for the source files that it was made from: their paths, sizes and times of change are in its
header. The header also has the digests of the content, so they need not be computed again, and a checksum of the arrays, which
takes another 10 ms and detects a file that was cut off or changed on the disk. If anything is wrong, the source is read.
"""

from __future__ import annotations

import logging
import os
import zlib
from collections.abc import Iterable
from io import BufferedReader
from pathlib import Path

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from mnist_desktop import paths
from mnist_desktop.core.datasets.aligned import aligned_empty
from mnist_desktop.core.datasets.dataset import FEWEST_CLASSES, MOST_CLASSES
from mnist_desktop.core.datasets.files import Content
from mnist_desktop.core.datasets.npz import Description
from mnist_desktop.core.datasets.stored import MAX_IMAGES, NAMELESS_CLASSES, PIXELS, SIDE, Digests
from mnist_desktop.core.errors import StorageError
from mnist_desktop.core.files import atomic_writer

MAGIC = b"MNIST desktop cache 1\n"
LENGTH_BYTES = 4
MAX_HEADER_BYTES = 2**16

logger = logging.getLogger(__name__)


class SourceFile(Struct, frozen=True):
    """Identifies a file as the one that was read: its path, size in bytes, and time of change in nanoseconds."""

    uri: str
    size: int
    changed: int


Stamp = tuple[SourceFile, ...]


class _Header(Struct, frozen=True, forbid_unknown_fields=True):
    stamp: Stamp
    count: int
    train_count: int
    digests: Digests
    check_sum: int
    description: Description


def stamp_of(files: Iterable[Path]) -> Stamp:
    """The stamp of a data set's source files; raises OSError when one is missing."""
    facts = ((path, path.stat()) for path in files)
    return tuple(SourceFile(path.absolute().as_uri(), fact.st_size, fact.st_mtime_ns) for path, fact in facts)


def read_cached(key: str, stamp: Stamp) -> Content | None:
    """The data set called `key` if it was cached from exactly these files, or None."""
    path = _path(key)
    try:
        with path.open("rb") as file:
            header = _read_header(file)
            if header is None or header.stamp != stamp:
                return None
            return _read_content(path, file, header)
    except FileNotFoundError:
        return None
    except OSError as error:
        logger.info("The cached data set %s cannot be read: %s", path, error)
        return None


def write_cached(key: str, stamp: Stamp, content: Content) -> None:
    """Cache `content`. Where the cache cannot be written, only a line goes to the log.

    This does not wait for the disk: after a power cut the checksum tells whether the file is whole.
    """
    check_sum = _check_sum(content.images, content.labels)
    header = _Header(stamp, len(content.labels), content.train_count, content.digests, check_sum, content.description)
    words = msgspec.json.encode(header)
    try:
        with atomic_writer(_path(key), durable=False) as file:
            file.write(MAGIC + len(words).to_bytes(LENGTH_BYTES, "big") + words)
            file.write(content.images.data)
            file.write(content.labels.data)
    except StorageError as error:
        logger.info("The data set %s is not cached: %s", key, error)


def _path(key: str) -> Path:
    return paths.user_cache() / "datasets" / f"{key.replace(':', '-')}.cache"


def _read_header(file: BufferedReader) -> _Header | None:
    if file.read(len(MAGIC)) != MAGIC:
        return None
    length = int.from_bytes(file.read(LENGTH_BYTES), "big")
    try:
        return msgspec.json.decode(file.read(min(length, MAX_HEADER_BYTES)), type=_Header)
    except (ValueError, RecursionError):  # bytes that are not text, or nested too deeply
        return None


def _read_content(path: Path, file: BufferedReader, header: _Header) -> Content | None:
    in_file = os.fstat(file.fileno()).st_size - file.tell()
    if not 0 < header.train_count < header.count <= 2 * MAX_IMAGES or in_file != header.count * (PIXELS + 1):
        logger.info("The cached data set %s is damaged", path)
        return None
    images = aligned_empty((header.count, SIDE, SIDE))
    labels = np.empty(header.count, np.uint8)
    file.readinto(images.data.cast("B"))
    file.readinto(labels.data)
    if _check_sum(images, labels) != header.check_sum or not _are_named(labels, header.description):
        logger.info("The cached data set %s is damaged", path)
        return None
    images.flags.writeable = labels.flags.writeable = False
    return Content(images, labels, header.train_count, header.digests, header.description)


def _are_named(labels: NDArray[np.uint8], description: Description) -> bool:
    """Whether every label has a name, in both languages where two are given."""
    given = [names for names in (description.class_names, description.class_names_ko) if names is not None]
    classes = len(given[0]) if given else NAMELESS_CLASSES
    is_number = FEWEST_CLASSES <= classes <= MOST_CLASSES and all(len(names) == classes for names in given)
    return is_number and int(labels.max()) < classes


def _check_sum(images: NDArray[np.uint8], labels: NDArray[np.uint8]) -> int:
    return zlib.crc32(labels.data, zlib.crc32(images.data))
