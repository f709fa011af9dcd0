"""How well an entry of the glossary fits what somebody typed, in whichever of the languages they typed it."""

from __future__ import annotations

from difflib import SequenceMatcher
from unicodedata import normalize

from mnist_desktop.core.glossary.entry import Entry
from mnist_desktop.ui.shared.language import in_all_languages

LEAST_NEARNESS = 0.6
"""Of 1: "relo" and "relu" have 0.75 in common, "학습율" and "학습률" more."""


def matching(each: Entry, text: str) -> int:
    """How well an entry fits what was typed: 4 as its term, 3 within it, 2 by its names in the code, 1 by its sentence, else 0.

    All languages count, whichever is spoken: a lesson may say it in one and the screen in another.
    """
    wanted, terms = _plain(text).split(), " ".join(_terms(each))
    if " ".join(wanted) in _terms(each):
        return 4
    names = " ".join((each.key, *(name for name in each.explains if not name.startswith("#")))).casefold()
    sentences = " ".join(map(_plain, in_all_languages("core", each.sentence)))
    for score, within in ((3, terms), (2, f"{terms} {names}"), (1, f"{terms} {names} {sentences}")):
        if all(word in within for word in wanted):
            return score
    return 0


def nearness(each: Entry, text: str) -> float:
    """How much of what was typed the spelling of a term has in common with it, of 1; 0 for what is not near."""
    wanted = _letters(text)
    shares = (SequenceMatcher(None, wanted, _letters(term)).ratio() for term in (*_terms(each), _plain(each.key)))
    best = max(shares, default=0.0)
    return best if LEAST_NEARNESS <= best < 1 else 0.0


def _terms(each: Entry) -> tuple[str, ...]:
    return tuple(map(_plain, in_all_languages("core", each.term)))


def _plain(text: str) -> str:
    """Small letters, whole syllables: an input method may hand over the letters of a syllable one by one."""
    return normalize("NFC", text).casefold()


def _letters(text: str) -> str:
    """The same with the letters of each syllable apart, as they are typed."""
    return normalize("NFD", _plain(text))
