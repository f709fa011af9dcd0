"""Tells from its first bytes what a file is, and makes the error for a file that is opened in the wrong place."""

from __future__ import annotations

import io
import zlib
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, TypeVar

from mnist_desktop.core.content.gunzip import Gunzip
from mnist_desktop.core.content.kinds import SELF_EXPLAINED, FileKind, Kind
from mnist_desktop.core.content.signatures import GZIP, ZIP, by_signature
from mnist_desktop.core.content.writing import by_text
from mnist_desktop.core.content.zips import by_members, zip_names
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.storage_errors import storage_error

START_BYTES = 2**16
"""How many bytes of a file are read; the same for the content of a gzip file."""

UNFINISHED = (".crdownload", ".part", ".partial", ".download", ".opdownload", ".aria2", ".!ut")
"""Endings that browsers and downloaders give to unfinished files. The content of such a file does not tell."""

E = TypeVar("E", bound=UserError)


def kind_of_file(path: Path) -> FileKind:
    """What the file at `path` holds; raises StorageError when it cannot be read."""
    try:
        with path.open("rb") as file:
            return kind_of_stream(file, path.name)
    except OSError as error:
        raise storage_error(path, error) from error


def kind_of_bytes(content: bytes, name: str = "") -> FileKind:
    """What `content`, the bytes of a whole file, is."""
    return kind_of_stream(io.BytesIO(content), name)


def kind_of_stream(file: BinaryIO, name: str) -> FileKind:
    """What an open, seekable file holds; raises OSError."""
    start = file.read(START_BYTES)
    if not start:
        return FileKind(Kind.EMPTY)
    if name.lower().endswith(UNFINISHED):
        return FileKind(Kind.PARTIAL)
    if start.startswith(ZIP):
        return by_members(zip_names(file))
    is_whole = len(start) < START_BYTES
    if start.startswith(GZIP):
        start, is_whole = _unpacked(start), False
        if not start:
            return FileKind(Kind.ARCHIVE, "gzip")
        found = _of_start(start, is_whole=is_whole)
        return found if found.kind is not Kind.UNKNOWN else FileKind(Kind.ARCHIVE, "gzip")
    return _of_start(start, is_whole=is_whole)


def _of_start(start: bytes, *, is_whole: bool) -> FileKind:
    if not start.strip(b"\0"):
        return FileKind(Kind.ZEROS)
    return by_signature(start) or by_text(start, is_whole=is_whole) or FileKind(Kind.UNKNOWN)


def _unpacked(start: bytes) -> bytes:
    """The first bytes that a gzip file unpacks to: at most :data:`START_BYTES`, and only up to any damage."""
    packed, content = Gunzip(io.BytesIO(start)), b""
    with suppress(zlib.error, EOFError):
        while piece := packed.read(START_BYTES - len(content)):
            content += piece
    return content


def refusal(kind: type[E], content: FileKind, file: object, reads: str) -> E:
    """The error for a file that cannot be read here: it says what the file is, and what can be read here.

    Parameters
    ----------
    kind
        The class of the error.
    file
        What to call the file.
    reads
        A sentence on what can be opened here. Left out for kinds where it would not help.
    """
    what = UserError(content.kind.value, file=file, form=content.form)
    if content.kind in SELF_EXPLAINED:
        return kind(what.template, **what.values)
    return kind("{what} {reads}", what=what, reads=UserError(reads))
