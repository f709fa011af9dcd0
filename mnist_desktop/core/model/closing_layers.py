"""The end of a network: how many classes it tells apart, and how to make it tell apart another number of them."""

from __future__ import annotations

from msgspec.structs import replace

from mnist_desktop.core.model.layers import ActivationLayer, BatchNormalization, Dense, Dropout, Flatten, GaussianNoise, Layer
from mnist_desktop.core.model.rows import rows_of
from mnist_desktop.core.model.structure import ModelSpec, replace_layer

USUAL_CLASSES = 10
"""Of MNIST and Fashion-MNIST: what a network is for where nothing says another number."""

_SAME_COUNT = (ActivationLayer, BatchNormalization, Dropout, Flatten, GaussianNoise)
"""Layers that give as many numbers as they get."""


def is_softmax(layer: Layer) -> bool:
    """Whether a layer makes probabilities."""
    return getattr(layer, "activation", None) == "softmax"


def closing_dense(spec: ModelSpec) -> int | None:
    """The index of the Dense layer that decides how many probabilities a network gives; None where it does not end in softmax."""
    if not spec.layers or not is_softmax(spec.layers[-1]):
        return None
    end = next((at for at in reversed(range(len(spec.layers))) if not isinstance(spec.layers[at], _SAME_COUNT)), None)
    return end if end is not None and isinstance(spec.layers[end], Dense) else None


def classes_of(spec: ModelSpec) -> int:
    """How many classes a network tells apart; USUAL_CLASSES where its end does not say.

    >>> classes_of(ModelSpec((Flatten(), Dense(26, "softmax")))), classes_of(ModelSpec((Flatten(),)))
    (26, 10)
    """
    rows = rows_of(spec)
    shape = rows[-1].output_shape if rows and is_softmax(rows[-1].layer) else None
    return shape[-1] if shape is not None and shape[-1] > 1 else USUAL_CLASSES


def fitted(spec: ModelSpec, classes: int) -> ModelSpec:
    """A network that tells apart so many classes: a copy with another number of units at its end, or `spec`, if it does already.

    A network that does not end in softmax stays as it is.
    """
    end = closing_dense(spec)
    return (
        spec if end is None or classes_of(spec) == classes else replace_layer(spec, end, replace(spec.layers[end], units=classes))
    )
