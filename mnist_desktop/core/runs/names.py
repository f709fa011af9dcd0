"""Names by which runs are told apart."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import count

_NUMBERED = re.compile(r"(?P<stem>.+) \d+")


def distinct_name(wanted: str, taken: Collection[str]) -> str:
    """`wanted` where it is free, else the same with the first free number behind it.

    A number that an earlier call put there is counted on; one that belongs to the name stays.

    >>> distinct_name("First network", {"First network"})
    'First network 2'
    >>> distinct_name("First network 2", {"First network", "First network 2"})
    'First network 3'
    >>> distinct_name("Dense 64", {"Dense 64"})
    'Dense 64 2'
    """
    if wanted not in taken:
        return wanted
    numbered = _NUMBERED.fullmatch(wanted)
    stem = numbered["stem"] if numbered is not None and numbered["stem"] in taken else wanted
    return next(name for name in (f"{stem} {number}" for number in count(2)) if name not in taken)
