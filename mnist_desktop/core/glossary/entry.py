"""An entry of the glossary."""

from __future__ import annotations

from dataclasses import dataclass

from mnist_desktop.core.glossary.pictures import Picture


@dataclass(frozen=True)
class Entry:
    """A word that a person meets on the screen.

    Attributes
    ----------
    key
        What the code calls it.
    term, sentence
        The word as the window writes it, and what it means; texts of the core.
    picture
        What shows it.
    explains
        Names of fields, choices, layer kinds and widgets that it explains besides those that are called as its key; see
        :func:`mnist_desktop.core.glossary.words.entry_of`.
    related
        Keys of entries to read next.
    """

    key: str
    term: str
    sentence: str
    picture: Picture
    explains: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
