"""The four arrays of every data set, in whatever files: what they must look like, and what identifies them.

A data set is training images, training labels, test images and test labels, always in this order. Each kind of file
(:mod:`idx`, :mod:`npz`) offers them as :class:`StoredArray`; :mod:`files` reads them in parallel into one array.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.content.zips import ZIP_DAMAGE
from mnist_desktop.core.datasets.dataset import MOST_CLASSES
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.marking import marked
from mnist_desktop.core.storage_errors import storage_error

SIDE = 28
PIXELS = SIDE * SIDE
NAMELESS_CLASSES = 10
"""How many classes a file has that does not name them: those of MNIST and Fashion-MNIST. Only an npz archive can name others."""
MAX_IMAGES = 300_000
"""Most images in one array: enough for the largest such set in use (EMNIST's digits, 280,000), and a limit for false headers."""

IMAGE_MAGIC = 2051
LABEL_MAGIC = 2049

IMAGE_SHAPES = ((SIDE, SIDE), (PIXELS,), (SIDE, SIDE, 1), (1, SIDE, SIDE))
"""Shapes that libraries give to one image; the bytes are the same."""

READS = marked(
    "File > Import data reads an npz archive with x_train, y_train, x_test and y_test, the four IDX files of a set, and a table "
    "(CSV) with a label and 784 pixels in each row. File > Import images reads folders of pictures and tables that name pictures."
)
"""Added to the error for any other file."""

Digests = tuple[str, str, str, str]
"""Hex SHA-256 of the four arrays, each in the byte form of an uncompressed IDX file."""


class DataFileError(UserError):
    """A data file is missing, unreadable, damaged, or not of a form that this program can use."""


class AbsentDataError(DataFileError):
    """A data set is not on this computer."""


class StoredArray(Protocol):
    """One of the four arrays, with its header checked but its content not yet read."""

    @property
    def title(self) -> str:
        """Its name in a sentence: the file, and the array where a file has several."""

    @property
    def count(self) -> int:
        """How many images or labels it holds, 1..MAX_IMAGES."""

    @property
    def holds_images(self) -> bool:
        """Whether it holds images; if not, labels."""

    def read_into(self, out: NDArray[np.uint8]) -> None:
        """Fill `out`, uint8 of shape (count, 28, 28) or (count,); raises DataFileError."""


def digest(array: NDArray[np.uint8]) -> str:
    """Hex SHA-256 of images (N, 28, 28) or labels (N,) in the bytes of an IDX file, header included.

    So the same images have the same digest in every kind of file, and ``sha256sum`` of an uncompressed IDX file prints it.
    """
    content = hashlib.sha256(idx_header(array))
    content.update(array.data)
    return content.hexdigest()


def idx_header(array: NDArray[np.uint8]) -> bytes:
    """The header of an IDX file: magic number and dimensions, big-endian (yann.lecun.com/exdb/mnist)."""
    magic = IMAGE_MAGIC if array.ndim == 3 else LABEL_MAGIC
    return struct.pack(f">{1 + array.ndim}I", magic, *array.shape)


def combined(digests: Digests) -> str:
    """One fingerprint for four digests: hex SHA-256 of their raw bytes, joined."""
    return hashlib.sha256(b"".join(bytes.fromhex(each) for each in digests)).hexdigest()


def check_count(title: str, count: int) -> None:
    """Refuse an array with no images or with more than a computer can hold; raises DataFileError."""
    if count < 1:
        raise DataFileError("{file} is empty: it holds neither images nor labels.", file=title)
    if count > MAX_IMAGES:
        raise DataFileError("{file} claims to hold {count:,} items; this program takes at most {limit:,}.",
                            file=title, count=count, limit=MAX_IMAGES)  # fmt: skip


def check_labels(title: str, labels: NDArray[np.number], classes: int) -> None:
    """Refuse labels outside 0..classes - 1, and name those that were found; raises DataFileError."""
    if not labels.size or (labels.min() >= 0 and labels.max() < classes):
        return
    found = np.unique(labels)
    values = {"file": title, "low": int(found[0]), "high": int(found[-1]), "count": len(found), "classes": classes,
              "last": classes - 1, "most": MOST_CLASSES}  # fmt: skip
    if len(found) > classes:
        raise DataFileError("{file} holds {count} different labels, from {low} to {high}. It has {classes} classes, so they must "
                            "go from 0 to {last}. An npz archive can name up to {most} classes.", **values)  # fmt: skip
    raise DataFileError("{file} holds labels from {low} to {high}. It has {classes} classes, so they must go from 0 to {last}; "
                        "number them anew.", **values)  # fmt: skip


@contextmanager
def refusals_of(path: Path) -> Iterator[None]:
    """Turn the operating system's errors in the block into a DataFileError that names `path` and the cause."""
    try:
        yield
    except OSError as error:
        said = storage_error(path, error)
        raise DataFileError(said.template, **said.values) from error


@contextmanager
def damages_of(title: str) -> Iterator[None]:
    """Turn errors in the block that mean a damaged archive into a DataFileError; `title` is its name there."""
    try:
        yield
    except EOFError as error:
        raise DataFileError("{file} is cut off: it ends before its content does.", file=title) from error
    except ZIP_DAMAGE as error:
        raise DataFileError("{file} is damaged: it cannot be decompressed ({cause}).", file=title, cause=error) from error
