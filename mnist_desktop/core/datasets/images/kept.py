"""Keeps imported sets in the user's data folder: images, names and a page on where they come from.

Each set is a folder below ``sets/``: the four IDX files under their usual names, which any program reads; ``set.json`` with
title, class names, fingerprint and provenance; ``left-out.csv``, the report; and ``pictures.csv``, where each image comes from.
A folder appears whole or not at all. The key of a set in settings and runs is the beginning of its fingerprint, so it is the same
wherever these images are imported, whatever they are called there.
"""

from __future__ import annotations

import os
import shutil
import time
import uuid
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from mnist_desktop import paths
from mnist_desktop.core.datasets.aligned import aligned_empty
from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.files import fingerprint
from mnist_desktop.core.datasets.images.entries import NotKeptError, readable
from mnist_desktop.core.datasets.images.importing import Imported
from mnist_desktop.core.datasets.images.keys import KEY, key_of
from mnist_desktop.core.datasets.images.report import in_few_words, report_csv
from mnist_desktop.core.datasets.images.set_info import (
    INFO,
    MAX_NAME,
    VERSION,
    LeftOutCount,
    SetInfo,
    SetOrigin,
    checked_names,
    read_info,
    write_info,
)
from mnist_desktop.core.datasets.stored import SIDE, AbsentDataError, DataFileError, idx_header, refusals_of
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.file_names import file_name as plain_name
from mnist_desktop.core.files import PART, exists, is_temporary, subfolders, write_bytes
from mnist_desktop.core.sentence import Message
from mnist_desktop.core.storage_errors import storage_error
from mnist_desktop.core.table_text import csv_bytes

SHORT_CODE = 8
"""Digits of the fingerprint in the name of a set's folder."""
REPORT, PICTURES = "left-out.csv", "pictures.csv"
STEMS = ("train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte")
TRASH = ".trash"
DAY = 24 * 3600.0
MOST_WRITERS = 1000
BORDER, DARK, LOOKED_AT = 2, 32, 2000
"""Pixels around an image, the value that is light, and the images that are looked at."""


def folder_of_sets() -> Path:
    """Where the sets are kept."""
    return paths.user_data() / "sets"


def list_sets() -> Iterator[tuple[Path, SetInfo | UserError]]:
    """Every kept set with its folder, or why it cannot be read. Reads small files only."""
    try:
        names = subfolders(folder_of_sets())
    except UserError:
        return
    for name in names:
        folder = folder_of_sets() / name
        try:
            yield folder, read_info(folder)
        except UserError as error:
            yield folder, error


def files_of(folder: Path) -> tuple[Path, ...]:
    """The files that :func:`load` reads."""
    return (folder / INFO, *(folder / stem for stem in STEMS))


def find(key: str) -> Path:
    """The folder of the set with this key; raises AbsentDataError."""
    for folder, info in list_sets():
        if isinstance(info, SetInfo) and info.key == key:
            return folder
    told = (
        "The images with the code {code} are not on this computer. Import their folder again, or copy the set from the computer "
        "where it is kept into {folder}."
    )
    raise AbsentDataError(told, code=key.removeprefix(KEY), folder=folder_of_sets())


def load(folder: Path) -> Dataset:
    """Read a kept set.

    Raises
    ------
    NotKeptError
        It is damaged, which its fingerprint tells.
    StorageError
        A file cannot be read.
    """
    info = read_info(folder)
    count = info.train_count + info.test_count
    images, labels = aligned_empty((count, SIDE, SIDE)), np.empty(count, np.uint8)
    for stem, part in zip(STEMS, _parts(images, labels, info.train_count), strict=True):
        _fill(folder / stem, part)
    if labels.max(initial=0) >= len(info.class_names) or fingerprint(images, labels, info.train_count) != info.fingerprint:
        raise NotKeptError("{file} is damaged: its images are not those that were kept. Import them again.", file=folder)
    images.flags.writeable = labels.flags.writeable = False
    return _dataset(info, images, labels, folder)


def class_counts(folder: Path) -> tuple[int, ...]:
    """How many images of each class a kept set has, in both parts; raises as :func:`load` does, and reads labels only."""
    info = read_info(folder)
    labels = np.empty(info.train_count + info.test_count, np.uint8)
    for stem, part in ((STEMS[1], labels[: info.train_count]), (STEMS[3], labels[info.train_count :])):
        _fill(folder / stem, part)
    return tuple(np.bincount(labels, minlength=len(info.class_names))[: len(info.class_names)].tolist())


def keep(imported: Imported, title: str, class_names: tuple[str, ...] | None = None) -> Dataset:
    """Keep what was imported, so that the catalog lists it from now on.

    Parameters
    ----------
    title
        What to call it; where another set is called so, it becomes "title 2".
    class_names
        What to call the classes, in the order of the imported ones; None: as the source does.

    Returns
    -------
    Dataset
        If exactly these images are kept already, those, called as they were: see :func:`is_new`.

    Raises
    ------
    ImagesError
        A name is missing, or two classes have the same.
    StorageError
        It cannot be written. Nothing of it stays.
    """
    names = checked_names(class_names or imported.class_names, len(imported.class_names))
    digits = fingerprint(imported.images, imported.labels, imported.train_count)
    with suppress(AbsentDataError):
        folder = find(key_of(digits))
        try:
            return load(folder)
        except DataFileError:  # damaged since: it is kept anew
            delete(folder)
    _clear_away()
    # The pad prepares what is drawn by the recipe of MNIST, or takes a picture as it is.
    is_drawn = imported.options.treatment.recipe == "LIKE_MNIST" or _are_drawn(imported.images)
    info = SetInfo(
        version=VERSION, title=_free_title(title, digits), class_names=names, fingerprint=digits,
        family="mnist" if is_drawn else "fashion-mnist",
        train_count=imported.train_count, test_count=len(imported.labels) - imported.train_count,
        provenance=_provenance(imported),
    )  # fmt: skip
    folder = folder_of_sets() / f"{file_name(info.title)}-{digits[:SHORT_CODE]}"
    if exists(folder):  # what says what it is cannot be read, so it was not found
        delete(folder)
    _write(folder, info, imported)
    imported.images.flags.writeable = imported.labels.flags.writeable = False
    return _dataset(info, imported.images, imported.labels, folder)


def _are_drawn(images: NDArray[np.uint8]) -> bool:
    """Whether images look as MNIST's recipe makes them: dark around, as 88 of 100 digits are and hardly any garment."""
    border = np.ones((SIDE, SIDE), bool)
    border[BORDER:-BORDER, BORDER:-BORDER] = False
    return float(np.mean(images[:LOOKED_AT][:, border].max(1) < DARK)) > 1 / 2


def is_new(dataset: Dataset, images: NDArray[np.uint8]) -> bool:
    """Whether what :func:`keep` returned for these images was not there before."""
    return dataset.images is images


def change(folder: Path, *, title: str | None = None, class_names: tuple[str, ...] | None = None) -> SetInfo:
    """Give a set or its classes other names; raises ImagesError, NotKeptError, StorageError. Its key stays."""
    info = read_info(folder)
    names = info.class_names if class_names is None else checked_names(class_names, len(info.class_names))
    wanted = info.title if title is None else _free_title(title, info.fingerprint)
    changed = msgspec.structs.replace(info, title=wanted, class_names=names)
    if changed != info:
        write_info(folder, changed)
    return changed


def delete(folder: Path) -> Path:
    """Move a set, damaged or not, to the trash; returns its place there, for :func:`restore`. A day later it goes."""
    place = folder.parent / TRASH / uuid.uuid4().hex / folder.name
    _move(folder, place)
    os.utime(place.parent)
    return place


def restore(place: Path) -> Path:
    """Move a deleted set back from its `place` in the trash; returns its folder."""
    folder = folder_of_sets() / place.name
    _move(place, folder)
    return folder


def _dataset(info: SetInfo, images: NDArray[np.uint8], labels: NDArray[np.uint8], folder: Path) -> Dataset:
    return Dataset(
        key=info.key, family=info.family, title=info.title, images=images, labels=labels, train_count=info.train_count,
        class_names=info.class_names, class_names_ko=info.class_names, fingerprint=info.fingerprint, genuine=False,
        source=str(folder), origin=info.provenance.source,
    )  # fmt: skip


def _provenance(imported: Imported) -> SetOrigin:
    first: dict[str, Message] = {}
    for each in imported.left_out:
        first.setdefault(each.reason.template, Message.of(each.reason))
    counts = dict(in_few_words(imported.left_out, lambda reason: reason.template))
    train, test = imported.entries[: imported.train_count], imported.entries[imported.train_count :]
    return SetOrigin(
        source=imported.source,
        imported=datetime.now().astimezone().isoformat(timespec="seconds"),
        options=imported.options,
        labels=imported.class_names,
        left_out=tuple(LeftOutCount(first[template], count) for template, count in counts.items()),
        train_writers=tuple(sorted({entry.writer for entry in train if entry.writer}))[:MOST_WRITERS],
        test_writers=tuple(sorted({entry.writer for entry in test if entry.writer}))[:MOST_WRITERS],
        collected=imported.collected,
    )


def _free_title(title: str, digits: str) -> str:
    """The title, or with a number behind it where another set has it."""
    plain = (readable(title)[:MAX_NAME].strip() if title.strip() else "") or "images"
    taken = {info.title.casefold() for _, info in list_sets() if isinstance(info, SetInfo) and info.fingerprint != digits}
    wanted, number = plain, 1
    while wanted.casefold() in taken:
        number += 1
        wanted = f"{plain[: MAX_NAME - 5]} {number}"
    return wanted


def file_name(title: str) -> str:
    """A title as a file name on every system."""
    return plain_name(title, "images", most=MAX_NAME)


def _write(folder: Path, info: SetInfo, imported: Imported) -> None:
    """Write a set as a whole or not at all."""
    temporary = folder.with_name(f".mnist-desktop-{uuid.uuid4().hex}{PART}")
    try:
        try:
            temporary.mkdir(parents=True)
        except OSError as error:
            raise storage_error(folder, error) from error
        for stem, part in zip(STEMS, _parts(imported.images, imported.labels, info.train_count), strict=True):
            write_bytes(temporary / stem, idx_header(part) + part.tobytes())
        write_bytes(temporary / REPORT, report_csv(imported.left_out))
        rows = ((entry.name, entry.label, "train" if at < info.train_count else "test", entry.writer)
                for at, entry in enumerate(imported.entries))  # fmt: skip
        write_bytes(temporary / PICTURES, csv_bytes([("file", "label", "part", "writer"), *rows]))
        write_info(temporary, info)
        _move(temporary, folder)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _fill(path: Path, part: NDArray[np.uint8]) -> None:
    header = idx_header(part)
    with refusals_of(path), path.open("rb") as file:
        is_whole = os.fstat(file.fileno()).st_size == len(header) + part.nbytes and file.read(len(header)) == header
        if not is_whole or (part.size and file.readinto(part.data.cast("B")) != part.nbytes):
            raise NotKeptError("{file} is damaged: it does not hold the images that were kept.", file=path)


def _parts(images: NDArray[np.uint8], labels: NDArray[np.uint8], train_count: int) -> tuple[NDArray[np.uint8], ...]:
    return images[:train_count], labels[:train_count], images[train_count:], labels[train_count:]


def _move(source: Path, target: Path) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if exists(target):
            raise NotKeptError("{file} could not be made: something of that name is there already.", file=target)
        source.rename(target)
    except OSError as error:
        raise storage_error(source, error) from error


def _clear_away() -> None:
    """Delete what was put into the trash, or left half-written by a killed program, more than a day ago. Raises nothing."""
    with suppress(OSError):
        places = [path for path in folder_of_sets().iterdir() if is_temporary(path.name)]
        places += (folder_of_sets() / TRASH).glob("*")
        for place in places:
            with suppress(OSError):
                if time.time() - place.stat().st_mtime > DAY:
                    shutil.rmtree(place, ignore_errors=True)
