"""Sentences for a person: a template and its values, kept apart so that a view can translate the template."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from numbers import Real
from string import Formatter
from typing import Annotated, Generic, Self, TypeVar, cast

from msgspec import Meta, Struct

from mnist_desktop.core.marking import MarkedTexts

LONGEST_VALUE = 180
"""Characters of one value in a sentence."""
_LONGEST_HEAD = 60
"""How many of these stand before the dots: the end of a path says more than its beginning."""
_LONGEST_MESSAGE = 10_000
"""Characters of a sentence from a file. Each value may be a sentence in which the next one stands hundreds of times, and so on: a
file of 2 KB would fill the memory."""
_LARGEST = 10**18
"""Larger numbers are rounded."""
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
"""Unicode categories that a window cannot show: line ends, marks that change the writing direction, half characters."""
_LONGEST_LOOKED_AT = 300_000
"""A library may repeat a name from a zip, of up to 65,535 bytes and so four times as many characters, in its message."""
_RAW_BYTES = re.compile(r"""(?<!\w)b(['"])(?=(?:\\.|(?!\1)[^\\])*?\\x[0-9a-f])(?:\\.|(?!\1)[^\\])*(?:\1|\\?\Z)""")
"""Raw bytes in a library's error message, which mean nothing to a person; also where the library has cut them off. No quote that
ends one can begin another one, so that the search takes linear time."""
_JOINERS = "\u200c\u200d"
"""Invisible, but Persian and Hindi need them."""


_PLACE = re.compile(r",?(\.\d)?[defg%]?")
"""The allowed number formats in a template. A width is not allowed: a damaged file could ask for a million spaces."""


class Templated:
    """Something with a `template`, the key of its translation, and the `values` for its ``{name}`` placeholders."""

    __slots__ = ()
    template: str
    values: Mapping[str, object]

    @property
    def text(self) -> str:
        """The sentence in English."""
        return filled(self.template, self.values)

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Sentence(Templated):
    """A sentence and nothing else."""

    template: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash(self.template)  # values need not be hashable


class Within(Sentence):
    """A title as it stands inside a sentence, where it begins with a small letter."""

    @property
    def text(self) -> str:
        """The sentence in English."""
        return lowered(super().text)


def lowered(title: str) -> str:
    """A title with a small first letter."""
    return title[:1].lower() + title[1:]


Kind = TypeVar("Kind", bound=MarkedTexts)


@dataclass(frozen=True)
class ListedSentence(Templated, Generic[Kind]):
    """One of the sentences that an enumeration lists. Code compares the `kind`; a person reads its value."""

    kind: Kind
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def template(self) -> str:  # type: ignore[override]  # nobody writes it
        """The sentence with its placeholders, the key of its translation."""
        return str(self.kind.value)


class Message(Struct, Templated, frozen=True, forbid_unknown_fields=True):
    """A sentence in the form that a run's file keeps.

    Raises
    ------
    ValueError
        The template uses a name without a value or a format that is not allowed, it cannot be shown, or the sentence is too
        long. It comes from a file, so it is not trusted.
    """

    template: Annotated[str, Meta(max_length=1000)]
    values: dict[str, bool | int | float | str | Message] = {}

    def __post_init__(self) -> None:
        for _, name, form, conversion in Formatter().parse(self.template):
            if name is not None and (name not in self.values or conversion or not _PLACE.fullmatch(form or "")):
                raise ValueError("it holds a sentence that cannot be said")
        is_shown = all(letter == "\n" or _is_visible(letter) for letter in self.template)
        # The text raises ValueError where a format does not fit its value.
        if not is_shown or len(self.text) > _LONGEST_MESSAGE:
            raise ValueError("it holds a sentence that cannot be said")

    @classmethod
    def of(cls, sentence: Templated) -> Self:
        """Any sentence in the form that a file keeps."""
        return cls(sentence.template, {name: _kept(value) for name, value in sentence.values.items()})

    @classmethod
    def verbatim(cls, text: str) -> Self:
        """A text without a template."""
        return cls("{text}", {"text": text})


def _kept(value: object) -> bool | int | float | str | Message:
    if isinstance(value, Templated):
        return Message.of(value)
    plain = shown(value)
    return plain if isinstance(plain, bool | int | float) else float(plain) if isinstance(plain, Real) else str(plain)


def said(sentence: Templated, look_up: Callable[[str], str]) -> str:
    """A sentence whose templates `look_up` gives in another language; a value may be a sentence itself: the cause of an error."""
    each = sentence.values.items()
    values = {name: said(value, look_up) if isinstance(value, Templated) else shown(value) for name, value in each}
    text = look_up(sentence.template).format(**values)
    return lowered(text) if isinstance(sentence, Within) else text


def filled(template: str, values: Mapping[str, object]) -> str:
    """The template with its values filled in, each as :func:`shown` gives it."""
    return template.format(**{name: shown(value) for name, value in values.items()})


def shown(value: object) -> object:
    r"""Make any value fit to stand in a sentence, wherever it comes from.

    Numbers stay numbers, for the template to format. Everything else becomes one line of at most LONGEST_VALUE characters: a
    longer one loses its middle, and characters that are invisible or change the writing direction become escapes.

    >>> shown("two\nlines"), shown("x" * 1000)[55:65], shown(7)
    ('two\\nlines', 'xxxxx…xxxx', 7)
    """
    if isinstance(value, Templated):
        return value.text
    if isinstance(value, Real):  # NumPy's numbers are registered as such
        number = cast("float", value)
        return _Text(_roughly(number)) if abs(number) > _LARGEST else number
    text = str(value)
    if isinstance(value, BaseException):
        text = text.rstrip(". ")  # a library's error stands as the cause at the end of a sentence, which has its own full stop
    if len(text) <= _LONGEST_LOOKED_AT:
        text = _RAW_BYTES.sub("…", text)
    if not text.isprintable():
        # Shorten first: a name may have a million characters.
        text = _elided(text)
        text = "".join(letter if _is_visible(letter) else letter.encode("unicode_escape").decode() for letter in text)
    return _Text(_elided(text))


class _Text(str):
    """A text that ignores a number format in the template."""

    __slots__ = ()

    def __format__(self, _spec: str) -> str:
        return str(self)


def _roughly(number: float) -> str:
    try:
        return f"{number:.3g}"
    except OverflowError:  # an integer larger than any float
        return "a number of more than 300 digits"


def _elided(text: str) -> str:
    if len(text) <= LONGEST_VALUE:
        return text
    return f"{text[:_LONGEST_HEAD]}…{text[_LONGEST_HEAD + 1 - LONGEST_VALUE :]}"


def _is_visible(letter: str) -> bool:
    return letter in _JOINERS or unicodedata.category(letter) not in _INVISIBLE
