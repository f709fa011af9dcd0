"""Finds the files of a data set, in a folder or a zip, and tells by the name which of the four each is.

Different names are in use for the same four files: ``train-images-idx3-ubyte``, ``train-images.idx3-ubyte``,
``emnist-digits-test-images-idx3-ubyte.gz``, ``qmnist-train-labels-idx2-int (1).gz``. The beginning is the name of the set,
so a folder can hold several sets. One common archive unpacks each file into a folder with the file's name.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast

from mnist_desktop.core.content.zips import opened_member, opened_zip
from mnist_desktop.core.datasets.stored import DataFileError, damages_of, refusals_of

STEMS = ("train-images", "train-labels", "t10k-images", "t10k-labels")
"""The published names without endings, in the order of the four arrays."""

_WORDS = ("images", "imgs", "labels")
"""Each such name contains one of these. In a folder with thousands of files this quick test saves 90 % of the time."""
LONGEST_NAME = 255
"""Characters of a file name; a zip can hold longer names."""

_NAME = re.compile(
    r"(?P<set>.*?)[-_. ]*(?P<part>train|t10k|test)[-_. ]?(?P<what>images|imgs|labels)"
    r"(?P<form>[-_. ]?idx[1-4])?(?P<type>[-_. ]?(?:ubyte|byte|int|short|float|double))?"
    r"(?P<copy>(?: ?\(\d{1,3}\)| - \w+| \d{1,2})*)(?P<end>\.gz|\.npz)?(?P<copy2>(?: ?\(\d{1,3}\))*)(?P<end2>\.gz)?"
)
"""Matches a name in lower case. KMNIST's archives with a single array are called ``kmnist-train-imgs.npz``. Browsers number a
second download, and file managers mark copies."""


@dataclass(frozen=True)
class Source:
    """One file of a data set: `path`, or, if `path` is a zip, a member of it."""

    path: Path
    member: str = ""

    @property
    def title(self) -> str:
        """Its name in a sentence."""
        return f"{self.path} ({self.name})" if self.member else str(self.path)

    @property
    def name(self) -> str:
        """Its file name, without folders."""
        return PurePosixPath(self.member).name if self.member else self.path.name

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """Open it to read; raises OSError, and for a zip :data:`ZIP_DAMAGE`."""
        with self.path.open("rb") as file:
            if not self.member:
                yield file
                return
            with opened_zip(file) as archive, opened_member(archive, self.member) as member:
                yield cast("BinaryIO", member)


Parts = dict[str, tuple[Source, ...]]
"""The files of one set by stem; where a stem has several files, the most likely one first."""


@dataclass(frozen=True)
class FileName:
    """What a file's name tells: the name of the set, empty for the published names, and which of the four files it is."""

    set_name: str
    stem: str
    rank: tuple[int, str]


def named(name: str) -> FileName | None:
    """What the name of a file tells; None where it is not one of the four files."""
    # Names that begin with a dot are hidden: files that macOS adds on shared folders, and files that are being written.
    lower = name.lower()
    if len(name) > LONGEST_NAME or name.startswith(".") or not any(word in lower for word in _WORDS):
        return None
    match = _NAME.fullmatch(lower)
    if match is None:
        return None
    part = "train" if match["part"] == "train" else "t10k"
    is_packed = bool(match["end"] or match["end2"])
    is_copy = bool(match["copy"] or match["copy2"])
    is_plain = match["form"] is not None and match["form"][0] == "-"
    # The order that earlier versions used: unpacked before packed, published spelling first.
    rank = 8 * is_copy + 4 * (match["part"] == "test") + 2 * is_packed + (not is_plain)
    return FileName(match["set"], f"{part}-{'labels' if match['what'] == 'labels' else 'images'}", (rank, name))


def sets_in_folder(folder: Path) -> dict[str, Parts]:
    """The sets in a folder by name, complete or not; none where the folder is absent or cannot be read."""
    return _sets(_files_in(folder))


def sets_in_zip(path: Path) -> dict[str, Parts]:
    """The sets in a zip by name; raises DataFileError where the zip cannot be read."""
    # Names as the reader spells them: zips know three encodings, and a member is opened by its name.
    with refusals_of(path), damages_of(str(path)), path.open("rb") as file, opened_zip(file) as archive:
        names = archive.namelist()
    return _sets(Source(path, name) for name in names if not name.startswith("__MACOSX"))


def the_set(sets: dict[str, Parts], place: Path) -> Parts:
    """The only complete set among `sets`, or the one with the published names; where none is complete, the incomplete one.

    Raises
    ------
    DataFileError
        There are several sets, and nothing tells which one is meant.
    """
    whole = {name: parts for name, parts in sets.items() if is_complete(parts)}
    if "" in whole:
        return whole[""]
    if len(whole) > 1:
        raise DataFileError("{file} holds several data sets: {names}. Choose one file of the one that is meant.",
                            file=place, names=", ".join(sorted(whole)))  # fmt: skip
    return next(iter((whole or sets).values()), {})


def is_complete(parts: Parts) -> bool:
    """Whether there is a file for each of the four arrays."""
    return len(parts) == len(STEMS)


def home_of(path: Path) -> Path:
    """The folder in which to look for the other files: one archive puts each file into a folder with the file's name."""
    folder = path.parent
    return folder.parent if named(folder.name) else folder


def _sets(sources: Iterable[Source]) -> dict[str, Parts]:
    found: dict[str, dict[str, list[tuple[tuple[int, str], Source]]]] = {}
    for source in sources:
        name = named(source.name)
        if name is not None:
            found.setdefault(name.set_name, {}).setdefault(name.stem, []).append((name.rank, source))
    return {
        set_name: {stem: tuple(source for _, source in sorted(stems[stem], key=lambda each: each[0]))
                   for stem in STEMS if stem in stems}
        for set_name, stems in sorted(found.items())
    }  # fmt: skip


def _files_in(folder: Path) -> Iterator[Source]:
    # List the folder once instead of asking for sixteen names: it may be on a slow server.
    for entry in _entries(folder):
        if named(entry.name) is None:
            continue
        if _is_folder(entry):
            inner = Path(entry.path)
            yield from (Source(inner / each.name) for each in _entries(inner) if named(each.name) and not _is_folder(each))
        else:
            yield Source(folder / entry.name)


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def check_readable(folder: Path) -> None:
    """Raise DataFileError where a folder is absent or cannot be read, so that the error is not "files are missing"."""
    with refusals_of(folder):
        os.scandir(folder).close()
