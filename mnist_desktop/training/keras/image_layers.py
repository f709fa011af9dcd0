"""Two layers that Keras does not have: one distorts images in many ways at once, one changes the thickness of strokes.

Both act only during training, on each image separately, and draw from their own ``keras.random.SeedGenerator``, like Keras'
random layers. The classes are inside functions, because Keras is imported only when it is needed.
"""

from __future__ import annotations

from math import tau
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.model.layers import RandomDistortion

Keras = Any
"""An object of Keras or TensorFlow, which have no types."""

CONTROL_POINTS = 6
"""Control points along each side for the elastic distortion: bends of at least five pixels, like those of handwriting."""


def random_distortion(layer: RandomDistortion, seed: int, fill: float) -> Keras:
    """Turn, zoom, shear, shift and bend images at random. They are resampled, and so blurred, only once.

    Each pixel gets the value at another place: a random affine map of its own place plus a smooth random displacement, which is
    a cubic B-spline over a coarse grid of control points (D. Rueckert et al., *Nonrigid registration using free-form
    deformations*, 1999, equation 1). P. Simard et al. (*Best practices for convolutional neural networks*, 2003) use a filter.

    Returns
    -------
    keras.layers.Layer
        Float images of any size and depth, shape (N, H, W, C), to the same shape. Outside of the image the value is `fill`.
    """
    import keras
    import tensorflow as tf

    class RandomDistortionLayer(keras.layers.Layer):  # type: ignore[misc]  # a base without types
        """See the function."""

        def __init__(self) -> None:
            super().__init__(name=f"random_distortion_{seed}")
            self.seed_generator = keras.random.SeedGenerator(seed)

        def call(self, images: Keras, training: bool = False) -> Keras:
            return _resample(images, *self._places(images), fill) if training else images

        def compute_output_shape(self, shape: tuple[int | None, ...]) -> tuple[int | None, ...]:
            return shape  # Keras would find it out by building the layer once more

        def _draw(self, count: Keras, *shape: int, reach: float = 1.0) -> Keras:
            return keras.random.uniform((count, *shape), -reach, reach, seed=self.seed_generator)

        def _places(self, images: Keras) -> tuple[Keras, Keras]:
            """The row and column from which each pixel is taken, float32, shape (N, H, W)."""
            count, (_, height, width, _) = tf.shape(images)[0], images.shape
            angle, shear = self._draw(count, 1, 1, reach=layer.rotation * tau), self._draw(count, 1, 1, reach=layer.shear)
            tall, wide = (1 + self._draw(count, 1, 1, reach=layer.zoom) for _ in range(2))
            down, right = (side * self._draw(count, 1, 1, reach=layer.shift) for side in (height, width))
            cos, sin = tf.cos(angle), tf.sin(angle)
            row = tf.constant(np.arange(height, dtype=np.float32)[:, np.newaxis] - (height - 1) / 2)
            column = tf.constant(np.arange(width, dtype=np.float32) - (width - 1) / 2)
            # Relative to the middle: sheared along the rows, zoomed along each axis, turned, and shifted.
            y, x = tall * row, wide * (column + shear * row)
            rows = cos * y - sin * x + (height - 1) / 2 + down
            columns = sin * y + cos * x + (width - 1) / 2 + right
            if layer.elastic:
                bends = self._draw(count, 2, CONTROL_POINTS, CONTROL_POINTS, reach=layer.elastic)
                bends = _spline(height) @ bends @ tf.transpose(_spline(width))
                rows, columns = rows + bends[:, 0] * height, columns + bends[:, 1] * width
            return rows, columns

    return RandomDistortionLayer()


def random_thickness(factor: float, seed: int, fill: float) -> Keras:
    """Make bright strokes on a background of `fill` thicker or thinner by up to about a pixel on each side.

    Each image is mixed with its greyscale dilation or erosion by 3x3 pixels (J. Serra, *Image Analysis and Mathematical
    Morphology*, 1982, chapter XII), with a share that is drawn from 0 to `factor`; thicker and thinner are equally likely.

    Returns
    -------
    keras.layers.Layer
        Float images, shape (N, H, W, C), to the same shape.
    """
    import keras
    import tensorflow as tf

    class RandomThicknessLayer(keras.layers.Layer):  # type: ignore[misc]  # a base without types
        """See the function."""

        def __init__(self) -> None:
            super().__init__(name=f"random_thickness_{seed}")
            self.seed_generator = keras.random.SeedGenerator(seed)

        def call(self, images: Keras, training: bool = False) -> Keras:
            if not training:
                return images
            share = keras.random.uniform((tf.shape(images)[0], 1, 1, 1), -factor, factor, seed=self.seed_generator)
            thicker = tf.nn.max_pool2d(images, 3, 1, "SAME")
            thinner = -tf.nn.max_pool2d(-images, 3, 1, "SAME")
            mixed = images + tf.nn.relu(share) * (thicker - images) + tf.nn.relu(-share) * (thinner - images)
            peak, mixed_peak = (tf.reduce_max(each - fill, (1, 2), keepdims=True) for each in (images, mixed))
            return fill + (mixed - fill) * tf.math.divide_no_nan(peak, mixed_peak)

        def compute_output_shape(self, shape: tuple[int | None, ...]) -> tuple[int | None, ...]:
            return shape  # as above

    return RandomThicknessLayer()


def _spline(side: int) -> NDArray[np.float32]:
    """The weight of each control point at each pixel, float32, shape (side, CONTROL_POINTS); cubic B-splines."""
    distance = np.abs(np.linspace(0, CONTROL_POINTS - 1, side)[:, np.newaxis] - np.arange(CONTROL_POINTS))
    near = 2 / 3 - distance**2 + distance**3 / 2
    far = np.clip(2 - distance, 0, None) ** 3 / 6
    return np.where(distance < 1, near, far).astype(np.float32)


def _resample(images: Keras, rows: Keras, columns: Keras, fill: float) -> Keras:
    """The values at these places, by bilinear interpolation between pixels; outside of the image `fill`."""
    import tensorflow as tf

    _, height, width, channels = images.shape
    # A margin of one pixel, from which all values outside are taken.
    pixels = tf.reshape(tf.pad(images, ((0, 0), (1, 1), (1, 1), (0, 0)), constant_values=fill), (-1, channels))
    rows = tf.clip_by_value(rows + 1, 0.0, height + 0.999)
    columns = tf.clip_by_value(columns + 1, 0.0, width + 0.999)
    top, left = tf.floor(rows), tf.floor(columns)
    down, right = (rows - top)[..., tf.newaxis], (columns - left)[..., tf.newaxis]
    stride = width + 2
    first = tf.range(tf.shape(images)[0])[:, tf.newaxis, tf.newaxis] * ((height + 2) * stride)
    at = first + tf.cast(top, tf.int32) * stride + tf.cast(left, tf.int32)
    above = tf.gather(pixels, at) * (1 - right) + tf.gather(pixels, at + 1) * right
    below = tf.gather(pixels, at + stride) * (1 - right) + tf.gather(pixels, at + stride + 1) * right
    return tf.ensure_shape(above * (1 - down) + below * down, images.shape)
