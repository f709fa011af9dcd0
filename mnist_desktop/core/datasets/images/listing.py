"""Lists the pictures of a folder with their labels.

Each class has a folder with its pictures, at any depth. Folders called *train* and *test* may stand above the classes or within
each; folders that hold nothing but one other folder are passed through. Where a table in the folder names files and labels, the
table counts.
"""

from __future__ import annotations

import stat
from itertools import islice
from pathlib import Path

from mnist_desktop.core.datasets.images.arrays import list_arrays
from mnist_desktop.core.datasets.images.entries import (
    NO_PICTURE,
    PARTS,
    Check,
    ImagesError,
    LabeledPicture,
    LeftOut,
    Listing,
    Part,
    checked,
    joined,
    readable,
)
from mnist_desktop.core.datasets.images.file_types import SUFFIXES, TABLE_SUFFIXES
from mnist_desktop.core.datasets.images.label_table import names_files, read_label_table
from mnist_desktop.core.datasets.images.walking import Found, Parts, walk
from mnist_desktop.core.datasets.stored import refusals_of
from mnist_desktop.core.sentence import Sentence

MOST_TABLES = 20
"""Texts that are looked into; some programs keep one beside each picture."""

NO_CLASS = Sentence("It lies beside the classes’ folders, not in one of them.")
EMPTY_CLASS = Sentence("The folder holds no picture.")


def list_images(source: Path, check: Check = lambda: None) -> Listing:
    """What a folder, or a table that names pictures, holds.

    Parameters
    ----------
    source
        A folder; a table (CSV) with a column of file names and one of labels, which are looked for from its folder down; or a
        file of arrays: npz, IDX, or a table of pixels.
    check
        Called now and then; what it raises ends the listing.

    Raises
    ------
    ImagesError
        There are no pictures with labels, or they are of one class or of more than 62.
    DataFileError
        The folder or table cannot be read.
    """
    with refusals_of(source):
        mode = source.stat().st_mode
    if not stat.S_ISDIR(mode):
        if not stat.S_ISREG(mode):  # a pipe would keep its reader waiting
            raise ImagesError("{file} is not a file.", file=source)
        listing = list_arrays(source, check)
        return checked(listing or read_label_table(source, walk(source.parent, check), check))
    found = walk(source, check)
    maybe = (path for parts, path in found.files.items() if len(parts) <= 2 and _is_table(path))
    tables = [path for path in islice(maybe, MOST_TABLES) if names_files(path)]
    listing = _by_folders(source, found)
    if len(tables) == 1 and (not listing.entries or tables[0].parent == source):
        return checked(read_label_table(tables[0], walk(tables[0].parent, check), check))
    if not listing.entries and len(listing.left_out) and any(len(parts) == 1 and _is_picture(parts) for parts in found.files):
        told = (
            "{file} holds pictures, but no folder for each class. Put the pictures of each class into a folder of its own, named "
            "like the class, or add a table (CSV) with the columns file and label."
        )
        raise ImagesError(told, file=source)
    return checked(listing)


def _by_folders(source: Path, found: Found) -> Listing:
    """Each picture with the label that its folders give it."""
    pictures = [parts for parts in found.files if _is_picture(parts)]
    depth = _passed_through(pictures)
    firsts = {parts[depth] for parts in pictures if len(parts) > depth + 1}
    parts_above = bool(firsts) and all(_part(name) for name in firsts)
    at = depth + parts_above
    entries, left_out = [], list(found.left_out)
    for parts, path in found.files.items():
        name = joined(parts)
        if not _is_picture(parts):
            if not _is_table(path):
                left_out.append(LeftOut(name, NO_PICTURE))
        elif len(parts) <= at + 1:
            left_out.append(LeftOut(name, NO_CLASS))
        else:
            part = _part(parts[depth]) if parts_above else _named_part(parts[at + 1 : -1])
            entries.append(LabeledPicture(path, name, readable(parts[at]), part))
    filled = {entry.label for entry in entries}
    classes = {parts for parts in found.folders if len(parts) == at + 1 and not (_part(parts[-1]) and not parts_above)}
    empty = {readable(parts[-1]): parts for parts in sorted(classes) if readable(parts[-1]) not in filled}
    left_out += [LeftOut(joined(parts), EMPTY_CLASS) for parts in empty.values()]
    return Listing(source, tuple(entries), tuple(left_out))


def _passed_through(pictures: list[Parts]) -> int:
    """How many folders stand one inside the other above the classes, as in an archive that was unpacked into its own folder."""
    depth = 0
    inside = [parts for parts in pictures if len(parts) > 1]
    while inside and all(len(parts) > depth + 2 for parts in inside):
        if len({parts[depth] for parts in inside}) > 1 or _part(inside[0][depth]):
            break
        # The one class of a folder may have folders of its own, for its parts.
        if all(_part(parts[depth + 1]) for parts in inside) and not any(len(parts) > depth + 3 for parts in inside):
            break
        depth += 1
    return depth


def _part(name: str) -> Part | None:
    return PARTS.get(name.strip().lower())


def _named_part(folders: Parts) -> Part | None:
    return next((part for part in map(_part, folders) if part), None)


def _is_picture(parts: Parts) -> bool:
    return Path(parts[-1]).suffix.lower() in SUFFIXES


def _is_table(path: Path) -> bool:
    return path.suffix.lower() in TABLE_SUFFIXES
