"""Lets no exception in an override of a Qt function end the process.

On Python 3.11 an exception that C code raises, such as that of ``int("x")`` or of a call to an object that Qt has deleted, is not
an object yet while it travels: it is a type beside a text. Where Qt was entered from Python by a plain call (``resize``,
``sendEvent``, ``QUndoStack.push``), PySide 6.11 takes the text for the exception, and the process dies. An exception that was
caught once is an object. Python 3.12 has no others.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from types import FunctionType
from typing import Any

import shiboken6

_HALVES = sys.version_info < (3, 12)
"""Whether exceptions travel in parts."""
_OF_QT = ("PySide6.", "Shiboken")
_seen: set[type] = set()


def install() -> None:
    """Wrap the overrides of every class that is derived from one of Qt's from now on. Call it in the GUI thread."""
    if _HALVES:
        shiboken6.Object.__init_subclass__ = classmethod(_wrap_overrides)  # type: ignore[assignment]


def whole(function: Callable[..., Any]) -> Callable[..., Any]:  # Any: an override has the signature of what it overrides
    """The same function, whose exceptions are whole objects."""

    @functools.wraps(function)
    def override(*arguments: Any, **named: Any) -> Any:
        try:
            return function(*arguments, **named)
        except BaseException:  # noqa: TRY203 - that it is caught is what makes it whole
            raise

    return override


def _wrap_overrides(derived: type, /, **named: Any) -> None:
    """Wrap what a new class overrides, and what its bases in Python do that are no classes of Qt's themselves."""
    super(shiboken6.Object, derived).__init_subclass__(**named)  # type: ignore[misc]
    of_qt = [base for base in derived.__mro__ if base.__module__.startswith(_OF_QT)]
    for base in derived.__mro__:
        if base in _seen or base is object or base in of_qt:
            continue
        for name, function in list(vars(base).items()):
            if isinstance(function, FunctionType) and not name.startswith("_") and any(hasattr(each, name) for each in of_qt):
                setattr(base, name, whole(function))
        if issubclass(base, shiboken6.Object):
            _seen.add(base)
