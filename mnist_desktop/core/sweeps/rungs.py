"""Successive halving: all members are trained a little, the best of them longer, and the best of these to their end.

K. Jamieson and A. Talwalkar, Non-stochastic Best Arm Identification and Hyperparameter Optimization, AISTATS 2016. Here a rung
is decided when all members have come to it, so what is decided depends on the members alone, and not on which was faster.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf

from mnist_desktop.core.sweeps.halving import Halving
from mnist_desktop.core.sweeps.progress import MemberProgress, MemberState, best_validation_until


@dataclass(frozen=True)
class Decision:
    """What was decided after so many epochs: the numbers of those that go on, and of those that are stopped."""

    epochs: int
    kept: tuple[int, ...]
    stopped: tuple[int, ...]


@dataclass(frozen=True)
class Course:
    """What is to be done.

    Attributes
    ----------
    until
        By the number of each member that may be trained now, up to which epoch.
    stopped
        By the number of each member that is to be stopped, after which epoch that was decided.
    decisions
        What was decided by now, rung by rung.
    """

    until: Mapping[int, int]
    stopped: Mapping[int, int]
    decisions: tuple[Decision, ...]


def course(members: Sequence[MemberProgress], halving: Halving | None) -> Course:
    """What is to be done with the members of a sweep.

    It follows from their epochs alone, so a sweep that goes on after a crash decides as before, and nothing of that is kept.
    """
    alive = list(members)
    stopped: dict[int, int] = {}
    decisions: list[Decision] = []
    for rung in rungs(halving, max((each.epochs for each in members), default=0)):
        late = [each for each in alive if not each.state.is_over and (each.epochs_done < rung or each.epochs <= rung)]
        if late:
            return Course({each.number: min(rung, each.epochs) for each in late}, stopped, tuple(decisions))
        kept = survivors(alive, rung, halving.factor if halving is not None else 1)
        doomed = [each for each in alive if each.number not in kept]
        stopped |= {each.number: rung for each in doomed if not each.state.is_over}
        alive = [each for each in alive if each.number in kept]
        decisions.append(Decision(rung, tuple(sorted(kept)), tuple(each.number for each in doomed)))
    return Course({each.number: each.epochs for each in alive if not each.state.is_over}, stopped, tuple(decisions))


def rungs(halving: Halving | None, most_epochs: int) -> tuple[int, ...]:
    """After how many epochs members are looked at, in rising order; none where the first is not before the last epoch.

    >>> rungs(Halving(first_epochs=2, factor=3), 20)
    (2, 6, 18)
    """
    found: list[int] = []
    if halving is not None:
        epochs = halving.first_epochs
        while epochs < most_epochs:
            found.append(epochs)
            epochs *= halving.factor
    return tuple(found)


def survivors(contenders: Sequence[MemberProgress], rung: int, factor: int) -> frozenset[int]:
    """The numbers of the members that may go on beyond a rung: the best one of `factor`, rounded up.

    The highest validation accuracy up to the rung counts; then the lowest validation loss up to it, then the lower number. Those
    that have ended by themselves up to the rung contend, too: a member that has done so well takes a place that no other needs.
    Members that have failed do not contend; those without a figure are the last.
    """
    able = [each for each in contenders if each.state is not MemberState.FAILED]
    count = -(-len(able) // factor)
    return frozenset(each.number for each in sorted(able, key=lambda each: _rank(each, rung))[:count])


def _rank(progress: MemberProgress, rung: int) -> tuple[float, float, int]:
    accuracy = best_validation_until(progress.history, rung)
    losses = (row.val_loss for row in progress.history[:rung] if row.val_loss is not None)
    return -(accuracy if accuracy is not None else -inf), min(losses, default=inf), progress.number
