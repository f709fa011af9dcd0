"""Proof that the backward pass is right: its slopes against slopes measured by moving one parameter at a time.

Goodfellow et al., *Deep Learning*, 2016, section 11.5.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import nan

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.model.layers import ActivationLayer, Dense
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.training.scratch.activations import Array
from mnist_desktop.training.scratch.network import Labels, Network, Trace, cross_entropy

STEP = 1e-5
"""How far a parameter is moved each way. Larger, and the curve's bend shows; smaller, and the loss's rounding does."""

SMALLEST_SLOPE = 1e-4
"""Slopes below this drown in the rounding of the loss (about 1e-16 / STEP); their error is taken relative to it."""

TOLERANCE = 1e-6
"""A right gradient in float64 stays well below this, a wrong formula is far above it."""

KINKED = ("relu", "leaky_relu", "elu")
"""Activations whose formula changes at 0: across that point a measured slope means nothing."""


@dataclass(frozen=True)
class ArrayCheck:
    """How well the gradient of one kernel or bias agrees with measured slopes.

    Attributes
    ----------
    layer
        The index of its layer in the spec.
    array
        ``kernel`` or ``bias``.
    size, checked
        How many parameters it has, and how many of them were moved.
    worst
        The largest difference, as a share of the largest slope that was measured.
    computed, measured
        The two slopes where that difference is: by the backward pass, and by moving the parameter. 0 where none was moved.
    """

    layer: int
    array: str
    size: int
    checked: int
    worst: float
    computed: float
    measured: float

    @property
    def right(self) -> bool:
        """Whether the difference is no more than rounding."""
        return self.worst < TOLERANCE


def gradient_check(
    spec: ModelSpec, images: NDArray[np.uint8], labels: Labels, seed: int = 0, samples: int = 50
) -> Iterator[ArrayCheck]:
    """Compare the gradient of `spec`, with fresh weights, with central differences in float64.

    Parameters
    ----------
    spec
        Without a blocking problem, and of the layers that this engine has.
    images, labels
        A small batch: uint8, shape (N, 28, 28), and shape (N,). Some 10 images are enough.
    seed
        Draws the weights, what Dropout drops, and the parameters that are looked at.
    samples
        How many parameters of each array to look at; all, where it has fewer.

    Yields
    ------
    ArrayCheck
        One per kernel and bias, in the order of the layers, as soon as it is measured.
    """
    network = Network(spec, np.random.default_rng(seed), np.float64)
    pixels = images[..., np.newaxis] / 255.0
    network.backward(network.forward(pixels, np.random.default_rng(seed)), labels)
    random = np.random.default_rng(seed)
    indices = (index for index, layer in enumerate(spec.layers) if isinstance(layer, Dense))
    for layer, arrays in zip(indices, network.dense.values(), strict=True):
        for name, array, gradient in (
            ("kernel", arrays.kernel, arrays.kernel_gradient),
            ("bias", arrays.bias, arrays.bias_gradient),
        ):
            if not array.size:  # a Dense without bias
                continue
            chosen = random.permutation(array.size)[:samples]
            slopes = np.array([_measured_slope(network, array, at, pixels, labels, seed) for at in chosen])
            known = np.isfinite(slopes)
            measured, computed = slopes[known], gradient.flat[chosen][known]
            yield _judged(layer, name, array.size, computed, measured)


def _judged(layer: int, name: str, size: int, computed: Array, measured: Array) -> ArrayCheck:
    """What the slopes of one array, side by side, say."""
    if not measured.size:
        return ArrayCheck(layer, name, size, 0, 0.0, 0.0, 0.0)
    differences = np.abs(measured - computed)
    worst = int(differences.argmax())
    share = float(differences[worst] / np.abs(measured).max(initial=SMALLEST_SLOPE))
    return ArrayCheck(layer, name, size, len(measured), share, float(computed[worst]), float(measured[worst]))


def _measured_slope(network: Network, array: Array, at: int, pixels: Array, labels: Labels, seed: int) -> float:  # noqa: PLR0913 - one weight, and the loss that it moves
    """(L(w + h) - L(w - h)) / 2h, or NaN when a kink lies between the two."""
    kept = array.flat[at]
    losses, sides = [], []
    for step in (STEP, -STEP):
        array.flat[at] = kept + step
        trace = network.forward(pixels, np.random.default_rng(seed))  # the same seed drops the same
        losses.append(float(cross_entropy(trace.logits, labels).mean()) + network.penalty())
        sides.append(_sides_of_kinks(network, trace))
    array.flat[at] = kept
    return (losses[0] - losses[1]) / (2 * STEP) if sides[0] == sides[1] else nan


def _sides_of_kinks(network: Network, trace: Trace) -> bytes:
    """On which side of its kink every signal is, and every weight that L1 pulls on."""
    sides = []
    for index, layer in enumerate(network.layers):
        if isinstance(layer, ActivationLayer) and layer.activation in KINKED:
            sides.append(trace.signals[index] > 0)
        if isinstance(layer, Dense) and layer.l1:
            sides.append(network.dense[index].kernel > 0)
    return b"".join(side.tobytes() for side in sides)
