"""The map of the images: each test image as the number of its class, wrong ones with a ring."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.training.image_map import ImageMap
from mnist_desktop.ui.results.map_legend import LegendEntry, class_entries, class_words, legend_lines, paint_legend
from mnist_desktop.ui.results.map_painter import MapPainter
from mnist_desktop.ui.results.map_place import MapPlace
from mnist_desktop.ui.shared.accessible import NONE
from mnist_desktop.ui.shared.class_names import class_names
from mnist_desktop.ui.shared.pictures import gray_image
from mnist_desktop.ui.shared.pointed import PointsAtParts
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.theme import FollowsThemeAndFont, colors

PICTURE_SCALE = 2  # pixels of a saved picture per pixel on the screen
HIT = 12  # how far from a point the mouse still hits it
ENLARGED = 3  # pixels on the screen for each of a hovered image
AROUND = 20
"""So many images the space bar selects, the current one among them."""
ZOOM_STEP = 1.25


class MapView(FollowsThemeAndFont, FollowsLanguage, PointsAtParts, QWidget):
    """Arrows go to the next point in that direction, Enter or a click shows its image, Space selects those around it.

    Dragging selects the images in a frame, the wheel and + and - zoom, 0 shows all again, dragging with the middle button moves.

    Signals
    -------
    framed(frozenset[int])
        The user wants these test images.
    image_wanted(int)
        The user wants to see this test image.
    cleared()
        The user wants all images again.
    copy_wanted()
        The user wants the coordinates as a table.
    menu_wanted(QPoint)
        The user asks what can be done with the map, at this point of the screen.
    """

    framed = Signal(object)
    image_wanted = Signal(int)
    cleared = Signal()
    copy_wanted = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("imageMap")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._run: OpenedRun | None = None
        self._shown: ImageMap | None = None
        self._place = MapPlace()
        self._chosen: NDArray[np.bool_] | None = None
        self._current = self._pointed = self._marked = NONE
        self._pressed: QPoint | None = None
        self._moved: QPoint | None = None
        self._band = QRect()
        self._kept: QPixmap | None = None
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setAccessibleName(self.tr("Map of the test images"))
        self._kept = None
        self._tell()

    # What it shows

    @property
    def shown(self) -> ImageMap | None:
        """The map."""
        return self._shown

    def show_map(self, run: OpenedRun | None, shown: ImageMap | None) -> None:
        """Show a map of images of `run`, all of it in view."""
        keeps = self._shown is not None and shown is not None and np.array_equal(self._shown.images, shown.images)
        self._run, self._shown = run, shown
        if not keeps:
            self._current = self._pointed = self._marked = NONE
            self._chosen = None
        self._place.set_points(np.zeros((0, 2), np.float32) if shown is None else shown.projection.points)
        self.forget_parts()
        self._repaint()

    def set_run(self, run: OpenedRun) -> None:
        """Take the answers of another epoch; the points stay."""
        self._run = run
        self._repaint()

    def set_chosen(self, images: Iterable[int] | None) -> None:
        """Show these test images before the others, or all alike."""
        self._chosen = None
        if images is not None and self._shown is not None:
            self._chosen = np.isin(self._shown.images, np.fromiter(images, np.int64))
        self._repaint()

    def mark(self, image: int) -> None:
        """Frame the image that is looked at, where it is on the map; a negative number is none."""
        found = [] if self._shown is None else np.flatnonzero(self._shown.images == image).tolist()
        self._marked = found[0] if found else NONE
        self._tell()

    def describe(self, at: int) -> str:
        """A point in words."""
        if self._run is None or self._shown is None:
            return ""
        evaluation, names, image = self._run.evaluation, class_names(self._run.dataset), int(self._shown.images[at])
        true, read = names[evaluation.labels[image]], names[evaluation.predicted[image]]
        text = self.tr("Test image {number}: {true}, read right.") if true == read else self.tr(
            "Test image {number}: {true}, but read as {predicted}."
        )  # fmt: skip
        return text.format(number=image, true=true, predicted=read)

    # Zoom

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom about a place, or about the middle."""
        area = self._area()
        self._place.zoom_at(area.center() if at is None else at, factor, area)
        self._repaint()

    def reset_zoom(self) -> None:
        """Bring all points into view."""
        self._place.reset()
        self._repaint()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the mouse."""
        self.zoom(ZOOM_STEP ** (event.angleDelta().y() / 120), event.position())

    # Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a frame, or to move the map."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()
        elif event.button() is Qt.MouseButton.MiddleButton:
            self._moved = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw the frame, move the map, or show the image under the mouse."""
        place = event.position().toPoint()
        if self._moved is not None:
            self._place.shift += QPointF(place - self._moved)
            self._moved = place
            self._repaint()
        elif self._pressed is not None:
            band = QRect(self._pressed, place).normalized()
            self._band = band if (place - self._pressed).manhattanLength() > 6 or not self._band.isNull() else QRect()
            self.update()
        else:
            self._point_at(self.part_at(place))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Select what is framed, or show the image that was clicked."""
        if event.button() is Qt.MouseButton.MiddleButton:
            self._moved = None
        if event.button() is not Qt.MouseButton.LeftButton or self._pressed is None:
            return
        band, self._band, self._pressed = self._band, QRect(), None
        at = self.part_at(event.position().toPoint())
        if not band.isNull():
            self.frame(band)
        elif at != NONE and self._shown is not None:
            self._current = at
            self.image_wanted.emit(int(self._shown.images[at]))
        else:
            self.cleared.emit()
        self.update()

    def frame(self, area: QRect) -> None:
        """Ask for the images whose points lie in a part of the widget."""
        if self._shown is None:
            return
        x, y = self._places().T
        inside = (x >= area.left()) & (x <= area.right()) & (y >= area.top()) & (y <= area.bottom())
        if inside.any():
            self.framed.emit(frozenset(self._shown.images[inside].tolist()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Report it."""
        self.menu_wanted.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from point to point, select, zoom."""
        ways = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
        key = Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif key in ways:
            self._step(*ways[key])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.zoom(1 / ZOOM_STEP if key is Qt.Key.Key_Minus else ZOOM_STEP)
        elif key is Qt.Key.Key_0:
            self.reset_zoom()
        elif key is Qt.Key.Key_Escape and self._chosen is not None:
            self.cleared.emit()
        elif self._current == NONE or self._shown is None:
            event.ignore()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.image_wanted.emit(int(self._shown.images[self._current]))
        elif key is Qt.Key.Key_Space:
            places = self._places()
            nearest = np.argsort(((places - places[self._current]) ** 2).sum(axis=1), kind="stable")[:AROUND]
            self.framed.emit(frozenset(self._shown.images[nearest].tolist()))
        else:
            event.ignore()

    def _step(self, right: int, down: int) -> None:
        """Go to the nearest point in a direction, within 45 degrees of it; the first step goes to the middle."""
        places, self._pointed = self._places(), NONE
        if not len(places):
            return
        if self._current == NONE:
            centre = self._area().center()
            away = places - (centre.x(), centre.y())
            self._current = int((away**2).sum(axis=1).argmin())
        else:
            away = places - places[self._current]
            along, across = away @ (right, down), away @ (down, right)
            ahead = np.where((along > 0) & (np.abs(across) <= along), (away**2).sum(axis=1), np.inf)
            self._current = int(ahead.argmin()) if np.isfinite(ahead).any() else self._current
        self._tell()
        self.tell_current_part()

    def _usual_words(self) -> str:
        return self.tr("Drag a frame to select images, click a point to see its image, turn the wheel to zoom.")

    # What assistive technology asks

    def part_count(self) -> int:
        """Of points."""
        return 0 if self._shown is None else len(self._shown.images)

    def part_text(self, at: int) -> str:
        """A point in words."""
        return self.describe(at)

    def part_rect(self, at: int) -> QRect:
        """Where it lies."""
        x, y = self._places()[at].tolist()
        return QRect(round(x) - HIT, round(y) - HIT, 2 * HIT, 2 * HIT)

    def part_at(self, point: QPoint) -> int:
        """The nearest point that the mouse hits."""
        away = ((self._places() - (point.x(), point.y())) ** 2).sum(axis=1)
        at = int(away.argmin()) if len(away) else NONE
        return at if at != NONE and away[at] <= HIT**2 else NONE

    # Painting

    def sizeHint(self) -> QSize:
        """About a square."""
        return QSize(420, 360)

    def minimumSizeHint(self) -> QSize:
        """The least at which groups are seen."""
        return QSize(200, 140)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The points move apart."""
        super().resizeEvent(event)
        self._kept = None

    def follow_theme(self) -> None:
        """Take other colors and letters."""
        self._kept = None
        super().follow_theme()

    def picture(self) -> QImage:
        """The map at twice its resolution, without the marks of mouse and keyboard."""
        image = QImage(self.size() * PICTURE_SCALE, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(PICTURE_SCALE)
        with QPainter(image) as painter:
            self.paint_picture(painter)
        return image

    def paint_picture(self, painter: QPainter) -> None:
        """Paint the same in the size of the widget."""
        palette = colors(self.palette())
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Window))
        painter.fillRect(self._area(), palette.plot_background)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        if self._run is not None and self._shown is not None:
            evaluation, images = self._run.evaluation, self._shown.images
            labels = evaluation.labels[images]
            wrong = evaluation.predicted[images] != labels
            paints = MapPainter(painter, palette, self._area(), class_words(class_names(self._run.dataset)))
            paints.paint(self._places(), labels, wrong, self._chosen)
            paint_legend(painter, self._legend(), palette, self.rect())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the points from what is kept, and what moves above them."""
        ratio = self.devicePixelRatioF()
        if self._kept is None:
            self._kept = QPixmap(self.size() * ratio)
            self._kept.setDevicePixelRatio(ratio)
            with QPainter(self._kept) as kept:
                self.paint_picture(kept)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._kept)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.WindowText), 2))
        seen = self._seen()
        for at in {seen, self._marked} - {NONE}:
            painter.drawRect(self.part_rect(at).adjusted(3, 3, -3, -3))
        if not self._band.isNull():
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.WindowText), 1.5, Qt.PenStyle.DashLine))
            painter.drawRect(self._band)
        elif seen != NONE and (self._pointed != NONE or self.hasFocus()):
            self._paint_image(painter, seen)

    def _paint_image(self, painter: QPainter, at: int) -> None:
        """The image of a point beside it, with its classes."""
        if self._run is None or self._shown is None:
            return
        text, side, metrics = self.describe(at), 28 * ENLARGED, self.fontMetrics()
        width = min(self.width() - 4, max(side, metrics.horizontalAdvance(text)) + 12)
        words = metrics.boundingRect(QRect(0, 0, width - 12, 400), int(Qt.TextFlag.TextWordWrap), text)
        box, point = QRect(0, 0, width, side + words.height() + 16), self.part_rect(at)
        box.moveTo(point.right() if point.right() + width < self.width() else max(2, point.left() - width), point.bottom())
        box.moveLeft(max(2, min(box.left(), self.width() - width - 2)))
        if box.bottom() > self.height():
            box.moveBottom(max(box.height(), point.top()))
        painter.fillRect(box, self.palette().color(QPalette.ColorRole.ToolTipBase))
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.ToolTipText), 1))
        painter.drawRect(box)
        pixels = self._run.dataset.test_images[self._shown.images[at]]
        painter.drawImage(QRect(box.left() + 6, box.top() + 6, side, side), gray_image(pixels))
        painter.drawText(box.adjusted(6, side + 10, -6, 0), int(Qt.TextFlag.TextWordWrap), text)

    def _legend(self) -> list[list[LegendEntry]]:
        if self._run is None:
            return []
        entries = class_entries(class_names(self._run.dataset), self.tr("numbers: the classes in their order"))
        return legend_lines([*entries, LegendEntry(self.tr("○ read wrong"))], self.fontMetrics(), self.width())

    def _area(self) -> QRectF:
        below = len(self._legend()) * self.fontMetrics().height()
        return QRectF(self.rect()).adjusted(0, 0, 0, -below)

    def _places(self) -> NDArray[np.float64]:
        return self._place.on(self._area())

    def _repaint(self) -> None:
        self._kept = None
        self._tell()
