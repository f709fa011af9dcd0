"""About how long a sweep takes, from the runs that are kept, and how much disk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import fmean, median

import numpy as np

from mnist_desktop.core.model.cost import muon_flops, training_flops
from mnist_desktop.core.model.spec import ModelSpec, parameters_of, rows_of
from mnist_desktop.core.runs.kept_epochs import MOST_EPOCHS
from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.core.sweeps.plan import Member, SweepPlan, is_any_member, members
from mnist_desktop.core.sweeps.rungs import rungs
from mnist_desktop.core.training_config import TrainingConfig

EVALUATION_EPOCHS = 0.3
"""What the test images take after the last epoch, as a share of one epoch."""


@dataclass(frozen=True)
class Estimate:
    """How long a sweep takes.

    Attributes
    ----------
    seconds
        By the clock.
    is_fair
        Whether all of it is by members of sweeps. A run by itself has all cores, a member one: by such runs it may take longer.
    """

    seconds: float
    is_fair: bool


def estimate(plan: SweepPlan, infos: Iterable[RunInfo], places: int) -> Estimate | None:
    """How long the members of a plan take together, with `places` of them at a time; None where no kept run tells.

    The seconds of an epoch are taken from kept runs with the same engine on the same data: from those of the same layers and
    batch size, or else in proportion to the arithmetic of a step, with the median of all. Members of earlier sweeps are asked
    first, as each had one core like those of this plan; other runs only where there are none.
    """
    known = [info for info in infos if info.dataset_fingerprint == plan.dataset_fingerprint]
    fair = _paces([info for info in known if is_any_member(info.id)])
    others = _paces([info for info in known if not is_any_member(info.id)])
    total, is_fair = 0.0, True
    for member in members(plan):
        seconds = _epoch_seconds(member, fair)
        if seconds is None:
            seconds, is_fair = _epoch_seconds(member, others), False
        if seconds is None:
            return None
        total += seconds * (expected_epochs(plan, member) + EVALUATION_EPOCHS)
    return Estimate(total / max(1, places), is_fair)


def expected_epochs(plan: SweepPlan, member: Member) -> float:
    """For how many epochs a member is trained on average, if halving stops it with the same chance as all others."""
    epochs = member.experiment.config.epochs
    if plan.halving is None:
        return epochs
    expected, share, done = 0.0, 1.0, 0
    for rung in (*rungs(plan.halving, epochs), epochs):
        expected += share * (rung - done)
        share, done = share / plan.halving.factor, rung
    return expected


class _Paces:
    """Seconds of an epoch by what decides them."""

    def __init__(self) -> None:
        self.alike: dict[object, list[float]] = {}
        self.by_engine: dict[str, list[float]] = {}
        self.images: dict[str, float] = {}


def _paces(infos: Iterable[RunInfo]) -> _Paces:
    found = _Paces()
    for info in infos:
        images = info.steps_per_epoch * info.config.batch_size
        work = info.steps_per_epoch * _step_flops(info.spec, info.config)
        if not info.history or not work or info.origin is not None:
            continue
        seconds = fmean(row.seconds for row in info.history)
        found.alike.setdefault(_alike(info.spec, info.config), []).append(seconds)
        found.by_engine.setdefault(info.config.engine, []).append(seconds / work)
        found.images[info.config.engine] = images
    return found


def _epoch_seconds(member: Member, paces: _Paces) -> float | None:
    spec, config = member.experiment.spec, member.experiment.config
    alike = paces.alike.get(_alike(spec, config))
    if alike:
        return median(alike)
    by_engine = paces.by_engine.get(config.engine)
    if not by_engine:
        return None
    return median(by_engine) * paces.images[config.engine] / config.batch_size * _step_flops(spec, config)


def _alike(spec: ModelSpec, config: TrainingConfig) -> object:
    """What two runs have in common whose epochs take as long. Of the optimizers, *muon* alone takes time that counts."""
    return spec.layers, config.batch_size, config.engine, config.optimizer == "muon"


def _step_flops(spec: ModelSpec, config: TrainingConfig) -> int:
    return config.batch_size * training_flops(spec) + (sum(muon_flops(spec)) if config.optimizer == "muon" else 0)


def epoch_share(plan: SweepPlan, budget: int) -> int:
    """How many bytes the weights of the epochs of each member may take, where all of them together may take `budget` bytes."""
    return budget // max(1, len(members(plan)))


def epoch_bytes(plan: SweepPlan, budget: int) -> int:
    """How much disk the weights of all epochs take at most, where they may take `budget` bytes."""
    share = epoch_share(plan, budget)
    return sum(min(share, _epoch_bytes(member)) for member in members(plan) if member.problem is None)


def _epoch_bytes(member: Member) -> int:
    kept = min(member.experiment.config.epochs, MOST_EPOCHS)
    return kept * parameters_of(rows_of(member.experiment.spec)) * np.dtype(np.float32).itemsize
