"""The events of a sweep that runs: plain values, in this order.

``SweepBegan``, then any number of the others, then exactly one ``SweepEnded``. Each has the id of its sweep, so a view that shows
another one by now can ignore it. ``after`` gives the progress that a view shows.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from mnist_desktop.core.sentence import Templated
from mnist_desktop.core.sweeps.progress import MemberProgress, SweepProgress, SweepState


@dataclass(frozen=True)
class SweepBegan:
    """The members are known, with what an earlier session left of them; `places` of them are trained at a time."""

    sweep_id: str
    progress: SweepProgress
    places: int


@dataclass(frozen=True)
class MemberChanged:
    """A member has begun, done steps or an epoch, is held, or is over. At most a few a second for each member."""

    sweep_id: str
    progress: MemberProgress
    seconds: float
    """How long the sweep has run."""


@dataclass(frozen=True)
class RungDecided:
    """Successive halving has looked at all members after so many epochs: the numbers of those that go on, and of the others."""

    sweep_id: str
    epochs: int
    kept: tuple[int, ...]
    stopped: tuple[int, ...]


@dataclass(frozen=True)
class SweepStateChanged:
    """It is paused or runs again; where it paused by itself, with a `problem`."""

    sweep_id: str
    state: SweepState
    problem: Templated | None = None


@dataclass(frozen=True)
class SweepNoted:
    """Something was found while it runs that a person should know: a PC of the class gets no more members, and why."""

    sweep_id: str
    note: Templated


@dataclass(frozen=True)
class SweepEnded:
    """The last event of every session: ``over``, or ``ready`` where it can go on later; with a `problem` that ended it."""

    sweep_id: str
    progress: SweepProgress


SweepEvent = SweepBegan | MemberChanged | RungDecided | SweepStateChanged | SweepNoted | SweepEnded


def after(progress: SweepProgress, event: SweepEvent) -> SweepProgress:
    """The progress of a sweep after an event; of another sweep's event, unchanged."""
    if event.sweep_id != progress.plan.id:
        return progress
    match event:
        case SweepBegan() | SweepEnded():
            return event.progress
        case MemberChanged():
            return replace(progress.with_member(event.progress), seconds=event.seconds)
        case SweepStateChanged():
            return replace(progress, state=event.state, problem=event.problem)
        case SweepNoted():
            return replace(progress, note=event.note)
    return progress
