"""Walks through a folder: all files below it, without following a link out of it or round in a circle."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from mnist_desktop.core.datasets.images.entries import (
    LEADS_OUT,
    LEADS_ROUND,
    MAX_ENTRIES,
    TOO_DEEP,
    Check,
    LeftOut,
    joined,
    readable,
    too_many,
)
from mnist_desktop.core.datasets.images.file_types import SUFFIXES
from mnist_desktop.core.datasets.stored import refusals_of
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.storage_errors import storage_error

CLUTTER = frozenset({"thumbs.db", "desktop.ini", "__macosx", "icon\r", "$recycle.bin", "system volume information"})
"""What systems leave beside pictures; nobody wants to read of it."""
DEEPEST = 24
"""Folders within folders that are looked into."""
GLANCE = 2000
"""Files and folders that are looked at to tell what a folder holds."""

Parts = tuple[str, ...]
"""The names from the source down to a file or folder."""


@dataclass(frozen=True)
class Found:
    """All that is below a folder.

    Attributes
    ----------
    files
        The files, by their names from the folder down.
    folders
        The folders, likewise.
    left_out
        Links that are not followed and folders that cannot be read.
    """

    files: dict[Parts, Path] = field(default_factory=dict)
    folders: list[Parts] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)


def walk(root: Path, check: Check) -> Found:
    """Find all that is below `root`, in the order of the names, except hidden files and folders.

    Raises
    ------
    DataFileError
        The folder itself cannot be read, or it holds more files than any data set.
    """
    found = Found()
    with refusals_of(root):
        real = Path(os.path.realpath(root, strict=True))
        os.scandir(root).close()
    _look_into(root, real, (), found, check)
    return found


def holds_pictures(root: Path) -> bool:
    """Whether a folder holds a picture at any depth, judged by the names of its first files. Raises nothing."""
    seen = 0
    with suppress(OSError):
        for _, folders, names in os.walk(root):
            seen += len(folders)
            for name in names:
                seen += 1
                if os.path.splitext(name)[1].lower() in SUFFIXES and not name.startswith("."):  # noqa: PTH122 - only a name
                    return True
            if seen > GLANCE:
                break
    return False


def _look_into(folder: Path, real: Path, above: Parts, found: Found, check: Check) -> None:
    """`real` is where the folder is without links; a subfolder that is elsewhere is a link, or a junction of Windows."""
    check()
    try:
        with os.scandir(folder) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
    except OSError as error:
        found.left_out.append(LeftOut(joined(above), _refusal(folder, error)))
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name.lower() in CLUTTER:
            continue
        parts = (*above, entry.name)
        if len(found.files) > MAX_ENTRIES:
            raise too_many(folder)
        if entry.is_symlink():
            found.left_out.extend(_of_link(entry, parts, real, found))
        elif _is_folder(entry):
            is_elsewhere = Path(os.path.realpath(entry.path)) != real / entry.name
            if is_elsewhere or len(parts) > DEEPEST:
                found.left_out.append(LeftOut(joined(parts), LEADS_OUT if is_elsewhere else TOO_DEEP))
                continue
            found.folders.append(parts)
            _look_into(Path(entry.path), real / entry.name, parts, found, check)
        elif entry.is_file():  # neither a pipe nor a device, which would keep a reader waiting
            found.files[parts] = Path(entry.path)


def _of_link(entry: os.DirEntry[str], parts: Parts, real: Path, found: Found) -> Iterator[LeftOut]:
    """Take a link to a file within the source as the file; say of any other why it is left out."""
    source = real.parents[len(parts) - 2] if len(parts) > 1 else real
    try:
        target = Path(os.path.realpath(entry.path, strict=True))
    except OSError as error:
        yield LeftOut(joined(parts), _refusal(Path(entry.path), error))
        return
    if not target.is_relative_to(source):
        yield LeftOut(joined(parts), LEADS_OUT)
    elif target.is_dir():
        yield LeftOut(joined(parts), LEADS_ROUND)
    elif target.is_file():
        found.files[parts] = Path(entry.path)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _refusal(path: Path, error: OSError) -> UserError:
    """What the system says of a file in a report, which has its place beside it already."""
    said = storage_error(path, error)
    return UserError(said.template, **{**said.values, "file": readable(path.name)})
