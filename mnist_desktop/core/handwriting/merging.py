"""Merges collections from many sticks or a shared folder into one, without doubles, and says what was left out and why."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.files import is_temporary
from mnist_desktop.core.handwriting.collection import Collection
from mnist_desktop.core.handwriting.collection_file import SUFFIX, HandwritingError, check_size, read_collection
from mnist_desktop.core.handwriting.digit import CollectedDigit
from mnist_desktop.core.marking import marked
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.core.storage_errors import storage_error

MOST_FILES = 1_000
"""So many files of a folder are read."""
MOST_LOOKED_AT = 20_000
"""So many entries of a folder, and of those in it, are looked at: it may be a whole network drive."""
DEEPEST = 2
"""Folders below the chosen one: a folder for each class, in it one for each student."""

NOTHING_THERE = marked("{folder} holds no drawings. They are in files whose names end with {ending}.")

Progress = Callable[[int, int], None]
"""Called with how many files are read, and how many there are."""


@dataclass(frozen=True, eq=False)
class Merged:
    """The result of a merge.

    Attributes
    ----------
    collection
        What there was, and what came.
    files
        How many files were read.
    new
        The drawings that came.
    writers
        Who drew those.
    doubles
        How many drawings of the files were there already, or came from another of the files.
    left_out
        The files of which nothing was taken, each with its reason.
    """

    collection: Collection
    files: int
    new: tuple[CollectedDigit, ...]
    writers: tuple[str, ...]
    doubles: int
    left_out: tuple[tuple[Path, UserError], ...]


def merge(
    collection: Collection, places: Iterable[Path], progress: Progress | None = None, stop: StopToken | None = None
) -> Merged:
    """Add what files and folders hold to a collection. A file is taken whole or left out.

    Parameters
    ----------
    places
        Files of any name, and folders, of which the files with the ending SUFFIX are taken.
    stop
        Ends it after the file that is being read; what was read until then is in the result.
    """
    paths, left_out = _files_at(places)
    merged, added, doubles, read = collection, [], 0, 0
    for number, path in enumerate(paths, 1):
        if stop is not None and stop.stop_requested:
            break
        try:
            file = read_collection(path)
            new = [digit for code, digit in file.by_code.items() if code not in merged.by_code]
            check_size(len(merged) + len(new))
        except UserError as error:
            left_out.append((path, error))
        else:
            merged = merged.with_digits(new)
            added += new
            doubles += len(file) - len(new)
            read += 1
        if progress is not None:
            progress(number, len(paths))
    return Merged(merged, read, tuple(added), Collection.of(added).writers, doubles, tuple(left_out))


def _files_at(places: Iterable[Path]) -> tuple[list[Path], list[tuple[Path, UserError]]]:
    """The files to read, each once, and the places where there are none."""
    paths: dict[Path, None] = {}
    left_out: list[tuple[Path, UserError]] = []
    for place in places:
        try:
            found = files_in(place) if os.path.isdir(place) else [place]  # noqa: PTH112 - raises nothing
        except UserError as error:
            left_out.append((place, error))
            continue
        paths |= dict.fromkeys(found)
        if not found:
            left_out.append((place, HandwritingError(NOTHING_THERE, folder=place, ending=SUFFIX)))
    return list(paths), left_out


def files_in(folder: Path) -> list[Path]:
    """The files of collections in a folder and in those in it, sorted. Links are not followed.

    Raises
    ------
    StorageError
        The folder cannot be read. Folders in it that cannot be read are passed over.
    """
    found: list[Path] = []
    waiting, looked_at = [(folder, 0)], 0
    while waiting and looked_at < MOST_LOOKED_AT and len(found) < MOST_FILES:
        place, depth = waiting.pop(0)
        try:
            with os.scandir(place) as entries:
                for entry in islice(entries, MOST_LOOKED_AT - looked_at):
                    looked_at += 1
                    if entry.is_dir(follow_symlinks=False) and depth < DEEPEST:
                        waiting.append((Path(entry.path), depth + 1))
                    elif _is_collection(entry):
                        found.append(Path(entry.path))
        except OSError as error:
            if place == folder:
                raise storage_error(folder, error) from error
    return sorted(found)[:MOST_FILES]


def _is_collection(entry: os.DirEntry[str]) -> bool:
    is_named_so = entry.name.lower().endswith(SUFFIX) and not entry.name.startswith("._") and not is_temporary(entry.name)
    return is_named_so and entry.is_file(follow_symlinks=False)
