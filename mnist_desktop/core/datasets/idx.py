"""IDX files, the form in which MNIST was published: plain or gzip-compressed, read without trusting what they say."""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.datasets.stored import (
    IMAGE_MAGIC,
    LABEL_MAGIC,
    SIDE,
    DataFileError,
    StoredArray,
    check_count,
    refusals_of,
)

STEMS = ("train-images", "train-labels", "t10k-images", "t10k-labels")
"""The published names, in the order of the four arrays."""

GZIP_MAGIC = b"\x1f\x8b"
MAGIC_BYTES = (GZIP_MAGIC, b"\x00\x00")
"""How an IDX file can begin."""

BLOCK_BYTES = 2**16
"""Compressed bytes read at once: 16 KiB to 256 KiB are equally fast, 1 MiB and more leave the processor's cache."""


def find_idx_files(folder: Path) -> dict[str, Path]:
    """Those of the four IDX files that `folder` has, by stem; none where it is absent or the user may not look.

    Both ``train-images-idx3-ubyte`` and ``train-images.idx3-ubyte`` are in use, with and without ``.gz``.
    """
    try:
        # One look into the folder, not sixteen questions: it may lie on a school's slow server.
        there = {path.name for path in folder.iterdir()}
    except OSError:
        return {}
    found = {}
    for stem in STEMS:
        kind = 3 if stem.endswith("images") else 1
        names = [f"{stem}{mark}idx{kind}-ubyte{end}" for end in ("", ".gz") for mark in "-."]
        name = next((name for name in names if name in there), None)
        if name is not None:
            found[stem] = folder / name
    return found


def open_idx_folder(folder: Path) -> tuple[StoredArray, ...]:
    """The four arrays in a folder, with their headers checked.

    Raises
    ------
    DataFileError
        A file is missing, cannot be opened, or does not begin as an IDX file of 28x28 images or of labels does.
    """
    found = find_idx_files(folder)
    missing = [stem for stem in STEMS if stem not in found]
    if missing:
        # Tells "you may not look into it" and "it is not there" from "it lacks files".
        with refusals_of(folder):
            os.scandir(folder).close()
        raise DataFileError("{file} lacks {missing}. A data set in IDX form needs four files: images and labels, train and t10k.",
                            file=folder, missing=", ".join(missing))  # fmt: skip
    return tuple(IdxArray(found[stem], holds_images=stem.endswith("images")) for stem in STEMS)


class IdxArray:
    """One IDX file. Its header is read and checked at once, its content by :meth:`read_into`."""

    def __init__(self, path: Path, *, holds_images: bool) -> None:
        self.path = path
        self.title = str(path)
        self.holds_images = holds_images
        with self._opened() as (_, numbers):
            magic, count, *sides = numbers
            wanted = IMAGE_MAGIC if holds_images else LABEL_MAGIC
            if magic != wanted:
                raise DataFileError("{file} begins with the number {magic}, where an IDX file of its name begins with {wanted}.",
                                    file=path, magic=magic, wanted=wanted)  # fmt: skip
            if any(side != SIDE for side in sides):
                raise DataFileError("{file} holds images of {rows}x{columns} pixels; this program works with 28x28.",
                                    file=path, rows=sides[0], columns=sides[1])  # fmt: skip
            check_count(self.title, count)
            self.count = count

    def read_into(self, out: NDArray[np.uint8]) -> None:
        """Fill `out` with exactly what the header promised, neither less nor more; raises DataFileError."""
        with self._opened() as (stream, _):
            stream.fill(out.data.cast("B"))
            if not stream.at_end():
                raise DataFileError("{file} goes on behind the {count:,} items that its header promises.",
                                    file=self.path, count=self.count)  # fmt: skip

    @contextmanager
    def _opened(self) -> Iterator[tuple[_Stream, tuple[int, ...]]]:
        """The file behind its header, and the header's numbers; what goes wrong with it becomes a DataFileError."""
        with refusals_of(self.path):
            try:
                with self.path.open("rb") as file:
                    stream = _stream(file)
                    header = struct.Struct(">4I" if self.holds_images else ">2I")
                    content = bytearray(header.size)
                    stream.fill(memoryview(content))
                    yield stream, header.unpack(content)
            except EOFError as error:
                raise DataFileError("{file} is cut off: it ends before its content does.", file=self.path) from error
            except zlib.error as error:
                raise DataFileError("{file} is damaged: it cannot be decompressed ({cause}).",
                                    file=self.path, cause=error) from error  # fmt: skip


class _Stream(Protocol):
    """A file read forwards that never yields more than it is asked for."""

    def fill(self, target: memoryview) -> None:
        """Fill `target` to the last byte; raises EOFError when the file has no more."""

    def at_end(self) -> bool:
        """Whether nothing follows."""


class _Plain:
    def __init__(self, file: BufferedReader) -> None:
        self._file = file

    def fill(self, target: memoryview) -> None:
        if self._file.readinto(target) < len(target):
            raise EOFError

    def at_end(self) -> bool:
        return not self._file.read(1)


class _Gunzip:
    """Decompresses no further than asked, so a file that would unpack to terabytes costs nothing. Raises zlib.error."""

    def __init__(self, file: BufferedReader) -> None:
        self._file = file
        self._zlib = zlib.decompressobj(wbits=31)

    def fill(self, target: memoryview) -> None:
        position = 0
        while position < len(target):
            if self._zlib.eof:
                raise EOFError
            piece = self._zlib.decompress(self._next_block(), len(target) - position)
            target[position : position + len(piece)] = piece
            position += len(piece)

    def at_end(self) -> bool:
        # Reads the trailer too, and with it gzip's own check sum.
        while not self._zlib.eof:
            if self._zlib.decompress(self._next_block(), 1):
                return False
        return not self._zlib.unused_data and not self._file.read(1)

    def _next_block(self) -> bytes:
        block = self._zlib.unconsumed_tail or self._file.read(BLOCK_BYTES)
        if not block:
            raise EOFError
        return block


def _stream(file: BufferedReader) -> _Stream:
    is_gzip = file.peek(2).startswith(GZIP_MAGIC)
    return _Gunzip(file) if is_gzip else _Plain(file)
