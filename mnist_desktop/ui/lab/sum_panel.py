"""Shows the sum behind a pixel: what its window covers, times the kernel, the products, and what comes out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_desktop.ui.lab.explanation import Block, Explanation
from mnist_desktop.ui.shared.heat import ink_on
from mnist_desktop.ui.shared.painted_whole import PaintedWhole
from mnist_desktop.ui.shared.plain_text import plain_tip
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.text_size import follow_text_size, scaled
from mnist_desktop.ui.shared.theme import FollowsTheme, colors, is_dark

PANEL_HEIGHT = 176
LARGEST_LETTERS, READABLE_LETTERS, SMALLEST_LETTERS = 24, 11, 6
"""Pixel sizes of the numbers in the cells."""

CELL_MARGIN = 0.55
"""Of a cell beside its number, in letters."""

LINE = 1.6
"""Height of a cell, in letters."""

SIGN_ROOM = 10
"""Pixels around a sign between two blocks."""

GAP = 3


class SumPanel(FollowsLanguage, FollowsTheme, PaintedWhole, QWidget):
    """Shows an explanation, and says it in words to assistive technology."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("labSum")
        follow_text_size(self, lambda panel: panel.setFixedHeight(scaled(PANEL_HEIGHT)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._shown = Explanation()
        self.retranslate()

    @property
    def shown(self) -> Explanation:
        """What is shown."""
        return self._shown

    def show_explanation(self, explanation: Explanation) -> None:
        """Show how another number came about."""
        self._shown = explanation
        self.setAccessibleDescription(f"{explanation.heading}. {explanation.sentence}")
        self.setToolTip(plain_tip(explanation.sentence))
        self.update()

    def retranslate(self) -> None:
        """Say what it is. What is explained is said again by whoever shows it."""
        self.setAccessibleName(self.tr("The sum behind the pixel"))

    def fitting_heading(self) -> str:
        """The heading, or both its ends where it is too long: at the last one stands the number that is explained."""
        letters = QFontMetrics(self._bold())
        return letters.elidedText(self._shown.heading, Qt.TextElideMode.ElideMiddle, self.width())

    def sizeHint(self) -> QSize:
        """The preferred size."""
        return QSize(560, scaled(PANEL_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the heading, the blocks with their signs, and the whole sum below."""
        painter, line = QPainter(self), self.fontMetrics().height()
        painter.setFont(self._bold())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, self.fitting_heading())
        painter.setFont(self.font())
        painter.setPen(QColor(colors(self.palette()).muted))
        words = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        if self._shown.blocks:
            blocks = QRectF(0, line + 2 * GAP, self.width(), self.height() - 3 * line - 4 * GAP)
            end = self._paint_blocks(painter, blocks)
            painter.setFont(self.font())
            painter.setPen(QColor(colors(self.palette()).muted))
            below = end + 3 * GAP
            painter.drawText(QRectF(0, below, self.width(), self.height() - below), words, self._shown.sentence)
        else:
            painter.drawText(QRectF(0, line + 2 * GAP, self.width(), self.height()), words, self._shown.sentence)

    def _paint_blocks(self, painter: QPainter, room: QRectF) -> float:
        """Paint the blocks and what comes out of them; returns where they end."""
        font, widths = self._letters(room)
        height, word_line = LINE * font.pixelSize(), self.fontMetrics().height()
        left, top = room.left(), room.top() + word_line + GAP
        for block, width in zip(self._shown.blocks, widths, strict=True):
            rows, columns = block.values.shape
            painter.setFont(self.font())
            painter.setPen(QColor(colors(self.palette()).muted))
            painter.drawText(QRectF(left, room.top(), room.width(), word_line), Qt.AlignmentFlag.AlignLeft, block.word)
            grid = QRectF(left, top, columns * width, rows * height)
            painter.setFont(font)
            self._paint_cells(painter, block, grid.topLeft().x(), top, (height, width))
            painter.setPen(self.palette().windowText().color())
            sign = QRectF(grid.right(), top, font.pixelSize() + SIGN_ROOM, grid.height())
            painter.drawText(sign, Qt.AlignmentFlag.AlignCenter, block.sign)
            left = sign.right()
        painter.setFont(self._bold())
        steps = QRectF(left, top, room.right() - left, len(self._shown.blocks[0].values) * height)
        if steps.width() >= self._steps_width():
            painter.drawText(steps, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, "\n".join(self._shown.steps))
        return steps.bottom()

    def _paint_cells(self, painter: QPainter, block: Block, left: float, top: float, cell: tuple[float, float]) -> None:
        dark, tones, (height, width) = is_dark(self.palette()), colors(self.palette()), cell
        for row, texts in enumerate(block.texts):
            for column, text in enumerate(texts):
                place = QRectF(left + column * width, top + row * height, width, height)
                ground = block.scale.color(block.values[row, column], dark)
                outside = bool(block.outside[row, column])
                painter.setPen(QColor(tones.grid))
                painter.setBrush(Qt.BrushStyle.NoBrush if outside else ground)
                painter.drawRect(place)
                painter.setPen(QColor(tones.muted) if outside else ink_on(ground))
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
                if block.ringed[row, column]:
                    painter.setPen(QPen(QColor(tones.accent), 3))
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.drawRect(place.adjusted(1.5, 1.5, -1.5, -1.5))

    def _letters(self, room: QRectF) -> tuple[QFont, list[float]]:
        """The largest font in which everything fits, and the width of a cell in each block."""
        blocks = self._shown.blocks
        high = room.height() - self.fontMetrics().height() - GAP
        font = QFont(self.font())
        font.setPixelSize(LARGEST_LETTERS)
        widths = _cell_widths(blocks, QFontMetricsF(font))
        total = sum(width * block.values.shape[1] for width, block in zip(widths, blocks, strict=True))
        tallest = high / (len(blocks[0].values) * LINE)
        for steps in (self._steps_width(), 0.0):  # where it gets too narrow, the sentence has to do for the steps
            # All widths but the room around the signs grow with the letters.
            wide = room.width() - steps - SIGN_ROOM * len(blocks)
            widest = wide / (total / LARGEST_LETTERS + len(blocks))
            size = int(min(max(min(widest, tallest), SMALLEST_LETTERS), LARGEST_LETTERS))
            if size >= READABLE_LETTERS:
                break
        font.setPixelSize(size)
        return font, [width * size / LARGEST_LETTERS for width in widths]

    def _steps_width(self) -> float:
        metrics = QFontMetricsF(self._bold())
        return max((metrics.horizontalAdvance(step) for step in self._shown.steps), default=0.0)

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        return font


def _cell_widths(blocks: Sequence[Block], metrics: QFontMetricsF) -> list[float]:
    """For each block the width of its widest number with a margin, in the largest letters; no cell is narrower than high."""
    widest = [max((text for row in block.texts for text in row), key=len) for block in blocks]
    return [max(metrics.horizontalAdvance(text) + CELL_MARGIN * LARGEST_LETTERS, LINE * LARGEST_LETTERS) for text in widest]
