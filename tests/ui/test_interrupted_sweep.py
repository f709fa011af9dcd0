"""A sweep that ran when the program was killed is offered calmly at the next start."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from mnist_desktop.core.runs.store import RunStore
from mnist_desktop.core.sweeps.files import Journal
from mnist_desktop.training.sweeps.state import sweeps_beside
from mnist_desktop.ui.banners.sweep_banner import SweepBanner
from mnist_desktop.ui.compare.sweep.sweep_runs import SweepRuns
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.tabs import Tabs
from tests.ui.sweep_progress import make_plan
from tests.ui.test_sweep_window import NoPool, ScriptedRun

FIRST, SECOND = "20260101-120000-abcdef", "20260102-120000-abcdef"
Leave = Callable[..., None]
INTERRUPTED = Journal(5.0, running=True)


@pytest.fixture
def leave(session: Session) -> Leave:
    """Leaves a sweep as a program that was killed does."""
    store = sweeps_beside(session.services.store)

    def leave_sweep(sweep_id: str = FIRST, name: str = "Rates", journal: Journal = INTERRUPTED) -> None:
        store.create(make_plan(name, sweep_id))
        store.keep(sweep_id, journal)

    return leave_sweep


@pytest.fixture
def tabs(qtbot: QtBot, session: Session) -> Tabs:
    tabs = Tabs(session)
    qtbot.addWidget(tabs)
    return tabs


@pytest.fixture
def banner(qtbot: QtBot, session: Session, tabs: Tabs) -> SweepBanner:
    banner = SweepBanner(session, tabs)
    qtbot.addWidget(banner)
    return banner


@pytest.fixture
def script(session: Session, tabs: Tabs) -> ScriptedRun:
    """What plays the sweeps of Compare."""
    script, sweeps = ScriptedRun(), tabs.page("compare").sweeps
    sweeps._runs = SweepRuns(session, sweeps, make_pool=NoPool, run=script)
    sweeps._runs.changed.connect(sweeps.changed)
    tabs.loaded.emit()
    return script


def settle(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(lambda: not session.tasks._threads)


def look(qtbot: QtBot, banner: SweepBanner, session: Session) -> None:
    banner.refresh()
    settle(qtbot, session)


def press(banner: SweepBanner, name: str) -> None:
    button = banner.findChild(QPushButton, name)
    assert button.isVisibleTo(banner)
    button.click()


def test_an_interrupted_sweep_is_offered_with_its_name_and_how_far_it_is(
    qtbot: QtBot, session: Session, banner: SweepBanner, leave: Leave
) -> None:
    leave()
    look(qtbot, banner, session)
    assert banner.text == "The sweep “Rates” of 12 runs was interrupted; 0 of them are done."
    assert banner.accessibleName() == banner.text


@pytest.mark.parametrize("journal", [Journal(), Journal(5.0), Journal(5.0, ended=True)])
def test_a_sweep_that_was_stopped_on_purpose_is_not_offered(
    qtbot: QtBot, session: Session, banner: SweepBanner, leave: Leave, journal: Journal
) -> None:
    leave(journal=journal)
    look(qtbot, banner, session)
    assert banner.isHidden()


def test_a_second_window_offers_no_sweep(qtbot: QtBot, session: Session, banner: SweepBanner, leave: Leave) -> None:
    leave()
    first = RunStore(session.services.store.folder)
    first.claim()
    look(qtbot, banner, session)
    first.close()
    assert banner.isHidden()


def test_sweeps_are_offered_one_after_the_other_the_newest_first(
    qtbot: QtBot, session: Session, banner: SweepBanner, leave: Leave
) -> None:
    leave(FIRST, "Older")
    leave(SECOND, "Newer")
    look(qtbot, banner, session)
    assert "Newer" in banner.text
    banner.close_button.click()
    assert "Older" in banner.text
    banner.close_button.click()
    look(qtbot, banner, session)
    assert banner.isHidden(), "what was put off is offered at the next start"


def test_a_sweep_goes_on_in_its_window_and_nothing_is_offered_meanwhile(
    qtbot: QtBot, session: Session, tabs: Tabs, banner: SweepBanner, leave: Leave, script: ScriptedRun
) -> None:
    leave(FIRST, "Older")
    leave(SECOND, "Newer")
    look(qtbot, banner, session)
    press(banner, "continueSweepButton")
    qtbot.waitUntil(script.began.is_set)
    sweeps = tabs.page("compare").sweeps
    qtbot.waitUntil(lambda: sweeps.window.shown is not None)
    assert tabs.current() == "compare"
    assert sweeps.window.shown.plan.id == SECOND
    assert banner.isHidden()
    script.go.set()
    sweeps_beside(session.services.store).keep(SECOND, Journal(6.0, ended=True))
    qtbot.waitUntil(lambda: "Older" in banner.text)
    settle(qtbot, session)
    sweeps.window.reject()


def test_a_sweep_of_a_class_stays_offered_where_nobody_says_where_it_goes_on(
    qtbot: QtBot, session: Session, tabs: Tabs, banner: SweepBanner, leave: Leave, script: ScriptedRun, monkeypatch
) -> None:
    monkeypatch.setattr("mnist_desktop.ui.compare.sweep.window.has_cluster", lambda: True)
    monkeypatch.setattr("mnist_desktop.ui.compare.sweep.window.ask_for_place", lambda *_: None)
    leave(journal=Journal(5.0, running=True, trained_at={1: "pc 3"}))
    look(qtbot, banner, session)
    press(banner, "continueSweepButton")
    settle(qtbot, session)
    assert not script.began.is_set()
    assert "Rates" in banner.text
    tabs.page("compare").sweeps.window.reject()


def test_a_sweep_can_be_looked_at_before_it_goes_on_or_is_deleted(
    qtbot: QtBot, session: Session, tabs: Tabs, banner: SweepBanner, leave: Leave, script: ScriptedRun
) -> None:
    leave(FIRST, "Older")
    leave(SECOND, "Newer", Journal())
    look(qtbot, banner, session)
    press(banner, "showSweepButton")
    settle(qtbot, session)
    sweeps = tabs.page("compare").sweeps
    assert sweeps.window.shown.plan.id == FIRST
    assert not script.began.is_set()
    assert "Older" in banner.text
    sweeps.runs.delete(FIRST)
    qtbot.waitUntil(banner.isHidden)
    settle(qtbot, session)
    sweeps.window.reject()


def test_the_window_offers_it_once_it_is_painted(qtbot: QtBot, session: Session, tmp_path: Path, leave: Leave) -> None:
    leave()
    window = MainWindow(session, tmp_path / "settings.ini", None)
    qtbot.addWidget(window)
    window.sweep_banner.refresh()
    settle(qtbot, session)
    assert window.sweep_banner.isVisibleTo(window)
