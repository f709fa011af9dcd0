"""What a plan comes to, in words, before it starts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.core.sweeps.estimate import estimated_seconds
from mnist_desktop.core.sweeps.plan import SweepPlan, grid_size, members
from mnist_desktop.core.sweeps.problems import memory_needed, problems_of, unused_axis
from mnist_desktop.ui.shared.numbers import duration
from mnist_desktop.ui.shared.texts import say

MOST_PROBLEMS = 2
"""So many different reasons are told."""


def plan_words(plan: SweepPlan, infos: Sequence[RunInfo], places: int, free: int) -> str:
    """How many runs, how long, how much memory, and what cannot be built."""
    parts = [_count(plan), _time(plan, infos, places), _memory(plan, places, free), _unbuilt(plan)]
    unused = unused_axis(plan)
    if unused is not None:
        parts.append(say(unused))
    return " ".join(filter(None, parts))


def _count(plan: SweepPlan) -> str:
    count = len(members(plan))
    if plan.search == "random":
        return _tr("{count:,} runs, with values drawn at random.").format(count=count)
    size = grid_size(plan)
    if size > plan.most_runs:
        told = _tr("{count:,} runs, drawn at random from {size:,} combinations: raise “Runs at most” to train all of them.")
        return told.format(count=count, size=size)
    return _tr("{count:,} runs: every combination.").format(count=count)


def _time(plan: SweepPlan, infos: Sequence[RunInfo], places: int) -> str:
    seconds = estimated_seconds(plan, infos, places)
    if seconds is None:
        return _tr("How long they take is not known: no run of this kind is kept yet.")
    limit = plan.most_minutes
    if limit is not None and seconds > limit * 60:
        told = _tr("About {time}, by the runs that are kept: the limit of {minutes:g} minutes will end some of them early.")
        return told.format(time=duration(seconds), minutes=limit)
    return _tr("About {time}, by the runs that are kept.").format(time=duration(seconds))


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
