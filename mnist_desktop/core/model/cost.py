"""How much arithmetic and memory a network needs, counted from its layers, and how many images to compute at a time.

Only the arithmetic of Dense and Conv2D is counted; the rest is small.
"""

from __future__ import annotations

from functools import lru_cache
from math import prod

from mnist_desktop.core.model.layers import BatchNormalization, Conv2D, Dense
from mnist_desktop.core.model.spec import LayerRow, ModelSpec, parameters_of, rows_of

MICRO_BATCH_FLOPS = 5e9
"""What a slow school PC computes in 100 ms, the longest that a micro-batch should delay a stop."""

MOST_IMAGES = 1000
"""The most images in one micro-batch. More would not fit into the processor's cache and would not be faster."""

BYTES_PER_OUTPUT = 5
"""Bytes per output of a layer, kept as float32 for the backward pass; most gradients reuse memory that is free again. Measured
were 3.6 to 4.8 bytes in networks with many layers, and 7 with two convolutions."""

BYTES_PER_PARAMETER = 16
"""The weight, its gradient, and Adam's two moments, each as float32."""

EVALUATION_BYTES = 2**28
"""The most memory for the outputs of the layers while images are evaluated. No preset comes near it; anybody can hand in
a network that needs gigabytes."""

AT_ONCE_FLOPS = 1.35e8
"""What an ordinary PC does in 4 ms, a part of a frame; the heaviest preset needs 96 % of it, and took 3 ms."""

FLOPS_PER_LAYER, FLOPS_PER_PARAMETER = 1e6, 5
"""As long as calling a layer, and fetching a parameter from memory, take for one image: 30 to 80 microseconds, and 0.2 ns."""


def forward_flops(spec: ModelSpec) -> int:
    """Floating-point operations to predict one image: a multiplication and an addition per weight and position.

    Where the network is asked both ways, all layers but the last need twice as many.
    """
    counts = [_multiply_adds(row) for row in rows_of(spec)]
    return 2 * (sum(counts) + (sum(counts[:-1]) if spec.asks_both_ways else 0))


def training_flops(spec: ModelSpec) -> int:
    """Floating-point operations to train on one image.

    The backward pass needs as many again for the gradient of the weights, and as many for that of the inputs, except in the
    first layer with weights.
    """
    counts = [count for count in map(_multiply_adds, rows_of(spec)) if count]
    return 2 * (3 * sum(counts) - sum(counts[:1]))


def allows_micro_batches(spec: ModelSpec) -> bool:
    """Whether a step may be computed in micro-batches.

    Their gradients add up to the gradient of the batch, so the result is the same; a stop is quicker and less memory is
    needed. Batch normalisation needs the mean and variance of the whole batch, so it does not allow them.
    """
    return not any(isinstance(layer, BatchNormalization) for layer in spec.layers)


def micro_batch_size(spec: ModelSpec, batch_size: int) -> int:
    """How many images to compute at a time: a whole batch, or fewer where that would take long and micro-batches are allowed."""
    return min(batch_size, quick_batch(spec)) if allows_micro_batches(spec) else batch_size


@lru_cache(16)  # asked at each move of the pen
def answers_at_once(spec: ModelSpec) -> bool:
    """Whether an ordinary PC predicts one image so soon that a window may wait for it."""
    calls = FLOPS_PER_LAYER * len(spec.layers) + FLOPS_PER_PARAMETER * parameters_of(rows_of(spec))
    return forward_flops(spec) + calls <= AT_ONCE_FLOPS


def quick_batch(spec: ModelSpec) -> int:
    """How many images an ordinary PC trains on, or a slow one evaluates, in about a tenth of a second."""
    return max(1, min(MOST_IMAGES, int(MICRO_BATCH_FLOPS / max(1, training_flops(spec)))))


def evaluation_batch(spec: ModelSpec, most: int) -> int:
    """How many images to evaluate at a time, `most` or fewer: so many that a stop is soon seen and memory has room for them."""
    _, per_image = training_bytes(spec)
    ways = 2 if spec.asks_both_ways else 1
    return max(1, min(most // ways, quick_batch(spec), EVALUATION_BYTES // max(1, ways * per_image)))


def training_bytes(spec: ModelSpec) -> tuple[int, int]:
    """About how many bytes training needs: for the parameters, and for each image that is computed at a time."""
    rows = rows_of(spec)
    outputs = sum(prod(row.output_shape) for row in rows if row.output_shape is not None)
    return BYTES_PER_PARAMETER * parameters_of(rows), BYTES_PER_OUTPUT * outputs


def muon_flops(spec: ModelSpec) -> list[int]:
    """For each layer, the floating-point operations of *muon* in one step, however many images it has.

    For a kernel it needs two products with its large side, and 17 of square matrices of its small one: four in each of five
    rounds, without one in the first and two in the last. The last layer, which *muon* leaves to AdamW, has so few outputs that it
    is not worth a case of its own.
    """
    sides = (sorted(_kernel_sides(row)) for row in rows_of(spec))
    return [2 * each[0] ** 2 * (17 * each[0] + 2 * each[1]) if each else 0 for each in sides]


def _kernel_sides(row: LayerRow) -> tuple[int, ...]:
    """How many inputs and outputs a layer's kernel has, seen as a matrix; empty where it has none or does not fit."""
    if row.input_shape is None or row.output_shape is None:
        return ()
    match row.layer:
        case Dense():
            return row.input_shape[-1], row.layer.units
        case Conv2D():
            return row.layer.kernel_size**2 * row.input_shape[-1], row.layer.filters
    return ()


def _multiply_adds(row: LayerRow) -> int:
    """Multiplications with an addition for one image: as many as the kernel has numbers, at each place where it is applied."""
    sides = _kernel_sides(row)
    return prod(sides) * prod(row.output_shape[:-1]) if sides and row.output_shape else 0
