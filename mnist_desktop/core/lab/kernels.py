"""Kernels: the well-known ones, at any size, and those that a user types."""

from __future__ import annotations

import math
from functools import cache
from typing import Annotated

import numpy as np
from msgspec import Meta, Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.marking import marked

MAX_SIZE = 7
LARGEST_WEIGHT = 1000.0
RANDOM_DECIMALS = 2
"""Random weights are rounded, so that their sums are easy to check."""

OWN = marked("Own weights")
"""The name of a kernel that is not a preset."""

Rows = tuple[tuple[float, ...], ...]


Bias = Annotated[
    float,
    Meta(ge=-LARGEST_WEIGHT, le=LARGEST_WEIGHT, title="Bias", description="Is added to each sum, before the activation."),
]


class WeightError(UserError):
    """A typed text is not a weight."""


class Kernel(Struct, frozen=True, forbid_unknown_fields=True):
    """A square of weights, row by row, and the bias that is added to their sum."""

    rows: Rows
    bias: Bias = 0.0

    @property
    def size(self) -> int:
        """Height and width in pixels."""
        return len(self.rows)

    @property
    def array(self) -> NDArray[np.float32]:
        """The weights, float32, shape (size, size)."""
        return np.array(self.rows, np.float32)

    @property
    def name(self) -> str:
        """The name of the preset with these weights, or :data:`OWN`."""
        return next((name for name in presets_of(self.size) if self.rows == preset_rows(name, self.size)), OWN)


class KernelNumbers(Struct, frozen=True):
    """The numbers of a kernel that a form edits besides its weights."""

    size: Annotated[
        int, Meta(ge=1, le=MAX_SIZE, title="Size", description="Height and width of all kernels of this round, in pixels.")
    ] = 3
    bias: Bias = 0.0


def with_weight(kernel: Kernel, row: int, column: int, weight: float) -> Kernel:
    """A copy of `kernel` with one weight changed."""
    rows = [list(line) for line in kernel.rows]
    rows[row][column] = weight
    return replace(kernel, rows=tuple(tuple(line) for line in rows))


def resized(kernel: Kernel, size: int) -> Kernel:
    """A copy of another size: a preset is computed again; own weights stay in the middle, with zeros around them."""
    if kernel.name in presets_of(size):
        return replace(kernel, rows=preset_rows(kernel.name, size))
    return replace(kernel, rows=_as_rows(_recentred(np.array(kernel.rows), size)))


def preset_kernel(name: str, size: int) -> Kernel:
    """The preset `name` at `size`, or at its smallest size if that is larger."""
    return Kernel(preset_rows(name, max(size, _SMALLEST[name])))


def random_kernel(size: int, random: np.random.Generator) -> Kernel:
    """Weights drawn evenly from -1 to 1, like those that a network starts with."""
    return Kernel(_as_rows(random.uniform(-1, 1, (size, size)).round(RANDOM_DECIMALS)))


def kernel_of(weights: NDArray[np.floating], bias: float) -> Kernel:
    """A kernel from an array of shape (size, size), such as a trained one.

    Raises
    ------
    WeightError
        A number is not finite, or too large to be shown.
    """
    if not np.all(np.abs([*weights.flat, bias]) <= LARGEST_WEIGHT):
        raise WeightError("The kernels hold numbers that are not finite or beyond {limit:,.0f}.", limit=LARGEST_WEIGHT)
    return Kernel(_as_rows(weights), float(bias))


NO_NUMBER = "{text} is not a number. A weight is a number such as 2, -0.5 or 1/9."


def parse_weight(text: str) -> float:
    """Read a typed number: 2, -0.5, 1,5, 1e-3 or a fraction such as 1/9.

    Raises
    ------
    WeightError
        It is not a number, not finite, or too large.
    """
    # Python accepts nan and 1_0, but people do not mean numbers by them.
    if "nan" in text.lower() or "_" in text:
        raise WeightError(NO_NUMBER, text=_quoted(text))
    above, *below = text.strip().replace("−", "-").replace(",", ".").split("/")
    try:
        weight = float(above) if not below else float(above) / float("/".join(below))
    except (ValueError, ZeroDivisionError) as error:
        raise WeightError(NO_NUMBER, text=_quoted(text)) from error
    if not abs(weight) <= LARGEST_WEIGHT:
        raise WeightError("{text} is too large: a weight lies between -{limit:,.0f} and {limit:,.0f}.",
                          text=_quoted(text), limit=LARGEST_WEIGHT)  # fmt: skip
    return weight


# The presets


def presets_of(size: int) -> tuple[str, ...]:
    """The names of the presets that exist at a size."""
    return tuple(name for name in PRESETS if _SMALLEST[name] <= size)


@cache
def preset_rows(name: str, size: int) -> Rows:
    """The weights of a preset."""
    return _as_rows(_MAKERS[name](size))


def _identity(size: int) -> NDArray[np.float64]:
    return _recentred(np.ones((1, 1)), size)


def _slope(size: int) -> NDArray[np.float64]:
    """-1 on one side, 1 on the other, 0 in the middle: -1 0 1, at an even size -1 -1 1 1."""
    slope: NDArray[np.float64] = np.sign(np.arange(size) - (size - 1) / 2)
    return slope


def _vertical_edges(size: int) -> NDArray[np.float64]:
    return np.tile(_slope(size), (size, 1))


def _binomial(size: int) -> NDArray[np.float64]:
    """1 2 1, 1 3 3 1, 1 4 6 4 1: whole numbers close to a Gaussian curve."""
    return np.array([math.comb(size - 1, place) for place in range(size)], np.float64)


def _sobel(size: int) -> NDArray[np.float64]:
    """A binomial row vertically, the difference of a smaller one horizontally (I. Sobel's 3x3, and its usual larger forms)."""
    return np.outer(_binomial(size), np.convolve(_binomial(size - 2), [-1, 0, 1]))


def _laplacian(size: int) -> NDArray[np.float64]:
    return _recentred(np.array([[0, 1, 0], [1, -4, 1], [0, 1, 0]], np.float64), size)


def _emboss(size: int) -> NDArray[np.float64]:
    return _recentred(np.array([[-2, -1, 0], [-1, 1, 1], [0, 1, 2]], np.float64), size)


def _gaussian_blur(size: int) -> NDArray[np.float64]:
    bell = _binomial(size) / 2 ** (size - 1)
    return np.outer(bell, bell)


_MAKERS = {
    marked("Identity"): _identity,
    marked("Vertical edges"): _vertical_edges,
    marked("Horizontal edges"): lambda size: _vertical_edges(size).T,
    marked("Sobel, vertical"): _sobel,
    marked("Sobel, horizontal"): lambda size: _sobel(size).T,
    marked("Laplacian"): _laplacian,
    marked("Sharpen"): lambda size: _identity(size) - _laplacian(size),
    marked("Box blur"): lambda size: np.full((size, size), 1 / size**2),
    marked("Gaussian blur"): _gaussian_blur,
    marked("Emboss"): _emboss,
}
_SMALLEST = dict.fromkeys(_MAKERS, 3) | dict.fromkeys(("Identity", "Box blur", "Gaussian blur"), 1) | dict.fromkeys(
    ("Vertical edges", "Horizontal edges"), 2
)  # fmt: skip
PRESETS = tuple(_MAKERS)
"""All names, in the order in which they are offered; each is also a key for translation."""


def _recentred(weights: NDArray[np.float64], size: int) -> NDArray[np.float64]:
    """Crop square weights or add zeros to reach `size`; the middle of an even size is the upper left one of four."""
    old = len(weights)
    shift = (size - 1) // 2 - (old - 1) // 2
    padded = np.zeros((size, size))
    low, high = max(shift, 0), min(old + shift, size)
    padded[low:high, low:high] = weights[low - shift : high - shift, low - shift : high - shift]
    return padded


def _as_rows(weights: NDArray[np.floating]) -> Rows:
    # Adding zero turns -0.0, which would be shown as -0, into 0.0.
    return tuple(tuple(row) for row in (weights + 0.0).tolist())


def _quoted(text: str) -> str:
    shown = text.strip()
    return f"“{shown}”" if len(shown) <= 20 else f"“{shown[:20]}…”"
