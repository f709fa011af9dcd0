"""What a report consists of once every text is said: what is drawn on a page, whatever the page is made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Paragraph:
    """A text.

    Attributes
    ----------
    is_own
        It is what somebody typed: its line ends count.
    is_muted
        It explains.
    """

    text: str
    is_own: bool = False
    is_muted: bool = False


@dataclass(frozen=True)
class Facts:
    """Pairs of a title and what there is to say of it."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Table:
    """Cells under a head.

    Attributes
    ----------
    caption, label
        What it shows; and what the text calls it, such as *Table 2*.
    numeric
        Of each column, whether it holds numbers, which stand on the right.
    sums
        How many of the last rows sum up the others.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]
    sums: int = 0
    label: str = ""


@dataclass(frozen=True)
class Figure:
    """A drawing.

    Attributes
    ----------
    svg
        The whole element, with its size in pixels.
    alt
        What is seen on it, for those who do not see it.
    """

    caption: str
    alt: str
    svg: str
    width: float
    height: float
    label: str = ""


@dataclass(frozen=True)
class Tile:
    """A small picture with a line below.

    Attributes
    ----------
    png
        The content of a PNG file, of `width` times `height` pixels, each of which is to be seen.
    """

    png: bytes
    width: int
    height: int
    alt: str
    text: str = ""


@dataclass(frozen=True)
class Gallery:
    """Small pictures in rows.

    Attributes
    ----------
    tile_width
        How wide each is drawn, in pixels of a page of PAGE_WIDTH.
    """

    caption: str
    tiles: tuple[Tile, ...]
    tile_width: int
    label: str = ""


Block = Paragraph | Facts | Table | Figure | Gallery

PAGE_WIDTH = 680
"""The width of the text in pixels; of A4 paper, 180 mm."""


@dataclass(frozen=True)
class Section:
    """A heading, and what stands below it."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Document:
    """A whole report.

    Attributes
    ----------
    language
        Of the texts, as HTML writes it: ``en``.
    byline
        Who wrote it and when.
    headline
        The few figures that count, each with its title.
    foot
        By what it was written.
    page
        How a page says which one it is, with the placeholders ``{page}`` and ``{pages}``.
    author
        The student's name; empty where none was typed.
    """

    language: str
    title: str
    byline: str
    headline: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    foot: str
    page: str
    author: str = ""


def labelled(sections: tuple[Section, ...], figure: str, table: str) -> tuple[Section, ...]:
    """The sections with their figures and tables numbered; `figure` and `table` have a placeholder ``{number}``."""
    figures, tables = iter(range(1, 10_000)), iter(range(1, 10_000))
    return tuple(replace(each, blocks=tuple(_labelled(each.blocks, figures, tables, figure, table))) for each in sections)


def _labelled(
    blocks: tuple[Block, ...], figures: Iterator[int], tables: Iterator[int], figure: str, table: str
) -> Iterator[Block]:
    for block in blocks:
        match block:
            case Table():
                yield replace(block, label=table.format(number=next(tables)))
            case Figure() | Gallery():
                yield replace(block, label=figure.format(number=next(figures)))
            case _:
                yield block
