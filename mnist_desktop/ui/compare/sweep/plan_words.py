"""What a plan comes to, in words, before it starts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QCoreApplication

from mnist_desktop.core.runs.kept_epochs import DEFAULT_BUDGET
from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.core.sweeps.estimate import epoch_bytes, estimate
from mnist_desktop.core.sweeps.plan import SweepPlan, grid_size, is_drawn, members, seeds_of_each
from mnist_desktop.core.sweeps.problems import memory_needed, problems_of, unused_axis
from mnist_desktop.ui.shared.numbers import duration
from mnist_desktop.ui.shared.texts import say

MOST_PROBLEMS = 2
"""So many different reasons are told."""


@dataclass(frozen=True)
class Room:
    """What the computer has to spare: cores, bytes of memory, and bytes of disk for the weights of epochs."""

    cores: int
    free: int
    epoch_budget: int = DEFAULT_BUDGET


def plan_words(plan: SweepPlan, infos: Sequence[RunInfo], places: int, room: Room, *, is_here: bool = True) -> str:
    """How many runs, how long, how much memory and disk, and what cannot be built; memory only of this PC."""
    parts = [
        _count(plan),
        _time(plan, infos, places),
        _memory(plan, places, room.free) if is_here else "",
        _disk(plan, room.epoch_budget),
        _unbuilt(plan),
    ]
    unused = unused_axis(plan)
    if unused is not None:
        parts.append(say(unused))
    return " ".join(filter(None, parts))


def _count(plan: SweepPlan) -> str:
    every = members(plan)
    count, seeds = len(every), seeds_of_each(plan)
    if plan.search == "random":
        told = _tr("{count:,} runs, with values drawn at random.")
        if seeds > 1:
            told = _tr("{count:,} runs, with values drawn at random; {seeds:,} seeds of each combination.")
        return told.format(count=count, seeds=seeds)
    if not is_drawn(plan):
        return _tr("{count:,} runs: every combination.").format(count=count)
    told = _tr("{count:,} runs, drawn at random from {size:,} combinations: raise “Runs at most” to train all of them.")
    if seeds > 1:
        told = _tr(
            "{count:,} runs, drawn at random: {drawn:,} of {size:,} combinations, with {seeds:,} seeds each. Raise “Runs at "
            "most” to train all of them."
        )
    drawn = len({tuple(each for each in member.settings if each.kind != "seed") for member in every})
    return told.format(count=count, drawn=drawn, size=grid_size(plan) // seeds, seeds=min(seeds, count))


def _time(plan: SweepPlan, infos: Sequence[RunInfo], places: int) -> str:
    found = estimate(plan, infos, places)
    if found is None:
        return _tr("How long they take is not known: no run of this kind is kept yet.")
    told = _tr("About {time}, by members of earlier sweeps.")
    if not found.is_fair:
        told = _tr("About {time} or longer, by kept runs that had all cores; here each has one.")
    said, limit = told.format(time=duration(found.seconds)), plan.most_minutes
    if limit is None or found.seconds <= limit * 60:
        return said
    return f"{said} {_tr('The limit of {minutes:g} minutes will end some of them early.').format(minutes=limit)}"


def _disk(plan: SweepPlan, epoch_budget: int) -> str:
    needed = ceil(epoch_bytes(plan, epoch_budget) / 1e6)
    return _tr("Disk: up to {needed:,} MB for the weights of their epochs.").format(needed=needed) if needed else ""


def _memory(plan: SweepPlan, places: int, free: int) -> str:
    needed = memory_needed(plan, places)
    told = _tr("Memory: about {needed:.1f} GB of {free:.1f} GB that are free.")
    if needed > free:
        told = _tr("Memory: about {needed:.1f} GB, and only {free:.1f} GB are free. Fewer processes need less.")
    return told.format(needed=needed / 1e9, free=free / 1e9)


def _unbuilt(plan: SweepPlan) -> str:
    problems = problems_of(plan)
    if not problems:
        return ""
    reasons = list(dict.fromkeys(say(each.problem) for each in problems))
    told = _tr("{count:,} members cannot be built and are left out: {reasons}")
    return told.format(count=len(problems), reasons=" ".join(reasons[:MOST_PROBLEMS]))


def _tr(text: str) -> str:
    return QCoreApplication.translate("sweep plan", text)
