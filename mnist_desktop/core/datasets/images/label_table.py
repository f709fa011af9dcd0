"""Reads a table (CSV) that names picture files and their labels, and if it likes, writers and parts.

Only so much of the file is in memory at once as one row needs. A row is at most :data:`MAX_ROW` characters, so a quote that never
closes ends there and not at the end of a file of any size.
"""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, count
from pathlib import Path
from typing import Protocol, TextIO

from mnist_desktop.core.datasets.images.entries import (
    MAX_ENTRIES,
    PARTS,
    Check,
    ImagesError,
    LabeledPicture,
    LeftOut,
    Listing,
    joined,
    readable,
    too_many,
)
from mnist_desktop.core.datasets.images.file_types import SUFFIXES
from mnist_desktop.core.datasets.images.walking import Found, Parts
from mnist_desktop.core.datasets.stored import refusals_of
from mnist_desktop.core.sentence import Sentence

MAX_ROW = 2**16
"""Characters of one row, or of one line in it."""
MAX_COLUMNS = 100
START = 2**16
CHECK_EVERY = 1000
ENCODINGS = ("utf-8-sig", "cp949", "latin-1")
"""Tried in this order. Korean spreadsheets save CSV as cp949; the last one takes any bytes."""
SEPARATORS = ",;\t"

_TITLES = {
    "file": "file filename file_name image img image_name path filepath picture name id image_id 파일 파일명 그림 이미지",
    "label": "label labels class target category digit letter y class_name 라벨 레이블 클래스 정답",
    "writer": "writer writer_id author who student user person subject 쓴사람 작성자 학생 이름",
    "part": "part split subset usage set 구분 용도",
}
"""What people write above the columns, in lower case and without spaces; the first that occurs counts."""

IS_ABSENT = Sentence("The table names it, but it is not there.")
IS_UNNAMED = Sentence("The table does not name it, so it has no label.")
NO_LABEL = Sentence("The table gives it no label.")
TWO_LABELS = Sentence("The table names it twice, with different labels.")
SEVERAL = Sentence("Several pictures have this name. Write their folders into the table, too.")
OUTSIDE = Sentence("The table names a file outside its folder, which is not opened.")


class _Reader(Protocol):
    """What :func:`csv.reader` gives."""

    line_num: int

    def __next__(self) -> list[str]:
        """The next row."""


@dataclass
class _Columns:
    """Which column holds what; -1 where none does."""

    file: int = 0
    label: int = 1
    writer: int = -1
    part: int = -1
    has_titles: bool = False


@dataclass
class _Files:
    """The pictures of a folder by all that a table may call them."""

    by_path: dict[str, Parts] = field(default_factory=dict)
    by_name: dict[str, list[Parts]] = field(default_factory=dict)


def names_files(path: Path) -> bool:
    """Whether a table seems to name pictures: by the titles of its columns, or by a picture's ending in its first row."""
    try:
        with path.open("rb") as file:
            start = file.read(START)
        text = _decoded(start)
        first = next(csv.reader([text.partition("\n")[0].rstrip("\r")], delimiter=_separator(text)), [])
    except (OSError, csv.Error):
        return False
    columns = _columns(first)
    return columns.has_titles or (2 <= len(first) <= MAX_COLUMNS and _has_picture_suffix(first[0]))


def read_label_table(table: Path, found: Found, check: Check) -> Listing:
    """The pictures that a table names.

    Parameters
    ----------
    table
        The file. The first line may give the columns titles such as file, label, writer and part; without titles the first column
        has the files and the second the labels.
    found
        What is below the table's folder.

    Raises
    ------
    ImagesError
        It is not such a table; the error names the line.
    DataFileError
        It cannot be read.
    """
    files = _index(found)
    entries: dict[Parts, LabeledPicture] = {}
    left_out = list(found.left_out)
    spoiled: set[Parts] = set()
    with refusals_of(table):
        for columns, row in _rows(table, check):
            name, label, writer, part = (
                readable(row[at]) if 0 <= at < len(row) and row[at].strip() else ""
                for at in (columns.file, columns.label, columns.writer, columns.part)
            )
            if not name:
                continue
            parts = _looked_up(name, files)
            if isinstance(parts, Sentence):
                left_out.append(LeftOut(name, parts))
            elif not label:
                left_out.append(LeftOut(name, NO_LABEL))
                spoiled.add(parts)
            else:
                entry = LabeledPicture(found.files[parts], joined(parts), label, PARTS.get(part.lower()), writer)
                if entries.setdefault(parts, entry).label != label:
                    left_out.append(LeftOut(name, TWO_LABELS))
                    spoiled.add(parts)
            if len(entries) + len(left_out) > MAX_ENTRIES:
                raise too_many(table)
    unnamed = [parts for parts in found.files if parts not in entries and parts not in spoiled and _has_picture_suffix(parts[-1])]
    left_out += [LeftOut(joined(parts), IS_UNNAMED) for parts in unnamed]
    return Listing(table, tuple(entry for parts, entry in sorted(entries.items()) if parts not in spoiled), tuple(left_out))


def _rows(table: Path, check: Check) -> Iterator[tuple[_Columns, list[str]]]:
    """The rows of a table below its titles; raises ImagesError and OSError."""
    with table.open("rb") as raw:
        start = raw.read(START)
    if b"\0" in start and _encoding(start) != "utf-16":
        raise ImagesError("{file} is not a table: it holds bytes that no text has.", file=table)
    with table.open(encoding=_encoding(start), errors="replace", newline="") as file:
        reader = csv.reader(_lines(file, table), delimiter=_separator(_decoded(start)), strict=True)
        rows = (row for row in iter(partial(_next, reader, table, check), None) if any(map(str.strip, row)))
        first = next(rows, None)
        if first is None:
            raise ImagesError("{file} is empty: there is nothing in it.", file=table)
        columns = _columns(first)
        for row in rows if columns.has_titles else chain([first], rows):
            if not 2 <= len(row) <= MAX_COLUMNS:
                told = (
                    "{file}, line {number:,}: the row has {count:,} columns. A table of pictures has the columns file and label, "
                    "and if it likes writer and part."
                )
                raise ImagesError(told, file=table, number=reader.line_num, count=len(row))
            yield columns, row


def _next(reader: _Reader, table: Path, check: Check) -> list[str] | None:
    begun = reader.line_num + 1
    if begun % CHECK_EVERY == 1:
        check()
    try:
        return next(reader, None)
    except csv.Error as error:
        raise ImagesError("{file}, line {number:,}: the row cannot be read. Its quotes may not be closed.", file=table,
                          number=begun) from error  # fmt: skip


def _lines(file: TextIO, table: Path) -> Iterator[str]:
    """The lines of a file, each at most :data:`MAX_ROW` long; the reader joins those within quotes, up to a limit of its own."""
    for number in count(1):
        line = file.readline(MAX_ROW)
        if not line:
            return
        if len(line) >= MAX_ROW and not line.endswith(("\n", "\r")):
            raise ImagesError(
                "{file}, line {number:,}: it is longer than any row of a table of pictures.", file=table, number=number
            )
        yield line


def _columns(first: list[str]) -> _Columns:
    """Which column holds what, by the first row, which may hold titles."""
    titles = [cell.strip().lower().replace(" ", "") for cell in first]
    found = {
        what: next((titles.index(title) for title in names.split() if title in titles), -1) for what, names in _TITLES.items()
    }
    has_titles = found["file"] >= 0 and found["label"] >= 0
    return _Columns(**found, has_titles=True) if has_titles else _Columns()


def _index(found: Found) -> _Files:
    files = _Files()
    for parts in found.files:
        if not _has_picture_suffix(parts[-1]):
            continue
        whole = joined(parts).lower()
        files.by_path[whole] = parts
        name = whole.rpartition("/")[2]
        files.by_name.setdefault(name, []).append(parts)
        files.by_name.setdefault(name.rpartition(".")[0], []).append(parts)
    return files


def _looked_up(name: str, files: _Files) -> Parts | Sentence:
    """The picture of this name, which may lack its folder or its ending; or why there is none."""
    plain = unicodedata.normalize("NFC", name).replace("\\", "/").lower().removeprefix("./")
    if plain.startswith("/") or plain[1:2] == ":" or ".." in plain.split("/"):
        return OUTSIDE
    with suppress(KeyError):
        return files.by_path[plain]
    found = files.by_name.get(plain.rpartition("/")[2], [])
    if "/" in plain:
        found = [parts for parts in found if joined(parts).lower().startswith(plain) or joined(parts).lower().endswith(plain)]
    if not found:
        return IS_ABSENT
    return found[0] if len(found) == 1 else SEVERAL


def _has_picture_suffix(name: str) -> bool:
    return Path(name.strip()).suffix.lower() in SUFFIXES


def _encoding(start: bytes) -> str:
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    for encoding in ENCODINGS:
        # The last letter of the start may be cut in two.
        for cut in range(4):
            with suppress(UnicodeDecodeError):
                start[: len(start) - cut].decode(encoding)
                return encoding
    return ENCODINGS[-1]


def _decoded(start: bytes) -> str:
    return start.decode(_encoding(start), "replace")


def _separator(text: str) -> str:
    line = text.lstrip().partition("\n")[0]
    return max(SEPARATORS, key=line.count)
