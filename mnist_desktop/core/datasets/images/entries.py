"""What is found of pictures and their labels, and what is left out and why."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.datasets.dataset import FEWEST_CLASSES, MOST_CLASSES
from mnist_desktop.core.datasets.stored import DataFileError
from mnist_desktop.core.sentence import Sentence, Templated

MAX_ENTRIES = 300_000
"""Most pictures of one data set."""

Part = Literal["train", "test"]
PARTS: dict[str, Part] = {
    "train": "train", "training": "train", "val": "train", "valid": "train", "validation": "train", "dev": "train",
    "test": "test", "testing": "test",
}  # fmt: skip
"""What folders and cells of a table call the two parts. Images to validate with are drawn from the training part by each run."""

Check = Callable[[], None]
"""Called now and then during long work; what it raises ends the work."""


class ImagesError(DataFileError):
    """A folder or table cannot become a data set of images."""


class NotKeptError(DataFileError):
    """A data set of one's own pictures is damaged, or cannot be changed."""


@dataclass(frozen=True, slots=True)
class LabeledPicture:
    """A picture that has a label.

    Attributes
    ----------
    path
        The file.
    name
        What reports call it: its path within the source, with slashes.
    label
        The name of its class.
    part
        The part that its folder or the table names; None where none is named.
    writer
        Who wrote it, as the table says; empty where that is not known.
    """

    path: Path
    name: str
    label: str
    part: Part | None = None
    writer: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A picture, file or folder that gives no image, or not the whole of what it holds; and why."""

    name: str
    reason: Templated


@dataclass(frozen=True, eq=False)
class Listing:
    """What a folder or table holds.

    Attributes
    ----------
    source
        The folder or table.
    entries
        The pictures with labels, in the order of their names.
    left_out
        What gives no image.
    images
        Where the source is a file of arrays, its images, one for each entry: uint8, shape (N, h, w) or (N, h, w, 3).
    class_names
        The labels that occur, in order: numbers by their value, words by the alphabet. Label number 0 is the first.
    """

    source: Path
    entries: tuple[LabeledPicture, ...]
    left_out: tuple[LeftOut, ...]
    images: NDArray[np.uint8] | None = None
    class_names: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "class_names", tuple(sorted({entry.label for entry in self.entries}, key=natural)))

    @property
    def has_both_parts(self) -> bool:
        """Whether folders or the table name images of both parts."""
        return {"train", "test"} <= {entry.part for entry in self.entries}

    @property
    def writers(self) -> tuple[str, ...]:
        """Everybody who is named as a writer, in order."""
        return tuple(sorted({entry.writer for entry in self.entries if entry.writer}, key=natural))


def checked(listing: Listing) -> Listing:
    """Refuse a listing that cannot become a data set; raises ImagesError."""
    classes = listing.class_names
    if not listing.entries:
        raise nothing_found(listing)
    if len(classes) < FEWEST_CLASSES:
        raise ImagesError("{file} holds pictures of one class only, {name}; there is nothing to tell apart. Add a folder for "
                          "each other class.", file=listing.source, name=classes[0])  # fmt: skip
    if len(classes) > MOST_CLASSES:
        raise ImagesError("{file} holds {count:,} classes, one for each folder or label; this program takes from "
                          "{fewest} to {most}. Choose a folder with fewer.", file=listing.source, count=len(classes),
                          fewest=FEWEST_CLASSES, most=MOST_CLASSES)  # fmt: skip
    return listing


def nothing_found(listing: Listing) -> ImagesError:
    """The error for a source without a single picture that has a label; it says the first reason where there is one."""
    if listing.left_out:
        first = listing.left_out[0]
        return ImagesError("{file} gives no image. {name}: {cause}", file=listing.source, name=first.name, cause=first.reason)
    return ImagesError(
        "{file} holds no pictures. It must have a folder for each class with its pictures in it.", file=listing.source
    )


def too_many(source: Path) -> ImagesError:
    """The error for a folder or table that is larger than any data set."""
    return ImagesError("{file} holds more than {limit:,} files; this program takes no more. Choose a folder with fewer.",
                       file=source, limit=MAX_ENTRIES)  # fmt: skip


NO_PICTURE = Sentence("It is not a picture of a kind that can be read. PNG, JPEG, BMP, GIF, WebP and TIFF can.")
LEADS_OUT = Sentence("It is a link that leads out of the folder, so it is not followed.")
TOO_DEEP = Sentence("It lies in too many folders, one inside the other.")
LEADS_ROUND = Sentence("It is a link to another place of the same folder, whose pictures are read there.")


def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """A key for sorting by which numbers go by their value, before words.

    >>> sorted(["10", "9", "b", "A"], key=natural)
    ['9', '10', 'A', 'b']
    """
    pieces = re.split(r"([0-9]{1,15})", text)
    return tuple((0, int(piece), "") if number % 2 else (1, 0, piece.casefold()) for number, piece in enumerate(pieces) if piece)


def readable(name: str) -> str:
    r"""A name from a disk or table as text that every view and file can hold.

    macOS stores Korean syllables in parts, which are put together; bytes that are no text and invisible marks are replaced.

    >>> readable("\u1112\u1161\u11ab"), readable("a\udcffb\n")
    ('한', 'a�b�')
    """
    whole = unicodedata.normalize("NFC", name)
    return "".join(letter if letter.isprintable() else "�" for letter in whole).strip() or "�"


def joined(parts: Iterable[str]) -> str:
    """A path within a source, as reports show it."""
    return "/".join(map(readable, parts))
