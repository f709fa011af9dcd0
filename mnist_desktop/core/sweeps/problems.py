"""What is wrong with a plan, said before it begins: which members cannot be trained, and for how many there is room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from mnist_desktop.core.experiment_problems import experiment_problem
from mnist_desktop.core.memory import step_memory
from mnist_desktop.core.model.cost import micro_batch_size, training_bytes
from mnist_desktop.core.model.spec import analyse
from mnist_desktop.core.sentence import Sentence, Templated
from mnist_desktop.core.sweeps.axes import AXIS_TITLES
from mnist_desktop.core.sweeps.plan import Member, SweepPlan, is_drawn, members, seeds_of_each

PROCESS_BYTES = 800_000_000
"""What a process takes that trains a small network, with TensorFlow and 70,000 images; without them, 630 MB were measured."""


@dataclass(frozen=True)
class MemberProblem:
    """A member that cannot be trained, and why."""

    member: Member
    problem: Templated


def member_problem(plan: SweepPlan, member: Member) -> Templated | None:
    """Why a member cannot be trained, or None."""
    if member.problem is not None:
        return member.problem
    experiment = member.experiment
    problem = analyse(experiment.spec, plan.classes).blocking or experiment_problem(experiment, None, plan.class_names)
    if problem is not None:
        return problem
    if plan.halving is not None and experiment.config.validation_share == 0:
        return Sentence("Successive halving compares validation images, but none are set aside: raise Validation above 0.")
    return None


@lru_cache(8)
def problems_of(plan: SweepPlan) -> tuple[MemberProblem, ...]:
    """The members of a checked plan that cannot be trained; the others can all the same."""
    found = ((member, member_problem(plan, member)) for member in members(plan))
    return tuple(MemberProblem(member, problem) for member, problem in found if problem is not None)


def obstacle_to(plan: SweepPlan) -> Templated | None:
    """Why a checked plan cannot begin at all: it has no member that can be trained. Else None."""
    problems = problems_of(plan)
    if len(problems) < len(members(plan)):
        return None
    return problems[0].problem if problems else Sentence("The sweep has no members.")


def unused_axis(plan: SweepPlan) -> Templated | None:
    """That an axis changes nothing, so that fewer runs are made than it seems; None where each one counts."""
    every = members(plan)
    if is_drawn(plan) and len(every) + seeds_of_each(plan) > plan.most_runs:
        return None  # a value that none of them has may be one that was not drawn
    for at, axis in enumerate(plan.axes):
        if len(axis.values) > 1 and len({each.settings[at].value for each in every}) < min(2, len(every)):
            return Sentence("{axis} has several values, but with them the same networks are trained in the same way.",
                            {"axis": AXIS_TITLES[axis.kind]})  # fmt: skip
    return None


def step_bytes(each: Sequence[Member]) -> int:
    """About how many bytes a step of the largest of these members takes."""
    return max((_step_bytes(member) for member in each), default=0)


def places_for(each: Sequence[Member], cores: int, free: int) -> int:
    """How many of these members are trained at a time: as many as cores, or as fit into `free` bytes; at least 1."""
    needed = PROCESS_BYTES + step_bytes([member for member in each if member.problem is None])
    return max(1, min(cores, free // needed, len(each)))


def memory_needed(plan: SweepPlan, places: int) -> int:
    """About how many bytes so many processes of a plan take together."""
    return places * (PROCESS_BYTES + step_bytes([member for member in members(plan) if member.problem is None]))


def memory_problem(plan: SweepPlan, free: int) -> Templated | None:
    """Why not even one process has room in `free` bytes, or None."""
    needed = memory_needed(plan, 1)
    if needed <= free or needed <= step_memory():
        return None
    return Sentence("Each process of this sweep takes about {needed:.1f} GB of memory, and {free:.1f} GB are free: close other "
                    "programs, or try smaller networks.", {"needed": needed / 1e9, "free": free / 1e9})  # fmt: skip


def _step_bytes(member: Member) -> int:
    constant, per_image = training_bytes(member.experiment.spec)
    return constant + micro_batch_size(member.experiment.spec, member.experiment.config.batch_size) * per_image
