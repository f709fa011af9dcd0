"""Imports what the tabs need piece by piece, so that a window that is seen already never stands still for long.

What knows no Qt is imported in a worker. All else belongs into the GUI thread (see :mod:`mnist_desktop.workers.qt_guard`), one
module between two turns of the event loop.
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
    "cProfile", "csv", "fractions", "importlib.resources", "multiprocessing.connection", "PIL.Image", "pkgutil", "pydoc",
    "statistics", "subprocess", "sysconfig", "xml.etree.ElementTree",
)  # fmt: skip
"""What pyqtgraph and the tabs import of Python's own and of libraries that know no Qt."""
PLOTS = ("PySide6.QtSvg", "PySide6.QtOpenGLWidgets", "PySide6.QtTest", "pyqtgraph")
"""pyqtgraph, behind what it would import of Qt. It alone is a tenth of a second in one piece."""
SECONDS_PER_TURN = 0.004
"""So long types are made before the event loop has its next turn."""


def prepare_imports(names: Sequence[str], stop: StopToken) -> tuple[str, ...]:
    """For a worker: import what the modules called `names` need and what knows no Qt.

    Returns
    -------
    tuple
        What is left for the GUI thread, each module behind those that it needs.
    """
    order = import_order(names)
    logger.info("%d modules are left to import", len(order))
    for name in (*LIBRARIES, *filter(is_plain, order)):
        if stop.stop_requested:
            break
        importlib.import_module(name)
    return tuple(name for name in order if not is_plain(name))


def import_pieces(order: Sequence[str]) -> Iterator[None]:
    """For the GUI thread: import pyqtgraph, then the modules of `order`. Each step of the iterator takes some milliseconds.

    What cannot be imported is left out: pyqtgraph does without some of Qt, and whoever needs a module says that it is not there.
    """
    for module in (QtCore, QtGui, QtWidgets):
        yield from _make_types(module)
    for name in (*PLOTS, *order):
        try:
            importlib.import_module(name)
        except Exception:  # a library that is not whole fails in whatever way it does
            logger.info("%s cannot be imported ahead", name, exc_info=True)
        yield


def _make_types(module: ModuleType) -> Iterator[None]:
    """Ask for every name of a module of PySide, which makes a type when it is first asked for.

    pyqtgraph does so with all of them, and together they take as long as the rest of its import.
    """
    began = time.perf_counter()
    for name in dir(module):
        getattr(module, name)
        if time.perf_counter() - began > SECONDS_PER_TURN:
            yield
            began = time.perf_counter()
