"""Brings TensorFlow and Keras into the process, for seconds, without holding up a window that paints meanwhile."""

from __future__ import annotations

import ctypes
import importlib.util
import logging
import os
import platform
import sys
import threading
from pathlib import Path

import numpy as np

from mnist_desktop.core.garbage import no_garbage_collection
from mnist_desktop.training.engine import EngineError

_LIBRARIES = ("libtensorflow_framework.*", "libtensorflow_cc.*", "python/lib_pywrap_tensorflow_common.*")
"""TensorFlow's large shared libraries, 850 MB of them, in the order in which they need each other."""

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
        if "keras" in sys.modules and "tensorflow" in sys.modules:
            return
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
        keras.config.set_floatx("float32")
        keras.config.set_image_data_format("channels_last")


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
