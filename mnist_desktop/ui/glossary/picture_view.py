"""The picture of a word as a widget."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_desktop.core.glossary import pictures
from mnist_desktop.core.glossary.pictures import Picture
from mnist_desktop.ui.glossary import descent, diagrams, plots, tables
from mnist_desktop.ui.glossary.canvas import HEIGHT, WIDTH, set_pen
from mnist_desktop.ui.shared import theme
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.text_size import follow_text_size, scaled
from mnist_desktop.ui.shared.theme_colors import Colors

LEAST = 0.7
"""The smallest scale at which the letters of a picture can be read."""


class PictureView(theme.FollowsThemeAndFont, FollowsLanguage, QWidget):
    """Shows one picture, as large as there is room for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("glossaryPicture")
        self._picture: Picture | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        follow_text_size(self, lambda view: view.updateGeometry())

    def show_picture(self, picture: Picture) -> None:
        """Show another picture."""
        self._picture = picture
        self.update()

    def hasHeightForWidth(self) -> bool:
        """The picture keeps its proportions."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as the picture is at this width, and no higher than it is in its usual size."""
        return min(round(width * HEIGHT / WIDTH), scaled(HEIGHT))

    def sizeHint(self) -> QSize:
        """The usual size."""
        return QSize(scaled(WIDTH), scaled(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """The smallest size at which it can be read."""
        return QSize(round(LEAST * WIDTH), round(LEAST * HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture in the middle."""
        if self._picture is not None:
            painter = QPainter(self)
            painter.setFont(self.font())
            _paint_into(painter, QRectF(self.rect()), self._picture, theme.colors(self.palette()))


def picture_image(picture: Picture, palette: QPalette, scale: float = 1.0) -> QImage:
    """A picture in a size of its own."""
    image = QImage(round(WIDTH * scale), round(HEIGHT * scale), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    _paint_into(painter, QRectF(image.rect()), picture, theme.colors(palette))
    painter.end()
    return image


def _paint_into(painter: QPainter, room: QRectF, picture: Picture, colors: Colors) -> None:
    scale = min(room.width() / WIDTH, room.height() / HEIGHT)
    painter.fillRect(room, colors.plot_background)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.save()
    painter.setClipRect(room)
    painter.translate(room.center().x() - scale * WIDTH / 2, room.center().y() - scale * HEIGHT / 2)
    painter.scale(scale, scale)
    _paint(painter, picture, colors)
    painter.restore()
    set_pen(painter, colors.grid)
    painter.drawRect(room.adjusted(0.5, 0.5, -0.5, -0.5))


def _paint(painter: QPainter, picture: Picture, colors: Colors) -> None:  # noqa: C901, PLR0912 - one case for each family
    match picture:
        case pictures.Curves():
            plots.paint_curves(painter, picture, colors)
        case pictures.Function():
            plots.paint_curves(painter, plots.function_curve(picture), colors)
        case pictures.Schedule():
            plots.paint_curves(painter, plots.schedule_curve(picture), colors)
        case pictures.Bars():
            plots.paint_bars(painter, picture, colors)
        case pictures.Softmax():
            plots.paint_softmax(painter, picture, colors)
        case pictures.Weights():
            plots.paint_weights(painter, picture, colors)
        case pictures.Intervals():
            plots.paint_intervals(painter, picture, colors)
        case pictures.Wilson():
            notes = [f"{right:,}/{total:,}" for right, total in picture.shares]
            plots.paint_intervals(painter, plots.wilson_intervals(picture), colors, notes)
        case pictures.Grids():
            tables.paint_grids(painter, picture, colors)
        case pictures.Convolution():
            tables.paint_grids(painter, tables.convolution_grids(picture), colors)
        case pictures.Pooling():
            tables.paint_grids(painter, tables.pooling_grids(picture), colors)
        case pictures.Matrix():
            tables.paint_matrix(painter, picture, colors)
        case pictures.Strips():
            diagrams.paint_strips(painter, picture, colors)
        case pictures.Net():
            diagrams.paint_net(painter, picture, colors)
        case pictures.Digits():
            diagrams.paint_digits(painter, picture, colors)
        case pictures.Descent():
            descent.paint_descent(painter, picture, colors)
        case pictures.Icons():
            diagrams.paint_icons(painter, picture, colors)
