"""The reliability diagram with the histogram of confidence below it: of which bin how many images are read right."""

from __future__ import annotations

from math import isnan, log1p

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_desktop.core.results.calibration import Reliability, reliability
from mnist_desktop.core.results.samples import ConfidenceRange
from mnist_desktop.ui.shared.accessible import NONE, PaintsParts
from mnist_desktop.ui.shared.numbers import number_text, percent
from mnist_desktop.ui.shared.painted import ShowsFocus, asks_for_tip, show_tip
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.theme import Colors, FollowsThemeAndFont, colors

PICTURE_SCALE = 2  # pixels of a saved picture per pixel on the screen
HISTOGRAM = 0.26  # of the height that the axes leave
GAP = 6
TICKS = (0.0, 0.5, 1.0)
KEY_NEEDS = 6  # lines of letters in the height of the diagram
FEW = 10
"""With fewer images than this, chance decides how high a bar is: it is drawn as an outline."""


class ReliabilityChart(FollowsThemeAndFont, FollowsLanguage, ShowsFocus, PaintsParts, QWidget):
    """One column per bin. Left and right move, Enter or a click chooses, Escape chooses none, Ctrl+C copies.

    A bar is as high as the share of the bin's images that are read right; a line across it stands at their mean confidence.
    Where both meet the diagonal, the network is as sure as it is right. Below, how many images each bin has.

    Signals
    -------
    range_chosen(ConfidenceRange)
        The user wants the images of a bin.
    cleared()
        The user wants no bin any more.
    copy_wanted()
        The user wants the figures as a table.
    menu_wanted(int, QPoint)
        The user asks what can be done with a bin, or beside the bins (NONE), at this point of the screen.
    """

    range_chosen = Signal(object)
    cleared = Signal()
    copy_wanted = Signal()
    menu_wanted = Signal(int, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reliabilityChart")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._shown = reliability(np.zeros(0), np.zeros(0, bool))
        self._before: Reliability | None = None
        self._threshold: float | None = None
        self._chosen: ConfidenceRange | None = None
        self._marked = self._pointed = NONE
        self._current = len(self._shown.counts) - 1
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setAccessibleName(self.tr("Reliability diagram"))
        self._tell()

    # What it shows

    def show_reliability(self, shown: Reliability, before: Reliability | None) -> None:
        """Show bins, and beside them those from before the temperature, where there is one."""
        self._shown, self._before = shown, before
        self.forget_parts()
        self._tell()

    @property
    def shown(self) -> Reliability:
        """The bins that are shown."""
        return self._shown

    def set_threshold(self, threshold: float | None) -> None:
        """Draw a line where *unsure* ends, or none."""
        self._threshold = threshold
        self.update()

    def set_chosen(self, chosen: ConfidenceRange | None) -> None:
        """Frame the bins whose images are shown."""
        self._chosen = chosen
        self.update()

    def mark(self, confidence: float | None) -> None:
        """Point to the bin of an image that is looked at, or to none."""
        self._marked = NONE if confidence is None else self._shown.bin_of(confidence)
        self._tell()

    def describe(self, number: int) -> str:
        """A bin in words."""
        shown = self._shown
        count = int(shown.counts[number])
        low, high = (number_text(100 * float(end), 1) for end in shown.edges[number : number + 2])
        if count == 0:
            text = self.tr("No image is read with a confidence of {low} to {high} %.")
        elif count == 1:
            text = self.tr("1 image with a confidence of {low} to {high} %: read right: {accuracy}, mean confidence {mean}.")
        else:
            text = self.tr(
                "{count:,} images with a confidence of {low} to {high} %: read right: {accuracy}, mean confidence {mean}."
            )
        accuracy, mean = (percent(float(values[number])) for values in (shown.accuracy, shown.confidence))
        return text.format(count=count, low=low, high=high, accuracy=accuracy, mean=mean)

    def picture(self) -> QImage:
        """What the widget shows, at twice its resolution and without the marks of mouse and keyboard."""
        image = QImage(self.size() * PICTURE_SCALE, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(PICTURE_SCALE)
        with QPainter(image) as painter:
            self.paint_picture(painter)
        return image

    def paint_picture(self, painter: QPainter) -> None:
        """Paint the same in the size of the widget."""
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Window))
        self._paint(painter)

    def sizeHint(self) -> QSize:
        """Two parts above each other."""
        return QSize(420, 300)

    def minimumSizeHint(self) -> QSize:
        """The smallest at which a bin can be hit and its bar be read."""
        return QSize(260, 170)

    # Moving and choosing

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, choose, clear, copy."""
        last = len(self._shown.counts) - 1
        steps: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: -last, Qt.Key.Key_End: last}
        if event.key() in steps:
            self._pointed = NONE
            self._current = min(last, max(0, self._current + steps[event.key()]))
            self._tell()
            self.tell_current_part()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.choose(self._current)
        elif event.key() == Qt.Key.Key_Escape and self._chosen is not None:
            self.cleared.emit()
        else:
            event.ignore()

    def choose(self, number: int) -> None:
        """Ask for the images of a bin."""
        self.range_chosen.emit(self._shown.bin_range(number))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a bin."""
        number = self.part_at(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and number != NONE:
            self._current = number
            self.choose(number)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Frame the bin under the mouse."""
        self._point_at(self.part_at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        """Frame none."""
        self._point_at(NONE)
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Report the bin under the mouse, or the keyboard's."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            self.menu_wanted.emit(self._current, self.mapToGlobal(self.part_rect(self._current).center()))
        else:
            self.menu_wanted.emit(self.part_at(event.pos()), event.globalPos())

    def event(self, event: QEvent) -> bool:
        """Show a bin in words as a tooltip."""
        if not asks_for_tip(event):
            return super().event(event)
        number = self.part_at(event.pos())
        if number == NONE:
            return show_tip(event, self, "")
        return show_tip(event, self, self.describe(number), self.part_rect(number))

    def show_focus(self) -> None:
        """Frame the keyboard's bin, or none."""
        self._tell()

    def _point_at(self, number: int) -> None:
        if number != self._pointed:
            self._pointed = number
            self._tell()

    def _seen(self) -> int:
        """The bin that is talked about."""
        return self._pointed if self._pointed != NONE else self._current if self.hasFocus() else self._marked

    def _tell(self) -> None:
        self.setAccessibleDescription("" if self._seen() == NONE else self.describe(self._seen()))
        self.update()

    # What assistive technology asks

    def part_count(self) -> int:
        """Of bins."""
        return len(self._shown.counts)

    def part_text(self, at: int) -> str:
        """A bin in words."""
        return self.describe(at)

    def part_rect(self, at: int) -> QRect:
        """Where its column lies."""
        upper, lower = self._areas()
        left, right = (self._x(upper, float(self._shown.edges[at + end])) for end in (0, 1))
        return QRectF(QPointF(left, upper.top()), QPointF(right, lower.bottom())).toRect()

    def part_at(self, point: QPoint) -> int:
        """The bin at a point."""
        return next((at for at in range(self.part_count()) if self.part_rect(at).contains(point)), NONE)

    def current_part(self) -> int:
        """The keyboard's bin."""
        return self._current

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint everything: fifteen bins take a millisecond."""
        painter = QPainter(self)
        self._paint(painter)
        palette, upper = colors(self.palette()), self._areas()[0]
        if self._seen() != NONE:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.WindowText), 1.5))
            painter.drawRect(self.part_rect(self._seen()))
        if self._chosen is not None:
            painter.setPen(QPen(QColor(palette.validation), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            left, right = (self._x(upper, end) for end in (self._chosen.low, self._chosen.high))
            painter.drawRect(QRectF(left, upper.top(), right - left, self._areas()[1].bottom() - upper.top()))

    def _areas(self) -> tuple[QRectF, QRectF]:
        """Where the diagram and the histogram lie; they share the axis of confidence."""
        metrics = self.fontMetrics()
        left = metrics.horizontalAdvance("100 %") + metrics.height() + 2 * GAP
        right = self.width() - metrics.horizontalAdvance("100 %") / 2
        bottom = self.height() - 2 * metrics.height() - GAP
        room = max(40.0, bottom - 2 * GAP - metrics.height() / 2)
        lower = QRectF(left, bottom - HISTOGRAM * room, max(20.0, right - left), HISTOGRAM * room)
        top = metrics.height() / 2
        return QRectF(left, top, lower.width(), lower.top() - 2 * GAP - top), lower

    def _paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        palette = colors(self.palette())
        upper, lower = self._areas()
        self._paint_axes(painter, palette, upper, lower)
        for number in range(self.part_count()):
            if self._shown.counts[number]:
                self._paint_bin(painter, palette, number, upper)
        self._paint_counts(painter, palette, lower)
        painter.setPen(QPen(QColor(palette.plot_text), 1, Qt.PenStyle.DashLine))
        painter.drawLine(upper.bottomLeft(), upper.topRight())
        if self._before is not None:
            self._paint_before(painter, palette, self._before, upper)
        self._paint_key(painter, palette, upper)
        if self._threshold is not None:
            x = self._x(upper, self._threshold)
            painter.setPen(QPen(QColor(palette.validation), 2))
            painter.drawLine(QPointF(x, upper.top()), QPointF(x, lower.bottom()))

    def _paint_axes(self, painter: QPainter, palette: Colors, upper: QRectF, lower: QRectF) -> None:
        line = self.fontMetrics().height()
        for area in (upper, lower):
            painter.setPen(QPen(QColor(palette.grid), 1))
            painter.setBrush(QColor(palette.plot_background))
            painter.drawRect(area)
        painter.setPen(QColor(palette.muted))
        for share in TICKS:
            y, x = upper.bottom() - share * upper.height(), self._x(lower, share)
            painter.drawText(QRectF(0, y - line / 2, upper.left() - GAP, line), _RIGHT, percent_tick(share))
            painter.drawText(QRectF(x - 60, lower.bottom() + 2, 120, line), _CENTRE, percent_tick(share))
        width = lower.width()
        painter.drawText(QRectF(lower.left(), lower.bottom() + 2 + line, width, line), _CENTRE, self.tr("confidence"))
        for area, word in ((upper, self.tr("read right")), (lower, self.tr("images"))):
            painter.save()
            painter.translate(0, area.center().y() + area.height() / 2)
            painter.rotate(-90)
            painter.drawText(QRectF(-20, 0, area.height() + 40, line), _CENTRE, word)
            painter.restore()

    def _paint_bin(self, painter: QPainter, palette: Colors, number: int, area: QRectF) -> None:
        shown = self._shown
        left, right = self._x(area, float(shown.edges[number])) + 1, self._x(area, float(shown.edges[number + 1])) - 1
        top, line = (area.bottom() - float(values[number]) * area.height() for values in (shown.accuracy, shown.confidence))
        bar = QRectF(QPointF(left, top), QPointF(right, area.bottom()))
        is_few = shown.counts[number] < FEW
        painter.setPen(QPen(QColor(palette.train), 1.5) if is_few else Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush if is_few else QColor(palette.train))
        painter.drawRect(bar)
        gap = QRectF(QPointF(left, min(top, line)), QPointF(right, max(top, line)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_hatched(palette.wrong))
        painter.drawRect(gap)
        painter.setPen(QPen(QColor(palette.wrong), 2))
        painter.drawLine(QPointF(left, line), QPointF(right, line))

    def _paint_counts(self, painter: QPainter, palette: Colors, area: QRectF) -> None:
        """By the logarithm: beside ten thousand sure answers some few unsure ones would be invisible."""
        counts = self._shown.counts
        most = log1p(max(1, int(counts.max())))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.muted))
        for number, count in enumerate(counts.tolist()):
            left, right = self._x(area, float(self._shown.edges[number])) + 1, self._x(area, float(self._shown.edges[number + 1]))
            height = log1p(count) / most * (area.height() - 2)
            painter.drawRect(QRectF(left, area.bottom() - height, right - left - 1, height))

    def _paint_before(self, painter: QPainter, palette: Colors, before: Reliability, area: QRectF) -> None:
        """Where the bins stood without the temperature: rings on a dotted line."""
        points = [
            QPointF(self._x(area, mean), area.bottom() - right * area.height())
            for mean, right in zip(before.confidence.tolist(), before.accuracy.tolist(), strict=True)
            if not isnan(right)
        ]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(palette.plot_text), 1.5, Qt.PenStyle.DotLine))
        painter.drawPolyline(QPolygonF(points))
        painter.setPen(QPen(QColor(palette.plot_text), 1.5))
        painter.setBrush(QColor(palette.plot_background))
        for point in points:
            painter.drawEllipse(point, 3, 3)

    def _paint_key(self, painter: QPainter, palette: Colors, area: QRectF) -> None:
        """What the lines mean, in the corner that is empty: whoever is unsure of ten classes is hardly ever right."""
        line = self.fontMetrics().height()
        if area.height() < KEY_NEEDS * line:
            return
        words = [self.tr("– –  as sure as right"), self.tr("—  mean confidence")]
        if self._before is not None:
            words.append(self.tr("○  without temperature"))
        colored = (palette.plot_text, palette.wrong, palette.plot_text)
        for number, (word, color) in enumerate(zip(words, colored, strict=False)):
            painter.setPen(QColor(color))
            painter.drawText(QRectF(area.left() + GAP, area.top() + 2 + number * line, area.width(), line), _LEFT, word)

    @staticmethod
    def _x(area: QRectF, confidence: float) -> float:
        return area.left() + confidence * area.width()


def percent_tick(share: float) -> str:
    """A share of 1 on an axis."""
    return f"{share * 100:.0f} %"


def _hatched(color: str) -> QColor:
    """The color of a gap, through which the bar is seen."""
    faint = QColor(color)
    faint.setAlphaF(0.35)
    return faint


_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
