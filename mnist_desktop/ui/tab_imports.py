"""Imports what the tabs need piece by piece, so that the window, which is shown by then, stays responsive.

Modules without Qt are imported in a worker. All others must be imported in the GUI thread (see
:mod:`mnist_desktop.workers.qt_guard`), one module per turn of the event loop.
"""

from __future__ import annotations

import importlib
import logging
import time
from collections.abc import Iterator, Sequence
from types import ModuleType

from PySide6 import QtCore, QtGui, QtWidgets

from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.workers.import_order import import_order
from mnist_desktop.workers.qt_guard import is_plain

logger = logging.getLogger(__name__)

LIBRARIES = (
    "numpy.random", "mmap", "cProfile", "csv", "fractions", "importlib.resources", "multiprocessing.connection", "PIL.Image",
    "pkgutil", "pydoc", "statistics", "subprocess", "sysconfig", "xml.etree.ElementTree",
)  # fmt: skip
"""What pyqtgraph and the tabs import from the standard library and from libraries without Qt."""
QT_OF_PLOTS = ("PySide6.QtSvg", "PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets", "PySide6.QtTest")
"""What pyqtgraph imports of Qt. All of them together take some milliseconds."""
PLOTS = "pyqtgraph"
"""It alone takes 60 ms in one piece."""
SECONDS_PER_TURN = 0.004
"""How long types are made before the next turn of the event loop."""


def prepare_imports(names: Sequence[str], stop: StopToken) -> tuple[str, ...]:
    """For a worker: import everything without Qt that the modules called `names` need.

    Returns
    -------
    tuple
        The modules that are left for the GUI thread, each after those that it needs.
    """
    order = import_order(names)
    logger.info("%d modules are left to import", len(order))
    for name in (*LIBRARIES, *filter(is_plain, order)):
        if stop.stop_requested:
            break
        importlib.import_module(name)
    return tuple(name for name in order if not is_plain(name))


def import_libraries_of_qt() -> None:
    """For the GUI thread: load Qt's libraries for plots, before a worker loads TensorFlow's.

    The system loads one library at a time, so here the window would wait until TensorFlow's are loaded.
    """
    for name in QT_OF_PLOTS:
        _try_to_import(name)


def import_pieces(order: Sequence[str]) -> Iterator[None]:
    """For the GUI thread: import pyqtgraph, then the modules of `order`. Each step of the iterator takes some milliseconds.

    What cannot be imported is left out: pyqtgraph does without some of Qt, and whoever needs a module says that it is not there.
    """
    for module in (QtCore, QtGui, QtWidgets):
        yield from _make_types(module)
    for name in (*QT_OF_PLOTS, PLOTS, *order):
        _try_to_import(name)
        yield


def _try_to_import(name: str) -> None:
    try:
        importlib.import_module(name)
    except Exception:  # a library that is not whole fails in whatever way it does
        logger.info("%s cannot be imported ahead", name, exc_info=True)


def _make_types(module: ModuleType) -> Iterator[None]:
    """Ask for every name of a module of PySide, which makes a type when it is first asked for.

    pyqtgraph asks for all of them, which takes as long as the rest of its import.
    """
    began = time.perf_counter()
    for name in dir(module):
        getattr(module, name)
        if time.perf_counter() - began > SECONDS_PER_TURN:
            yield
            began = time.perf_counter()
