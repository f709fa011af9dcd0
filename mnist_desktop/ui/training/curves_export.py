"""Exports the curves as a PNG picture or an SVG graphic, always in the light colors."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from mnist_desktop.ui.shared.picture_files import png_bytes, svg_bytes
from mnist_desktop.ui.shared.theme import LIGHT
from mnist_desktop.ui.training.curves_view import CurvesView
from mnist_desktop.ui.training.plain_svg import plain_svg

PLOTS = QSize(1200, 460)
WITH_RATE = QSize(1200, 600)
TITLE_HEIGHT = 44
MARGIN = 12
PIXELS_PER_POINT = 2
"""For print, the picture has twice as many pixels as the screen in each direction."""


def curves_png(curves: CurvesView, title: str) -> bytes:
    """The curves as a PNG picture under a title."""
    size = _size(curves)
    image = QImage(size * PIXELS_PER_POINT, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(PIXELS_PER_POINT)
    image.fill(QColor(LIGHT.plot_background))
    with QPainter(image) as painter:
        _draw(painter, curves, title, PIXELS_PER_POINT)
    return png_bytes(image)


def curves_svg(curves: CurvesView, title: str) -> bytes:
    """The curves as an SVG graphic under a title."""
    size = _size(curves)

    def paint(painter: QPainter) -> None:
        painter.fillRect(QRect(0, 0, size.width(), size.height()), QColor(LIGHT.plot_background))
        _draw(painter, curves, title, 1)

    return plain_svg(svg_bytes(size, title, paint, curves))


def _size(curves: CurvesView) -> QSize:
    plots = WITH_RATE if curves.rate_plot in curves.plots else PLOTS
    return QSize(plots.width() + 2 * MARGIN, plots.height() + TITLE_HEIGHT + MARGIN)


def _draw(painter: QPainter, curves: CurvesView, title: str, pen_scale: float) -> None:
    """Draw a copy of the curves that is never on the screen, so that no window decides its size or colors."""
    copy = CurvesView()
    copy.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    copy.prepare_for_print(pen_scale)
    copy.copy_of_view(curves)
    copy.resize(WITH_RATE if curves.rate_plot in curves.plots else PLOTS)
    copy.show()
    copy.crop()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = QFont(QApplication.font())
    font.setPointSizeF(font.pointSizeF() * 1.4)
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(QColor(LIGHT.plot_text))
    painter.drawText(QRect(MARGIN, 0, copy.width(), TITLE_HEIGHT), Qt.AlignmentFlag.AlignVCenter, title)
    for plot in copy.plots:
        target = QRectF(plot.geometry().translated(MARGIN, TITLE_HEIGHT))
        plot.render(painter, target, plot.rect())  # type: ignore[call-overload]  # as QGraphicsView, from a base without types
    copy.close()
    copy.deleteLater()
