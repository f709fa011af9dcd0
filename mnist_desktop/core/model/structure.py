"""The ordered layers of a network as one value, and functions that make a changed copy of it."""

from __future__ import annotations

from msgspec import Struct

from mnist_desktop.core.model.layers import AnyLayer, Layer, RandomFlip
from mnist_desktop.core.model.shapes import Shape

INPUT_SHAPE: Shape = (28, 28, 1)
MAX_LAYERS = 100
MAX_PARAMETERS = 20_000_000
"""With more, the weights, gradients and Adam's two moments (16 bytes per weight) would fill a school PC's memory."""


class ModelSpec(Struct, frozen=True, forbid_unknown_fields=True):
    """The layers of a network from input to output, without weights."""

    layers: tuple[AnyLayer, ...] = ()
    name: str = ""

    @property
    def asks_both_ways(self) -> bool:
        """Whether the network in use sees each image and its mirror image, and its last layer gets the mean of both ways.

        It is the image that is mirrored, wherever the layer that asks for it stands.
        """
        return any(isinstance(layer, RandomFlip) and layer.both_ways for layer in self.layers)


def insert(spec: ModelSpec, index: int, *layers: Layer) -> ModelSpec:
    """A copy of `spec` with `layers` inserted before position `index`."""
    return with_layers(spec, (*spec.layers[:index], *layers, *spec.layers[index:]))


def remove(spec: ModelSpec, *indices: int) -> ModelSpec:
    """A copy of `spec` without the layers at `indices`."""
    return with_layers(spec, tuple(layer for at, layer in enumerate(spec.layers) if at not in indices))


def replace_layer(spec: ModelSpec, index: int, layer: Layer) -> ModelSpec:
    """A copy of `spec` with `layer` at position `index`."""
    return with_layers(spec, (*spec.layers[:index], layer, *spec.layers[index + 1 :]))


def move(spec: ModelSpec, index: int, to: int) -> ModelSpec:
    """A copy of `spec` with the layer from `index` at position `to`."""
    layers = list(spec.layers)
    layers.insert(to, layers.pop(index))
    return with_layers(spec, tuple(layers))


def move_before(spec: ModelSpec, indices: tuple[int, ...], gap: int) -> ModelSpec:
    """A copy of `spec` with the layers at `indices` moved together, in their order, to before the layer at `gap`."""
    moved = tuple(spec.layers[index] for index in sorted(indices))
    rest = remove(spec, *indices)
    return insert(rest, gap - sum(index < gap for index in indices), *moved)


def with_layers(spec: ModelSpec, layers: tuple[Layer, ...]) -> ModelSpec:
    """A copy of `spec` with other layers."""
    return ModelSpec(layers, spec.name)  # type: ignore[arg-type]  # every Layer subclass is one of AnyLayer
