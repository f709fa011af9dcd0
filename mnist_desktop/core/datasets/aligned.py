"""Memory for images that TensorFlow can use where it lies, so that they are in memory once.

TensorFlow computes in blocks of up to 64 bytes and refuses memory that begins in the middle of one. NumPy's begins anywhere at a
multiple of 16.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

import numpy as np
from numpy.typing import NDArray

ALIGNMENT = 64
"""In bytes: EIGEN_MAX_ALIGN_BYTES of TensorFlow's builds, at most."""


def aligned_empty(shape: Sequence[int]) -> NDArray[np.uint8]:
    """Like ``numpy.empty``, uint8, contiguous; its first byte is at a multiple of :data:`ALIGNMENT`."""
    size = prod(shape)
    block = np.empty(size + ALIGNMENT - 1, np.uint8)
    begin = -block.ctypes.data % ALIGNMENT
    return block[begin : begin + size].reshape(shape)


def aligned_join(parts: Sequence[NDArray[np.uint8]]) -> NDArray[np.uint8]:
    """Like ``numpy.concatenate`` for uint8 arrays, into memory of :func:`aligned_empty`."""
    joined = aligned_empty((sum(map(len, parts)), *parts[0].shape[1:]))
    return np.concatenate(parts, out=joined)


def is_aligned(array: NDArray[np.uint8]) -> bool:
    """Whether `array` is contiguous and begins at a multiple of :data:`ALIGNMENT`."""
    return array.flags.c_contiguous and array.ctypes.data % ALIGNMENT == 0
