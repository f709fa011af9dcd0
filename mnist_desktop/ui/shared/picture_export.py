"""What was painted, as the content of picture files."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QIODevice, QRect, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

Paint = Callable[[QPainter], None]


def png_bytes(image: QImage) -> bytes:
    """The content of a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub wants bytes, which PySide 6.11 refuses
    return bytes(buffer.data().data())


def svg_bytes(size: QSize, title: str, paint: Paint, like: QWidget) -> bytes:
    """The content of an SVG file.

    Parameters
    ----------
    size
        In logical pixels.
    paint
        Paints the picture, its ground included.
    like
        A widget on the screen for which the letters have the right size.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setTitle(title)
    generator.setSize(size)
    generator.setViewBox(QRect(0, 0, size.width(), size.height()))
    # Without it, letters come out in a size for another resolution than the screen's.
    generator.setResolution(int(like.logicalDpiX()))
    with QPainter(generator) as painter:
        paint(painter)
    return bytes(buffer.data().data())
