"""Reads and writes collections: one JSON file each, which travels on sticks and shared folders."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from mnist_desktop.core.content.kinds import Kind
from mnist_desktop.core.content.telling import kind_of_bytes, refusal
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.files import read_bytes, write_bytes
from mnist_desktop.core.handwriting.collection import Collection
from mnist_desktop.core.handwriting.digit import CollectedDigit
from mnist_desktop.core.marking import marked

FORMAT = "mnist-desktop handwriting"
VERSION = 1
SUFFIX = ".handwriting.json"
MAX_DIGITS = 20_000
MAX_FILE_BYTES = 32 * 2**20
READS = marked("Here only drawings are read that Collect has saved.")


class HandwritingError(UserError):
    """A file of collected digits is damaged or of another kind, or a collection is too large or too small for what is wanted."""


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    """The content of a file."""

    format: str
    version: int
    digits: Annotated[list[CollectedDigit], Meta(max_length=MAX_DIGITS)]


class _Head(Struct, frozen=True):
    """What says whether the rest can be read."""

    format: str = ""
    version: int = 0


def read_collection(path: Path) -> Collection:
    """All digits of a file.

    Raises
    ------
    HandwritingError
        It is of another kind or a later version, it is damaged, or it exceeds the limits of this package.
    StorageError
        It is absent, unreadable or too large.
    """
    content = read_bytes(path, MAX_FILE_BYTES)
    _check_head(path, content)
    try:
        file = msgspec.json.decode(content, type=_File)
    except (ValueError, RecursionError) as error:  # bytes that are no text, or nested too deeply
        raise HandwritingError("{file} is damaged: {cause}.", file=path, cause=error) from error
    return Collection.of(file.digits)


def write_collection(path: Path, collection: Collection) -> None:
    """Write a collection to `path`, atomically.

    Raises
    ------
    HandwritingError
        It is larger than what :func:`read_collection` reads.
    StorageError
        It cannot be written. What was there stays.
    """
    check_size(len(collection))
    content = content_of(collection.digits)
    if len(content) > MAX_FILE_BYTES:
        raise HandwritingError("{file} would have more than {limit:,} bytes. Begin another collection.",
                               file=path, limit=MAX_FILE_BYTES)  # fmt: skip
    write_bytes(path, content)


def content_of(digits: Iterable[CollectedDigit]) -> bytes:
    """The bytes of a file with `digits`."""
    return msgspec.json.encode(_File(FORMAT, VERSION, list(digits)))


def check_size(count: int) -> None:
    """Refuse a collection of more than MAX_DIGITS digits; raises HandwritingError."""
    if count > MAX_DIGITS:
        raise HandwritingError("This would be {count:,} drawings, and a collection takes {limit:,}. Begin another one.",
                               count=count, limit=MAX_DIGITS)  # fmt: skip


def _check_head(path: Path, content: bytes) -> None:
    """Refuse what is no JSON, or JSON of another kind or of a later version."""
    try:
        head = msgspec.json.decode(content, type=_Head)
    except (ValueError, RecursionError) as error:
        found = kind_of_bytes(content, path.name)
        if found.kind is Kind.HANDWRITING:
            raise HandwritingError("{file} is damaged or cut off: {cause}.", file=path, cause=error) from error
        raise refusal(HandwritingError, found, path, READS) from error
    if head.format != FORMAT:
        raise refusal(HandwritingError, kind_of_bytes(content, path.name), path, READS)
    if head.version != VERSION:
        raise HandwritingError("{file} holds drawings in version {version} of their form; this program reads version {known}.",
                               file=path, version=head.version, known=VERSION)  # fmt: skip
