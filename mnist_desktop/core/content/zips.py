"""What a zip holds, told by the names in its directory, of which no more is read than a bound."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import BinaryIO

from mnist_desktop.core.content.kinds import FileKind, Kind

MAX_DIRECTORY_BYTES = 2**22
_END = struct.Struct("<4s4H2IH")
_ENTRY = struct.Struct("<4s6H3I5H2I")
_LONGEST_COMMENT = 2**16
_OFFICE = {"word": "Word", "xl": "Excel", "ppt": "PowerPoint"}


def zip_names(file: BinaryIO) -> tuple[str, ...] | None:
    """The names in the directory of a zip; None when it has none, or one larger than :data:`MAX_DIRECTORY_BYTES`.

    Python's own reader makes an object of each entry before it can be asked how many there are.
    """
    size = file.seek(0, 2)
    file.seek(max(0, size - _END.size - _LONGEST_COMMENT))
    tail = file.read()
    place = tail.rfind(b"PK\x05\x06")
    if place < 0 or len(tail) - place < _END.size:
        return None
    length, start = _END.unpack_from(tail, place)[5:7]
    if length > MAX_DIRECTORY_BYTES or start + length > size:
        return None
    file.seek(start)
    return _names(file.read(length))


def _names(directory: bytes) -> tuple[str, ...]:
    names, place = [], 0
    while place + _ENTRY.size <= len(directory):
        entry = _ENTRY.unpack_from(directory, place)
        if entry[0] != b"PK\x01\x02":
            break
        name, extra, comment = entry[10:13]
        begin = place + _ENTRY.size
        names.append(directory[begin : begin + name].decode("utf-8", "replace"))
        place = begin + name + extra + comment
    return tuple(names)


def by_members(names: tuple[str, ...] | None) -> FileKind:
    """The kind of a zip with these names in it."""
    files = [PurePosixPath(name) for name in names or () if not name.endswith("/") and not name.startswith("__MACOSX")]
    ends = {path.name.lower() for path in files}
    if "[content_types].xml" in ends:
        tops = {path.parts[0] for path in files}
        return FileKind(Kind.OFFICE, next((word for top, word in _OFFICE.items() if top in tops), "Microsoft Office"))
    return next((kind for test, kind in _TESTS if test(ends)), FileKind(Kind.ARCHIVE, "zip"))


def _any_ends(*suffixes: str) -> Callable[[set[str]], bool]:
    return lambda ends: any(name.endswith(suffixes) for name in ends)


def _is_set(ends: set[str]) -> bool:
    return any("idx3" in name for name in ends) and any("idx1" in name or "idx2" in name for name in ends)


_TESTS: tuple[tuple[Callable[[set[str]], bool], FileKind], ...] = (
    (lambda ends: ends >= {"config.json", "model.weights.h5"}, FileKind(Kind.KERAS, ".keras")),
    (lambda ends: "run.json" in ends, FileKind(Kind.RUN_ZIP)),
    (lambda ends: "data.pkl" in ends, FileKind(Kind.PYTORCH)),
    (lambda ends: bool(ends) and all(name.endswith(".npy") for name in ends), FileKind(Kind.NPZ)),
    (lambda ends: ends >= {"mimetype", "content.xml"}, FileKind(Kind.OFFICE, "OpenDocument")),
    (_is_set, FileKind(Kind.ZIPPED_SET)),
    (_any_ends(".csv"), FileKind(Kind.PACKED_TABLES)),
    (_any_ends(".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".tif", ".tiff"), FileKind(Kind.PACKED_PICTURES)),
)
"""What the names of the files in a zip, in lower case and without their folders, tell; the first that fits counts."""
