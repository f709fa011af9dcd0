"""Draws the weights before training. The definitions are those of https://keras.io/api/layers/initializers/.

A good start keeps the signals' variance the same from layer to layer, so each kernel's variance is one over the number of
its inputs (fan in), or over the mean of its inputs and outputs.
"""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.model.layer_parameters import InitializerName

Kernel = NDArray[np.float64]

TRUNCATED_STDDEV = 0.87962566103423978
"""The standard deviation of a standard normal number that is drawn again until it is within -2..2."""


def draw_kernel(name: InitializerName, inputs: int, outputs: int, random: np.random.Generator) -> Kernel:
    """Initial weights of a Dense layer, float64, shape (inputs, outputs).

    Glorot and Bengio (2010) set the variance to ``2 / (inputs + outputs)``, He et al. (2015) to ``2 / inputs``, LeCun et
    al. (1998) to ``1 / inputs``.
    """
    shape = (inputs, outputs)
    draw: dict[InitializerName, Callable[[], Kernel]] = {
        "glorot_uniform": lambda: uniform(random, shape, 2 / (inputs + outputs)),
        "glorot_normal": lambda: truncated_normal(random, shape, 2 / (inputs + outputs)),
        "he_uniform": lambda: uniform(random, shape, 2 / inputs),
        "he_normal": lambda: truncated_normal(random, shape, 2 / inputs),
        "lecun_normal": lambda: truncated_normal(random, shape, 1 / inputs),
        "random_normal": lambda: 0.05 * random.standard_normal(shape),
        "standard_normal": lambda: random.standard_normal(shape),
        "zeros": lambda: np.zeros(shape),
    }
    return draw[name]()


def uniform(random: np.random.Generator, shape: tuple[int, int], variance: float) -> Kernel:
    """Uniform numbers with this variance: between -r and r the variance is r^2 / 3."""
    limit = sqrt(3 * variance)
    return random.uniform(-limit, limit, shape)


def truncated_normal(random: np.random.Generator, shape: tuple[int, int], variance: float) -> Kernel:
    """Normal numbers with this variance, cut off at two standard deviations of the original distribution."""
    kernel = random.standard_normal(shape)
    while (outside := np.abs(kernel) > 2).any():
        kernel[outside] = random.standard_normal(outside.sum())
    return np.asarray(kernel * (sqrt(variance) / TRUNCATED_STDDEV))
