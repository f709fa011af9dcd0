"""How far a sweep and each of its members are, as values that a view shows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property

from mnist_desktop.core.marking import marked
from mnist_desktop.core.model.spec import parameters_of, rows_of
from mnist_desktop.core.runs.record import EpochRow, RunInfo
from mnist_desktop.core.sentence import Templated
from mnist_desktop.core.sweeps.plan import Member, SweepPlan, members
from mnist_desktop.core.sweeps.problems import problems_of


class MemberState(Enum):
    """Where a member stands."""

    WAITING = "waiting"
    """It has not begun."""
    RUNNING = "running"
    HELD = "held"
    """It is not being trained, but goes on from its checkpoint: it waits at a rung, or for the sweep to go on."""
    FINISHED = "finished"
    """Its run is saved: it came to its last epoch, or its own early stopping ended it."""
    STOPPED_EARLY = "stopped-early"
    """Its run is saved: the sweep stopped it, by halving or because its time was over."""
    FAILED = "failed"
    """Its run is saved and failed, as its loss was no number any more; or it has none: it could not be built, or its process was
    ended again and again."""

    @property
    def is_over(self) -> bool:
        """Whether nothing more comes of it."""
        return self in (MemberState.FINISHED, MemberState.STOPPED_EARLY, MemberState.FAILED)


MEMBER_STATES: dict[MemberState, str] = {
    MemberState.WAITING: marked("waiting"),
    MemberState.RUNNING: marked("running"),
    MemberState.HELD: marked("held"),
    MemberState.FINISHED: marked("finished"),
    MemberState.STOPPED_EARLY: marked("stopped early"),
    MemberState.FAILED: marked("failed"),
}
"""What a person calls each; texts of the core."""


class SweepState(Enum):
    """Where a sweep stands."""

    READY = "ready"
    """It has not begun, or was stopped or interrupted and can go on."""
    RUNNING = "running"
    PAUSED = "paused"
    OVER = "over"
    """No member is left, or it was ended, or its time was over: members that still wait get no run."""


@dataclass(frozen=True)
class MemberProgress:
    """How far one member is.

    Attributes
    ----------
    member
        What it is; its run has the id `member.run_id`.
    place
        Where it runs, such as "process 2"; None while it does not.
    trained_at
        The PC of a class that trains it or did so last, where that is known.
    step_share
        How much of its current epoch is done, 0..1.
    history
        Its complete epochs.
    test_accuracy
        0..1, once its run has ended.
    seconds
        How long it was trained.
    has_run
        Whether its run is in the store.
    message
        Why it failed or was stopped, where there is something to say.
    """

    member: Member
    state: MemberState = MemberState.WAITING
    place: Templated | None = None
    trained_at: Templated | None = None
    step_share: float = 0.0
    history: tuple[EpochRow, ...] = ()
    test_accuracy: float | None = None
    seconds: float = 0.0
    has_run: bool = False
    message: Templated | None = None

    @property
    def number(self) -> int:
        """Of the member, from 1."""
        return self.member.number

    @property
    def run_id(self) -> str:
        """Of its run in the store."""
        return self.member.run_id

    @property
    def epochs_done(self) -> int:
        """How many epochs are complete."""
        return len(self.history)

    @property
    def epochs(self) -> int:
        """How many it is to have."""
        return self.member.experiment.config.epochs

    @cached_property
    def parameters(self) -> int:
        """How many numbers its network learns or stores."""
        return parameters_of(rows_of(self.member.experiment.spec))

    @property
    def best_validation(self) -> float | None:
        """Its highest validation accuracy so far, 0..1; None where none was measured."""
        return best_validation_until(self.history, len(self.history))


def best_validation_until(history: tuple[EpochRow, ...], epoch: int) -> float | None:
    """The highest validation accuracy of the first so many epochs, 0..1; None where none was measured."""
    return max((row.val_accuracy for row in history[:epoch] if row.val_accuracy is not None), default=None)


@dataclass(frozen=True)
class SweepProgress:
    """How far a sweep is.

    Attributes
    ----------
    plan
        What it is.
    members
        Each of its members, in their order.
    state
        Of the whole.
    seconds
        How long it has run, in all sessions together, without pauses.
    problem
        Why it has paused by itself, or was not begun: the disk is full, the data set is gone; None where all is well.
    note
        What was found last while it runs that a person should know; it keeps the sweep from nothing.
    """

    plan: SweepPlan
    members: tuple[MemberProgress, ...]
    state: SweepState = SweepState.READY
    seconds: float = 0.0
    problem: Templated | None = None
    note: Templated | None = None

    @property
    def over(self) -> int:
        """Of how many members nothing more comes."""
        return sum(each.state.is_over for each in self.members)

    @property
    def share(self) -> float:
        """How much of all epochs is done, 0..1; those that a member was stopped before count as done."""
        total = sum(each.epochs for each in self.members)
        done = sum(each.epochs if each.state.is_over else min(each.epochs, each.epochs_done + each.step_share)
                   for each in self.members)  # fmt: skip
        return done / total if total else 1.0

    def with_member(self, changed: MemberProgress) -> SweepProgress:
        """A copy with one member as it is now."""
        at = changed.number - 1
        return replace(self, members=(*self.members[:at], changed, *self.members[at + 1 :]))


def at_beginning(plan: SweepPlan) -> SweepProgress:
    """A sweep of which nothing was done; members that cannot be trained have failed."""
    problems = {each.member.number: each.problem for each in problems_of(plan)}
    first = (MemberProgress(each, MemberState.FAILED, message=problems[each.number]) if each.number in problems
             else MemberProgress(each) for each in members(plan))  # fmt: skip
    return SweepProgress(plan, tuple(first))


def with_run(progress: MemberProgress, info: RunInfo) -> MemberProgress:
    """A member whose run is in the store."""
    ended = {"stopped": MemberState.STOPPED_EARLY, "interrupted": MemberState.STOPPED_EARLY, "failed": MemberState.FAILED}
    return replace(
        progress,
        state=ended.get(info.outcome, MemberState.FINISHED),
        place=None,
        step_share=0.0,
        history=info.history,
        test_accuracy=info.test_accuracy,
        seconds=info.seconds,
        has_run=True,
        message=info.end_message,
    )


def with_checkpoint(progress: MemberProgress, info: RunInfo) -> MemberProgress:
    """A member that goes on from a checkpoint."""
    return replace(progress, state=MemberState.HELD, place=None, step_share=0.0, history=info.history, seconds=info.seconds)
