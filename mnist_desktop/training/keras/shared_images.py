"""Lends the app's images to TensorFlow, which otherwise copies them: 47 MB for MNIST."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.datasets.aligned import is_aligned
from mnist_desktop.training.keras.model_builder import Keras


def image_tensor(images: NDArray[np.uint8]) -> Keras:
    """The images as a tensor, uint8, shape (N, 28, 28, 1), in the same memory where it is aligned, else a copy.

    The tensor keeps the memory of `images`, uint8, shape (N, 28, 28), for as long as it lives. It is only for reading: hold it
    while a function computes with it, because TensorFlow may write a result over an argument that nobody else has.
    """
    import tensorflow as tf

    with_channel = images[..., np.newaxis]
    if not is_aligned(with_channel):
        return tf.constant(with_channel)
    return tf.experimental.dlpack.from_dlpack(np.asarray(_Lent(with_channel)).__dlpack__())


class _Lent:
    """The memory of an array, said to be writable: DLPack, as TensorFlow reads it, has no word for read-only.

    NumPy keeps this object for as long as the array that it makes of it, so the memory lasts as well.
    """

    def __init__(self, array: NDArray[np.uint8]) -> None:
        self._array = array
        address = array.ctypes.data
        self.__array_interface__: dict[str, Any] = {**array.__array_interface__, "data": (address, False)}
