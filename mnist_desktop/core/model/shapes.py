"""Shapes of what flows through a network, and why a layer may refuse one.

The batch axis is left out: an image is ``(28, 28, 1)``, a row of numbers ``(784,)``.
"""

from __future__ import annotations

Shape = tuple[int, ...]
TIMES = " × "
"""Between the sizes of a shape."""


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
    """A shape as people write it, such as ``28 × 28 × 1``."""
    return TIMES.join(f"{size:,}" for size in shape)


def require_image(shape: Shape) -> None:
    """Raise :class:`NeedsImageError` unless `shape` is height, width and channels."""
    if len(shape) != 3:
        raise NeedsImageError(shape)


def places(size: int, window: int, stride: int, padded: bool) -> int:
    """In how many places a window stops on its way along `size` pixels; 0 where not one whole window fits.

    `padded` is Keras' padding "same". The rules are TensorFlow's
    (https://www.tensorflow.org/api_docs/python/tf/nn#notes_on_padding_2): ceil(size / stride) with it, else as many as
    whole windows fit.

    >>> places(28, 3, 1, False), places(28, 3, 2, True), places(2, 3, 1, False)
    (26, 14, 0)
    """
    return -(-size // stride) if padded else max(0, (size - window) // stride + 1)


def window_places(shape: Shape, window: int, stride: int, padded: bool) -> tuple[int, int]:
    """In how many :func:`places` a window stops on its way down and across an image: the height and width of the result.

    Raises
    ------
    NeedsImageError
        `shape` is a row.
    WindowTooLargeError
        The window does not fit in and is not padded.
    """
    require_image(shape)
    height, width = (places(size, window, stride, padded) for size in shape[:2])
    if not height or not width:
        raise WindowTooLargeError(shape, window)
    return height, width
