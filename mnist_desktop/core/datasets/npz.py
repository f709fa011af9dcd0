"""Reads and writes NumPy archives with the members ``x_train y_train x_test y_test``, the form in which Keras keeps MNIST.

Reading checks names, sizes, types and shapes before any content, and never unpickles. An archive may also hold ``family``,
``class_names``, ``class_names_ko`` and ``provenance``, all of them plain text arrays.
"""

from __future__ import annotations

import io
import math
import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO, BinaryIO

import numpy as np
from msgspec import Struct
from numpy.lib import format as npy
from numpy.typing import NDArray

from mnist_desktop.core.content.zips import ZIP_DAMAGE, is_readable, opened_member, opened_zip
from mnist_desktop.core.datasets.conversion import NUMBERS, QMNIST_COLUMNS, read_numbers
from mnist_desktop.core.datasets.dataset import FEWEST_CLASSES, MOST_CLASSES, Family
from mnist_desktop.core.datasets.families import FAMILIES
from mnist_desktop.core.datasets.stored import (
    IMAGE_SHAPES,
    MAX_IMAGES,
    NAMELESS_CLASSES,
    PIXELS,
    DataFileError,
    StoredArray,
    check_count,
    refusals_of,
)

ARRAYS = ("x_train", "y_train", "x_test", "y_test")
"""The members' names, in the order of the four arrays."""

WORDS = ("family", "class_names", "class_names_ko", "provenance")

MAX_NAME_LENGTH = 40
MAX_LABEL_BYTES = 4 * MAX_NAME_LENGTH
MAX_ITEM_BYTES = 8
"""Bytes of one pixel. Pixels are converted block by block, so the wide form is never in memory as a whole."""
MAX_WORDS_BYTES = 2**18
MAX_HEADER_BYTES = 2**12
NPY_MAGIC = b"\x93NUMPY"
BLOCK_BYTES = 2**20
"""Unpacked bytes that are read at once; 25 % faster than 64 KiB."""

_NAMES = re.compile(r"(?P<part>train|test)_?(?P<what>images|labels|x|y)|(?P<what_>images|labels|x|y)_?(?P<part_>train|test)")
"""Matches the names that other programs give to the four arrays, in lower case."""


class Description(Struct, frozen=True):
    """What a file says about its content; None where it says nothing."""

    family: Family | None = None
    class_names: tuple[str, ...] | None = None
    class_names_ko: tuple[str, ...] | None = None


class Glance(Struct, frozen=True):
    """What an archive seems to hold: its family and number of images; None and 0 where it does not tell."""

    family: Family | None
    count: int


def open_npz(path: Path) -> tuple[tuple[StoredArray, ...], Description]:
    """The four arrays of an archive, and its description.

    Raises
    ------
    DataFileError
        It is not an archive, lacks a member or has an unexpected one, or a member has the wrong form.
    """
    with _archive(path) as archive:
        members = _members(path, archive)
        words = {name: _words(path, archive, members[name]) for name in WORDS[:3] if name in members}
        classes = _named_classes(path, words)
        arrays = tuple(NpzArray(path, member, archive, members[member], classes) for member in ARRAYS)
    family = words["family"][0] if "family" in words else None
    if family is not None and family not in FAMILIES:
        raise DataFileError("{file} says that it shows {family}; this program knows mnist and fashion-mnist.",
                            file=path, family=family)  # fmt: skip
    return arrays, Description(family, words.get("class_names"), words.get("class_names_ko"))


def _named_classes(path: Path, words: Mapping[str, tuple[str, ...]]) -> int:
    """How many classes an archive has, by the names that it gives to them; raises DataFileError."""
    named = words.get("class_names", words.get("class_names_ko"))
    if named is None:
        return NAMELESS_CLASSES
    if not FEWEST_CLASSES <= len(named) <= MOST_CLASSES:
        raise DataFileError("{file} names {count} classes; a data set has from {fewest} to {most}.",
                            file=path, count=len(named), fewest=FEWEST_CLASSES, most=MOST_CLASSES)  # fmt: skip
    korean = words.get("class_names_ko", named)
    if len(korean) != len(named):
        raise DataFileError("{file} names {count} classes in English, but {korean} in Korean.",
                            file=path, count=len(named), korean=len(korean))  # fmt: skip
    return len(named)


def open_single(path: Path, *, holds_images: bool) -> StoredArray:
    """The only array of an archive, whatever its name; raises DataFileError."""
    with _archive(path) as archive:
        infos = archive.infolist()
        if len(infos) != 1:
            raise DataFileError("{file} holds {count} arrays, where one is needed.", file=path, count=len(infos))
        _check_member(path, "x" if holds_images else "y", infos[0])
        return NpzArray(path, "x" if holds_images else "y", archive, infos[0], NAMELESS_CLASSES)


def glance_at_npz(path: Path) -> Glance:
    """What a list of data sets shows of an archive, from its directory alone. Reads no array and raises nothing."""
    try:
        with _archive(path) as archive:
            infos = {_usual(info.filename): info for info in archive.infolist()}
            count = sum(infos[name].file_size // PIXELS for name in ("x_train", "x_test"))
            family = None
            if "family" in infos:
                _check_member(path, "family", infos["family"])
                family = _words(path, archive, infos["family"])[0]
    except (DataFileError, KeyError):
        return Glance(None, 0)
    return Glance(family if family in FAMILIES else None, count)


class NpzArray:
    """One member of an archive of so many `classes`. Its header is checked at once, its content in :meth:`read_into`."""

    def __init__(self, path: Path, member: str, archive: zipfile.ZipFile, info: zipfile.ZipInfo, classes: int) -> None:
        self.path = path
        self.title = f"{path} ({info.filename.removesuffix('.npy')})"
        self.holds_images = member.startswith("x")
        self._info, self._classes = info, classes
        with opened_member(archive, info) as stream:
            shape, fortran, dtype = _npy_header(self.title, stream)
            self._check_type(dtype)
            if len(shape) > 1 and fortran:
                raise DataFileError("{file} is stored column by column; save it again after numpy.ascontiguousarray.",
                                    file=self.title)  # fmt: skip
            if not shape or shape[1:] not in (IMAGE_SHAPES if self.holds_images else _label_shapes(classes)):
                wanted = "(N, 28, 28)" if self.holds_images else "(N,)"
                raise DataFileError("{file} has the shape {shape}, where {wanted} is needed.",
                                    file=self.title, shape=shape, wanted=wanted)  # fmt: skip
            check_count(self.title, shape[0])
            self.count = shape[0]
            self._dtype, self._item = dtype, shape[1:]
            expected = stream.tell() + math.prod(shape) * dtype.itemsize
            if info.file_size != expected:
                raise DataFileError("{file} is damaged: it has {found:,} bytes, where its header promises {expected:,}.",
                                    file=self.title, found=info.file_size, expected=expected)  # fmt: skip

    def read_into(self, out: NDArray[np.uint8]) -> None:
        """Fill `out`; other number types are converted to bytes. Raises DataFileError."""
        # Each array opens the archive again, so that four threads can read at the same time.
        with _archive(self.path) as archive, opened_member(archive, self._info) as stream:
            _npy_header(self.title, stream)
            read_numbers(self.title, partial(_fill, stream), self._dtype, self._item, out, self._classes)

    def _check_type(self, dtype: np.dtype[np.generic]) -> None:
        if dtype.hasobject:
            raise DataFileError("{file} is a pickled array, which this program never opens: it could run foreign code. "
                                "Save it again with a plain type such as uint8.", file=self.title)  # fmt: skip
        if self.holds_images and dtype.kind not in NUMBERS:
            raise DataFileError("{file} holds values of type {type}; images must be numbers, best uint8 from 0 to 255.",
                                file=self.title, type=dtype)  # fmt: skip
        if not self.holds_images and (dtype.kind not in NUMBERS + "bUS" or dtype.itemsize > MAX_LABEL_BYTES):
            raise DataFileError("{file} holds values of type {type}; labels must be whole numbers, 0 for the first class.",
                                file=self.title, type=dtype)  # fmt: skip


def _label_shapes(classes: int) -> tuple[tuple[int, ...], ...]:
    """Shapes of one label that :func:`labels_of` accepts."""
    return (), (1,), (classes,), (QMNIST_COLUMNS,)


def write_npz(file: BinaryIO, arrays: Mapping[str, NDArray[np.generic]], level: int) -> None:
    """Write an archive that is the same for the same content: fixed times, fixed order, fixed permissions.

    Parameters
    ----------
    file
        Open for writing.
    arrays
        Members by name; uint8 or text.
    level
        Compression level, 1 (fast) to 9 (small).
    """
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, array in arrays.items():
            info = zipfile.ZipInfo(f"{name}.npy", date_time=(1980, 1, 1, 0, 0, 0))
            info.create_system = 3  # on Windows this byte would differ
            content = io.BytesIO()
            npy.write_array(content, np.asarray(array, order="C"), version=(1, 0), allow_pickle=False)
            archive.writestr(info, content.getbuffer(), zipfile.ZIP_DEFLATED, level)


def _members(path: Path, archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """The archive's directory by member name, checked before any member is opened."""
    infos = archive.infolist()
    members = {_usual(info.filename): info for info in infos if info.filename.endswith(".npy")}
    missing = [name for name in ARRAYS if name not in members]
    if missing:
        raise DataFileError("{file} lacks {missing}. Here npz files are read that have x_train, y_train, x_test and y_test; "
                            "File > Import images reads arrays of other names.",
                            file=path, missing=", ".join(missing))  # fmt: skip
    strange = [info.filename for info in infos if _usual(info.filename) not in (*ARRAYS, *WORDS)]
    if strange:
        raise DataFileError("{file} holds {strange}, which no data set has.", file=path, strange=", ".join(strange[:5]))
    if len(infos) != len(members):
        raise DataFileError("{file} is damaged: two of its members have the same name or meaning.", file=path)
    for name, info in members.items():
        _check_member(path, name, info)
    return members


def _check_member(path: Path, name: str, info: zipfile.ZipInfo) -> None:
    """Refuse a member that is larger than any array of a data set, or not packed as NumPy does it; raises DataFileError."""
    limit = MAX_WORDS_BYTES if name in WORDS else MAX_IMAGES * PIXELS * MAX_ITEM_BYTES + MAX_HEADER_BYTES
    if info.file_size > limit:
        raise DataFileError("{file} would unpack to {size:,} bytes, more than any data set needs.",
                            file=f"{path} ({name})", size=info.file_size)  # fmt: skip
    if not is_readable(info):
        raise DataFileError("{file} is encrypted or compressed in a way that numpy does not use.", file=f"{path} ({name})")


def _usual(member: str) -> str:
    """The usual name for an array, given the name that it has, both without the ending."""
    name = member.removesuffix(".npy")
    match = _NAMES.fullmatch(name.lower())
    if match is None:
        return name
    what = match["what"] or match["what_"]
    return f"{'x' if what in ('images', 'x') else 'y'}_{match['part'] or match['part_']}"


def _npy_header(title: str, stream: IO[bytes]) -> tuple[tuple[int, ...], bool, np.dtype[np.generic]]:
    """Shape, column order and type of a member; leaves `stream` at the start of the content.

    NumPy's own reader gives the header to Python's parser, which raises a dozen kinds of errors for damaged bytes. Here three
    patterns are matched (the format: numpy.org/doc/stable/reference/generated/numpy.lib.format.html).
    """
    start = stream.read(8)
    length = int.from_bytes(stream.read(2 if start[6:7] == b"\x01" else 4), "little")
    if start.startswith(NPY_MAGIC) and length <= MAX_HEADER_BYTES:
        header = stream.read(length).decode("latin-1")
        descr, order, shape = (pattern.search(header) for pattern in (_DESCR, _ORDER, _SHAPE))
        if descr and order and shape:
            try:
                dtype = np.dtype(descr[1])
            except (TypeError, ValueError) as error:
                raise DataFileError("{file} is of a type that does not exist: {type}.", file=title, type=descr[1]) from error
            return tuple(int(number) for number in _NUMBER.findall(shape[1])), order[1] == "True", dtype
    raise DataFileError("{file} is damaged or not a plain NumPy array.", file=title)


_DESCR = re.compile(r"""['"]descr['"]\s*:\s*['"]([<>|=]?[?bBiufcmMOSUV]\d{0,9})['"]""")
_ORDER = re.compile(r"""['"]fortran_order['"]\s*:\s*(True|False)""")
_SHAPE = re.compile(r"""['"]shape['"]\s*:\s*\(([\d\s,L]*)\)""", re.ASCII)
_NUMBER = re.compile(r"\d{1,12}", re.ASCII)


def _words(path: Path, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> tuple[str, ...]:
    """A text array of one or more short words."""
    title = f"{path} ({info.filename})"
    with opened_member(archive, info) as stream:
        shape, _, dtype = _npy_header(title, stream)
        content = stream.read(info.file_size)  # not read(), which unpacks more where the size lies
    short = dtype.kind == "U" and 1 <= dtype.itemsize <= 4 * MAX_NAME_LENGTH
    if short and len(shape) <= 1 and len(content) == (shape[0] if shape else 1) * dtype.itemsize:
        words = tuple(str(word) for word in np.frombuffer(content, dtype))
        if words and all(word.isprintable() and word.strip() for word in words):
            return words
    raise DataFileError("{file} is not a list of short names.", file=title)


def _fill(stream: IO[bytes], target: memoryview) -> None:
    position = 0
    while position < len(target):
        block = stream.read(min(BLOCK_BYTES, len(target) - position))
        if not block:
            raise EOFError
        target[position : position + len(block)] = block
        position += len(block)


@contextmanager
def _archive(path: Path) -> Iterator[zipfile.ZipFile]:
    """Open the archive; errors that mean damage become a DataFileError."""
    with refusals_of(path):
        try:
            with path.open("rb") as file, opened_zip(file) as archive:
                yield archive
        except ZIP_DAMAGE as error:
            raise DataFileError("{file} is damaged: its content cannot be unpacked ({cause}).",
                                file=path, cause=error) from error  # fmt: skip
