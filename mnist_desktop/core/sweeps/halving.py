"""Successive halving: all members are trained a little, the best of them longer, and the best of these to their end.

K. Jamieson and A. Talwalkar, Non-stochastic Best Arm Identification and Hyperparameter Optimization, AISTATS 2016. Here a rung
is decided when all members have come to it, so what is decided depends on the members alone, and not on which was faster.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from mnist_desktop.core.sweeps.plan import Halving
from mnist_desktop.core.sweeps.progress import MemberProgress, MemberState, best_validation_until


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


def next_rung(all_rungs: Sequence[int], epochs_done: int, epochs: int) -> int | None:
    """Up to which epoch a member is trained before it is held; None where it goes on to its end."""
    return next((rung for rung in all_rungs if epochs_done < rung < epochs), None)


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
