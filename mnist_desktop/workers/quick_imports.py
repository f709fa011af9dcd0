"""Spares each import that PySide reads the module's source.

PySide can say `snake_case` for `camelCase` in modules that ask for it by importing ``__feature__``. To know which modules use it
at all, it looks for its own name in the source of every module that is imported: a fifth of the time that an import takes. No
module of this program and none of its libraries asks for that, so the answer does not matter.
"""

from __future__ import annotations

import importlib
import sys

ASKED = "_mod_uses_pyside"
"""A private function of PySide's. Where another version has none of this name, imports take their time, and all works."""


def install() -> None:
    """Let PySide take every module, from now on, for one that uses it without such features. Call it in the GUI thread."""
    importlib.import_module("PySide6.QtCore")
    feature = sys.modules.get("shibokensupport.feature")
    if feature is not None and hasattr(feature, ASKED):
        setattr(feature, ASKED, _uses_qt)


def _uses_qt(_module: object) -> bool:
    return True
