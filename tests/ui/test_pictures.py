"""What Qt holds of a pasted picture becomes numbers for a worker, within bounds."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage

from mnist_desktop.core.pictures import PictureError
from mnist_desktop.ui.shared import pictures
from mnist_desktop.ui.shared.pictures import rgba_pixels

FORMATS = ("Format_RGB32", "Format_ARGB32", "Format_ARGB32_Premultiplied", "Format_RGBA8888", "Format_RGB888", "Format_RGB16")


def speckled(width: int, height: int) -> QImage:
    """Each pixel has a color of its own that every format can hold."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    for y in range(height):
        for x in range(width):
            image.setPixelColor(x, y, QColor(255 * (x % 2), 255 * (y % 2), 255 * ((x + y) // 2 % 2)))
    return image


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("stripe", [1, 13, 10_000])
def test_every_pixel_is_there_whatever_the_format(monkeypatch: pytest.MonkeyPatch, form: str, stripe: int) -> None:
    monkeypatch.setattr(pictures, "STRIPE_PIXELS", stripe)
    image = speckled(5, 7)
    pixels = rgba_pixels(image.convertToFormat(getattr(QImage.Format, form)), "a", 35)
    wanted = [[image.pixelColor(x, y).getRgb() for x in range(5)] for y in range(7)]
    assert np.array_equal(pixels, wanted)


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "_copied", lambda _: pytest.fail("it was copied"))
    with pytest.raises(PictureError, match="a has 5 × 7 pixels; 34 in all can be read"):
        rgba_pixels(speckled(5, 7), "a", 34)


def test_a_large_picture_is_brought_down_before_it_is_judged_and_copied() -> None:
    assert rgba_pixels(speckled(40, 20), "a", 60, 10).shape == (5, 10, 4)
    assert rgba_pixels(speckled(10, 4), "a", 60, 10).shape == (4, 10, 4)


@pytest.mark.parametrize("call", ["scaled", "copy", "convertToFormat"])
def test_a_picture_that_qt_has_no_memory_for_is_refused(call: str) -> None:
    class Cramped(QImage):
        """Qt gives an empty image where the memory is full."""

        def copy(self, *_: object) -> QImage:
            return Cramped(self) if call == "convertToFormat" else QImage()

    setattr(Cramped, call, lambda *_: QImage())
    with pytest.raises(PictureError, match="a does not fit into the memory"):
        rgba_pixels(Cramped(speckled(5, 7)), "a", 100, 4 if call == "scaled" else None)
