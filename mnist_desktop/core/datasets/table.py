"""Reads tables (CSV) of images, the form in which Kaggle offers them: each row has a label and 784 pixels from 0 to 255.

The first line may be titles; the label may be the first or the last column. The numbers are computed from the bytes, one piece
of the file at a time: so only whole numbers of up to three digits are accepted, and memory needs one byte per pixel.
"""

from __future__ import annotations

import re
import zlib
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.content.gunzip import Gunzip
from mnist_desktop.core.content.signatures import GZIP
from mnist_desktop.core.datasets.split import draw_split
from mnist_desktop.core.datasets.stored import (
    NAMELESS_CLASSES,
    PIXELS,
    SIDE,
    DataFileError,
    check_count,
    check_labels,
    refusals_of,
)
from mnist_desktop.core.sentence import Sentence

Progress = Callable[[int, int], None]
"""Called now and then with the bytes read so far and in all; if it raises, reading ends."""

COLUMNS = PIXELS + 1
TEST_SHARE = 1 / 7
"""The share of test images drawn from a table without a test part, as in MNIST."""
TEST_SEED = 0
BLOCK_BYTES = 2**20
MAX_LINE_BYTES = 2**16

_SEPARATORS = (b",", b";", b"\t")
_LABEL_TITLES = (b"label", b"labels", b"class", b"target", b"digit", b"y")
_INDEX_TITLES = (b"", b"index", b"id", b"unnamed: 0")
"""Titles that pandas and others give to a column of row numbers, which is ignored."""
_FIRST_FIELD = re.compile(rb"(?m)^[^,\n]*,")
_NO_FRACTION = re.compile(rb"\.0*(?=[,\n])")
_COMMA, _NEW_LINE, _ZERO = b",\n0"


@dataclass(frozen=True, eq=False)
class Table:
    """Images and labels of one or two tables, the training part first: uint8, shapes (N, 28, 28) and (N,)."""

    images: NDArray[np.uint8]
    labels: NDArray[np.uint8]
    train_count: int


def read_tables(path: Path, progress: Progress | None = None) -> Table:
    """The data set in the table at `path`.

    If the folder has another table with *test* instead of *train* in its name, or the other way round, and it has labels, too,
    the two tables are the two parts. Otherwise the test part is drawn from the table with a seed, each class in proportion.

    Raises
    ------
    DataFileError
        It is not a table of labels and pixels; the error names the line.
    """
    train, test = _pair(path)
    images, labels = read_rows(train, progress)
    if test is not None:
        test_images, test_labels = read_rows(test, progress)
        return Table(np.concatenate((images, test_images)), np.concatenate((labels, test_labels)), len(labels))
    if len(labels) < 2:
        raise DataFileError("{file} holds a single image; a data set needs some to train and some to test.", file=path)
    split = draw_split(labels, TEST_SHARE, TEST_SEED, stratified=True)
    order = np.concatenate((np.sort(split.fit), np.sort(split.validation)))
    return Table(images[order], labels[order], len(split.fit))


def _pair(path: Path) -> tuple[Path, Path | None]:
    """The training table and the test table; None where `path` has no usable partner."""
    for word, other_word in (("train", "test"), ("Train", "Test"), ("TRAIN", "TEST")):
        for mine, theirs in ((word, other_word), (other_word, word)):
            other = path.with_name(path.name.replace(mine, theirs))
            if other != path and _has_labels(other):
                return (path, other) if mine.lower() == "train" else (other, path)
    return path, None


def _has_labels(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            line, _, _ = next(_pieces(file), b"").partition(b"\n")
    except (OSError, EOFError, zlib.error):
        return False
    return max(line.count(separator) for separator in _SEPARATORS) + 1 >= COLUMNS


def read_rows(
    path: Path, progress: Progress | None, most_classes: int = NAMELESS_CLASSES
) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """The images and labels of one table, uint8, shapes (N, 28, 28) and (N,), in its order.

    Parameters
    ----------
    most_classes
        Labels must be smaller.

    Raises
    ------
    DataFileError
        It is not a table of labels and pixels; the error names the line.
    """
    reader = _TableReader(path, most_classes)
    with refusals_of(path), path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(0)
        try:
            rest = b""
            for piece in _pieces(file):
                whole, new_line, rest = (rest + piece).rpartition(b"\n")
                if len(rest) > MAX_LINE_BYTES:
                    raise DataFileError("{file} has a line of more than {limit:,} bytes.", file=path, limit=MAX_LINE_BYTES)
                reader.take(whole + new_line)
                if progress is not None:
                    progress(file.tell(), size)
            reader.take(rest + b"\n")
        except (EOFError, zlib.error) as error:
            cause = Sentence("it is cut off") if isinstance(error, EOFError) else error
            raise DataFileError("{file} is damaged: it cannot be decompressed ({cause}).", file=path, cause=cause) from error
    return reader.result()


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    """The content of a file, unpacked if it is gzip, in pieces of at most :data:`BLOCK_BYTES`."""
    is_gzip = file.read(len(GZIP)) == GZIP
    file.seek(0)
    content = Gunzip(file) if is_gzip else file
    while block := content.read(BLOCK_BYTES):
        yield block


def _is_number(field: bytes) -> bool:
    """Whether a field is empty or a number, even one that cannot be a pixel."""
    try:
        float(field or b"0")
    except ValueError:
        return False
    return True


class _TableReader:
    """Reads the lines of a table piece by piece."""

    def __init__(self, path: Path, most_classes: int) -> None:
        self._path, self._most_classes = path, most_classes
        self._parts: deque[NDArray[np.uint8]] = deque()
        self._rows = 0
        self._lines_before = 0
        self._separator = b""
        self._has_index = False
        self._label: int | None = None

    def take(self, lines: bytes) -> None:
        """Read complete lines of numbers from 0 to 255; raises DataFileError."""
        if not self._separator:
            lines = self._begin(lines.lstrip(b"\xef\xbb\xbf \r\n"))
        if not self._separator:
            return
        # Quotes and spaces around numbers are ignored; other characters are refused below.
        lines = lines.replace(self._separator, b",").translate(None, b'\r\t" ')
        if self._has_index:
            lines = _FIRST_FIELD.sub(b"", lines)
        if b"." in lines:
            lines = _NO_FRACTION.sub(b"", lines)
        while b"\n\n" in lines:
            lines = lines.replace(b"\n\n", b"\n")
        if lines.strip():
            rows = self._numbers(lines.lstrip(b"\n"))
            self._rows += len(rows)
            check_count(str(self._path), self._rows)
            self._parts.append(rows)

    def result(self) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
        """Images, (N, 28, 28), and labels, (N,); raises DataFileError."""
        check_count(str(self._path), self._rows)
        label = self._label_column()
        images = np.empty((self._rows, PIXELS), np.uint8)
        labels = np.empty(self._rows, np.uint8)
        first = 0
        while self._parts:  # free each part as soon as it is copied
            rows = self._parts.popleft()
            last = first + len(rows)
            labels[first:last] = rows[:, label]
            images[first:last] = rows[:, 1:] if label == 0 else rows[:, :-1]
            first = last
        check_labels(str(self._path), labels, self._most_classes)
        return images.reshape(-1, SIDE, SIDE), labels

    def _begin(self, lines: bytes) -> bytes:
        """Read the first line: find the separator and the columns, and remove the titles."""
        if lines.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise DataFileError("{file} is a table in UTF-16. Save it as CSV in UTF-8.", file=self._path)
        line = lines.partition(b"\n")[0].strip(b"\r")
        if not line:
            return lines
        separator = max(_SEPARATORS, key=line.count)
        fields = [field.strip(b'" ').lower() for field in line.split(separator)]
        words = [not _is_number(field) for field in fields]
        # The titles of pixels may be numbers, but not the label's; and one word among numbers is a mistake that must be reported.
        has_titles = words[0] or words[-1] or any(words[1:2]) or sum(words) > len(words) // 2
        self._has_index = has_titles and len(fields) == COLUMNS + 1 and fields[0] in _INDEX_TITLES
        fields = fields[self._has_index :]
        if len(fields) != COLUMNS:
            raise self._other_columns(len(fields))
        self._separator = separator
        if not has_titles:
            return lines
        self._lines_before = 1
        if (fields[0] in _LABEL_TITLES) != (fields[-1] in _LABEL_TITLES):
            self._label = 0 if fields[0] in _LABEL_TITLES else PIXELS
        return lines.partition(b"\n")[2]

    def _other_columns(self, count: int) -> DataFileError:
        if count == PIXELS:
            return DataFileError("{file} is a table of 784 pixels in each row, without labels. Choose the table that has them, "
                                 "such as train.csv.", file=self._path)  # fmt: skip
        return DataFileError("{file} is a table with {count:,} columns. Here tables are read that have a label and 784 pixels in "
                             "each row; File > Import images reads tables that name pictures.",
                             file=self._path, count=count)  # fmt: skip

    def _numbers(self, lines: bytes) -> NDArray[np.uint8]:
        """The numbers in lines of digits and commas, uint8, shape (lines, 785)."""
        signs = np.frombuffer(lines, np.uint8)
        is_end = (signs == _COMMA) | (signs == _NEW_LINE)
        ends = np.flatnonzero(is_end)
        lengths = np.diff(ends, prepend=-1) - 1
        # Bytes below "0" wrap around, so one comparison finds all bytes that are not digits.
        is_good = bool(np.all(is_end | (signs - np.uint8(_ZERO) < 10))) and lengths.min() > 0 and lengths.max() <= 3
        rows = np.flatnonzero(signs[ends] == _NEW_LINE)
        if not is_good or len(rows) * COLUMNS != len(ends) or np.any(np.diff(rows, prepend=-1) != COLUMNS):
            raise self._wrong_line(lines)
        values = np.zeros(len(ends), np.uint16)
        for place, factor in ((1, 1), (2, 10), (3, 100)):
            has = lengths >= place
            values[has] += (signs[ends[has] - place] - np.uint8(_ZERO)) * np.uint16(factor)
        if values.max() > 255:
            raise self._wrong_line(lines)
        return values.astype(np.uint8).reshape(-1, COLUMNS)

    def _wrong_line(self, lines: bytes) -> DataFileError:
        """Find the faulty line, now that there is known to be one."""
        for number, line in enumerate(lines.splitlines(), 1 + self._lines_before + self._rows):
            fields = line.split(b",")
            if len(fields) != COLUMNS:
                return DataFileError("{file}, line {number:,}: it has {count:,} columns instead of {wanted:,}.",
                                     file=self._path, number=number, count=len(fields), wanted=COLUMNS)  # fmt: skip
            wrong = next((field for field in fields if not (field.isdigit() and len(field) <= 3 and int(field) <= 255)), None)
            if wrong is not None:
                return DataFileError("{file}, line {number:,}: {value} is no whole number from 0 to 255.", file=self._path,
                                     number=number, value=repr(wrong[:20].decode("latin-1")))  # fmt: skip
        return DataFileError("{file} is not a table of whole numbers.", file=self._path)

    def _label_column(self) -> int:
        """The first or the last column: as the titles say, or else the one whose numbers can be labels."""
        if self._label is not None:
            return self._label
        ends = np.concatenate([rows[:, [0, PIXELS]] for rows in self._parts])
        # Pixels at the border are nearly always black; where they are not, some are above 9.
        for most in dict.fromkeys((self._most_classes, NAMELESS_CLASSES)):
            could_be = [len(np.unique(column)) > 1 and column.max() < most for column in ends.T]
            if could_be[0] != could_be[1]:
                return 0 if could_be[0] else PIXELS
        raise DataFileError("{file} is a table that does not tell which column holds the labels. Write a line of titles at "
                            "its top, with “label” over them.", file=self._path)  # fmt: skip
