"""Sweeps that were never trained, for the tests of what shows them."""

from __future__ import annotations

from dataclasses import replace

from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.model.layers import Dense, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs.record import EpochRow
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.core.sweeps.axes import Axis
from mnist_desktop.core.sweeps.plan import SweepPlan
from mnist_desktop.core.sweeps.progress import MemberProgress, MemberState, SweepProgress, SweepState, at_beginning
from mnist_desktop.core.training_config import TrainingConfig

BASE = Experiment(ModelSpec((Flatten(), Dense(16), Dense(10, "softmax")), "Small"), TrainingConfig(epochs=3))
NAMES = tuple(map(str, range(10)))
AXES = Axis("learning_rate", (0.001, 0.01)), Axis("units", (16, 64)), Axis("seed", (0, 1, 2))


def make_plan(name: str = "Rates and units", sweep_id: str = "20260101-120000-abcdef", **changes: object) -> SweepPlan:
    values: dict[str, object] = {"dataset_key": "tiny", "dataset_title": "Tiny blocks", "dataset_fingerprint": "0" * 64}
    plan = SweepPlan(sweep_id, name, "2026-01-01T12:00:00+00:00", BASE, AXES, class_names=NAMES, **values)  # type: ignore[arg-type]
    return replace_plan(plan, **changes)


def replace_plan(plan: SweepPlan, **changes: object) -> SweepPlan:
    from msgspec.structs import replace as replace_struct

    return replace_struct(plan, **changes)


def finished(each: MemberProgress, accuracy: float) -> MemberProgress:
    """A member that came to its end, with that validation accuracy; it reads a hundredth less of the test images."""
    rows = tuple(EpochRow(n, 1 / n, accuracy, 1 / n, accuracy - 0.01 * (3 - n), 0.001, 1.0) for n in (1, 2, 3))
    return replace(
        each, state=MemberState.FINISHED, place=None, history=rows, test_accuracy=accuracy - 0.01, seconds=3.0, has_run=True
    )


def accuracy_of(each: MemberProgress) -> float:
    settings = {one.kind: one.value for one in each.member.settings}
    return 0.9 + 0.02 * (settings["learning_rate"] == 0.01) + 0.01 * (settings["units"] == 64) + 0.0005 * int(settings["seed"])


def make_progress(done: int = 12, plan: SweepPlan | None = None, state: SweepState = SweepState.RUNNING) -> SweepProgress:
    """The first `done` of twelve members have ended, the next one runs, the last one waits."""
    beginning = at_beginning(plan or make_plan())
    members = [finished(each, accuracy_of(each)) if each.number <= done else each for each in beginning.members]
    if done < len(members) and state is SweepState.RUNNING:
        place = Sentence("process {number}", {"number": 1})
        members[done] = replace(members[done], state=MemberState.RUNNING, place=place, step_share=0.5)
    return replace(beginning, members=tuple(members), state=state, seconds=20.0)
