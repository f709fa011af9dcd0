"""Processes that train members: what they give is what the program itself would, and none outlives its pool."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator

import numpy as np
import pytest
from msgspec.structs import replace

from mnist_desktop import paths
from mnist_desktop.core.datasets import catalog
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.model.layers import Dense, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.store import RunStore
from mnist_desktop.core.sweeps.axes import Axis
from mnist_desktop.core.sweeps.events import MemberChanged
from mnist_desktop.core.sweeps.plan import SweepPlan, check_plan, members
from mnist_desktop.core.sweeps.progress import MemberState, SweepState
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.training import engines
from mnist_desktop.training.job import TrainingJob
from mnist_desktop.training.services import Services
from mnist_desktop.training.sweeps.control import SweepControl
from mnist_desktop.training.sweeps.pool import WorkerDied
from mnist_desktop.training.sweeps.process_pool import NoProcessesError, ProcessPool
from mnist_desktop.training.sweeps.runner import run_sweep
from mnist_desktop.training.sweeps.state import sweeps_beside

PATIENCE = 120.0


@pytest.fixture
def pool() -> Iterator[ProcessPool]:
    pool = ProcessPool(1)
    yield pool
    pool.close()


def test_work_that_is_none_is_lost_and_no_process_outlives_its_pool(pool: ProcessPool) -> None:
    pool.submit("a", b"no task")
    assert pool.receive(PATIENCE) == WorkerDied("a", is_cause=True, accident=1)
    assert len(multiprocessing.active_children()) == 1
    pool.close()
    assert multiprocessing.active_children() == []
    pool.close()
    with pytest.raises(NoProcessesError):
        pool.submit("b", b"")


def test_a_pool_whose_process_died_starts_another(pool: ProcessPool) -> None:
    pool.submit("a", b"no task")
    pool.receive(PATIENCE)
    (process,) = multiprocessing.active_children()
    os.kill(process.pid, signal.SIGTERM)
    process.join(PATIENCE)
    pool.submit("b", b"no task")
    assert pool.receive(PATIENCE) == WorkerDied("b", is_cause=True, accident=2)


def test_work_that_was_asked_to_stop_before_it_began_is_lost_like_all_other_when_a_process_dies(pool: ProcessPool) -> None:
    tasks = "abcde"  # more than the executor hands over in advance
    for each in tasks:
        pool.submit(each, b"no task")
    pool.ask("e", "stop")
    (process,) = multiprocessing.active_children()
    process.kill()
    told = [pool.receive(PATIENCE) for _ in tasks]
    assert {each.task_id for each in told if isinstance(each, WorkerDied)} == set(tasks)


ROUNDING = float(np.finfo(np.float32).eps) * 500 * 16
"""Some 500 steps round differently with another number of threads, and each goes on from the one before: 16 times as much."""


@pytest.mark.tensorflow
def test_members_are_the_runs_of_the_program_and_bit_for_bit_the_same_if_they_were_held(pool: ProcessPool) -> None:
    from mnist_desktop.training.keras.evaluation import open_run

    dataset = catalog.load("mnist-starter")
    spec = ModelSpec((Flatten(), Dense(8), Dense(10, "softmax")), "Small")
    plan = check_plan(SweepPlan(
        "20260101-120000-abcdef", "Two", "2026-01-01T12:00:00+00:00", Experiment(spec, TrainingConfig(epochs=4)),
        (Axis("seed", (1, 2)),), dataset.key, dataset.title, dataset.fingerprint, dataset.class_names,
    ))  # fmt: skip
    never_held = replace(plan, id="20260101-120000-fedcba")
    services = Services(catalog.load, lambda: None, engines.train, open_run, engines.versions, RunStore(paths.runs()))
    for each in (plan, never_held):
        sweeps_beside(services.store).create(each)
    control = SweepControl()

    def stop_after_an_epoch(event: object) -> None:
        if isinstance(event, MemberChanged) and event.progress.history:
            control.stop()

    stopped = run_sweep(services, plan.id, pool, stop_after_an_epoch, control)
    assert [each.state for each in stopped.members] == [MemberState.HELD, MemberState.WAITING]
    for each in (plan, never_held):
        assert run_sweep(services, each.id, pool, lambda _: None, SweepControl()).state is SweepState.OVER
    for member, other in zip(members(plan), members(never_held), strict=True):
        held, whole = (services.store.load(each.run_id) for each in (member, other))
        assert all(np.array_equal(*pair) for pair in zip(held.weights, whole.weights, strict=True))
        assert [row.val_loss for row in held.info.history] == [row.val_loss for row in whole.info.history]
        # The program computes in several threads: the order of its sums, and so their last bits, may be another.
        own = engines.train(TrainingJob(member.run_id, member.experiment, dataset), lambda _: None, Control())
        losses = [row.val_loss for row in own.info.history]
        assert [row.val_loss for row in held.info.history] == pytest.approx(losses, rel=ROUNDING)
        answers = open_run(own, dataset).evaluation.accuracy * len(dataset.test_labels)
        assert held.info.test_accuracy * len(dataset.test_labels) == pytest.approx(answers, abs=2)
    services.store.close()
