"""Brings TensorFlow and Keras into the process, for seconds, without holding up a window that paints meanwhile."""

from __future__ import annotations

import ctypes
import importlib.util
import logging
import os
import platform
import sys
import threading
import warnings
from contextlib import suppress
from functools import cache
from pathlib import Path

import numpy as np

from mnist_desktop.core.garbage import no_garbage_collection
from mnist_desktop.training.engine import EngineError

_LIBRARIES = ("libtensorflow_framework.*", "libtensorflow_cc.*", "python/lib_pywrap_tensorflow_common.*")
"""TensorFlow's large shared libraries, 850 MB of them, in the order in which they need each other."""

NICENESS = 10
"""Of the threads in which TensorFlow computes. A thread at 0 gets nine times the share of one at 10."""

_lock = threading.Lock()


def import_engine() -> None:
    """Import TensorFlow and Keras; quick when they are there already. Meant for a thread beside the window's.

    Raises
    ------
    EngineError
        One of them is missing or broken.
    """
    with _lock:
        logging.getLogger("tensorflow").addFilter(_is_no_retracing_warning)
        if "keras" not in sys.modules or "tensorflow" not in sys.modules:
            _import_engine()
        _start_computing_threads()


def versions() -> dict[str, str]:
    """Versions of what trains, for the run tracker; after :func:`import_engine`."""
    import keras
    import tensorflow as tf

    return {
        "python": platform.python_version(),
        "tensorflow": tf.__version__,
        "keras": keras.__version__,
        "numpy": np.__version__,
    }


def _import_engine() -> None:
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    # A keras.json of the user's may name another backend, whose tensors nothing here could use.
    os.environ["KERAS_BACKEND"] = "tensorflow"
    _load_libraries()
    try:
        with no_garbage_collection():
            import keras
            import tensorflow as tf  # noqa: F401 - imported for those who come later
    except ImportError as error:
        raise EngineError("TensorFlow cannot be loaded, so nothing can be trained: {cause}.", cause=error) from error
    # Said once for each network, in English, to a log; the builder says of every softmax inside one what is wrong with it.
    warnings.filterwarnings("ignore", "You are using a softmax over axis", UserWarning)
    keras.config.set_floatx("float32")
    keras.config.set_image_data_format("channels_last")


@cache
def _start_computing_threads() -> None:
    """Let TensorFlow start the threads in which it computes, such that they give way to the window.

    It starts them all at its first operation, and they last. On Linux each thread has a niceness of its own and hands it on to
    those that it starts, so that operation is done here, in a thread that is nice. Those who call TensorFlow later are not: a
    thread of Python that waits for a core behind other programs does so with the global lock in its hands, and the window waits
    with it. Other systems weigh threads by themselves.
    """

    def start() -> None:
        import tensorflow as tf

        with suppress(OSError):  # a sandbox may forbid it
            inherited = os.getpriority(os.PRIO_PROCESS, 0)
            os.setpriority(os.PRIO_PROCESS, 0, max(inherited, NICENESS))
        tf.constant(0)

    if sys.platform == "linux":
        thread = threading.Thread(target=start, name="computing threads")
        thread.start()
        thread.join()


def _is_no_retracing_warning(record: logging.LogRecord) -> bool:
    """Whether TensorFlow says anything else than that it compiles the same functions again and again.

    It is meant for those who do so by mistake. Here every run compiles functions of its own on purpose, once each.
    """
    return "triggered tf.function retracing" not in record.getMessage()


def _load_libraries() -> None:
    """Load the shared libraries before Python's own import of them would.

    That import calls dlopen with Python's global lock held: 300 ms in which no window paints, and over a second when the
    files are not in the page cache. A call through ctypes gives the lock away; the later import then finds them loaded.
    """
    found = importlib.util.find_spec("tensorflow")
    if found is None or sys.platform == "win32":  # Windows has other libraries; there the import loads them
        return
    dlopen = ctypes.CDLL(None).dlopen
    dlopen.argtypes, dlopen.restype = (ctypes.c_char_p, ctypes.c_int), ctypes.c_void_p
    for folder in found.submodule_search_locations or ():
        for pattern in _LIBRARIES:
            for library in sorted(Path(folder).glob(pattern)):
                # What cannot be loaded here fails again, with a message, in the import.
                dlopen(os.fsencode(library), os.RTLD_NOW | os.RTLD_LOCAL)
