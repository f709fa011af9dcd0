"""An image with its numbers written into its pixels, and a label as a one-hot vector."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_desktop.core.datasets.selection import one_hot
from mnist_desktop.ui.shared.painted import ShowsFocus, asks_for_tip, show_tip
from mnist_desktop.ui.shared.pictures import gray_image
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.theme import colors

SIDE = 28
IN_A_ROW = 10  # of the places of a one-hot vector
COPIED_SCALE = 10  # pixels of a copied image for each of its own
FOCUS_ROOM = 3  # around the image
ZERO_INK = "#768390"  # zeros are read, but do not shout: four to one against black
BLACK_TEXT_FROM = 118  # the grey that black and white text stand out from equally well


class PixelView(ShowsFocus, QWidget):
    """784 numbers on the greys that they are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pixelView")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(12 * SIDE, 12 * SIDE)
        self._pixels = np.zeros((SIDE, SIDE), np.uint8)
        self._scaled = False

    def set_pixels(self, pixels: NDArray[np.uint8]) -> None:
        """Show `pixels`, uint8 (28, 28); a copy, which does not keep a whole data set alive."""
        self._pixels = pixels.copy()
        self.update()

    def set_scaled(self, scaled: bool) -> None:
        """Write the numbers as 0..1 instead of 0..255."""
        self._scaled = scaled
        self.update()

    def picture(self) -> QImage:
        """The image, large enough to be seen where it is pasted."""
        return gray_image(self._pixels).scaled(QSize(SIDE, SIDE) * COPIED_SCALE)

    def text_at(self, row: int, column: int) -> str:
        """The number as it is written at a pixel."""
        value = int(self._pixels[row, column])
        return _SCALED_TEXT[value] if self._scaled else str(value)

    def sizeHint(self) -> QSize:
        """Large enough to read the numbers."""
        return QSize(22 * SIDE, 22 * SIDE)

    def event(self, event: QEvent) -> bool:
        """Show the exact value under the mouse as a tooltip."""
        return show_tip(event, self, self._tooltip(event.pos())) if asks_for_tip(event) else super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint greys, then numbers."""
        painter = QPainter(self)
        area, side = self._area()
        painter.drawImage(area, gray_image(self._pixels))
        painter.setFont(self._number_font(side))
        pens = [QColor(ZERO_INK), QColor("#ffffff"), QColor("#000000")]
        for row in range(SIDE):
            for column, value in enumerate(self._pixels[row].tolist()):
                painter.setPen(pens[(value > 0) + (value >= BLACK_TEXT_FROM)])
                cell = QRect(area.left() + column * side, area.top() + row * side, side, side)
                painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, _SCALED_TEXT[value] if self._scaled else _TEXT[value])
        if self.hasFocus():
            painter.setPen(QPen(QColor(colors(self.palette()).accent), 2))
            painter.drawRect(area.adjusted(-2, -2, 1, 1))

    def _area(self) -> tuple[QRect, int]:
        """Where the image is painted, and the edge of a pixel."""
        side = max(1, (min(self.width(), self.height()) - 2 * FOCUS_ROOM) // SIDE)
        edge = side * SIDE
        return QRect(FOCUS_ROOM, FOCUS_ROOM, edge, edge), side

    def _number_font(self, side: int) -> QFont:
        """The largest font in which three digits fit into a pixel."""
        font = QFont(self.font())
        font.setPixelSize(100)
        widest = QFontMetricsF(font).horizontalAdvance("255")
        font.setPixelSize(max(1, min(round(0.6 * side), int(100 * (side - 2) / widest))))
        return font

    def _tooltip(self, point: QPoint) -> str:
        area, side = self._area()
        if not area.contains(point):
            return ""
        row, column = (point.y() - area.top()) // side, (point.x() - area.left()) // side
        value = int(self._pixels[row, column])
        sentence = self.tr("Row {row}, column {column}: {value}, scaled {scaled:.4f}")
        return sentence.format(row=row, column=column, value=value, scaled=value / 255)


class OneHotView(FollowsLanguage, QWidget):
    """A place for each class, a 1 in that of the label; rows of IN_A_ROW."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._label, self._classes = 0, IN_A_ROW
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setAccessibleName(self.tr("One-hot vector"))

    def set_label(self, label: int, classes: int) -> None:
        """Show the vector of a class, 0..classes - 1."""
        self._label, self._classes = label, classes
        text = "[" + ", ".join(str(number) for number in one_hot(label, classes)) + "]"
        self.setAccessibleDescription(text)
        self.setToolTip(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines for each row: the classes, and their numbers."""
        return QSize(220, -(-self._classes // IN_A_ROW) * self._row_height())

    def _row_height(self) -> int:
        return 2 * self.fontMetrics().height() + 10

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint classes above numbers."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, line = colors(self.palette()), self.fontMetrics().height()
        side = min(26.0, self.width() / IN_A_ROW)
        for label, number in enumerate(one_hot(self._label, self._classes).tolist()):
            row, column = divmod(label, IN_A_ROW)
            left, top = column * side, row * self._row_height()
            painter.setPen(QColor(palette.muted))
            painter.drawText(QRectF(left, top, side, line), Qt.AlignmentFlag.AlignCenter, str(label))
            box = QRectF(left + 1, top + line + 2, side - 2, line + 6)
            painter.setPen(QColor(palette.accent if number else palette.grid))
            painter.setBrush(QColor(palette.accent) if number else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 3, 3)
            painter.setPen(QColor(palette.plot_background) if number else self.palette().color(QPalette.ColorRole.WindowText))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))


def _scaled_text(value: int) -> str:
    """Three characters at most: 0, .01 to .99, 1.0."""
    return "0" if value == 0 else "1.0" if value >= 254 else f"{value / 255:.2f}".lstrip("0")


_TEXT = tuple(str(value) for value in range(256))
_SCALED_TEXT = tuple(_scaled_text(value) for value in range(256))
