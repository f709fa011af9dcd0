"""Images before and after something was done to them, with their labels."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_desktop.core.datasets.broken.preview import COUNT, Preview
from mnist_desktop.ui.shared.painted_whole import PaintedWhole
from mnist_desktop.ui.shared.pictures import gray_image
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.text_size import scaled
from mnist_desktop.ui.shared.theme import FollowsThemeAndFont, colors

GAP = 8
LEAST_TILE, TILE, LARGEST_TILE = 28, 56, 84
FRAME = 3
AWAY = "–"
CHANGED, TWICE = "{before} → {after}", "{label} ×2"
"""What stands below an image with another label, and below one that is in both parts."""


class BreakPreview(FollowsThemeAndFont, FollowsLanguage, PaintedWhole, QWidget):
    """Two rows of images; below each image its label, and a frame around each that is not as it was."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("breakPreview")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._preview: Preview | None = None
        self._names: tuple[str, ...] = ()
        self.retranslate()

    def show_preview(self, preview: Preview | None, names: tuple[str, ...]) -> None:
        """Show images with the names of their classes, or none."""
        self._preview, self._names = preview, names
        self._describe()
        self.update()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setAccessibleName(self.tr("Images before and after"))
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for all images at their usual size."""
        return QSize(self._heading_width() + COUNT * (TILE + GAP), self._height(TILE))

    def minimumSizeHint(self) -> QSize:
        """Room for all images at their smallest."""
        return QSize(self._heading_width() + COUNT * (LEAST_TILE + GAP), self._height(LEAST_TILE))

    def follow_theme(self) -> None:
        """Take colors and letters of the theme."""
        self.updateGeometry()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint both rows."""
        shown = self._preview
        if shown is None:
            return
        painter = QPainter(self)
        heading, line = self._heading_width(), self.fontMetrics().lineSpacing()
        tile = self._tile()
        for row, title in enumerate((self.tr("Before"), self.tr("After"))):
            top = row * (tile + line + GAP + FRAME) + FRAME
            painter.setPen(QColor(colors().muted))
            painter.drawText(
                QRect(0, top, heading - GAP, tile), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title
            )
            for at in range(len(shown.before)):
                place = QRect(heading + at * (tile + GAP), top, tile, tile)
                below = QRect(place.left(), place.bottom() + FRAME, tile, line)
                if row == 0:
                    painter.drawImage(place, gray_image(shown.before[at]))
                    self._paint_label(painter, below, self._names[shown.labels_before[at]])
                else:
                    self._paint_after(painter, place, shown, at)
                    self._paint_label(painter, below, *self._labels_after(shown, at), bold=bool(shown.changed[at]))
        painter.end()

    def _paint_after(self, painter: QPainter, place: QRect, shown: Preview, at: int) -> None:
        if shown.left_out[at]:
            self._paint_gap(painter, place)
        else:
            painter.drawImage(place, gray_image(shown.after[at]))
        if shown.changed[at]:
            painter.setPen(QPen(QColor(colors().wrong), FRAME))
            painter.drawRect(
                place.adjusted(-FRAME + 1, -FRAME + 1, FRAME - 2, FRAME - 2)
            )  # around it: a corner may tell something

    def _labels_after(self, shown: Preview, at: int) -> tuple[str, ...]:
        """What may stand below an image, the longest first."""
        before, after = self._names[shown.labels_before[at]], self._names[shown.labels_after[at]]
        if shown.left_out[at]:
            return (AWAY,)
        if before != after:
            return CHANGED.format(before=before, after=after), after
        return (TWICE.format(label=after) if shown.changed[at] and shown.is_twice else after,)

    def _paint_gap(self, painter: QPainter, place: QRect) -> None:
        """Where an image was: a cross."""
        painter.setPen(QPen(QColor(colors().muted), 1))
        painter.drawRect(place)
        painter.drawLine(place.topLeft(), place.bottomRight())
        painter.drawLine(place.topRight(), place.bottomLeft())

    def _paint_label(self, painter: QPainter, place: QRect, *texts: str, bold: bool = False) -> None:
        """Write the first of `texts` that fits, or as much of the last as does."""
        font = self.font()
        font.setBold(bold)
        painter.setFont(font)
        painter.setPen(self.palette().windowText().color())
        room = place.adjusted(-GAP // 2, 0, GAP // 2, 0)
        letters = painter.fontMetrics()
        text = next((each for each in texts if letters.horizontalAdvance(each) <= room.width()), texts[-1])
        text = letters.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)
        painter.setFont(self.font())

    def _describe(self) -> None:
        shown = self._preview
        if shown is None:
            self.setAccessibleDescription("")
            return
        said = self.tr("{changed} of {count} images are not as they were.")
        self.setAccessibleDescription(said.format(changed=int(shown.changed.sum()), count=len(shown.changed)))

    def _tile(self) -> int:
        room = (self.width() - self._heading_width() - FRAME) // COUNT - GAP
        height = (self.height() - FRAME - 2 * (self.fontMetrics().lineSpacing() + GAP + FRAME)) // 2
        return max(LEAST_TILE, min(room, height, scaled(LARGEST_TILE)))

    def _heading_width(self) -> int:
        letters = self.fontMetrics()
        return max(letters.horizontalAdvance(text) for text in (self.tr("Before"), self.tr("After"))) + 2 * GAP

    def _height(self, tile: int) -> int:
        return FRAME + 2 * (tile + self.fontMetrics().lineSpacing() + GAP + FRAME)
