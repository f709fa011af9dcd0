"""Plots as a PNG picture or an SVG graphic, always in the light colors, under a title and above a legend if they need one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QTextDocument
from PySide6.QtWidgets import QApplication, QWidget

from mnist_desktop.ui.shared.epoch_plot import EpochPlot
from mnist_desktop.ui.shared.picture_export import png_bytes, svg_bytes
from mnist_desktop.ui.shared.plain_svg import plain_svg
from mnist_desktop.ui.shared.theme_colors import LIGHT
from mnist_desktop.workers.deletion import delete_later

TITLE_HEIGHT = 44
MARGIN = 12
PIXELS_PER_POINT = 2
"""For print, the picture has twice as many pixels as the screen in each direction."""


@dataclass(frozen=True)
class Printed:
    """A copy of plots that is never on the screen, so that no window decides its size or colors.

    Attributes
    ----------
    widget
        What holds the plots.
    plots
        Each of them, prepared for print.
    """

    widget: QWidget
    plots: Sequence[EpochPlot]


@dataclass(frozen=True)
class Sheet:
    """What is exported.

    Attributes
    ----------
    copy
        Makes a copy for a device that has so many pixels for one.
    size
        Of the copy, in logical pixels.
    title
        One line above; empty for none.
    legend
        Rich text below, in the light colors; empty for none.
    """

    copy: Callable[[float], Printed]
    size: QSize
    title: str
    legend: str = ""

    def whole(self) -> QSize:
        """The size of the whole picture, in logical pixels."""
        below = self.text().size().toSize().height() if self.legend else 0
        return QSize(self.size.width() + 2 * MARGIN, self.size.height() + TITLE_HEIGHT + below + MARGIN)

    def text(self) -> QTextDocument:
        """The legend as it is drawn."""
        text = QTextDocument()
        text.setDefaultFont(QApplication.font())
        text.setTextWidth(self.size.width())
        text.setHtml(f'<div style="color: {LIGHT.plot_text}">{self.legend}</div>')
        return text


def plots_image(sheet: Sheet) -> QImage:
    """The plots as a picture."""
    image = QImage(sheet.whole() * PIXELS_PER_POINT, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(PIXELS_PER_POINT)
    image.fill(QColor(LIGHT.plot_background))
    with QPainter(image) as painter:
        _draw(painter, sheet, PIXELS_PER_POINT)
    return image


def plots_png(sheet: Sheet) -> bytes:
    """The plots as a PNG picture."""
    return png_bytes(plots_image(sheet))


def plots_svg(sheet: Sheet) -> bytes:
    """The plots as an SVG graphic."""
    size = sheet.whole()

    def paint(painter: QPainter) -> None:
        painter.fillRect(QRect(0, 0, size.width(), size.height()), QColor(LIGHT.plot_background))
        _draw(painter, sheet, 1)

    return plain_svg(svg_bytes(size, sheet.title, paint, QWidget()))


def _draw(painter: QPainter, sheet: Sheet, pen_scale: float) -> None:
    copy = sheet.copy(pen_scale)
    copy.widget.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    copy.widget.resize(sheet.size)
    copy.widget.show()
    for plot in copy.plots:
        plot.crop()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = QFont(QApplication.font())
    font.setPointSizeF(font.pointSizeF() * 1.4)
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(QColor(LIGHT.plot_text))
    painter.drawText(QRect(MARGIN, 0, sheet.size.width(), TITLE_HEIGHT), Qt.AlignmentFlag.AlignVCenter, sheet.title)
    for plot in copy.plots:
        target = QRectF(plot.geometry().translated(MARGIN, TITLE_HEIGHT))
        plot.render(painter, target, plot.rect())  # type: ignore[call-overload]  # as QGraphicsView, from a base without types
    if sheet.legend:
        painter.translate(MARGIN, TITLE_HEIGHT + sheet.size.height())
        sheet.text().drawContents(painter)
    copy.widget.close()
    delete_later(copy.widget)
