"""The order in which TensorFlow and the tabs are loaded once the window is painted."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from mnist_desktop.core.errors import UserError
from mnist_desktop.training.engine_interface import EngineError
from mnist_desktop.ui.loading import Loading
from mnist_desktop.ui.session import Session, TrainingState
from mnist_desktop.ui.tabs import Tabs

EVERYTHING = set(Tabs.names())
FIRST = {"data", "training"}


class Calls:
    """What was asked of the services, in order."""

    def __init__(self) -> None:
        self.made: list[str] = []
        self.gate = threading.Event()

    def load_libraries(self) -> None:
        self.made.append("libraries")
        assert self.gate.wait(60)

    def import_engine(self) -> None:
        self.made.append("import")


@pytest.fixture
def calls(session: Session) -> Iterator[Calls]:
    calls = Calls()
    services = replace(session.services, load_libraries=calls.load_libraries, import_engine=calls.import_engine)
    session.services = services
    yield calls
    calls.gate.set()


@pytest.fixture
def tabs(qtbot: QtBot, session: Session, calls: Calls) -> Tabs:
    tabs = Tabs(session)
    qtbot.addWidget(tabs)
    return tabs


@pytest.fixture
def loading(tabs: Tabs, session: Session) -> Loading:
    loading = Loading(session, tabs, tabs)
    loading.quiet_ms = 0
    return loading


def built(tabs: Tabs, wanted: set[str]) -> Callable[[], bool]:
    return lambda: set(tabs.built) == wanted


def test_the_window_builds_what_shows_a_training_while_libraries_are_loaded_and_imports_after_both(qtbot, loading, tabs, calls):
    loading.begin()
    qtbot.waitUntil(built(tabs, FIRST))
    qtbot.waitUntil(lambda: bool(calls.made))
    assert calls.made == ["libraries"]
    with qtbot.waitSignals([tabs.session.engine_ready, loading.settled, tabs.loaded]):
        calls.gate.set()
    assert calls.made == ["libraries", "import"]
    assert set(tabs.built) == EVERYTHING


def test_libraries_that_cannot_be_loaded_are_left_to_the_import(qtbot, loading, session, calls):
    def fail() -> None:
        raise OSError("no such library")

    session.services = replace(session.services, load_libraries=fail)
    with qtbot.waitSignal(session.engine_ready):
        loading.begin()
    assert calls.made == ["import"]


def test_an_import_that_fails_does_not_keep_the_tabs_out(qtbot, loading, tabs, session, calls):
    def fail() -> None:
        raise EngineError("There is none.")

    told: list[UserError] = []
    session.problem.connect(told.append)
    session.services = replace(session.services, import_engine=fail)
    calls.gate.set()
    with qtbot.waitSignals([loading.settled, tabs.loaded]):
        loading.begin()
    assert set(tabs.built) == EVERYTHING
    assert [error.text for error in told] == ["There is none."]


def test_a_training_that_starts_before_the_import_does_not_wait_for_libraries_or_tabs(qtbot, loading, session, calls):
    loading.begin()
    with qtbot.waitSignal(session.engine_ready):
        session.run.set_state(TrainingState.STARTING)
    assert "import" in calls.made


def test_nothing_else_is_built_until_a_training_has_ended(qtbot, loading, tabs, session, calls):
    calls.gate.set()
    session.engine_ready.connect(lambda _: session.run.set_state(TrainingState.STARTING))
    with qtbot.assertNotEmitted(loading.settled), qtbot.waitSignal(session.engine_ready):
        loading.begin()
    qtbot.waitUntil(lambda: not session.tasks._threads)
    assert set(tabs.built) == FIRST
    with qtbot.waitSignals([loading.settled, tabs.loaded]):
        session.run.set_state(TrainingState.IDLE)
    assert set(tabs.built) == EVERYTHING


def test_a_training_that_starts_while_tabs_are_built_holds_them_and_one_that_is_opened_is_there(qtbot, tabs, session):
    page, begun = tabs.page, threading.Event()

    def hold_after_the_first(name: str) -> object:
        widget = page(name)
        if not begun.is_set():
            begun.set()
            session.run.set_state(TrainingState.STARTING)
        return widget

    Loading(session, tabs, tabs)
    tabs.page = hold_after_the_first  # type: ignore[method-assign]
    tabs.load_remaining()
    qtbot.waitUntil(begun.is_set)
    qtbot.waitUntil(lambda: not session.tasks._threads)
    assert set(tabs.built) == FIRST
    tabs.enter("lab")
    assert set(tabs.built) == FIRST | {"lab"}
    with qtbot.waitSignal(tabs.loaded):
        session.run.set_state(TrainingState.IDLE)
    assert set(tabs.built) == EVERYTHING


def test_what_can_wait_is_told_once(qtbot, loading, tabs, session, calls):
    told: list[bool] = []
    loading.settled.connect(lambda: told.append(True))
    calls.gate.set()
    with qtbot.waitSignal(tabs.loaded):
        loading.begin()
    with qtbot.assertNotEmitted(tabs.loaded, wait=20):
        session.engine_ready.emit(True)
        session.run.set_state(TrainingState.STARTING)
        session.run.set_state(TrainingState.IDLE)
    assert told == [True]


def test_a_training_that_comes_and_goes_before_the_imports_are_prepared_leaves_no_tab_out(qtbot, tabs, session):
    with qtbot.waitSignal(tabs.loaded):
        tabs.load_remaining()
        tabs.hold(True)
        tabs.hold(False)
        qtbot.wait(0)  # a turn of the event loop, in which nothing is prepared yet
    assert set(tabs.built) == EVERYTHING
