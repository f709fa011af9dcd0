"""Pictures of any kind become 28x28 images, light on black; of others a reason is given."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from mnist_desktop.core import picture_decoding
from mnist_desktop.core.datasets import catalog
from mnist_desktop.core.datasets.images.normalise import Ink, Treatment, normalised
from mnist_desktop.core.datasets.images.reading import MAX_PIXELS, WORKING_SIDE, ReadPicture, read_image
from mnist_desktop.core.drawing.picture import EmptyPictureError
from mnist_desktop.core.picture_decoding import PictureError, decode
from tests.picture_files import save, strokes

PADDED = Treatment("PADDED")


def picture(gray: np.ndarray) -> ReadPicture:
    return ReadPicture(np.repeat(gray[..., None], 3, axis=2), is_first=False)


@pytest.mark.parametrize("suffix", [".png", ".bmp", ".gif", ".webp", ".tif", ".jpg", ".pgm"])
def test_every_kind_of_picture_is_read(tmp_path: Path, suffix: str):
    options = {"lossless": True} if suffix == ".webp" else {}
    found = read_image(save(tmp_path / f"한글 name{suffix}", strokes(1), **options))
    assert np.abs(found.gray.astype(int) - strokes(1)).max() <= (40 if suffix == ".jpg" else 0)
    assert not found.is_first


def test_depths_colors_and_transparency_give_the_same_image(tmp_path: Path):
    gray = strokes(2)
    wanted = normalised(picture(gray), PADDED, "x")
    colors = Image.fromarray(gray)
    files = {
        "deep.png": Image.fromarray(gray.astype(np.uint16) * 257),
        "deep.tif": Image.fromarray(gray.astype(np.int32) * 257),
        "real.tif": Image.fromarray((gray / 255).astype(np.float32)),
        "cmyk.tif": colors.convert("CMYK"),
        "palette.png": colors.convert("P"),
        "bits.png": colors.convert("1"),
    }
    open_ground = np.zeros((*gray.shape, 4), np.uint8)
    open_ground[..., 3] = 255 - gray
    files["cut out.png"] = Image.fromarray(open_ground)
    for name, image in files.items():
        image.save(tmp_path / name)
        found = normalised(read_image(tmp_path / name), PADDED, name)
        assert np.abs(found.astype(int) - wanted).max() <= 2, name


def test_a_picture_that_a_camera_was_turned_for_is_put_upright(tmp_path: Path):
    gray = strokes(3, 40)
    image = Image.fromarray(np.rot90(gray))  # to be turned a quarter to the right
    exif = image.getexif()
    exif[0x0112] = 6
    image.save(tmp_path / "photo.png", exif=exif)
    assert np.array_equal(read_image(tmp_path / "photo.png").gray, gray)


@pytest.mark.parametrize("suffix", [".gif", ".webp", ".tif", ".png"])
def test_of_an_animation_the_first_picture_is_taken_and_it_is_told(tmp_path: Path, suffix: str):
    frames = [Image.fromarray(strokes(seed)) for seed in range(3)]
    path = tmp_path / f"moving{suffix}"
    frames[0].save(path, save_all=True, append_images=frames[1:], **({"lossless": True} if suffix == ".webp" else {}))
    found = read_image(path)
    assert found.is_first
    assert np.array_equal(found.gray, strokes(0))


def gigantic_png(side: int) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"no picture at all", "not a picture that can be read"),
        (gigantic_png(10_001), "10,001 × 10,001 pixels"),
        (gigantic_png(100)[:60], "damaged"),
    ],
)
def test_what_is_no_picture_or_over_100_megapixels_is_refused_by_name(tmp_path: Path, content: bytes, said: str):
    assert MAX_PIXELS == 100_000_000
    path = tmp_path / "wrong.png"
    path.write_bytes(content)
    with pytest.raises(PictureError, match=said) as caught:
        read_image(path)
    assert "wrong.png" in str(caught.value)


@pytest.mark.parametrize("mode", ["CMYK", "RGBA", "P", "LA", "I;16", "F"])
def test_a_very_large_picture_is_converted_in_bands_to_nearly_the_same_pixels(mode: str, monkeypatch: pytest.MonkeyPatch):
    gray = np.tile(np.linspace(0, 255, 400, dtype=np.uint8), (390, 1))
    gray[100:200, 50:300] = 0
    image = Image.fromarray(gray)
    match mode:
        case "I;16":
            image = Image.fromarray(gray.astype(np.uint16) * 257)
        case "F":
            image = Image.fromarray(gray.astype(np.float32))
        case _:
            image = image.convert(mode)
    exif = image.getexif()
    exif[0x0112] = 6
    content = io.BytesIO()
    image.save(content, "TIFF", exif=exif)
    whole = decode(content.getvalue(), "x", 10**6, 50).colors
    monkeypatch.setattr(picture_decoding, "LARGE", 1)
    banded = decode(content.getvalue(), "x", 10**6, 50).colors
    assert banded.shape == whole.shape == (50, 49, 3)
    assert np.abs(banded.astype(int) - whole).mean() < 2.5


def test_a_large_picture_is_shrunk_to_what_the_result_needs(tmp_path: Path):
    found = read_image(save(tmp_path / "large.png", strokes(0, 1500)))
    assert max(found.colors.shape) == WORKING_SIDE


@pytest.mark.parametrize(
    ("recipe", "wanted"), [("PADDED", (slice(7, 21), slice(None))), ("STRETCHED", (slice(None), slice(None)))]
)
def test_a_picture_that_is_not_square_gets_a_margin_or_is_stretched(recipe: str, wanted: tuple[slice, slice]):
    gray = np.full((28, 56), 200, np.uint8)
    gray[:, 1:-1] = 0
    gray[[0, -1]] = 200  # paper all around
    image = normalised(picture(gray), Treatment(recipe), "x")
    inked = np.zeros((28, 28), bool)
    inked[wanted] = True
    assert image[~inked].max(initial=55) == 55  # the paper, turned over
    assert image[inked].max() == 255


def test_a_picture_may_be_cut_to_the_square_in_its_middle():
    gray = np.zeros((28, 84), np.uint8)
    gray[:, 28:56] = np.arange(28, dtype=np.uint8)
    gray[:, 60:] = 255
    assert np.array_equal(normalised(picture(gray), Treatment("CROPPED"), "x")[0], np.arange(28))


@pytest.mark.parametrize("recipe", ["PADDED", "LIKE_MNIST"])
def test_the_border_tells_whether_ink_is_dark_and_the_switch_turns_it_over(recipe: str):
    dark, light = picture(strokes(4)), picture(255 - strokes(4))
    told = normalised(dark, Treatment(recipe), "x")
    assert np.array_equal(told, normalised(light, Treatment(recipe), "x"))
    assert told[0, 0] == 0 < told.max()
    assert np.array_equal(normalised(dark, Treatment(recipe, "dark"), "x"), told)
    if recipe == "PADDED":
        assert np.array_equal(normalised(dark, Treatment(recipe, "light"), "x"), 255 - told)
    else:
        with pytest.raises(EmptyPictureError):  # nothing on white paper is lighter than it
            normalised(dark, Treatment(recipe, "light"), "x")


@pytest.mark.parametrize("ink", ["told", "light"])
def test_images_of_mnist_stay_as_they_are(ink: Ink):
    starter = catalog.load("mnist-starter")
    for image in starter.images[:20]:
        for recipe in ("LIKE_MNIST", "PADDED", "CROPPED", "STRETCHED"):
            assert np.array_equal(normalised(picture(image), Treatment(recipe, ink), "x"), image)


def test_scans_of_mnist_become_nearly_what_they_were():
    starter = catalog.load("mnist-starter")
    for image in starter.images[:20]:
        scan = np.asarray(Image.fromarray(245 - (image * 0.8).astype(np.uint8)).resize((140, 140), Image.Resampling.BICUBIC))
        found = normalised(picture(np.pad(scan, ((5, 90), (40, 10)), constant_values=245)), Treatment(), "x")
        assert np.corrcoef(found.ravel(), image.ravel())[0, 1] > 0.8


def test_a_digit_on_uneven_paper_is_found_by_the_recipe_of_the_pad():
    gray = strokes(5, 120).astype(float) * 0.6 + np.linspace(0, 90, 120)
    image = normalised(picture(gray.astype(np.uint8)), Treatment(), "x")
    assert image[:3].max() == 0 < image.max()


@pytest.mark.parametrize("shape", [(1, 1), (1, 500), (500, 1), (2, 2), (28, 28)])
@pytest.mark.parametrize("recipe", ["LIKE_MNIST", "PADDED", "CROPPED", "STRETCHED"])
def test_pictures_of_any_shape_give_an_image_or_say_that_there_is_nothing_on_them(shape: tuple[int, int], recipe: str):
    blank, spotted = np.full(shape, 255, np.uint8), np.full(shape, 255, np.uint8)
    spotted[0, 0] = 0
    for gray in (blank, spotted):
        try:
            image = normalised(picture(gray), Treatment(recipe), "x")
        except PictureError:
            assert recipe == "LIKE_MNIST"
        else:
            assert image.shape == (28, 28)
            assert image.dtype == np.uint8
