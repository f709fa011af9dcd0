"""Tells what a file is from its first bytes, and makes the sentence for one that was opened in the wrong place."""

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
from mnist_desktop.core.files import storage_error

START_BYTES = 2**16
"""So much of a file is looked at; also of what a gzip file unpacks to."""

UNFINISHED = (".crdownload", ".part", ".partial", ".download", ".opdownload", ".aria2", ".!ut")
"""How browsers and downloaders end the name of what they are still writing: nothing in such a file can tell."""

E = TypeVar("E", bound=UserError)


def kind_of_file(path: Path) -> FileKind:
    """What the file at `path` holds; raises StorageError when it cannot be read."""
    try:
        with path.open("rb") as file:
            return kind_of_stream(file, path.name)
    except OSError as error:
        raise storage_error(path, error) from error


def kind_of_bytes(content: bytes, name: str = "") -> FileKind:
    """What `content`, a whole file, is."""
    return kind_of_stream(io.BytesIO(content), name)


def kind_of_stream(file: BinaryIO, name: str) -> FileKind:
    """What an open file holds, which can be read from any place; raises OSError."""
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
    """What the beginning of a gzip file unpacks to, no more than :data:`START_BYTES` and not beyond where it is damaged."""
    packed, content = Gunzip(io.BytesIO(start)), b""
    with suppress(zlib.error, EOFError):
        while piece := packed.read(START_BYTES - len(content)):
            content += piece
    return content


def refusal(kind: type[E], content: FileKind, file: object, reads: str) -> E:
    """The error for a file that was opened where it cannot be read: what it is, and what can be read there.

    Parameters
    ----------
    kind
        The class of the error.
    file
        What to call the file.
    reads
        A sentence on what can be opened where this file was tried. Left out where that would help nobody.
    """
    what = UserError(content.kind.value, file=file, form=content.form)
    if content.kind in SELF_EXPLAINED:
        return kind(what.template, **what.values)
    return kind("{what} {reads}", what=what, reads=UserError(reads))
