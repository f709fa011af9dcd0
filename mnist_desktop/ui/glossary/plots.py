"""Paints curves, bars and intervals."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from mnist_desktop.core.glossary.pictures import (
    Bars,
    Curves,
    Function,
    Intervals,
    Line,
    Point,
    Schedule,
    Softmax,
    Weights,
    Wilson,
)
from mnist_desktop.core.results.metrics import wilson_interval
from mnist_desktop.core.runs.schedules import learning_rate_curve
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.training.scratch.activations import ACTIVATIONS, softmax
from mnist_desktop.training.scratch.initial_weights import draw_kernel
from mnist_desktop.ui.glossary.canvas import HEIGHT, MARGIN, WHOLE, WIDTH, Letters, dot, fill, role_color, set_pen, write
from mnist_desktop.ui.shared.numbers import decimal
from mnist_desktop.ui.shared.texts import core_text
from mnist_desktop.ui.shared.theme_colors import Colors

LABELS = 18
"""Height of a line of letters."""
NOTES = 84
"""Width of what is written beside an interval."""
AT_THE_RIGHT = Letters(align=Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
FURTHEST_WEIGHT, WEIGHT_BINS = 0.4, 40


def paint_curves(painter: QPainter, picture: Curves, colors: Colors) -> None:
    """Lines over two axes, with their words."""
    room = WHOLE.adjusted(MARGIN + (LABELS if picture.up else 0), MARGIN, -MARGIN, -MARGIN - (LABELS if picture.across else 0))
    points = [*(point for line in picture.lines for point in line.points), *picture.dots]
    place = _Place(room, points)
    set_pen(painter, colors.grid)
    painter.drawLine(room.bottomLeft(), room.bottomRight())
    painter.drawLine(room.bottomLeft(), room.topLeft())
    if place.low < 0 < place.high:
        painter.drawLine(place.at((place.left, 0)), place.at((place.right, 0)))
    set_pen(painter, colors.muted, is_dashed=True)
    for x in picture.upright:
        painter.drawLine(place.at((x, place.low)), place.at((x, place.high)))
    has_validation = any(line.role == "validation" for line in picture.lines)
    for line in picture.lines:
        width, is_dashed = 1.5 if line.role == "muted" else 2.5, has_validation and line.role == "train"
        set_pen(painter, role_color(colors, line.role), width, is_dashed=is_dashed)
        painter.drawPolyline(QPolygonF([place.at(point) for point in line.points]))
    for point in picture.dots:
        dot(painter, place.at(point), role_color(colors, "validation"))
    if picture.across:
        write(painter, QRectF(room.left(), room.bottom() + 2, room.width(), LABELS), core_text(picture.across), colors.plot_text)
    if picture.up:
        painter.save()
        painter.translate(MARGIN - 4, room.center().y())
        painter.rotate(-90)
        write(painter, QRectF(-room.height() / 2, 0, room.height(), LABELS), core_text(picture.up), colors.plot_text)
        painter.restore()


def function_curve(picture: Function) -> Curves:
    """An activation from -4 to 4, computed as the engine from scratch does it."""
    x = np.linspace(-4, 4, 161)
    y = ACTIVATIONS[picture.name].function(x)
    axis = Line(((-4, 0), (4, 0)), "muted")
    return Curves((axis, Line(_points(x, y))), upright=(0,))


def schedule_curve(picture: Schedule) -> Curves:
    """The learning rate of a run of ten epochs."""
    config = TrainingConfig(schedule=picture.name, learning_rate=1.0, epochs=10)
    x, y = learning_rate_curve(config, 100, (), 10)
    return Curves((Line(_points(x, y)), Line(((0, 0), (10, 0)), "muted")), "epoch", "learning rate")


def paint_bars(painter: QPainter, picture: Bars, colors: Colors, room: QRectF = WHOLE) -> None:
    """Bars from a common ground, with numbers above and words below."""
    inside = room.adjusted(MARGIN, MARGIN + LABELS, -MARGIN, -MARGIN - (LABELS if picture.words else 0))
    highest = max(*picture.heights, 1e-9)
    each = inside.width() / len(picture.heights)
    for number, height in enumerate(picture.heights):
        bar = QRectF(inside.left() + each * (number + 0.15), 0, each * 0.7, max(inside.height() * height / highest, 1))
        bar.moveBottom(inside.bottom())
        is_marked = number in picture.marked
        fill(painter, colors.validation if is_marked else colors.train)
        painter.drawRect(bar)
        above = QRectF(bar.left() - each * 0.15, bar.top() - LABELS, each, LABELS)
        write(painter, above, decimal(height, picture.decimals), colors.plot_text, Letters(is_bold=is_marked))
        if picture.words:
            below = QRectF(bar.left() - each * 0.15, inside.bottom() + 1, each, LABELS)
            write(painter, below, picture.words[number], colors.plot_text, Letters(is_bold=is_marked))
    set_pen(painter, colors.muted)
    painter.drawLine(inside.bottomLeft(), inside.bottomRight())


def paint_softmax(painter: QPainter, picture: Softmax, colors: Colors) -> None:
    """Sums, an arrow, and what softmax makes of them."""
    shares = softmax(np.array(picture.sums, np.float64))
    largest = (int(shares.argmax()),)
    half = WIDTH / 2 - 8
    paint_bars(painter, Bars(picture.sums, marked=largest, decimals=1), colors, QRectF(0, 0, half, HEIGHT))
    write(painter, QRectF(half - 4, 0, 24, HEIGHT), "→", colors.plot_text, Letters(20))
    right = QRectF(WIDTH - half, 0, half, HEIGHT)
    paint_bars(painter, Bars(tuple(float(share) for share in shares), marked=largest), colors, right)


def paint_weights(painter: QPainter, picture: Weights, colors: Colors) -> None:
    """How often which weight is drawn, all initializers at one scale."""
    drawn = draw_kernel(picture.initializer, 784, 64, np.random.default_rng(0)).ravel()
    counts, edges = np.histogram(drawn, WEIGHT_BINS, (-FURTHEST_WEIGHT, FURTHEST_WEIGHT))
    room = WHOLE.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN - LABELS)
    each = room.width() / WEIGHT_BINS
    fill(painter, colors.train)
    for number, count in enumerate(counts):
        height = room.height() * count / counts.max()
        painter.drawRect(QRectF(room.left() + number * each, room.bottom() - height, each * 0.85, height))
    set_pen(painter, colors.muted)
    painter.drawLine(room.bottomLeft(), room.bottomRight())
    for share, value in ((0.0, edges[0]), (0.5, 0.0), (1.0, edges[-1])):
        label = QRectF(room.left() + share * room.width() - 20 - (share - 0.5) * 24, room.bottom() + 2, 40, LABELS)
        write(painter, label, decimal(float(value), 1), colors.plot_text)


def wilson_intervals(picture: Wilson) -> Intervals:
    """The program's own intervals of these shares."""
    rows = []
    for right, total in picture.shares:
        low, high = wilson_interval(right, total)
        rows.append((low, right / total, high))
    return Intervals(tuple(rows))


def paint_intervals(painter: QPainter, picture: Intervals, colors: Colors, notes: Sequence[str] = ()) -> None:
    """A bar with a dot for each row, over one axis."""
    room = WHOLE.adjusted((NOTES if notes else MARGIN) + 8, MARGIN, -MARGIN - 8, -MARGIN)
    ends = [end for low, _, high in picture.rows for end in (low, high)]
    place = _Place(room, [(end, 0) for end in ends])
    each = room.height() / len(picture.rows)
    for number, (low, value, high) in enumerate(picture.rows):
        y = room.top() + each * (number + 0.5)
        left, middle, right = (QPointF(place.at((x, 0)).x(), y) for x in (low, value, high))
        set_pen(painter, colors.train, 3)
        painter.drawLine(left, right)
        for end in (left, right):
            painter.drawLine(end - QPointF(0, 7), end + QPointF(0, 7))
        dot(painter, middle, colors.validation, 5)
        if notes:
            write(painter, QRectF(4, y - LABELS / 2, NOTES - 8, LABELS), notes[number], colors.plot_text, AT_THE_RIGHT)


class _Place:
    """Where points lie in a room, so that all of them have room in it."""

    def __init__(self, room: QRectF, points: Sequence[Point]) -> None:
        self._room = room
        self.left, self.right = min(x for x, _ in points), max(x for x, _ in points)
        self.low, self.high = min(y for _, y in points), max(y for _, y in points)

    def at(self, point: Point) -> QPointF:
        """In the room's units."""
        across = (point[0] - self.left) / ((self.right - self.left) or 1)
        up = (point[1] - self.low) / ((self.high - self.low) or 1)
        room = self._room
        return QPointF(room.left() + 4 + across * (room.width() - 8), room.bottom() - 4 - up * (room.height() - 8))


def _points(x: np.ndarray, y: np.ndarray) -> tuple[Point, ...]:
    return tuple(zip(x.tolist(), y.tolist(), strict=True))
