"""Imports a user's data from any file or folder, and keeps it among the app's data sets."""

from __future__ import annotations

import dataclasses
import os
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from mnist_desktop.core.datasets import catalog, files
from mnist_desktop.core.datasets.dataset import Dataset, Family
from mnist_desktop.core.datasets.file_finding import home_of
from mnist_desktop.core.datasets.file_finding import named as named_file
from mnist_desktop.core.datasets.files import Content
from mnist_desktop.core.datasets.images.walking import holds_pictures
from mnist_desktop.core.datasets.known import known_by_fingerprint, known_by_key, starter_of
from mnist_desktop.core.datasets.npz import Description, write_npz
from mnist_desktop.core.datasets.orientation import UPRIGHT, Turn, turn_of, turned
from mnist_desktop.core.datasets.stored import DataFileError
from mnist_desktop.core.datasets.table import Progress
from mnist_desktop.core.file_names import file_name
from mnist_desktop.core.files import atomic_writer, exists

MAX_NAME_LENGTH = 60
FAST = 1
"""The compression level: 70,000 images in two seconds instead of three, for 3 % more bytes."""


class UnknownFamilyError(DataFileError):
    """Nothing tells whether the images show digits or clothes: ask the user, then import again with the answer."""


@dataclass(frozen=True, eq=False)
class ImportRequest:
    """A file or folder to import, with what is known about it so far.

    Attributes
    ----------
    path
        The file or folder.
    content
        What was already read from it.
    family
        What its images show; None as long as the user was not asked.
    turn
        How to turn its images; None as long as the user was not asked.
    """

    path: Path
    content: Content | None = None
    family: Family | None = None
    turn: Turn | None = None


@dataclass(frozen=True, eq=False)
class FamilyQuestion:
    """Asks whether the images show digits or clothes. The answer goes into the request's `family`."""

    request: ImportRequest


@dataclass(frozen=True, eq=False)
class TurnQuestion:
    """Asks about images that seem to lie on their side or to be dark on light. The answer goes into the request's `turn`.

    Attributes
    ----------
    turn
        What would correct them.
    before, after
        One image of each class that occurs, as in the file and as it would become: uint8, (at most one per class, 28, 28).
    """

    request: ImportRequest
    turn: Turn
    before: np.typing.NDArray[np.uint8]
    after: np.typing.NDArray[np.uint8]


def take_in(request: ImportRequest, progress: Progress | None = None) -> Dataset | FamilyQuestion | TurnQuestion:
    """Import a data set and keep it, or return the question that must be answered first. Until then nothing is written.

    Parameters
    ----------
    request
        Its path is anything that :func:`files.read` reads. Its family is not used where the content is a published set or where
        the archive names its family.
    progress
        See :func:`files.read`.

    Returns
    -------
    Dataset
        The result of :func:`keep`; or the question.

    Raises
    ------
    DataFileError
        A file is missing, unreadable, damaged, or not of a form that this program can use.
    StorageError
        See :func:`keep`.
    """
    content = _read(request.path, progress) if request.content is None else request.content
    known = dataclasses.replace(request, content=content)
    try:
        dataset = named(request.path, content, request.family)
    except UnknownFamilyError:
        return FamilyQuestion(known)
    if request.turn is not None:
        return keep(with_turn(dataset, request.turn))
    turn = turn_wanted(dataset)
    _tell_read(progress)  # the last moment at which a stop leaves nothing behind
    if turn != UPRIGHT:
        first = np.unique(dataset.labels, return_index=True)[1]
        before = dataset.images[first]
        return TurnQuestion(known, turn, before, turned(before, turn))
    return keep(dataset)


def _read(path: Path, progress: Progress | None) -> Content:
    """As :func:`files.read`, with a sentence of its own for a folder of pictures, which goes through another door."""
    try:
        return files.read(path, progress)
    except DataFileError as error:
        if os.path.isdir(path) and holds_pictures(path):  # noqa: PTH112 - raises nothing
            told = "{file} is a folder with pictures. File > Import images makes a data set of it."
            raise DataFileError(told, file=path) from error
        raise


def named(path: Path, content: Content, family: Family | None) -> Dataset:
    """Give the content of `path` its names and its key: the key of a known set, or ``file:`` and the file's name.

    Raises UnknownFamilyError where `family` is None and the content does not tell.
    """
    known = known_by_fingerprint(content.fingerprint)
    if known is None and content.description.family is None and family is None:
        raise UnknownFamilyError("{file} is not one of the published sets. Say whether it shows digits or clothes.", file=path)
    key = known.key if known else catalog.IMPORTED + _plain_name(path)
    return catalog.as_dataset(key, path, content, family)


def turn_wanted(dataset: Dataset) -> Turn:
    """The turn that a set's images need; none for a published set."""
    if dataset.genuine:
        return UPRIGHT
    starter = catalog.load(starter_of(dataset.family).key)
    return turn_of(dataset.train_images, dataset.train_labels, starter.train_images, starter.train_labels)


def with_turn(dataset: Dataset, turn: Turn) -> Dataset:
    """The data set with its images turned, which may make it a published one."""
    if turn == UPRIGHT:
        return dataset
    content = files.content_of(turned(dataset.images, turn), dataset.labels, dataset.train_count)
    words = Description(dataset.family, dataset.class_names, dataset.class_names_ko)
    known = known_by_fingerprint(content.fingerprint)
    key = known.key if known else dataset.key
    return catalog.as_dataset(key, Path(dataset.source), dataclasses.replace(content, description=words))


def keep(dataset: Dataset) -> Dataset:
    """Store an imported data set in the user's folder, so that :func:`catalog.entries` lists it from now on.

    Returns
    -------
    Dataset
        The same arrays, with the key under which they can now be loaded. Another set of the same name stays as it is: the new
        one becomes "name 2". A set that is already kept, or a starter set, is not written again.

    Raises
    ------
    StorageError
        It cannot be written. No incomplete file stays.
    """
    known = known_by_fingerprint(dataset.fingerprint)
    if known is not None and known.starter:
        return dataset
    path = _free_path(dataset, known.key if known else dataset.key.removeprefix(catalog.IMPORTED))
    if not exists(path):
        with atomic_writer(path) as file:
            write_npz(file, _arrays(dataset), FAST)
    if known is not None and path == catalog.imported_path(known.key):
        return dataclasses.replace(dataset, source=str(path))
    return dataclasses.replace(dataset, key=catalog.IMPORTED + path.stem, title=path.stem, source=str(path))


def _tell_read(progress: Progress | None) -> None:
    if progress is not None:
        progress(1, 1)


def _arrays(dataset: Dataset) -> dict[str, np.typing.NDArray[np.generic]]:
    return {
        "x_train": dataset.train_images, "y_train": dataset.train_labels,
        "x_test": dataset.test_images, "y_test": dataset.test_labels,
        "family": np.array(dataset.family),
        "class_names": np.array(dataset.class_names), "class_names_ko": np.array(dataset.class_names_ko),
    }  # fmt: skip


def _free_path(dataset: Dataset, name: str) -> Path:
    """A path that no other data set has; if this set is kept already, its path."""
    number = 1
    while True:
        path = catalog.imported_path(name if number == 1 else f"{name} {number}")
        if not exists(path) or _holds(path, dataset):
            return path
        number += 1


def _holds(path: Path, dataset: Dataset) -> bool:
    try:
        return files.read(path).fingerprint == dataset.fingerprint
    except DataFileError:
        return False


def _plain_name(path: Path) -> str:
    """A readable name that is also a file name on every system."""
    part = named_file(path.name)
    if part is not None and path.is_file():  # one of four files: use the name of the set
        own = part.set_name or home_of(path).name
    else:
        own = path.stem if path.is_file() else path.name
    return plain_name(own)


def plain_name(title: str) -> str:
    """A title as the name of a kept set, which no published set has."""
    # Only letters and digits besides: the name is a part of the set's key, too.
    name = file_name(re.sub(r"[^\w .-]+", " ", title), "data", most=MAX_NAME_LENGTH)
    return f"{name} (file)" if known_by_key(name.lower()) else name
