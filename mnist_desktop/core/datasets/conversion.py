"""Numbers of other types that mean the same pixels and labels: converted exactly, or refused.

Images are kept as whole numbers from 0 to 255 and labels as whole numbers from 0 to 9, a byte each. The same images are often
saved as wider whole numbers, or divided by 255; labels as wider numbers, as digits in words, one-hot, or as the first of the
eight columns of QMNIST. Nothing is rounded that is not meant to be a whole number, and nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import SupportsFloat, cast

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.datasets.stored import CLASSES, DataFileError, check_labels

WHITE = 255
NUMBERS = "iuf"
"""The kinds of types, as NumPy names them, that images may be of."""
BLOCK_ITEMS = 1024
"""Images that are converted at once."""
QMNIST_COLUMNS = 8
"""Class, series, writer, … (github.com/facebookresearch/qmnist)."""

_HALF_ROUNDING, _ROUNDING = 2.0**-11, 2.0**-21
"""By how much a 255th can be off, relative to 1: in float16, and in anything wider that may have been float32 on its way."""


class PixelConverter:
    """Brings the images of one array to bytes, block by block, so that the wide form never exists as a whole.

    Parameters
    ----------
    title
        What errors call the array.
    """

    def __init__(self, title: str) -> None:
        self._title = title
        self._is_fraction: bool | None = None

    def convert(self, block: NDArray[np.generic]) -> NDArray[np.uint8]:
        """The pixels that `block`, of any type of numbers, means: uint8 of the same shape.

        Raises
        ------
        DataFileError
            There are numbers that are neither whole ones of 0..255 nor such divided by 255, or both kinds.
        """
        low, high = (block.min(), block.max()) if block.size else (0, 0)
        if not (low >= 0 and high <= WHITE):  # what is not a number is neither
            raise self._error(low, high)
        if block.dtype.kind != "f":
            return block.astype(np.uint8)
        if high == 0:
            return np.zeros(block.shape, np.uint8)
        is_fraction = bool(high <= 1)
        values = block.astype(np.float64) * (WHITE if is_fraction else 1)
        pixels = np.rint(values)
        rounding = _HALF_ROUNDING if block.dtype.itemsize == 2 else _ROUNDING
        is_exact = np.abs(values - pixels).max() <= (WHITE * rounding if is_fraction else 0.0)
        if not is_exact or self._is_fraction not in (None, is_fraction):
            raise self._error(low, high)
        self._is_fraction = is_fraction
        return pixels.astype(np.uint8)

    def _error(self, low: SupportsFloat, high: SupportsFloat) -> DataFileError:
        return DataFileError(
            "{file} holds numbers from {low:.4g} to {high:.4g}; images must be whole numbers from 0 to 255, or those divided "
            "by 255. Save them as they were before they were prepared for a network.",
            file=self._title, low=float(low), high=float(high),
        )  # fmt: skip


def read_numbers(
    title: str, fill: Callable[[memoryview], None], dtype: np.dtype[np.generic], item: tuple[int, ...], out: NDArray[np.uint8]
) -> None:
    """Read an array of any type of numbers into bytes.

    Parameters
    ----------
    title
        What errors call it.
    fill
        Reads on into the whole of the memory that it is given.
    dtype, item
        The type of the numbers, and the shape of what stands for one image or label.
    out
        Images, uint8 (N, 28, 28), or labels, uint8 (N,).

    Raises
    ------
    DataFileError
        The numbers mean no pixels or labels.
    """
    holds_images = out.ndim > 1
    if dtype == np.uint8 and (holds_images or not item):
        fill(out.data.cast("B"))
    elif holds_images:
        converter = PixelConverter(title)
        for first in range(0, len(out), BLOCK_ITEMS):
            block = np.empty(out[first : first + BLOCK_ITEMS].shape, dtype)
            fill(block.view(np.uint8).data.cast("B"))
            out[first : first + BLOCK_ITEMS] = converter.convert(block)
    else:
        labels = np.empty((len(out), *item), dtype)
        fill(labels.view(np.uint8).data.cast("B"))
        out[:] = labels_of(title, labels)


def labels_of(title: str, values: NDArray[np.generic]) -> NDArray[np.uint8]:
    """The labels that `values` means, uint8 of shape (N,).

    Parameters
    ----------
    values
        Numbers or digits in words, shape (N,) or (N, 1); one-hot of shape (N, 10); or QMNIST's table of shape (N, 8).

    Raises
    ------
    DataFileError
        They are not whole numbers from 0 to 9, or of another shape.
    """
    column = _column(title, values)
    if column.dtype.kind in "US":
        try:
            column = column.astype(np.int64)
        except (ValueError, OverflowError) as error:
            raise DataFileError("{file} holds words; labels must be whole numbers from 0 to 9.", file=title) from error
    if column.dtype.kind == "f":
        whole = np.nan_to_num(column, nan=-0.5, posinf=-0.5, neginf=-0.5)
        if np.any(whole != np.rint(whole)):
            raise DataFileError("{file} holds fractions; labels must be whole numbers from 0 to 9.", file=title)
        column = whole
    check_labels(title, cast("NDArray[np.number]", column))
    return column.astype(np.uint8)


def _column(title: str, values: NDArray[np.generic]) -> NDArray[np.generic]:
    if values.ndim == 1:
        return values
    if values.ndim == 2 and values.shape[1] in (1, QMNIST_COLUMNS):
        first: NDArray[np.generic] = values[:, 0]
        return first
    if values.ndim == 2 and values.shape[1] == CLASSES and values.dtype.kind in NUMBERS + "b":
        is_one = values == 1
        if np.all((values == 0) | is_one) and np.all(is_one.sum(1) == 1):
            hot: NDArray[np.generic] = is_one.argmax(1)
            return hot
    raise DataFileError("{file} has the shape {shape}, where {wanted} is needed.", file=title, shape=values.shape, wanted="(N,)")
