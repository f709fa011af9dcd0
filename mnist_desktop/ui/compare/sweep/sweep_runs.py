"""The sweep that runs now, and those that are kept."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.sentence import Templated
from mnist_desktop.core.sweeps.events import MemberChanged, SweepEvent, SweepNoted, after
from mnist_desktop.core.sweeps.files import DamagedSweep
from mnist_desktop.core.sweeps.plan import SweepPlan
from mnist_desktop.core.sweeps.progress import SweepProgress, SweepState, at_beginning
from mnist_desktop.training.cluster.choosing import class_pool
from mnist_desktop.training.services import Services
from mnist_desktop.training.sweeps.control import SweepControl
from mnist_desktop.training.sweeps.pool import MemberPool
from mnist_desktop.training.sweeps.process_pool import ProcessPool
from mnist_desktop.training.sweeps.runner import run_sweep
from mnist_desktop.training.sweeps.state import delete_sweep, list_sweeps, sweeps_beside
from mnist_desktop.ui.compare.sweep.plan_dialog import Planned
from mnist_desktop.ui.session import Session
from mnist_desktop.workers.latest import Latest

REFRESH_MS = 150
"""Events of many members become one repaint in so many milliseconds."""

OpenClass = Callable[[Path, Services, SweepPlan, Callable[[Templated], None]], MemberPool]
"""Connects to the class of a join file; see :func:`~mnist_desktop.training.cluster.choosing.class_pool`."""

SECONDS_TO_CLOSE = 10.0
"""How long the program waits at its end until the processes have ended."""

logger = logging.getLogger(__name__)

Listed = tuple[SweepProgress | DamagedSweep, ...]


class Run(Protocol):
    """Runs a sweep that is kept, in a worker."""

    def __call__(  # noqa: PLR0913 - as run_sweep
        self,
        services: Services,
        sweep_id: str,
        pool: MemberPool,
        emit: Callable[[SweepEvent], None],
        control: SweepControl,
        *,
        epoch_budget: int,
    ) -> SweepProgress:
        """Run it until it is over, stopped or ended; `epoch_budget` bytes are for the weights of the epochs of all runs."""


class SweepRuns(QObject):
    """At most one sweep runs at a time; runs of the window may be trained beside it.

    Parameters
    ----------
    make_pool
        Makes what trains members, from the number of places.
    run
        Runs a sweep that is kept, in a worker.
    open_class
        Connects to a class, in a worker.

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
        make_pool: Callable[[int], MemberPool] = ProcessPool,
        run: Run = run_sweep,
        open_class: OpenClass = class_pool,
    ) -> None:
        super().__init__(parent)
        self._session, self._make_pool, self._run, self._open_class = session, make_pool, run, open_class
        self._classes: dict[str, Path] = {}  # by which sweeps were trained last
        self._listing = Latest(session.tasks, self, one_at_a_time=True)
        self._pool: MemberPool | None = None
        self._control: SweepControl | None = None
        self._progress: SweepProgress | None = None
        self._has_new_runs = False
        self._closes_at_end = self._has_long_end = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.setInterval(REFRESH_MS)
        self._timer.timeout.connect(self._tell)
        session.tasks.stopped.connect(self._end_processes)

    @property
    def running(self) -> SweepProgress | None:
        """The sweep that runs now, or None."""
        return self._progress if self._control is not None else None

    @property
    def is_stopping(self) -> bool:
        """Whether it was asked to stop or to end, and does so by itself within seconds, so that nothing more can be asked of it.

        To end takes longer where that is all that a session is for, and on a class, whose PCs may all be gone: it can be stopped.
        Where a full disk makes it pause, it waits for the user.
        """
        control, progress = self._control, self._progress
        if control is None or control.stop_requested:
            return control is not None
        is_paused = progress is not None and progress.state is SweepState.PAUSED
        return control.end_requested and not (self._has_long_end or is_paused)

    # What the user wants

    def refresh(self) -> None:
        """Read which sweeps are kept; whoever wants to know shows them."""
        self._closes_at_end = False
        self._listing.start("list sweeps", partial(list_sweeps, self._session.services), self._take_list)

    def start(self, planned: Planned) -> None:
        """Keep a new sweep and run it."""
        if self._control is None:
            if planned.join_file is None:
                self._use_places(planned.places)
            self._begin(at_beginning(planned.plan), planned.join_file, plan=planned.plan)

    def class_of(self, progress: SweepProgress) -> Path | None:
        """The join file of the class by which a sweep was trained last, where that is known."""
        return self._classes.get(progress.plan.id)

    def was_elsewhere(self, progress: SweepProgress) -> bool:
        """Whether a class has trained a sweep, so that it has to be asked where it goes on."""
        return progress.plan.id in self._classes or any(each.trained_at is not None for each in progress.members)

    def go_on(self, progress: SweepProgress, join_file: Path | None = None) -> None:
        """Run a sweep that was stopped or interrupted, on the class of a join file or on this PC."""
        if self._control is None:
            self._begin(progress, join_file)

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
            self._control.put_aside()

    def end(self, progress: SweepProgress) -> None:
        """Be done with a sweep: what its members have learned is saved, those that wait get no run.

        One that does not run is ended on this PC: the class that has trained it may be closed. One that runs on a class needs its
        PCs to judge what was trained; where none is there any more, it can be stopped, and then ended on this PC.
        """
        if self._control is not None:
            self._control.end()
        else:
            self._begin(progress, ends=True)

    def rename(self, sweep_id: str, name: str) -> None:
        """Give a sweep another name."""
        work = partial(sweeps_beside(self._session.services.store).rename, sweep_id, name)
        self._session.tasks.start("rename sweep", work, self._take_change)

    def delete(self, sweep_id: str) -> None:
        """Forget a sweep and what its members have begun; the runs of those that are over stay."""
        work = partial(delete_sweep, self._session.services.store, sweep_id)
        self._session.tasks.start("delete sweep", work, self._take_change)

    def close_pool(self) -> None:
        """End the processes, now or when the sweep that runs in them is over, unless somebody watches it again by then.

        A process that is still importing ends when it has done so, which takes seconds: the window does not wait.
        """
        self._closes_at_end = self._control is not None
        if self._pool is not None and self._control is None:
            self._session.tasks.start("end sweep processes", self._pool.close)
            self._pool = None

    # How it runs

    def _use_places(self, places: int) -> None:
        if self._pool is not None and self._pool.places != places:
            self.close_pool()
        if self._pool is None:
            self._pool = self._make_pool(places)

    def _begin(
        self, progress: SweepProgress, join_file: Path | None = None, *, plan: SweepPlan | None = None, ends: bool = False
    ) -> None:
        pool: MemberPool | _Class
        if join_file is not None:
            self._classes[progress.plan.id] = join_file
            pool = _Class(join_file, progress.plan, self._open_class)
        else:
            self._classes.pop(progress.plan.id, None)
            if self._pool is None:
                self._pool = self._make_pool(0)
            pool = self._pool
        control = self._control = SweepControl()
        self._has_long_end = ends or join_file is not None
        if ends:
            control.end()
        self._progress = progress
        work = _SweepTask(self._run, self._session.services, progress.plan.id, pool, self._session.epochs.budget, plan)
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
        self._close_unwatched()
        self._tell()
        self.refresh()

    def _fail(self, error: Exception) -> None:
        self._control = None
        self._close_unwatched()
        if self._progress is not None and isinstance(error, UserError):
            state = SweepState.OVER if self._progress.state is SweepState.OVER else SweepState.READY
            self._progress = replace(self._progress, state=state, problem=error)
        self._tell()
        self.refresh()
        self._session.report(error)

    def _close_unwatched(self) -> None:
        if self._closes_at_end:
            self.close_pool()

    def _end_processes(self) -> None:
        """The program ends: every task was stopped, a sweep that still runs was waited for, and nothing more is told of it."""
        pool, self._pool = self._pool, None
        self._timer.stop()
        if pool is None:
            return
        closing = threading.Thread(target=pool.close, name="close sweep pool", daemon=True)
        closing.start()
        closing.join(SECONDS_TO_CLOSE)
        if closing.is_alive():
            logger.warning("The processes of the sweep did not end within %g s", SECONDS_TO_CLOSE)

    def _take_list(self, sweeps: Listed) -> None:
        """Tell of the sweeps on the disk, and of the last one that ran why it ended: no file knows that."""
        last = self._progress
        if last is not None and last.problem is not None:
            sweeps = tuple(
                replace(each, problem=last.problem)
                if isinstance(each, SweepProgress) and each.plan.id == last.plan.id and each.state is SweepState.READY
                else each
                for each in sweeps
            )
        self.listed.emit(sweeps)

    def _take_change(self, _: object) -> None:
        self.refresh()


@dataclass(frozen=True)
class _Class:
    """The PCs of a class, to be connected to in the worker, which may take seconds."""

    join_file: Path
    plan: SweepPlan
    connect: OpenClass

    def open(self, services: Services, note: Callable[[Templated], None]) -> MemberPool:
        """Connect; raises UserError."""
        return self.connect(self.join_file, services, self.plan, note)


@dataclass(frozen=True)
class _SweepTask:
    """What is done in the worker: a sweep is run, and before that kept, where it is a new one."""

    run: Run
    services: Services
    sweep_id: str
    pool: MemberPool | _Class
    epoch_budget: int
    plan: SweepPlan | None = None

    def __call__(self, emit: Callable[[SweepEvent], None], control: SweepControl) -> SweepProgress:
        store = self.services.store
        if self.plan is not None:
            store.claim()
            if store.read_only is not None:
                raise store.read_only
            sweeps_beside(store).create(self.plan)
        if not isinstance(self.pool, _Class):
            return self.run(self.services, self.sweep_id, self.pool, emit, control, epoch_budget=self.epoch_budget)
        pool = self.pool.open(self.services, lambda note: emit(SweepNoted(self.sweep_id, note)))
        try:
            return self.run(self.services, self.sweep_id, pool, emit, control, epoch_budget=self.epoch_budget)
        finally:
            pool.close()
