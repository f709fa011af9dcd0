"""Shapes of what flows through a network, and why a layer may refuse one.

The batch axis is left out: an image is ``(28, 28, 1)``, a row of numbers ``(784,)``.
"""

from __future__ import annotations

from math import ceil

Shape = tuple[int, ...]


class ShapeError(ValueError):
    """A layer cannot take the shape that the layer before it gives; the sentence about it is the model's to make.

    Attributes
    ----------
    shape
        What the layer was given.
    """

    def __init__(self, shape: Shape) -> None:
        super().__init__(shape)
        self.shape = shape


class NeedsImageError(ShapeError):
    """A layer for images was given a row of numbers."""


class NeedsRowError(ShapeError):
    """A layer for rows was given an image."""


class WindowTooLargeError(ShapeError):
    """A kernel or pooling window, `window` pixels wide and high, is larger than the image it should slide over."""

    def __init__(self, shape: Shape, window: int) -> None:
        super().__init__(shape)
        self.window = window


def shape_text(shape: Shape) -> str:
    """A shape as people write it, such as ``28 x 28 x 1``."""
    return " x ".join(str(size) for size in shape)


def require_image(shape: Shape) -> None:
    """Raise :class:`NeedsImageError` unless `shape` is height, width and channels."""
    if len(shape) != 3:
        raise NeedsImageError(shape)


def window_places(shape: Shape, window: int, stride: int, padded: bool) -> tuple[int, int]:
    """In how many places a window stops on its way down and across an image; they are the height and width of the result.

    `padded` is Keras' padding "same". The formula is that of
    https://keras.io/api/layers/convolution_layers/convolution2d/.

    Raises
    ------
    NeedsImageError
        `shape` is a row.
    WindowTooLargeError
        The window does not fit in and is not padded.
    """
    require_image(shape)
    height, width = shape[:2]
    if padded:
        return ceil(height / stride), ceil(width / stride)
    if window > min(height, width):
        raise WindowTooLargeError(shape, window)
    return (height - window) // stride + 1, (width - window) // stride + 1
