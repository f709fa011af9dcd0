"""In which order modules are imported, and in which thread."""

import importlib
import subprocess
import sys
import threading

import pytest

from mnist_desktop.ui.tabs import TABS
from mnist_desktop.workers import qt_guard
from mnist_desktop.workers.import_order import import_order

ONE_BY_ONE = """
import sys
import mnist_desktop.ui  # it is there, as the window is
from mnist_desktop.workers.import_order import import_order

def ours():
    return {name for name in sys.modules if name.startswith("mnist_desktop.") and sys.modules[name].__spec__.loader is not None}

order = import_order(NAMES)
before = ours()
for name in order:
    __import__(name)
    # Packages come with the first module in them, and hold nothing.
    new = {each for each in ours() - before if not hasattr(sys.modules[each], "__path__")}
    assert new <= {name}, (name, new)
    before = ours()
missing = [name for name in NAMES if name not in before]
assert not missing, missing
"""


def run_fresh(program: str) -> None:
    """Run a program in a Python that has imported nothing yet."""
    subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, timeout=120)  # noqa: S603


def test_each_module_of_the_order_brings_no_other_with_it():
    names = [tab.module for tab in TABS]
    run_fresh(ONE_BY_ONE.replace("NAMES", repr(names)))


def test_what_is_imported_already_is_not_in_the_order():
    assert not import_order(["mnist_desktop.workers.import_order"])


def test_a_module_that_is_not_there_is_left_out():
    assert import_order(["mnist_desktop.ui.no_such_tab", "no_such_package.at_all"]) == ()


def test_plain_modules_of_the_order_bring_no_qt_into_the_process():
    run_fresh(
        "import sys\n"
        "from mnist_desktop.workers.import_order import import_order\n"
        "from mnist_desktop.workers.qt_guard import is_plain\n"
        f"order = import_order({[tab.module for tab in TABS]!r})\n"
        "plain = [name for name in order if is_plain(name)]\n"
        "assert len(plain) > 20, plain\n"
        "for name in plain: __import__(name)\n"
        "assert not [name for name in sys.modules if name.startswith(('PySide6', 'pyqtgraph'))]\n"
    )


@pytest.mark.parametrize(
    "name",
    [
        "PySide6.QtNothing",
        "pyqtgraph.nothing",
        "shiboken6.nothing",
        "qtawesome.nothing",
        "mnist_desktop.ui.nothing",
        "mnist_desktop.log",
    ],
)
def test_what_knows_qt_is_refused_outside_the_gui_thread(name: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delitem(sys.modules, name, raising=False)
    errors: list[Exception] = []

    def work() -> None:
        try:
            importlib.import_module(name)
        except ImportError as error:
            errors.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert [type(error) for error in errors] == [qt_guard.QtImportError]


def test_what_knows_no_qt_is_imported_in_any_thread(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delitem(sys.modules, "mnist_desktop.core.results.agreement", raising=False)
    found: list[object] = []
    thread = threading.Thread(target=lambda: found.append(importlib.import_module("mnist_desktop.core.results.agreement")))
    thread.start()
    thread.join()
    assert len(found) == 1


def test_names_that_only_begin_like_a_package_of_qt_are_not_meant():
    assert not qt_guard.knows_qt("PySide6_tools")
    assert not qt_guard.knows_qt("mnist_desktop")
    assert qt_guard.knows_qt("mnist_desktop.workers.task")
