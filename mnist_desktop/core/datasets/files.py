"""Reads a data set: four IDX files in a folder or a zip, an npz archive, or a table.

The four arrays are read at the same time, each in its own thread, directly into one array, so images are in memory once.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.content.kinds import FileKind, Kind
from mnist_desktop.core.content.telling import kind_of_stream, refusal
from mnist_desktop.core.content.zips import zip_names
from mnist_desktop.core.datasets.aligned import aligned_empty
from mnist_desktop.core.datasets.file_finding import Parts, Source, home_of, named, sets_in_folder, sets_in_zip, the_set
from mnist_desktop.core.datasets.idx import may_be_idx
from mnist_desktop.core.datasets.npz import Description, open_npz
from mnist_desktop.core.datasets.parts import open_parts
from mnist_desktop.core.datasets.stored import (
    NAMELESS_CLASSES,
    READS,
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
from mnist_desktop.core.datasets.table import Progress, read_tables


@dataclass(frozen=True, eq=False)
class Content:
    """The content of a data set.

    Attributes
    ----------
    images
        uint8, shape (N, 28, 28), contiguous, read-only; the training part first.
    labels
        uint8, shape (N,), from 0 to classes - 1, read-only.
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
    """One hex SHA-256 of everything that training and testing depend on.

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
    byte form of an uncompressed IDX file, header included; the fingerprint is the SHA-256 of those four hashes, joined, 32
    bytes each. It is the same for IDX and npz, compressed or not. Class names are not part of it.
    """
    return combined(_digests(images, labels, train_count))


def content_of(images: NDArray[np.uint8], labels: NDArray[np.uint8], train_count: int) -> Content:
    """Make :class:`Content` from arrays in memory, which become read-only."""
    images.flags.writeable = labels.flags.writeable = False
    return Content(images, labels, train_count, _digests(images, labels, train_count), Description())


def read(location: Path, progress: Progress | None = None) -> Content:
    """Read and check a data set.

    Parameters
    ----------
    location
        A folder with four IDX files, any one of those files, a zip with them, an npz archive, or a table (CSV).
    progress
        Called while a table is read, which takes long.

    Raises
    ------
    DataFileError
        A file is missing, unreadable, damaged, or not of a form that this program can use.
    """
    if not os.path.isdir(location):  # noqa: PTH112 - Path.is_dir raises where the user may not look
        with refusals_of(location), location.open("rb") as file:
            found = kind_of_stream(file, location.name)
        if found.kind is Kind.TABLE:
            table = read_tables(location, progress)
            return content_of(table.images, table.labels, table.train_count)
        stored, description = _open_file(location, found)
    else:
        stored, description = open_parts(the_set(sets_in_folder(location), location), location), Description()
    return _read_arrays(stored, description)


def source_files(location: Path) -> tuple[Path, ...]:
    """The files that :func:`read` may open for a folder or an npz archive. Only checks that they exist.

    Where a folder holds several files for one array, all are included: when one changes, another may be read.
    """
    if location.suffix.lower() == ".npz":
        return (location,)
    return tuple(source.path for sources in the_set(sets_in_folder(location), location).values() for source in sources)


def _open_file(location: Path, found: FileKind) -> tuple[tuple[StoredArray, ...], Description]:
    if found.kind is Kind.IDX or (named(location.name) and (may_be_idx(found) or _is_single(location, found))):
        home = home_of(location)
        return open_parts(_with_siblings(location, home), home), Description()
    if found.kind is Kind.NPZ or (found == FileKind(Kind.ARCHIVE, "zip") and location.suffix.lower() == ".npz"):
        return open_npz(location)
    if found.kind is Kind.ZIPPED_SET:
        return open_parts(the_set(sets_in_zip(location), location), location), Description()
    raise refusal(DataFileError, found, location, READS)


def _is_single(path: Path, found: FileKind) -> bool:
    """Whether an archive holds only one array, as each of KMNIST's four does."""
    if found.kind is not Kind.NPZ:
        return False
    with refusals_of(path), path.open("rb") as file:
        return len(zip_names(file) or ()) == 1


def _with_siblings(path: Path, home: Path) -> Parts:
    """The set to which a file belongs, by its name. This file is used even where others of that name exist."""
    name, sets = named(path.name), sets_in_folder(home)
    if name is None:
        return the_set(sets, home)
    parts = sets.get(name.set_name, {})
    others = tuple(source for source in parts.get(name.stem, ()) if source.path != path)
    return parts | {name.stem: (Source(path), *others)}


def _read_arrays(stored: tuple[StoredArray, ...], description: Description) -> Content:
    for stored_images, stored_labels in (stored[:2], stored[2:]):
        if stored_images.count != stored_labels.count:
            raise DataFileError("{file} holds {images:,} images, but {other} holds {labels:,} labels.", file=stored_images.title,
                                images=stored_images.count, other=stored_labels.title, labels=stored_labels.count)  # fmt: skip
    train = stored[0].count
    check_count(stored[0].title, train + stored[2].count)  # each part may be small enough, but not both together
    images = aligned_empty((train + stored[2].count, SIDE, SIDE))
    labels = np.empty(len(images), np.uint8)
    classes = len(description.class_names or description.class_names_ko or ()) or NAMELESS_CLASSES
    targets = (images[:train], labels[:train], images[train:], labels[train:])
    # zlib and OpenSSL release Python's global lock, so two cores read twice as fast.
    with ThreadPoolExecutor(len(stored), "data file") as threads:
        train_x, train_y, test_x, test_y = threads.map(_read_array, stored, targets, repeat(classes))
    images.flags.writeable = labels.flags.writeable = False
    return Content(images, labels, train, (train_x, train_y, test_x, test_y), description)


def _digests(images: NDArray[np.uint8], labels: NDArray[np.uint8], train_count: int) -> Digests:
    parts = (images[:train_count], labels[:train_count], images[train_count:], labels[train_count:])
    train_x, train_y, test_x, test_y = (digest(part) for part in parts)
    return train_x, train_y, test_x, test_y


def _read_array(stored: StoredArray, out: NDArray[np.uint8], classes: int) -> str:
    stored.read_into(out)
    if not stored.holds_images:
        check_labels(stored.title, out, classes)
    return digest(out)
