"""Makes the pictures that the lab ships with, from nothing but numbers: ``python resources/pictures/make_pictures.py``.

Every pixel is computed here, so there is no photographer and no licence to ask for. The same numbers come out each time.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

FOLDER = Path(__file__).parent
FINE = 3
"""Shapes are drawn so many times larger than they will be, for smooth edges."""

Colors = NDArray[np.float64]
"""float64 (height, width, 3), 0..255."""


def main() -> None:
    """Write all three and say how large they are."""
    for name, picture, options in (
        ("house.jpg", house(), {"quality": 90, "subsampling": 0, "optimize": True}),
        ("shapes.png", shapes(), {"optimize": True}),
        ("wood.jpg", wood(), {"quality": 88, "subsampling": 0, "optimize": True}),
    ):
        path = FOLDER / name
        picture.save(path, **options)
        print(f"{name}: {picture.width} x {picture.height} pixels, {path.stat().st_size:,} bytes")


# Clouds, grain and grass: noise of many sizes


def noise(shape: tuple[int, int], cells: tuple[float, float], octaves: int, random: np.random.Generator) -> NDArray[np.float64]:
    """Smooth noise of about -1..1, each octave half as large and half as strong; `cells` is the first one's size in pixels."""
    total, strength = np.zeros(shape), 1.0
    for octave in range(octaves):
        rows, columns = (max(2, round(size / (cell / 2**octave)) + 1) for size, cell in zip(shape, cells, strict=True))
        coarse = Image.fromarray(random.uniform(-1, 1, (rows, columns)).astype(np.float32))
        total += strength * np.asarray(coarse.resize(shape[::-1], Image.Resampling.BICUBIC))
        strength /= 2
    return total / 1.6


def gradient(top: tuple[int, int, int], bottom: tuple[int, int, int], places: NDArray[np.float64]) -> Colors:
    """Colors between two, `places` saying how far down, 0..1."""
    return np.array(top) + (np.array(bottom) - np.array(top)) * np.clip(places, 0, 1)[..., np.newaxis]


def blend(below: Colors, above: Colors | tuple[int, ...], cover: NDArray[np.float64]) -> Colors:
    """Lay `above` over `below` where `cover`, 0..1, says so."""
    share = np.clip(cover, 0, 1)[..., np.newaxis]
    return below * (1 - share) + np.asarray(above, np.float64) * share


class Sheet:
    """Masks of shapes with smooth edges, float64 (height, width), 0..1."""

    def __init__(self, height: int, width: int) -> None:
        self.shape = (height, width)

    def mask(self, kind: str, points: list[tuple[float, float]], blur: float = 0, **options: object) -> NDArray[np.float64]:
        """A shape by the name of ImageDraw's method; `points` in pixels (x, y)."""
        image = Image.new("L", (self.shape[1] * FINE, self.shape[0] * FINE))
        scaled = [(x * FINE, y * FINE) for x, y in points]
        if "width" in options:
            options["width"] = round(options["width"] * FINE)
        getattr(ImageDraw.Draw(image), kind)(scaled, fill=255, **options)
        small = image.reduce(FINE)
        return np.asarray(small.filter(ImageFilter.GaussianBlur(blur)) if blur else small) / 255

    def box(self, left: float, top: float, right: float, bottom: float, blur: float = 0) -> NDArray[np.float64]:
        """A rectangle."""
        return self.mask("polygon", [(left, top), (right, top), (right, bottom), (left, bottom)], blur)


# A house on a meadow


def house() -> Image.Image:
    """640x429, like a photo: sky, sun, hills, a house with windows, a tree, a fence, shadows and grain."""
    random = np.random.default_rng(429)
    height, width = 429, 640
    sheet = Sheet(height, width)
    y, x = np.mgrid[:height, :width].astype(np.float64)
    picture = _sky(y, x, random)
    picture = _land(picture, sheet, random, y)
    picture = _walls(picture, sheet, random, y)
    for left, top in ((226, 232), (350, 232)):
        picture = _window(picture, sheet, left, top, 52, 62)
    picture = _door(picture, sheet)
    picture = _roof(picture, sheet, random, y)
    picture = _tree(picture, sheet, random)
    picture = _fence(picture, sheet)
    # The corners a little darker and grain over all of it, as a lens and a sensor would have it.
    picture *= (1 - 0.16 * (((x - width / 2) / width) ** 2 + ((y - height / 2) / height) ** 2) * 2)[..., np.newaxis]
    picture += random.normal(0, 2.2, (height, width, 1)) + random.normal(0, 1.0, picture.shape)
    return finished(picture)


def _sky(y: Colors, x: Colors, random: np.random.Generator) -> Colors:
    sky = gradient((74, 132, 196), (206, 224, 236), y / 290)
    clouds = noise(y.shape, (110, 210), 5, random) + 0.25 - np.abs(y - 95) / 190
    sky = blend(sky, (250, 250, 252), np.clip(clouds * 1.5, 0, 0.92))
    distance = np.hypot(x - 118, y - 82)
    sky = blend(sky, (255, 240, 190), np.exp(-((distance / 75) ** 2)) * 0.75)
    return blend(sky, (255, 250, 226), np.clip((31 - distance) / 2, 0, 1))


def _land(picture: Colors, sheet: Sheet, random: np.random.Generator, y: Colors) -> Colors:
    for base, swing, color, period in ((262, 26, (122, 150, 158), 150), (288, 18, (98, 136, 104), 230)):
        line = base + swing * noise((1, sheet.shape[1]), (1, period), 3, random)
        picture = blend(picture, np.array(color) + 9 * noise(sheet.shape, (8, 16), 3, random)[..., np.newaxis], (y - line) / 1.5)
    meadow = gradient((126, 158, 78), (74, 116, 46), (y - 312) / 117)
    blades = noise(sheet.shape, (9, 2.5), 3, random) * np.clip((y - 305) / 90, 0.25, 1)
    return blend(picture, meadow + 30 * blades[..., np.newaxis], (y - 312) / 2)


def _walls(picture: Colors, sheet: Sheet, random: np.random.Generator, y: Colors) -> Colors:
    shadow = sheet.mask("polygon", [(430, 352), (520, 372), (300, 384), (206, 356)], blur=5)
    picture = blend(picture, (40, 62, 34), shadow * 0.55)
    wall = np.broadcast_to(np.array((190, 108, 82), np.float64), picture.shape).copy()
    rows, courses = np.arange(196, 356, 8), np.zeros(sheet.shape)
    for number, top in enumerate(rows):
        courses = np.maximum(courses, sheet.box(196, top, 436, top + 1.2))
        for left in np.arange(196 + (number % 2) * 9, 436, 18):
            wall[top : top + 8, int(left) : int(left) + 18] += random.normal(0, 9)
            courses = np.maximum(courses, sheet.box(left, top, left + 1.2, top + 8))
    wall = blend(wall, (214, 200, 186), courses * 0.8) + 6 * noise(sheet.shape, (3, 3), 2, random)[..., np.newaxis]
    wall *= gradient((78, 78, 78), (100, 100, 100), (y - 196) / 60) / 100  # the eaves' shadow
    return blend(picture, wall, sheet.box(206, 196, 430, 356))


def _window(picture: Colors, sheet: Sheet, left: float, top: float, width: float, height: float) -> Colors:  # noqa: PLR0913 - a place has four numbers
    right, bottom = left + width, top + height
    picture = blend(picture, (244, 240, 230), sheet.box(left - 5, top - 5, right + 5, bottom + 5))
    y = np.arange(sheet.shape[0], dtype=np.float64)[:, np.newaxis] * np.ones(sheet.shape[1])
    picture = blend(picture, gradient((44, 62, 84), (96, 122, 146), (y - top) / height), sheet.box(left, top, right, bottom))
    shine = [(left + 8, bottom - 8), (right - 14, top + 4), (right - 4, top + 4), (left + 18, bottom - 8)]
    picture = blend(picture, (206, 224, 236), sheet.mask("polygon", shine, 1) * 0.5)
    middle, cross = (left + right) / 2, top + height * 0.45
    picture = blend(picture, (244, 240, 230), sheet.box(middle - 2, top, middle + 2, bottom))
    picture = blend(picture, (244, 240, 230), sheet.box(left, cross - 2, right, cross + 2))
    return blend(picture, (168, 160, 148), sheet.box(left - 9, bottom + 5, right + 9, bottom + 11))


def _door(picture: Colors, sheet: Sheet) -> Colors:
    picture = blend(picture, (236, 230, 216), sheet.box(292, 262, 338, 356))
    picture = blend(picture, (46, 92, 88), sheet.box(297, 267, 333, 356))
    for left, top, bottom in ((301, 273, 304), (317, 273, 304), (301, 311, 349), (317, 311, 349)):
        picture = blend(picture, (34, 72, 70), sheet.box(left, top, left + 12, bottom))
    picture = blend(picture, (226, 190, 92), sheet.mask("ellipse", [(326, 313), (331, 318)]))
    return blend(picture, (150, 146, 140), sheet.box(284, 354, 346, 362))


def _roof(picture: Colors, sheet: Sheet, random: np.random.Generator, y: Colors) -> Colors:
    picture = blend(picture, (150, 84, 66), sheet.box(372, 112, 398, 176))
    picture = blend(picture, (96, 60, 52), sheet.box(368, 108, 402, 116))
    slope = [(182, 206), (246, 122), (392, 122), (454, 206)]
    tiles = np.array((92, 66, 70)) + 12 * noise(sheet.shape, (7, 9), 2, random)[..., np.newaxis]
    rows = (y - 122) % 10
    tiles = tiles + 26 * np.clip(rows / 10, 0, 1)[..., np.newaxis] - 34 * (rows < 1.6)[..., np.newaxis]
    for number, top in enumerate(range(122, 206, 10)):
        for left in range(176 + (number % 2) * 8, 460, 16):
            tiles[top : top + 10, left : left + 1] -= 26
    picture = blend(picture, tiles, sheet.mask("polygon", slope))
    return blend(picture, (236, 230, 216), sheet.box(180, 204, 456, 211))


def _tree(picture: Colors, sheet: Sheet, random: np.random.Generator) -> Colors:
    picture = blend(picture, (40, 62, 34), sheet.mask("ellipse", [(478, 356), (628, 384)], blur=6) * 0.5)
    trunk = [(540, 372), (547, 268), (524, 222), (532, 216), (553, 250), (572, 206), (580, 211), (563, 268), (570, 372)]
    bark = np.array((96, 72, 54)) + 26 * noise(sheet.shape, (26, 4), 3, random)[..., np.newaxis]
    picture = blend(picture, bark, sheet.mask("polygon", trunk))
    for depth, color in enumerate(((42, 80, 40), (62, 108, 48), (96, 142, 62))):
        for _ in range(260):
            angle, reach = random.uniform(0, 2 * np.pi), random.uniform(0, 1) ** 0.6
            left, top = 554 + 74 * reach * np.cos(angle) - 7 * depth, 172 + 66 * reach * np.sin(angle) - 9 * depth
            size = random.uniform(3, 8 - depth)
            shade = np.array(color) + random.normal(0, 9)
            picture = _dab(picture, left, top, size, shade)
    return picture


def _dab(picture: Colors, x: float, y: float, size: float, color: NDArray[np.float64]) -> Colors:
    """A soft leaf-sized spot, in place."""
    top, left = max(0, int(y - size) - 1), max(0, int(x - size) - 1)
    part = picture[top : int(y + size) + 2, left : int(x + size) + 2]
    rows, columns = np.mgrid[top : top + part.shape[0], left : left + part.shape[1]]
    part[:] = blend(part, color, np.clip(size - np.hypot(columns - x, (rows - y) * 1.3), 0, 1))
    return picture


def _fence(picture: Colors, sheet: Sheet) -> Colors:
    for top in (372, 394):
        picture = blend(picture, (196, 190, 176), sheet.box(0, top, 640, top + 6))
    for left in range(6, 640, 26):
        points = [(left, 420), (left, 362), (left + 6, 354), (left + 12, 362), (left + 12, 420)]
        picture = blend(picture, (52, 76, 40), sheet.mask("polygon", [(x + 5, y + 3) for x, y in points], 2) * 0.5)
        picture = blend(picture, (238, 234, 222), sheet.mask("polygon", points))
        picture = blend(picture, (204, 198, 184), sheet.box(left + 9, 362, left + 12, 420))
    return picture


# Lines and shapes in every direction


def shapes() -> Image.Image:
    """400x300: on a card in plain colors a letter, a star of lines, circles, steps, a checkerboard and a ramp of gray."""
    sheet = Sheet(300, 400)
    card = np.broadcast_to(np.array((250, 248, 240), np.float64), (300, 400, 3))
    dark, blue, orange, green = (36, 41, 47), (0, 114, 178), (213, 94, 0), (0, 158, 115)
    for angle in np.arange(0, 180, 15):
        across, down = 56 * np.cos(np.radians(angle)), 56 * np.sin(np.radians(angle))
        card = blend(card, dark, sheet.mask("line", [(75 - across, 75 - down), (75 + across, 75 + down)], width=2))
    letter = [(158, 130), (188, 20), (214, 20), (244, 130), (222, 130), (215, 102), (187, 102), (180, 130)]
    card = blend(card, blue, sheet.mask("polygon", letter))
    card = blend(card, (250, 248, 240), sheet.mask("polygon", [(192, 84), (210, 84), (201, 46)]))
    for radius, color in ((54, orange), (40, (250, 248, 240)), (26, orange), (12, (250, 248, 240))):
        card = blend(card, color, sheet.mask("ellipse", [(326 - radius, 75 - radius), (326 + radius, 75 + radius)]))
    for row in range(8):
        for column in range(8):
            if (row + column) % 2:
                card = blend(card, dark, sheet.box(20 + 14 * column, 166 + 14 * row, 34 + 14 * column, 180 + 14 * row))
    for number in range(7):
        left = 158 + number * 12
        card = blend(card, green, sheet.box(left, 250 - 12 * number, left + 12, 278))
    for number in range(8):
        left = 272 + 3 * number * (number + 1) // 2
        card = blend(card, dark, sheet.box(left, 166, left + number + 1, 214))
    ramp = np.tile(np.linspace(0, 255, 108)[:, np.newaxis], (1, 3))
    card = card.copy()
    card[230:278, 272:380] = ramp
    return finished(card)


# A board of wood


KNOTS = ((150, 130, 30), (368, 262, 20))
"""Left, top and size of the places where branches grew."""


def wood() -> Image.Image:
    """480x360: a board sawn along the grain, with two knots, pores and fibres."""
    random = np.random.default_rng(7)
    height, width = shape = (360, 480)
    y, x = np.mgrid[:height, :width].astype(np.float64)
    rings = y / 15 + 1.6 * noise(shape, (150, 420), 3, random) + 0.25 * noise(shape, (20, 130), 3, random)
    knots = np.zeros(shape)
    for left, top, size in KNOTS:
        distance = np.hypot((x - left) / 2, y - top)
        # The grain makes way for a knot, which has rings of its own.
        rings -= (y - top) / 15 * 0.9 * np.exp(-((distance / (1.9 * size)) ** 2))
        inside = np.clip((size - distance) / 5, 0, 1)
        own = distance / 3.6 + 0.5 * noise(shape, (16, 22), 2, random)
        rings = rings * (1 - inside) + own * inside
        knots = np.maximum(knots, np.exp(-((distance / size) ** 4)))
    board = gradient((224, 180, 122), (156, 102, 56), (rings % 1) ** 2.2)
    board += 15 * noise(shape, (2.5, 60), 3, random)[..., np.newaxis]
    board = blend(board, (96, 56, 30), knots * 0.55)
    board = blend(board, (84, 52, 30), (noise(shape, (1.6, 16), 2, random) - 0.62) * 2.4)
    return finished(board + random.normal(0, 2.5, (height, width, 1)))


def finished(picture: Colors) -> Image.Image:
    """An image in 8 bits."""
    return Image.fromarray(np.clip(picture + 0.5, 0, 255).astype(np.uint8))


if __name__ == "__main__":
    main()
