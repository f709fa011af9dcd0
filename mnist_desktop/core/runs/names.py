"""Makes names that distinguish runs."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import count

from mnist_desktop.core.model.model_file import MAX_NAME_LENGTH

MOST_CHANGES = 3
"""How many changes a name lists; nobody would read more."""

_NUMBERED = re.compile(r"(?P<stem>.+) \d+")


LONGEST_SHOWN = 60
"""Letters of a name in a sentence, a list or a legend; a file from elsewhere may hold a whole book."""


def distinct_name(wanted: str, taken: Collection[str], first: int = 2) -> str:
    """`wanted` if it is free, otherwise with the first free number after it.

    A number from an earlier call is counted up; a number that belongs to the name stays. Numbers below `first` are known to be
    taken: who names many alike need not have all of them looked at each time.

    >>> distinct_name("First network", {"First network"})
    'First network 2'
    >>> distinct_name("First network 2", {"First network", "First network 2"})
    'First network 3'
    >>> distinct_name("Dense 64", {"Dense 64"})
    'Dense 64 2'

    The number is among the letters that are shown of a name.

    >>> distinct_name("x" * 80, {"x" * 80}) == "x" * 58 + " 2"
    True

    Where it takes room, whole changes give way to it.

    >>> name = "First network, optimizer sgd, learning rate 0.0146, epochs 6"
    >>> distinct_name(name, {name})
    'First network, optimizer sgd, learning rate 0.0146 2'
    """
    if wanted not in taken:
        return wanted
    numbered = _NUMBERED.fullmatch(wanted)
    stem = numbered["stem"] if numbered is not None and numbered["stem"] in taken else wanted
    return next(name for name in (_numbered(stem, number) for number in count(first)) if name not in taken)


def _numbered(stem: str, number: int) -> str:
    room = LONGEST_SHOWN - len(str(number)) - 1
    if len(stem) > room:
        changes, comma, _ = stem[: room + 2].rpartition(", ")  # half of "epochs 16" would say another number
        stem = changes if comma else stem[:room].rstrip()
    return f"{stem} {number}"


def changed_name(original: str, changes: Sequence[str]) -> str:
    """Name a network after the one that it was made from, and its changes, so that thirty students get different names.

    >>> changed_name("First network", ["Dense 128 relu", "epochs 5"])
    'First network, Dense 128 relu, epochs 5'
    >>> changed_name("First network", [])
    'First network'
    """
    more = len(changes) - MOST_CHANGES
    said = (*changes[:MOST_CHANGES], f"{more} more") if more > 0 else changes
    return ", ".join((original, *said))[:MAX_NAME_LENGTH]


def original_name(name: str, originals: Collection[str]) -> str | None:
    """The one of `originals` from which :func:`changed_name` and :func:`distinct_name` made a name; None if none.

    >>> original_name("First network, epochs 5 2", {"First network", "First"})
    'First network'
    """
    numbered = _NUMBERED.fullmatch(name)
    for each in sorted(originals, key=len, reverse=True):
        if name == each or name.startswith(f"{each}, ") or (numbered is not None and numbered["stem"] == each):
            return each
    return None
