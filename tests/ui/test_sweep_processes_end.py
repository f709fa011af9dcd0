"""The processes of a sweep end with what they are for: with the sweep, its window or the program."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from mnist_desktop.core.sweeps.progress import SweepProgress, SweepState, at_beginning
from mnist_desktop.training.sweeps.pool import WorkerDied
from mnist_desktop.training.sweeps.process_pool import ProcessPool
from mnist_desktop.training.sweeps.state import sweeps_beside
from mnist_desktop.ui.compare.sweep import sweep_runs
from mnist_desktop.ui.compare.sweep.plan_dialog import Planned
from mnist_desktop.ui.compare.sweep.sweep_runs import SweepRuns
from mnist_desktop.ui.session import Session
from tests.ui.sweep_progress import make_plan

PATIENCE = 60.0


class NoPool:
    """A pool that trains nothing."""

    def __init__(self, places: int) -> None:
        self.places, self.started, self.closed = places, 0, False

    def close(self) -> None:
        self.closed = True


class Run:
    """Plays a sweep that lasts until it is let go or asked to stop."""

    def __init__(self) -> None:
        self.began, self.go = threading.Event(), threading.Event()
        self.received: list[object] = []
        self.budgets: list[int] = []
        self.has_work = self.was_to_end = False

    def __call__(self, services, sweep_id, pool, _emit, control, *, epoch_budget) -> SweepProgress:
        self.budgets.append(epoch_budget)
        self.was_to_end = control.end_requested
        if self.has_work:
            pool.submit("a", b"no task")
            self.received.append(pool.receive(PATIENCE))
        self.began.set()
        while not (control.stop_requested or self.go.wait(0.005)):
            pass
        return SweepProgress(
            sweeps_beside(services.store).load(sweep_id).plan, (), SweepState.READY if control.stop_requested else SweepState.OVER
        )


@pytest.fixture
def run() -> Iterator[Run]:
    run = Run()
    yield run
    run.go.set()


@pytest.fixture
def runs(session: Session, run: Run) -> SweepRuns:
    return SweepRuns(session, session, make_pool=NoPool, run=run)


def begin(runs: SweepRuns, run: Run) -> None:
    runs.start(Planned(make_plan(), 1))
    assert run.began.wait(PATIENCE)


def finish(qtbot: QtBot, session: Session, run: Run) -> None:
    run.go.set()
    qtbot.waitUntil(lambda: not session.tasks._threads)


def test_no_process_outlives_a_program_that_is_quit_during_a_sweep(session: Session, run: Run) -> None:
    run.has_work = True
    runs = SweepRuns(session, session, make_pool=ProcessPool, run=run)
    begin(runs, run)
    assert run.received == [WorkerDied("a", is_cause=True, accident=1)]
    assert len(multiprocessing.active_children()) == 1
    assert session.shut_down(10_000)
    assert multiprocessing.active_children() == []


@pytest.mark.logs_errors
def test_processes_that_do_not_end_keep_no_program_from_its_end(
    session: Session, runs: SweepRuns, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(runs, run)
    never = threading.Event()
    runs._pool.close = never.wait
    monkeypatch.setattr(sweep_runs, "SECONDS_TO_CLOSE", 0.0)
    assert session.shut_down(10_000)
    never.set()


def test_processes_end_with_the_sweep_where_its_window_is_closed(
    qtbot: QtBot, session: Session, runs: SweepRuns, run: Run
) -> None:
    begin(runs, run)
    pool = runs._pool
    runs.close_pool()
    assert not pool.closed
    finish(qtbot, session, run)
    qtbot.waitUntil(lambda: pool.closed)


def test_the_window_does_not_wait_until_processes_have_ended(qtbot: QtBot, session: Session, runs: SweepRuns, run: Run) -> None:
    begin(runs, run)
    ends, ended = threading.Event(), []
    runs._pool.close = lambda: ended.append(ends.wait(PATIENCE))
    finish(qtbot, session, run)
    runs.close_pool()
    assert runs._pool is None
    assert ended == []
    ends.set()
    assert session.shut_down(10_000), "the program waits for it"
    assert ended == [True]


def test_processes_stay_for_a_window_that_was_opened_again(qtbot: QtBot, session: Session, runs: SweepRuns, run: Run) -> None:
    begin(runs, run)
    pool = runs._pool
    runs.close_pool()
    runs.refresh()
    finish(qtbot, session, run)
    assert not pool.closed


@pytest.mark.parametrize("budget", [0, 120_000_000])
def test_a_sweep_has_the_room_for_epochs_that_was_chosen(
    qtbot: QtBot, session: Session, runs: SweepRuns, run: Run, budget: int
) -> None:
    session.epochs.budget = budget
    begin(runs, run)
    finish(qtbot, session, run)
    assert run.budgets == [budget]


def test_a_sweep_that_is_ended_without_being_run_can_be_stopped(
    qtbot: QtBot, session: Session, runs: SweepRuns, run: Run
) -> None:
    sweeps_beside(session.services.store).create(make_plan())
    states: list[SweepState] = []
    runs.changed.connect(lambda progress: states.append(progress.state))
    runs.end(at_beginning(make_plan()))
    assert run.began.wait(PATIENCE)
    assert run.was_to_end
    assert not runs.is_stopping
    runs.stop()
    assert runs.is_stopping
    qtbot.waitUntil(lambda: not session.tasks._threads)
    assert states[-1] is SweepState.READY
