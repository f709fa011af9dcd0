"""Finds the order in which this program's modules import each other, from their compiled code, without running it.

A window that imports a whole tab at once stands still meanwhile. With this order it imports one module at a time, dependencies
first, and handles its events in between.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.machinery import ModuleSpec, PathFinder
from types import CodeType

import mnist_desktop

ROOT = mnist_desktop.__name__
WITHIN = f"{ROOT}."


def import_order(names: Iterable[str]) -> tuple[str, ...]:
    """Full names of this program's modules that an import of `names` would import, each after those that it needs.

    Modules that are already imported are left out, and so is a module whose code cannot be found: it is imported when needed.
    """
    order: dict[str, None] = {}  # used as an ordered set
    seen: set[str] = set()

    def visit(name: str) -> None:
        if name in seen or name in sys.modules:
            return
        seen.add(name)
        code = _code_of(name)
        if code is not None:
            for needed in _imports(code):
                visit(needed)
            order[name] = None

    for name in names:
        visit(name)
    return tuple(order)


def _imports(code: CodeType) -> Iterator[str]:
    """What a module imports from this program at its top level: modules, and names in packages that are modules.

    An import statement puts the full name of the module, and the names that it takes from it, among the code's names.
    """
    for name in code.co_names:
        spec = _spec(name) if name == ROOT or name.startswith(WITHIN) else None
        if spec is None:
            continue
        yield name
        if spec.submodule_search_locations is not None:
            yield from (f"{name}.{part}" for part in code.co_names if "." not in part and _spec(f"{name}.{part}") is not None)


def _code_of(name: str) -> CodeType | None:
    spec = _spec(name)
    get_code = getattr(spec.loader, "get_code", None) if spec is not None else None
    code = get_code(name) if get_code is not None else None
    return code if isinstance(code, CodeType) else None


@cache
def _spec(name: str) -> ModuleSpec | None:
    """The spec of a module of this program. Unlike importlib's own function, this does not import any package."""
    parent, _, _ = name.rpartition(".")
    if not parent:
        return mnist_desktop.__spec__
    above = _spec(parent)
    if above is None or above.submodule_search_locations is None:
        return None
    return PathFinder.find_spec(name, list(above.submodule_search_locations))
