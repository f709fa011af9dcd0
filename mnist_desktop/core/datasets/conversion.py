"""Converts pixels and labels of other number types, exactly, or refuses them.

Pixels are kept as whole numbers from 0 to 255 and labels as whole numbers from 0, one byte each. The same images are
often saved as wider integers, or divided by 255; labels as wider numbers, as text, one-hot, or as the first of QMNIST's eight
columns. A number is rounded only where it clearly stands for a whole one, and nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import SupportsFloat, cast

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.datasets.stored import DataFileError, check_labels

WHITE = 255
NUMBERS = "iuf"
"""NumPy's kinds of number types that images may have."""
BLOCK_ITEMS = 1024
"""How many images are converted at once."""
QMNIST_COLUMNS = 8
"""Class, series, writer, … (github.com/facebookresearch/qmnist)."""

_HALF_ROUNDING, _ROUNDING = 2.0**-11, 2.0**-21
"""Rounding errors of n / 255, relative to 1: in float16, and in wider types, which may have been float32 before."""


class PixelConverter:
    """Converts the images of one array to bytes, block by block, so that the wide form is never in memory as a whole.

    Parameters
    ----------
    title
        The name of the array in errors.
    """

    def __init__(self, title: str) -> None:
        self._title = title
        self._is_fraction: bool | None = None

    def convert(self, block: NDArray[np.generic]) -> NDArray[np.uint8]:
        """Convert `block`, of any number type, to uint8 of the same shape.

        Raises
        ------
        DataFileError
            Some numbers are neither integers from 0 to 255 nor such integers divided by 255, or both kinds occur.
        """
        low, high = (block.min(), block.max()) if block.size else (0, 0)
        if not (low >= 0 and high <= WHITE):  # NaN is neither
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


def read_numbers(  # noqa: PLR0913 - what a header says of an array, and where it goes
    title: str,
    fill: Callable[[memoryview], None],
    dtype: np.dtype[np.generic],
    item: tuple[int, ...],
    out: NDArray[np.uint8],
    classes: int,
) -> None:
    """Read an array of any type of numbers into bytes.

    Parameters
    ----------
    title
        The name of the array in errors.
    fill
        Fills the memory that it is given with the next bytes.
    dtype, item
        The number type, and the shape of one image or label.
    out
        Images, uint8 (N, 28, 28), or labels, uint8 (N,).
    classes
        How many classes there are.

    Raises
    ------
    DataFileError
        The numbers cannot be pixels or labels.
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
        out[:] = labels_of(title, labels, classes)


def labels_of(title: str, values: NDArray[np.generic], classes: int) -> NDArray[np.uint8]:
    """Convert `values` to labels, uint8 of shape (N,).

    Parameters
    ----------
    values
        Numbers, or digits as text, shape (N,) or (N, 1); one-hot, shape (N, classes); or QMNIST's table, shape (N, 8).

    Raises
    ------
    DataFileError
        They are not whole numbers from 0 to classes - 1, or of another shape.
    """
    column = _column(title, values, classes)
    if column.dtype.kind in "US":
        try:
            column = column.astype(np.int64)
        except (ValueError, OverflowError) as error:
            raise DataFileError("{file} holds words; labels must be whole numbers, 0 for the first class.", file=title) from error
    if column.dtype.kind == "f":
        whole = np.nan_to_num(column, nan=-0.5, posinf=-0.5, neginf=-0.5)
        if np.any(whole != np.rint(whole)):
            raise DataFileError("{file} holds fractions; labels must be whole numbers, 0 for the first class.", file=title)
        column = whole
    check_labels(title, cast("NDArray[np.number]", column), classes)
    return column.astype(np.uint8)


def _column(title: str, values: NDArray[np.generic], classes: int) -> NDArray[np.generic]:
    if values.ndim == 1:
        return values
    if values.ndim == 2 and values.shape[1] == classes and values.dtype.kind in NUMBERS + "b":
        is_one = values == 1
        if np.all((values == 0) | is_one) and np.all(is_one.sum(1) == 1):
            hot: NDArray[np.generic] = is_one.argmax(1)
            return hot
    if values.ndim == 2 and values.shape[1] in (1, QMNIST_COLUMNS):
        first: NDArray[np.generic] = values[:, 0]
        return first
    raise DataFileError("{file} has the shape {shape}, where {wanted} is needed.", file=title, shape=values.shape, wanted="(N,)")
