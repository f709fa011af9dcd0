"""Turns the lab's rounds into layers of a model, and takes a trained model's first kernels into the lab."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.lab.convolution import LabActivation
from mnist_desktop.core.lab.kernels import MAX_SIZE, Kernel, kernel_of
from mnist_desktop.core.lab.settings import MAX_KERNELS, Convolution, LabSettings, Reading, Round
from mnist_desktop.core.model.closing_layers import classes_of
from mnist_desktop.core.model.layers import (
    AveragePooling2D,
    BatchNormalization,
    Conv2D,
    Flatten,
    GaussianNoise,
    GlobalAveragePooling2D,
    Layer,
    MaxPooling2D,
    RandomImageLayer,
)
from mnist_desktop.core.model.spec import ModelSpec, analyse, insert
from mnist_desktop.core.runs.record import RunRecord

MAX_STRIDE = 4
_BATCH_NORMALIZATION_ARRAYS = 4
"""Scale, shift, moving mean and moving variance."""


class NoKernelsError(UserError):
    """A run has no kernels that the lab can show."""


@dataclass(frozen=True)
class TrainedKernels:
    """The first convolution of a trained network, ready for the lab.

    Attributes
    ----------
    settings
        Its kernels, biases, stride, padding and activation; pictures are scaled as in its training.
    left_out
        How many filters are left out because the lab has no room for them.
    unknown_activation
        The activation's name where the lab does not have it, and then the maps are those before it; else empty.
    """

    settings: LabSettings
    left_out: int
    unknown_activation: str


def layers_of(settings: LabSettings) -> tuple[Layer, ...]:
    """The lab's rounds as layers. They are trained, so the model learns its own kernels."""
    rounds = [settings.first] if settings.second is None else [settings.first, settings.second]
    return tuple(layer for part in rounds for layer in _round_layers(part))


def with_layers_inserted(spec: ModelSpec, layers: Sequence[Layer]) -> tuple[ModelSpec, int]:
    """Insert layers for images where they fit best; returns the new spec and the position.

    They belong at the front, after layers that only augment the images. If the model then has problems, they are also tried
    before the layers that end the images (Flatten, GlobalAveragePooling2D); the position with the fewest problems is used.
    """
    places = (_behind_augmentation(spec), *_ends_of_images(spec))
    candidates = [(insert(spec, place, *layers), place) for place in places]
    return min(candidates, key=lambda candidate: _obstacles(candidate[0]))


def first_kernels(record: RunRecord, reading: Reading, after: Round) -> TrainedKernels:
    """The first convolution that a run has learned.

    Parameters
    ----------
    reading
        Decides the channel; the scaling is taken from the run.
    after
        Its pooling is kept.

    Raises
    ------
    NoKernelsError
        There is no Conv2D, its weights do not fit its layer, or it is too large for the lab.
    WeightError
        A weight is not finite or is very large: the training failed.
    """
    layer, weights = _first_convolution(record)
    kernels = weights[0]
    size, stride = layer.kernel_size, layer.strides
    if size > MAX_SIZE or stride > MAX_STRIDE:
        raise NoKernelsError(
            "The first Conv2D of this run has {size} × {size} kernels and stride {stride}; the lab goes up to {largest} × "
            "{largest} and stride {longest}.",
            size=size, stride=stride, largest=MAX_SIZE, longest=MAX_STRIDE,
        )  # fmt: skip
    bias = weights[1] if layer.use_bias else np.zeros(layer.filters)
    taken = tuple(_kernel(kernels, bias, number) for number in range(min(layer.filters, MAX_KERNELS)))
    known = layer.activation in get_args(LabActivation)
    activation: LabActivation = layer.activation if known else "none"  # type: ignore[assignment]  # the name is checked above
    first = Round(taken, Convolution(stride, layer.padding, activation), after.pooling)
    unknown = "" if known or layer.activation == "linear" else layer.activation
    return TrainedKernels(LabSettings(_reading(record, reading), first), layer.filters - len(taken), unknown)


def _round_layers(part: Round) -> list[Layer]:
    sliding, shrinking = part.convolution, part.pooling
    layers: list[Layer] = [
        Conv2D(
            filters=len(part.kernels),
            kernel_size=part.kernel_size,
            strides=sliding.stride,
            padding=sliding.padding,
            activation="linear" if sliding.activation == "none" else sliding.activation,
        )
    ]
    if (shrinking.window, shrinking.stride) != (1, 1):
        pooling = MaxPooling2D if shrinking.kind == "max" else AveragePooling2D
        strides = 0 if shrinking.stride == shrinking.window else shrinking.stride  # in the builder, 0 means "as the window"
        layers.append(pooling(shrinking.window, strides, shrinking.padding))
    return layers


def _behind_augmentation(spec: ModelSpec) -> int:
    layers = enumerate(spec.layers)
    return next((at for at, layer in layers if not isinstance(layer, RandomImageLayer | GaussianNoise)), len(spec.layers))


def _ends_of_images(spec: ModelSpec) -> list[int]:
    return [at for at, layer in enumerate(spec.layers) if isinstance(layer, Flatten | GlobalAveragePooling2D)]


def _obstacles(spec: ModelSpec) -> int:
    return sum(problem.blocking for problem in analyse(spec, classes_of(spec)).problems)


def _first_convolution(record: RunRecord) -> tuple[Conv2D, Sequence[NDArray[np.generic]]]:
    """The first Conv2D of a run, and the weights from its own on, in the order of the layers."""
    skipped = 0
    for layer in record.info.spec.layers:
        if isinstance(layer, Conv2D):
            weights = record.weights[skipped:]
            _check(layer, weights)
            return layer, weights
        if isinstance(layer, Flatten):
            break
        skipped += _BATCH_NORMALIZATION_ARRAYS * isinstance(layer, BatchNormalization)
    raise NoKernelsError("The opened run has no Conv2D layer, so it has learned no kernels.")


def _check(layer: Conv2D, weights: Sequence[NDArray[np.generic]]) -> None:
    """Check that the arrays fit the layers: a record may come from anywhere."""
    side = layer.kernel_size
    expected = [(side, side, 1, layer.filters), (layer.filters,)][: 1 + layer.use_bias]
    if [array.shape for array in weights[: len(expected)]] != expected:
        raise NoKernelsError("The weights of this run do not belong to its layers.")


def _kernel(kernels: NDArray[np.generic], bias: NDArray[np.generic], number: int) -> Kernel:
    return kernel_of(kernels[:, :, 0, number].astype(np.float64), float(bias[number]))


def _reading(record: RunRecord, reading: Reading) -> Reading:
    scaling = record.info.config.scaling
    if scaling == "standard":
        return replace(reading, scaling=scaling, mean=record.pixel_mean, std=record.pixel_std)
    return replace(reading, scaling=scaling)
