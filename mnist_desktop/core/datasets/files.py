"""Reading a data set from where it lies: the four IDX files of a folder, or one npz archive.

All four arrays are read side by side, in a thread each, straight into one array, so that the images exist once.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.datasets.idx import MAGIC_BYTES, STEMS, find_idx_files, open_idx_folder
from mnist_desktop.core.datasets.npz import NPY_MAGIC, ZIP_MAGIC, Description, open_npz
from mnist_desktop.core.datasets.stored import (
    SIDE,
    DataFileError,
    Digests,
    StoredArray,
    check_count,
    check_labels,
    combined,
    digest,
    refusals_of,
)

PICKLE_MAGIC = b"\x80"


@dataclass(frozen=True, eq=False)
class Content:
    """What was read.

    Attributes
    ----------
    images
        uint8, shape (N, 28, 28), contiguous, read-only; the training part first.
    labels
        uint8, shape (N,), 0..9, read-only.
    train_count
        How many of the N belong to the training part.
    digests
        Of the four arrays.
    description
        What the file says about itself.
    """

    images: NDArray[np.uint8]
    labels: NDArray[np.uint8]
    train_count: int
    digests: Digests
    description: Description

    @property
    def fingerprint(self) -> str:
        """See :func:`fingerprint`."""
        return combined(self.digests)


def fingerprint(images: NDArray[np.uint8], labels: NDArray[np.uint8], train_count: int) -> str:
    """One hex SHA-256 over everything that training and testing could depend on.

    Parameters
    ----------
    images
        uint8, shape (N, 28, 28), contiguous.
    labels
        uint8, shape (N,).
    train_count
        How many of the N belong to the training part.

    Notes
    -----
    Each of the four arrays (training images, training labels, test images, test labels) is hashed with SHA-256 in the
    byte form of an uncompressed IDX file, header included; the fingerprint is the SHA-256 of those four hashes, 32 bytes
    each, one behind the other. It is the same for IDX and npz, compressed or not. Class names do not enter it.
    """
    test_images, test_labels = images[train_count:], labels[train_count:]
    parts = (images[:train_count], labels[:train_count], test_images, test_labels)
    train_x, train_y, test_x, test_y = (digest(part) for part in parts)
    return combined((train_x, train_y, test_x, test_y))


def read(location: Path) -> Content:
    """Read and check a data set.

    Parameters
    ----------
    location
        A folder with four IDX files, any one of those files, or an npz archive.

    Raises
    ------
    DataFileError
        Something is absent, unreadable, damaged, or not what this program works with.
    """
    stored, description = _open(location)
    for stored_images, stored_labels in (stored[:2], stored[2:]):
        if stored_images.count != stored_labels.count:
            raise DataFileError("{file} holds {images:,} images, but {other} holds {labels:,} labels.", file=stored_images.title,
                                images=stored_images.count, other=stored_labels.title, labels=stored_labels.count)  # fmt: skip
    train = stored[0].count
    check_count(str(location), train + stored[2].count)  # each may be allowed, and both together too many
    images = np.empty((train + stored[2].count, SIDE, SIDE), np.uint8)
    labels = np.empty(len(images), np.uint8)
    targets = (images[:train], labels[:train], images[train:], labels[train:])
    # zlib and OpenSSL work outside Python's lock, so two cores read twice as fast.
    with ThreadPoolExecutor(len(stored), "data file") as threads:
        train_x, train_y, test_x, test_y = threads.map(_read_array, stored, targets)
    images.flags.writeable = labels.flags.writeable = False
    return Content(images, labels, train, (train_x, train_y, test_x, test_y), description)


def source_files(location: Path) -> tuple[Path, ...]:
    """The files that :func:`read` would open: one archive or up to four IDX files. Only asks whether they exist."""
    if location.suffix == ".npz":
        return (location,)
    found = find_idx_files(location)
    return tuple(found[stem] for stem in STEMS if stem in found)


def _open(location: Path) -> tuple[tuple[StoredArray, ...], Description]:
    if os.path.isdir(location):  # noqa: PTH112 - Path.is_dir raises where the user may not look
        return open_idx_folder(location), Description()
    with refusals_of(location), location.open("rb") as file:
        start = file.read(8)
    if start.startswith(ZIP_MAGIC):
        return open_npz(location)
    if start.startswith(MAGIC_BYTES):
        return open_idx_folder(location.parent), Description()
    if start.startswith(PICKLE_MAGIC):
        raise DataFileError("{file} is a pickle, which this program never opens: it could run foreign code. "
                            "Save the arrays with numpy.savez_compressed.", file=location)  # fmt: skip
    if start.startswith(NPY_MAGIC):
        raise DataFileError("{file} holds a single array; save x_train, y_train, x_test and y_test together with "
                            "numpy.savez_compressed.", file=location)  # fmt: skip
    raise DataFileError("{file} is neither an npz archive nor an IDX file.", file=location)


def _read_array(stored: StoredArray, out: NDArray[np.uint8]) -> str:
    stored.read_into(out)
    if not stored.holds_images:
        check_labels(stored.title, out)
    return digest(out)
