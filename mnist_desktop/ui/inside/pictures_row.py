"""Small pictures of numbers beside each other, with a sign between each two: weights × image = products."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QFont, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_desktop.core.lab.window_sum import Rectangle
from mnist_desktop.ui.inside.strip_painter import scale_of
from mnist_desktop.ui.shared.accessible import NONE, PaintsParts
from mnist_desktop.ui.shared.color_scale import ColorScale
from mnist_desktop.ui.shared.heat import ink_on
from mnist_desktop.ui.shared.numbers import narrow_cell_text
from mnist_desktop.ui.shared.painted import ShowsFocus, asks_for_tip, show_tip
from mnist_desktop.ui.shared.picture_menu import PictureMenu
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.theme import FollowsThemeAndFont, colors, is_dark

SIGN, CAPTION_LINES, GAP = 18, 2, 2
LARGEST, SMALLEST = 150, 72
MOST_FIGURES = 5
"""Rows and columns up to which the numbers stand in the cells."""
SMALLEST_CELL = 25
LETTERS_IN_A_CELL = 2.7
"""How many times as wide as its letters are high a cell must be."""
MARK, MARK_EDGE = "#ffd60a", "#000000"
"""Yellow within black stands out from every gray, blue and orange."""

CENTER = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)


@dataclass(frozen=True, eq=False)
class Shown:
    """One picture.

    Attributes
    ----------
    values
        Numbers, float, shape (rows, columns).
    caption, words
        Below it, and as a reader of the screen says it.
    is_signed
        Blue below zero and orange above; else by the numbers themselves.
    mark
        A part of it that is framed.
    sign
        Before it.
    """

    values: NDArray[np.floating]
    caption: str
    words: str = ""
    is_signed: bool = False
    mark: Rectangle | None = None
    sign: str = ""

    @property
    def scale(self) -> ColorScale:
        """Which number gets which color."""
        numbers = np.nan_to_num(self.values, nan=0.0, posinf=0.0, neginf=0.0)
        return ColorScale.signed(float(np.abs(numbers).max())) if self.is_signed else scale_of(numbers.astype(np.float32))


class PicturesRow(FollowsThemeAndFont, FollowsLanguage, ShowsFocus, PaintsParts, QWidget):
    """As many pictures as are given, as large as there is room for. Ctrl+C and the context menu copy them."""

    part_role = QAccessible.Role.Graphic

    def __init__(self, name: str, largest: int = LARGEST, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._largest = largest
        self._pictures: tuple[Shown, ...] = ()
        self._images: list[QImage] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.menu = PictureMenu(self, self._paint, self.accessibleName)

    def show_pictures(self, pictures: tuple[Shown, ...]) -> None:
        """Show these."""
        is_other = len(pictures) != len(self._pictures)
        self._pictures = pictures
        self._images = []
        self.setAccessibleDescription(", ".join(each.words or each.caption for each in pictures))
        self.forget_parts()
        if is_other:
            self.updateGeometry()
        self.update()

    @property
    def pictures(self) -> tuple[Shown, ...]:
        """What is shown."""
        return self._pictures

    def follow_theme(self) -> None:
        """Take colors and letters as they are now."""
        self._images = []
        super().follow_theme()

    def hasHeightForWidth(self) -> bool:
        """Squares are as high as wide."""
        return True

    def heightForWidth(self, width: int) -> int:
        """What they take at a width."""
        return round(self._side(width)) + CAPTION_LINES * self.fontMetrics().lineSpacing() + 6 if self._pictures else 0

    def sizeHint(self) -> QSize:
        """The preferred size."""
        width = len(self._pictures) * (self._largest + SIGN)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The smallest readable size."""
        width = len(self._pictures) * (SMALLEST + SIGN)
        return QSize(width, self.heightForWidth(width))

    def part_count(self) -> int:
        """Of pictures."""
        return len(self._pictures)

    def part_text(self, at: int) -> str:
        """A picture in words."""
        return self._pictures[at].words or self._pictures[at].caption

    def part_rect(self, at: int) -> QRect:
        """Where it lies."""
        return self._square(at).toRect()

    def part_at(self, point: QPoint) -> int:
        """The one at a point."""
        return next((at for at in range(len(self._pictures)) if self.part_rect(at).contains(point)), NONE)

    def current_part(self) -> int:
        """The first: they are read together."""
        return 0 if self._pictures else NONE

    def event(self, event: QEvent) -> bool:
        """Say a picture in words as a tooltip."""
        if not asks_for_tip(event):
            return super().event(event)
        at = self.part_at(event.pos())
        return show_tip(event, self, "" if at == NONE else self.part_text(at), QRect() if at == NONE else self.part_rect(at))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint all, and a frame where the keys are."""
        painter = QPainter(self)
        self._paint(painter)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colors(self.palette()).accent), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _paint(self, painter: QPainter) -> None:
        """Pictures, signs and captions."""
        if not self._images:
            dark = is_dark(self.palette())
            self._images = [each.scale.image(np.nan_to_num(each.values), dark) for each in self._pictures]
        tones = colors(self.palette())
        for at, (picture, image) in enumerate(zip(self._pictures, self._images, strict=True)):
            square = self._square(at)
            target = self._target(square, picture)
            painter.drawImage(target, image, QRectF(image.rect()))
            painter.setPen(QPen(QColor(tones.grid), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(target.adjusted(-0.5, -0.5, 0.5, 0.5))
            self._paint_figures(painter, picture, target)
            if picture.mark is not None:
                self._paint_mark(painter, picture, target)
            painter.setPen(self.palette().windowText().color())
            if picture.sign:
                painter.drawText(
                    QRectF(square.left() - SIGN, square.top(), SIGN, square.height()), Qt.AlignmentFlag.AlignCenter, picture.sign
                )
            below = QRectF(
                square.left() - SIGN / 2, square.bottom() + GAP, square.width() + SIGN, self.height() - square.bottom()
            )
            painter.setPen(QColor(tones.muted))
            painter.drawText(below, CENTER | int(Qt.TextFlag.TextWordWrap), picture.caption)

    def _paint_figures(self, painter: QPainter, picture: Shown, target: QRectF) -> None:
        rows, columns = picture.values.shape
        width, height = target.width() / columns, target.height() / rows
        if max(rows, columns) > MOST_FIGURES or min(width, height) < SMALLEST_CELL:
            return
        scale, dark = picture.scale, is_dark(self.palette())
        plain, small = painter.font(), QFont(painter.font())
        small.setPixelSize(max(8, min(painter.fontInfo().pixelSize(), int(width / LETTERS_IN_A_CELL))))
        painter.setFont(small)
        for (row, column), value in np.ndenumerate(picture.values):
            if np.isnan(value):
                continue
            painter.setPen(ink_on(scale.color(float(value), dark)))
            cell = QRectF(target.left() + column * width, target.top() + row * height, width, height)
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, narrow_cell_text(float(value)))
        painter.setFont(plain)

    def _paint_mark(self, painter: QPainter, picture: Shown, target: QRectF) -> None:
        mark, (rows, columns) = picture.mark, picture.values.shape
        if mark is None:
            return
        width, height = target.width() / columns, target.height() / rows
        place = QRectF(
            target.left() + mark.left * width, target.top() + mark.top * height,
            (mark.right - mark.left) * width, (mark.bottom - mark.top) * height,
        )  # fmt: skip
        for color, thick in ((MARK_EDGE, 4), (MARK, 2)):
            pen = QPen(QColor(color), thick)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.setPen(pen)
            painter.drawRect(place)

    def _side(self, width: float) -> float:
        count = max(1, len(self._pictures))
        return min(float(self._largest), (width - SIGN * count) / count)

    def _square(self, at: int) -> QRectF:
        side = self._side(self.width())
        return QRectF(SIGN + at * (side + SIGN), 2, side, side)

    @staticmethod
    def _target(square: QRectF, picture: Shown) -> QRectF:
        """The part of a square with the proportions of the picture."""
        rows, columns = picture.values.shape
        cell = min(square.width() / columns, square.height() / rows)
        return QRectF(square.left(), square.top(), cell * columns, cell * rows)
