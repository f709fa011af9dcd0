"""The one base of every error that a person can read and act on."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from numbers import Real
from typing import cast

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


class UserError(Exception):
    """A sentence for the user: what happened, where, and what to do.

    Parameters
    ----------
    template
        A whole sentence with ``{name}`` placeholders. It is the key by which a view looks up a translation.
    **values
        What goes into the placeholders: file names, numbers, causes.

    Notes
    -----
    Modules derive one class per cause. Views catch :class:`UserError` once, at the edge, and show :attr:`text`;
    the log keeps the traceback.
    """

    def __init__(self, template: str, **values: object) -> None:
        super().__init__(template, values)
        self.template = template
        self.values = values

    @property
    def text(self) -> str:
        """The sentence in English, with its values put in."""
        return filled(self.template, self.values)

    def __str__(self) -> str:
        return self.text


class StorageError(UserError):
    """A file or folder could not be read or written: no room, no permission, not there."""


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
    if isinstance(value, UserError):
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
