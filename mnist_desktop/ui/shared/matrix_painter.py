"""Paints a matrix of true and predicted classes."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPalette, QPen

from mnist_desktop.ui.shared.matrix_layout import MARGIN, SLANT, Cell, MatrixLayout
from mnist_desktop.ui.shared.theme import colors

_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)


class CellContent(Protocol):
    """What a matrix says and how it is colored."""

    @property
    def names(self) -> tuple[str, ...]:
        """Of the classes."""
        ...

    def text(self, cell: Cell) -> str:
        """The figure of a cell."""
        ...

    def shade(self, cell: Cell, palette: QPalette) -> tuple[QColor, QColor]:
        """The color of a cell, and of its figure."""
        ...


def paint_cells(painter: QPainter, content: CellContent, place: MatrixLayout, palette: QPalette) -> None:
    """Paint the colored cells with their figures."""
    classes = range(len(content.names))
    texts = {(row, column): content.text((row, column)) for row in classes for column in classes}
    figures = place.figures(max(texts.values(), key=len))
    painter.setFont(figures or place.letters)
    for cell, text in texts.items():
        area = place.cell(*cell)
        ground, ink = content.shade(cell, palette)
        painter.fillRect(area, ground)
        if figures is not None:
            painter.setPen(ink)
            painter.drawText(area, _CENTRE, text)


def paint_names(painter: QPainter, names: tuple[str, ...], place: MatrixLayout, palette: QPalette, seen: Cell | None) -> None:
    """Paint the class names beside rows and below columns; those of the cell `seen` are bold, and there in any case."""
    metrics = QFontMetricsF(_letters(place, bold=True))
    line = metrics.height()
    shown = [metrics.elidedText(name, Qt.TextElideMode.ElideRight, place.name_width + 1) for name in names]
    painter.setPen(palette.color(QPalette.ColorRole.WindowText))
    seen_row, seen_column = (None, None) if seen is None else seen
    for number in _named(len(names), place.steps[0], seen_row):
        row = place.cell(number, 0)
        painter.setFont(_letters(place, bold=seen_row == number))
        area = QRectF(line + MARGIN, row.center().y() - line / 2, row.left() - line - 3 * MARGIN, line)
        painter.drawText(area, _RIGHT, shown[number])
    for number in _named(len(names), place.steps[1], seen_column):
        column = place.cell(len(names) - 1, number)
        painter.setFont(_letters(place, bold=seen_column == number))
        if place.slanted:
            reach = 2 * place.cells.left()
            painter.save()
            painter.translate(column.center().x() + line / 3, column.bottom() + 2 * MARGIN)
            painter.rotate(-SLANT)
            painter.drawText(QRectF(-reach, 0, reach, line), _RIGHT, shown[number])
            painter.restore()
        else:
            width = max(column.width(), place.name_width)
            area = QRectF(column.center().x() - width / 2, column.bottom() + MARGIN, width, line)
            painter.drawText(area, _CENTRE, shown[number])


def _named(classes: int, step: int, seen: int | None) -> list[int]:
    """The classes whose names are written: every so many, and the one that is `seen` in place of those that it would cover."""
    regular = [number for number in range(0, classes, step) if seen is None or abs(number - seen) >= step]
    return regular if seen is None else [*regular, seen]


def paint_titles(painter: QPainter, place: MatrixLayout, palette: QPalette, bottom: float) -> None:
    """Paint what the two sides are; `bottom` is the lower edge of the widget."""
    line = QFontMetricsF(place.letters).height()
    painter.setFont(place.letters)
    painter.setPen(QColor(colors(palette).muted))
    predicted = QCoreApplication.translate("MatrixView", "predicted class")
    painter.drawText(QRectF(place.cells.left(), bottom - line - 1, place.cells.width(), line), _CENTRE, predicted)
    painter.save()
    painter.translate(0, place.cells.bottom())
    painter.rotate(-90)
    true = QCoreApplication.translate("MatrixView", "true class")
    painter.drawText(QRectF(0, 0, place.cells.height(), line), _CENTRE, true)
    painter.restore()


def paint_marks(painter: QPainter, place: MatrixLayout, palette: QPalette, seen: Cell | None, chosen: Cell | None) -> None:
    """Frame the cell that the mouse or the keyboard is at, and the one whose images are shown."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if seen is not None:
        painter.setPen(QPen(palette.color(QPalette.ColorRole.WindowText), 1.5))
        painter.drawRect(place.cell(*seen).adjusted(-0.5, -0.5, 0.5, 0.5))
    if chosen is not None:
        painter.setPen(QPen(QColor(colors(palette).validation), 3))
        painter.drawRect(place.cell(*chosen).adjusted(-1, -1, 1, 1))


def _letters(place: MatrixLayout, *, bold: bool) -> QFont:
    font = QFont(place.letters)
    font.setBold(bold)
    return font
