"""Checks the backward pass: compares its slopes with slopes that are measured by moving one parameter at a time.

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
"""How far a parameter is moved each way. With a larger step the curve bends too much; with a smaller one rounding dominates."""

SMALLEST_SLOPE = 1e-4
"""Smaller slopes disappear in the rounding of the loss (about 1e-16 / STEP); their error is relative to this value."""

TOLERANCE = 1e-6
"""The error of a right gradient in float64 is well below this; that of a wrong formula is far above it."""

KINKED = ("relu", "leaky_relu", "elu")
"""Activations whose formula changes at 0: a slope that is measured across that point is meaningless."""


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
        The number of its parameters, and how many of them were moved.
    worst
        The largest difference, as a share of the largest measured slope.
    computed, measured
        The two slopes at that difference: from the backward pass, and from moving the parameter. 0 if none was moved.
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
        """Whether the difference is only rounding."""
        return self.worst < TOLERANCE


def gradient_check(
    spec: ModelSpec, images: NDArray[np.uint8], labels: Labels, seed: int = 0, samples: int = 50
) -> Iterator[ArrayCheck]:
    """Compare the gradient of `spec`, with new weights, with central differences in float64.

    Parameters
    ----------
    spec
        Has no blocking problem, and only layers that this engine has.
    images, labels
        A small batch: uint8, shape (N, 28, 28), and shape (N,). About 10 images are enough.
    seed
        Decides the weights, the dropout, and the parameters to check.
    samples
        How many parameters of each array to check; all if it has fewer.

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
    """The result for one array, from both kinds of slopes."""
    if not measured.size:
        return ArrayCheck(layer, name, size, 0, 0.0, 0.0, 0.0)
    differences = np.abs(measured - computed)
    worst = int(differences.argmax())
    share = float(differences[worst] / np.abs(measured).max(initial=SMALLEST_SLOPE))
    return ArrayCheck(layer, name, size, len(measured), share, float(computed[worst]), float(measured[worst]))


def _measured_slope(network: Network, array: Array, at: int, pixels: Array, labels: Labels, seed: int) -> float:  # noqa: PLR0913 - one weight, and all that its loss depends on
    """(L(w + h) - L(w - h)) / 2h, or NaN if there is a kink between the two."""
    kept = array.flat[at]
    losses, sides = [], []
    for step in (STEP, -STEP):
        array.flat[at] = kept + step
        trace = network.forward(pixels, np.random.default_rng(seed))  # with the same seed, dropout is the same
        losses.append(float(cross_entropy(trace.logits, labels).mean()) + network.penalty())
        sides.append(_sides_of_kinks(network, trace))
    array.flat[at] = kept
    return (losses[0] - losses[1]) / (2 * STEP) if sides[0] == sides[1] else nan


def _sides_of_kinks(network: Network, trace: Trace) -> bytes:
    """The side of the kink for every signal, and for every weight with an L1 penalty."""
    sides = []
    for index, layer in enumerate(network.layers):
        if isinstance(layer, ActivationLayer) and layer.activation in KINKED:
            sides.append(trace.signals[index] > 0)
        if isinstance(layer, Dense) and layer.l1:
            sides.append(network.dense[index].kernel > 0)
    return b"".join(side.tobytes() for side in sides)
