"""Modules that are executed when they are first used."""

from __future__ import annotations

import importlib
import sys
import threading
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import ModuleType

import pytest

from mnist_desktop.training.keras.late_modules import late

FACE, INNER, USER = "late_face", "late_face.inner", "late_user"


@pytest.fixture
def executed(tmp_path, monkeypatch) -> list[str]:
    """The names of the modules that were executed, in order. There is a package, a module in it, and one that takes both."""
    names: list[str] = []
    monkeypatch.setattr(sys, "late_executed", names, raising=False)
    note = "import sys; sys.late_executed.append(__name__)\n"
    (tmp_path / FACE).mkdir()
    (tmp_path / FACE / "__init__.py").write_text(note + "answer = 42\nclass Kind:\n    size = 3\n", "utf-8")
    (tmp_path / FACE / "inner.py").write_text(note + "depth = 1\n", "utf-8")
    user = f"from {FACE} import Kind as Taken\n"
    (tmp_path / f"{USER}.py").write_text(note + user, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    importlib.invalidate_caches()
    yield names
    for name in (FACE, INNER, USER):
        sys.modules.pop(name, None)


def test_a_late_module_is_executed_by_the_first_who_asks_for_what_it_has(executed):
    with late({FACE: ()}):
        face = importlib.import_module(FACE)
    assert face.__name__ == FACE
    assert executed == []
    assert face.answer == 42
    assert executed == [FACE]
    assert type(face) is ModuleType
    assert sys.modules[FACE] is face


def test_what_a_late_module_does_not_have_it_does_not_have_later_either(executed):
    with late({FACE: ()}):
        face = importlib.import_module(FACE)
    assert not hasattr(face, "__wrapped__")
    assert executed == []
    assert not hasattr(face, "question")
    assert executed == [FACE]


def test_its_names_are_those_that_it_has_when_executed(executed):
    with late({FACE: ()}):
        face = importlib.import_module(FACE)
    assert {"answer", "Kind"} <= set(dir(face))


def test_within_the_block_a_module_in_a_late_package_is_imported_without_it(executed):
    with late({FACE: ()}):
        inner = importlib.import_module(INNER)
    assert executed == [INNER]
    assert sys.modules[FACE].inner is inner
    assert executed == [INNER]


def test_later_the_package_comes_first(executed):
    with late({FACE: ()}):
        importlib.import_module(FACE)
    importlib.import_module(INNER)
    assert executed == [FACE, INNER]


def test_of_a_late_module_in_a_late_package_the_package_is_executed_first(executed):
    with late({FACE: (), INNER: ()}):
        inner = importlib.import_module(INNER)
    assert executed == []
    assert inner.depth == 1
    assert executed == [FACE, INNER]


def test_only_what_is_named_is_late_and_only_within_the_block(executed):
    before = list(sys.meta_path)
    with late({INNER: ()}):
        importlib.import_module(FACE)
    assert executed == [FACE]
    assert sys.meta_path == before
    importlib.import_module(INNER)
    assert executed == [FACE, INNER]


def test_what_another_thread_imports_is_not_late(executed):
    with late({FACE: ()}):
        thread = threading.Thread(target=importlib.import_module, args=(FACE,))
        thread.start()
        thread.join()
    assert executed == [FACE]


def test_a_module_that_is_not_found_is_not_late_but_missing():
    with late({"late_nowhere": ()}), pytest.raises(ModuleNotFoundError):
        importlib.import_module("late_nowhere")


def test_a_failure_leaves_nothing_and_the_next_one_tries_again(executed, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "late_is_broken", True, raising=False)
    code = "import sys\nhalf = 1\nif sys.late_is_broken: raise ImportError('broken')\nwhole = 2\n"
    (tmp_path / FACE / "__init__.py").write_text(code, "utf-8")
    with late({FACE: ()}):
        face = importlib.import_module(FACE)
    with pytest.raises(ImportError, match="broken"):
        _ = face.whole
    assert "half" not in vars(face)
    monkeypatch.setattr(sys, "late_is_broken", False)
    assert face.whole == 2


def test_a_thread_that_comes_while_another_executes_gets_the_whole_module(executed, tmp_path, monkeypatch):
    began, goes_on = threading.Event(), threading.Event()
    monkeypatch.setattr(sys, "late_began", began, raising=False)
    monkeypatch.setattr(sys, "late_goes_on", goes_on, raising=False)
    code = "import sys\nsys.late_began.set()\nassert sys.late_goes_on.wait(60)\nlast = 7\n"
    (tmp_path / FACE / "__init__.py").write_text(code, "utf-8")
    with late({FACE: ()}):
        face = importlib.import_module(FACE)
    seen: list[int] = []
    threads = [threading.Thread(target=lambda: seen.append(face.last)) for _ in range(2)]
    threads[0].start()
    assert began.wait(60)
    threads[1].start()
    goes_on.set()
    for thread in threads:
        thread.join()
    assert seen == [7, 7]


def test_a_module_may_ask_itself_for_what_it_does_not_have_yet(executed, tmp_path):
    code = f"import sys\nhad = hasattr(sys.modules['{FACE}'], 'later')\nlater = 1\n"
    (tmp_path / FACE / "__init__.py").write_text(code, "utf-8")
    with late({FACE: ()}):
        face = importlib.import_module(FACE)
    assert face.later == 1
    assert face.had is False


def test_who_takes_a_class_at_its_own_import_gets_a_stand_in_that_acts_as_the_class(executed):
    with late({FACE: ("Kind",)}):
        taken = importlib.import_module(USER).Taken
    assert executed == [USER]

    class Derived(taken):
        pass

    real = sys.modules[FACE].Kind
    assert executed == [USER, FACE]
    assert type(taken()) is real
    assert taken.size == 3
    assert isinstance(Derived(), taken)
    assert issubclass(Derived, taken)
    assert Derived.__mro__[1] is real


class FinderOfAFrozenProgram(MetaPathFinder):
    """Finds one module, with a loader and a spec of its own."""

    class Loader(SourceFileLoader):
        pass

    def find_spec(self, name, path=None, target=None) -> ModuleSpec | None:
        if name != FACE:
            return None
        spec = PathFinder.find_spec(name, path)
        spec.loader = self.Loader(spec.loader.name, spec.loader.path)
        spec.loader_state = "of the program"
        return spec


def test_a_module_is_found_and_executed_by_whatever_would_do_so_otherwise(executed, monkeypatch):
    monkeypatch.setattr(sys, "meta_path", [FinderOfAFrozenProgram(), *sys.meta_path])
    with late({FACE: ()}):
        face = importlib.import_module(FACE)
    assert executed == []
    assert type(face.__loader__) is type(face.__spec__.loader) is FinderOfAFrozenProgram.Loader
    assert face.__spec__.loader_state == "of the program"
    assert face.answer == 42
