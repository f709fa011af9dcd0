"""Lists the images of a file of arrays: npz with any names, IDX of any numbers, and tables of pixels.

Unlike *File > Import data*, which takes 28x28 images as they are or refuses them, numbers of any range become gray, and there may
be up to 62 classes. Sets of the sizes that EMNIST has get its letters for class names.
"""

from __future__ import annotations

import string
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.content.kinds import Kind
from mnist_desktop.core.content.telling import kind_of_file
from mnist_desktop.core.datasets.dataset import MOST_CLASSES
from mnist_desktop.core.datasets.file_finding import named
from mnist_desktop.core.datasets.images.array_files import PIXELS, Array, Block, read_idx, read_npz
from mnist_desktop.core.datasets.images.entries import (
    MAX_ENTRIES,
    Check,
    ImagesError,
    LabeledPicture,
    Listing,
    readable,
    too_many,
)
from mnist_desktop.core.datasets.stored import SIDE
from mnist_desktop.core.datasets.table import read_rows

DIGITS, UPPER, LOWER = string.digits, string.ascii_uppercase, string.ascii_lowercase
EMNIST_NAMES = {62: DIGITS + UPPER + LOWER, 47: DIGITS + UPPER + "abdefghnqrt"}
"""*By class* and *balanced*, whose small letters are those that do not look like capitals (Cohen et al., "EMNIST", 2017)."""
DEEPEST = (1.0, 255.0, 65535.0)
"""What white may be in an array; 32767 in one of 16-bit numbers with a sign."""
BLOCK = 4096
SEPARATORS = b",;\t"
START = 2**16


def list_arrays(source: Path, check: Check) -> Listing | None:
    """What a file of arrays holds; None where the file is none, such as a table of file names.

    Raises
    ------
    ImagesError
        It cannot become a data set; the error says why.
    DataFileError, StorageError
        It cannot be read.
    """
    kind = kind_of_file(source).kind
    if kind is Kind.NPZ:
        return _listing(source, read_npz(source))
    if kind is Kind.IDX or (named(source.name) and kind in (Kind.UNKNOWN, Kind.ARCHIVE)):
        return _listing(source, read_idx(source))
    if _is_table_of_pixels(source):
        images, labels = read_rows(source, lambda _done, _total: check(), MOST_CLASSES + 1)
        return _listing(source, [Block(images, labels, None)])
    return None


def gray_or_colors(array: Array) -> NDArray[np.uint8]:
    """Images of any numbers as uint8, shape (N, h, w) or (N, h, w, 3); black is 0 or, where some are negative, -1."""
    if array.ndim == 2:
        array = array.reshape(-1, SIDE, SIDE)
    if array.ndim == 4 and array.shape[1] == 1 and array.shape[3] != 1:
        array = array[:, 0]
    elif array.ndim == 4 and array.shape[3] == 1:
        array = array[..., 0]
    if array.dtype == np.uint8:
        return np.ascontiguousarray(array, np.uint8)
    low, high = _range(array)
    from_black = -1.0 if -1 <= low < 0 and high <= 1 else 0.0
    white = _white(array.dtype, high)
    grays = np.empty(array.shape, np.uint8)
    for first in range(0, len(array), BLOCK):  # the wide form of all together may not fit
        values = np.nan_to_num(array[first : first + BLOCK].astype(np.float32))
        grays[first : first + BLOCK] = np.clip((values - from_black) * (255 / (white - from_black)) + 0.5, 0, 255)
    return grays


def names_of(labels: NDArray[np.generic]) -> tuple[str, ...]:
    """What to call the class of each label that is a number: a name for each of the labels, in their order.

    EMNIST's sets get the digits and letters that they show, others their numbers.
    """
    found = np.unique(labels)
    if labels.dtype.kind in "US":
        return tuple(readable(str(name)) for name in found)
    numbers = [int(number) for number in found]
    if numbers == list(range(1, 27)):
        return tuple(UPPER)
    if len(numbers) in EMNIST_NAMES and numbers[-1] == len(numbers) - 1:
        return tuple(EMNIST_NAMES[len(numbers)])
    return tuple(map(str, numbers))


def _listing(source: Path, blocks: Sequence[Block]) -> Listing:
    for block in blocks:
        if len(block.images) != len(block.labels):
            raise ImagesError("{file} holds {images:,} images, but {labels:,} labels.", file=source, images=len(block.images),
                              labels=len(block.labels))  # fmt: skip
    if sum(len(block.labels) for block in blocks) > MAX_ENTRIES:
        raise too_many(source)
    images = [gray_or_colors(block.images) for block in blocks]
    if len({each.shape[1:] for each in images}) > 1:
        raise ImagesError("{file} holds images of different sizes in its two parts.", file=source)
    labels = _plain_labels(source, np.concatenate([_one_column(block.labels) for block in blocks]))
    names = dict(zip(np.unique(labels).tolist(), names_of(labels), strict=True))
    parts = [block.part for block in blocks for _ in range(len(block.labels))]
    entries = tuple(
        LabeledPicture(source, f"{source.name} #{number}", names[label], part)
        for number, (label, part) in enumerate(zip(labels.tolist(), parts, strict=True), start=1)
    )
    whole = images[0] if len(images) == 1 else np.concatenate(images)
    return Listing(source, entries, (), whole)


def _one_column(labels: Array) -> Array:
    if labels.ndim == 2 and labels.shape[1] > 1:
        is_one = labels == 1
        if np.all((labels == 0) | is_one) and np.all(is_one.sum(1) == 1):
            hot: Array = is_one.argmax(1)
            return hot
    return labels.reshape(len(labels), -1)[:, 0]


def _plain_labels(source: Path, labels: Array) -> Array:
    """Text as it is, numbers as whole ones; raises ImagesError for fractions."""
    if labels.dtype.kind == "S":
        return np.array([name.decode("utf-8", "replace") for name in labels.tolist()])
    if labels.dtype.kind == "U":
        letters = np.ascontiguousarray(labels.astype(labels.dtype.newbyteorder("="))).view(np.uint32)
        if labels.dtype.itemsize and letters.max() > sys.maxunicode:
            raise ImagesError("{file} is damaged: its labels hold letters that do not exist.", file=source)
        return labels
    whole = np.nan_to_num(labels.astype(np.float64), nan=0.5, posinf=0.5, neginf=0.5)
    if np.any(whole != np.rint(whole)):
        raise ImagesError("{file} holds fractions where labels belong; they must be whole numbers or words.", file=source)
    return whole.astype(np.int64)


def _range(array: Array) -> tuple[float, float]:
    blocks = (np.nan_to_num(array[first : first + BLOCK].astype(np.float32)) for first in range(0, len(array), BLOCK))
    lows, highs = zip(*((block.min(), block.max()) for block in blocks), strict=True)
    return float(min(lows)), float(max(highs))


def _white(dtype: np.dtype[np.generic], high: float) -> float:
    if dtype.kind == "b":
        return 1.0
    if dtype.kind == "i" and dtype.itemsize == 2 and high > 255:
        return 32767.0
    limits = DEEPEST if dtype.kind == "f" or high <= 1 else DEEPEST[1:]
    return next((limit for limit in limits if high <= limit), high)


def _is_table_of_pixels(source: Path) -> bool:
    with source.open("rb") as file:
        first = file.read(START).partition(b"\n")[0]
    return max(first.count(bytes([sign])) for sign in SEPARATORS) >= PIXELS // 2
