"""A user's own data for campaigns: kept sets, collected drawings and broken copies, their states and what writes them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import numpy as np

from mnist_desktop.core.datasets.broken import copies
from mnist_desktop.core.datasets.images import kept
from mnist_desktop.core.datasets.images.set_info import SetInfo
from mnist_desktop.core.files import is_temporary
from mnist_desktop.core.handwriting.as_data import as_data
from mnist_desktop.core.handwriting.collection import Collection
from mnist_desktop.core.handwriting.collection_file import read_collection
from mnist_desktop.core.handwriting.digit import CollectedDigit
from mnist_desktop.core.handwriting.kept import KeptCollection, own_path
from mnist_desktop.core.handwriting.kept_data import keep_data

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
COPY = copies.Copy(
    1, "broken:inverted,share=100,where=both,seed=1:mnist-starter", "⚠ MNIST, starter 5,000 – inverted", "mnist", 5000
)


def drawings(writers: int, points: int = 200) -> Collection:
    """Two drawings of each digit by each writer, large enough that half of them would fit somewhere."""
    random = np.random.default_rng(writers)
    return Collection.of(
        CollectedDigit(label, f"writer {writer}", (tuple(random.integers(0, 10_000, 2 * points).tolist()),), NOON)
        for writer in range(writers) for _ in range(2) for label in range(10)
    )  # fmt: skip


def own_items(home: Path) -> Iterator[tuple[str, Callable[[], Iterable[bytes]]]]:
    """What there is of own data, each with what its digest is of. When something was made is left out."""
    os.environ["MNIST_DESKTOP_HOME"] = str(home)
    for folder, info in kept.list_sets():
        yield f"set {folder.name}", lambda folder=folder, info=info: _set_parts(folder, info)  # type: ignore[misc]
    if own_path().exists():
        yield "collection", lambda: [code.encode() for code in read_collection(own_path()).by_code]
    for path in sorted(copies.folder_of_copies().glob("[!.]*.json")):
        yield f"copy {path.name}", lambda path=path: [path.read_bytes()]  # type: ignore[misc]


def _set_parts(folder: Path, info: object) -> Iterator[bytes]:
    if not isinstance(info, SetInfo):
        raise OSError(str(info))
    dataset = kept.load(folder)
    yield msgspec.json.encode((dataset.title, dataset.class_names, dataset.fingerprint))
    yield from ((folder / name).read_bytes() for name in (kept.REPORT, kept.PICTURES))


def is_half_set(path: Path) -> bool:
    """Whether it is of the folder of a set that was never finished: it goes when a set is kept a day later."""
    return any(part.parent.name == "sets" and is_temporary(part.name) for part in (path, *path.parents))


def keep_set(home: Path, _: object = None) -> None:
    """Make a data set of collected drawings."""
    os.environ["MNIST_DESKTOP_HOME"] = str(home)
    keep_data(as_data(drawings(3)), "Class")


def rename_classes(home: Path, _: object = None) -> None:
    """Give the classes of the only kept set other names."""
    os.environ["MNIST_DESKTOP_HOME"] = str(home)
    ((folder, _info),) = kept.list_sets()
    kept.change(folder, class_names=tuple(f"숫자 {digit}" * 3 for digit in range(10)))


def delete_set(home: Path, _: object = None) -> None:
    """Move the only kept set to the trash."""
    os.environ["MNIST_DESKTOP_HOME"] = str(home)
    for folder, _info in list(kept.list_sets()):
        kept.delete(folder)


def collect(home: Path, writers: int) -> None:
    """Take the drawings of so many writers into the collection."""
    os.environ["MNIST_DESKTOP_HOME"] = str(home)
    collection = KeptCollection(own_path())
    collection.open()
    collection.keep(collection.collection.with_digits(drawings(writers).digits))


def remember_copy(home: Path, _: object = None) -> None:
    """List a broken copy."""
    os.environ["MNIST_DESKTOP_HOME"] = str(home)
    copies.remember(COPY)
