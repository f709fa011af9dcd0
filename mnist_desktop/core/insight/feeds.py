"""What feeds a unit: the numbers that come in, what they are multiplied by, and what that adds up to.

Each kind of layer has a value of its own, which a view draws. Sums are in float64; they agree with the network's own to its
float32 rounding.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.insight.columns import Activations, Column, ColumnKind, column_values, columns_of
from mnist_desktop.core.insight.receptive import Spot, window_at
from mnist_desktop.core.insight.units import Values
from mnist_desktop.core.lab.window_sum import Rectangle
from mnist_desktop.core.model.layer_parameters import ActivationName
from mnist_desktop.core.model.layers import (
    ActivationLayer,
    BatchNormalization,
    Conv2D,
    Dense,
    Flatten,
    GlobalAveragePooling2D,
    Layer,
    MaxPooling2D,
    Pooling2D,
)
from mnist_desktop.core.model.spec import ModelSpec

Exact = NDArray[np.float64]
Weights = Sequence[NDArray[np.generic]]
STRONGEST = 12
"""Inputs of a unit that are listed one by one."""
NORMALISATION_ARRAYS = 4


@dataclass(frozen=True)
class Contribution:
    """One input of a unit: the unit of the column before, its number there, and what that is multiplied by."""

    unit: int
    value: float
    weight: float

    @property
    def product(self) -> float:
        """Value times weight."""
        return self.value * self.weight


@dataclass(frozen=True)
class Total:
    """A weighted sum: all products, the bias, both together, and what the activation makes of that."""

    products: float
    bias: float
    activation: ActivationName
    output: float

    @property
    def sum(self) -> float:
        """What the activation is given."""
        return self.products + self.bias


@dataclass(frozen=True, eq=False)
class Inputs:
    """A unit of a dense layer: its strongest inputs, strongest first, out of `count`."""

    strongest: tuple[Contribution, ...]
    count: int
    total: Total


@dataclass(frozen=True, eq=False)
class Template:
    """A unit of a dense layer on pixels: its weights as an image, the image, and one times the other; (28, 28) each."""

    weights: Exact
    pixels: Exact
    products: Exact
    total: Total


@dataclass(frozen=True, eq=False)
class KernelWindow:
    """A feature map of a convolution: its kernel at one place.

    Attributes
    ----------
    spot, window
        The place of the map, and what the kernel lies on in the column before; it may reach beyond the edge, where zeros are.
    kernel, values, products
        Shape (size, size, channels).
    channels
        The channels of the input, the one that adds or takes most first.
    """

    spot: Spot
    window: Rectangle
    kernel: Exact
    values: Exact
    products: Exact
    channels: tuple[int, ...]
    total: Total


@dataclass(frozen=True, eq=False)
class PooledWindow:
    """One number of a pooled map: the window it comes from, and which place of it was the largest (None for a mean)."""

    spot: Spot
    window: Rectangle
    values: Exact
    largest: Spot | None
    output: float


@dataclass(frozen=True)
class MapMean:
    """A number that is the mean of a whole map."""

    unit: int
    count: int
    output: float


@dataclass(frozen=True)
class Normalised:
    """A number of a batch normalisation: scale (value - mean) / sqrt(variance + epsilon) + shift."""

    spot: Spot | None
    value: float
    mean: float
    variance: float
    epsilon: float
    scale: float
    shift: float
    output: float


@dataclass(frozen=True)
class Bent:
    """A number that an activation made of another."""

    spot: Spot | None
    activation: ActivationName
    value: float
    output: float


@dataclass(frozen=True)
class HandedOn:
    """A number that is that of another unit of the column before, unchanged."""

    unit: int
    spot: Spot | None
    output: float


@dataclass(frozen=True)
class MeanOfWays:
    """The mean of what the layers before make of the image, `value`, and of its mirror image."""

    value: float
    output: float


Feed = Inputs | Template | KernelWindow | PooledWindow | MapMean | Normalised | Bent | HandedOn | MeanOfWays


@dataclass(frozen=True, eq=False)
class Sight:
    """A network that looks at one image.

    Attributes
    ----------
    columns, values
        Its columns, and the numbers of each.
    weights
        The arrays of each layer of the spec.
    """

    columns: tuple[Column, ...]
    values: tuple[Values, ...]
    weights: tuple[Weights, ...]


def sight_of(spec: ModelSpec, weights: Weights, pixels: Values, activations: Activations) -> Sight:
    """Put together what a network with all its `weights` gives for the first image of `activations`.

    Parameters
    ----------
    pixels
        What it is given, scaled, float32, shape (28, 28, 1).
    """
    columns = columns_of(spec)
    values = tuple(column_values(column, pixels, activations) for column in columns)
    return Sight(columns, values, layer_weights(spec, weights))


def layer_weights(spec: ModelSpec, weights: Weights) -> tuple[Weights, ...]:
    """The arrays of each layer, of all arrays of a run, in Keras' order."""
    parts, start = [], 0
    for layer in spec.layers:
        count = _array_count(layer)
        parts.append(weights[start : start + count])
        start += count
    return tuple(parts)


def strongest_spot(values: Values, unit: int) -> Spot | None:
    """Where a map is largest (the first such place); None for a number of a row, and for a map without numbers."""
    if values.ndim != 3:
        return None
    if np.isnan(values[..., unit]).all():
        return 0, 0
    row, column = np.unravel_index(int(np.nanargmax(values[..., unit])), values.shape[:2])
    return int(row), int(column)


def feed_of(sight: Sight, place: int, unit: int, spot: Spot | None = None) -> Feed | None:  # noqa: PLR0911 - one for each kind
    """What feeds a unit of the column at `place`, at its strongest spot if none is given.

    None for the image itself, which nothing feeds, and for softmax, which has all logits at once.
    """
    column, outputs = sight.columns[place], sight.values[place]
    if column.kind is ColumnKind.MEAN:
        return MeanOfWays(float(sight.values[place - 1][unit]), float(outputs[unit]))
    if column.layer is None or column.kind is ColumnKind.SOFTMAX:
        return None
    inputs, weights = np.asarray(sight.values[place - 1], np.float64), sight.weights[column.index]
    spot = spot or strongest_spot(outputs, unit)
    at = unit if spot is None else (*spot, unit)
    output = float(outputs[at])
    match column.layer:
        case Dense() as layer:
            activation = "linear" if column.kind is ColumnKind.LOGITS else layer.activation
            total = _Summed(activation, _bias(layer, weights, unit), output)
            return _dense(sight.columns, place, inputs, np.asarray(weights[0], np.float64)[:, unit], total)
        case Conv2D() as layer if spot is not None:
            total = _Summed(layer.activation, _bias(layer, weights, unit), output)
            window = window_at(layer, column.input_shape, spot)
            return _kernel_window(spot, window, inputs, np.asarray(weights[0], np.float64)[..., unit], total)
        case Pooling2D() as layer if spot is not None:
            return _pooled(layer, spot, window_at(layer, column.input_shape, spot), inputs[..., unit], output)
        case GlobalAveragePooling2D():
            return MapMean(unit, prod(column.input_shape[:2]), output)
        case BatchNormalization() as layer:
            scale, shift, mean, variance = (float(np.asarray(array)[unit]) for array in weights)
            return Normalised(spot, float(inputs[at]), mean, variance, layer.epsilon, scale, shift, output)
        case ActivationLayer() as layer:
            return Bent(spot, layer.activation, float(inputs[at]), output)
        case Flatten():
            return HandedOn(*place_in_maps(column.input_shape, unit), output)
    return HandedOn(unit, spot, output)


def place_in_maps(shape: tuple[int, ...], number: int) -> tuple[int, Spot | None]:
    """The map, and the place on it, of a number of a flattened image of `shape`; of a row, the unit and None.

    >>> place_in_maps((13, 13, 32), 45)
    (13, (0, 1))
    """
    if len(shape) != 3:
        return number, None
    row, column, channel = (int(at) for at in np.unravel_index(number, shape))
    return channel, (row, column)


def looks_at_pixels(columns: Sequence[Column], place: int) -> bool:
    """Whether the column before `place` has the pixels, or their means of both ways, one for one, unless it is training."""
    before = columns[1:place]
    return prod(columns[place].input_shape) == prod(columns[0].shape) and all(
        isinstance(each.layer, Flatten) or each.acts_in_training_only or each.kind is ColumnKind.MEAN for each in before
    )


class _Summed(NamedTuple):
    """What is known of a weighted sum before its products are."""

    activation: ActivationName
    bias: float
    output: float

    def of(self, products: Exact) -> Total:
        return Total(float(products.sum()), self.bias, self.activation, self.output)


def _dense(columns: Sequence[Column], place: int, inputs: Exact, kernel: Exact, summed: _Summed) -> Inputs | Template:
    products = inputs * kernel
    if looks_at_pixels(columns, place):
        shape = columns[0].shape[:2]
        return Template(kernel.reshape(shape), inputs.reshape(shape), products.reshape(shape), summed.of(products))
    order = np.argsort(-np.abs(products), kind="stable")[:STRONGEST]
    strongest = (Contribution(int(at), float(inputs[at]), float(kernel[at])) for at in order)
    return Inputs(tuple(strongest), len(kernel), summed.of(products))


def _kernel_window(spot: Spot, window: Rectangle, inputs: Exact, kernel: Exact, summed: _Summed) -> KernelWindow:
    values = cut_out(inputs, window, 0.0)
    products = values * kernel
    channels = np.argsort(-np.abs(products.sum((0, 1))), kind="stable")
    return KernelWindow(spot, window, kernel, values, products, tuple(map(int, channels)), summed.of(products))


def _pooled(layer: Pooling2D, spot: Spot, window: Rectangle, inputs: Exact, output: float) -> PooledWindow:
    values = cut_out(inputs, window, np.nan)  # what is padded takes no part
    largest = None
    if isinstance(layer, MaxPooling2D) and not np.isnan(values).all():
        row, across = np.unravel_index(int(np.nanargmax(values)), values.shape)
        largest = window.top + int(row), window.left + int(across)
    return PooledWindow(spot, window, values, largest, output)


def cut_out(values: Exact, window: Rectangle, outside: float) -> Exact:
    """A part of maps, shape (height, width, …), with `outside` where it reaches beyond their edge."""
    height, width = values.shape[:2]
    part = np.full((window.bottom - window.top, window.right - window.left, *values.shape[2:]), outside, np.float64)
    top, left, bottom, right = max(0, window.top), max(0, window.left), min(height, window.bottom), min(width, window.right)
    part[top - window.top : bottom - window.top, left - window.left : right - window.left] = values[top:bottom, left:right]
    return part


def _bias(layer: Dense | Conv2D, weights: Weights, unit: int) -> float:
    return float(np.asarray(weights[1])[unit]) if layer.use_bias else 0.0


def _array_count(layer: Layer) -> int:
    if isinstance(layer, BatchNormalization):
        return NORMALISATION_ARRAYS
    return 1 + layer.use_bias if isinstance(layer, Dense | Conv2D) else 0
