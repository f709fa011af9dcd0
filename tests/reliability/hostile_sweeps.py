"""The readers of sweeps for :mod:`hostile_readers`, and good sweeps for :mod:`hostile_seeds`."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace

from mnist_desktop import paths
from mnist_desktop.core.datasets import catalog
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.model.layers import Dense, Dropout, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs.record import RunInfo, RunRecord
from mnist_desktop.core.runs.store import RunStore
from mnist_desktop.core.sentence import Message, Templated
from mnist_desktop.core.sweeps.analysis import analyse_sweep
from mnist_desktop.core.sweeps.axes import Axis, Span
from mnist_desktop.core.sweeps.coordinates import coordinates
from mnist_desktop.core.sweeps.estimate import epoch_bytes, estimate
from mnist_desktop.core.sweeps.files import DamagedSweep, Failure, Journal, read_plan
from mnist_desktop.core.sweeps.halving import Halving
from mnist_desktop.core.sweeps.plan import MOST_RUNS, SweepPlan, check_plan, run_id_of
from mnist_desktop.core.sweeps.problems import memory_problem, obstacle_to, places_for, problems_of, unused_axis
from mnist_desktop.core.sweeps.progress import SweepProgress
from mnist_desktop.core.sweeps.results import results_of, settings_words
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.training import engines
from mnist_desktop.training.services import Services
from mnist_desktop.training.sweeps.control import SweepControl
from mnist_desktop.training.sweeps.process_pool import NoProcessesError
from mnist_desktop.training.sweeps.runner import run_sweep
from mnist_desktop.training.sweeps.state import delete_sweep, list_sweeps, sweeps_beside

ID = "20260101-120000-abcdef"
MOST_LETTERS = 10_000
"""As many as a sentence from a file may have."""


def sweeps(place: Path) -> int:
    """List sweeps with all that is said of them, and do what their window offers; returns the number of members."""
    services = _services(place / "runs")
    listed = list_sweeps(services)
    if not listed:
        raise AssertionError("no sweep is listed")
    count = sum(_all_of(each) for each in listed if isinstance(each, SweepProgress))
    for each in listed:
        if isinstance(each, SweepProgress):
            _begin(services, each)
            plan = sweeps_beside(services.store).rename(each.plan.id, "Another name")
            if plan != replace(each.plan, name="Another name"):
                raise AssertionError("another sweep after a change of its name")
        delete_sweep(services.store, each.id if isinstance(each, DamagedSweep) else each.plan.id)
    services.store.close()
    if list_sweeps(services):
        raise AssertionError("a sweep is still there after it was deleted")
    for each in listed:
        if isinstance(each, DamagedSweep):
            raise each.error
    return count


def sweep_plan(place: Path) -> int:
    """Read a plan for the command line, keep it and begin with it; returns the number of members."""
    services = _services(paths.runs())
    plan = read_plan(place)
    kept = sweeps_beside(services.store)
    kept.create(plan)
    if kept.load(plan.id).plan != plan:
        raise AssertionError("another plan than the one that was kept")
    (sweep,) = list_sweeps(services)
    assert isinstance(sweep, SweepProgress), f"kept damaged: {sweep}"
    count = _all_of(sweep)
    _begin(services, sweep)
    services.store.close()
    return count


def good_sweep(folder: Path, record: RunRecord) -> dict[str, bytes]:
    """A sweep whose first member is done and whose second has failed, and its files by their paths."""
    plan = _plan("grid", (Axis("units", (8, 16)), Axis("seed", (1, 2))), Halving())
    services = _services(folder / "runs")
    kept = sweeps_beside(services.store)
    kept.create(plan)
    kept.keep(plan.id, Journal(12.5, (Failure(2, Message("{count:,} of {kind}", {"count": 1200, "kind": "images"})),)))
    info: RunInfo = replace(record.info, id=run_id_of(plan.id, 1))
    services.store.save(RunRecord(info, record.weights))
    services.store.close()
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != ".lock")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def good_plan(folder: Path) -> bytes:
    """The file of a plan that draws, with an axis of each kind of values."""
    axes = (
        Axis("preset", ("mnist-mlp", "dnn")), Axis("learning_rate", span=Span(0.001, 0.1, "log")), Axis("dropout", (0.1, 0.5)),
        Axis("optimizer", ("sgd", "adam")), Axis("batch_size", span=Span(16, 256, "log")), Axis("layers", (1, 2, 3)),
    )  # fmt: skip
    store = sweeps_beside(RunStore(folder / "runs"))
    store.create(_plan("random", axes, None))
    return (store.folder / ID / "sweep.json").read_bytes()


def large_plan(folder: Path) -> bytes:
    """The file of a plan with as many members and combinations as there may be, and many layers."""
    values = tuple(range(1, MOST_RUNS + 1))
    plan = _plan("grid", (Axis("seed", values), Axis("units", values), Axis("batch_size", values)), Halving(1, 2))
    layers = (Flatten(), *[Dense(8), Dropout(0.2)] * 8, Dense(10, "softmax"))
    plan = replace(plan, base=replace(plan.base, spec=ModelSpec(layers, "N" * 60)), most_runs=MOST_RUNS)
    store = sweeps_beside(RunStore(folder / "runs"))
    store.create(plan)
    return (store.folder / ID / "sweep.json").read_bytes()


def _plan(search: str, axes: tuple[Axis, ...], halving: Halving | None) -> SweepPlan:
    base = Experiment(ModelSpec((Flatten(), Dense(8), Dropout(0.2), Dense(10, "softmax")), "A model"), TrainingConfig(epochs=9))
    dataset = catalog.load("mnist-starter")
    return check_plan(SweepPlan(
        ID, "A sweep", datetime(2026, 1, 1, tzinfo=UTC).isoformat(), base, axes, dataset.key, dataset.title, dataset.fingerprint,
        dataset.class_names, search, most_runs=12, most_minutes=60, halving=halving, student="Ada",
    ))  # fmt: skip


def _services(runs: Path) -> Services:
    return Services(catalog.load, lambda: None, engines.train, _open_no_run, engines.versions, RunStore(runs))


def _open_no_run(*_arguments: object) -> None:
    raise AssertionError("a run was opened")


class _NoPool:
    """Takes no work: a sweep ends where its first member would be trained."""

    places, started, is_here = 1, 0, True

    def submit(self, _task_id: str, _task: bytes) -> None:
        raise NoProcessesError("No processes here.")

    def ask(self, task_id: str, request: object) -> None:
        pass

    def receive(self, seconds: float) -> None:
        pass

    def clear(self) -> None:
        pass


def _begin(services: Services, sweep: SweepProgress) -> None:
    said = [""]
    try:
        run_sweep(services, sweep.plan.id, _NoPool(), lambda _: None, SweepControl())
    except UserError as error:
        said.append(error.text)
    _check_words(said)


def _all_of(sweep: SweepProgress) -> int:
    """All that the window and the command say of a sweep, once; returns the number of members."""
    plan = sweep.plan
    said: list[str | Templated | None] = []
    for each in sweep.members:
        said += [each.message, settings_words(each.member.settings)]
        if not math.isfinite(each.seconds) or each.parameters < 0:
            raise AssertionError(f"figures that cannot be shown: {each.seconds} s, {each.parameters} parameters")
    if not 0 <= sweep.share <= 1 or not math.isfinite(sweep.seconds):
        raise AssertionError(f"figures that cannot be shown: a share of {sweep.share}, {sweep.seconds} s")
    every = [each.member for each in sweep.members]
    said += [each.problem for each in problems_of(plan)]
    said += [obstacle_to(plan), unused_axis(plan), memory_problem(plan, 10**9)]
    said += analyse_sweep(results_of(sweep)).statements
    said += [each.title for each in coordinates(plan, sweep.members)]
    said += [tick.text for each in coordinates(plan, sweep.members) for tick in each.ticks]
    places_for(every, 4, 10**10)
    epoch_bytes(plan, 10**9)
    estimate(plan, (), 2)
    _check_words(said)
    return len(every)


def _check_words(said: Sequence[str | Templated | None]) -> None:
    for each in said:
        text = each if isinstance(each, str) else "" if each is None else each.text
        if len(text) > MOST_LETTERS or not text.replace("\n", "").isprintable():
            raise AssertionError(f"a text that cannot be shown: {len(text)} letters, {text[:200]!r}")
