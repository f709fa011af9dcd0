"""A network as single steps, as whoever writes out forward and backward needs it."""

from __future__ import annotations

from msgspec.structs import replace

from mnist_desktop.core.model.layers import ActivationLayer, Dense, Layer
from mnist_desktop.core.model.structure import ModelSpec


def single_steps(spec: ModelSpec) -> tuple[Layer, ...]:
    """The layers of `spec` as single steps: a Dense with an activation becomes a linear Dense and an Activation.

    The closing softmax is left out: it is part of the loss, which makes its gradient simple.
    """
    layers: list[Layer] = []
    for layer in spec.layers:
        if isinstance(layer, Dense) and layer.activation != "linear":
            layers += [replace(layer, activation="linear"), ActivationLayer(layer.activation)]
        else:
            layers.append(layer)
    return tuple(layers[:-1])
