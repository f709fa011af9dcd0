"""Activation functions, each with its gradient. The definitions are those of https://keras.io/api/layers/activations/.

An activation takes `z` and gives ``a = f(z)``. Its gradient takes ``delta = dL/da`` and gives ``dL/dz``. By the chain rule
this is ``delta * f'(z)`` for every function of single numbers; softmax needs a little more.
"""

from __future__ import annotations

from collections.abc import Callable
from math import pi, sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.model.layer_parameters import ActivationName

Array = NDArray[np.floating]
"""float32 in training, float64 in the gradient check."""

LEAK = 0.2
"""The slope of leaky_relu for negative numbers; Keras' default."""


class Activation(NamedTuple):
    """A function with its gradient.

    Attributes
    ----------
    function
        ``z -> a``.
    gradient
        ``(delta, z, a) -> dL/dz``; each formula uses `z` or `a`, whichever makes it shorter.
    """

    function: Callable[[Array], Array]
    gradient: Callable[[Array, Array, Array], Array]


@np.errstate(over="ignore")  # below -88, exp(-z) is infinite in float32, and 1 / infinity is 0, which is right
def sigmoid(z: Array) -> Array:
    """1 / (1 + exp(-z)): a number between 0 and 1."""
    return np.asarray(1 / (1 + np.exp(-z)))


def softmax(z: Array) -> Array:
    """exp(z_i) / sum_j exp(z_j) along the last axis: shares that sum to 1.

    The largest z is subtracted first. This does not change the shares, and exp cannot overflow
    (Goodfellow et al., Deep Learning, 2016, equation 6.33).
    """
    e = np.exp(z - z.max(-1, keepdims=True))
    return np.asarray(e / e.sum(-1, keepdims=True))


def softmax_gradient(delta: Array, _z: Array, a: Array) -> Array:
    """Every output depends on every input: da_i/dz_j = a_i (1[i=j] - a_j), so dL/dz_j = a_j (delta_j - sum_i delta_i a_i)."""
    return np.asarray(a * (delta - (delta * a).sum(-1, keepdims=True)))


def elu(z: Array) -> Array:
    """Above 0, z; below, exp(z) - 1 (Clevert et al., 2016)."""
    return np.where(z > 0, z, np.expm1(np.minimum(z, 0)))


def normal_cdf(z: Array) -> Array:
    """The probability that a standard normal number is below z: (1 + erf(z / sqrt 2)) / 2."""
    from scipy.special import erf  # noqa: PLC0415 - takes a tenth of a second, and only gelu needs it

    return np.asarray(0.5 * (1 + erf(z / sqrt(2))))


def normal_density(z: Array) -> Array:
    """exp(-z^2 / 2) / sqrt(2 pi), the derivative of :func:`normal_cdf`."""
    return np.asarray(np.exp(-0.5 * z * z) / sqrt(2 * pi))


def swish_gradient(delta: Array, z: Array, a: Array) -> Array:
    """(z s(z))' = s(z) + z s(z) (1 - s(z)) with the sigmoid s, and z s(z) is a."""
    s = sigmoid(z)
    return np.asarray(delta * (s + a * (1 - s)))


ACTIVATIONS: dict[ActivationName, Activation] = {
    "linear": Activation(lambda z: z, lambda delta, _z, _a: delta),
    "relu": Activation(lambda z: np.maximum(z, 0), lambda delta, z, _a: delta * (z > 0)),
    "leaky_relu": Activation(lambda z: np.where(z > 0, z, LEAK * z), lambda delta, z, _a: np.where(z > 0, delta, LEAK * delta)),
    "sigmoid": Activation(sigmoid, lambda delta, _z, a: delta * a * (1 - a)),
    "tanh": Activation(np.tanh, lambda delta, _z, a: delta * (1 - a * a)),
    "elu": Activation(elu, lambda delta, z, a: np.where(z > 0, delta, delta * (a + 1))),
    # Hendrycks and Gimpel, 2016, in the exact form.
    "gelu": Activation(lambda z: z * normal_cdf(z), lambda delta, z, _a: delta * (normal_cdf(z) + z * normal_density(z))),
    # Ramachandran et al., 2017; also called silu.
    "swish": Activation(lambda z: z * sigmoid(z), swish_gradient),
    "softmax": Activation(softmax, softmax_gradient),
}
"""Every activation of :mod:`mnist_desktop.core.model.layers`, by its name."""
