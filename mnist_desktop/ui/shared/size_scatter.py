"""Accuracy against the number of parameters, one mark for each network."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from math import ceil, log10

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_desktop.core.results.size_scale import Scale, SizedNetwork, scale_of
from mnist_desktop.ui.shared.accessible import NONE, PaintsParts
from mnist_desktop.ui.shared.numbers import percent_text
from mnist_desktop.ui.shared.painted import ShowsFocus, asks_for_tip, show_tip
from mnist_desktop.ui.shared.plain_text import plain_tip
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.text_size import scaled
from mnist_desktop.ui.shared.theme import FollowsThemeAndFont, colors
from mnist_desktop.ui.shared.theme_colors import Colors
from mnist_desktop.ui.shared.words import name_word

MARK = 5.0
"""The radius of a mark, in logical pixels."""
NEAR = 12.0


class SizeScatter(FollowsThemeAndFont, FollowsLanguage, ShowsFocus, PaintsParts, QWidget):
    """A plot whose marks can be pointed at, and walked through with the arrow keys. Subclasses say what a mark is.

    Signals
    -------
    chosen(int)
        The user wants the network of a mark, by its place among the points.
    """

    chosen = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        name_word(self, "parameters")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._networks: tuple[SizedNetwork, ...] = ()
        self._front: tuple[int, ...] = ()
        self._scale: Scale | None = None
        self._current = NONE
        self.retranslate()

    def show_networks(self, networks: Sequence[SizedNetwork], front: tuple[int, ...] = ()) -> None:
        """Show other networks, with a line along those on the `front`, by their places from left to right."""
        if tuple(networks) == self._networks and front == self._front:
            return
        self._networks, self._front = tuple(networks), front
        self._scale = self._scale_of(self._networks) if networks else None
        self._current = min(self._current, len(networks) - 1)
        self.forget_parts()
        self.update()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setAccessibleName(self.tr("Accuracy against the number of parameters"))
        self.update()

    def sizeHint(self) -> QSize:
        """Wide enough for two powers of ten."""
        return QSize(scaled(420), scaled(300))

    @abstractmethod
    def part_text(self, at: int) -> str:
        """A mark in words."""

    @staticmethod
    def _scale_of(networks: Sequence[SizedNetwork]) -> Scale:
        """The axes for some networks."""
        return scale_of(networks)

    # What assistive technology asks

    def part_count(self) -> int:
        """Of marks."""
        return len(self._networks)

    def part_rect(self, at: int) -> QRect:
        """Where a mark lies."""
        place = self._place(self._networks[at])
        return QRectF(place.x() - MARK, place.y() - MARK, 2 * MARK, 2 * MARK).toRect()

    def part_at(self, point: QPoint) -> int:
        """The mark nearest to a point, if one is near."""
        distances = [QPointF(self._place(each) - QPointF(point)).manhattanLength() for each in self._networks]
        near = min(range(len(distances)), key=distances.__getitem__, default=NONE)
        return near if near != NONE and distances[near] <= NEAR else NONE

    def current_part(self) -> int:
        """The keyboard's mark."""
        return self._current

    def mark(self, at: int) -> None:
        """Frame a mark that another view speaks of, or NONE."""
        if at != self._current:
            self._current = at
            self.update()

    # Moving and choosing

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the marks in the order of their size; Enter chooses."""
        networks = self._networks
        order = sorted(range(len(networks)), key=lambda at: (networks[at].parameters, networks[at].accuracy))
        step = {int(Qt.Key.Key_Right): 1, int(Qt.Key.Key_Left): -1}.get(int(event.key()), 0)
        if step and order:
            place = order.index(self._current) + step if self._current in order else 0
            self._current = order[min(max(place, 0), len(order) - 1)]
            self.setToolTip(plain_tip(self.part_text(self._current)))
            self.tell_current_part()
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._current != NONE:
            self.chosen.emit(self._current)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the mark under the mouse."""
        at = self.part_at(event.position().toPoint())
        if at != NONE:
            self._current = at
            self.update()
            self.chosen.emit(at)

    def event(self, event: QEvent) -> bool:
        """Say which network a mark is."""
        if asks_for_tip(event):
            at = self.part_at(event.pos())
            return show_tip(event, self, self.part_text(at) if at != NONE else "")
        return super().event(event)

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the axes, the front and the marks."""
        with QPainter(self) as painter:
            self._paint(painter, self._current)

    def paint_picture(self, painter: QPainter) -> None:
        """Paint the same for a file or the clipboard: no mark is framed."""
        self._paint(painter, NONE)

    def _paint(self, painter: QPainter, current: int) -> None:
        theme = colors(self.palette())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(theme.plot_background))
        if self._scale is None:
            painter.setPen(QColor(theme.muted))
            wrapped = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(self.rect(), wrapped, self.tr("No network is measured yet."))
            return
        self._paint_axes(painter, self._scale)
        if self._front:
            painter.setPen(QPen(QColor(theme.validation), 2, Qt.PenStyle.DashLine))
            painter.drawPolyline(QPolygonF([self._place(self._networks[at]) for at in self._front]))
        for at, network in enumerate(self._networks):
            fill = self._fill(at, theme)
            painter.setBrush(fill)
            painter.setPen(QPen(QColor(theme.accent if at != current else theme.wrong), 1 if at != current else 3))
            painter.drawEllipse(self._place(network), MARK, MARK)

    def _fill(self, at: int, theme: Colors) -> QColor:
        """The color of a mark; those on the front are full."""
        fill = QColor(theme.validation if at in self._front else theme.train)
        fill.setAlphaF(1.0 if at in self._front else 0.55)
        return fill

    def _paint_axes(self, painter: QPainter, scale: Scale) -> None:
        theme, area, letters = colors(self.palette()), self._area(), self.fontMetrics()
        line, text = QPen(QColor(theme.grid), 1), QPen(QColor(theme.plot_text))
        for power in scale.powers:
            x = area.left() + scale.across(power) * area.width()
            painter.setPen(line)
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
            painter.setPen(text)
            width = letters.horizontalAdvance(f"{power:,}")
            painter.drawText(
                QPointF(min(x - width / 2, self.width() - width - 2), area.bottom() + 1.4 * letters.height()), f"{power:,}"
            )
        for share in scale.shares:
            y = area.bottom() - scale.up(share) * area.height()
            painter.setPen(line)
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(text)
            word = _share_word(share, scale)
            painter.drawText(QPointF(area.left() - letters.horizontalAdvance(word) - 6, y + letters.ascent() / 2), word)
        painter.setPen(QColor(theme.muted))
        below = QRectF(area.left(), area.bottom() + 1.7 * letters.height(), area.width(), 1.3 * letters.height())
        painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), self.tr("parameters"))

    def _area(self) -> QRectF:
        letters = self.fontMetrics()
        words = [
            percent_text("100"),
            *([] if self._scale is None else [_share_word(each, self._scale) for each in self._scale.shares]),
        ]
        left, line = max(map(letters.horizontalAdvance, words)) + 14, letters.height()
        return QRectF(left, line, max(1, self.width() - left - 2 * line), max(1, self.height() - 4 * line))

    def _place(self, network: SizedNetwork) -> QPointF:
        area, scale = self._area(), self._scale
        if scale is None:
            return area.center()
        return QPointF(
            area.left() + scale.across(network.parameters) * area.width(),
            area.bottom() - scale.up(network.accuracy) * area.height(),
        )


def _share_word(share: float, scale: Scale) -> str:
    digits = max(0, ceil(-log10(scale.step * 100) - 1e-9))
    return percent_text(f"{100 * share:.{digits}f}")
