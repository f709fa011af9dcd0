"""How much arithmetic a network takes, counted from its layers. Only Dense and Conv2D count; what else there is, is little."""

from __future__ import annotations

from math import prod

from mnist_desktop.core.model.layers import Conv2D, Dense
from mnist_desktop.core.model.spec import LayerRow, ModelSpec, analyse


def forward_flops(spec: ModelSpec) -> int:
    """Floating-point operations to predict one image: a multiplication and an addition per weight and place it is used at."""
    return 2 * sum(_multiply_adds(row) for row in analyse(spec).rows)


def training_flops(spec: ModelSpec) -> int:
    """Floating-point operations to train on one image.

    The backward pass takes as many again for the gradient of the weights, and as many for that of the inputs, which the
    first layer with weights does not need.
    """
    counts = [count for count in map(_multiply_adds, analyse(spec).rows) if count]
    return 2 * (3 * sum(counts) - sum(counts[:1]))


def _multiply_adds(row: LayerRow) -> int:
    if row.input_shape is None or row.output_shape is None:
        return 0
    match row.layer:
        case Dense():
            return row.input_shape[-1] * row.layer.units
        case Conv2D():
            return prod(row.output_shape) * row.layer.kernel_size**2 * row.input_shape[-1]
    return 0
