"""Which part of the image a number of a layer depends on: its receptive field."""

from __future__ import annotations

from collections.abc import Sequence

from mnist_desktop.core.insight.columns import Column
from mnist_desktop.core.lab.sliding import Axis
from mnist_desktop.core.lab.window_sum import Rectangle
from mnist_desktop.core.model.layers import Conv2D, Layer, Pooling2D
from mnist_desktop.core.model.shapes import Shape

Spot = tuple[int, int]
"""A row and a column of a map."""


def window_at(layer: Layer, shape: Shape, spot: Spot) -> Rectangle:
    """The part of its input, of `shape`, that an image layer looks at for one place of its output.

    It may reach beyond the input, where the layer pads it; a layer without a window looks at the place itself.
    """
    return _window(layer, shape, Rectangle(spot[0], spot[1], spot[0] + 1, spot[1] + 1))


def receptive_field(columns: Sequence[Column], place: int, spot: Spot | None) -> Rectangle:
    """The pixels that the number at `spot` of the column at `place` depends on, cut at the edges of the image.

    A number of a row depends on the whole image, and its `spot` is None. Noise and other layers that act in training only are
    passed over; batch normalisation and activations look at one place alone.
    """
    height, width = columns[0].shape[:2]
    whole = Rectangle(0, 0, height, width)
    if spot is None:
        return whole
    seen = Rectangle(spot[0], spot[1], spot[0] + 1, spot[1] + 1)
    for column in reversed(columns[1 : place + 1]):
        if not column.is_image or column.layer is None:
            return whole
        seen = _window(column.layer, column.input_shape, seen)
    return Rectangle(max(0, seen.top), max(0, seen.left), min(height, seen.bottom), min(width, seen.right))


def _window(layer: Layer, shape: Shape, outputs: Rectangle) -> Rectangle:
    match layer:
        case Conv2D():
            size, stride = layer.kernel_size, layer.strides
        case Pooling2D():
            size, stride = layer.pool_size, layer.strides or layer.pool_size
        case _:
            return outputs
    rows, across = (Axis.of(side, size, stride, layer.padding) for side in shape[:2])
    (top, bottom), (left, right) = rows.span(outputs.top, outputs.bottom), across.span(outputs.left, outputs.right)
    return Rectangle(top, left, bottom, right)
