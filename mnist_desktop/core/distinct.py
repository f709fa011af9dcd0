"""The different values of an array."""

from __future__ import annotations

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Number = TypeVar("Number", bound=np.generic)


def distinct(values: NDArray[Number]) -> NDArray[Number]:
    """Each value once, ascending; shape (count,), of the type of `values`, which are numbers and none of them nan.

    These are those of ``np.unique``, whose first call imports NumPy's masked arrays: that takes up to 50 ms, for which the window
    would stand still when a training begins, or at the first stroke of a drawing.

    >>> distinct(np.array([3, 1, 3, 2])).tolist(), distinct(np.array([], int)).tolist()
    ([1, 2, 3], [])
    """
    ascending = np.sort(values, axis=None)
    is_first = np.ones(len(ascending), bool)
    is_first[1:] = ascending[1:] != ascending[:-1]
    return ascending[is_first]
