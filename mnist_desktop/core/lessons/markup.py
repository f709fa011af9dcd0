"""The texts of a lesson: in one or more languages, with paragraphs, lists and bold words, and nothing else.

A blank line ends a paragraph, a line that begins with ``- `` is an entry of a list, and ``**two stars**`` make words bold.
There is no other markup: a ``<`` in a text is shown as it is typed.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta

MOST_LANGUAGES = 20
LONGEST_TITLE = 200
LONGEST_TEXT = 20_000
USUAL_LANGUAGE = "en"
"""What is shown where a text is not there in the language of the window."""

Language = Annotated[str, Meta(pattern=r"^[a-z]{2,3}\Z")]
"""A code of ISO 639, such as ``ko``."""
Title = Annotated[
    dict[Language, Annotated[str, Meta(min_length=1, max_length=LONGEST_TITLE)]], Meta(min_length=1, max_length=MOST_LANGUAGES)
]
"""A line in one or more languages."""
Text = Annotated[
    dict[Language, Annotated[str, Meta(min_length=1, max_length=LONGEST_TEXT)]], Meta(min_length=1, max_length=MOST_LANGUAGES)
]
"""Paragraphs and lists in one or more languages."""

_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_ENTRY = re.compile(r"[-*•]\s+")
_LEFT_OUT = {"Cc", "Cf", "Cs", "Co", "Cn"}
"""Unicode categories of what cannot be seen, or turns the direction of all that follows."""
_JOINERS = "\u200c\u200d"
"""Invisible, but Persian and Hindi need them."""


@dataclass(frozen=True)
class Words:
    """A piece of a line, bold or not."""

    text: str
    is_bold: bool = False


Line = tuple[Words, ...]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph."""

    line: Line


@dataclass(frozen=True)
class Listing:
    """A list with one line for each entry."""

    entries: tuple[Line, ...]


Block = Paragraph | Listing


def in_language(text: Mapping[str, str], language: str) -> str:
    """A text in `language`, else in English, else in the first language that it has; empty where it has none.

    >>> in_language({"en": "Digits", "ko": "숫자"}, "ko"), in_language({"ko": "숫자"}, "en")
    ('숫자', '숫자')
    """
    return text.get(language) or text.get(USUAL_LANGUAGE) or next(iter(text.values()), "")


def title_in(text: Mapping[str, str], language: str) -> str:
    """A title in `language`, on one line and without what cannot be seen."""
    return " ".join(_visible(in_language(text, language)).split())


def blocks_of(text: str) -> tuple[Block, ...]:
    r"""The paragraphs and lists of a text.

    >>> blocks_of("Two **hidden** layers.\n\n- 64\n- 32")[1]
    Listing(entries=((Words(text='64', is_bold=False),), (Words(text='32', is_bold=False),)))
    """
    return tuple(_blocks(_visible(text)))


def html_of(text: str) -> str:
    """A text as HTML in which only this module's own tags are, for a label or a page.

    >>> html_of("a < b, **bold**")
    '<p>a &lt; b, <b>bold</b></p>'
    """
    return "".join(_block_html(block) for block in blocks_of(text))


def plain_of(text: str) -> str:
    """A text without its markup, on one line."""
    lines = (line for block in blocks_of(text) for line in ((block.line,) if isinstance(block, Paragraph) else block.entries))
    return " ".join("".join(words.text for words in line) for line in lines)


def _blocks(text: str) -> Iterator[Block]:
    paragraph: list[str] = []
    entries: list[str] = []
    for line in [*text.splitlines(), ""]:
        stripped = line.strip()
        entry = _ENTRY.match(stripped)
        if entries and entry is None:
            yield Listing(tuple(map(_line, entries)))
            entries = []
        if paragraph and (entry is not None or not stripped):
            yield Paragraph(_line(" ".join(paragraph)))
            paragraph = []
        if entry is not None:
            entries.append(stripped[entry.end() :])
        elif stripped:
            paragraph.append(stripped)
    if entries:
        yield Listing(tuple(map(_line, entries)))


def _line(text: str) -> Line:
    # Odd pieces are what stood between two pairs of stars.
    pieces = _BOLD.split(text)
    return tuple(Words(piece, is_bold=at % 2 == 1) for at, piece in enumerate(pieces) if piece)


def _block_html(block: Block) -> str:
    if isinstance(block, Paragraph):
        return f"<p>{_line_html(block.line)}</p>"
    return f"<ul>{''.join(f'<li>{_line_html(entry)}</li>' for entry in block.entries)}</ul>"


def _line_html(line: Line) -> str:
    return "".join(f"<b>{html.escape(words.text)}</b>" if words.is_bold else html.escape(words.text) for words in line)


def _visible(text: str) -> str:
    """Without marks that hide or turn what follows; line ends stay."""
    text = text.replace("\r\n", "\n").replace("\t", " ")
    return "".join(
        letter for letter in text if letter in _JOINERS or letter == "\n" or unicodedata.category(letter) not in _LEFT_OUT
    )
