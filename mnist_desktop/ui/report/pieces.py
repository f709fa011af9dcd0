"""What a page of paper is filled with, from top to bottom: lines of text, rows of tables, drawings, rows of pictures.

Lengths are in pixels of a page whose text is :data:`~mnist_desktop.core.report.blocks.PAGE_WIDTH` wide. Text is laid out line by
line and drawings are painted, so that a PDF holds letters and lines, not pictures of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontInfo,
    QFontMetricsF,
    QImage,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtSvg import QSvgRenderer

from mnist_desktop.core.report.blocks import PAGE_WIDTH, Tile
from mnist_desktop.core.report.svg import GRID, INK, MUTED

Paint = Callable[[QPainter, float], None]
"""Paints a piece whose upper edge is at that height."""

BODY, SMALL = 14, 12
CELL_GAP, CELL_AIR = 10.0, 4.5
HANGUL = ("Malgun Gothic", "Apple SD Gothic Neo", "Noto Sans CJK KR", "NanumBarunGothic")
"""Fonts that are asked first for Korean. Text that is copied out of a PDF in NanumGothic, which Debian would take, has no spaces
(Qt 6.11.3, poppler 22.12)."""
MOST_LINES = 48
"""Of a cell of a table: so many of the usual size fit on a page. No value is that long, whatever a file holds."""
UNLIMITED = 100_000
TILE_GAP = 12.0


@dataclass(frozen=True)
class Piece:
    """A part of a page that is never cut.

    Attributes
    ----------
    below
        What is left free below it, where something follows on the page.
    keeps
        It is not the last one on its page: what follows belongs to it.
    head
        Stands above it again where it is the first on its page.
    """

    height: float
    paint: Paint
    below: float = 0.0
    keeps: bool = False
    head: Piece | None = None


@dataclass(frozen=True)
class Look:
    """How a text looks; `bold` letters stand at its beginning."""

    size: int = BODY
    color: str = INK
    is_bold: bool = False
    bold: int = 0
    is_right: bool = False

    def font(self) -> QFont:
        """The application's font in this size, for a painter that enlarges it."""
        font = QFont()
        font.setFamilies(list(_families(QFontInfo(font).family())))
        font.setPixelSize(self.size)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setBold(self.is_bold)
        return font


@cache
def _families(usual: str) -> tuple[str, ...]:
    return usual, *filter(QFontDatabase.hasFamily, HANGUL)


class Text:
    """A text that is laid out in lines of a width; of too many for a page the last ones are left out."""

    def __init__(self, text: str, width: float, look: Look, most_lines: int = MOST_LINES) -> None:
        self._look = look
        option = QTextOption(Qt.AlignmentFlag.AlignRight if look.is_right else Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout = QTextLayout(text, look.font())
        self._layout.setTextOption(option)
        if look.bold:
            bold = QTextLayout.FormatRange()
            bold.start, bold.length, bold.format = 0, look.bold, QTextCharFormat()
            bold.format.setFontWeight(QFont.Weight.Bold)
            bold.format.setForeground(QColor(INK))
            self._layout.setFormats([bold])
        self.height = 0.0
        self._layout.beginLayout()
        while self._layout.lineCount() < most_lines and (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, self.height))
            self.height += 1.3 * look.size
        self._layout.endLayout()

    def paint(self, painter: QPainter, left: float, top: float) -> None:
        """Paint all lines."""
        painter.setPen(QColor(self._look.color))
        self._layout.draw(painter, QPointF(left, top))

    def line_pieces(self, left: float = 0.0, bar: str = "") -> list[Piece]:
        """A piece for each line, with a bar beside it in the color `bar`."""
        height = 1.3 * self._look.size

        def painted(number: int) -> Paint:
            def paint(painter: QPainter, top: float) -> None:
                if bar:
                    painter.fillRect(QRectF(0, top, 3, height), QColor(bar))
                painter.setPen(QColor(self._look.color))
                line = self._layout.lineAt(number)
                line.draw(painter, QPointF(left, top - line.y()))

            return paint

        return [Piece(height, painted(number)) for number in range(self._layout.lineCount())]


def text_piece(text: str, look: Look, *, below: float = 0.0, keeps: bool = False) -> Piece:
    """A short text as one piece."""
    laid_out = Text(text, PAGE_WIDTH, look)
    return Piece(laid_out.height, lambda painter, top: laid_out.paint(painter, 0, top), below, keeps)


def rule_piece(color: str, thickness: float, below: float) -> Piece:
    """A line across the page."""
    return Piece(thickness, lambda painter, top: painter.fillRect(QRectF(0, top, PAGE_WIDTH, thickness), QColor(color)), below)


def row_piece(  # noqa: PLR0913 - a row of a table, with the line below it
    cells: Sequence[str],
    lefts: Sequence[float],
    widths: Sequence[float],
    looks: Sequence[Look],
    *,
    line: tuple[str, float] = (GRID, 1.0),
    head: Piece | None = None,
    keeps: bool = False,
) -> Piece:
    """Texts beside each other, each in its column, and a line below them in a color and thickness."""
    texts = [Text(cell, width, look) for cell, width, look in zip(cells, widths, looks, strict=True)]
    height = max(text.height for text in texts) + 2 * CELL_AIR

    def paint(painter: QPainter, top: float) -> None:
        for text, left in zip(texts, lefts, strict=True):
            text.paint(painter, left, top + CELL_AIR)
        painter.setPen(QPen(QColor(line[0]), line[1]))
        painter.drawLine(QPointF(0, top + height), QPointF(PAGE_WIDTH, top + height))

    return Piece(height, paint, 0.0, keeps, head)


def column_widths(rows: Sequence[Sequence[str]], look: Look) -> list[float]:
    """The widths of the columns of a table over the whole page: as their cells want, the widest less where room is short."""
    bold = QFontMetricsF(Look(look.size, is_bold=True).font())
    wanted = [max(bold.horizontalAdvance(cell) for cell in column) + 1 for column in zip(*rows, strict=True)]
    room = PAGE_WIDTH - CELL_GAP * (len(wanted) - 1)
    if sum(wanted) <= room:
        spare = (room - sum(wanted)) / len(wanted)
        return [width + spare for width in wanted]
    limit = _limit(wanted, room)
    return [min(width, limit) for width in wanted]


def _limit(wanted: Sequence[float], room: float) -> float:
    """The width that no column may pass, so that all together fill the room."""
    narrow, left = sorted(wanted), room
    for number, width in enumerate(narrow):
        share = left / (len(narrow) - number)
        if width >= share:
            return share
        left -= width
    return room


def drawing_piece(svg: str, size: tuple[float, float], highest: float, *, below: float = 0.0) -> Piece:
    """A drawing, no higher than a page; what follows, its caption, belongs to it."""
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    drawn = QSizeF(*size)
    if drawn.height() > highest or drawn.width() > PAGE_WIDTH:
        drawn = drawn.scaled(PAGE_WIDTH, highest, Qt.AspectRatioMode.KeepAspectRatio)

    def paint(painter: QPainter, top: float) -> None:
        renderer.render(painter, QRectF(QPointF(0, top), drawn))

    return Piece(drawn.height(), paint, below, keeps=True)


def tile_pieces(tiles: Sequence[Tile], width: float) -> list[Piece]:
    """Small pictures in rows, each with its line below; the last row belongs to what follows."""
    across = max(1, int((PAGE_WIDTH + TILE_GAP) / (width + TILE_GAP)))
    rows = [tiles[start : start + across] for start in range(0, len(tiles), across)]
    return [_tile_row(row, width, keeps=row is rows[-1]) for row in rows]


def _tile_row(tiles: Sequence[Tile], width: float, *, keeps: bool) -> Piece:
    images = [QImage.fromData(tile.png) for tile in tiles]
    texts = [Text(tile.text, width, Look(11, MUTED)) for tile in tiles]
    heights = [width * tile.height / tile.width for tile in tiles]
    height = max(drawn + 3 + text.height for drawn, text in zip(heights, texts, strict=True))

    def paint(painter: QPainter, top: float) -> None:
        for number, (image, text, drawn) in enumerate(zip(images, texts, heights, strict=True)):
            left = number * (width + TILE_GAP)
            place = QRectF(left, top, width, drawn)
            painter.drawImage(place, image)
            painter.setPen(QPen(QColor(GRID), 1))
            painter.drawRect(place)
            text.paint(painter, left, top + drawn + 3)

    return Piece(height, paint, 8.0, keeps)


def headline_piece(figures: Sequence[tuple[str, str]], below: float) -> Piece:
    """The figures that count, each below its title, beside each other."""
    width = (PAGE_WIDTH - CELL_GAP * (len(figures) - 1)) / len(figures)
    titles = [Text(title, width, Look(SMALL, MUTED)) for title, _ in figures]
    values = [Text(value, width, Look(18, INK, is_bold=True)) for _, value in figures]
    upper = max(title.height for title in titles) + 2
    height = upper + max(value.height for value in values)

    def paint(painter: QPainter, top: float) -> None:
        for number, (title, value) in enumerate(zip(titles, values, strict=True)):
            left = number * (width + CELL_GAP)
            title.paint(painter, left, top)
            value.paint(painter, left, top + upper)

    return Piece(height, paint, below)
