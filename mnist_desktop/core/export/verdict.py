"""Whether what was written does what the run does."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.sentence import Sentence

LARGEST_DIFFERENCE = 1000 * float(np.finfo(np.float32).eps)
"""Of two probabilities that are said to agree: a thousand roundings of a float32, one for each step of the sums in a network."""
LARGEST_SHARE, LARGEST_LATER_SHARE = 1e-4, 5e-3
"""By which two losses may differ that are said to agree: the first one by the same roundings; those after some steps by what Adam
and batch normalisation make of them. Where a slope is next to nothing but rounding, Adam's steps are as long as elsewhere."""


class NoAgreementError(UserError):
    """What was written does not do what the run does; it is gone."""


def compare_predictions(own: NDArray[np.float32], theirs: NDArray[np.float32]) -> Sentence:
    """Say how far two sets of probabilities, shape (N, classes), agree.

    Raises
    ------
    NoAgreementError
        They differ by more than rounding, a number is missing, or the shapes are not the same.
    """
    if own.shape != theirs.shape:
        raise NoAgreementError("It does not agree with the run: it gives numbers of the shape {theirs}, not {own}.",
                               theirs=theirs.shape, own=own.shape)  # fmt: skip
    # NaN is larger than nothing, so it is looked for by itself.
    if not np.isfinite(theirs).all():
        raise NoAgreementError("It does not agree with the run: it gives answers that are no numbers (NaN).")
    difference = float(np.abs(own.astype(np.float64) - theirs).max(initial=0.0))
    if not difference <= LARGEST_DIFFERENCE:
        raise NoAgreementError("It does not agree with the run: the largest difference of {count} predictions is {difference}.",
                               count=len(own), difference=scientific(difference))  # fmt: skip
    return Sentence("It agrees with the run: the largest difference of {count} predictions is {difference}.",
                    {"count": len(own), "difference": scientific(difference)})  # fmt: skip


def largest_share(own: Sequence[float], theirs: Sequence[float]) -> float:
    """The largest difference of two rows of losses, as a share of the loss; infinite where one is missing or no number."""
    if len(own) != len(theirs) or not all(map(isfinite, (*own, *theirs))):
        return float("inf")
    return max((abs(a - b) / max(abs(a), 1e-3) for a, b in zip(own, theirs, strict=True)), default=0.0)


def scientific(number: float) -> str:
    """A small number in few letters.

    >>> scientific(2.04e-7), scientific(0.0), scientific(0.31)
    ('2e-7', '0', '0.31')
    """
    if number == 0 or number >= 0.001:
        return f"{number:.2g}"
    mantissa, _, exponent = f"{number:.0e}".partition("e")
    return f"{mantissa}e{int(exponent)}"
