"""What a data set is called, for views that speak other languages than the files in which its title is kept."""

from __future__ import annotations

import re
from functools import lru_cache

from mnist_desktop.core.datasets import mixed
from mnist_desktop.core.datasets.broken.names import parse_title, said_title_of
from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.known import KNOWN_SETS
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.sentence import Sentence, Templated

_OTHER_CONTENT = re.compile(r"(?P<family>[\w-]+), (?P<count>\d[\d,]{0,20}) images, not the published set")
_KNOWN = {known.title: known for known in KNOWN_SETS}


def title_of_other_content(family: str, count: int) -> str:
    """The title of what lies where a published set belongs and is not that; `family` is what the family is called."""
    return _other_content(family, f"{count:,}").text


@lru_cache(256)  # a thousand runs learned from few data sets
def said_title(title: str) -> Templated:
    """A title, which files keep in English, as a sentence; a name that somebody gave is said as it stands.

    >>> said_title("MNIST, all 70,000").template, said_title("my digits").template
    ('MNIST, all 70,000', '{title}')
    """
    if (known := _KNOWN.get(title)) is not None:
        return Sentence(known.title)
    if (other := _OTHER_CONTENT.fullmatch(title)) is not None:
        return _other_content(other["family"], other["count"])
    if (copy := parse_title(title)) is not None:
        original, damages = copy
        return said_title_of(said_title(original), damages)
    if (parts := mixed.parse_title(title)) is not None:
        return mixed.said_title_of(said_title(parts[0]), said_title(parts[1]), parts[2])
    return Sentence("{title}", {"title": title})


def passed_over_notice(dataset: Dataset) -> UserError:
    """What to tell the user where a place was passed over when the data set was read."""
    told = "{title} is read from {source}, since a place that goes before cannot be read. {cause}"
    return UserError(told, title=said_title(dataset.title), source=dataset.source, cause=dataset.passed_over[0])


def _other_content(family: str, count: str) -> Sentence:
    return Sentence("{family}, {count} images, not the published set", {"family": family, "count": count})
