"""The arithmetic of one pixel: the numbers in its window, the factors, and the result."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.lab.convolution import activate
from mnist_desktop.core.lab.pipeline import LabResult
from mnist_desktop.core.lab.settings import Convolution, Pooling, Round
from mnist_desktop.core.lab.sliding import Grid, Map

Values = NDArray[np.float64]


@dataclass(frozen=True)
class Place:
    """A pixel of one map of a result.

    Attributes
    ----------
    stage, map
        Positions in the result's stages and in that stage's maps.
    """

    stage: int
    map: int
    row: int
    column: int


@dataclass(frozen=True)
class Rectangle:
    """Pixels from `top` and `left` to `bottom` and `right`, exclusive. It may reach beyond the picture into the padding."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, eq=False)
class Product:
    """A convolution's sum: ``value = activation(total + bias)``.

    Attributes
    ----------
    window
        The pixels below the kernel, float64 (height, width); zeros outside the picture.
    inside
        Which of them are real pixels, bool (height, width).
    weights, products
        The kernel, and each of its weights times the pixel below it.
    total
        The sum of the products.
    settings
        How the kernel slides, and the activation.
    maps
        How many maps `window` is the sum of.
    """

    window: Values
    inside: NDArray[np.bool_]
    weights: Values
    products: Values
    total: float
    bias: float
    value: float
    settings: Convolution
    maps: int


@dataclass(frozen=True, eq=False)
class Pooled:
    """A pooling's window and its result: the largest or the mean of the pixels that are `inside`."""

    window: Values
    inside: NDArray[np.bool_]
    value: float
    settings: Pooling


def window_sum(result: LabResult, place: Place) -> Product | Pooled | None:
    """How the number at `place` is computed; None for a pixel of the picture itself."""
    stage = result.stages[place.stage]
    grid, part = stage.plan.grid, _round(result, stage.plan.round)
    if grid is None or part is None:
        return None
    before = result.stages[place.stage - 1]
    if stage.plan.kind == "pooling":
        window, inside = _window(before.maps[place.map], grid, place)
        chosen = window[inside]
        return Pooled(window, inside, float(chosen.max() if part.pooling.kind == "max" else chosen.mean()), part.pooling)
    window, inside = _window(before.summed, grid, place)
    kernel = part.kernels[place.map]
    weights = kernel.array.astype(np.float64)
    products = window * weights
    total = float(products.sum())
    value = np.array(total + kernel.bias)
    activate(value, part.convolution.activation)
    return Product(window, inside, weights, products, total, kernel.bias, float(value), part.convolution, len(before.maps))


def receptive_fields(result: LabResult, place: Place) -> list[Rectangle]:
    """The pixels in each stage that the number at `place` depends on, from the picture to its own stage."""
    seen = Rectangle(place.row, place.column, place.row + 1, place.column + 1)
    fields = [seen]
    grids = [stage.plan.grid for stage in result.stages[: place.stage + 1] if stage.plan.grid is not None]
    for grid in reversed(grids):
        seen = _seen(grid, seen)
        fields.insert(0, seen)
    return fields


def _seen(grid: Grid, outputs: Rectangle) -> Rectangle:
    top, bottom = grid.rows.span(outputs.top, outputs.bottom)
    left, right = grid.columns.span(outputs.left, outputs.right)
    return Rectangle(top, left, bottom, right)


def _window(picture: Map, grid: Grid, place: Place) -> tuple[Values, NDArray[np.bool_]]:
    """The pixels of a window, zeros outside the picture, and which of them are real."""
    seen = _seen(grid, Rectangle(place.row, place.column, place.row + 1, place.column + 1))
    rows, columns = np.arange(seen.top, seen.bottom), np.arange(seen.left, seen.right)
    height, width = picture.shape
    inside = np.outer((rows >= 0) & (rows < height), (columns >= 0) & (columns < width))
    near = picture[np.ix_(rows.clip(0, height - 1), columns.clip(0, width - 1))]
    return np.where(inside, near, 0.0).astype(np.float64), inside


def _round(result: LabResult, number: int) -> Round | None:
    return {1: result.settings.first, 2: result.settings.second}.get(number)
