from __future__ import annotations

import contextlib
import io

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from mnist_desktop.core import picture_decoding
from mnist_desktop.core.drawing.digit_image import digit_image
from mnist_desktop.core.drawing.fashion_image import fashion_stages
from mnist_desktop.core.drawing.photo_of_digit import photo_stages
from mnist_desktop.core.drawing.picture import (
    WORKING_SIDE,
    EmptyPictureError,
    Picture,
    decode_picture,
    picture_of,
    read_picture,
)
from mnist_desktop.core.drawing.strokes import read_drawings
from mnist_desktop.core.errors import StorageError
from mnist_desktop.core.picture_decoding import FORMATS, MAX_FILE_BYTES, PictureError, decode_colors
from mnist_desktop.paths import resource


def encoded(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def bag(size: tuple[int, int] = (200, 160), background: int = 255, cloth: int = 60) -> Picture:
    """A rectangle of cloth, 100 by 50, off the middle of an even background."""
    pixels = np.full((*size, 3), background, np.uint8)
    pixels[30:80, 40:140] = cloth
    return Picture("bag.png", pixels)


def shade(mode: str, color: object) -> tuple[int, int, int]:
    """What a picture of one color becomes."""
    return tuple(int(value) for value in decode_picture(encoded(Image.new(mode, (4, 4), color)), "a").pixels[0, 0])


# Reading


@pytest.mark.parametrize("kind", FORMATS)
def test_each_format_is_read(kind):
    picture = decode_picture(encoded(Image.new("RGB", (30, 20), (200, 100, 50)), kind), "a")
    assert picture.pixels.shape == (20, 30, 3)
    assert picture.pixels[5, 5].tolist() == pytest.approx([200, 100, 50], abs=10)


def test_what_is_transparent_is_put_on_white():
    assert shade("RGBA", (0, 0, 0, 0)) == (255, 255, 255)
    assert shade("RGBA", (0, 0, 0, 128)) == (127, 127, 127)
    assert shade("LA", (0, 0)) == (255, 255, 255)


def test_what_is_light_and_partly_transparent_is_put_on_black():
    pixels = np.full((8, 8, 4), 255, np.uint8)
    pixels[:4, :, 3] = 0
    assert picture_of(pixels, "a").pixels[:, 0, 0].tolist() == [0] * 4 + [255] * 4
    pixels[..., :3] = 40
    assert picture_of(pixels, "a").pixels[:, 0, 0].tolist() == [255] * 4 + [40] * 4


def test_rounded_corners_and_cut_out_paper_are_no_light_shape_on_nothing():
    rounded = np.full((100, 100, 4), 255, np.uint8)
    rounded[30:80, 40:60, :3] = 60
    rounded[:4, :4, 3] = rounded[-4:, -4:, 3] = 0
    paper = rounded.copy()
    paper[:10, :, 3] = paper[-10:, :, 3] = paper[:, :10, 3] = paper[:, -10:, 3] = 0
    for pixels in (rounded, paper):
        assert picture_of(pixels, "a").pixels[0, 0].tolist() == [255] * 3
    paper[..., :3] = 240
    assert picture_of(paper, "a").pixels[0, 0].tolist() == [0] * 3


def test_an_opaque_light_picture_with_rounded_corners_is_put_on_white():
    image = Image.new("L", (400, 400))
    ImageDraw.Draw(image).rounded_rectangle((0, 0, 399, 399), 24, 255)
    for box in ((120, 90, 280, 310), (200, 100, 206, 300)):
        pixels = np.full((400, 400, 4), 255, np.uint8)
        pixels[..., 3] = np.asarray(image)
        pixels[box[1] : box[3], box[0] : box[2], :3] = 40
        assert picture_of(pixels, "a").pixels[0, 0].tolist() == [255] * 3
    assert fashion_stages(picture_of(pixels, "shirt")).image[:, 0].max() == 0


@pytest.mark.parametrize("wide", [4, 100])
def test_a_round_cut_of_white_paper_is_put_on_white(wide):
    image = Image.new("L", (400, 400))
    ImageDraw.Draw(image).ellipse((0, 0, 399, 399), 255)
    pixels = np.full((400, 400, 4), 255, np.uint8)
    pixels[..., 3] = np.asarray(image)
    pixels[100:300, 200 : 200 + wide, :3] = 40
    assert picture_of(pixels, "a").pixels[0, 0].tolist() == [255] * 3


def test_black_ink_with_a_white_rim_on_nothing_is_put_on_white():
    pixels = np.zeros((400, 400, 4), np.uint8)
    pixels[60:340, 160:240] = 255
    pixels[80:320, 180:220, :3] = 0
    assert picture_of(pixels, "a").pixels[0, 0].tolist() == [255] * 3


@pytest.mark.parametrize("share", [0.3, 0.85])
def test_a_white_garment_with_folds_that_is_cut_out_is_put_on_black(share):
    pixels = np.zeros((200, 200, 4), np.uint8)
    pixels[: round(200 * share)] = 255
    pixels[:, ::8, :3] = 180
    assert picture_of(pixels, "a").pixels[-1, 0].tolist() == [0] * 3


def test_a_picture_that_is_half_transparent_all_over_is_put_on_white():
    assert shade("RGBA", (200, 200, 200, 128)) == (227, 227, 227)


def test_a_transparent_color_of_a_palette_is_put_on_white():
    image = Image.new("P", (4, 4), 1)
    image.putpalette([0, 0, 0, 10, 20, 30])
    assert decode_picture(encoded(image, transparency=1), "a").pixels.min() == 255
    assert decode_picture(encoded(image), "a").pixels[0, 0].tolist() == [10, 20, 30]


def test_sixteen_bits_are_brought_to_eight():
    deep = Image.fromarray(np.array([[0, 32768, 65535]], np.uint16))
    assert decode_picture(encoded(deep), "a").pixels[0, :, 0].tolist() == [0, 128, 255]


def test_floating_point_grays_are_brought_to_eight_bits():
    real = Image.fromarray(np.array([[0, 0.5, 1]], np.float32))
    assert decode_picture(encoded(real, "TIFF"), "a").pixels[0, :, 0].tolist() == [0, 128, 255]


def test_one_bit_and_cmyk_become_red_green_and_blue():
    assert shade("1", 1) == (255, 255, 255)
    cmyk = decode_picture(encoded(Image.new("CMYK", (4, 4), (0, 255, 255, 0)), "TIFF"), "a")
    assert cmyk.pixels[0, 0].tolist() == pytest.approx([255, 0, 0], abs=2)


def test_the_first_frame_of_an_animation_counts():
    frames = [Image.new("L", (4, 4), level) for level in (10, 200)]
    content = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert decode_picture(content, "a").pixels[0, 0, 0] == 10


def test_a_photo_taken_sideways_is_turned_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    content = encoded(Image.new("RGB", (40, 20)), "JPEG", exif=exif)
    assert decode_picture(content, "a").pixels.shape == (40, 20, 3)


@pytest.mark.parametrize(("size", "expected"), [((1000, 3000), (187, 560, 3)), ((2000, 1), (560, 1, 3)), ((9, 7), (9, 7, 3))])
def test_a_large_picture_is_shrunk_and_a_small_one_is_not_enlarged(size, expected):
    assert picture_of(np.zeros((*size, 4), np.uint8), "a").pixels.shape == expected
    assert max(expected) <= WORKING_SIDE


@pytest.mark.parametrize("longest_side", [50, 100, 148])  # which put no pixel on the edge between two smaller ones
@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P", "CMYK", "LA", "I;16"])
def test_a_large_picture_is_the_same_whether_it_is_shrunk_in_bands_or_as_a_whole(monkeypatch, mode, longest_side):
    colors = np.kron(np.random.default_rng(0).integers(0, 256, (24, 32, 4)), np.ones((5, 5, 1))).astype(np.uint8)
    whole = Image.fromarray(colors) if mode in ("RGBA", "LA") else Image.fromarray(colors[..., :3])
    if mode == "I;16":
        whole = Image.fromarray(np.asarray(whole.convert("L")).astype(np.uint16) * 257)
    content = encoded(whole if mode == "I;16" else whole.convert(mode), "TIFF" if mode == "CMYK" else "PNG")
    as_a_whole = decode_colors(content, "a", 10**6, longest_side)
    monkeypatch.setattr(picture_decoding, "LARGE", 0)
    monkeypatch.setattr(picture_decoding, "BAND_ROWS", 7)
    in_bands = decode_colors(content, "a", 10**6, longest_side)
    assert in_bands.shape == as_a_whole.shape == (round(longest_side * 24 / 32), longest_side, 3)
    assert np.abs(in_bands.astype(int) - as_a_whole).max() <= 4  # of 255: a faint color is rounded by its alpha


def test_a_file_is_called_by_its_name(tmp_path):
    path = tmp_path / "shoe.png"
    path.write_bytes(encoded(Image.new("L", (5, 5))))
    assert read_picture(path).name == "shoe.png"


# Refusing


def test_an_empty_file_is_refused_by_name():
    with pytest.raises(PictureError, match=r"shoe\.png is empty"):
        decode_picture(b"", "shoe.png")
    with pytest.raises(PictureError, match="clipboard is empty"):
        picture_of(np.zeros((0, 0, 4), np.uint8), "clipboard")


@pytest.mark.parametrize("content", [b"hello", b"\x89PNG\r\n", b"%!PS-Adobe-3.0 EPSF-3.0\n"])
def test_what_is_no_picture_is_refused_by_name(content):
    with pytest.raises(PictureError, match=r"shoe\.png is not a picture"):
        decode_picture(content, "shoe.png")


def test_a_truncated_picture_is_refused_by_name():
    content = encoded(Image.effect_noise((64, 64), 50))
    with pytest.raises(PictureError, match=r"shoe\.png is damaged"):
        decode_picture(content[: len(content) // 2], "shoe.png")


@pytest.mark.parametrize("size", [(8000, 8000), (60_000, 60_000)])
def test_too_many_pixels_are_refused_before_they_are_decoded(size):
    header = bytearray(encoded(Image.new("1", (8, 8)), "BMP"))
    header[18:26] = size[0].to_bytes(4, "little") + size[1].to_bytes(4, "little")
    with pytest.raises(PictureError, match=r"shoe\.bmp has .* pixels"):
        decode_picture(bytes(header), "shoe.bmp")


def test_too_many_pixels_in_memory_are_refused():
    with pytest.raises(PictureError, match="10,000 × 6,000 pixels"):
        picture_of(np.broadcast_to(np.uint8(0), (6_000, 10_000, 4)), "clipboard")


def test_an_absent_or_huge_file_is_refused(tmp_path):
    with pytest.raises(StorageError, match="is not there"):
        read_picture(tmp_path / "absent.png")
    huge = tmp_path / "huge.png"
    with huge.open("wb") as file:
        file.truncate(MAX_FILE_BYTES + 1)
    with pytest.raises(StorageError, match="larger than"):
        read_picture(huge)


@pytest.mark.filterwarnings("ignore")  # Pillow warns of what it can overlook
@settings(max_examples=300)
@given(st.sampled_from(FORMATS), st.data())
def test_a_damaged_file_gives_a_picture_or_a_sentence(kind, data):
    content = bytearray(encoded(Image.linear_gradient("L").resize((24, 24)), kind))
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(PictureError):
        picture = decode_picture(bytes(content[: data.draw(st.integers(0, len(content)))]), "a")
        assert picture.pixels.dtype == np.uint8
        assert picture.pixels.shape[2] == 3


# Clothing


def test_clothing_fills_the_longer_side_lies_in_the_middle_and_is_negated():
    stages = fashion_stages(bag())
    assert stages.trimmed.shape == (50, 100)
    assert stages.small.shape == stages.sharp.shape == (14, 28)
    assert stages.image.shape == (28, 28)
    assert not stages.image[:7].any()
    assert not stages.image[21:].any()
    assert (stages.image[7:21] == 195).all()


def test_a_gray_wall_behind_the_clothing_becomes_black_too():
    image = fashion_stages(bag(background=210)).image
    assert not image[:7].any()
    assert image[14, 14] > 150


def test_clothing_on_a_dark_ground_is_not_negated():
    image = fashion_stages(bag(background=20, cloth=220)).image
    assert not image[:7].any()
    assert image[14, 14] > 180


def test_light_clothing_on_nothing_is_bright_on_black():
    pixels = np.zeros((200, 160, 4), np.uint8)
    pixels[..., :3] = 250
    pixels[30:80, 40:140, 3] = 255
    image = fashion_stages(picture_of(pixels, "shirt")).image
    assert not image[:7].any()
    assert image[14, 14] > 200


def test_a_label_far_from_the_clothing_and_a_table_beside_it_are_trimmed_as_well():
    pixels = bag((300, 300)).pixels.copy()
    pixels[270:280, 10:20] = 0
    assert fashion_stages(Picture("a", pixels)).trimmed.shape == (50, 100)
    pixels[:, 290:] = 80
    assert fashion_stages(Picture("a", pixels)).trimmed.shape == (50, 100)


def test_a_little_grain_in_the_background_is_trimmed_as_well():
    grainy = bag((300, 400)).pixels.copy()
    grainy[np.random.default_rng(0).integers(0, 300, 60), np.random.default_rng(1).integers(0, 400, 60)] = 90
    assert fashion_stages(Picture("a", grainy)).trimmed.shape == (50, 100)


def test_sharpening_leaves_even_areas_and_strengthens_edges():
    small, sharp = (getattr(fashion_stages(bag()), name).astype(int) for name in ("small", "sharp"))
    assert np.array_equal(small, sharp)  # all cloth: nothing to sharpen
    striped = bag().pixels.copy()
    striped[30:80, 90:140] = 120
    stages = fashion_stages(Picture("a", striped))
    contrast = [stage.max(1).astype(int) - stage.min(1) for stage in (stages.small, stages.sharp)]
    assert (contrast[1] > contrast[0]).all()


def test_an_image_of_the_data_set_itself_is_taken_as_it_is():
    image = np.zeros((28, 28), np.uint8)
    image[4:20, 6:22] = np.arange(256).reshape(16, 16)
    picture = Picture("a", np.repeat(image[..., None], 3, 2))
    assert np.array_equal(fashion_stages(picture).image, image)


def test_a_picture_of_one_color_is_refused_by_name():
    blank = Picture("wall.png", np.full((50, 50, 3), 255, np.uint8))
    for prepare in (fashion_stages, photo_stages):
        with pytest.raises(EmptyPictureError, match=r"wall\.png has one colour"):
            prepare(blank)


@given(st.integers(0, 500), st.integers(1, 60), st.integers(1, 60))
def test_any_picture_that_is_not_even_gives_28_by_28_bytes(seed, height, width):
    pixels = np.random.default_rng(seed).integers(0, 256, (height, width, 3), dtype=np.uint8)
    try:
        image = fashion_stages(Picture("a", pixels)).image
    except EmptyPictureError:
        return
    assert image.shape == (28, 28)
    assert image.dtype == np.uint8


# A digit on paper


NEIGHBOURS = [(down, right) for down in (-1, 0, 1) for right in (-1, 0, 1)]


def photo(gray: np.ndarray) -> Picture:
    return decode_picture(encoded(Image.fromarray(np.clip(gray, 0, 255).astype(np.uint8)), "JPEG", quality=85), "photo.jpg")


@pytest.mark.parametrize("inverted", [False, True])
@pytest.mark.parametrize("digit", range(10))
def test_a_photo_with_a_shadow_across_gives_nearly_the_image_of_the_drawing(digit, inverted):
    expected = digit_image(read_drawings(resource("drawings", "sample_digits.json"))[digit].drawing)
    ink = np.zeros((900, 1200))
    ink[200:600, 500:900] = np.asarray(Image.fromarray(expected).resize((400, 400), Image.Resampling.BICUBIC))
    paper = np.linspace(220, 120, 1200)[None]
    gray = paper * (1 - 0.75 * ink / 255) + np.random.default_rng(0).normal(0, 4, ink.shape)
    image = photo_stages(photo(255 - gray if inverted else gray)).image
    assert max(overlap(np.roll(image, shift, (0, 1)), expected) for shift in NEIGHBOURS) > 0.75


def overlap(one: np.ndarray, other: np.ndarray) -> float:
    return np.minimum(one, other).sum(dtype=int) / np.maximum(one, other).sum(dtype=int)


def test_paper_with_grain_and_shadow_but_no_ink_is_refused():
    gray = np.linspace(230, 120, 600)[None] + np.random.default_rng(0).normal(0, 4, (400, 600))
    with pytest.raises(EmptyPictureError):
        photo_stages(photo(gray))


def test_a_dark_sixteen_bit_picture_stays_dark():
    file = io.BytesIO()
    Image.fromarray(np.full((4, 4), 200, np.uint16)).save(file, "PNG")
    assert decode_colors(file.getvalue(), "deep.png", 100).max() <= 1


def test_a_decoder_that_stumbles_in_its_own_way_is_a_damaged_picture(monkeypatch: pytest.MonkeyPatch):
    def stumble(*_: object, **__: object) -> None:
        raise TypeError("'float' object cannot be interpreted as an integer")

    monkeypatch.setattr(Image, "open", stumble)
    with pytest.raises(PictureError, match=r"odd\.tif is damaged: 'float' object"):
        decode_colors(b"II*", "odd.tif", 100)
