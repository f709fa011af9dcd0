"""All entries of the glossary, and which of them explains a word on the screen.

A view says which word it shows by a short text: a key of the glossary or the name of a layer kind (``precision``, ``Dense``), a
field with its struct (``TrainingConfig.seed``), or a choice besides (``TrainingConfig.schedule=cosine``). A widget that says
nothing is known by its objectName, behind a hash (``#confusionMatrix``).
"""

from __future__ import annotations

from functools import cache

from mnist_desktop.core.glossary import (
    augmentation,
    convolution,
    data,
    doubt,
    exchange,
    functions,
    inside,
    loss,
    maps,
    network,
    optimizers,
    results,
    sweeps,
    training,
)
from mnist_desktop.core.glossary.entry import Entry

ENTRIES: tuple[Entry, ...] = (
    *data.ENTRIES, *augmentation.ENTRIES, *training.ENTRIES, *loss.ENTRIES, *optimizers.ENTRIES, *network.ENTRIES,
    *functions.ENTRIES, *convolution.ENTRIES, *inside.ENTRIES, *maps.ENTRIES, *results.ENTRIES, *sweeps.ENTRIES,
    *doubt.ENTRIES, *exchange.ENTRIES,
)  # fmt: skip


def entry(key: str) -> Entry:
    """The entry of that key; raises KeyError when there is none."""
    return _by_key()[key]


def entry_of(word: str) -> Entry | None:
    """The entry that explains what a view shows, or None.

    >>> entry_of("TrainingConfig.schedule=cosine").key, entry_of("RandomZoom.factor").key, entry_of("notes")
    ('cosine', 'random_zoom', None)
    """
    explained = _explained()
    return next((explained[name] for name in names_of(word) if name in explained), None)


def names_of(word: str) -> tuple[str, ...]:
    """Under which names a word is looked for, the closest first.

    >>> names_of("Dense.activation=relu")
    ('Dense.activation=relu', 'activation=relu', 'relu', 'Dense.activation', 'activation', 'Dense')
    >>> names_of("#matrixFigure=count")
    ('#matrixFigure=count', '#matrixFigure')
    """
    place, equals, value = word.partition("=")
    if place.startswith("#"):
        return (word, place) if equals else (place,)
    owner, dot, name = place.rpartition(".")
    places = (place, name, owner) if dot else (place,)
    choices = (f"{place}={value}", f"{name}={value}", value) if equals else ()
    return tuple(dict.fromkeys((*choices, *places)))


@cache
def _by_key() -> dict[str, Entry]:
    return {each.key: each for each in ENTRIES}


@cache
def _explained() -> dict[str, Entry]:
    """Entries by all names. What an entry is called comes before what others explain besides."""
    terms = {each.term.casefold(): each for each in ENTRIES}
    return terms | {name: each for each in ENTRIES for name in each.explains} | _by_key()
