"""Names by which runs are told apart."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import count

from mnist_desktop.core.model.model_file import MAX_NAME_LENGTH

MOST_CHANGES = 3
"""What a name says of them; more would not be read."""

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


def changed_name(original: str, changes: Sequence[str]) -> str:
    """The name of a network that was made from another by some changes, so that a class does not call thirty networks the same.

    >>> changed_name("First network", ["Dense 128 relu", "epochs 5"])
    'First network, Dense 128 relu, epochs 5'
    >>> changed_name("First network", [])
    'First network'
    """
    more = len(changes) - MOST_CHANGES
    said = (*changes[:MOST_CHANGES], f"{more} more") if more > 0 else changes
    return ", ".join((original, *said))[:MAX_NAME_LENGTH]


def original_name(name: str, originals: Collection[str]) -> str | None:
    """Which of `originals` a name that :func:`changed_name` and :func:`distinct_name` made comes from; None where none.

    >>> original_name("First network, epochs 5 2", {"First network", "First"})
    'First network'
    """
    numbered = _NUMBERED.fullmatch(name)
    for each in sorted(originals, key=len, reverse=True):
        if name == each or name.startswith(f"{each}, ") or (numbered is not None and numbered["stem"] == each):
            return each
    return None
