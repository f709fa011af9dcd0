"""Twenty-four pictures before and after: each as it is, and below it the image that becomes of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from mnist_desktop.core.datasets.images.importing import PREVIEWED, Previewed
from mnist_desktop.core.sentence import shown
from mnist_desktop.ui.shared.accessible import NONE, PaintsParts
from mnist_desktop.ui.shared.painted import ShowsFocus, asks_for_tip, show_tip
from mnist_desktop.ui.shared.pictures import color_image, gray_image
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.text_size import scaled
from mnist_desktop.ui.shared.texts import say
from mnist_desktop.ui.shared.theme import FollowsThemeAndFont, colors

COLUMNS = 8
ROWS = PREVIEWED // COLUMNS
TILE, GAP, APART = 42, 4, 12
"""Sides and distances, in logical pixels; the last one divides the rows of pairs."""
MOVES = {
    Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -COLUMNS, Qt.Key.Key_Down: COLUMNS,
    Qt.Key.Key_Home: -PREVIEWED, Qt.Key.Key_End: PREVIEWED,
}  # fmt: skip


class ImportPreview(FollowsThemeAndFont, FollowsLanguage, ShowsFocus, PaintsParts, QWidget):
    """Shows pictures in pairs. Arrows move; tooltips and screen readers say the class, and why there is no image."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("importPreview")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._pairs: tuple[Previewed, ...] = ()
        self._images: list[tuple[QImage | None, QImage | None]] = []
        self._current = NONE
        self.retranslate()

    def show_pairs(self, pairs: tuple[Previewed, ...]) -> None:
        """Show other pictures, or the same ones as they become now."""
        self._pairs = pairs
        self._images = [
            (
                None if each.before is None else color_image(each.before),
                None if each.after is None else gray_image(each.after),
            )
            for each in pairs
        ]
        self._current = min(max(self._current, 0), len(pairs) - 1)
        self.forget_parts()
        self.update()

    @property
    def failed(self) -> list[Previewed]:
        """The pictures shown that give no image."""
        return [pair for pair in self._pairs if pair.after is None]

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setAccessibleName(self.tr("Pictures before the import, and below each the image that becomes of it"))
        self.setToolTip("")
        self.update()

    def sizeHint(self) -> QSize:
        """Room for all pairs."""
        side, gap = scaled(TILE), scaled(GAP)
        return QSize(COLUMNS * (side + gap) - gap + 4, ROWS * (2 * side + gap + scaled(APART)) + 4)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    # What assistive technology and F1 are told

    def part_count(self) -> int:
        """How many pairs there are."""
        return len(self._pairs)

    def part_text(self, at: int) -> str:
        """The class of a picture, its name, and what becomes of it."""
        pair = self._pairs[at]
        values = {"name": shown(pair.entry.label), "file": shown(pair.entry.name)}
        if pair.reason is not None:
            return self.tr("{file} of the class {name} gives no image: {cause}").format(**values, cause=say(pair.reason))
        return self.tr("{file}, of the class {name}").format(**values)

    def part_rect(self, at: int) -> QRect:
        """A pair."""
        side, gap = scaled(TILE), scaled(GAP)
        left, top = at % COLUMNS * (side + gap) + 2, at // COLUMNS * (2 * side + gap + scaled(APART)) + 2
        return QRect(left, top, side, 2 * side + gap)

    def part_at(self, point: QPoint) -> int:
        """The pair at a point, or NONE."""
        return next((at for at in range(len(self._pairs)) if self.part_rect(at).contains(point)), NONE)

    def current_part(self) -> int:
        """The pair that keys move from."""
        return self._current

    def told_by_key(self) -> str:
        """What the mouse would be told of the current pair."""
        if self._current == NONE or not self._pairs:
            return self.tr("Some of the pictures: above as they are, below as the network will see them.")
        return self.part_text(self._current)

    # Events

    def event(self, event: QEvent) -> bool:
        """Tell of the pair under the mouse."""
        if asks_for_tip(event):
            at = self.part_at(event.pos())
            return show_tip(event, self, self.part_text(at) if at != NONE else "", self.part_rect(max(at, 0)))
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by keys."""
        step = MOVES.get(Qt.Key(event.key()))
        if step is None or not self._pairs:
            super().keyPressEvent(event)
            return
        self._move(min(max(self._current + step, 0), len(self._pairs) - 1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a pair."""
        at = self.part_at(event.position().toPoint())
        if at != NONE:
            self._move(at)

    def _move(self, at: int) -> None:
        self._current = at
        self.tell_current_part()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint all pairs."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            for at, (before, after) in enumerate(self._images):
                area = self.part_rect(at)
                upper = QRect(area.topLeft(), QSize(area.width(), area.width()))
                lower = QRect(area.left(), area.bottom() + 1 - area.width(), area.width(), area.width())
                self._paint(painter, upper, before)
                self._paint(painter, lower, after)
                if at == self._current and self.hasFocus():
                    painter.setPen(QPen(QColor(colors(self.palette()).accent), 2))
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.drawRect(area.adjusted(-1, -1, 1, 1))

    def _paint(self, painter: QPainter, area: QRect, image: QImage | None) -> None:
        """One tile; crossed out where there is no image."""
        painter.setPen(QPen(QColor(colors(self.palette()).edge), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if image is None:
            painter.drawLine(area.topLeft(), area.bottomRight())
            painter.drawLine(area.topRight(), area.bottomLeft())
        else:
            size = image.size().scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRectF(0, 0, size.width(), size.height())
            place.moveCenter(QRectF(area).center())
            painter.drawImage(place, image)
        painter.drawRect(area.adjusted(0, 0, -1, -1))
