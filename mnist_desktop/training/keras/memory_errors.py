"""Full memory is one exception, whoever finds it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def memory_errors_as_pythons() -> Iterator[None]:
    """Raise MemoryError in place of TensorFlow's own exception for full memory."""
    import tensorflow as tf

    try:
        yield
    except tf.errors.ResourceExhaustedError as error:
        raise MemoryError(error.message) from error
