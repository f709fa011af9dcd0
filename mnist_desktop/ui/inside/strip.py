"""The columns of a network beside each other: every unit of every layer for one image, painted as far as it is seen."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from mnist_desktop.core.insight.columns import Column, ColumnKind
from mnist_desktop.core.insight.excitement import Excitement
from mnist_desktop.core.insight.feeds import Sight
from mnist_desktop.core.insight.softmax import softmax_steps
from mnist_desktop.core.insight.units import strength_order, unit_strengths
from mnist_desktop.core.model.shapes import shape_text
from mnist_desktop.ui.inside.strip_layout import COLUMN_GAP, NARROWEST, ColumnPlace, Form, StripPlace, lay_out
from mnist_desktop.ui.inside.strip_painter import ColumnContent, column_image, paint_body, paint_chosen, paint_head
from mnist_desktop.ui.inside.words import column_name, column_settings, column_title, figure, unit_name
from mnist_desktop.ui.shared.accessible import NONE, PaintsParts
from mnist_desktop.ui.shared.numbers import percent
from mnist_desktop.ui.shared.painted import ShowsFocus, asks_for_tip, show_tip
from mnist_desktop.ui.shared.picture_menu import PictureMenu
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.theme import FollowsThemeAndFont, is_dark

SCROLL_STEP = 60
REVEAL_MARGIN = 24

Unit = tuple[int, int]
"""A column, from 0, and a unit of it."""


class Strip(FollowsThemeAndFont, FollowsLanguage, ShowsFocus, PaintsParts, QAbstractScrollArea):
    """All columns. Left and right go to another column, up and down to another unit; Enter or a click opens it.

    Signals
    -------
    chosen(int, int)
        The user went to another unit: its column and its number.
    opened(int, int)
        The user wants to know more of that unit.
    closed()
        The user wants to know no more.
    painted()
        What is seen was painted.
    """

    chosen = Signal(int, int)
    opened = Signal(int, int)
    closed = Signal()
    painted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("insideStrip")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self._sight: Sight | None = None
        self._classes: tuple[str, ...] = ()
        self._excitements: dict[int, Excitement] = {}
        self._by_strength = False
        self._current: Unit = (0, 0)
        self._place = StripPlace((), 0.0)
        self._contents: dict[int, ColumnContent] = {}
        self._images: dict[int, QImage | None] = {}
        self.painted_columns = 0
        self.menu = PictureMenu(self, self._paint_seen, self.accessibleName)
        self.retranslate()

    # What it shows

    def show_sight(self, sight: Sight | None, classes: tuple[str, ...]) -> None:
        """Show what a network makes of an image; the chosen unit stays chosen where the network has the same layers."""
        before = () if self._sight is None else self._sight.columns
        self._sight, self._classes = sight, classes
        self._forget_contents()
        if sight is None or sight.columns != before:
            self._excitements = {}
            self._current = (0, 0)
            self.horizontalScrollBar().setValue(0)
            self.forget_parts()
            self._arrange()
        self._describe()
        self.viewport().update()

    def show_excitements(self, excitements: dict[int, Excitement]) -> None:
        """Mark and count dead units; by the index of each layer."""
        self._excitements = excitements
        self._forget_contents()
        self.viewport().update()

    def sort_by_strength(self, by_strength: bool) -> None:
        """Show the strongest units first, or all in their own order."""
        self._by_strength = by_strength
        self._forget_contents()
        self._describe()
        self.viewport().update()

    @property
    def current(self) -> Unit:
        """The chosen column and unit."""
        return self._current

    def choose(self, column: int, unit: int) -> None:
        """Choose a unit and bring it into sight; says so."""
        self._go_to(column, unit)

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setAccessibleName(self.tr("Layers of the network"))
        self._forget_contents()
        self.forget_parts()
        self._describe()
        self.viewport().update()

    def follow_theme(self) -> None:
        """Take colors and letters as they are now."""
        self._forget_contents()
        self._arrange()
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """The preferred size."""
        return QSize(720, 420)

    def minimumSizeHint(self) -> QSize:
        """Enough for one column."""
        return QSize(NARROWEST + COLUMN_GAP, 200)

    # Moving

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows, Page Up and Down, Home and End; open with Enter; close with Escape."""
        column, unit = self._current
        content, place = self._content(column), self._column_place(column)
        if content is None or place is None:
            super().keyPressEvent(event)
            return
        position, last = self._position(content, unit), place.units - 1
        sideways = place.across if place.form is Form.CELLS else 1
        steps = {
            Qt.Key.Key_Up: -sideways, Qt.Key.Key_Down: sideways, Qt.Key.Key_PageUp: -10 * sideways,
            Qt.Key.Key_PageDown: 10 * sideways, Qt.Key.Key_Home: -last - 1, Qt.Key.Key_End: last + 1,
        }  # fmt: skip
        if event.key() in steps:
            target = min(last, max(0, position + steps[Qt.Key(event.key())]))
            self._go_to(column, int(content.order[target]))
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._go_sideways(-1 if event.key() == Qt.Key.Key_Left else 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(*self._current)
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose and open a unit."""
        found = self.unit_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and found is not None:
            self._go_to(*found)
            self.opened.emit(*found)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll sideways, whichever way the wheel turns."""
        delta = event.angleDelta()
        step = delta.x() or delta.y()
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - round(step / 120 * SCROLL_STEP))
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        """Say a unit in words as a tooltip."""
        if not asks_for_tip(event):
            return super().viewportEvent(event)
        found = self.unit_at(QPointF(event.pos()))
        if found is not None:
            return show_tip(event, self, self.describe(*found), self.unit_rect(*found).toRect())
        content = self._content(self._place.column_at(event.pos().x() + self.horizontalScrollBar().value()))
        is_head = content is not None and event.pos().y() < self._place.head
        return show_tip(event, self, ", ".join(filter(None, content.lines)) if content is not None and is_head else "")

    def unit_at(self, point: QPointF) -> Unit | None:
        """The unit at a point of the viewport."""
        inside = QPointF(point.x() + self.horizontalScrollBar().value(), point.y())
        at = self._place.column_at(inside.x())
        content = self._content(at)
        position = self._place.columns[at].position_at(inside) if content is not None else -1
        return None if content is None or position < 0 else (at, int(content.order[position]))

    def unit_rect(self, column: int, unit: int) -> QRectF:
        """Where a unit lies on the viewport."""
        content, place = self._content(column), self._column_place(column)
        if content is None or place is None:
            return QRectF()
        return place.rect(self._position(content, unit)).translated(-self.horizontalScrollBar().value(), 0)

    def describe(self, column: int, unit: int) -> str:
        """A unit in words."""
        content = self._content(column)
        if content is None:
            return ""
        name = unit_name(content.column, unit, self._classes)
        strength = float(unit_strengths(content.values)[unit])
        if content.column.kind is ColumnKind.SOFTMAX:
            words = self.tr("{unit}: {value}").format(unit=name, value=percent(strength))
        elif content.column.is_image:
            words = self.tr("{unit}: {value} at its strongest place").format(unit=name, value=figure(strength))
        else:
            words = self.tr("{unit}: {value}").format(unit=name, value=figure(strength))
        is_dead = content.dead is not None and bool(content.dead[unit])
        return self.tr("{words}; dead, never above zero").format(words=words) if is_dead else words

    # What assistive technology asks: the units of the current column

    def part_count(self) -> int:
        """Of units."""
        place = self._column_place(self._current[0])
        return 0 if place is None else place.units

    def part_text(self, at: int) -> str:
        """A unit in words."""
        return self.describe(self._current[0], at)

    def part_rect(self, at: int) -> QRect:
        """Where a unit lies."""
        return self.unit_rect(self._current[0], at).toRect()

    def part_at(self, point: QPoint) -> int:
        """The unit at a point."""
        found = self.unit_at(QPointF(point))
        return NONE if found is None or found[0] != self._current[0] else found[1]

    def current_part(self) -> int:
        """The chosen unit."""
        return NONE if self._sight is None else self._current[1]

    def surface(self) -> QWidget:
        """What they are painted on."""
        return self.viewport()

    def show_focus(self) -> None:
        """Repaint the frame."""
        self.viewport().update()

    # Painting

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out the columns for the new height."""
        super().resizeEvent(event)
        was_seen = self.unit_rect(*self._current).intersects(QRectF(QPointF(0, 0), event.oldSize().toSizeF()))
        self._arrange()
        if was_seen:
            self._reveal(*self._current)

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Repaint what comes into sight."""
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the columns that are seen."""
        with QPainter(self.viewport()) as painter:
            self._paint(painter, event.rect().left(), event.rect().right())
            content, place = self._content(self._current[0]), self._column_place(self._current[0])
            if content is not None and place is not None:
                rect = place.rect(self._position(content, self._current[1]))
                paint_chosen(painter, rect, self.palette(), has_focus=self.hasFocus())
        self.painted.emit()

    def _paint_seen(self, painter: QPainter) -> None:
        """What is seen now, for a picture."""
        self._paint(painter, 0, self.viewport().width())

    def _paint(self, painter: QPainter, left: int, right: int) -> None:
        """The columns between two distances from the left of the viewport; the painter is at the strip's left then."""
        offset = self.horizontalScrollBar().value()
        painter.translate(-offset, 0)
        seen = self._place.between(offset + left, offset + right)
        self.painted_columns = len(seen) if self._sight is not None else 0
        for at in seen:
            content = self._content(at)
            if content is None:
                break
            place = self._place.columns[at]
            if at not in self._images:
                self._images[at] = column_image(content, place, is_dark(self.palette()))
            paint_head(painter, content, place, self.palette(), is_current=at == self._current[0])
            paint_body(painter, content, place, self.palette(), self._images[at])

    # Helpers

    def _go_to(self, column: int, unit: int) -> None:
        before = self._current
        self._current = column, unit
        if before[0] != column:
            self.forget_parts()
        self._reveal(column, unit)
        self._describe()
        self.tell_current_part()
        self.viewport().update()
        if before != self._current:
            self.chosen.emit(column, unit)

    def _go_sideways(self, step: int) -> None:
        """To the neighbouring unit in a column of several across; at its edge, to the next column, at the same height."""
        column, unit = self._current
        content, place = self._content(column), self._column_place(column)
        if content is None or place is None:
            return
        here = place.rect(self._position(content, unit)).center()
        beside = QPointF(here.x() + step * (place.cell_width + place.gap), here.y())
        position = place.position_at(beside)
        if position >= 0:
            self._go_to(column, int(content.order[position]))
            return
        target = column + step
        other, there = self._content(target), self._column_place(target)
        if other is None or there is None:
            return
        edge = 0 if step > 0 else there.across - 1
        row = min(there.down - 1, max(0, int((here.y() - there.top) // (there.cell_height + there.gap))))
        at = row * there.across + edge if there.form is Form.CELLS else edge * there.down + row
        self._go_to(target, int(other.order[min(at, there.units - 1)]))

    def _reveal(self, column: int, unit: int) -> None:
        bar, rect, place = self.horizontalScrollBar(), self.unit_rect(column, unit), self._column_place(column)
        room = self.viewport().width()
        if place is not None and place.width <= room:
            rect = QRectF(place.left - bar.value(), 0, place.width, 1)  # all of the column, and so its head
        margin = min(REVEAL_MARGIN, max(0.0, (room - rect.width()) / 2))
        if rect.left() < margin:
            bar.setValue(int(bar.value() + rect.left() - margin))
        elif rect.right() > room - margin:
            bar.setValue(int(bar.value() + rect.right() - room + margin))

    def _position(self, content: ColumnContent, unit: int) -> int:
        """Where a unit stands in the order."""
        if not self._is_sorted(content.column):
            return unit
        return int(np.flatnonzero(content.order == unit)[0])

    def _is_sorted(self, column: Column) -> bool:
        return self._by_strength and not column.has_an_order

    def _column_place(self, at: int) -> ColumnPlace | None:
        return self._place.columns[at] if self._sight is not None and 0 <= at < len(self._place.columns) else None

    def _content(self, at: int) -> ColumnContent | None:
        if self._sight is None or not 0 <= at < len(self._sight.columns):
            return None
        if at not in self._contents:
            self._contents[at] = self._make_content(self._sight, at)
        return self._contents[at]

    def _make_content(self, sight: Sight, at: int) -> ColumnContent:
        column, values = sight.columns[at], sight.values[at]
        order: NDArray[np.int64] = strength_order(values) if self._is_sorted(column) else np.arange(column.units)
        found = self._excitements.get(column.index) if column.kind is ColumnKind.LAYER else None
        lines = [column_title(column), column_settings(column), shape_text(column.shape)]
        if column.acts_in_training_only:
            lines.append(self.tr("acts in training only"))
        elif found is not None and found.can_die:
            lines.append(self.tr("{dead:,} of {count:,} dead").format(dead=found.dead_count, count=column.units))
        names = self._classes if column.kind in (ColumnKind.LOGITS, ColumnKind.SOFTMAX) else ()
        dead = found.dead if found is not None and found.can_die else None
        if column.kind is not ColumnKind.SOFTMAX:
            return ColumnContent(column, values, order, dead, tuple(lines), names)
        steps = softmax_steps(sight.values[at - 1])
        titles = (self.tr("class"), "z", "z − max", "exp", "p")
        below = (
            self.tr("max = {largest}").format(largest=figure(steps.largest)),
            self.tr("sum of exp = {total}").format(total=figure(steps.total)),
            self.tr("p = exp / sum"),
        )
        return ColumnContent(column, values, order, dead, tuple(lines), names, steps, titles, below)

    def _forget_contents(self) -> None:
        self._contents.clear()
        self._images.clear()

    def _describe(self) -> None:
        column, unit = self._current
        content = self._content(column)
        words = "" if content is None else f"{column_name(content.column, column)}. {self.describe(column, unit)}"
        self.setAccessibleDescription(words)

    def _arrange(self) -> None:
        metrics, columns = self.fontMetrics(), () if self._sight is None else self._sight.columns
        height = self.viewport().height()
        self._place = lay_out(columns, height, metrics.lineSpacing(), metrics.averageCharWidth())
        self._images.clear()
        bar, room = self.horizontalScrollBar(), self.viewport().width()
        bar.setRange(0, max(0, int(self._place.width) - room))
        bar.setPageStep(room)
        bar.setSingleStep(SCROLL_STEP)
