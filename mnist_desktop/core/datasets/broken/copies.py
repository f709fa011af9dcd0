"""Remembers which broken copies were made, so that they can be chosen again.

A copy is made anew from its original whenever it is read, which takes less than a second, so only its name is kept: one small
file for each below ``broken/`` in the user's data folder. A run finds its copy by the key alone, whether or not it is remembered.
"""

from __future__ import annotations

import hashlib
import logging
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from mnist_desktop import paths
from mnist_desktop.core.datasets.broken.names import MAX_KEY, is_marked, parse_key
from mnist_desktop.core.datasets.dataset import Dataset, Family
from mnist_desktop.core.errors import StorageError
from mnist_desktop.core.files import read_bytes, write_bytes
from mnist_desktop.core.storage_errors import storage_error

VERSION = 1
MAX_BYTES = 2**14
MOST_COPIES = 500
"""More are not listed."""

logger = logging.getLogger(__name__)


class Copy(Struct, frozen=True):
    """A copy that was made; the content of its file.

    Attributes
    ----------
    key, title, family
        As in :class:`~mnist_desktop.core.datasets.dataset.Dataset`.
    count
        Images in both parts together.
    """

    version: Annotated[int, Meta(ge=1, le=VERSION)]
    key: Annotated[str, Meta(max_length=MAX_KEY)]
    title: Annotated[str, Meta(max_length=1000)]
    family: Family
    count: Annotated[int, Meta(ge=0)]

    @classmethod
    def of(cls, dataset: Dataset) -> Copy:
        """What is kept of a copy."""
        return cls(VERSION, dataset.key, dataset.title, dataset.family, len(dataset.labels))


def folder_of_copies() -> Path:
    """Where they are remembered."""
    return paths.user_data() / "broken"


def remember(copy: Copy) -> None:
    """List a copy from now on; raises StorageError."""
    write_bytes(_file_of(copy.key), msgspec.json.format(msgspec.json.encode(copy), indent=1))


def forget(key: str) -> Copy | None:
    """List a copy no more; returns what :func:`remember` needs to bring it back, None where it was not listed.

    Raises
    ------
    StorageError
        Its file cannot be deleted.
    """
    path = _file_of(key)
    copy = _read(path)
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise storage_error(path, error) from error
    return copy


def remembered() -> tuple[Copy, ...]:
    """All copies that were made, in the order of their titles. What cannot be read is left out."""
    try:
        files = sorted(folder_of_copies().glob("*.json"))[:MOST_COPIES]
    except OSError:
        return ()
    found = (_read(path) for path in files)
    return tuple(sorted((copy for copy in found if copy is not None), key=lambda copy: (copy.title.casefold(), copy.key)))


def _read(path: Path) -> Copy | None:
    try:
        copy = msgspec.json.decode(read_bytes(path, MAX_BYTES), type=Copy)
    except (StorageError, ValueError, RecursionError) as error:
        logger.info("A broken copy is not listed: %s", error)
        return None
    # The file may come from anywhere: what it lists must be a copy, and look like one.
    is_copy = parse_key(copy.key) is not None and is_marked(copy.title) and copy.title.isprintable()
    return copy if is_copy and path == _file_of(copy.key) else None


def _file_of(key: str) -> Path:
    return folder_of_copies() / f"{hashlib.sha256(key.encode()).hexdigest()[:16]}.json"
