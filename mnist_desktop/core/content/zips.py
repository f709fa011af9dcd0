"""Tells what a zip holds from the names in its directory, of which only a bounded part is read.

Code that opens a zip from an unknown source uses :func:`opened_zip` and :func:`opened_member`, or :func:`read_member` for a whole
one, and catches :data:`ZIP_DAMAGE`.
"""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO

from mnist_desktop.core.content.kinds import FileKind, Kind
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.marking import marked
from mnist_desktop.core.sentence import Templated, filled

MAX_DIRECTORY_BYTES = 2**22
MAX_MEMBERS = 10_000
"""Python's own reader takes 80 ms and 4 MB for this many."""
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How a member may be packed. Other methods raise errors of their own on damage, and common programs do not write them."""
ZIP_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, KeyError, OverflowError)
"""What :mod:`zipfile` raises for a damaged zip. RuntimeError: encrypted, or (NotImplementedError) an unknown packing method.
ValueError: names that are not text, negative offsets. OverflowError: offsets larger than any disk."""

_ENCRYPTED, _UTF_8 = 0x1, 0x800
_END = struct.Struct("<4s4H2IH")
_LOCATOR = struct.Struct("<4sIQI")
_LARGE_END = struct.Struct("<4sQ2H2I4Q")
"""The records before the end of a zip whose sizes need 64 bits (APPNOTE.TXT of PKWARE, 4.3.14 and 4.3.15)."""
_ENTRY = struct.Struct("<4s6H3I5H2I")
_LONGEST_COMMENT = 2**16
_OFFICE = {"word": "Word", "xl": "Excel", "ppt": "PowerPoint"}


class ZipDamageError(zipfile.BadZipFile, Templated):
    """A damaged zip, said as the cause in a sentence that can be translated; Python's own words show raw bytes."""

    def __init__(self, template: str) -> None:
        super().__init__(template)
        self.template, self.values = template, {}


class LargeMemberError(ValueError, Templated):
    """A member unpacks to more than it may."""

    def __init__(self, template: str, **values: object) -> None:
        super().__init__(filled(template, values))
        self.template, self.values = template, values


def zip_names(file: BinaryIO) -> tuple[str, ...] | None:
    """The names in the directory of a zip; None when it has none, or one larger than :data:`MAX_DIRECTORY_BYTES`.

    Python's own reader makes an object of each entry before it tells how many there are. This function searches for the
    directory where that reader does: right before the end, whatever offset the end record gives.
    """
    size = file.seek(0, 2)
    start = max(0, size - _LARGE_END.size - _LOCATOR.size - _END.size - _LONGEST_COMMENT)
    file.seek(start)
    tail = file.read()
    place = tail.rfind(b"PK\x05\x06")
    if place < 0 or len(tail) - place < _END.size:
        return None
    length = _END.unpack_from(tail, place)[5]
    if tail[max(0, place - _LOCATOR.size) :].startswith(b"PK\x06\x07"):
        place -= _LOCATOR.size + _LARGE_END.size
        if place < 0 or not tail.startswith(b"PK\x06\x06", place):
            return None
        length = _LARGE_END.unpack_from(tail, place)[8]
    if length > min(MAX_DIRECTORY_BYTES, start + place):
        return None
    file.seek(start + place - length)
    return _names(file.read(length))


def opened_zip(file: BinaryIO, most_members: int = MAX_MEMBERS) -> zipfile.ZipFile:
    """Open a zip to read; raises OSError and :data:`ZIP_DAMAGE`, also where it has more than `most_members`."""
    names = zip_names(file)
    if names is None or len(names) > most_members:
        raise ZipDamageError(marked("it has no directory, or too large a one"))
    return zipfile.ZipFile(file)


def opened_member(archive: zipfile.ZipFile, member: str | zipfile.ZipInfo) -> IO[bytes]:
    """Open a member to read; raises OSError and :data:`ZIP_DAMAGE`, also where its packing is not one of :data:`METHODS`."""
    info = archive.getinfo(member) if isinstance(member, str) else member
    if not is_readable(info):
        raise ZipDamageError(marked("it is encrypted or compressed in a way that is not read here"))
    try:
        return archive.open(info)
    except zipfile.BadZipFile as error:
        raise ZipDamageError(marked("its directory and its content contradict each other")) from error


def read_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int) -> bytes:
    """Read a whole member.

    A directory can give a size that is smaller than the real one. Asked for everything, Python's reader unpacks up to a gigabyte
    at once and only then cuts it off at that size; asked for that many bytes, it unpacks no more of them.

    Parameters
    ----------
    limit
        The most bytes that it may unpack to.

    Raises
    ------
    LargeMemberError
        By the directory it unpacks to more than `limit` bytes. It is one of :data:`ZIP_DAMAGE`.
    OSError
        It cannot be read. What :data:`ZIP_DAMAGE` lists is raised where it is damaged or packed in another way.
    """
    if info.file_size > limit:
        raise LargeMemberError(
            marked("it would unpack to {size:,} bytes; {limit:,} are allowed"), size=info.file_size, limit=limit
        )
    with opened_member(archive, info) as member:
        return member.read(info.file_size)


def read_named(  # noqa: PLR0913 - a member with its limit, and which kind of error says what
    archive: zipfile.ZipFile,
    info: zipfile.ZipInfo,
    path: Path,
    limit: int,
    large: type[UserError],
    damaged: type[UserError],
) -> bytes:
    """Read a whole member that a sentence calls `path`; raises `large` above `limit` bytes, and `damaged`."""
    try:
        return read_member(archive, info, limit)
    except LargeMemberError as error:
        template = marked("{file} would unpack to {size:,} bytes; {limit:,} are allowed.")
        raise large(template, file=path, size=info.file_size, limit=limit) from error
    except (*ZIP_DAMAGE, OSError) as error:
        raise damaged(marked("{file} is damaged: {cause}."), file=path, cause=error) from error


def leads_out(info: zipfile.ZipInfo) -> bool:
    """Whether the name of a member leads out of the folder that it would be unpacked to. Names are never used as paths here."""
    name = PurePosixPath(info.filename)
    return not name.parts or name.is_absolute() or ".." in name.parts or any(sign in info.filename for sign in "\\:\0")


def is_link(info: zipfile.ZipInfo) -> bool:
    """Whether a member stands for a link."""
    return stat.S_ISLNK(info.external_attr >> 16)


def is_readable(info: zipfile.ZipInfo) -> bool:
    """Whether a member is packed with one of :data:`METHODS` and not encrypted."""
    return info.compress_type in METHODS and not info.flag_bits & _ENCRYPTED


def _names(directory: bytes) -> tuple[str, ...]:
    names, place = [], 0
    while place + _ENTRY.size <= len(directory):
        entry = _ENTRY.unpack_from(directory, place)
        if entry[0] != b"PK\x01\x02":
            break
        flags, (name, extra, comment) = entry[3], entry[10:13]
        begin = place + _ENTRY.size
        names.append(directory[begin : begin + name].decode("utf-8" if flags & _UTF_8 else "cp437", "replace"))
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
    (lambda ends: ends >= {"hand-in.json", "lesson.mnistlesson"}, FileKind(Kind.HAND_IN)),
    (lambda ends: "run.json" in ends, FileKind(Kind.RUN_ZIP)),
    (lambda ends: "data.pkl" in ends, FileKind(Kind.PYTORCH)),
    (lambda ends: bool(ends) and all(name.endswith(".npy") for name in ends), FileKind(Kind.NPZ)),
    (lambda ends: ends >= {"mimetype", "content.xml"}, FileKind(Kind.OFFICE, "OpenDocument")),
    (_is_set, FileKind(Kind.ZIPPED_SET)),
    (_any_ends(".csv"), FileKind(Kind.PACKED_TABLES)),
    (_any_ends(".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".tif", ".tiff"), FileKind(Kind.PACKED_PICTURES)),
)
"""What the file names in a zip, in lower case and without folders, mean; the first match counts."""
