"""Lays a report out on pages: no picture, row of a table or line of text is cut, and a heading stays with what follows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from mnist_desktop.core.report.blocks import PAGE_WIDTH, Block, Document, Facts, Figure, Gallery, Paragraph, Table
from mnist_desktop.core.report.svg import ACCENT, GRID, INK, MUTED
from mnist_desktop.ui.report.pieces import (
    BODY,
    CELL_GAP,
    SMALL,
    UNLIMITED,
    Look,
    Piece,
    Text,
    column_widths,
    drawing_piece,
    headline_piece,
    row_piece,
    rule_piece,
    text_piece,
    tile_pieces,
)

FOOT = 30.0
"""Of a page, below the text: what it is and which page."""
CAPTION_ROOM = 60.0
FACTS_TITLE = 220.0
BELOW_BLOCK, BELOW_SECTION = 14.0, 12.0
OWN_INDENT = 14.0
MOST_LEAD_LINES = 4
"""Lines of a paragraph that stays, as its heading does, with the table or figure after it."""
SHORT_TABLE = 12
"""Rows of a table that stays on one page."""


LaidOut = dict[Block, list[Piece]]


@dataclass(frozen=True)
class Pages:
    """A report on pages whose text, foot included, is PAGE_WIDTH pixels wide and `height` high.

    Attributes
    ----------
    pages
        The pieces of each page with the heights of their upper edges.
    feet
        What stands below each page, on the left and on the right.
    """

    height: float
    pages: tuple[tuple[tuple[Piece, float], ...], ...]
    feet: tuple[tuple[str, str], ...]

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint a page, from 0, with its upper left corner where the painter's origin is."""
        for piece, top in self.pages[number]:
            piece.paint(painter, top)
        left, right = self.feet[number]
        look = Look(11, MUTED)
        painter.setFont(look.font())
        painter.setPen(QColor(MUTED))
        place = QRectF(0, self.height - FOOT, PAGE_WIDTH, FOOT)
        bottom = Qt.AlignmentFlag.AlignBottom
        taken = painter.fontMetrics().horizontalAdvance(right) + 20
        fitting = painter.fontMetrics().elidedText(left, Qt.TextElideMode.ElideRight, PAGE_WIDTH - taken)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft | bottom | Qt.TextFlag.TextSingleLine), fitting)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignRight | bottom | Qt.TextFlag.TextSingleLine), right)


def pages_of(document: Document, height: float, before: LaidOut | None = None) -> Pages:
    """Lay a report out.

    Parameters
    ----------
    height
        Of the text of a page, in pixels of a page that is PAGE_WIDTH wide.
    before
        What was laid out for the same height; it holds what this report consists of afterwards, so that a change of one word
        costs little.
    """
    before = {} if before is None else before
    pages = tuple(tuple(page) for page in _filled(list(_pieces(document, height - FOOT, before)), height - FOOT))
    said = (document.page.format(page=number, pages=len(pages)) for number in range(1, len(pages) + 1))
    name = " · ".join(filter(None, (document.title, document.byline)))
    return Pages(height, pages, tuple((name, each) for each in said))


def _filled(pieces: Sequence[Piece], room: float) -> Iterator[list[tuple[Piece, float]]]:
    """Put pieces on pages; those that are kept together move to the next one together, where that has room for all of them."""
    page: list[tuple[Piece, float]] = []
    top = 0.0
    for group in _groups(pieces):
        needed = sum(each.height + each.below for each in group) - group[-1].below
        if page and top + needed > room:
            yield page
            page, top = [], 0.0
        for piece in group:
            if page and top + piece.height > room:  # a group that is higher than a page
                yield page
                page, top = [], 0.0
            if not page and piece.head is not None:
                page.append((piece.head, top))
                top += piece.head.height
            page.append((piece, top))
            top += piece.height + piece.below
    yield page


def _groups(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    group: list[Piece] = []
    for piece in pieces:
        group.append(piece)
        if not piece.keeps:
            yield group
            group = []
    if group:
        yield group


def _pieces(document: Document, room: float, before: LaidOut) -> Iterator[Piece]:
    blocks = [block for section in document.sections for block in section.blocks]
    now = {block: before.get(block) or _block(block, room) for block in blocks}
    before.clear()
    before.update(now)
    yield text_piece(document.title, Look(27, INK, is_bold=True), below=4)
    yield text_piece(document.byline, Look(BODY, MUTED), below=16)
    yield headline_piece(document.headline, 12)
    yield rule_piece(ACCENT, 3, 18)
    for section in document.sections:
        yield text_piece(section.title, Look(18, ACCENT, is_bold=True), below=7, keeps=True)
        for at, block in enumerate(section.blocks):
            laid_out = _below(now[block], BELOW_BLOCK)
            is_lead = at == 0 and len(section.blocks) > 1 and isinstance(block, Paragraph) and len(laid_out) <= MOST_LEAD_LINES
            yield from (replace(each, keeps=True) for each in laid_out) if is_lead else laid_out
        yield Piece(0.0, lambda _painter, _top: None, BELOW_SECTION)
    yield rule_piece(GRID, 1, 5)
    yield text_piece(document.foot, Look(11, MUTED))


def _below(pieces: list[Piece], room: float) -> list[Piece]:
    """The same with room below the last one."""
    return [*pieces[:-1], replace(pieces[-1], below=room)] if pieces else []


def _block(block: Block, room: float) -> list[Piece]:
    match block:
        case Paragraph():
            return _paragraph(block)
        case Facts():
            return _facts(block)
        case Table():
            return _table(block)
        case Figure():
            figure = drawing_piece(block.svg, (block.width, block.height), room - CAPTION_ROOM, below=5)
            return [figure, _caption(block.label, block.caption)]
        case Gallery():
            return [*tile_pieces(block.tiles, block.tile_width), _caption(block.label, block.caption)]


def _caption(label: str, caption: str) -> Piece:
    return text_piece(f"{label}. {caption}", Look(SMALL, MUTED, bold=len(label) + 1))


def _paragraph(paragraph: Paragraph) -> list[Piece]:
    if not paragraph.is_own:
        return Text(paragraph.text, PAGE_WIDTH, Look(BODY, MUTED if paragraph.is_muted else INK), UNLIMITED).line_pieces()
    look, width = Look(BODY, INK), PAGE_WIDTH - OWN_INDENT
    lines = (Text(line or " ", width, look, UNLIMITED) for line in paragraph.text.replace("\t", "    ").split("\n"))
    return [piece for line in lines for piece in line.line_pieces(OWN_INDENT, ACCENT)]


def _facts(facts: Facts) -> list[Piece]:
    widths = FACTS_TITLE - CELL_GAP, PAGE_WIDTH - FACTS_TITLE
    looks = Look(13, MUTED), Look(13, INK)
    return [row_piece(row, (0.0, FACTS_TITLE), widths, looks) for row in facts.rows]


def _keeps(at: int, count: int) -> bool:
    """Whether a row of a table belongs to the next one: a short table is not parted, and of a long one no single row."""
    return count <= SHORT_TABLE or at == 0 or at >= count - 2


def _table(table: Table) -> list[Piece]:
    widths = column_widths((table.head, *table.rows), Look(13))
    lefts = [0.0, *accumulate(width + CELL_GAP for width in widths[:-1])]
    looks = [Look(13, is_right=is_right) for is_right in table.numeric]
    bold = [replace(look, is_bold=True) for look in looks]
    head = row_piece(table.head, lefts, widths, bold, line=(INK, 2.0), keeps=True)
    first_sum, count = len(table.rows) - table.sums, len(table.rows)
    rows = [
        row_piece(row, lefts, widths, bold if at >= first_sum else looks, head=head, keeps=_keeps(at, count))
        for at, row in enumerate(table.rows)
    ]
    return [head, *rows[:-1], *(replace(row, below=6) for row in rows[-1:]), _caption(table.label, table.caption)]
