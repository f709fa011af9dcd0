"""Paints the columns of the strip: their heads, maps, bars, cells, and softmax step by step."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPalette, QPen

from mnist_desktop.core.insight.columns import Column
from mnist_desktop.core.insight.softmax import SoftmaxSteps
from mnist_desktop.core.insight.units import Values
from mnist_desktop.core.lab.pipeline import Range
from mnist_desktop.ui.inside.strip_layout import COLUMN_GAP, MOST_WITH_NUMBERS, ColumnPlace, Form
from mnist_desktop.ui.shared.color_scale import ColorScale, ScaleChoice
from mnist_desktop.ui.shared.numbers import MINUS, cell_text, decimal, percent
from mnist_desktop.ui.shared.theme import colors

LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
NUMBER_SHARE, VALUE_SHARE = 0.3, 0.3
"""Of the width of a bar's line: its number or name, and its value."""
STEP_SHARES = (0.24, 0.18, 0.2, 0.2, 0.18)
"""Of the width: class, logit, minus the largest, exponential, probability."""
FRAME = 2.0


@dataclass(frozen=True, eq=False)
class ColumnContent:
    """What a column shows.

    Attributes
    ----------
    order
        The units as they stand.
    dead
        Which are dead, shape (units,); None where that is not known, or none can be.
    lines
        The lines of the head.
    names
        Of its units, where they have some.
    """

    column: Column
    values: Values
    order: NDArray[np.int64]
    dead: NDArray[np.bool_] | None
    lines: tuple[str, ...]
    names: tuple[str, ...]
    steps: SoftmaxSteps | None = None
    step_titles: tuple[str, ...] = ()
    steps_below: tuple[str, ...] = ()


def scale_of(values: Values) -> ColorScale:
    """Colors for all units of a column, so that they can be compared; what is no number has the color of zero."""
    finite = values[np.isfinite(values)]
    low, high = (float(finite.min()), float(finite.max())) if finite.size else (0.0, 1.0)
    return ColorScale.of(Range(min(low, 0.0), high, min(low, 0.0), high), ScaleChoice.AUTOMATIC)


def column_image(content: ColumnContent, place: ColumnPlace, dark: bool) -> QImage | None:
    """The maps of a column below each other in the order of the units, or its cells, one pixel for each number."""
    values = np.nan_to_num(content.values, nan=0.0, posinf=0.0, neginf=0.0)
    if place.form is Form.MAPS:
        height, width, count = values.shape
        return scale_of(values).image(values.transpose(2, 0, 1).reshape(count * height, width), dark)
    if place.form is Form.CELLS:
        cells = np.zeros(place.down * place.across, np.float32)
        cells[: values.size] = values.ravel()
        return scale_of(values).image(cells.reshape(place.down, place.across), dark)
    return None


def paint_head(painter: QPainter, content: ColumnContent, place: ColumnPlace, palette: QPalette, *, is_current: bool) -> None:
    """Name, settings, shape and remark of a column."""
    tones, metrics = colors(palette), painter.fontMetrics()
    line = metrics.lineSpacing()
    bold = QFont(painter.font())
    bold.setBold(True)
    plain = painter.font()
    room = place.width + COLUMN_GAP / 2
    for number, text in enumerate(content.lines):
        painter.setFont(bold if number == 0 else plain)
        painter.setPen(
            QColor(tones.accent)
            if number == 0 and is_current
            else QColor(tones.muted)
            if number
            else palette.windowText().color()
        )
        fitting = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(QRectF(place.left, 4 + number * line, room, line), LEFT, fitting)
    painter.setFont(plain)


def paint_body(painter: QPainter, content: ColumnContent, place: ColumnPlace, palette: QPalette, image: QImage | None) -> None:
    """The units of a column."""
    match place.form:
        case Form.MAPS if image is not None:
            _paint_maps(painter, content, place, palette, image)
        case Form.CELLS if image is not None:
            target = QRectF(place.left, place.top, place.across * place.cell_width, place.down * place.cell_height)
            painter.drawImage(target, image, QRectF(image.rect()))
        case Form.BARS:
            _paint_bars(painter, content, place, palette)
        case Form.STEPS:
            _paint_steps(painter, content, place, palette)


def paint_chosen(painter: QPainter, rect: QRectF, palette: QPalette, *, has_focus: bool) -> None:
    """A frame around the chosen unit: light within dark, so that it stands out from every map."""
    grown = rect.adjusted(-FRAME, -FRAME, FRAME, FRAME)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(palette.window().color(), FRAME + 2))
    painter.drawRect(grown)
    pen = QPen(QColor(colors(palette).accent), FRAME)
    pen.setStyle(Qt.PenStyle.SolidLine if has_focus else Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.drawRect(grown)


def _paint_maps(painter: QPainter, content: ColumnContent, place: ColumnPlace, palette: QPalette, image: QImage) -> None:
    height, width = content.values.shape[:2]
    edge = QPen(QColor(colors(palette).grid), 1)
    for position, unit in enumerate(content.order.tolist()):
        tile = place.rect(position)
        painter.drawImage(tile, image, QRectF(0, unit * height, width, height))
        painter.setPen(edge)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(tile.adjusted(-0.5, -0.5, 0.5, 0.5))
        if content.dead is not None and content.dead[unit]:
            _paint_cross(painter, tile, palette)


def _paint_cross(painter: QPainter, tile: QRectF, palette: QPalette) -> None:
    """Two lines from corner to corner mark a dead unit, whatever its colors are."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    for pen in (QPen(palette.window().color(), 3.5), QPen(QColor(colors(palette).wrong), 1.5)):
        painter.setPen(pen)
        painter.drawLine(tile.topLeft(), tile.bottomRight())
        painter.drawLine(tile.topRight(), tile.bottomLeft())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _paint_bars(painter: QPainter, content: ColumnContent, place: ColumnPlace, palette: QPalette) -> None:
    tones = colors(palette)
    values = np.nan_to_num(content.values.ravel(), nan=0.0, posinf=0.0, neginf=0.0)
    low, high = min(0.0, float(values.min())), max(0.0, float(values.max()))
    reach = (high - low) or 1.0
    with_numbers = place.units <= MOST_WITH_NUMBERS
    text = palette.windowText().color()
    for position, unit in enumerate(content.order.tolist()):
        row, value = place.rect(position), float(values[unit])
        track = row.adjusted(row.width() * NUMBER_SHARE, 2, -row.width() * VALUE_SHARE, -2) if with_numbers else row
        zero = track.left() + track.width() * -low / reach
        end = track.left() + track.width() * (value - low) / reach
        ground = QColor(tones.grid)
        ground.setAlphaF(0.35)
        painter.fillRect(track, ground)
        painter.fillRect(QRectF(QPointF(min(zero, end), track.top()), QPointF(max(zero, end), track.bottom())),
                         QColor(tones.train if value >= 0 else tones.validation))  # fmt: skip
        if low < 0:
            painter.setPen(QPen(QColor(tones.muted), 1))
            painter.drawLine(QPointF(zero, row.top()), QPointF(zero, row.bottom()))
        is_dead = content.dead is not None and bool(content.dead[unit])
        if is_dead:
            side = min(row.height(), 12.0)
            _paint_cross(painter, QRectF(track.left() + 1, track.center().y() - side / 2 + 1, side - 2, side - 2), palette)
        if with_numbers:
            name = content.names[unit] if content.names else str(unit + 1)
            painter.setPen(QColor(tones.muted))
            label = QRectF(row.left(), row.top(), row.width() * NUMBER_SHARE - 4, row.height())
            painter.drawText(
                label, RIGHT, painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, int(label.width()))
            )
            painter.setPen(text)
            painter.drawText(QRectF(track.right() + 2, row.top(), row.width() * VALUE_SHARE - 2, row.height()), RIGHT,
                             _figure(content.values.ravel()[unit]))  # fmt: skip


def _paint_steps(painter: QPainter, content: ColumnContent, place: ColumnPlace, palette: QPalette) -> None:
    steps, tones = content.steps, colors(palette)
    if steps is None:
        return
    line, text = place.cell_height, palette.windowText().color()
    painter.setPen(QColor(tones.muted))
    for column in range(place.across):
        left, before = place.rect(column * place.down).left(), COLUMN_GAP if column else 0
        _paint_line(painter, left + before, place.top - line, place.cell_width - before, line, content.step_titles)
    best = int(np.argmax(np.nan_to_num(steps.probabilities, nan=-1.0)))
    for position, unit in enumerate(content.order.tolist()):
        row = place.rect(position).adjusted(COLUMN_GAP if position >= place.down else 0, 0, 0, 0)
        share = float(np.nan_to_num(steps.probabilities[unit]))
        if unit == best:
            painter.fillRect(row, _pale(tones.accent))
        bar = QRectF(row.left(), row.bottom() - 2, row.width() * share, 2)
        painter.fillRect(bar, QColor(tones.accent))
        painter.setPen(text)
        figures = (
            content.names[unit] if content.names else str(unit),
            two_digits(float(steps.logits[unit])),
            two_digits(float(steps.shifted[unit])),
            _exponential(float(steps.exponentials[unit])),
            percent(float(steps.probabilities[unit])),
        )
        _paint_line(painter, row.left(), row.top(), row.width(), row.height(), figures)
    painter.setPen(QColor(tones.muted))
    below = place.top + place.down * line + 4
    for number, words in enumerate(content.steps_below):
        painter.drawText(QRectF(place.left, below + number * line, place.width, line), LEFT, words)


def _paint_line(painter: QPainter, left: float, top: float, width: float, height: float, figures: tuple[str, ...]) -> None:  # noqa: PLR0913
    for number, (figure, share) in enumerate(zip(figures, STEP_SHARES, strict=True)):
        cell = QRectF(left, top, width * share - 4, height)
        fitting = painter.fontMetrics().elidedText(figure, Qt.TextElideMode.ElideRight, int(cell.width()))
        painter.drawText(cell, LEFT if number == 0 else RIGHT, fitting)
        left += width * share


def _figure(value: float) -> str:
    return cell_text(float(value)) if np.isfinite(value) else decimal(float("nan"), 0)


def two_digits(value: float) -> str:
    """With the sign that all other numbers have."""
    return decimal(value, 2).replace("-", MINUS)


def _exponential(value: float) -> str:
    return decimal(value, 4) if np.isfinite(value) else decimal(float("nan"), 0)


def _pale(name: str) -> QColor:
    color = QColor(name)
    color.setAlphaF(0.15)
    return color
