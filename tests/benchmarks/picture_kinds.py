"""Makes realistic pictures from images of digits: sizes, inks, papers, rulings, dirt, light and file formats.

A kind is a function of a digit (uint8, 28x28, ink 255 on 0) and a random generator that gives the bytes of a picture file.
Digits are enlarged smoothly, so that they look drawn and not made of squares.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from math import radians, tan
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy import ndimage

Ink = NDArray[np.float32]
Color = tuple[float, float, float]
Random = np.random.Generator
Spoil = Callable[[NDArray[np.float32], Random], NDArray[np.float32]]

WHITE, BLACK = (255.0, 255.0, 255.0), (0.0, 0.0, 0.0)
PEN = (35.0, 38.0, 60.0)
SHEET = 560


@dataclass(frozen=True)
class Kind:
    """One kind of picture.

    Attributes
    ----------
    group
        ``clean``, ``paper``, or ``other``: decides the required share.
    make
        Gives the bytes of a file.
    """

    group: str
    make: Callable[[NDArray[np.uint8], Random], bytes]


def placed(digit: NDArray[np.uint8], shape: tuple[int, int], side: float, at: tuple[float, float] | None = None) -> Ink:
    """Ink 0..1, shape `shape`: the 28x28 digit enlarged to `side` pixels, its top left corner at `at` (or in the middle)."""
    height, width = shape
    top, left = at if at is not None else ((height - side) / 2, (width - side) / 2)
    scale = 28 / side
    large = Image.fromarray(np.pad(digit, 4).astype(np.float32))
    matrix = (scale, 0, 4 - left * scale, 0, scale, 4 - top * scale)
    ink = large.transform((width, height), Image.Transform.AFFINE, matrix, Image.Resampling.BICUBIC)
    return np.clip(np.asarray(ink) / 255, 0, 1)


def painted(ink: Ink, color: Color = PEN, paper: Color = WHITE) -> NDArray[np.float32]:
    """float32 (h, w, 3): ink of `color` on `paper`."""
    return np.asarray(paper, np.float32) * (1 - ink[..., None]) + np.asarray(color, np.float32) * ink[..., None]


def file_of(pixels: NDArray[Any], kind: str = "PNG", mode: str | None = None, **options: Any) -> bytes:
    """The bytes of a picture file of `pixels` (rounded to bytes)."""
    image = Image.fromarray(np.clip(np.round(pixels), 0, 255).astype(np.uint8))
    return encoded(image if mode is None else image.convert(mode), kind, **options)


def encoded(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    """The bytes of a picture file."""
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


# Clean pictures


def clean(digit: NDArray[np.uint8], _: Random, *, height: int, width: int, part: float = 1.0,
          color: Color = BLACK, paper: Color = WHITE, file: str = "PNG", **options: Any) -> bytes:  # fmt: skip
    """The digit's 28 pixels cover `part` of the shorter side."""
    return file_of(painted(placed(digit, (height, width), part * min(height, width)), color, paper), file, **options)


def tight(digit: NDArray[np.uint8], _: Random, *, margin: int, color: Color = BLACK, paper: Color = WHITE) -> bytes:
    """Cropped to the ink, with `margin` pixels around it."""
    ink = placed(digit, (280, 280), 280)
    rows, columns = (np.flatnonzero((ink > 0.1).any(axis)) for axis in (1, 0))
    cut = ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    return file_of(painted(np.pad(cut, margin), color, paper))


def corner(digit: NDArray[np.uint8], random: Random) -> bytes:
    """Small, anywhere on the sheet."""
    side = random.uniform(120, 300)
    at = tuple(random.uniform(0, SHEET - side, 2))
    return file_of(painted(placed(digit, (SHEET, SHEET), side, at)))


def transparent(digit: NDArray[np.uint8], _: Random, *, color: Color, blur: float = 0.0, mode: str = "RGBA") -> bytes:
    """Ink of one color on a transparent ground."""
    ink = placed(digit, (280, 280), 280)
    if blur:
        ink = ndimage.gaussian_filter(ink, blur)
    pixels = np.broadcast_to(np.asarray((*color, 0), np.float32), (*ink.shape, 4)).copy()
    pixels[..., 3] = ink * 255
    return file_of(pixels, mode=mode)


def palette(digit: NDArray[np.uint8], _: Random, *, gray: int) -> bytes:
    """A palette whose colors differ only in their transparency."""
    image = Image.fromarray(np.round(placed(digit, (280, 280), 280) * 15).astype(np.uint8), "P")
    image.putpalette([gray] * 48)
    return encoded(image, transparency=bytes(17 * level for level in range(16)))


def soft_sticker(digit: NDArray[np.uint8], _: Random) -> bytes:
    """Black ink with a white rim on a transparent ground: both color and alpha differ."""
    ink = placed(digit, (280, 280), 220)
    alpha = np.clip(ndimage.gaussian_filter(ndimage.grey_dilation(ink, 15), 2) * 1.2, 0, 1)
    return file_of(np.dstack((painted(ink, BLACK, WHITE), alpha * 255)))


def one_bit(digit: NDArray[np.uint8], _: Random) -> bytes:
    return encoded(Image.fromarray(placed(digit, (280, 280), 280) < 0.5))


def sixteen_bit(digit: NDArray[np.uint8], _: Random) -> bytes:
    return encoded(Image.fromarray(((1 - placed(digit, (280, 280), 280)) * 65535).astype(np.uint16)))


# School paper


def lines(shape: tuple[int, int], spacing: float, width: float, angle: float, start: float, *, upright: bool = False) -> Ink:
    """Parallel lines, ink 0..1: `spacing` and `width` in pixels, `angle` in degrees, `start` as a share of the spacing."""
    rows, columns = np.mgrid[: shape[0], : shape[1]].astype(np.float32)
    if upright:
        rows, columns = columns, -rows
    distance = (rows - columns * tan(radians(angle))) / spacing - start
    away = np.abs(distance - np.round(distance)) * spacing
    return np.clip(width / 2 + 0.5 - away, 0, 1)


def ruled(digit: NDArray[np.uint8], random: Random, *, ruling: str, strength: float = 0.5, angle: float = 0.0,
          color: Color = PEN, paper: Color = (250.0, 249.0, 244.0), rule: Color = (90.0, 120.0, 190.0),
          side: float | None = None) -> bytes:  # fmt: skip
    """A digit on school paper of a `ruling`, whose lines have `strength` of the color `rule`."""
    shape = (SHEET, SHEET)
    side = random.uniform(250, 480) if side is None else side
    ink = placed(digit, shape, side, tuple((SHEET - side) / 2 + random.uniform(-0.4, 0.4, 2) * (SHEET - side)))
    start, across = random.uniform(0, 1, 2)
    spacing, width = random.uniform(36, 80), random.uniform(1.2, 2.6)
    angle = angle and random.uniform(-angle, angle)
    horizontal = lines(shape, spacing, width, angle, start)
    vertical = lines(shape, spacing, width, angle, across, upright=True)
    marks = {
        "squared": np.maximum(horizontal, vertical),
        "lined": lines(shape, 1.6 * spacing, width, angle, start),
        "dots": np.minimum(lines(shape, spacing, 4, angle, start), lines(shape, spacing, 4, angle, across, upright=True)),
        "margin": np.maximum(lines(shape, 1.6 * spacing, width, angle, start),
                             lines(shape, 10 * SHEET, width + 1, angle, 0.008, upright=True)),
    }  # fmt: skip
    marks["manuscript"] = _manuscript(shape, spacing * 2.2, width, angle, start, across)
    sheet = painted(marks[ruling] * strength, rule, paper)
    return file_of(sheet * (1 - ink[..., None]) + np.asarray(color, np.float32) * ink[..., None], "JPEG", quality=90)


def _manuscript(shape: tuple[int, int], spacing: float, width: float, angle: float, start: float, across: float) -> Ink:
    """Korean manuscript paper: rows of squares, with a narrow gap between the rows."""
    upper, lower = (lines(shape, spacing * 1.25, width, angle, start + shift) for shift in (0.0, 0.8))
    rows, columns = np.mgrid[: shape[0], : shape[1]].astype(np.float32)
    within = (((rows - columns * tan(radians(angle))) / (spacing * 1.25) - start) % 1) < 0.8
    return np.maximum(np.maximum(upper, lower), lines(shape, spacing, width, angle, across, upright=True) * within)


# Dirt, light and cameras


def spoiled(digit: NDArray[np.uint8], random: Random, spoil: Spoil, *, color: Color = PEN, quality: int = 90,
            paper: Color = (235.0, 232.0, 224.0), part: float = 0.7, orientation: int = 1) -> bytes:  # fmt: skip
    """A photo of a digit with a typical fault of photos."""
    shape = (SHEET, SHEET * 4 // 3)
    pixels = spoil(painted(placed(digit, shape, part * SHEET), color, paper), random)
    image = Image.fromarray(np.clip(np.round(pixels), 0, 255).astype(np.uint8))
    exif = Image.Exif()
    if orientation != 1:
        image = image.transpose(
            {6: Image.Transpose.ROTATE_90, 3: Image.Transpose.ROTATE_180, 8: Image.Transpose.ROTATE_270}[orientation]
        )
    exif[0x0112] = orientation
    return encoded(image, "JPEG", quality=quality, exif=exif)


def discs(
    pixels: NDArray[np.float32], random: Random, *, count: int, radius: tuple[float, float], level: float
) -> NDArray[np.float32]:
    """Dark discs near the edges of the sheet."""
    height, width = pixels.shape[:2]
    rows, columns = np.mgrid[:height, :width]
    for _ in range(count):
        size = random.uniform(*radius)
        left = random.random() < 0.5
        row, column = random.uniform(size + 5, height - size - 5), size + 5 + random.uniform(0, 0.1) * width
        column = column if left else width - column
        cover = np.clip(size + 0.5 - np.hypot(rows - row, columns - column), 0, 1)[..., None]
        pixels = pixels * (1 - cover) + level * cover
    return pixels


def framed(pixels: NDArray[np.float32], random: Random, *, inset: int = 25, width: int = 4) -> NDArray[np.float32]:
    """A rectangle drawn around the digit."""
    pixels = pixels.copy()
    middle = (pixels.shape[1] - pixels.shape[0]) // 2
    bands = [slice(inset, inset + width), slice(-inset - width, -inset)]
    for band in bands:
        pixels[band, middle + inset : -middle - inset] = 40
        shifted = slice(band.start + (middle if band.start > 0 else -middle), band.stop + (middle if band.stop > 0 else -middle))
        pixels[inset:-inset, shifted] = 40
    return pixels


def table_edge(pixels: NDArray[np.float32], random: Random) -> NDArray[np.float32]:
    """The sheet ends, and a dark table begins, on one side."""
    pixels = pixels.copy()
    turned = np.rot90(pixels, int(random.integers(4)))
    edge = (
        random.uniform(0.04, 0.1) * turned.shape[1]
        + np.linspace(0, random.uniform(-0.03, 0.03), turned.shape[0]) * turned.shape[1]
    )
    turned[np.arange(turned.shape[1])[None] < edge[:, None]] = (70, 50, 35)
    return pixels


def shadow(pixels: NDArray[np.float32], random: Random) -> NDArray[np.float32]:
    """The light gets darker from one side to the other."""
    fall = np.linspace(1, random.uniform(0.45, 0.7), pixels.shape[1], dtype=np.float32)[None, :, None]
    return noisy(pixels * fall, random, 3)


def vignette(pixels: NDArray[np.float32], random: Random) -> NDArray[np.float32]:
    """Dark corners."""
    height, width = pixels.shape[:2]
    rows, columns = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
    return noisy(pixels * (1 - 0.25 * (rows**2 + columns**2))[..., None], random, 3)


def noisy(pixels: NDArray[np.float32], random: Random, sigma: float = 12) -> NDArray[np.float32]:
    """Grain."""
    return pixels + random.normal(0, sigma, pixels.shape)


def blurred(pixels: NDArray[np.float32], _: Random, sigma: float = 7) -> NDArray[np.float32]:
    """Out of focus."""
    return ndimage.gaussian_filter(pixels, (sigma, sigma, 0))


def plain(pixels: NDArray[np.float32], _: Random) -> NDArray[np.float32]:
    return pixels


def stroked(digit: NDArray[np.uint8], random: Random, *, widen: int) -> bytes:
    """A thick marker (`widen` > 0) or a thin pen (< 0), in pixels at 560."""
    ink = placed(digit, (SHEET, SHEET), 0.8 * SHEET)
    ink = ndimage.grey_dilation(ink, widen) if widen > 0 else ndimage.grey_erosion(ink, -widen)
    return file_of(noisy(painted(ndimage.gaussian_filter(ink, 1), PEN, (240, 238, 232)), random, 3), "JPEG", quality=90)


def thin(digit: NDArray[np.uint8], _: Random, *, part: float, margin: int | None = None) -> bytes:
    """A pen with strokes that are `part` of the sheet wide; with a `margin`, cropped to that many pixels around the ink."""
    ink = placed(digit, (SHEET, SHEET), 0.9 * SHEET)
    depth = ndimage.distance_transform_edt(ndimage.gaussian_filter(ink, 4) > 0.4)
    # The middle of a stroke is where the distance to its edges has a local maximum.
    middle = (depth > 2) & (depth >= ndimage.maximum_filter(depth, 5) - 0.5)
    ink = np.clip(part * SHEET / 2 + 0.5 - ndimage.distance_transform_edt(~middle), 0, 1)
    if margin is not None:
        rows, columns = (np.flatnonzero((ink > 0.1).any(axis)) for axis in (1, 0))
        ink = np.pad(ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1], margin)
    return file_of(painted(ink, PEN, WHITE))


def chalk(digit: NDArray[np.uint8], random: Random) -> bytes:
    """Broken light strokes on a board that was wiped."""
    ink = placed(digit, (SHEET, SHEET), 0.8 * SHEET) * np.clip(random.normal(0.85, 0.25, (SHEET, SHEET)), 0, 1)
    board = 60 + 12 * ndimage.gaussian_filter(random.normal(0, 20, (SHEET, SHEET)), 25)
    return file_of(
        noisy(
            painted(ndimage.gaussian_filter(ink, 1), (225, 225, 215), BLACK) + board[..., None] * (1 - ink[..., None]), random, 4
        ),
        "JPEG",
    )


INKS = {"black": BLACK, "blue": (30.0, 50.0, 200.0), "red": (210.0, 30.0, 40.0), "green": (20.0, 130.0, 60.0),
        "yellow": (245.0, 220.0, 40.0), "white": WHITE}  # fmt: skip
PAPERS = {"white": WHITE, "yellow": (250.0, 235.0, 120.0), "gray": (128.0, 128.0, 128.0), "black": BLACK}


def kinds() -> dict[str, Kind]:
    """All kinds by name."""
    found: dict[str, Kind] = {}

    def add(group: str, name: str, make: Callable[..., bytes], **options: Any) -> None:
        found[name] = Kind(group, partial(make, **options))

    for size in (28, 56, 280, 1000, 3000):
        add("clean", f"{size} x {size}", clean, height=size, width=size)
    add("clean", "wide 200 x 900", clean, height=200, width=900)
    add("clean", "tall 900 x 200", clean, height=900, width=200)
    for margin in (0, 1, 10):
        add("clean", f"tight crop, margin {margin}", tight, margin=margin)
    add("clean", "tight crop, light on dark", tight, margin=1, color=WHITE, paper=BLACK)
    add("clean", "huge margin", clean, height=1600, width=1600, part=0.15)
    add("clean", "off the centre", corner)
    add("clean", "light on dark", clean, height=280, width=280, color=WHITE, paper=BLACK)
    for paper, ground in PAPERS.items():
        for ink, color in INKS.items():
            if ink != paper and (ink, paper) not in (("black", "white"), ("white", "black")):
                add("clean", f"{ink} on {paper}", clean, height=280, width=280, color=color, paper=ground)
    for ink in ("black", "white", "blue", "yellow"):
        add("clean", f"{ink} on transparent", transparent, color=INKS[ink])
    add("clean", "soft alpha, white", transparent, color=WHITE, blur=4)
    add("clean", "soft alpha, black", transparent, color=BLACK, blur=4)
    add("clean", "gray and alpha, white", transparent, color=WHITE, mode="LA")
    add("clean", "palette, black on transparent", palette, gray=0)
    add("clean", "palette, white on transparent", palette, gray=255)
    add("clean", "sticker with a white rim", soft_sticker)
    add("clean", "1 bit", one_bit)
    add("clean", "16 bits", sixteen_bit)
    add("clean", "JPEG of quality 10", clean, height=280, width=280, file="JPEG", quality=10)
    add("clean", "GIF", clean, height=280, width=280, file="GIF")
    add("clean", "WebP", clean, height=280, width=280, file="WEBP")
    for ruling in ("squared", "lined", "manuscript", "dots", "margin"):
        red = {"rule": (215.0, 60.0, 60.0)} if ruling in ("manuscript", "margin") else {}
        add("paper", f"{ruling}, faint", ruled, ruling=ruling, strength=0.25, **red)
        add("paper", f"{ruling}", ruled, ruling=ruling, strength=0.6, **red)
        add("paper", f"{ruling}, dark", ruled, ruling=ruling, strength=1.0, **red)
        add("paper", f"{ruling}, rotated", ruled, ruling=ruling, strength=0.6, angle=4.0, **red)
    add("paper", "squared, black lines and ink", ruled, ruling="squared", strength=1.0, rule=PEN)
    add("paper", "squared board, chalk", ruled, ruling="squared", paper=(45.0, 70.0, 60.0), color=(235.0, 235.0, 225.0),
        rule=(150.0, 160.0, 155.0))  # fmt: skip
    add("paper", "squared, small digit", ruled, ruling="squared", side=150.0)
    add("other", "two dark specks", spoiled, spoil=partial(discs, count=2, radius=(4, 9), level=30))
    add("other", "dust", spoiled, spoil=partial(discs, count=25, radius=(1, 3), level=60))
    add("other", "punch holes", spoiled, spoil=partial(discs, count=2, radius=(22, 28), level=40))
    add("other", "frame around the digit", spoiled, spoil=framed)
    add("other", "dark table on one side", spoiled, spoil=table_edge)
    add("other", "shadow", spoiled, spoil=shadow)
    add("other", "vignette", spoiled, spoil=vignette)
    add("other", "faint pencil", spoiled, spoil=noisy_pencil, color=(185.0, 184.0, 182.0))
    add("other", "chalk on a board", chalk)
    add("other", "thick marker", stroked, widen=17)
    add("other", "thin pen", stroked, widen=-17)
    for width, words in ((0.01, " of 1 %"), (0.02, " of 2 %")):
        add("other", f"pen{words}", thin, part=width)
        add("other", f"pen{words}, tight", thin, part=width, margin=1)
    add("other", "blur", spoiled, spoil=blurred)
    add("other", "noise", spoiled, spoil=noisy)
    found |= {f"EXIF orientation {each}": Kind("other", partial(spoiled, spoil=plain, orientation=each)) for each in (3, 6, 8)}
    return found


def noisy_pencil(pixels: NDArray[np.float32], random: Random) -> NDArray[np.float32]:
    """The grain of paper under a pencil."""
    return noisy(pixels, random, 4)


def pair(first: NDArray[np.uint8], second: NDArray[np.uint8], gap: int) -> bytes:
    """Two digits side by side, `gap` pixels of the 28 between their ink."""
    cut = [digit[:, np.flatnonzero(digit.any(0))[0] : np.flatnonzero(digit.any(0))[-1] + 1] for digit in (first, second)]
    both = np.hstack((cut[0], np.zeros((28, gap), np.uint8), cut[1]))
    large = Image.fromarray(np.pad(both, 4)).resize(((both.shape[1] + 8) * 8, 36 * 8), Image.Resampling.BICUBIC)
    return file_of(255.0 - np.asarray(large))
