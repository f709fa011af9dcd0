"""Ways to damage a file: at random, and as an attacker would do for each kind of file."""

from __future__ import annotations

import functools
import gzip
import io
import json
import pickle
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
from hostile_values import EVIL_DIGITS, EVIL_FIELDS, EVIL_NAMES, EVIL_SETTINGS, EVIL_VALUES, LONG, SHAPES, STRANGERS, TYPES

Random = np.random.Generator
BOMB = 100 * 2**20
"""How many bytes a bomb unpacks to."""
MOST_IMAGES = 300_000


class Canary:
    """Makes a file when it is unpickled."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[str, str]]:
        return open, (str(self.path), "w")


class Mutator:
    """Damages contents at random, with a seed.

    Parameters
    ----------
    random
        The random generator.
    canary
        A file that appears if a pickle is opened.
    """

    def __init__(self, random: Random, canary: Path) -> None:
        self._random = random
        self._pickle = pickle.dumps(Canary(canary))

    def mutate(self, content: bytes) -> tuple[str, bytes]:
        """The damaged content, and the kind of damage in a word."""
        ways: list[Callable[[bytes], bytes]] = [self._flip, self._flip, self._cut, self._insert, self._twice, self._fill]
        special = self._special(content)
        ways += special * 2
        ways.append(self._stranger)
        way = self._pick(ways)
        try:
            return way.__name__.strip("_"), way(content)
        except (ValueError, zipfile.BadZipFile, zlib.error, KeyError, IndexError, EOFError, struct.error, NotImplementedError,
                OverflowError):  # fmt: skip
            return "flip", self._flip(content)  # an earlier damage has changed its kind

    def _special(self, content: bytes) -> list[Callable[[bytes], bytes]]:
        """What an attacker would do to such a file, the most likely the most often."""
        ways = {
            b"{": [self._json] * 3 + [self._json_text] * 3,
            b"PK": [self._zip_member] * 5
            + [self._zip_trick] * 3
            + [self._zip_lie] * 3
            + [self._zip_method] * 2
            + [self._zip_flags] * 2,
            b"\x1f\x8b": [self._gzip] * 9 + [self._gzip_members] * 2 + [self._gzip_bomb],
            b"\x93NUMPY": [self._npy] * 4 + [self._npy_pickle] + [self._npy_words] * 20 * (b"'descr': '<U" in content[:40]),
            b"\x89PNG": [self._png] * 14 + [self._png_bomb],
            b"\0\0\x08": [self._idx] * 5,
            b"MNIST desktop cache": [self._cache] * 5,
            b"[General]": [self._setting] * 5,
        }
        is_table = content.count(b",", 0, 2000) > 200 or content.count(b";", 0, 2000) > 200
        return next((special for start, special in ways.items() if content.startswith(start)), [self._table] * 5 * is_table)

    # Random damage

    def _pick(self, choices):
        return choices[int(self._random.integers(len(choices)))]

    def _flip(self, content: bytes) -> bytes:
        damaged = bytearray(content or b"\0")
        near = min(len(damaged), self._pick((60, 400, len(damaged))))
        for _ in range(int(self._random.integers(1, 9))):
            damaged[int(self._random.integers(near))] = int(self._random.integers(256))
        return bytes(damaged)

    def _cut(self, content: bytes) -> bytes:
        return content[: int(self._random.integers(len(content) + 1))]

    def _insert(self, content: bytes) -> bytes:
        at = int(self._random.integers(len(content) + 1))
        return content[:at] + self._random.bytes(int(self._random.integers(1, 200))) + content[at:]

    def _twice(self, content: bytes) -> bytes:
        begin, end = sorted(int(each) for each in self._random.integers(len(content) + 1, size=2))
        return content[:end] + content[begin:end] + content[end:]

    def _fill(self, content: bytes) -> bytes:
        begin, end = sorted(int(each) for each in self._random.integers(len(content) + 1, size=2))
        return content[:begin] + self._pick((b"\0", b"\xff")) * (end - begin) + content[end:]

    def _stranger(self, _content: bytes) -> bytes:
        return self._pick((*STRANGERS, self._pickle))

    # JSON

    def _json(self, content: bytes) -> bytes:
        """Another value, key or number of entries somewhere."""
        whole = json.loads(content)
        places = list(_places(whole))
        holder, key = self._pick(places)
        match int(self._random.integers(5)):
            case 0 if isinstance(holder, dict):
                del holder[key]
            case 1 if isinstance(holder, dict):
                holder[self._pick((LONG, "x", "type", "\u202e"))] = holder[key]
            case 2 if isinstance(holder, list):
                holder.extend([holder[key]] * int(self._pick((1, 100, 20_000))))
            case _:
                holder[key] = self._pick(EVIL_VALUES)
        return json.dumps(whole).encode()

    def _json_text(self, content: bytes) -> bytes:
        """Damage of the text: huge numbers, half characters, deep nesting, a key twice."""
        old, new = self._pick((
            (b"0", b"1e999"), (b"1", b"-0"), (b"1", b"9" * 5000), (b'"', b'"\\ud800'), (b'"', b'"\xff'), (b"{", b"[" * 200_000),
            (b"[", b'{"a":' * 200_000), (b'"name"', b'"version"'), (b",", b","), (b":", b"::"), (b"1", b"0x1"), (b"null", b"NaN"),
        ))  # fmt: skip
        places = content.count(old)
        at = int(self._random.integers(max(1, places)))
        parts = content.split(old)
        return old.join(parts[: at + 1]) + new + old.join(parts[at + 1 :])

    # Text

    def _setting(self, content: bytes) -> bytes:
        """Another value for a name: that of another name, another type, nested, very long, or with strange escapes."""
        lines = content.splitlines()
        at = int(self._random.integers(1, len(lines)))
        name, _, value = lines[at].partition(b"=")
        other = self._pick(lines[1:]).partition(b"=")[2]
        inner = self._pick((self._json, self._json_text))(b"{}" if b"{" not in value else value.strip(b'"').replace(b'\\"', b'"'))
        quoted = b'"' + inner.replace(b"\\", b"\\\\").replace(b'"', b'\\"') + b'"'
        evil = self._pick((other, quoted, quoted, *EVIL_SETTINGS))
        lines[at] = self._pick((name, name, name, b"x", b"", b"[x]")) + b"=" + evil
        return b"\n".join(lines) + b"\n"

    def _table(self, content: bytes) -> bytes:
        """Another field, a field or row more or less, or one very long line."""
        separator = b";" if content.count(b";", 0, 2000) > 200 else b","
        lines = content.split(b"\n")
        at = int(self._random.integers(len(lines)))
        fields = lines[at].split(separator)
        place = self._pick((0, len(fields) - 1, int(self._random.integers(len(fields)))))
        match int(self._random.integers(6)):
            case 0:
                fields.insert(place, b"0")
            case 1:
                del fields[place]
            case 2:
                lines = lines[:at]
            case 3:
                return content.replace(b"\n", self._pick((b"\r", b"", b"\n\n", b",\n")))
            case _:
                fields[place] = self._pick(EVIL_FIELDS)
        lines[at:at] = [separator.join(fields)]
        del lines[at + 1 : at + 2]
        return b"\n".join(lines)

    # Archives

    def _zip_member(self, content: bytes) -> bytes:
        """A good archive around a damaged member."""
        members = _unzipped(content)
        name = self._pick(list(members))
        members[name] = self.mutate(members[name])[1]
        return _zipped(members.items())

    def _zip_trick(self, content: bytes) -> bytes:
        members = list(_unzipped(content).items())
        name, one = self._pick(members)
        evil = self._pick(EVIL_NAMES)
        link = zipfile.ZipInfo(name)
        link.external_attr = 0o120777 << 16
        match int(self._random.integers(9)):
            case 0:
                members.append((name, one))
            case 1:
                members.append((evil, one))
            case 2:
                members.append((evil, one))
                members.remove((name, one))
            case 3:
                members[members.index((name, one))] = link, one
            case 4:
                members[members.index((name, one))] = name, bytes(BOMB)
            case 5:
                members += [(f"{number}/{each}", inner) for number in range(300) for each, inner in members]
            case 6:
                members.remove((name, one))
            case 7:
                members += [(f"{number}", b"") for number in range(3000)]
            case _:
                bomb = _zipped([("w000.npy", _npy(f"({BOMB},)", "|u1") + bytes(BOMB))])
                members[members.index((name, one))] = name, bomb
        return _zipped(members)

    def _zip_lie(self, content: bytes) -> bytes:
        """Another number in the archive's directory: flags, method, checksum, sizes, offset."""
        damaged = bytearray(content)
        at, step = content.find(b"PK\x01\x02"), int(self._random.integers(4))
        while step and content.find(b"PK\x01\x02", at + 1) > 0:
            at, step = content.find(b"PK\x01\x02", at + 1), step - 1
        offset, size = self._pick(((8, 2), (10, 2), (16, 4), (20, 4), (24, 4), (28, 2), (30, 2), (32, 2), (42, 4)))
        lie = self._pick((0, 1, 9, 12, 14, 99, 2**31 - 1, 2**32 - 1, 2**16 - 1)) & (256**size - 1)
        damaged[at + offset : at + offset + size] = lie.to_bytes(size, "little")
        return bytes(damaged)

    def _zip_method(self, content: bytes) -> bytes:
        """Pack with another method, good or damaged."""
        way = self._pick((zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA, zipfile.ZIP_LZMA))
        packed = _zipped(_unzipped(content).items(), way)
        return self._pick((packed, self._flip(packed), self._fill(packed)))

    def _zip_flags(self, content: bytes) -> bytes:
        """Other flags of a member, in its own header and in the directory: encrypted, patched, masked, or with a name in UTF-8.

        The name may then have bytes that are not valid.
        """
        damaged = bytearray(content)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            infos = archive.infolist()
            chosen, at = int(self._random.integers(len(infos))), archive.start_dir
        flag = self._pick((0x1, 0x8, 0x20, 0x40, 0x41, 0x800, 0x800, 0x2000))
        for info in infos[:chosen]:
            at += 46 + len(info.orig_filename.encode()) + len(info.extra) + len(info.comment)
        own = infos[chosen].header_offset
        for header, flags, name in ((own, own + 6, own + 30), (at, at + 8, at + 46)):
            if damaged[header : header + 2] != b"PK":
                raise ValueError("not where it was looked for")
            damaged[flags : flags + 2] = flag.to_bytes(2, "little")
            if flag == 0x800:
                damaged[name : name + 1] = b"\xb5"
        return bytes(damaged)

    def _gzip_members(self, content: bytes) -> bytes:
        """Several members in a row, and what may follow the last."""
        inner = gzip.decompress(content)
        at = int(self._random.integers(len(inner) + 1))
        end = self._pick((b"", bytes(512), b"\x1f\x8b", b"\x1f\x8b\x08" + bytes(20), self._random.bytes(30), b"\n"))
        return gzip.compress(inner[:at], 1) + gzip.compress(b"", 1) + gzip.compress(inner[at:], 1) + end

    def _gzip(self, content: bytes) -> bytes:
        return gzip.compress(self.mutate(gzip.decompress(content))[1], 1)

    def _gzip_bomb(self, content: bytes) -> bytes:
        inner = gzip.decompress(content)
        header = 16 if inner[3] == 3 else 8
        return _gzip_bomb(inner[:4] + struct.pack(">I", self._pick((MOST_IMAGES, 2**32 - 1))) + inner[8:header])

    # Arrays and pictures

    def _npy(self, content: bytes) -> bytes:
        _, _, body = content.partition(b"\n")
        header = content[10:].partition(b"\n")[0].decode("latin-1")
        shape = header.partition("'shape':")[2].strip(" ,}")
        kind = header.partition("'descr': '")[2].partition("'")[0]
        if self._random.random() < 0.5:
            shape = self._pick(SHAPES)
        else:
            kind = self._pick(TYPES)
        order = self._pick(("False", "True", "1", LONG))
        return _npy(shape, kind, order, version=self._pick((b"\1\0", b"\2\0", b"\3\0", b"\1\0", b"\x63\0"))) + body

    def _npy_words(self, content: bytes) -> bytes:
        """A label that is not a digit, a number that is too large, or no text at all."""
        start, new_line, body = content.partition(b"\n")
        size = 4 * int(start.partition(b"'descr': '<U")[2].partition(b"'")[0])
        word = self._pick(EVIL_DIGITS).encode("utf-32-le")
        word = self._pick((word, word, b"\xff" * size, b"\x00\xd8\0\0"))[:size]
        at = size * int(self._random.integers(len(body) // size))
        return start + new_line + body[:at] + word.ljust(size, b"\0") + body[at + size :]

    def _npy_pickle(self, _content: bytes) -> bytes:
        return _npy(self._pick(("()", "(1,)", "(20, 28, 28)")), "|O") + self._pickle

    def _idx(self, content: bytes) -> bytes:
        at = 4 * int(self._random.integers(4))
        lie = self._pick((0, 1, 27, 28, 2049, 2051, 300_000, 300_001, 2**31 - 1, 2**31, 2**32 - 1))
        return content[:at] + struct.pack(">I", lie) + content[at + 4 :]

    def _cache(self, content: bytes) -> bytes:
        """Other words or numbers in the header before the arrays."""
        begin = content.index(b"\n") + 1
        length = int.from_bytes(content[begin : begin + 4], "big")
        words, rest = content[begin + 4 : begin + 4 + length], content[begin + 4 + length :]
        if self._random.random() < 0.3:
            lie = self._pick((0, 2**16, 2**32 - 1))
            return content[:begin] + lie.to_bytes(4, "big") + words + rest
        words = self._pick((self._json, self._json_text))(words)
        return content[:begin] + len(words).to_bytes(4, "big") + words + self._pick((rest, rest, self._flip(rest)))

    def _png(self, content: bytes) -> bytes:
        """Another size or depth with a right checksum, or one more chunk."""
        width, height, *kind = struct.unpack(">IIBBBBB", content[16:29])
        side = self._pick((0, 1, 5000, 9000, 100_000, 2**31 - 1, 2**32 - 1))
        match int(self._random.integers(4)):
            case 0:
                width = side
            case 1:
                width = height = side
            case 2:
                kind[int(self._random.integers(5))] = int(self._random.integers(256))
            case _:
                packed = b"a\0\0" + _packed_zeros(BOMB // 4, 1)
                long, exif = b"a\0" + LONG.encode(), self._random.bytes(100)
                name, inner = self._pick(((b"tEXt", long), (b"zTXt", packed), (b"eXIf", exif), (b"iCCP", packed),
                                          (b"PLTE", b"abc" * 256), (b"tRNS", bytes(300)), (b"acTL", b"\xff" * 8)))  # fmt: skip
                extra = _chunk(name, inner)
                return content[:33] + extra + content[33:]
        return content[:8] + _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, *kind)) + content[33:]

    def _png_bomb(self, content: bytes) -> bytes:
        """Many pixels in few bytes: as many as are allowed, or more."""
        side, (depth, kind, row) = (
            self._pick((2000, 4000, 7000, 9990, 20_000)),
            self._pick(((1, 0, 1), (8, 6, 32), (16, 6, 64), (8, 3, 8))),
        )
        packed = _packed_zeros(1 + side * row // 8, side)
        palette = _chunk(b"PLTE", b"abc" * 256) if kind == 3 else b""
        header = _chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, depth, kind, 0, 0, 0))
        return content[:8] + header + palette + _chunk(b"IDAT", packed) + _chunk(b"IEND", b"")


@functools.cache
def _gzip_bomb(start: bytes) -> bytes:
    return gzip.compress(start + bytes(MOST_IMAGES * 28 * 28), 1)


@functools.cache
def _packed_zeros(length: int, count: int) -> bytes:
    packer = zlib.compressobj(1)
    return b"".join(packer.compress(bytes(length)) for _ in range(min(count, BOMB // length))) + packer.flush()


def _places(whole):
    """Each entry of nested lists and objects, as its container and key."""
    entries = whole.items() if isinstance(whole, dict) else enumerate(whole) if isinstance(whole, list) else ()
    for key, value in list(entries):
        yield whole, key
        yield from _places(value)


def _unzipped(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _zipped(members, way: int = zipfile.ZIP_DEFLATED) -> bytes:
    content = io.BytesIO()
    with (
        warnings.catch_warnings(action="ignore"),
        zipfile.ZipFile(content, "w", way, compresslevel=1) as archive,
    ):
        for name, inner in members:
            archive.writestr(name, inner)
    return content.getvalue()


def _npy(shape: str, kind: str, order: str = "False", version: bytes = b"\1\0") -> bytes:
    header = f"{{'descr': '{kind}', 'fortran_order': {order}, 'shape': {shape}, }}\n".encode()
    size = 2 if version[0] == 1 else 4
    return b"\x93NUMPY" + version + (len(header) & (256**size - 1)).to_bytes(size, "little") + header


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
