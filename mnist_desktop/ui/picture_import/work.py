"""What an import does in threads: plain functions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.images import kept
from mnist_desktop.core.datasets.images.entries import Listing
from mnist_desktop.core.datasets.images.importing import Imported, ImportOptions, ImportStoppedError, import_images
from mnist_desktop.core.datasets.images.listing import list_images
from mnist_desktop.core.datasets.images.splitting import Division, is_test, notices
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.core.stop_token import StopToken


class ReadSoFar(NamedTuple):
    """How many pictures are read, and how many there are."""

    done: int
    total: int


@dataclass(frozen=True, eq=False)
class PartSizes:
    """How many pictures each part would have, and what should be known of that."""

    train: int
    test: int
    notices: tuple[Sentence, ...]


@dataclass(frozen=True, eq=False)
class Wish:
    """What is to be imported, how, and under which names.

    Attributes
    ----------
    names
        What each class is to be called, by what the source calls it.
    """

    listing: Listing
    options: ImportOptions
    title: str
    names: dict[str, str]


def list_source(source: Path, stop: StopToken) -> Listing | None:
    """List a folder or table; None where it was stopped."""

    def check() -> None:
        if stop.stop_requested:
            raise ImportStoppedError

    try:
        return list_images(source, check)
    except ImportStoppedError:
        return None


def sizes_of(listing: Listing, division: Division) -> PartSizes:
    """How large the parts of a division would be; raises ImagesError."""
    flags = is_test(listing.entries, division)
    return PartSizes(int((~flags).sum()), int(flags.sum()), notices(listing.entries, flags))


def import_and_keep(wish: Wish, emit: Callable[[ReadSoFar], None], stop: StopToken) -> tuple[Dataset, Imported] | None:
    """Read all pictures and keep them; None where it was stopped, and then nothing is kept."""
    try:
        imported = import_images(wish.listing, wish.options, lambda done, total: emit(ReadSoFar(done, total)), stop)
    except ImportStoppedError:
        return None
    if stop.stop_requested:
        return None
    return kept.keep(imported, wish.title, tuple(wish.names[label] for label in imported.class_names)), imported
