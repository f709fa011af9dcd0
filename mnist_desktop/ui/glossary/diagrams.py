"""Paints parts of a whole, networks of neurons, digits, and icons in a row."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QPainter

from mnist_desktop.core.drawing.digit_image import SIDE
from mnist_desktop.core.glossary.pictures import Digits, Icons, Net, Strips
from mnist_desktop.ui.glossary import digits
from mnist_desktop.ui.glossary.canvas import HEIGHT, MARGIN, WIDTH, Letters, arrow, fill, role_color, set_pen, write
from mnist_desktop.ui.shared.heat import ink_on
from mnist_desktop.ui.shared.icons import glyph_icon
from mnist_desktop.ui.shared.numbers import percent_text
from mnist_desktop.ui.shared.pictures import gray_image
from mnist_desktop.ui.shared.texts import core_text
from mnist_desktop.ui.shared.theme_colors import Colors

NEURON = 9.0
SIGN = 26.0
STRIP = 44.0
SHIFT = 12.0
"""Of each channel against the one below it."""
_WEIGHTS = ("0.4", "−1.2", "0.7")
_DROPPED = (1, 3)


def paint_strips(painter: QPainter, picture: Strips, colors: Colors) -> None:
    """Bars of equal length, each in parts."""
    count = len(picture.strips)
    height = min(STRIP, (HEIGHT - 2 * MARGIN) / count - 6)
    top = (HEIGHT - count * height - (count - 1) * 6) / 2
    for number, strip in enumerate(picture.strips):
        total = sum(size for size, _, _ in strip.parts)
        left = float(MARGIN)
        for size, role, text in strip.parts:
            part = QRectF(left, top + number * (height + 6), (WIDTH - 2 * MARGIN) * size / total, height)
            ground = QColor(colors.grid) if role == "muted" else role_color(colors, role)
            fill(painter, ground)
            painter.drawRect(part.adjusted(1, 0, -1, 0))
            if text:
                write(painter, part.adjusted(3, 0, -3, 0), _strip_text(text), ink_on(ground), Letters(14))
            left += part.width()


def _strip_text(text: str) -> str:
    number = text.removesuffix(" %")
    return core_text(text) if number == text else percent_text(number)


def paint_net(painter: QPainter, picture: Net, colors: Colors) -> None:
    """Neurons in columns, with all connections between neighbours."""
    layers = [_column(number, len(picture.sizes), size) for number, size in enumerate(picture.sizes)]
    for number, (before, after) in enumerate(pairwise(layers)):
        for first, start in enumerate(before):
            for second, end in enumerate(after):
                if not (_is_dropped(picture, number, first) or _is_dropped(picture, number + 1, second)):
                    is_meant = picture.marked in ("weights", "neuron", "all") or (picture.marked == "dense" and second == 1)
                    set_pen(painter, colors.train if is_meant else colors.grid, 1.8 if is_meant else 1.2)
                    painter.drawLine(start, end)
    for number, layer in enumerate(layers):
        for place, at in enumerate(layer):
            if _is_dropped(picture, number, place):
                _paint_dropped(painter, colors, at)
            else:
                _paint_neuron(painter, colors, at, _is_meant(picture, number, place))
    _write_beside(painter, picture, layers, colors)
    if picture.back:
        arrow(painter, QPointF(WIDTH - 40, HEIGHT - 10), QPointF(40, HEIGHT - 10), colors.validation, 2.5)


def paint_digits(painter: QPainter, picture: Digits, colors: Colors) -> None:
    """Digits in a row with a sign between each two."""
    count = len(picture.changes)
    sign = SIGN if picture.sign else 8.0
    side = min((WIDTH - 2 * MARGIN - sign * (count - 1)) / count, HEIGHT - 2 * MARGIN, 110.0)
    left = (WIDTH - count * side - (count - 1) * sign) / 2
    for number, change in enumerate(picture.changes):
        room = QRectF(left, (HEIGHT - side) / 2, side, side)
        _paint_digit(painter, change, room, colors)
        left += side
        if number < count - 1:
            is_first = number == 0
            write(painter, QRectF(left, 0, sign, HEIGHT), picture.sign if is_first else "", colors.plot_text, Letters(18))
            left += sign


def paint_icons(painter: QPainter, picture: Icons, colors: Colors) -> None:
    """Icons in a row with signs between them."""
    count = len(picture.names)
    side = min(52.0, (WIDTH - 2 * MARGIN - SIGN * (count - 1)) / count)
    left = (WIDTH - count * side - (count - 1) * SIGN) / 2
    for number, name in enumerate(picture.names):
        room = QRect(round(left), round((HEIGHT - side) / 2), round(side), round(side))
        glyph_icon(name, colors.train if number == count - 1 else colors.plot_text).paint(painter, room)
        left += side
        if number < len(picture.signs):
            write(painter, QRectF(left, 0, SIGN, HEIGHT), picture.signs[number], colors.plot_text, Letters(18))
            left += SIGN


def _paint_digit(painter: QPainter, change: str, room: QRectF, colors: Colors) -> None:
    word, _, number = change.partition(" ")
    if word == "label":
        set_pen(painter, colors.grid)
        painter.drawRect(room)
        write(painter, room, number, colors.validation, Letters(room.height() * 0.6, is_bold=True))
    elif word == "pixels":
        part = digits.stages(digits.DIGIT).image[digits.PIXEL_ROWS, digits.PIXEL_COLUMNS]
        side = room.width() / len(part)
        for row, values in enumerate(part):
            for column, value in enumerate(values):
                cell = QRectF(room.left() + column * side, room.top() + row * side, side, side)
                ground = QColor(int(value), int(value), int(value))
                painter.fillRect(cell, ground)
                write(painter, cell, str(value), ink_on(ground), Letters(side * 0.46))
    elif word == "channels":
        layers = digits.maps()
        side = room.width() - SHIFT * (len(layers) - 1)
        for place, layer in enumerate(layers):
            sheet = QRectF(room.left() + SHIFT * place, room.top() + SHIFT * place, side, side)
            painter.drawImage(sheet, gray_image(layer))
            set_pen(painter, colors.train, 1.5)
            painter.drawRect(sheet)
    else:
        painter.drawImage(room, gray_image(digits.image(change)))
        set_pen(painter, colors.grid)
        painter.drawRect(room)
        if word == "centred":
            _paint_cross(painter, room, colors)


def _paint_cross(painter: QPainter, room: QRectF, colors: Colors) -> None:
    """At the centre of mass, in indices of pixels, whose middle is half a pixel on."""
    row, column = digits.stages(digits.DIGIT).centre
    pixel = room.width() / SIDE
    at = QPointF(room.left() + (column + 0.5) * pixel, room.top() + (row + 0.5) * pixel)
    set_pen(painter, colors.validation, 2)
    painter.drawLine(QPointF(room.left(), at.y()), QPointF(room.right(), at.y()))
    painter.drawLine(QPointF(at.x(), room.top()), QPointF(at.x(), room.bottom()))


def _column(number: int, columns: int, size: int) -> list[QPointF]:
    """Where the neurons of a layer lie."""
    x = WIDTH * (number + 1) / (columns + 1)
    gap = min(38.0, (HEIGHT - 36) / max(size, 1))
    return [QPointF(x, HEIGHT / 2 + (place - (size - 1) / 2) * gap) for place in range(size)]


def _is_dropped(picture: Net, layer: int, place: int) -> bool:
    return picture.marked == "dropped" and layer == 1 and place in _DROPPED


def _is_meant(picture: Net, layer: int, place: int) -> bool:
    last = len(picture.sizes) - 1
    return {
        "all": True, "neuron": layer == last, "layer": layer == 1, "hidden": 0 < layer < last, "bias": layer == last,
        "dense": layer == last and place == 1,
    }.get(picture.marked, False)  # fmt: skip


def _paint_neuron(painter: QPainter, colors: Colors, at: QPointF, is_meant: bool) -> None:
    set_pen(painter, colors.train if is_meant else colors.muted, 2)
    painter.setBrush(QColor(colors.train if is_meant else colors.plot_background))
    painter.drawEllipse(at, NEURON, NEURON)


def _paint_dropped(painter: QPainter, colors: Colors, at: QPointF) -> None:
    set_pen(painter, colors.muted, 1.2, is_dashed=True)
    painter.drawEllipse(at, NEURON, NEURON)
    painter.drawLine(at - QPointF(6, 6), at + QPointF(6, 6))
    painter.drawLine(at - QPointF(6, -6), at + QPointF(6, -6))


def _write_beside(painter: QPainter, picture: Net, layers: list[list[QPointF]], colors: Colors) -> None:
    """The bias and the sum beside the last neuron, the weights on the lines to it."""
    end = layers[-1][0]
    if picture.marked == "bias":
        room = QRectF(end.x() + NEURON + 8, end.y() - 12, 60, 24)
        write(painter, room, "+ 0.3", colors.validation, Letters(16, is_bold=True))
    elif picture.marked == "neuron":
        write(painter, QRectF(end.x() - 20, end.y() + NEURON + 2, 40, 20), "Σ", colors.plot_text, Letters(16))
    elif picture.marked == "weights":
        for start, text in zip(layers[0], _WEIGHTS, strict=False):
            at = (start + end) / 2
            room = QRectF(at.x() - 16, at.y() - 8, 32, 16)
            painter.fillRect(room, QColor(colors.plot_background))
            write(painter, room, text, colors.plot_text, Letters(13, is_bold=True))
