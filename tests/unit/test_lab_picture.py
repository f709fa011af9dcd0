"""Pictures of every kind become one channel of numbers, or are refused by a sentence."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from mnist_desktop.core.errors import StorageError
from mnist_desktop.core.lab import picture as lab_picture
from mnist_desktop.core.lab.picture import (
    SHIPPED,
    LabPicture,
    one_channel,
    pasted_picture,
    read_lab_picture,
    shipped_picture,
)
from mnist_desktop.core.lab.settings import Reading
from mnist_desktop.core.picture_decoding import PictureError
from mnist_desktop.paths import resource

RED, GREEN, BLUE = (255, 0, 0), (0, 255, 0), (0, 0, 255)
EXIF_ORIENTATION = 0x0112


def save(path, image, **options):
    image.save(path, **options)
    return path


def two_pixels(mode="RGB", colors=(RED, BLUE)):
    image = Image.new("RGB", (2, 1))
    image.putdata(colors)
    return image.convert(mode)


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_pictures_are_there_in_color(name):
    picture = shipped_picture(name)
    assert picture.pixels.shape[2] == 3
    assert min(picture.size) >= 300


def test_the_first_picture_has_the_size_of_the_lesson():
    assert shipped_picture("House").pixels.shape == (429, 640, 3)


def test_shipped_pictures_are_small_and_their_provenance_stands_beside_them():
    folder = resource("pictures")
    assert sum((folder / file).stat().st_size for file in SHIPPED.values()) <= 600_000
    provenance = (folder / "PROVENANCE.md").read_text("utf-8")
    assert all(file in provenance for file in SHIPPED.values())


@pytest.mark.parametrize(("mode", "kind"), [("RGB", "png"), ("P", "png"), ("RGBA", "png"), ("CMYK", "tif"), ("RGB", "webp")])
def test_every_mode_becomes_red_green_and_blue(tmp_path, mode, kind):
    options = {"lossless": True} if kind == "webp" else {}
    picture = read_lab_picture(save(tmp_path / f"two.{kind}", two_pixels(mode), **options))
    assert picture.pixels.tolist() == [[[*RED], [*BLUE]]]


def test_sixteen_bit_gray_keeps_its_white(tmp_path):
    deep = Image.fromarray(np.array([[0, 32768, 65535]], np.uint16))
    assert read_lab_picture(save(tmp_path / "deep.png", deep)).pixels[0, :, 0].tolist() == [0, 128, 255]


def test_floating_point_without_a_number_is_read_as_dark(tmp_path):
    odd = Image.fromarray(np.array([[np.nan, 0.5, 1.0]], np.float32))
    assert read_lab_picture(save(tmp_path / "odd.tif", odd)).pixels[0, :, 0].tolist() == [0, 128, 255]


def test_what_is_transparent_is_white(tmp_path):
    clear = Image.new("RGBA", (1, 1), (255, 0, 0, 0))
    assert read_lab_picture(save(tmp_path / "clear.png", clear)).pixels.tolist() == [[[255, 255, 255]]]


def test_the_first_image_of_an_animation_is_taken(tmp_path):
    frames = [Image.new("RGB", (1, 1), color) for color in (RED, GREEN)]
    path = save(tmp_path / "moving.gif", frames[0], save_all=True, append_images=frames[1:])
    assert read_lab_picture(path).pixels.tolist() == [[[*RED]]]


def test_a_photo_taken_sideways_stands_upright(tmp_path):
    exif = Image.Exif()
    exif[EXIF_ORIENTATION] = 6
    turned = read_lab_picture(save(tmp_path / "turned.png", two_pixels(), exif=exif))
    assert turned.pixels.tolist() == [[[*RED]], [[*BLUE]]]


def test_one_pixel_is_a_picture(tmp_path):
    assert read_lab_picture(save(tmp_path / "one.png", Image.new("L", (1, 1), 7))).pixels.tolist() == [[[7, 7, 7]]]


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "is empty"), (b"hello", "is not a picture"), (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "picture"), (None, "is damaged")],
    ids=["no bytes", "text", "a header alone", "cut off"],
)
def test_what_is_no_picture_is_refused_by_a_sentence_that_names_the_file(tmp_path, content, words):
    if content is None:
        file = io.BytesIO()
        Image.effect_noise((60, 60), 60).save(file, "PNG")
        content = file.getvalue()[:900]
    (tmp_path / "photo.png").write_bytes(content)
    with pytest.raises(PictureError, match=r"photo\.png") as refusal:
        read_lab_picture(tmp_path / "photo.png")
    assert words in str(refusal.value)


@pytest.mark.parametrize("side", [10_001, 40_000], ids=["just over the limit", "a decompression bomb"])
def test_more_than_a_hundred_megapixels_are_refused_before_they_are_decoded(tmp_path, side):
    # The header alone says how large it is.
    header = f"P5 {side} {side} 255\n".encode()
    (tmp_path / "huge.pgm").write_bytes(header)
    with pytest.raises(PictureError, match=f"{side:,} × {side:,} pixels; 100,000,000 in all"):
        read_lab_picture(tmp_path / "huge.pgm")


def test_an_absent_file_is_a_storage_error(tmp_path):
    with pytest.raises(StorageError):
        read_lab_picture(tmp_path / "gone.png")


def test_pasted_pixels_are_put_on_white():
    pixels = np.array([[[255, 0, 0, 255], [0, 0, 0, 0]]], np.uint8)
    assert pasted_picture(pixels, "clipboard").pixels.tolist() == [[[*RED], [255, 255, 255]]]
    with pytest.raises(PictureError, match="clipboard is empty"):
        pasted_picture(np.zeros((0, 0, 4), np.uint8), "clipboard")


@pytest.mark.parametrize(
    ("channel", "values"), [("red", [255, 0, 0]), ("mean", [85, 85, 85]), ("luma", [76.245, 149.685, 29.07])]
)
def test_a_channel_is_taken_or_mixed_as_chosen(channel, values):
    picture = LabPicture("three", np.array([[RED, GREEN, BLUE]], np.uint8))
    numbers = one_channel(picture, Reading(channel))
    assert numbers.dtype == np.float32
    np.testing.assert_allclose(numbers, [values], rtol=1e-6)


def test_a_picture_of_many_blocks_is_mixed_as_one_of_few():
    pixels = np.random.default_rng(0).integers(0, 256, (300, 700, 3), np.uint8)
    whole = one_channel(LabPicture("noise", pixels), Reading("luma"))
    np.testing.assert_allclose(whole, pixels @ np.array([0.299, 0.587, 0.114]), rtol=1e-5)


def test_numbers_are_scaled_as_for_training():
    gray = LabPicture("gray", np.array([[0, 51, 255]], np.uint8))
    np.testing.assert_allclose(one_channel(gray, Reading(scaling="unit")), [[0, 0.2, 1]], rtol=1e-6)
    standard = one_channel(gray, Reading(scaling="standard", mean=0.2, std=0.5))
    np.testing.assert_allclose(standard, [[-0.4, 0, 1.6]], atol=1e-6)


@pytest.mark.parametrize("mode", ["RGB", "L", "RGBA"])
def test_a_very_large_picture_is_brought_down_while_it_is_read(tmp_path, monkeypatch, mode):
    monkeypatch.setattr(lab_picture, "LONGEST_SIDE", 50)
    Image.new(mode, (200, 100), "red" if mode != "L" else 7).save(tmp_path / "large.png")
    assert read_lab_picture(tmp_path / "large.png").pixels.shape == (25, 50, 3)
    assert pasted_picture(np.zeros((100, 200, 4), np.uint8), "clipboard").pixels.shape == (25, 50, 3)


def test_a_large_picture_is_turned_as_its_camera_was_held_after_it_was_brought_down(tmp_path, monkeypatch):
    monkeypatch.setattr(lab_picture, "LONGEST_SIDE", 50)
    exif = Image.Exif()
    exif[EXIF_ORIENTATION] = 6
    Image.new("RGB", (200, 100), "red").save(tmp_path / "turned.png", exif=exif)
    assert read_lab_picture(tmp_path / "turned.png").pixels.shape == (50, 25, 3)
