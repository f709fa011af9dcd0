"""What the network sees, and how it comes about: four pictures, the last of which is its input, pixel by pixel."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from PySide6.QtCore import QEvent, QLineF, QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QAccessible, QColor, QContextMenuEvent, QGuiApplication, QImage, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_desktop.core.drawing.digit_image import DIGIT_SIDE, SIDE, DigitStages, Gray, RemovedMarks
from mnist_desktop.core.drawing.fashion_image import FashionStages
from mnist_desktop.ui.shared.accessible import NONE, PaintsParts
from mnist_desktop.ui.shared.menus import Menu
from mnist_desktop.ui.shared.painted import asks_for_tip, show_tip
from mnist_desktop.ui.shared.pictures import gray_image
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.theme import FollowsThemeAndFont, colors

SMALLEST_CELL = 3
SMALLEST_GAP = 20
CAPTION_ROOM = 6
GROUND = "#000000"
MARK = "#f0883e"  # seen on black, on white and on every gray between them


@dataclass(frozen=True, eq=False)
class _Panel:
    """One of the four pictures.

    Attributes
    ----------
    span
        How many of the 28 pixels of the panel's side the longer side of the picture takes.
    pixels
        None where there is nothing to show yet.
    exact
        Whether each pixel is shown as the square that it is.
    frame
        Left, top and side of a square to mark, in shares of the picture.
    centre
        Row and column of a pixel to cross, as indices of the grid.
    """

    caption: str
    explanation: str
    span: int = SIDE
    pixels: Gray | None = None
    exact: bool = True
    frame: tuple[float, float, float] | None = None
    centre: tuple[float, float] | None = None


class NetworkInputView(FollowsLanguage, FollowsThemeAndFont, PaintsParts, QWidget):
    """Shows the stages of a drawing or a picture, black where the network gets 0 and white where it gets 255."""

    part_role = QAccessible.Role.Graphic

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("networkInputView")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._panels: tuple[_Panel, ...] = ()
        self._stages: DigitStages | FashionStages | None = None
        self._is_of_digit = True
        self.retranslate()

    @property
    def image(self) -> Gray | None:
        """The network's input, uint8 (28, 28); None while there is none."""
        return self._panels[-1].pixels

    @property
    def captions(self) -> tuple[str, ...]:
        """What stands below the pictures."""
        return tuple(panel.caption for panel in self._panels)

    def show_digit(self, stages: DigitStages | None) -> None:
        """Show how a digit became 28x28 pixels, or four empty panels."""
        self._stages, self._is_of_digit = stages, True
        drawn = _Panel(
            self.tr("Drawn"), self.tr("The whole sheet. Only the frame goes on, so the place on the sheet does not matter.")
        )
        cropped = _Panel(self.tr("Cropped"), self.tr("The square around the ink, so the size does not matter either."))
        small = _Panel(
            self.tr("20 × 20"), self.tr("The longer side becomes 20 pixels; each pixel is the mean of its area."), DIGIT_SIDE
        )
        centred = _Panel(
            self.tr("28 × 28, centred"),
            self.tr(
                "Moved by whole pixels until the centre of mass, where the lines cross, "
                "is in the middle. This is all that the network sees."
            ),
        )
        if stages is not None:
            drawn = replace(drawn, pixels=stages.sheet, exact=False, frame=stages.frame)
            if stages.removed:
                drawn = replace(drawn, caption=self._left_out(stages.removed), explanation=self._about_left_out(stages.removed))
            cropped = replace(cropped, pixels=stages.crop, exact=False)
            small = replace(small, pixels=stages.small, frame=(0.0, 0.0, 1.0))
            centred = replace(centred, pixels=stages.image, centre=stages.centre)
        self._show(drawn, cropped, small, centred)

    def show_clothing(self, stages: FashionStages | None) -> None:
        """Show how a picture of clothing became 28x28 pixels, or four empty panels."""
        self._stages, self._is_of_digit = stages, False
        trimmed = _Panel(self.tr("Trimmed"), self.tr("In gray, without the edges that have the colour of the corners."))
        small = _Panel(
            self.tr("28 pixels long"), self.tr("The longer side becomes 28 pixels; each pixel is the mean of its area.")
        )
        sharp = _Panel(self.tr("Sharpened"), self.tr("Edges are made a little stronger, as the makers of Fashion-MNIST did."))
        black = _Panel(
            self.tr("28 × 28, on black"),
            self.tr("In the middle, with black and white exchanged. This is all that the network sees."),
        )
        if stages is not None:
            trimmed = replace(trimmed, pixels=stages.trimmed, exact=False)
            small, sharp = replace(small, pixels=stages.small), replace(sharp, pixels=stages.sharp)
            black = replace(black, pixels=stages.image)
        self._show(trimmed, small, sharp, black)

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setAccessibleName(self.tr("What the network sees, in four stages"))
        if self._is_of_digit:
            self.show_digit(self._stages if isinstance(self._stages, DigitStages) else None)
        else:
            self.show_clothing(self._stages if isinstance(self._stages, FashionStages) else None)

    def _left_out(self, removed: RemovedMarks) -> str:
        """What was taken away, in the few words of a caption."""
        if removed.lines and not removed.specks and not removed.edges:
            return self.tr("Without its lines")
        if removed.specks and not removed.lines and not removed.edges:
            return self.tr("Without specks")
        return self.tr("The digit alone")

    def _about_left_out(self, removed: RemovedMarks) -> str:
        return self.tr(
            "Shown darker is what was on the sheet and does not go on. Lines of the paper: {lines}. "
            "Specks and other small things: {specks}. Edges and frames: {edges}."
        ).format(lines=removed.lines, specks=removed.specks, edges=removed.edges)

    def _show(self, *panels: _Panel) -> None:
        self._panels = panels
        self.setAccessibleDescription(", ".join(panel.caption for panel in panels) if self.image is not None else "")
        self.update()

    def part_count(self) -> int:
        """How many stages there are."""
        return len(self._panels)

    def part_text(self, at: int) -> str:
        """What one shows, and why."""
        return f"{self._panels[at].caption}: {self._panels[at].explanation}"

    def part_rect(self, at: int) -> QRect:
        """Where it is painted."""
        return self._places()[at].toRect()

    def part_at(self, point: QPoint) -> int:
        """Which one is painted there."""
        return next((at for at in range(self.part_count()) if self.part_rect(at).contains(point)), NONE)

    def current_part(self) -> int:
        """None of them takes the focus."""
        return NONE

    def sizeHint(self) -> QSize:
        """Five screen pixels for each of the network's."""
        return self._size_of(5)

    def minimumSizeHint(self) -> QSize:
        """Three screen pixels for each of the network's."""
        return self._size_of(SMALLEST_CELL)

    def event(self, event: QEvent) -> bool:
        """Show a tooltip for the stage under the mouse."""
        if not asks_for_tip(event):
            return super().event(event)
        places = zip(self._panels, self._places(), strict=True)
        return show_tip(
            event, self, next((panel.explanation for panel, place in places if place.contains(QPointF(event.pos()))), "")
        )

    def told_by_key(self) -> str:
        """What each picture is, in the order in which they come about; see TellsByKey."""
        return " ".join(f"{panel.caption}: {panel.explanation}" for panel in self._panels)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy the network's input."""
        if self.image is not None:
            menu = Menu(self)
            menu.addAction(self.tr("Copy the 28 × 28 picture"), self.copy)
            menu.show_once(event.globalPos())

    def copy(self) -> None:
        """Put the network's input into the clipboard, pixel by pixel."""
        if self.image is not None:
            QGuiApplication.clipboard().setImage(gray_image(self.image))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the panels with their captions, and an arrow from each to the next."""
        painter = QPainter(self)
        places = self._places()
        for panel, place in zip(self._panels, places, strict=True):
            self._paint_panel(painter, panel, place, places[1].left() - places[0].right())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colors(self.palette()).muted), 2))
        for before, after in pairwise(places):
            tip = QPointF((before.right() + after.left()) / 2 + 3, before.center().y())
            painter.drawPolyline([tip + QPointF(-6, -6), tip, tip + QPointF(-6, 6)])

    def _paint_panel(self, painter: QPainter, panel: _Panel, place: QRectF, gap: float) -> None:
        painter.fillRect(place, QColor(GROUND))
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        room = QRectF(place.left() - gap / 2, place.bottom() + CAPTION_ROOM, place.width() + gap, self._line())
        words = self.fontMetrics().horizontalAdvance(panel.caption)
        room.translate(min(0.0, self.width() - room.center().x() - words / 2), 0)  # the last one ends at the edge
        painter.drawText(room, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop), panel.caption)
        if panel.pixels is None:
            return
        longest = place.width() * panel.span / SIDE
        size = QSizeF(*panel.pixels.shape[::-1]).scaled(longest, longest, Qt.AspectRatioMode.KeepAspectRatio)
        cell = place.width() / SIDE
        # On whole pixels of the panel, as the picture will lie in the network's input.
        left, top = ((place.width() - side) / 2 // cell * cell for side in (size.width(), size.height()))
        target = QRectF(place.topLeft() + QPointF(left, top), size)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not panel.exact)
        # In the screen's own format, which is scaled several times faster.
        painter.drawImage(target, gray_image(panel.pixels).convertToFormat(QImage.Format.Format_RGB32))
        painter.setPen(QPen(QColor(MARK), 1))
        if panel.frame is not None:
            left, top, side = (part * target.width() for part in panel.frame)
            frame = QRectF(target.topLeft() + QPointF(left, top), QSizeF(side, side))
            painter.drawRect(frame.intersected(place.adjusted(0, 0, -1, -1)))
        if panel.centre is not None:
            row, column = ((index + 0.5) * cell for index in panel.centre)
            painter.drawLine(QLineF(place.left(), place.top() + row, place.right(), place.top() + row))
            painter.drawLine(QLineF(place.left() + column, place.top(), place.left() + column, place.bottom()))

    def _places(self) -> list[QRectF]:
        """Where the panels are: as large as fits, with a whole number of screen pixels for each of the network's."""
        count = len(self._panels)
        across = (self.width() - (count - 1) * SMALLEST_GAP) / count
        side = SIDE * max(1, int(min(across, self.height() - CAPTION_ROOM - self._line()) // SIDE))
        gap = (self.width() - count * side) // (count - 1)
        return [QRectF(number * (side + gap), 0, side, side) for number in range(count)]

    def _line(self) -> int:
        return self.fontMetrics().height()

    def _size_of(self, cell: int) -> QSize:
        return QSize(4 * cell * SIDE + 3 * SMALLEST_GAP, cell * SIDE + CAPTION_ROOM + self._line())
