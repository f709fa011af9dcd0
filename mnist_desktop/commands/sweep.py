"""``mnist-desktop sweep``: trains the members of a sweep, on every core, and prints what came of each."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace as replace_in
from pathlib import Path

from msgspec.structs import replace

from mnist_desktop import paths
from mnist_desktop.command_line import in_terminal, say_in_terminal
from mnist_desktop.commands.progress import Progress
from mnist_desktop.commands.quiet import import_engine_quietly
from mnist_desktop.commands.tables import print_json, print_table
from mnist_desktop.core.datasets import catalog
from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.preference_choices import MEGABYTE
from mnist_desktop.core.runs.kept_epochs import DEFAULT_BUDGET
from mnist_desktop.core.runs.record import RunRecord
from mnist_desktop.core.runs.store import RunStore
from mnist_desktop.core.sentence import Templated
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.core.sweeps.axes import AXIS_TITLES
from mnist_desktop.core.sweeps.events import SweepBegan, SweepEvent, SweepStateChanged, after
from mnist_desktop.core.sweeps.files import SweepStore, read_plan
from mnist_desktop.core.sweeps.plan import PlanError, SweepPlan
from mnist_desktop.core.sweeps.progress import MEMBER_STATES, MemberProgress, MemberState, SweepProgress, SweepState
from mnist_desktop.training import engines
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.training.services import Services
from mnist_desktop.training.sweeps.control import SweepControl
from mnist_desktop.training.sweeps.pool import MemberPool
from mnist_desktop.training.sweeps.process_pool import ProcessPool
from mnist_desktop.training.sweeps.runner import run_sweep
from mnist_desktop.training.sweeps.state import sweeps_beside

_PARTS = 1000
"""Of the progress bar."""


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to those of the program."""
    parser = commands.add_parser(
        "sweep",
        help=in_terminal("train the runs of a sweep, as many at a time as there are cores"),
        description=in_terminal(
            "Trains the runs of a sweep. Its plan says how many there are at most, and how many minutes they may take; after "
            "that, what they have learned is kept. The weights of the epochs of all runs together take at most {megabytes:,} MB. "
            "Ctrl+C stops it; the same command, or the window, goes on with it."
        ).format(megabytes=DEFAULT_BUDGET // MEGABYTE),
    )
    parser.add_argument("plan", type=Path, help=in_terminal("its sweep.json; one that was begun here goes on"))
    parser.add_argument("--processes", type=int, metavar="N", help=in_terminal("how many runs at a time"))
    parser.add_argument("--class", metavar="FILE", dest="join_file", type=Path,
                        help=in_terminal("train on the PCs of the class of this join file"))  # fmt: skip
    parser.add_argument("--json", action="store_true", help=in_terminal("as JSON"))
    parser.set_defaults(act=train_members)


class _StoppedByCtrlC(SweepControl):
    """Stops with the command: what was trained can go on later."""

    def __init__(self, stop: StopToken) -> None:
        super().__init__()
        self._stop = stop

    @property
    def stop_requested(self) -> bool:
        """Whether the sweep should end at the next look."""
        return self._stop.stop_requested or super().stop_requested

    @property
    def is_put_aside(self) -> bool:
        """Whether somebody has pressed Ctrl+C."""
        return self._stop.stop_requested


def train_members(options: argparse.Namespace, stop: StopToken) -> bool:
    """Train what is left of a sweep, and print every member; false where one has failed or the sweep is not over."""
    # Imported here: only this needs it. The processes import TensorFlow themselves.
    from mnist_desktop.training.keras import evaluation  # noqa: PLC0415

    plan = read_plan(options.plan)
    store = RunStore(paths.runs())
    services = Services(catalog.load, lambda: None, engines.train, evaluation.open_run, engines.versions, store)
    store.claim()
    if store.read_only is not None:
        raise store.read_only
    control = _StoppedByCtrlC(stop)
    pool = _pool(options, services, plan)
    try:
        _keep(plan, sweeps_beside(store), options.plan)
        with Progress(in_terminal("training")) as progress:
            ended = run_sweep(services, plan.id, pool, _follower(progress, control), control)
    finally:
        pool.close()
        store.close()
    _print(ended, as_json=options.json)
    if ended.problem is not None:
        sys.stderr.write(f"mnist-desktop: {say_in_terminal(ended.problem)}\n")
    return ended.state is SweepState.OVER and not any(each.state is MemberState.FAILED for each in ended.members)


def _pool(options: argparse.Namespace, services: Services, plan: SweepPlan) -> MemberPool:
    """What trains the members: processes of this PC, or the PCs of a class."""
    if options.join_file is None:
        return ProcessPool(options.processes)
    from mnist_desktop.training.cluster.choosing import class_pool  # noqa: PLC0415 - only a class needs Dask

    def open_run(record: RunRecord, dataset: Dataset, stop: StopToken | None = None) -> OpenedRun:
        import_engine_quietly()
        return services.open_run(record, dataset, stop)

    return class_pool(options.join_file, replace_in(services, open_run=open_run), plan, _note)


def _note(sentence: Templated) -> None:
    sys.stderr.write(f"mnist-desktop: {say_in_terminal(sentence)}\n")


def _keep(plan: SweepPlan, sweeps: SweepStore, file: Path) -> None:
    """Keep a new sweep; of one that was begun here, only the name may be another by now."""
    if plan.id not in sweeps.ids():
        sweeps.create(plan)
    elif replace(sweeps.load(plan.id).plan, name=plan.name) != plan:
        raise PlanError("{file} is not the plan with which its sweep was begun here: give it another id, or undo its changes.",
                        file=file)  # fmt: skip


def _follower(progress: Progress, control: SweepControl) -> Callable[[SweepEvent], None]:
    """Paints how far the sweep is. Nobody is there to make room on a full disk: then it stops, and can go on later."""
    seen: SweepProgress | None = None

    def follow(event: SweepEvent) -> None:
        nonlocal seen
        if isinstance(event, SweepBegan):
            seen = event.progress
        elif seen is not None:
            seen = after(seen, event)
        if seen is not None:
            progress(round(_PARTS * seen.share), _PARTS)
        if isinstance(event, SweepStateChanged) and event.problem is not None:
            control.stop()

    return follow


def _print(ended: SweepProgress, *, as_json: bool) -> None:
    if as_json:
        print_json([_plain(each) for each in ended.members])
        return
    axes = [say_in_terminal(AXIS_TITLES[axis.kind]) for axis in ended.plan.axes]
    figures = [in_terminal("epochs"), in_terminal("validation"), in_terminal("test"), in_terminal("parameters")]
    head = [in_terminal("number"), *axes, in_terminal("state"), *figures]
    print_table(head, [_row(each) for each in ended.members])


def _plain(member: MemberProgress) -> dict[str, object]:
    return {
        "number": member.number,
        "run": member.run_id if member.has_run else "",
        "state": member.state.value,
        "settings": {setting.kind: setting.value for setting in member.member.settings},
        "epochs": member.epochs_done,
        "validation_accuracy": member.best_validation,
        "test_accuracy": member.test_accuracy,
        "parameters": member.parameters,
        "seconds": member.seconds,
        "trained_at": "" if member.trained_at is None else say_in_terminal(member.trained_at),
    }


def _row(member: MemberProgress) -> list[str]:
    validation, test = member.best_validation, member.test_accuracy
    values = [setting.value for setting in member.member.settings]
    return [
        str(member.number),
        *(f"{value:g}" if isinstance(value, float) else str(value) for value in values),
        say_in_terminal(MEMBER_STATES[member.state]),
        str(member.epochs_done),
        "" if validation is None else f"{validation:.2%}",
        "" if test is None else f"{test:.2%}",
        f"{member.parameters:,}",
    ]
