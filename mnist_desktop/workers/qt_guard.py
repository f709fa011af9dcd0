"""Holds that Qt's modules, and all that define Qt types, are imported in the GUI thread alone.

PySide makes its types when they are first asked for, and a class statement below QObject builds a meta-object. Done in another
thread while the event loop runs, either ends the process now and then with a segmentation fault, the rarer the faster the
machine. Such an import is refused every time instead: an error in the log and a test that fails, not a window that is gone.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType

QT_PACKAGES = frozenset({"PySide6", "shiboken6", "pyqtgraph", "qtawesome", "qtpy"})
PLAIN_PARTS = ("mnist_desktop.core", "mnist_desktop.training", "mnist_desktop.paths")
"""What of this program knows no Qt; import contracts hold that."""


class QtImportError(ImportError):
    """A module that defines or makes Qt types was to be imported outside the GUI thread."""


def knows_qt(name: str) -> bool:
    """Whether the module of that full name may define or make Qt types."""
    root = name.partition(".")[0]
    return root in QT_PACKAGES or (root == "mnist_desktop" and name != root and not is_plain(name))


def is_plain(name: str) -> bool:
    """Whether that is one of this program's own modules that know no Qt."""
    return any(name == part or name.startswith(f"{part}.") for part in PLAIN_PARTS)


def install() -> None:
    """Refuse such imports from now on. Must be called in the GUI thread, Python's main one."""
    if not any(isinstance(finder, _Guard) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Guard())


class _Guard:
    """A finder that finds nothing; Python asks it for every module that is not imported yet."""

    def find_spec(self, name: str, _path: Sequence[str] | None = None, _target: ModuleType | None = None) -> ModuleSpec | None:
        if threading.get_ident() != threading.main_thread().ident and knows_qt(name):
            raise QtImportError(f"{name} is imported outside the GUI thread", name=name)
        return None
