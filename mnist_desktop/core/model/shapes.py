"""The shapes of data between layers, and why a layer may refuse one.

The batch axis is left out: an image is ``(28, 28, 1)``, a row of numbers ``(784,)``.
"""

from __future__ import annotations

Shape = tuple[int, ...]
TIMES = " × "
"""Stands between the sizes of a shape."""


class ShapeError(ValueError):
    """A layer cannot take the shape that it gets. :mod:`problems` makes the sentence about it.

    Attributes
    ----------
    shape
        The shape that the layer gets.
    """

    def __init__(self, shape: Shape) -> None:
        super().__init__(shape)
        self.shape = shape


class NeedsImageError(ShapeError):
    """A layer for images gets a row of numbers."""


class NeedsRowError(ShapeError):
    """A layer for rows gets an image."""


class WindowTooLargeError(ShapeError):
    """A kernel or pooling window, `window` pixels wide and high, is larger than its image."""

    def __init__(self, shape: Shape, window: int) -> None:
        super().__init__(shape)
        self.window = window


def shape_text(shape: Shape) -> str:
    """A shape in readable form, such as ``28 × 28 × 1``."""
    return TIMES.join(f"{size:,}" for size in shape)


def require_image(shape: Shape) -> None:
    """Raise :class:`NeedsImageError` unless `shape` is height, width and channels."""
    if len(shape) != 3:
        raise NeedsImageError(shape)


def places(size: int, window: int, stride: int, padded: bool) -> int:
    """The number of positions of a window along `size` pixels; 0 where no whole window fits.

    `padded` is Keras' padding "same". The rules are TensorFlow's
    (https://www.tensorflow.org/api_docs/python/tf/nn#notes_on_padding_2): ceil(size / stride) with it, else as many as
    whole windows fit.

    >>> places(28, 3, 1, False), places(28, 3, 2, True), places(2, 3, 1, False)
    (26, 14, 0)
    """
    return -(-size // stride) if padded else max(0, (size - window) // stride + 1)


def window_places(shape: Shape, window: int, stride: int, padded: bool) -> tuple[int, int]:
    """The number of :func:`places` of a window down and across an image: the height and width of the output.

    Raises
    ------
    NeedsImageError
        `shape` is a row.
    WindowTooLargeError
        The window does not fit and there is no padding.
    """
    require_image(shape)
    height, width = (places(size, window, stride, padded) for size in shape[:2])
    if not height or not width:
        raise WindowTooLargeError(shape, window)
    return height, width
