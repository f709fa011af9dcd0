"""Puts off what TensorFlow and Keras import for others: a module is there at once, and executed when it is first used.

An import statement takes modules whole, so ``import keras`` also imports scikit-learn, for wrappers that nobody here uses, and
TensorFlow itself as it was in version 1, and the Keras of that time. Together that is more than a third of the import. A late
module has its name, its place in its parent and its spec, as any other; the first other attribute that somebody asks
for executes it. So whoever uses it gets all of it, only later, and nothing has to know which modules are late.

Python's ``importlib.util.LazyLoader`` does the same, but of two threads that come at the same time one may see half a module
(python/cpython#114763), in some of the versions of Python that this program runs on.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any
from weakref import WeakKeyDictionary

Names = Mapping[str, Collection[str]]

PROBED = frozenset({"__wrapped__", "__warningregistry__"})
"""Attributes that Python itself looks for in any module, whether it has them or not."""


@contextmanager
def late(names: Names) -> Iterator[None]:
    """Within the block, let this thread import the named modules late; others are imported as ever.

    A name that is imported already, or that no module has, changes nothing. The end of the block executes nothing. What is
    imported later from within a late package executes the package first, as ever; within the block it does not.

    Parameters
    ----------
    names
        The modules' full names, and for each the classes that others take from it at their own import. That must not execute
        it, so they get stand-ins, which do so when they are called, subclassed or asked for an attribute.
    """
    finder = _LateFinder(names)
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
        finder.is_open = False


class _LateFinder(MetaPathFinder):
    """Finds modules as the finders behind it do, whichever these are: in a frozen program they are others."""

    def __init__(self, names: Names) -> None:
        self.is_open = True
        self._names = names
        self._thread = threading.get_ident()

    @property
    def is_acting(self) -> bool:
        """Whether this is its thread, and within its block."""
        return self.is_open and threading.get_ident() == self._thread

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        """Return the spec of a module that is to be late; see :meth:`importlib.abc.MetaPathFinder.find_spec`."""
        if name not in self._names or not self.is_acting:
            return None
        for finder in sys.meta_path[sys.meta_path.index(self) + 1 :]:
            spec = finder.find_spec(name, path, target)
            if spec is not None:
                if spec.loader is not None:
                    spec.loader = _LateLoader(spec.loader, _State(self, self._names[name]))
                return spec
        return None


class _LateLoader(Loader):
    """Leaves a module unexecuted, and gives its place to the loader that will execute it."""

    def __init__(self, loader: Loader, state: _State) -> None:
        self._loader, self._state = loader, state

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        """Create what the real loader creates."""
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        """Let the module be executed when it is first used."""
        spec = module.__spec__
        if spec is None or type(module) is not ModuleType:  # made by a loader of its own kind
            self._loader.exec_module(module)
            return
        spec.loader = module.__loader__ = self._loader
        _states[module] = self._state
        module.__dict__.pop("__path__", None)  # so that whoever imports something from within it has to ask
        _turn_into(_LateModule, module)


class _State:
    """What belongs to a late module: a lock for those who come at the same time, and the classes that have stand-ins."""

    def __init__(self, finder: _LateFinder, classes: Collection[str]) -> None:
        self.finder, self.classes = finder, classes
        self.lock = threading.RLock()


_states: WeakKeyDictionary[ModuleType, _State] = WeakKeyDictionary()
"""Of the modules that were late."""


class _LateModule(ModuleType):
    """A module that is not executed yet."""

    def __getattr__(self, name: str) -> Any:
        state, places = _states[self], self.__spec__ and self.__spec__.submodule_search_locations
        if name in PROBED or (name == "__path__" and places is None):
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        if name == "__path__" and state.finder.is_acting:
            return places
        if name in state.classes:
            return _StandIn(self, name)
        _execute(self)
        return getattr(self, name)

    def __dir__(self) -> list[str]:
        _execute(self)
        return dir(self)


class _ModuleInExecution(ModuleType):
    """A module that a thread executes, which may ask it for what it does not have yet; other threads wait."""

    def __getattr__(self, name: str) -> Any:
        _execute(self)
        return object.__getattribute__(self, name)


class _StandIn:
    """A class of a late module, for whoever takes it and does not use it."""

    def __init__(self, module: ModuleType, name: str) -> None:
        self._module, self._name = module, name

    def _real(self) -> Any:
        _execute(self._module)
        return getattr(self._module, self._name)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real(), name)

    def __call__(self, *given: object, **named: object) -> Any:
        return self._real()(*given, **named)

    def __mro_entries__(self, bases: tuple[object, ...]) -> tuple[Any, ...]:
        return (self._real(),)

    def __instancecheck__(self, instance: object) -> bool:
        return isinstance(instance, self._real())

    def __subclasscheck__(self, kind: type) -> bool:
        return issubclass(kind, self._real())


def _execute(module: ModuleType) -> None:
    """Execute a late module, or wait until the thread that does so is through.

    The packages that it is in come first, as in any import. Where one fails nothing of it stays, and the next one to use it
    tries again.
    """
    package = sys.modules.get(module.__name__.rpartition(".")[0])
    if type(package) is _LateModule:
        _execute(package)
    with _states[module].lock:
        spec = module.__spec__
        if type(module) is not _LateModule or spec is None or spec.loader is None:
            return  # another thread was quicker, or this one is executing it
        before = dict(module.__dict__)
        if spec.submodule_search_locations is not None:
            module.__path__ = spec.submodule_search_locations
        _turn_into(_ModuleInExecution, module)
        try:
            spec.loader.exec_module(module)
        except BaseException:
            module.__dict__.clear()
            module.__dict__.update(before)
            _turn_into(_LateModule, module)
            raise
        _turn_into(ModuleType, module)


def _turn_into(kind: type[ModuleType], module: ModuleType) -> None:
    module.__class__ = kind
