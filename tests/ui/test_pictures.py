"""What Qt holds of a pasted picture becomes numbers for a worker, within bounds."""

from __future__ import annotations

import gc

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage

from mnist_desktop.core.picture_decoding import PictureError
from mnist_desktop.ui.shared import pictures
from mnist_desktop.ui.shared.pictures import RawPicture

FORMATS = ("Format_RGB32", "Format_ARGB32", "Format_ARGB32_Premultiplied", "Format_RGBA8888", "Format_RGB888", "Format_RGB16",
           "Format_BGR888", "Format_RGBX8888", "Format_RGBA8888_Premultiplied")  # fmt: skip


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
    pixels = RawPicture(image.convertToFormat(getattr(QImage.Format, form)), "a").rgba()
    wanted = [[image.pixelColor(x, y).getRgb() for x in range(5)] for y in range(7)]
    assert np.array_equal(pixels, wanted)


@pytest.mark.parametrize("form", ["Format_ARGB32", "Format_ARGB32_Premultiplied", "Format_RGBA8888_Premultiplied"])
def test_colors_keep_their_strength_where_a_picture_is_half_transparent(form: str) -> None:
    image = QImage(3, 1, QImage.Format.Format_ARGB32)
    for x, color in enumerate((QColor(200, 100, 50, 128), QColor(10, 20, 30, 0), QColor(1, 2, 3, 255))):
        image.setPixelColor(x, 0, color)
    pixels = RawPicture(image.convertToFormat(getattr(QImage.Format, form)), "a").rgba()[0].astype(int)
    assert np.abs(pixels[0] - (200, 100, 50, 128)).max() <= 1
    assert pixels[1, 3] == 0
    assert pixels[2].tolist() == [1, 2, 3, 255]


@pytest.mark.parametrize("stripe", [1, 10_000])
def test_a_large_picture_is_brought_down_to_no_less_than_is_wanted(monkeypatch: pytest.MonkeyPatch, stripe: int) -> None:
    monkeypatch.setattr(pictures, "STRIPE_PIXELS", stripe)
    image = QImage(45, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    for y in range(20):
        for x in range(24):
            image.setPixelColor(x, y, QColor("black"))
    pixels = RawPicture(image, "a").rgba(10)
    assert pixels.shape == (5, 12, 4)
    assert pixels[:, :6, 0].max() == 0
    assert pixels[:, 6:, 0].min() == 255
    assert RawPicture(image, "a").rgba(45).shape == (20, 45, 4)


def test_a_picture_of_a_common_format_is_not_copied_in_the_gui_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    class Watched(QImage):
        def copy(self, *_: object) -> QImage:
            pytest.fail("it was copied")

        convertToFormat = scaled = copy  # noqa: N815 - Qt's name

    RawPicture(Watched(speckled(5, 7)), "a")


def test_the_pixels_stay_when_the_picture_goes() -> None:
    raw = RawPicture(speckled(5, 7), "a")
    gc.collect()
    assert raw.rgba().shape == (7, 5, 4)


def test_a_picture_that_there_is_no_memory_for_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    class Cramped(QImage):
        """Qt gives an empty image where the memory is full."""

        def convertToFormat(self, *_: object) -> QImage:  # noqa: N802 - Qt's name
            return QImage()

    with pytest.raises(PictureError, match="a does not fit into the memory"):
        RawPicture(Cramped(speckled(5, 7).convertToFormat(QImage.Format.Format_RGB16)), "a")

    def full(*_: object) -> None:
        raise MemoryError

    raw = RawPicture(speckled(5, 7), "a")
    monkeypatch.setattr(np, "empty", full)
    with pytest.raises(PictureError, match="a does not fit into the memory"):
        raw.rgba()
