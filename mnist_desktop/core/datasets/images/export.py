"""Saves a data set for other programs: as one npz archive, or as a folder of PNG files."""

from __future__ import annotations

import io
import shutil
import uuid
from collections.abc import Callable
from pathlib import Path

import numpy as np

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.npz import MAX_NAME_LENGTH, write_npz
from mnist_desktop.core.errors import StorageError
from mnist_desktop.core.file_names import file_name
from mnist_desktop.core.files import PART, atomic_writer, exists
from mnist_desktop.core.storage_errors import storage_error

FAST = 1
TELL_EVERY = 500

Progress = Callable[[int, int], None]


def save_npz(dataset: Dataset, path: Path) -> None:
    """Write a data set as an archive that *File > Import data* and NumPy read; raises StorageError."""
    arrays = {
        "x_train": dataset.train_images, "y_train": dataset.train_labels,
        "x_test": dataset.test_images, "y_test": dataset.test_labels,
        "family": np.array(dataset.family), "class_names": np.array([name[:MAX_NAME_LENGTH] for name in dataset.class_names]),
    }  # fmt: skip
    with atomic_writer(path) as file:
        write_npz(file, arrays, FAST)


def save_pictures(dataset: Dataset, folder: Path, progress: Progress | None = None) -> None:
    """Write a folder ``train/CLASS/00001.png``, and ``test/`` likewise, which *File > Import images* reads again.

    Parameters
    ----------
    folder
        Is made; it must not be there.
    progress
        Called now and then with how many images are written, and how many there are; what it raises ends the writing.

    Raises
    ------
    StorageError
        It cannot be written. Nothing of it stays.
    """
    from PIL import Image  # noqa: PLC0415 - takes 30 ms and is rarely needed

    if exists(folder):
        raise StorageError("{file} could not be made: something of that name is there already.", file=folder)
    temporary = folder.with_name(f".mnist-desktop-{uuid.uuid4().hex}{PART}")
    names = class_folders(dataset.class_names)
    try:
        for number, (image, label) in enumerate(zip(dataset.images, dataset.labels, strict=True)):
            place = temporary / ("train" if number < dataset.train_count else "test") / names[label]
            place.mkdir(parents=True, exist_ok=True)
            content = io.BytesIO()
            Image.fromarray(image).save(content, "PNG", compress_level=FAST)
            (place / f"{number + 1:06}.png").write_bytes(content.getvalue())
            if progress is not None and number % TELL_EVERY == 0:
                progress(number, len(dataset.labels))
        temporary.rename(folder)
    except OSError as error:
        raise storage_error(folder, error) from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def class_folders(names: tuple[str, ...]) -> tuple[str, ...]:
    """A folder name for each class, different ones even on a disk that takes upper and lower case for the same.

    >>> class_folders(("A", "a", "T-shirt/top"))
    ('A', 'a 2', 'T-shirt top')
    """
    found: list[str] = []
    taken: set[str] = set()
    for name in names:
        plain = file_name(name, "class")
        number, wanted = 1, plain
        while wanted.casefold() in taken:
            number += 1
            wanted = f"{plain} {number}"
        taken.add(wanted.casefold())
        found.append(wanted)
    return tuple(found)
