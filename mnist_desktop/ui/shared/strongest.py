"""Which classes a list of probabilities shows: all of a few, of many the most probable."""

from __future__ import annotations

from collections.abc import Sequence

ALL_UP_TO = 12
"""So many classes are all shown; of more only STRONGEST, so that each row can be read."""
STRONGEST = 10


def rows_shown(classes: int, shares: Sequence[float], always: int = -1) -> tuple[int, ...]:
    """The classes to show, ascending, so that rows keep their order while the probabilities change.

    Parameters
    ----------
    shares
        The probabilities, NaN among them or not; empty where there are none, and then the first classes stand for all.
    always
        A class that is shown in any case; -1 for none.

    >>> rows_shown(3, [0.1, 0.2, 0.7]), rows_shown(62, [], 61)
    ((0, 1, 2), (0, 1, 2, 3, 4, 5, 6, 7, 8, 61))
    """
    if classes <= ALL_UP_TO:
        return tuple(range(classes))
    ranked = sorted(range(classes), key=lambda at: (at != always, -shares[at] if shares and shares[at] == shares[at] else 0.0))
    return tuple(sorted(ranked[:STRONGEST]))
