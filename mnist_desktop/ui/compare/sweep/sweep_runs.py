"""The sweep that runs now, and those that are kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.sweeps.events import MemberChanged, SweepEvent, after
from mnist_desktop.core.sweeps.files import DamagedSweep
from mnist_desktop.core.sweeps.plan import SweepPlan
from mnist_desktop.core.sweeps.progress import SweepProgress, SweepState, at_beginning
from mnist_desktop.training.services import Services
from mnist_desktop.training.sweeps.control import SweepControl
from mnist_desktop.training.sweeps.pool import MemberPool
from mnist_desktop.training.sweeps.process_pool import ProcessPool
from mnist_desktop.training.sweeps.runner import end_sweep, run_sweep
from mnist_desktop.training.sweeps.state import list_sweeps, sweeps_beside
from mnist_desktop.ui.compare.sweep.plan_dialog import Planned
from mnist_desktop.ui.session import Session
from mnist_desktop.workers.latest import Latest

REFRESH_MS = 150
"""Events of many members become one repaint in so many milliseconds."""

Listed = tuple[SweepProgress | DamagedSweep, ...]


class ClosablePool(MemberPool, Protocol):
    """A pool that ends with the window."""

    def close(self) -> None:
        """End all that it does."""


Run = Callable[[Services, str, ClosablePool, Callable[[SweepEvent], None], SweepControl], SweepProgress]


class SweepRuns(QObject):
    """At most one sweep runs at a time; runs of the window may be trained beside it.

    Parameters
    ----------
    make_pool
        Makes what trains members, from the number of places.
    run
        Runs a sweep that is kept, in a worker.

    Signals
    -------
    listed(Listed)
        The sweeps that are kept were read.
    changed(SweepProgress)
        The sweep that runs is further; the last time when it is over or can go on later.
    """

    listed = Signal(object)
    changed = Signal(object)

    def __init__(
        self,
        session: Session,
        parent: QObject | None = None,
        *,
        make_pool: Callable[[int], ClosablePool] = ProcessPool,
        run: Run = run_sweep,
    ) -> None:
        super().__init__(parent)
        self._session, self._make_pool, self._run = session, make_pool, run
        self._listing = Latest(session.tasks, self, one_at_a_time=True)
        self._pool: ClosablePool | None = None
        self._control: SweepControl | None = None
        self._progress: SweepProgress | None = None
        self._has_new_runs = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.setInterval(REFRESH_MS)
        self._timer.timeout.connect(self._tell)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.close_pool)

    @property
    def running(self) -> SweepProgress | None:
        """The sweep that runs now, or None."""
        return self._progress if self._control is not None else None

    @property
    def is_stopping(self) -> bool:
        """Whether it was asked to stop or to end, and has not yet."""
        return self._control is not None and (self._control.stop_requested or self._control.end_requested)

    # What the user wants

    def refresh(self) -> None:
        """Read which sweeps are kept."""
        self._listing.start("list sweeps", partial(list_sweeps, self._session.services), self.listed.emit)

    def start(self, planned: Planned) -> None:
        """Keep a new sweep and run it."""
        if self._control is None:
            self._use_places(planned.places)
            self._begin(at_beginning(planned.plan), self._run, planned.plan)

    def go_on(self, progress: SweepProgress) -> None:
        """Run a sweep that was stopped or interrupted."""
        if self._control is None:
            self._begin(progress, self._run)

    def pause(self) -> None:
        """Hold all members after the steps that they are at."""
        if self._control is not None:
            self._control.pause()

    def resume(self) -> None:
        """Go on after a pause."""
        if self._control is not None:
            self._control.resume()

    def stop(self) -> None:
        """Stop; it can go on later, where it stopped."""
        if self._control is not None:
            self._control.stop()

    def end(self, progress: SweepProgress) -> None:
        """Be done with a sweep: what its members have learned is saved, those that wait get no run."""
        if self._control is not None:
            self._control.end()
        else:
            self._begin(progress, _end)

    def rename(self, sweep_id: str, name: str) -> None:
        """Give a sweep another name."""
        work = partial(sweeps_beside(self._session.services.store).rename, sweep_id, name)
        self._session.tasks.start("rename sweep", work, self._take_change)

    def delete(self, sweep_id: str) -> None:
        """Forget a sweep; the runs of its members stay."""
        work = partial(sweeps_beside(self._session.services.store).delete, sweep_id)
        self._session.tasks.start("delete sweep", work, self._take_change)

    def close_pool(self) -> None:
        """End the processes, unless a sweep runs in them."""
        if self._pool is not None and self._control is None:
            self._pool.close()
            self._pool = None

    # How it runs

    def _use_places(self, places: int) -> None:
        if self._pool is not None and self._pool.places != places:
            self.close_pool()
        if self._pool is None:
            self._pool = self._make_pool(places)

    def _begin(self, progress: SweepProgress, run: Run, plan: SweepPlan | None = None) -> None:
        pool = self._pool
        if pool is None:
            pool = self._pool = self._make_pool(0)
        control = self._control = SweepControl()
        self._progress = progress
        work = _Sitting(run, self._session.services, progress.plan.id, pool, plan)
        self._session.tasks.start_reporting("sweep", work, self._take_end, self._take_event, control, self._fail)
        self.changed.emit(progress)

    def _take_event(self, event: SweepEvent) -> None:
        if self._progress is None:
            return
        if isinstance(event, MemberChanged) and event.progress.has_run:
            self._has_new_runs = True
        self._progress = after(self._progress, event)
        if not self._timer.isActive():
            self._timer.start()

    def _tell(self) -> None:
        self._timer.stop()
        if self._has_new_runs:
            self._has_new_runs = False
            self._session.runs_changed.emit()
        if self._progress is not None:
            self.changed.emit(self._progress)

    def _take_end(self, progress: SweepProgress) -> None:
        self._control, self._progress, self._has_new_runs = None, progress, True
        self._tell()
        self.refresh()

    def _fail(self, error: Exception) -> None:
        self._control = None
        if self._progress is not None and isinstance(error, UserError):
            state = SweepState.OVER if self._progress.state is SweepState.OVER else SweepState.READY
            self._progress = replace(self._progress, state=state, problem=error)
        self._tell()
        self.refresh()
        self._session.report(error)

    def _take_change(self, _: object) -> None:
        self.refresh()


@dataclass(frozen=True)
class _Sitting:
    """What is done in the worker: a sweep is run, and before that kept, where it is a new one."""

    run: Run
    services: Services
    sweep_id: str
    pool: ClosablePool
    plan: SweepPlan | None = None

    def __call__(self, emit: Callable[[SweepEvent], None], control: SweepControl) -> SweepProgress:
        store = self.services.store
        if self.plan is not None:
            store.claim()
            if store.read_only is not None:
                raise store.read_only
            sweeps_beside(store).create(self.plan)
        return self.run(self.services, self.sweep_id, self.pool, emit, control)


def _end(
    services: Services, sweep_id: str, pool: ClosablePool, emit: Callable[[SweepEvent], None], _control: SweepControl
) -> SweepProgress:
    return end_sweep(services, sweep_id, pool, emit)
