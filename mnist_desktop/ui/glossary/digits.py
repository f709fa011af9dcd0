"""The digits of the glossary's pictures: one that ships, as the program draws it, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from math import cos, pi, sin

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.drawing.digit_image import SIDE, DigitStages, stages_of_drawing
from mnist_desktop.core.drawing.made_up_hands import made_up_hands
from mnist_desktop.core.drawing.pen import MAX_PEN_WIDTH, MIN_PEN_WIDTH
from mnist_desktop.core.lab.convolution import convolve
from mnist_desktop.core.lab.kernels import preset_kernel
from mnist_desktop.ui.shared.sample_digits import sample_digits

Gray = NDArray[np.uint8]
DIGIT = 5
"""The one that is changed."""
CHANNEL_KERNELS = ("Sobel, vertical", "Sobel, horizontal", "Gaussian blur")
MADE_UP_COUNT, MADE_UP_SEED = 20, 0
"""The second one of each digit by this seed: a one with a foot, an open four, a seven with a bar."""
PIXEL_ROWS, PIXEL_COLUMNS = slice(4, 10), slice(12, 18)
"""The part whose numbers are shown."""


@cache
def stages(digit: int) -> DigitStages:
    """All that happens to a sample digit."""
    found = stages_of_drawing(sample_digits()[digit])
    assert found is not None  # noqa: S101 - none of them is empty
    return found


def image(change: str) -> Gray:
    """A digit by its figure, or what a change makes of the digit 5; uint8, ink 255 on 0.

    Raises
    ------
    KeyError
        There is no such change.
    """
    return stages(int(change)).image if change.isdigit() else CHANGES[change]()


def maps() -> tuple[Gray, ...]:
    """What three kernels make of the digit, uint8, brightest where they answer most."""
    picture = stages(DIGIT).image.astype(np.float32)
    made = (np.abs(convolve(picture, preset_kernel(name, 3).array)) for name in CHANNEL_KERNELS)
    return tuple((255 * each / each.max()).astype(np.uint8) for each in made)


def moved(gray: Gray, matrix: NDArray[np.float64], shift: tuple[float, float] = (0, 0)) -> Gray:
    """The picture with every point (row, column) taken from where `matrix` around the middle, and `shift`, lead; bilinear."""
    places = np.stack(np.meshgrid(np.arange(SIDE), np.arange(SIDE), indexing="ij"), axis=-1) - (SIDE - 1) / 2
    return _sampled(gray, places @ matrix.T + (SIDE - 1) / 2 - np.array(shift))


def _sampled(gray: Gray, places: NDArray[np.float64]) -> Gray:
    """`gray` between its pixels, at float64 places of shape (rows, columns, 2)."""
    padded = np.pad(gray.astype(np.float64), 1)
    places = np.clip(places + 1, 0, np.array(gray.shape) + 0.999)
    whole = places.astype(int)
    part = places - whole
    total = np.zeros(places.shape[:2])
    for down in (0, 1):
        for right in (0, 1):
            share = np.abs(1 - down - part[..., 0]) * np.abs(1 - right - part[..., 1])
            total += share * padded[whole[..., 0] + down, whole[..., 1] + right]
    return total.round().astype(np.uint8)


def _plain() -> Gray:
    return stages(DIGIT).image


def _turned(turn: float = 0.05) -> Gray:
    """By a share of a full circle."""
    angle = 2 * pi * turn
    return moved(_plain(), np.array([[cos(angle), -sin(angle)], [sin(angle), cos(angle)]]))


def _scaled(factor: float) -> Gray:
    return moved(_plain(), np.eye(2) / factor)


def _erased() -> Gray:
    gray = _plain().copy()
    gray[6:14, 13:23] = 0
    return gray


def _bent() -> Gray:
    rows, columns = np.meshgrid(np.arange(SIDE, dtype=float), np.arange(SIDE, dtype=float), indexing="ij")
    slant = 0.18 * (rows - SIDE / 2)
    return _sampled(_plain(), np.stack((rows + 1.2 * np.sin(columns / 3.5), columns + slant + 1.2 * np.sin(rows / 3)), -1))


def _noisy() -> Gray:
    noise = np.random.default_rng(0).normal(0, 0.2 * 255, (SIDE, SIDE))
    return np.clip(_plain() + noise, 0, 255).astype(np.uint8)


def _drawn_with(pen_width: float) -> Gray:
    found = stages_of_drawing(replace(sample_digits()[DIGIT], pen_width=pen_width))
    return _plain() if found is None else found.image


def _made_up(label: int) -> Gray:
    """The last one of this digit among those of the seed."""
    images, labels = made_up_hands(MADE_UP_COUNT, MADE_UP_SEED)
    image: Gray = images[int(np.flatnonzero(labels == label)[-1])]
    return image


CHANGES: dict[str, Callable[[], Gray]] = {
    "turned": _turned,
    "shifted": lambda: moved(_plain(), np.eye(2), (2, -4)),
    "zoomed": lambda: _scaled(1.25),
    "shrunk": lambda: _scaled(0.75),
    "mirrored": lambda: _plain()[:, ::-1],
    "erased": _erased,
    "bent": _bent,
    "noisy": _noisy,
    "thick": lambda: _drawn_with(MAX_PEN_WIDTH),
    "thin": lambda: _drawn_with(MIN_PEN_WIDTH),
    "made up, 1": lambda: _made_up(1),
    "made up, 4": lambda: _made_up(4),
    "made up, 7": lambda: _made_up(7),
    "made up, 9": lambda: _made_up(9),
    "drawn": lambda: stages(DIGIT).sheet,
    "centred": _plain,
}
