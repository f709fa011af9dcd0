"""A convolution as a matrix product, for training on small maps.

oneDNN's gradients of a convolution reach a third of the rate of a matrix product where the outputs are 3x3: it computes them in
blocks of a row. There, cutting the patches costs less than the product gains. Forward alone nothing is gained.
"""

from __future__ import annotations

import numpy as np

from mnist_desktop.training.keras.model_builder import Keras

MOST_ROWS = 3
"""Of the outputs. The longer the rows, the nearer the convolution comes to the product; and the patches become more."""

LARGEST_MAP = 7
"""Rows of a map. The patches, and the product that adds up their slopes, grow with the fourth power of a large kernel's side."""

FEWEST_WEIGHTS = 256
"""Of one kernel: the product must be worth the patches. It was measured with 576."""


def suits_patches(layer: Keras, maps: Keras) -> bool:
    """Whether the convolution `layer` of `maps` is trained faster as a matrix product."""
    rows, columns, channels = maps.shape[1:]
    window, *_ = layer.kernel_size
    plain = layer.padding == "valid" and layer.strides == (1, 1) and rows == columns
    return bool(plain and rows <= LARGEST_MAP and rows - window < MOST_ROWS and window**2 * channels >= FEWEST_WEIGHTS)


def convolve_patches(maps: Keras, kernel: Keras) -> Keras:
    """The convolution of `maps`, float32, shape (N, rows, columns, channels), with `kernel`, without padding, at stride 1.

    Its patches are gathered. Each pixel's slope is the sum of those of the patches that it is in: a product with a matrix of
    zeros and ones. TensorFlow itself would add up the slopes of gathered numbers one by one.
    """
    import tensorflow as tf

    # As in tf.custom_gradient, see fused_forward.
    from tensorflow.python.eager.record import record_operation, stop_recording

    rows, columns, channels = maps.shape[1:]
    window, _, _, filters = kernel.shape
    pixels = np.arange(rows * columns, dtype=np.int32).reshape(rows, columns)
    places = np.lib.stride_tricks.sliding_window_view(pixels, (window, window))
    taken = np.equal.outer(pixels.ravel(), places.ravel()).astype(np.float32)

    flat = tf.reshape(maps, (-1, rows * columns, channels))
    with stop_recording():
        patches = tf.gather(flat, places.ravel(), axis=1)
    record_operation("Patches", [patches], [flat], lambda slopes: [tf.matmul(taken, slopes)])
    depth = window**2 * channels
    sums = tf.reshape(patches, (-1, depth)) @ tf.reshape(kernel, (depth, filters))
    return tf.reshape(sums, (-1, *places.shape[:2], filters))
