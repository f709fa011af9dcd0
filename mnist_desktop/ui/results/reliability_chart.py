"""The reliability diagram with the histogram of confidence below it: of which bin how many images are read right."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt, Signal
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
from mnist_desktop.ui.results.reliability_key import Part, key_lines, paint_key, parts_of
from mnist_desktop.ui.results.reliability_painter import ChartPlace, ReliabilityPainter, lay_out
from mnist_desktop.ui.shared.accessible import NONE
from mnist_desktop.ui.shared.numbers import number_text, percent
from mnist_desktop.ui.shared.painted import asks_for_tip, show_tip
from mnist_desktop.ui.shared.pointed import PointsAtParts
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.theme import FollowsThemeAndFont, colors

PICTURE_SCALE = 2  # pixels of a saved picture per pixel on the screen
BEFORE_KEY = 4  # pixels left of the key
HELD = 7.0  # pixels that the mark of a bin is high


class ReliabilityChart(FollowsThemeAndFont, FollowsLanguage, PointsAtParts, QWidget):
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
        self._held: NDArray[np.int64] | None = None
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

    def set_held(self, confidence: NDArray[np.floating] | None) -> None:
        """Mark the bins that hold shown images, which have these confidences; none where all are shown, or bins are framed."""
        if confidence is None:
            self._held = None
        else:
            self._held = reliability(confidence, np.zeros(len(confidence), bool)).counts
        self._tell()

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
        if self._held is not None and self._held[number]:
            text = self.tr("{what} Of these, {shown:,} are shown now.").format(what=text, shown=int(self._held[number]))
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
        """The smallest at which a bin can be hit and its bar be read, below a key of three lines."""
        return QSize(260, 170 + 3 * self.fontMetrics().height())

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

    # What assistive technology asks

    def part_count(self) -> int:
        """Of bins."""
        return len(self._shown.counts)

    def part_text(self, at: int) -> str:
        """A bin in words."""
        return self.describe(at)

    def part_rect(self, at: int) -> QRect:
        """Where its column lies."""
        return self._place().column(float(self._shown.edges[at]), float(self._shown.edges[at + 1])).toRect()

    def part_at(self, point: QPoint) -> int:
        """The bin at a point."""
        return next((at for at in range(self.part_count()) if self.part_rect(at).contains(point)), NONE)

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint everything: fifteen bins take a millisecond."""
        painter = QPainter(self)
        self._paint(painter)
        if self._seen() != NONE:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.WindowText), 1.5))
            painter.drawRect(self.part_rect(self._seen()))
        if self._held is not None:
            self._paint_held(painter, self._held)
        if self._chosen is not None:
            painter.setPen(QPen(QColor(colors(self.palette()).validation), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self._place().column(self._chosen.low, self._chosen.high))

    def _paint_held(self, painter: QPainter, held: NDArray[np.int64]) -> None:
        """A small triangle between diagram and histogram points to each bin that holds shown images."""
        place = self._place()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(QPalette.ColorRole.WindowText))
        for number in np.flatnonzero(held).tolist():
            middle = place.x(float(self._shown.edges[number : number + 2].mean()))
            tip = QPointF(middle, place.lower.top() - 2)
            painter.drawPolygon(QPolygonF([tip, tip + QPointF(-HELD, -HELD), tip + QPointF(HELD, -HELD)]))

    def _place(self) -> ChartPlace:
        return lay_out(self.size(), self.fontMetrics(), len(self._key()))

    def _key(self) -> list[list[Part]]:
        return key_lines(parts_of(self._shown, self._before), self.fontMetrics(), self.width() - BEFORE_KEY)

    def _paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        palette = colors(self.palette())
        paint_key(painter, self._key(), palette, BEFORE_KEY)
        ReliabilityPainter(painter, self._place(), palette).paint(self._shown, self._before, self._threshold)
