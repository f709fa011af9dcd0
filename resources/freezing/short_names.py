"""Shortens the names of symbols that a large shared library exports and nobody else asks for, on Linux.

TensorFlow's largest library exports 440,000 functions of C++ under names of 180 letters, 82 MB of names in 583,
which the dynamic linker also reads and compares at each start. Nearly all of them are asked for by that library only. Those get
names of seven letters with *the same hash* as the old one (GNU's: ``h = 33 h + letter``, 32 bits, so seven digits to the base 33
are enough). So the hash table, its order, every relocation and every address stay as they are; only the table of names is another
one, and the room behind it is cut out of the file.

A name stays where another library of the program has it, defined or asked for, and where it is no C++ name: those may be asked
for by ``dlsym``. The layout of the files is that of "System V ABI" (gabi.xinuos.com) and of elf(5).
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

PAGE = 4096
LETTERS = 7
BASE = 33
FIRST_LETTER = ord("A")
"""The 33 letters from A to a."""
SEED = 5381
MANGLED = b"_Z"
NAMED_BY_DYNAMIC = {1: "NEEDED", 14: "SONAME", 15: "RPATH", 29: "RUNPATH"}
DT_STRTAB, DT_STRSZ, DT_VERDEF, DT_VERNEED, DT_GNU_HASH, DT_HASH = 5, 10, 0x6FFFFFFC, 0x6FFFFFFE, 0x6FFFFEF5, 4
PT_LOAD = 1
PT_NOTE, PT_PHDR = 4, 6
"""Segments that nobody looks for in a library: a note of its linker, and where the table of segments is."""
SHT_DYNSYM, SHT_NOBITS = 11, 8

_HEADER = struct.Struct("<16sHHIQQQIHHHHHH")
_SEGMENT = np.dtype([("type", "<u4"), ("flags", "<u4"), ("offset", "<u8"), ("address", "<u8"), ("physical", "<u8"),
                     ("in_file", "<u8"), ("in_memory", "<u8"), ("align", "<u8")])  # fmt: skip
_SECTION = np.dtype([("name", "<u4"), ("type", "<u4"), ("flags", "<u8"), ("address", "<u8"), ("offset", "<u8"), ("size", "<u8"),
                     ("link", "<u4"), ("info", "<u4"), ("align", "<u8"), ("entry", "<u8")])  # fmt: skip
_SYMBOL = np.dtype([("name", "<u4"), ("info", "u1"), ("other", "u1"), ("section", "<u2"), ("value", "<u8"), ("size", "<u8")])
_DYNAMIC = np.dtype([("tag", "<i8"), ("value", "<u8")])


class ShapeError(Exception):
    """A library is laid out in a way that is not known here; it stays as it is."""


@dataclass(frozen=True)
class Elf:
    """The parts of a 64-bit little-endian library that are looked at. Who writes to the arrays changes `content`."""

    content: bytearray
    segments: NDArray[np.void]
    sections: NDArray[np.void]

    @classmethod
    def of(cls, content: bytes) -> Elf:
        """Read the tables; raises ShapeError where it is no such library."""
        if content[:6] != b"\x7fELF\x02\x01" or len(content) < _HEADER.size:
            raise ShapeError("It is no 64-bit little-endian ELF file.")
        body = bytearray(content)
        _, _, _, _, _, segments, sections, _, _, size, count, own, many, _ = _HEADER.unpack_from(body)
        if size != _SEGMENT.itemsize or (many and own != _SECTION.itemsize):
            raise ShapeError("Its tables have entries of another size.")
        return cls(body, np.frombuffer(body, _SEGMENT, count, segments), np.frombuffer(body, _SECTION, many, sections))

    def section(self, kind: int) -> np.void | None:
        """The first section of a kind."""
        return next((each for each in self.sections if each["type"] == kind), None)

    def symbols(self) -> tuple[NDArray[np.void], np.void] | None:
        """The dynamic symbols, and the section with their names; None where there are none."""
        table = self.section(SHT_DYNSYM)
        if table is None:
            return None
        found = np.frombuffer(self.content, _SYMBOL, int(table["size"]) // _SYMBOL.itemsize, int(table["offset"]))
        return found, self.sections[int(table["link"])]

    def symbol_bytes(self) -> tuple[bytes, bytes]:
        """The dynamic symbols and their names as they are in the file."""
        found = self.symbols()
        if found is None:
            return b"", b""
        symbols, strings = found
        start = int(strings["offset"])
        return symbols.tobytes(), bytes(self.content[start : start + int(strings["size"])])

    def offset_of(self, address: int) -> int:
        """Where in the file an address lies."""
        for each in self.segments:
            if each["type"] == PT_LOAD and each["address"] <= address < each["address"] + each["in_file"]:
                return int(address - each["address"] + each["offset"])
        raise ShapeError("An address lies in no segment.")


def names_in(content: bytes) -> set[bytes]:
    """The names of all dynamic symbols of a library, defined or asked for; none where it is no library of Linux."""
    try:
        elf = Elf.of(content)
    except ShapeError:
        return set()
    found = elf.symbols()
    if found is None:
        return set()
    return set(_names(elf.symbol_bytes()[1], found[0]["name"].tolist()))


def gnu_hash(name: bytes) -> int:
    """The hash by which the dynamic linker finds a name; see dl_new_hash in glibc."""
    value = SEED
    for letter in name:
        value = value * BASE + letter & 0xFFFFFFFF
    return value


def short_names(value: int) -> Iterable[bytes]:
    """All names of seven letters from A to a that have this hash; there are nine or ten."""
    rest = (value - LEAST) & 0xFFFFFFFF
    while rest < BASE**LETTERS:
        digits = [rest // BASE**place % BASE for place in reversed(range(LETTERS))]
        yield bytes(FIRST_LETTER + digit for digit in digits)
        rest += 2**32


def shortened(content: bytes, others: set[bytes]) -> bytes:
    """The library with short names for what only it asks for.

    Parameters
    ----------
    content
        The whole file.
    others
        The names that stay: those in all other libraries of the program.

    Raises
    ------
    ShapeError
        It is laid out in a way that is not known here.
    """
    elf = Elf.of(content)
    found = elf.symbols()
    if found is None:
        raise ShapeError("It has no dynamic symbols.")
    symbols, strings = found
    table = elf.symbol_bytes()[1]
    new, taken = _Names(), set(others)
    is_defined = (symbols["section"] != 0).tolist()
    places = []
    for name, defined in zip(_names(table, symbols["name"].tolist()), is_defined, strict=True):
        if defined and name.startswith(MANGLED) and name not in others:
            short = next(each for each in short_names(gnu_hash(name)) if each not in taken)
            taken.add(short)
            places.append(new.place(short))
        else:
            places.append(new.place(name))
    symbols["name"] = places
    _rename_in_tables(elf, table, new)
    return _with_names(elf, strings, bytes(new.content))


LEAST = gnu_hash(bytes([FIRST_LETTER]) * LETTERS)


class _Names:
    """A table of names that grows."""

    def __init__(self) -> None:
        self.content = bytearray(b"\0")
        self._places: dict[bytes, int] = {b"": 0}

    def place(self, name: bytes) -> int:
        """Where the name stands."""
        if name not in self._places:
            self._places[name] = len(self.content)
            self.content += name + b"\0"
        return self._places[name]


def _names(table: bytes, places: Iterable[int]) -> Iterable[bytes]:
    return (table[place : table.index(b"\0", place)] for place in places)


def _rename_in_tables(elf: Elf, table: bytes, new: _Names) -> None:
    """Let libraries, versions and paths that are named in the same table be found in the new one."""
    dynamic_segment = next(each for each in elf.segments if each["type"] == 2)
    count = int(dynamic_segment["in_file"]) // _DYNAMIC.itemsize
    dynamic = np.frombuffer(elf.content, _DYNAMIC, count, int(dynamic_segment["offset"]))
    values = {int(each["tag"]): int(each["value"]) for each in dynamic}
    if DT_GNU_HASH not in values or DT_HASH in values:
        raise ShapeError("It has another table of hashes than GNU's.")

    def renamed(place: int) -> int:
        return new.place(table[place : table.index(b"\0", place)])

    for each in dynamic:
        if int(each["tag"]) in NAMED_BY_DYNAMIC:
            each["value"] = renamed(int(each["value"]))
    if DT_VERNEED in values:
        _rename_versions(elf, elf.offset_of(values[DT_VERNEED]), renamed, needed=True)
    if DT_VERDEF in values:
        _rename_versions(elf, elf.offset_of(values[DT_VERDEF]), renamed, needed=False)
    for each in dynamic:
        if each["tag"] == DT_STRSZ:
            each["value"] = len(new.content)


def _rename_versions(elf: Elf, place: int, renamed: Callable[[int], int], *, needed: bool) -> None:
    """Go along the entries of Verneed or Verdef, each with its chain of auxiliary entries."""
    auxiliary, next_entry, name, next_one = (8, 12, 8, 12) if needed else (12, 16, 0, 4)
    while True:
        if needed:
            _change(elf, place + 4, renamed)
        one = place + _number(elf, place + auxiliary)
        while True:
            _change(elf, one + name, renamed)
            step = _number(elf, one + next_one)
            if not step:
                break
            one += step
        step = _number(elf, place + next_entry)
        if not step:
            return
        place += step


def _number(elf: Elf, place: int) -> int:
    return int(struct.unpack_from("<I", elf.content, place)[0])


def _change(elf: Elf, place: int, renamed: Callable[[int], int]) -> None:
    struct.pack_into("<I", elf.content, place, renamed(_number(elf, place)))


def _holds(segment: np.void, start: int, end: int) -> bool:
    """Whether a part of the file is loaded by this segment."""
    is_loaded = bool(segment["type"] == PT_LOAD)
    return is_loaded and int(segment["offset"]) <= start and end <= int(segment["offset"] + segment["in_file"])


def _with_names(elf: Elf, strings: np.void, names: bytes) -> bytes:
    """Put the new table in the place of the old one, and cut out whole pages behind it.

    The segment that holds it becomes two. The entry for that takes the place of one that a library can do without.
    """
    start, old_end = int(strings["offset"]), int(strings["offset"] + strings["size"])
    end = start + len(names)
    first, last = -(-end // PAGE) * PAGE, old_end // PAGE * PAGE
    if last <= first:
        raise ShapeError("There is nothing to gain.")
    segments = elf.segments
    holder = next((at for at, each in enumerate(segments) if _holds(each, start, old_end)), None)
    spare = next((at for kind in (PT_PHDR, PT_NOTE) for at, each in enumerate(segments) if each["type"] == kind), None)
    if holder is None or spare is None or segments[holder]["in_file"] != segments[holder]["in_memory"]:
        raise ShapeError("Its segments are laid out otherwise.")
    cut = last - first
    before, after = segments[holder].copy(), segments[holder].copy()
    before["in_file"] = before["in_memory"] = first - int(before["offset"])
    shift = last - int(after["offset"])
    for name in ("address", "physical"):
        after[name] += shift
    after["offset"] = last
    after["in_file"] = after["in_memory"] = int(after["in_file"]) - shift
    table = [[before, after] if at == holder else [each.copy()] for at, each in enumerate(segments) if at != spare]
    for at, each in enumerate(each for one in table for each in one):
        segments[at] = each
    for each in segments:
        if each["offset"] >= last:
            each["offset"] -= cut
    strings["size"] = len(names)
    for each in elf.sections:
        if each["offset"] >= last:
            each["offset"] -= cut
    _, _, _, _, _, _, sections, *_ = _HEADER.unpack_from(elf.content)
    if sections >= last:
        struct.pack_into("<Q", elf.content, 40, sections - cut)
    return bytes(elf.content[:start]) + names + bytes(first - end) + bytes(elf.content[last:])
