"""A sweep as a value: what it varies, how it searches, and what it may take; and the members that follow from it.

The members follow from the plan alone, so nothing but the plan has to be kept: the same plan has the same members on every
computer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, product
from math import prod
from typing import Annotated, Literal

import msgspec
import numpy as np
from msgspec import Meta, Struct
from msgspec.structs import replace

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.model.spec import MAX_LAYERS
from mnist_desktop.core.presets.all_presets import descriptive_name
from mnist_desktop.core.runs.names import distinct_name
from mnist_desktop.core.runs.record import ClassNames
from mnist_desktop.core.runs.said_names import NAMELESS
from mnist_desktop.core.sweeps.axes import AXIS_KINDS, AXIS_TITLES, Axis, Setting, checked_axis, drawn_value, with_setting
from mnist_desktop.core.sweeps.halving import Halving

MOST_RUNS = 1000
MOST_MINUTES = 7 * 24 * 60
LONGEST_NAME = 200
MOST_COMBINATIONS = 10**9
"""Of a grid, of which as many are tried as `most_runs` has room for."""

_DIGITS = 4
"""Of a member's number in the id of its run."""
_TRIES = 50
"""How often, for each member that is wanted, a random search draws before it takes it that there are no others."""

SearchName = Literal["grid", "random"]


class PlanError(UserError):
    """A plan is not one of a sweep."""


class SweepPlan(Struct, frozen=True, forbid_unknown_fields=True):
    """A sweep.

    Attributes
    ----------
    id
        The name of its folder, as :func:`~mnist_desktop.core.runs.store.new_run_id` makes one; its members' runs begin with it.
    name, created
        What it is called, and when it was made, ISO 8601 with offset.
    base
        What members differ from in their settings.
    axes
        What is varied; one for each kind at most.
    search
        ``grid``: every combination of the values; ``random``: each value is drawn. Seeds are never drawn from a list: each
        combination has all of them.
    search_seed
        Decides what is drawn, and which combinations are tried where a grid has more than `most_runs`.
    most_runs, most_minutes
        The budget; the second may be None. Minutes count while it runs.
    halving
        How weak members are stopped early; None where each is trained to its end.
    dataset_key, dataset_title, dataset_fingerprint, class_names
        What they learn from.
    student
        Who trains them; may be empty.
    """

    id: Annotated[str, Meta(pattern=r"^[0-9a-zA-Z][0-9a-zA-Z_-]{0,99}\Z")]
    name: Annotated[str, Meta(max_length=LONGEST_NAME)]
    created: Annotated[str, Meta(max_length=40)]
    base: Experiment
    axes: Annotated[tuple[Axis, ...], Meta(min_length=1, max_length=len(AXIS_KINDS))]
    dataset_key: str
    dataset_title: str
    dataset_fingerprint: str
    class_names: ClassNames
    search: SearchName = "grid"
    search_seed: Annotated[int, Meta(ge=0, le=2**31 - 1)] = 0
    most_runs: Annotated[int, Meta(ge=1, le=MOST_RUNS)] = 50
    most_minutes: Annotated[float, Meta(gt=0, le=MOST_MINUTES)] | None = None
    halving: Halving | None = None
    student: Annotated[str, Meta(max_length=LONGEST_NAME)] = ""

    @property
    def classes(self) -> int:
        """How many classes its networks tell apart."""
        return len(self.class_names)


@dataclass(frozen=True)
class Member:
    """One run of a sweep.

    Attributes
    ----------
    number
        From 1, in the order in which they begin.
    run_id
        Of its run, in the store of runs.
    settings
        What it has of each axis, in the order of the plan.
    experiment
        What is trained; its spec has a name of its own among the members. Without what could not be changed, where there is a
        `problem`.
    problem
        Why one of its settings cannot be made, or None.
    """

    number: int
    run_id: str
    settings: tuple[Setting, ...]
    experiment: Experiment
    problem: UserError | None = None


def run_id_of(sweep_id: str, number: int) -> str:
    """The id of a member's run."""
    return f"{sweep_id}-{number:0{_DIGITS}}"


def is_member_of(run_id: str, sweep_id: str) -> bool:
    """Whether a run is that of a member of a sweep, told by its id.

    >>> is_member_of(run_id_of("20261130-080000-abc", 7), "20261130-080000-abc")
    True
    """
    number = run_id.removeprefix(f"{sweep_id}-")
    return number != run_id and len(number) == _DIGITS and number.isdecimal()


def is_any_member(run_id: str) -> bool:
    """Whether a run is that of a member of some sweep, told by its id, which has one part more than that of another run."""
    sweep_id = run_id.rpartition("-")[0]
    return sweep_id.count("-") > 1 and is_member_of(run_id, sweep_id)


def grid_size(plan: SweepPlan) -> int:
    """How many combinations a grid has, before equal ones are left out and the budget counts."""
    return prod(len(axis.values) for axis in plan.axes)


def check_plan(plan: SweepPlan) -> SweepPlan:
    """`plan` with its axes as :func:`checked_axis` gives them.

    Raises
    ------
    UserError
        It is not that of a sweep: an axis twice, a span in a grid, too many layers.
    """
    if len(plan.base.spec.layers) > MAX_LAYERS:
        raise PlanError("A model can have at most {limit} layers.", limit=MAX_LAYERS)
    kinds = [axis.kind for axis in plan.axes]
    for kind in kinds:
        if kinds.count(kind) > 1:
            raise PlanError("{axis} is there twice.", axis=AXIS_TITLES[kind])
    axes = tuple(checked_axis(axis) for axis in plan.axes)
    for axis in axes:
        if plan.search == "grid" and axis.span is not None:
            raise PlanError("A grid needs a list of values for {axis}, not a span.", axis=AXIS_TITLES[axis.kind])
    plan = replace(plan, axes=axes)
    if plan.search == "grid" and grid_size(plan) > MOST_COMBINATIONS:
        raise PlanError("The grid has more than {most:,} combinations: give fewer values.", most=MOST_COMBINATIONS)
    return plan


@lru_cache(8)  # asked by every part that shows a sweep
def members(plan: SweepPlan) -> tuple[Member, ...]:
    """The members of a checked plan, at most `most_runs`; no two are trained alike."""
    most = _most_members(plan)
    found: list[Member] = []
    seen: set[bytes] = set()
    names: set[str] = set()
    wanted: Counter[str] = Counter()
    for settings in _combinations(plan):
        experiment, problem = _made(plan, settings)
        mark = _mark_of(experiment, settings if problem is not None else ())
        if mark in seen:
            continue
        seen.add(mark)
        title = descriptive_name(experiment) or NAMELESS
        wanted[title] += 1
        name = distinct_name(title, names, max(2, wanted[title]))  # those that wanted it before have all lower numbers
        names.add(name)
        experiment = replace(experiment, spec=replace(experiment.spec, name=name))
        number = len(found) + 1
        found.append(Member(number, run_id_of(plan.id, number), settings, experiment, problem))
        if len(found) == most:
            break
    return tuple(found)


def _made(plan: SweepPlan, settings: tuple[Setting, ...]) -> tuple[Experiment, UserError | None]:
    experiment = plan.base
    for setting in sorted(settings, key=lambda each: AXIS_KINDS.index(each.kind)):
        try:
            experiment = with_setting(experiment, setting)
        except UserError as error:
            return experiment, error
    return experiment, None


def _mark_of(experiment: Experiment, settings: tuple[Setting, ...]) -> bytes:
    """Equal for members that are trained alike; one that cannot be made differs by its settings."""
    return msgspec.json.encode((replace(experiment.spec, name=""), experiment.config, settings))


def seeds_of_each(plan: SweepPlan) -> int:
    """How many seeds a list gives to each combination of the other settings; 1 where there is none."""
    return next((len(axis.values) for axis in plan.axes if axis.kind == "seed" and axis.values), 1)


def drawn_combinations(plan: SweepPlan) -> int:
    """How many combinations, each with all its seeds, fit into the budget of runs; one at least, of whose seeds some may not."""
    return max(1, plan.most_runs // seeds_of_each(plan))


def is_drawn(plan: SweepPlan) -> bool:
    """Whether chance decides which combinations are tried."""
    return plan.search == "random" or grid_size(plan) > plan.most_runs


def _most_members(plan: SweepPlan) -> int:
    whole = drawn_combinations(plan) * seeds_of_each(plan)
    return min(plan.most_runs, whole) if is_drawn(plan) else plan.most_runs


def _combinations(plan: SweepPlan) -> Iterator[tuple[Setting, ...]]:
    every = product(*(tuple(Setting(axis.kind, value) for value in axis.values) for axis in plan.axes))
    if not is_drawn(plan):
        yield from every
        return
    at = next((place for place, axis in enumerate(plan.axes) if axis.kind == "seed" and axis.values), None)
    if at is None:
        yield from _drawn(plan, plan.axes)
        return
    for drawn in _drawn(plan, (*plan.axes[:at], *plan.axes[at + 1 :])):
        for seed in plan.axes[at].values:
            yield (*drawn[:at], Setting("seed", seed), *drawn[at:])


def _drawn(plan: SweepPlan, axes: tuple[Axis, ...]) -> Iterator[tuple[Setting, ...]]:
    """Different combinations of the values of these axes, some more than the budget has room for: some may be trained alike."""
    random = np.random.default_rng(plan.search_seed)
    size, count = prod(len(axis.values) for axis in axes), drawn_combinations(plan)
    if plan.search == "grid":
        yield from (_combination(axes, index) for index in _drawn_indices(size, count, random))
        return
    drawn: set[tuple[Setting, ...]] = set()
    for _ in range(count * _TRIES):
        settings = tuple(Setting(axis.kind, drawn_value(axis, random)) for axis in axes)
        if settings not in drawn:
            drawn.add(settings)
            yield settings
        if len(drawn) == size:  # never where there is a span: then it is 0
            break


def _drawn_indices(size: int, count: int, random: np.random.Generator) -> list[int]:
    """Some of so many combinations, each as likely, in the order of the grid; a few more, as some may be trained alike."""
    wanted = min(size, 2 * count)
    drawn: dict[int, None] = {}
    while len(drawn) < wanted:
        drawn[int(random.integers(size))] = None
    return sorted(islice(drawn, count)) + list(islice(drawn, count, None))


def _combination(axes: tuple[Axis, ...], index: int) -> tuple[Setting, ...]:
    """The combination of that index in the order of :func:`itertools.product`."""
    chosen: list[Setting] = []
    for axis in reversed(axes):
        index, at = divmod(index, len(axis.values))
        chosen.append(Setting(axis.kind, axis.values[at]))
    return tuple(reversed(chosen))
