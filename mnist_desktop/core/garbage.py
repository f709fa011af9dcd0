"""Says when no garbage is to be collected, to whoever collects it."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_held = threading.Lock()


@contextmanager
def no_garbage_collection() -> Iterator[None]:
    """Collect no garbage in the block, and leave what it made out of later collections. For imports of large libraries.

    The 200,000 objects that TensorFlow's modules consist of are walked through again and again while they are made, with
    the global lock held: six pauses of up to 220 ms, a third of the import's time. Without, the longest is 20 ms. They
    stay for good, so freezing them also spares every later collection 190 ms.
    """
    with _held:
        enabled = gc.isenabled()
        gc.disable()
        try:
            yield
        finally:
            gc.freeze()
            if enabled:
                gc.enable()


def collection_is_held() -> bool:
    """Whether some thread is in such a block, for collectors that Python's own switch does not reach."""
    return _held.locked()
