"""What is said to a person: a template with its values, kept apart so that a view can translate the template."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from numbers import Real
from string import Formatter
from typing import Annotated, Generic, Self, TypeVar, cast

from msgspec import Meta, Struct

from mnist_desktop.core.marking import MarkedTexts

LONGEST_VALUE = 180
"""Letters of one value in a sentence."""
_LONGEST_HEAD = 60
"""Of these, how many stand before the dots; the end of a path says more than its beginning."""
_LARGEST = 10**18
"""Numbers beyond it are given roughly."""
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
"""Unicode's categories of what a window cannot show: line ends, marks that turn the writing direction, half characters."""
_LONGEST_LOOKED_AT = 5000
_RAW_BYTES = re.compile(r"""b(['"])(?:(?!\1).)*\\x(?:(?!\1).)*\1""")
"""How a library's message shows the bytes that it did not expect; it says nothing to a person."""
_JOINERS = "\u200c\u200d"
"""Invisible, but letters of Persian and of Hindi need them."""


_PLACE = re.compile(r",?(\.\d)?[defg%]?")
"""How a template may ask for a number to be written. A width is not among it: a damaged file could ask for a million blanks."""


class Templated:
    """What has a `template`, the key of its translation, and the `values` for its ``{name}`` placeholders."""

    __slots__ = ()
    template: str
    values: Mapping[str, object]

    @property
    def text(self) -> str:
        """The sentence in English."""
        return filled(self.template, self.values)


@dataclass(frozen=True)
class Sentence(Templated):
    """A sentence and nothing else."""

    template: str
    values: Mapping[str, object] = field(default_factory=dict)


Kind = TypeVar("Kind", bound=MarkedTexts)


@dataclass(frozen=True)
class ListedSentence(Templated, Generic[Kind]):
    """One of the sentences that an enumeration lists. Code asks for the `kind`, a person reads its value."""

    kind: Kind
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def template(self) -> str:  # type: ignore[override]  # nobody writes it
        """The sentence with its placeholders, the key of its translation."""
        return str(self.kind.value)


class Message(Struct, Templated, frozen=True, forbid_unknown_fields=True):
    """A sentence as a run's file keeps it.

    Raises
    ------
    ValueError
        The template asks for more than the values and plain numbers: it comes from a file, and who wrote that is not known.
    """

    template: Annotated[str, Meta(max_length=1000)]
    values: dict[str, bool | int | float | str | Message] = {}

    def __post_init__(self) -> None:
        for _, name, form, conversion in Formatter().parse(self.template):
            if name is not None and (name not in self.values or conversion or not _PLACE.fullmatch(form or "")):
                raise ValueError("it holds a sentence that cannot be said")
        _ = self.text  # raises ValueError where a number is asked to be written as what it is not

    @classmethod
    def of(cls, sentence: Templated) -> Self:
        """Any sentence in the form that can be kept."""
        return cls(sentence.template, {name: _kept(value) for name, value in sentence.values.items()})

    @classmethod
    def verbatim(cls, text: str) -> Self:
        """A text that has no template."""
        return cls("{text}", {"text": text})


def _kept(value: object) -> bool | int | float | str | Message:
    if isinstance(value, Templated):
        return Message.of(value)
    plain = shown(value)
    return plain if isinstance(plain, bool | int | float) else float(plain) if isinstance(plain, Real) else str(plain)


def filled(template: str, values: Mapping[str, object]) -> str:
    """A template with its values put in, each as :func:`shown` shows it."""
    return template.format(**{name: shown(value) for name, value in values.items()})


def shown(value: object) -> object:
    r"""A value as it may stand in a sentence, whatever it is and wherever it comes from.

    Numbers stay numbers, for the template to format. Everything else becomes one line of at most LONGEST_VALUE letters: its
    middle is left out where it is longer, and what cannot be seen or would turn the sentence round is written as its number.

    >>> shown("two\nlines"), shown("x" * 1000)[55:65], shown(7)
    ('two\\nlines', 'xxxxx…xxxx', 7)
    """
    if isinstance(value, Templated):
        return value.text
    if isinstance(value, Real):  # NumPy's numbers are registered as such
        number = cast("float", value)
        return _Text(_roughly(number)) if abs(number) > _LARGEST else number
    text = str(value)
    if len(text) <= _LONGEST_LOOKED_AT:
        text = _RAW_BYTES.sub("…", text)
    if not text.isprintable():
        # Only as much is looked at as can be shown: a name may have a million letters.
        text = _elided(text)
        text = "".join(letter if _is_visible(letter) else letter.encode("unicode_escape").decode() for letter in text)
    return _Text(_elided(text))


class _Text(str):
    """A text that a template may have taken for a number."""

    __slots__ = ()

    def __format__(self, _spec: str) -> str:
        return str(self)


def _roughly(number: float) -> str:
    try:
        return f"{number:.3g}"
    except OverflowError:  # a whole number beyond all floating-point ones
        return "a number of more than 300 digits"


def _elided(text: str) -> str:
    if len(text) <= LONGEST_VALUE:
        return text
    return f"{text[:_LONGEST_HEAD]}…{text[_LONGEST_HEAD + 1 - LONGEST_VALUE :]}"


def _is_visible(letter: str) -> bool:
    return letter in _JOINERS or unicodedata.category(letter) not in _INVISIBLE
