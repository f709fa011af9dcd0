"""Imports TensorFlow and Keras, which takes seconds, in a way that does not stop the window from painting."""

from __future__ import annotations

import ctypes
import importlib.util
import logging
import os
import platform
import sys
import threading
import typing
import warnings
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

import numpy as np

from mnist_desktop.core.garbage import no_garbage_collection
from mnist_desktop.training.engine_interface import EngineError
from mnist_desktop.training.keras.late_modules import late

_LIBRARIES = ("libtensorflow_framework.*", "libtensorflow_cc.*", "python/lib_pywrap_tensorflow_common.*")
"""TensorFlow's large shared libraries, 850 MB in all, in the order of their dependencies."""

_LATE: Mapping[str, Collection[str]] = {
    "keras.wrappers": (),  # imports scikit-learn, and with it half of SciPy
    "keras._tf_keras": (),
    "keras.applications": (),
    "keras.src.legacy.saving.legacy_h5_format": (),  # imports h5py
    "opt_einsum": (),
    "psutil": (),
    "requests": (),
    "tensorflow._api.v2.debugging": (),
    "tensorflow._api.v2.experimental.numpy": (),
    "tensorflow._api.v2.experimental.tensorrt": (),
    "tensorflow._api.v2.linalg": (),
    "tensorflow._api.v2.profiler": (),
    "tensorflow._api.v2.quantization": (),
    "tensorflow._api.v2.test": (),
    "tensorflow._api.v2.tpu": (),
    "tensorflow._api.v2.train": (),
    "tensorflow._api.v2.compat.v1": (),
    "tensorflow._api.v2.compat.v2": (),
    "tensorflow._api.v2.feature_column": (),
    "tensorflow._api.v2.__internal__.feature_column": (),
    "tensorflow._api.v2.__internal__.distribute.combinations": (),  # for TensorFlow's own tests, as is the next
    "tensorflow._api.v2.__internal__.distribute.multi_process_runner": (),
    # An old Keras inside TensorFlow; `tf.nn` has three of its classes.
    "tensorflow.python.keras": (),
    "tensorflow.python.keras.layers": (),
    "tensorflow.python.keras.layers.rnn_cell_wrapper_v2": ("DeviceWrapper", "DropoutWrapper", "ResidualWrapper"),
}
"""Modules whose execution takes half of the import of TensorFlow and Keras, and that no training uses.

`tensorflow._api.v2.lite` and `…distribute` cannot be late: what they import is in packages that also have these names within
TensorFlow, and would take their places there.
"""

NICENESS = 10
"""Of the threads in which TensorFlow computes. A thread at 0 gets nine times the share of one at 10."""

_lock = threading.Lock()
_compiled_lock, _sharing_compiled = threading.Lock(), 0  # and how many share what is compiled now


def import_engine() -> None:
    """Import TensorFlow and Keras; quick if they are already imported. For a worker thread.

    Raises
    ------
    EngineError
        One of them is missing or broken.
    """
    with _lock:
        load_engine()
        _start_computing_threads()


def versions() -> dict[str, str]:
    """Versions of the libraries that train, for the run tracker; call :func:`import_engine` first."""
    import keras
    import tensorflow as tf

    return {
        "python": platform.python_version(),
        "tensorflow": tf.__version__,
        "keras": keras.__version__,
        "numpy": np.__version__,
    }


def load_engine() -> None:
    """Import both and start no threads, for a process that is forked afterwards: threads do not come along into a fork.

    Raises EngineError as :func:`import_engine` does, which everything else calls.
    """
    if "keras" in sys.modules and "tensorflow" in sys.modules:
        return
    logging.getLogger("tensorflow").addFilter(_is_no_retracing_warning)
    # A keras.json of the user's may name another backend, whose tensors nothing here could use.
    os.environ["KERAS_BACKEND"] = "tensorflow"
    load_libraries()
    try:
        with no_garbage_collection(), late(_LATE), _annotations_compiled_once():
            import keras
            import tensorflow as tf  # noqa: F401 - imported for those who come later
    except ImportError as error:
        raise EngineError("TensorFlow cannot be loaded, so nothing can be trained: {cause}.", cause=error) from error
    # Said once for each network, in English, to a log; the builder says of every softmax inside one what is wrong with it.
    warnings.filterwarnings("ignore", "You are using a softmax over axis", UserWarning)
    keras.config.set_floatx("float32")
    keras.config.set_image_data_format("channels_last")


@contextmanager
def _annotations_compiled_once() -> Iterator[None]:
    """Within the block, let :mod:`typing` compile each annotation once that is written as a text.

    TensorFlow says of each of its operations which types of numbers it takes: 18,000 texts, of which a few dozen differ.
    Their compilation is a tenth of the import. Code objects cannot be changed, so they can be shared. Blocks of several threads
    may overlap: the first to begin changes the module, and the last to end changes it back.
    """
    global _sharing_compiled  # noqa: PLW0603 - what it counts is a module, too
    with _compiled_lock:
        if not _sharing_compiled:
            typing.compile = cache(compile)  # type: ignore[attr-defined]
        _sharing_compiled += 1
    try:
        yield
    finally:
        with _compiled_lock:
            _sharing_compiled -= 1
            if not _sharing_compiled:
                del typing.compile  # type: ignore[attr-defined]


def compute_in_threads(count: int) -> None:
    """Let TensorFlow compute in so many threads in this process. Call it before :func:`import_engine`, which raises the same.

    The gradients of convolutions are sums whose order depends on the number of threads; so do the last bits of their weights.
    """
    load_engine()
    import tensorflow as tf

    tf.config.threading.set_intra_op_parallelism_threads(count)
    tf.config.threading.set_inter_op_parallelism_threads(count)


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
    """Whether a log record is not TensorFlow's warning that the same functions are compiled repeatedly.

    The warning is for programs that do so by mistake. Here every run compiles its own functions once, on purpose.
    """
    return "triggered tf.function retracing" not in record.getMessage()


def load_libraries() -> None:
    """Load TensorFlow's shared libraries before Python's import does; quick if they are loaded. For a worker thread.

    The import calls dlopen while it holds Python's global lock: for 300 ms the window cannot paint, and for over a second when
    the files are not in the page cache. A call through ctypes releases the lock; the later import finds the libraries loaded.
    """
    # What follows is read when they are loaded, so it must be set here, and not before the import. Who has set it has a reason.
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    # TensorFlow itself computes with oneDNN only where a processor has instructions for neural networks, which most school PCs
    # lack. With AVX2 alone a convolutional network trains 1.4 to 1.7 times as fast with it.
    os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "1")
    found = importlib.util.find_spec("tensorflow")
    if found is None or sys.platform == "win32":  # Windows has other libraries, which the import loads
        return
    dlopen = ctypes.CDLL(None).dlopen
    dlopen.argtypes, dlopen.restype = (ctypes.c_char_p, ctypes.c_int), ctypes.c_void_p
    for folder in found.submodule_search_locations or ():
        for pattern in _LIBRARIES:
            for library in sorted(Path(folder).glob(pattern)):
                # A library that fails here fails again in the import, with a message.
                dlopen(os.fsencode(library), os.RTLD_NOW | os.RTLD_LOCAL)
