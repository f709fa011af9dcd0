"""Reads IDX files, the form in which MNIST was published, plain or gzip-compressed. Their headers are not trusted."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, Protocol, cast

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.content.gunzip import Gunzip
from mnist_desktop.core.content.kinds import FileKind, Kind
from mnist_desktop.core.content.signatures import GZIP
from mnist_desktop.core.content.telling import kind_of_stream, refusal
from mnist_desktop.core.datasets.conversion import read_numbers
from mnist_desktop.core.datasets.file_finding import Source
from mnist_desktop.core.datasets.stored import (
    IMAGE_MAGIC,
    IMAGE_SHAPES,
    LABEL_MAGIC,
    NAMELESS_CLASSES,
    PIXELS,
    READS,
    DataFileError,
    check_count,
    damages_of,
    refusals_of,
)

_TYPES = {0x08: "u1", 0x09: "i1", 0x0B: ">i2", 0x0C: ">i4", 0x0D: ">f4", 0x0E: ">f8"}
"""The third byte of a file is its number type (yann.lecun.com/exdb/mnist)."""
_MAX_COLUMNS = 10


def may_be_idx(found: FileKind) -> bool:
    """Whether a file of this kind may be an IDX file, even a damaged one; then reading it gives the better error."""
    return found.kind in (Kind.IDX, Kind.UNKNOWN) or found == FileKind(Kind.ARCHIVE, "gzip")


class IdxArray:
    """One IDX file. Its header is read and checked at once, its content by :meth:`read_into`."""

    def __init__(self, source: Source, *, holds_images: bool) -> None:
        self.title = source.title
        self.holds_images = holds_images
        self._source = source
        with self._opened() as stream:
            self._dtype, shape = self._header(stream)
        self.count, self._item = shape[0], shape[1:]
        check_count(self.title, self.count)

    def read_into(self, out: NDArray[np.uint8]) -> None:
        """Fill `out` with exactly as much as the header says; raises DataFileError where the file has less or more."""
        with self._opened() as stream:
            self._header(stream)
            read_numbers(self.title, stream.fill, self._dtype, self._item, out, NAMELESS_CLASSES)
            if not stream.at_end():
                raise DataFileError("{file} goes on behind the {count:,} items that its header promises.",
                                    file=self.title, count=self.count)  # fmt: skip

    def _header(self, stream: _Stream) -> tuple[np.dtype[np.generic], tuple[int, ...]]:
        """The number type and shape in the header; they must be those of images or of labels."""
        magic = _numbers(stream, 1)[0]
        dtype, dimensions = _TYPES.get(magic >> 8), magic & 0xFF
        fits = dimensions in ((2, 3, 4) if self.holds_images else (1, 2))
        shape = tuple(_numbers(stream, dimensions)) if dtype and fits else ()
        if not dtype or not shape or (dimensions == 2 and self.holds_images and shape[1] != PIXELS):
            wanted = IMAGE_MAGIC if self.holds_images else LABEL_MAGIC
            raise DataFileError("{file} begins with the number {magic}, where an IDX file of its name begins with {wanted}.",
                                file=self.title, magic=magic, wanted=wanted)  # fmt: skip
        if self.holds_images and shape[1:] not in IMAGE_SHAPES:
            raise DataFileError("{file} holds images of {rows} × {columns} pixels; this program works with 28 × 28.",
                                file=self.title, rows=shape[1], columns=math.prod(shape[2:]))  # fmt: skip
        if not self.holds_images and math.prod(shape[1:]) > _MAX_COLUMNS:
            raise DataFileError("{file} has {count:,} columns; labels have one for each image.", file=self.title, count=shape[1])
        return np.dtype(dtype), shape

    @contextmanager
    def _opened(self) -> Iterator[_Stream]:
        """Open the file; errors while it is open become a DataFileError that says what the file is."""
        with refusals_of(self._source.path), damages_of(self.title), self._source.open() as file:
            self._refuse_others(file)
            yield _stream(file)

    def _refuse_others(self, file: BinaryIO) -> None:
        """Refuse a file that has the name of an IDX file but is something else, and say what it is."""
        found = kind_of_stream(file, self._source.name)
        if not may_be_idx(found):
            raise refusal(DataFileError, found, self.title, READS)
        file.seek(0)


def _numbers(stream: _Stream, count: int) -> tuple[int, ...]:
    """Read 4-byte integers, big-endian."""
    content = bytearray(4 * count)
    stream.fill(memoryview(content))
    return tuple(int(number) for number in np.frombuffer(content, ">u4"))


class _Stream(Protocol):
    """A file that is read forwards, and never further than asked."""

    def fill(self, target: memoryview) -> None:
        """Fill `target` to the last byte; raises EOFError when the file has no more."""

    def at_end(self) -> bool:
        """Whether nothing follows."""


class _Plain:
    def __init__(self, file: BinaryIO) -> None:
        self._file = cast("io.BufferedIOBase", file)

    def fill(self, target: memoryview) -> None:
        position = 0
        while position < len(target):  # a zip gives its content in pieces
            count = self._file.readinto(target[position:])
            if not count:
                raise EOFError
            position += count

    def at_end(self) -> bool:
        return not self._file.read(1)


class _Packed:
    def __init__(self, file: BinaryIO) -> None:
        self._content = Gunzip(file)

    def fill(self, target: memoryview) -> None:
        position = 0
        while position < len(target):
            piece = self._content.read(len(target) - position)
            if not piece:
                raise EOFError
            target[position : position + len(piece)] = piece
            position += len(piece)

    def at_end(self) -> bool:
        # This reads the trailer, too, so gzip's own checksum is compared.
        return not self._content.read(1)


def _stream(file: BinaryIO) -> _Stream:
    is_gzip = file.read(2) == GZIP
    file.seek(0)
    return _Packed(file) if is_gzip else _Plain(file)
