"""Runs a sweep that is kept. Each function runs in a thread, like those of :mod:`mnist_desktop.training.tasks`."""

from __future__ import annotations

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.memory import free_memory
from mnist_desktop.core.runs.kept_epochs import DEFAULT_BUDGET
from mnist_desktop.core.sweeps.estimate import epoch_share
from mnist_desktop.core.sweeps.problems import PROCESS_BYTES, memory_problem, obstacle_to
from mnist_desktop.core.sweeps.progress import SweepProgress
from mnist_desktop.training.services import Services
from mnist_desktop.training.sweeps.control import SweepControl
from mnist_desktop.training.sweeps.member import load_own_data
from mnist_desktop.training.sweeps.pool import MemberPool
from mnist_desktop.training.sweeps.scheduler import Emit, SweepScheduler
from mnist_desktop.training.sweeps.state import progress_of, sweeps_beside
from mnist_desktop.training.sweeps.writer import SweepWriter


class SweepError(UserError):
    """A sweep cannot begin."""


def run_sweep(  # noqa: PLR0913 - what it needs, and one setting
    services: Services,
    sweep_id: str,
    pool: MemberPool,
    emit: Emit,
    control: SweepControl,
    *,
    epoch_budget: int = DEFAULT_BUDGET,
) -> SweepProgress:
    """Begin a sweep that is kept, or go on with it, until it is over, stopped or ended; returns how far it is then.

    Its members that are done are told by their runs, and those that are not go on from their last checkpoints, bit for bit. Where
    `control` was asked to end before, nothing more is trained: what was trained of each member is saved as a run. Meanwhile it
    can be paused and stopped like any other; then it can be ended later.

    The weights of the epochs of all members together are kept in `epoch_budget` bytes, or not at all where that is 0.

    Raises
    ------
    UserError
        Nothing was begun: the runs cannot be written here, the sweep is damaged, its data set is gone or other than it was, no
        member can be trained, or there is no memory for it.
    """
    store = services.store
    store.claim()
    if store.read_only is not None:
        raise store.read_only
    sweep = sweeps_beside(store).load(sweep_id)
    plan = sweep.plan
    problem = obstacle_to(plan)
    if problem is None and pool.is_here:
        problem = memory_problem(plan, free_memory() + pool.started * PROCESS_BYTES)
    if problem is not None:
        raise SweepError(problem.template, **problem.values)
    dataset = load_own_data(plan.dataset_key, plan.dataset_fingerprint, services.load_dataset)
    writer = SweepWriter(sweep, store, len(dataset.test_labels) * dataset.classes, epoch_share(plan, epoch_budget))
    return SweepScheduler(progress_of(services, sweep), pool, writer, emit, control).run()
