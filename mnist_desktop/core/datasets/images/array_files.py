"""Reads arrays of images and labels from npz archives and IDX files, whatever they are called and of whatever numbers."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol

import numpy as np
from numpy.lib import format as npy
from numpy.typing import NDArray

from mnist_desktop.core.content.gunzip import Gunzip
from mnist_desktop.core.content.signatures import GZIP
from mnist_desktop.core.content.zips import ZIP_DAMAGE, is_readable, opened_member, opened_zip
from mnist_desktop.core.datasets.dataset import MOST_CLASSES
from mnist_desktop.core.datasets.file_finding import Source, home_of, named, sets_in_folder
from mnist_desktop.core.datasets.images.entries import MAX_ENTRIES, ImagesError, Part
from mnist_desktop.core.datasets.stored import damages_of, refusals_of

MAX_BYTES = 2**30
"""Of one array: 300,000 images of 28x28 pixels as 32-bit numbers, or half as many as 64-bit ones."""
MOST_ARRAYS = 64
"""In one archive."""
IDX_TYPES = {0x08: "u1", 0x09: "i1", 0x0B: ">i2", 0x0C: ">i4", 0x0D: ">f4", 0x0E: ">f8"}
"""The third byte of a file is its number type (yann.lecun.com/exdb/mnist)."""
PIXELS = 784
COLORS = 3
READ_AT_ONCE = 2**24

Array = NDArray[np.generic]


@dataclass(frozen=True, eq=False)
class Block:
    """Images with labels, as a file has them, and the part that its names tell."""

    images: Array
    labels: Array
    part: Part | None


class _Readable(Protocol):
    def read(self, most: int, /) -> bytes:
        """The next bytes."""


def read_npz(path: Path) -> list[Block]:
    """The pairs of images and labels in an archive: told apart by their shapes, matched by their names and lengths.

    Raises
    ------
    ImagesError
        There are none, or an array is pickled, damaged, or too large.
    """
    found: dict[str, Array] = {}
    with refusals_of(path), path.open("rb") as file:
        try:
            with opened_zip(file, MOST_ARRAYS) as archive:
                if sum(info.file_size for info in archive.infolist()) > 2 * MAX_BYTES:
                    raise ImagesError("{file} would unpack to more than any data set needs.", file=path)
                for info in archive.infolist():
                    name = info.filename.removesuffix(".npy")
                    if info.file_size > MAX_BYTES or not is_readable(info):
                        told = "{file} ({name}) is larger than any array of images, or packed in a way that numpy does not use."
                        raise ImagesError(told, file=path, name=name)
                    with opened_member(archive, info) as stream:
                        found[name] = _read_npy(path, name, stream)
        except ZIP_DAMAGE as error:
            raise ImagesError("{file} is damaged: its content cannot be unpacked ({cause}).", file=path, cause=error) from error
    images = {name: array for name, array in found.items() if _is_of_images(array)}
    labels = {name: array for name, array in found.items() if name not in images and _is_of_labels(array)}
    blocks = list(_matched(images, labels))
    if not blocks:
        told = (
            "{file} holds no images with labels. It has {arrays}; images need the shape (N, height, width) or (N, 784), and "
            "labels (N,) for the same N."
        )
        raise ImagesError(told, file=path, arrays=", ".join(f"{name} {array.shape}" for name, array in found.items()) or "–")
    return blocks


def read_idx(path: Path) -> list[Block]:
    """The blocks of a set of IDX files of which `path` is one: the training part, the test part, or both; raises ImagesError."""
    name = named(path.name)
    if name is None:
        return [_lone_idx(path)]
    parts = dict(sets_in_folder(home_of(path)).get(name.set_name, {}))
    parts[name.stem] = (Source(path),)
    blocks = []
    both: tuple[tuple[str, Part], ...] = (("train", "train"), ("t10k", "test"))
    for stem, part in both:
        images, labels = parts.get(f"{stem}-images"), parts.get(f"{stem}-labels")
        if images and labels:
            blocks.append(Block(_read_idx(images[0]), _read_idx(labels[0]), part))
    if not blocks:
        raise ImagesError("{file} has no partner: images and labels lie in two files, whose names differ only in that word.",
                          file=path)  # fmt: skip
    return blocks


def _lone_idx(path: Path) -> Block:
    """Files that nobody named like MNIST's: the one that lies beside it with the other word in its name."""
    for mine, other in (("image", "label"), ("labels", "images"), ("label", "image"), ("x", "y"), ("y", "x")):
        partner = path.with_name(path.name.replace(mine, other))
        if partner != path and partner.is_file():
            arrays = _read_idx(Source(path)), _read_idx(Source(partner))
            images, labels = arrays if arrays[0].ndim > arrays[1].ndim else arrays[::-1]
            return Block(images, labels, None)
    raise ImagesError(
        "{file} has no partner: images and labels lie in two files, whose names differ only in that word.", file=path
    )


def _read_idx(source: Source) -> Array:
    with refusals_of(source.path), damages_of(source.title), source.open() as file:
        is_packed = file.read(len(GZIP)) == GZIP
        file.seek(0)
        stream: _Readable = Gunzip(file) if is_packed else file
        magic = _exactly(stream, 4)
        dtype, dimensions = IDX_TYPES.get(magic[2]), magic[3]
        if magic[:2] != b"\0\0" or dtype is None or not 1 <= dimensions <= 4:
            raise ImagesError("{file} is not an IDX file: it does not begin like one.", file=source.title)
        shape = tuple(int(size) for size in np.frombuffer(_exactly(stream, 4 * dimensions), ">u4"))
        size = math.prod(shape) * np.dtype(dtype).itemsize
        if size > MAX_BYTES or not size:
            raise ImagesError("{file} claims to hold {size:,} bytes, which no data set has.", file=source.title, size=size)
        content = _exactly(stream, size)
    return np.frombuffer(content, dtype).reshape(shape)


def _exactly(stream: _Readable, count: int) -> bytes:
    pieces = bytearray()
    while len(pieces) < count:
        piece = stream.read(min(READ_AT_ONCE, count - len(pieces)))
        if not piece:
            raise EOFError
        pieces += piece
    return bytes(pieces)


def _read_npy(path: Path, name: str, stream: IO[bytes]) -> Array:
    try:
        array = npy.read_array(stream, allow_pickle=False)
    except Exception as error:  # NumPy's parser raises all kinds of errors for damaged headers
        told = "{file} ({name}) is damaged, or not a plain array: pickled ones are never opened, they could run foreign code."
        raise ImagesError(told, file=path, name=name) from error
    return np.asarray(array)


def _is_of_images(array: Array) -> bool:
    if array.dtype.kind not in "iufb" or not array.size:
        return False
    shape = array.shape
    is_color = len(shape) == 4 and (shape[3] in (1, COLORS) or shape[1] == 1)
    return len(shape) == 3 or is_color or (len(shape) == 2 and shape[1] == PIXELS)


def _is_of_labels(array: Array) -> bool:
    is_column = array.ndim == 1 or (array.ndim == 2 and 1 <= array.shape[1] <= MOST_CLASSES)
    return is_column and array.dtype.kind in "iufbUS" and 0 < len(array) <= MAX_ENTRIES


def _matched(images: dict[str, Array], labels: dict[str, Array]) -> Iterator[Block]:
    """Each array of images with labels of the same part, or else of the same length that nobody has yet."""
    left = dict(labels)
    for name, array in images.items():
        fitting = [other for other in left if len(left[other]) == len(array)]
        same_part = [other for other in fitting if _part_of(other) == _part_of(name)]
        chosen = next(iter(same_part or fitting), None)
        if chosen is not None:
            yield Block(array, left.pop(chosen), _part_of(name))


def _part_of(name: str) -> Part | None:
    match = re.search(r"train|test|val", name.lower())
    return None if match is None else "test" if match[0] == "test" else "train"
