"""The members of a sweep as lines through parallel axes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_desktop.core.sweeps.coordinates import CoordinateAxis, coordinates
from mnist_desktop.core.sweeps.progress import MemberProgress, SweepProgress
from mnist_desktop.ui.compare.sweep.member_columns import member_text, say_value
from mnist_desktop.ui.shared.accessible import NONE
from mnist_desktop.ui.shared.heat import shade
from mnist_desktop.ui.shared.numbers import percent_text
from mnist_desktop.ui.shared.painted import asks_for_tip, show_tip
from mnist_desktop.ui.shared.pointed import PointsAtParts
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.text_size import scaled
from mnist_desktop.ui.shared.texts import say
from mnist_desktop.ui.shared.theme import FollowsThemeAndFont, colors
from mnist_desktop.ui.shared.words import name_word

HIT = 8.0
"""How far from a line the mouse still hits it, in logical pixels."""
FAINTEST = 0.25
"""The share of the color scale that the worst member has: less would not show on the ground."""
BUNDLE = 3.0
"""How far members with the same value of a setting are drawn apart, in logical pixels, so that each line can be followed."""
MOST_APART = 7
EDGE, GAP = 14, 6
"""How far titles reach beyond the first and the last axis, and how far they stay apart, in logical pixels."""


class CoordinatesView(FollowsThemeAndFont, FollowsLanguage, PointsAtParts, QWidget):
    """A line for each member; the stronger its color, the more accurate. Up and down go to the next better or worse member.

    Signals
    -------
    chosen(int)
        The user wants the member of a line, by its number.
    pointed(int)
        The mouse is over the line of a member, by its number; 0 over none.
    """

    chosen = Signal(int)
    pointed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sweepCoordinates")
        name_word(self, "parallel_coordinates")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._members: tuple[MemberProgress, ...] = ()
        self._axes: tuple[CoordinateAxis, ...] = ()
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setAccessibleName(self.tr("Settings and accuracy of the members, as lines through parallel axes"))
        self._tell()

    def show_progress(self, progress: SweepProgress | None) -> None:
        """Show the members of a sweep."""
        members = () if progress is None else progress.members
        if len(members) != len(self._members):
            self._current = self._pointed = self._marked = NONE
            self.forget_parts()
        self._members = members
        self._axes = () if progress is None else coordinates(progress.plan, members)
        self._tell()

    def mark(self, number: int) -> None:
        """Show the member that another view speaks of before all others; 0 for none."""
        self._marked = number - 1 if 0 < number <= len(self._members) else NONE
        self._current = self._marked
        self._tell()

    # Mouse and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the line under the mouse before all others."""
        at = self.part_at(event.position().toPoint())
        if at != self._pointed:
            self.pointed.emit(at + 1 if at != NONE else 0)
        self._point_at(at)

    def leaveEvent(self, event: QEvent) -> None:
        """Point at no line."""
        super().leaveEvent(event)
        self.pointed.emit(0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the line under the mouse."""
        at = self.part_at(event.position().toPoint())
        if at != NONE:
            self._choose(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next better or worse member."""
        step = {int(Qt.Key.Key_Up): 1, int(Qt.Key.Key_Down): -1}.get(int(event.key()), 0)
        order = self._order()
        if step and order:
            place = order.index(self._current) + step if self._current in order else len(order) - 1
            self._choose(order[min(max(place, 0), len(order) - 1)])
            self.tell_current_part()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Say which member a line is."""
        if asks_for_tip(event):
            at = self.part_at(event.pos())
            return show_tip(event, self, self.part_text(at) if at != NONE else self._usual_words())
        return super().event(event)

    def told_by_key(self) -> str:
        """What the mouse would be told at the current line."""
        return self.part_text(self._current) if self._current != NONE else self._usual_words()

    def _choose(self, at: int) -> None:
        self._current = self._marked = at
        self._tell()
        self.chosen.emit(at + 1)

    def _usual_words(self) -> str:
        return self.tr("Each line is a member: where it crosses an axis, it has that value. The stronger its colour, the better.")

    def _order(self) -> list[int]:
        """Members from the worst to the best; those without a figure first."""
        places = self._axes[-1].places if self._axes else ()
        return sorted(range(len(self._members)), key=lambda at: (-1.0 if (place := places[at]) is None else place, -at))

    # What assistive technology asks

    def part_count(self) -> int:
        """Of members."""
        return len(self._members)

    def part_text(self, at: int) -> str:
        """A member in words."""
        return member_text(self._members[at])

    def part_rect(self, at: int) -> QRect:
        """Where its line lies."""
        return self._line(at).boundingRect().adjusted(-HIT, -HIT, HIT, HIT).toRect()

    def part_at(self, point: QPoint) -> int:
        """The line nearest to a point, if one is near."""
        distances = {at: _distance(QPointF(point), self._line(at)) for at in range(len(self._members))}
        near = min(distances, key=distances.__getitem__, default=NONE)
        return near if near != NONE and distances[near] <= HIT else NONE

    # Painting

    def sizeHint(self) -> QSize:
        """Room for four axes."""
        return QSize(scaled(420), scaled(280))

    def minimumSizeHint(self) -> QSize:
        """The least at which lines can be followed."""
        return QSize(scaled(200), scaled(140))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the axes, then the lines from the worst to the best, and above all the one that is spoken of."""
        theme = colors(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(theme.plot_background))
        if not self._members:
            painter.setPen(QColor(theme.muted))
            wrapped = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(self.rect(), wrapped, self.tr("No sweep is shown."))
            return
        seen = self._seen()
        for at in self._order():
            place = self._axes[-1].places[at]
            ink = QColor(theme.grid) if place is None else shade(theme, FAINTEST + (1 - FAINTEST) * place)[0]
            if seen != NONE:
                ink.setAlphaF(0.45)
            self._paint_line(painter, at, QPen(ink, 1.6, Qt.PenStyle.DotLine if place is None else Qt.PenStyle.SolidLine))
        if seen != NONE:
            self._paint_line(painter, seen, QPen(QColor(theme.validation), 3.5))
        self._paint_axes(painter)

    def _paint_line(self, painter: QPainter, at: int, pen: QPen) -> None:
        painter.setPen(pen)
        line = self._line(at)
        painter.drawPolyline(line)
        if line.size() == 1:
            painter.drawPoint(line.at(0))

    def _paint_axes(self, painter: QPainter) -> None:
        theme, area, letters = colors(self.palette()), self._area(), self.fontMetrics()
        width = area.width() / max(1, len(self._axes) - 1)
        titles = fitting_titles([say(axis.title) for axis in self._axes], letters, int(width))
        for number, axis in enumerate(self._axes):
            x, is_last = self._x(number), number == len(self._axes) - 1
            painter.setPen(QPen(QColor(theme.edge), 1.5))
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
            painter.setPen(QColor(theme.plot_text))
            half = letters.horizontalAdvance(titles[number]) / 2
            left = min(max(x - half, 2.0), self.width() - 2 * half - 2)
            painter.drawText(QPointF(left, letters.ascent() + 2), titles[number])
            for tick in axis.ticks:
                y, word = area.bottom() - tick.at * area.height(), say_value(tick.text)
                word = percent_text(word) if is_last else letters.elidedText(word, Qt.TextElideMode.ElideRight, int(width) - 14)
                self._paint_tick(painter, QPointF(x, y), word, to_left=is_last)

    def _paint_tick(self, painter: QPainter, place: QPointF, text: str, *, to_left: bool) -> None:
        """A word beside its axis, on a ground of its own, as lines run through there."""
        theme, letters = colors(self.palette()), self.fontMetrics()
        width, height = letters.horizontalAdvance(text), letters.height()
        left = place.x() - width - 6 if to_left else place.x() + 6
        ground = QColor(theme.plot_background)
        ground.setAlphaF(0.8)
        painter.fillRect(QRectF(left - 1, place.y() - height / 2, width + 2, height), ground)
        painter.drawLine(QPointF(place.x() - 3, place.y()), QPointF(place.x() + 3, place.y()))
        painter.drawText(QPointF(left, place.y() + letters.ascent() / 2 - 1), text)

    def _area(self) -> QRectF:
        line = self.fontMetrics().height()
        return QRectF(16, 2.4 * line, max(1, self.width() - 32), max(1, self.height() - 3.6 * line))

    def _x(self, number: int) -> float:
        area, count = self._area(), len(self._axes)
        return area.left() + area.width() * (number / (count - 1) if count > 1 else 0.5)

    def _line(self, at: int) -> QPolygonF:
        """Where the line of a member runs; it ends at its last setting where it has no figure yet."""
        area = self._area()
        aside = BUNDLE * (at % MOST_APART - MOST_APART // 2) if len(self._members) > 1 else 0.0
        points = []
        for number, axis in enumerate(self._axes):
            place = axis.places[at]
            if place is not None:
                shift = 0.0 if number == len(self._axes) - 1 else aside
                points.append(QPointF(self._x(number), area.bottom() - place * area.height() + shift))
        return QPolygonF(points)


def fitting_titles(titles: Sequence[str], letters: QFontMetrics, apart: int) -> list[str]:
    """Titles of axes that are so many pixels apart, cut where they would lie over each other.

    The first and the last begin and end at the edge, for there is no room beside their axes: they give way to the next one.
    """
    fitting = [letters.elidedText(title, Qt.TextElideMode.ElideRight, apart - GAP) for title in titles]
    for at, beside in ((0, 1), (-1, -2)) if len(titles) > 1 else ():
        reach = letters.horizontalAdvance(fitting[beside]) // 2 if len(titles) > 2 else apart // 2
        room = apart + EDGE - reach - GAP
        fitting[at] = letters.elidedText(titles[at], Qt.TextElideMode.ElideRight, room)
    return fitting


def _distance(point: QPointF, line: QPolygonF) -> float:
    """From a point to the nearest piece of a line, in pixels."""
    pieces = [_distance_to_piece(point, line.at(at), line.at(at + 1)) for at in range(line.size() - 1)]
    return min(pieces, default=float("inf"))


def _distance_to_piece(point: QPointF, begin: QPointF, end: QPointF) -> float:
    along, away = end - begin, point - begin
    length = QPointF.dotProduct(along, along)
    share = min(1.0, max(0.0, QPointF.dotProduct(away, along) / length)) if length else 0.0
    gap = away - along * share
    return float(QPointF.dotProduct(gap, gap) ** 0.5)
