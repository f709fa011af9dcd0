"""Computes every map of the lab from a picture and the settings, stage by stage, with TensorFlow's shapes.

In the second round each kernel is applied to every map of the first, and the results are added, as Conv2D does with the same
kernel in every channel. Convolution is linear, so here the maps are added first: one convolution instead of one per map.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial, reduce
from typing import Literal, NamedTuple

import numpy as np

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.lab.convolution import convolve
from mnist_desktop.core.lab.picture import LabPicture, black_and_white, one_channel
from mnist_desktop.core.lab.pooling import pool
from mnist_desktop.core.lab.settings import LabSettings, Round
from mnist_desktop.core.lab.sliding import Grid, Map, NoWholeWindowError

MAX_VALUES = 150_000_000
"""The most numbers in all maps together: 600 MB."""

RARE_PERCENT = 1.0
USUAL_SAMPLE = 10_000
"""How the usual range is found: the share left out at each end, and the size of the sample."""

StageKind = Literal["picture", "convolution", "pooling"]


class Range(NamedTuple):
    """The range of a map's numbers.

    Attributes
    ----------
    low, high
        The smallest and the largest number.
    usual_low, usual_high
        The range of nearly all numbers. If colors reached to a photo's strongest edge, all others would be pale.
    """

    low: float
    high: float
    usual_low: float
    usual_high: float

    @classmethod
    def of(cls, one: Map) -> Range:
        """The range of a map; the usual range is estimated from a sample."""
        step = max(1, round((one.size / USUAL_SAMPLE) ** 0.5))
        usual = np.percentile(one[::step, ::step], (RARE_PERCENT, 100 - RARE_PERCENT))
        return cls(float(one.min()), float(one.max()), float(usual[0]), float(usual[1]))


class TooManyValuesError(UserError):
    """The maps would need too much memory."""


@dataclass(frozen=True)
class StagePlan:
    """A stage that is not yet computed.

    Attributes
    ----------
    kind, round
        What it does, and its round: 1, 2, or 0 for the picture.
    maps, size
        How many maps it has, and their height and width.
    grid
        How its window slides over the previous stage; None for the picture.
    """

    kind: StageKind
    round: int
    maps: int
    size: tuple[int, int]
    grid: Grid | None = None

    @property
    def shape(self) -> tuple[int, int, int, int]:
        """The shape in TensorFlow's order: batch, height, width, channels."""
        return 1, *self.size, self.maps


@dataclass(frozen=True)
class Plan:
    """The stages that are possible, and why there are no more."""

    stages: tuple[StagePlan, ...]
    problem: UserError | None = None


@dataclass(frozen=True, eq=False)
class Stage:
    """One stage with its numbers.

    Attributes
    ----------
    maps
        One float32 array of `plan.size` for each map.
    ranges
        The range of each map; for a picture: black and white. A pooled map has the range of the map before it, so that a color
        means the same number in both.
    """

    plan: StagePlan
    maps: tuple[Map, ...]
    ranges: tuple[Range, ...]

    @cached_property
    def summed(self) -> Map:
        """The sum of all maps, over which the next kernels slide. Cached, since every kernel and every explanation needs it."""
        return self.maps[0] if len(self.maps) == 1 else reduce(np.add, self.maps)


@dataclass(frozen=True, eq=False)
class LabResult:
    """All that the lab shows."""

    picture: LabPicture
    settings: LabSettings
    stages: tuple[Stage, ...]
    problem: UserError | None = None


def plan(size: tuple[int, int], settings: LabSettings) -> Plan:
    """Find the shapes for a picture of `size`, without computing any map."""
    stages = [StagePlan("picture", 0, 1, size)]
    for number, part in enumerate(_rounds(settings), start=1):
        kernel, maps = (part.kernel_size, part.kernel_size), len(part.kernels)
        window = (part.pooling.window, part.pooling.window)
        try:
            slide = Grid.of(stages[-1].size, kernel, part.convolution.stride, part.convolution.padding)
            _check_room((*stages, StagePlan("convolution", number, maps, slide.shape)))
            stages.append(StagePlan("convolution", number, maps, slide.shape, slide))
            shrink = Grid.of(slide.shape, window, part.pooling.stride, part.pooling.padding)
            stages.append(StagePlan("pooling", number, maps, shrink.shape, shrink))
        except (NoWholeWindowError, TooManyValuesError) as error:
            return Plan(tuple(stages), error)
    return Plan(tuple(stages))


def compute(
    picture: LabPicture,
    settings: LabSettings,
    previous: LabResult | None = None,
    stopped: Callable[[], bool] = lambda: False,
) -> LabResult | None:
    """Compute every stage that is possible.

    Parameters
    ----------
    previous
        An earlier result; its channel is used again where the picture is the same.
    stopped
        Called before each map. If it returns true, the computation ends and None is returned.
    """
    planned = plan(picture.size, settings)
    stages = [_first_stage(picture, settings, planned.stages[0], previous)]
    for stage in planned.stages[1:]:
        part, before = _rounds(settings)[stage.round - 1], stages[-1]
        maps: list[Map] = []
        for one in _convolutions(before, part) if stage.kind == "convolution" else _poolings(before, part):
            if stopped():
                return None
            maps.append(one())
        stages.append(_stage(stage, maps, before))
    return LabResult(picture, settings, tuple(stages), planned.problem)


def work(planned: Plan, settings: LabSettings) -> int:
    """About how many multiplications a plan needs."""
    taps = [part.kernel_size**2 for part in _rounds(settings)]
    return sum(
        stage.maps * stage.size[0] * stage.size[1] * taps[stage.round - 1]
        for stage in planned.stages
        if stage.kind == "convolution"
    )


def _rounds(settings: LabSettings) -> tuple[Round, ...]:
    return (settings.first,) if settings.second is None else (settings.first, settings.second)


def _check_room(stages: tuple[StagePlan, ...]) -> None:
    values = sum(stage.maps * stage.size[0] * stage.size[1] for stage in stages)
    if values > MAX_VALUES:
        raise TooManyValuesError(
            "These maps would hold {values:,} numbers; {limit:,} fit. Take fewer kernels, a larger stride or a smaller picture.",
            values=values, limit=MAX_VALUES,
        )  # fmt: skip


def _first_stage(picture: LabPicture, settings: LabSettings, planned: StagePlan, previous: LabResult | None) -> Stage:
    if previous is not None and previous.picture is picture and previous.settings.reading == settings.reading:
        return previous.stages[0]
    channel = one_channel(picture, settings.reading)
    return Stage(planned, (channel,), (_picture_range(settings),))


def _convolutions(before: Stage, part: Round) -> list[Callable[[], Map]]:
    """One call for each map of a convolution."""
    sliding = part.convolution
    return [
        partial(convolve, before.summed, kernel.array, stride=sliding.stride, padding=sliding.padding, bias=kernel.bias,
                activation=sliding.activation)
        for kernel in part.kernels
    ]  # fmt: skip


def _poolings(before: Stage, part: Round) -> list[Callable[[], Map]]:
    """One call for each map of a pooling."""
    shrinking = part.pooling
    return [
        partial(pool, one, shrinking.kind, shrinking.window, stride=shrinking.stride, padding=shrinking.padding)
        for one in before.maps
    ]


def _stage(planned: StagePlan, maps: list[Map], before: Stage) -> Stage:
    if planned.kind == "convolution":
        return Stage(planned, tuple(maps), tuple(Range.of(one) for one in maps))
    return Stage(planned, tuple(maps), before.ranges)


def _picture_range(settings: LabSettings) -> Range:
    black, white = black_and_white(settings.reading)
    return Range(black, white, black, white)
