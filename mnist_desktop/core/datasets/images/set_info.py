"""What a kept set says of itself: title, class names, fingerprint, and where its images come from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from mnist_desktop.core.datasets.dataset import FEWEST_CLASSES, MOST_CLASSES, Family
from mnist_desktop.core.datasets.images.entries import (
    MAX_ENTRIES,
    ImagesError,
    NotKeptError,
    readable,
)
from mnist_desktop.core.datasets.images.importing import ImportOptions
from mnist_desktop.core.datasets.images.keys import key_of
from mnist_desktop.core.files import read_bytes, write_bytes
from mnist_desktop.core.sentence import Message

INFO = "set.json"
VERSION = 1
MAX_INFO_BYTES = 2**22
MAX_NAME = 40
"""Letters of a title or class name."""

Name = Annotated[str, Meta(min_length=1, max_length=MAX_NAME)]
ClassNames = Annotated[tuple[Name, ...], Meta(min_length=FEWEST_CLASSES, max_length=MOST_CLASSES)]


class LeftOutCount(Struct, frozen=True):
    """How many files were left out for a reason."""

    reason: Message
    count: int


class SetOrigin(Struct, frozen=True):
    """Where a set comes from.

    Attributes
    ----------
    source
        The folder or table.
    imported
        When, ISO 8601 with offset.
    options
        How pictures became images, and how the parts were divided.
    labels
        What the source called the classes, in their order.
    left_out
        What gave no image, by reason; file by file in the report.
    train_writers, test_writers
        Who wrote the images of the training part, and of the test part, as far as they are named.
    collected
        Its images were drawn on the pad and collected, so there is no folder, and `source` is only a title.
    """

    source: str
    imported: str
    options: ImportOptions
    labels: tuple[str, ...]
    left_out: tuple[LeftOutCount, ...] = ()
    train_writers: tuple[str, ...] = ()
    test_writers: tuple[str, ...] = ()
    collected: bool = False


class _Versioned(Struct):
    """What every version can read of ``set.json``."""

    version: int


class SetInfo(Struct, frozen=True):
    """The content of ``set.json``."""

    version: int
    title: Name
    family: Family
    class_names: ClassNames
    fingerprint: Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
    train_count: Annotated[int, Meta(ge=1, le=MAX_ENTRIES)]
    test_count: Annotated[int, Meta(ge=0, le=MAX_ENTRIES)]
    provenance: SetOrigin

    @property
    def key(self) -> str:
        """Its name in settings and runs."""
        return key_of(self.fingerprint)


def read_info(folder: Path) -> SetInfo:
    """What a set says of itself; raises NotKeptError and StorageError."""
    content = read_bytes(folder / INFO, MAX_INFO_BYTES)
    try:
        if msgspec.json.decode(content, type=_Versioned).version > VERSION:
            raise NotKeptError("{file} was kept by a newer version of this program.", file=folder)
        return msgspec.json.decode(content, type=SetInfo)
    except (ValueError, RecursionError) as error:
        raise NotKeptError(
            "{file} is damaged: it does not describe a data set ({cause}).", file=folder / INFO, cause=error
        ) from error


def write_info(folder: Path, info: SetInfo) -> None:
    """Write what a set says of itself; raises StorageError."""
    write_bytes(folder / INFO, msgspec.json.format(msgspec.json.encode(info), indent=1))


def checked_names(names: tuple[str, ...], count: int) -> tuple[str, ...]:
    """Class names without spaces around them; raises ImagesError where one is missing or not the only one."""
    plain = tuple(readable(name)[:MAX_NAME].strip() if name.strip() else "" for name in names)
    if len(plain) != count or not all(plain):
        raise ImagesError("Each of the {count} classes needs a name.", count=count)
    twice = next((name for name in plain if plain.count(name) > 1), None)
    if twice is not None:
        raise ImagesError("Two classes are called {name}. Give each a name of its own.", name=twice)
    return plain
