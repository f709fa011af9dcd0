"""How well the entries of the glossary fit what somebody typed, in whichever of the languages they typed it."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cached_property
from unicodedata import normalize

from mnist_desktop.core.glossary.entry import Entry
from mnist_desktop.ui.shared.language import in_all_languages

LEAST_NEARNESS = 0.6
"""Of 1: "relo" and "relu" have 0.75 in common, "학습율" and "학습률" more."""


class Search:
    """Searches some entries at each letter that is typed, in a few milliseconds: what it compares with is made ready once.

    All languages count, whichever is spoken: a lesson may say it in one and the screen in another.
    """

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries

    def matches(self, text: str) -> list[float]:
        """How well each entry fits.

        4 as its term, 3 within it, 2 by its names in the code, 1 by its sentence, else 0. Where all are 0, how much of what was
        typed the spelling of a term has in common with it, of 1; 0 for what is not near.
        """
        words = _plain(text).split()
        if not words:
            return [3.0] * len(self._entries)
        found = [each.match(words) for each in self._spellings]
        return found if any(found) else self._near(_letters(text))

    def _near(self, letters: str) -> list[float]:
        return [each.nearness(letters) for each in self._spellings]

    @cached_property
    def _spellings(self) -> list[_Spelling]:
        return [_Spelling(each) for each in self._entries]


class _Spelling:
    """What an entry is compared by."""

    def __init__(self, entry: Entry) -> None:
        self._terms = tuple(map(_plain, in_all_languages("core", entry.term)))
        terms = " ".join(self._terms)
        names = " ".join((entry.key, *(name for name in entry.explains if not name.startswith("#")))).casefold()
        sentences = " ".join(map(_plain, in_all_languages("core", entry.sentence)))
        self._within = (3.0, terms), (2.0, f"{terms} {names}"), (1.0, f"{terms} {names} {sentences}")
        self._matchers = [SequenceMatcher(None, "", _letters(term)) for term in (*self._terms, entry.key)]

    def match(self, words: Sequence[str]) -> float:
        """From 4 to 0, as :meth:`Search.matches` says it."""
        if " ".join(words) in self._terms:
            return 4
        return next((score for score, within in self._within if all(word in within for word in words)), 0)

    def nearness(self, letters: str) -> float:
        """From 0 to below 1. Most terms are far by their length or their letters alone, so few are compared letter by letter."""
        best = 0.0
        for matcher in self._matchers:
            matcher.set_seq1(letters)
            least = max(best, LEAST_NEARNESS)
            if matcher.real_quick_ratio() >= least and matcher.quick_ratio() >= least:
                best = max(best, matcher.ratio())
        return best if LEAST_NEARNESS <= best < 1 else 0.0


def _plain(text: str) -> str:
    """Small letters, whole syllables: an input method may hand over the letters of a syllable one by one."""
    return normalize("NFC", text).casefold()


def _letters(text: str) -> str:
    """The same with the letters of each syllable apart, as they are typed."""
    return normalize("NFD", _plain(text))
