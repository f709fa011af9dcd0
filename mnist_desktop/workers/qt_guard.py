"""Makes sure that Qt's modules, and all that define Qt types, are imported only in the GUI thread.

PySide creates its types when they are first used, and a class statement with a QObject base builds a meta-object. In another
thread, while the event loop runs, either sometimes ends the process with a segmentation fault, more often on slower machines.
So such an import is always refused: an error in the log and a failing test are better than a window that disappears.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType

QT_PACKAGES = frozenset({"PySide6", "shiboken6", "pyqtgraph", "qtawesome", "qtpy"})
PLAIN_PARTS = ("mnist_desktop.core", "mnist_desktop.training", "mnist_desktop.paths")
"""Parts of this program without Qt; the import contracts check this."""


class QtImportError(ImportError):
    """A module that defines or creates Qt types was imported outside the GUI thread."""


def knows_qt(name: str) -> bool:
    """Whether the module with this full name may define or create Qt types."""
    root = name.partition(".")[0]
    return root in QT_PACKAGES or (root == "mnist_desktop" and name != root and not is_plain(name))


def is_plain(name: str) -> bool:
    """Whether this is one of this program's modules without Qt."""
    return any(name == part or name.startswith(f"{part}.") for part in PLAIN_PARTS)


def install() -> None:
    """Refuse such imports from now on. Call it in the GUI thread, which is Python's main thread."""
    if not any(isinstance(finder, _Guard) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Guard())


class _Guard:
    """An import finder that never finds a module; Python asks it for every module that is not yet imported."""

    def find_spec(self, name: str, _path: Sequence[str] | None = None, _target: ModuleType | None = None) -> ModuleSpec | None:
        if threading.get_ident() != threading.main_thread().ident and knows_qt(name):
            raise QtImportError(f"{name} is imported outside the GUI thread", name=name)
        return None
