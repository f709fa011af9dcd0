"""A collection of digits, and which one to ask for next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from zlib import crc32

import numpy as np

from mnist_desktop.core.handwriting.digit import DIGITS, CollectedDigit

Counts = tuple[int, ...]
"""Of each digit, 0..9, how many."""


@dataclass(frozen=True, eq=False)
class Collection:
    """Digits in the order in which they came; none is there twice.

    Attributes
    ----------
    by_code
        The digits by their codes, see :attr:`CollectedDigit.code`.
    """

    by_code: Mapping[str, CollectedDigit]

    @classmethod
    def of(cls, digits: Iterable[CollectedDigit] = ()) -> Collection:
        """A collection of `digits`; the first of each code stays."""
        return cls(_added({}, digits))

    def __len__(self) -> int:
        return len(self.by_code)

    @property
    def digits(self) -> tuple[CollectedDigit, ...]:
        """All of them, in their order."""
        return tuple(self.by_code.values())

    @cached_property
    def writers(self) -> tuple[str, ...]:
        """Everybody who drew, in the order of the first drawings."""
        return tuple(dict.fromkeys(digit.writer for digit in self.by_code.values()))

    def of_writer(self, writer: str) -> tuple[CollectedDigit, ...]:
        """What `writer` drew, in order."""
        return tuple(digit for digit in self.by_code.values() if digit.writer == writer)

    def with_digits(self, digits: Iterable[CollectedDigit]) -> Collection:
        """Add `digits`, without doubles."""
        return Collection(_added(self.by_code, digits))

    def without(self, codes: Iterable[str]) -> Collection:
        """Take the digits with these codes away."""
        gone = frozenset(codes)
        return Collection({code: digit for code, digit in self.by_code.items() if code not in gone})


def counts_of(digits: Iterable[CollectedDigit]) -> Counts:
    """How many there are of each digit, 0..9."""
    counts = Counter(digit.label for digit in digits)
    return tuple(counts[label] for label in range(DIGITS))


def next_digit(counts: Counts, seed: int, last: int | None = None) -> int:
    """The digit to ask for: one of those that are there least often.

    Parameters
    ----------
    counts
        How often each digit was drawn or skipped, ten numbers.
    seed
        Decides the order within each round of ten; see :func:`seed_of`. The same counts and seed give the same digit.
    last
        What was asked for before: it is not asked for again at once, unless all others are there more often.
    """
    least = min(counts)
    order: list[int] = np.random.default_rng((seed, least)).permutation(DIGITS).tolist()
    open_ones = [digit for digit in order if counts[digit] == least]
    others = [digit for digit in open_ones if digit != last]
    return (others or open_ones)[0]


def seed_of(writer: str) -> int:
    """A seed for the order in which a writer is asked: the same each time, and another for whoever sits beside."""
    return crc32(writer.encode())


def _added(known: Mapping[str, CollectedDigit], digits: Iterable[CollectedDigit]) -> dict[str, CollectedDigit]:
    by_code = dict(known)
    for digit in digits:
        by_code.setdefault(digit.code, digit)
    return by_code
