"""Checks whether a run's neighbours confirm what is said about it.

Neighbours are the same run with another rate, another pixel scaling or another network, and the same run with more epochs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from math import log

import numpy as np
from verdict_grid import DECADE, FREER, LARGER, RATES, WITH_RELU, History, Ladder, Run, Trained

from mnist_desktop.core.runs.diagnosis_sentences import Finding
from mnist_desktop.core.runs.rate_bounds import bounds_of
from mnist_desktop.core.runs.record import EpochRow
from mnist_desktop.core.training_config import ScalingName

CLEAR_ACCURACY = 0.01
"""A validation accuracy higher by this, on the same 1,200 images, is clearly better."""
CLEAR_LOSS = 0.1
"""So is a training loss lower by this share, if validation accuracy is not worse."""
SAME_ACCURACY = 0.005
LITTLE_ACCURACY = 0.02
"""A small change of accuracy."""
FALL = 0.02
"""A loss falls if it falls by this share."""


_GUESSING = EpochRow(1, log(10), 0.1, log(10), 0.1, 0.0, 0.0)


@dataclass(frozen=True)
class Case:
    """A run up to some epoch, within the grid of all trained runs."""

    run: Run
    epochs: int
    grid: Mapping[str, Trained]

    @property
    def trained(self) -> Trained:
        """The complete run."""
        return self.grid[self.run.name]

    @property
    def history(self) -> History:
        """Its epochs so far."""
        return self.trained.history[: self.epochs]

    @property
    def is_broken(self) -> bool:
        """Whether the run broke off before the end of this epoch because its loss was NaN or infinite."""
        return self.epochs > len(self.trained.history)

    @property
    def last(self) -> EpochRow:
        """The last epoch; for a run that broke off, the figures of guessing."""
        return _GUESSING if self.is_broken else self.trained.history[self.epochs - 1]

    def of(self, run: Run) -> EpochRow | None:
        """What another run of the grid has reached by this epoch; None if it broke off before. KeyError without such a run."""
        history = self.grid[run.name].history
        return history[self.epochs - 1] if len(history) >= self.epochs else None

    @property
    def smaller(self) -> list[Run]:
        """The same run with smaller rates, the nearest first."""
        return [run for run in self.run.ladder.runs if run.rate < self.run.rate and run.name in self.grid][::-1]

    @property
    def larger(self) -> list[Run]:
        """The same run with larger rates, the nearest first."""
        return [run for run in self.run.ladder.runs if run.rate > self.run.rate and run.name in self.grid]

    def with_other(self, **changes: object) -> list[Run]:
        """The same run with `changes`, if it is in the grid."""
        run = Run(replace(self.run.ladder, **changes), self.run.rate)
        return [run] if run.name in self.grid else []

    def with_usual_rate(self, scaling: ScalingName) -> list[Run]:
        """The same run with a scaling and the learning rate that the sentences call usual, if it is in the grid."""
        rate = min(RATES, key=lambda each: abs(log(each / bounds_of(self.run.config).usual)))
        run = Run(replace(self.run.ladder, scaling=scaling), rate)
        return [run] if run.name in self.grid else []

    @property
    def with_relu(self) -> list[Run]:
        """A network of relu layers with the usual rate."""
        names = WITH_RELU.get(self.run.ladder.network, ())
        cases = (replace(self, run=Run(replace(self.run.ladder, network=name), self.run.rate)) for name in names)
        return [run for case in cases for run in case.with_usual_rate(self.run.ladder.scaling)]

    def networks(self, table: Mapping[str, tuple[str, ...]]) -> list[Run]:
        """The same run with the networks that a table has for this one."""
        return [run for name in table.get(self.run.ladder.network, ()) for run in self.with_other(network=name)]

    @property
    def later(self) -> tuple[EpochRow, ...]:
        """The following epochs, up to twice as many; none if there are too few or the rate falls to zero."""
        if self.run.ladder.schedule != "constant":
            doubled = self.with_other(epochs=2 * self.epochs)
            return self.grid[doubled[0].name].history[-1:] if doubled else ()
        rows = self.trained.history[self.epochs : 2 * self.epochs]
        return rows if len(rows) >= self.epochs / 2 else ()

    def is_better(self, other: EpochRow | None) -> bool:
        """Whether another run is clearly better than this one."""
        if other is None:
            return False
        gain = other.val_accuracy - self.last.val_accuracy
        return gain >= CLEAR_ACCURACY or (other.loss <= (1 - CLEAR_LOSS) * self.last.loss and gain >= -SAME_ACCURACY)

    def any_better(self, runs: list[Run]) -> bool | None:
        """Whether one of these runs is clearly better; None if there are none."""
        return any(self.is_better(self.of(run)) for run in runs) if runs else None


Claim = Callable[[Case], "bool | None"]
"""Whether a sentence is confirmed; None if no run of the grid can tell."""


def smaller_rate_helps(case: Case) -> bool | None:
    """One of the next two smaller rates is clearly better."""
    return case.any_better(case.smaller[:DECADE])


def rate_is_too_large(case: Case) -> bool | None:
    """Some smaller rate is clearly better, and as good as any larger one."""
    return _is_on_side(case, case.smaller, case.larger)


def smaller_or_usual_rate_helps(case: Case) -> bool | None:
    """One of the next two smaller rates, or the usual one, is clearly better, and as good as any larger one."""
    usual = [run for run in case.with_usual_rate(case.run.ladder.scaling) if run.rate < case.run.rate]
    return _is_on_side(case, case.smaller[:DECADE] + usual, case.larger)


def larger_or_usual_rate_helps(case: Case) -> bool | None:
    """One of the next two larger rates, or the usual one, is clearly better, and as good as any smaller one."""
    usual = [run for run in case.with_usual_rate(case.run.ladder.scaling) if run.rate > case.run.rate]
    return _is_on_side(case, case.larger[:DECADE] + usual, case.smaller)


def _is_on_side(case: Case, here: list[Run], there: list[Run]) -> bool | None:
    if not here:
        return None
    return bool(case.any_better(here)) and _best(case, here) >= _best(case, there)


def _best(case: Case, runs: list[Run]) -> float:
    rows = [case.of(run) for run in runs]
    return max((row.val_accuracy for row in rows if row is not None), default=0.0)


def scaling_with_the_usual_rate_helps(case: Case) -> bool | None:
    """The same run with scaled pixels and the usual rate is clearly better."""
    return case.any_better(case.with_usual_rate("unit"))


def larger_network_helps(case: Case) -> bool | None:
    """A larger network is clearly better."""
    return case.any_better(case.networks(LARGER))


def freer_network_helps(case: Case) -> bool | None:
    """The network with less dropout or smaller penalties is clearly better."""
    return case.any_better(case.networks(FREER))


def relu_helps(case: Case) -> bool | None:
    """A network of relu layers with the usual rate is clearly better."""
    return case.any_better(case.with_relu)


def more_epochs_help(case: Case) -> bool | None:
    """Up to twice as many epochs lower the validation loss or raise the validation accuracy."""
    if not case.later:
        return None
    best = min(row.val_loss for row in case.later), max(row.val_accuracy for row in case.later)
    return best[0] <= (1 - FALL) * case.last.val_loss or best[1] >= case.last.val_accuracy + SAME_ACCURACY


def still_learns(case: Case) -> bool | None:
    """The training loss continues to fall."""
    return case.later[-1].loss <= (1 - FALL) * case.last.loss if case.later else None


def more_epochs_change_little(case: Case) -> bool | None:
    """With up to twice as many epochs the validation accuracy stays about the same."""
    return abs(_later_accuracy(case) - case.last.val_accuracy) <= LITTLE_ACCURACY if case.later else None


def more_epochs_gain_little(case: Case) -> bool | None:
    """With up to twice as many epochs the validation accuracy does not rise by much."""
    return _later_accuracy(case) - case.last.val_accuracy <= LITTLE_ACCURACY if case.later else None


def _later_accuracy(case: Case) -> float:
    return float(np.median([row.val_accuracy for row in case.later[-3:]]))


def validation_gets_no_better(case: Case) -> bool | None:
    """The lowest validation loss is passed: more epochs give neither a lower one nor a clearly better accuracy."""
    if not case.later:
        return None
    lowest = min(row.val_loss for row in case.history)
    return min(row.val_loss for row in case.later) >= (1 - FALL) * lowest and bool(more_epochs_gain_little(case))


def smaller_rate_is_calmer(case: Case) -> bool | None:
    """One of the next two smaller rates has a training loss that jumps less, and is not worse."""
    runs = [run for run in case.smaller[:DECADE] if case.of(run) is not None]
    if not runs:
        return None
    return any(
        _rises(case.grid[run.name].history[: case.epochs]) < _rises(case.history)
        and case.of(run).val_accuracy >= case.last.val_accuracy - CLEAR_ACCURACY
        for run in runs
    )


def _rises(history: History) -> float:
    losses = np.array([row.loss for row in history])
    return float(np.clip(np.diff(losses), 0, None).sum())


def all_of(*claims: Claim) -> Claim:
    """All of these claims hold, as far as they can be checked."""

    def claim(case: Case) -> bool | None:
        told = [said for said in (each(case) for each in claims) if said is not None]
        return all(told) if told else None

    return claim


ADVICE: dict[Finding, Claim] = {
    Finding.NOT_A_NUMBER: rate_is_too_large,
    Finding.NOT_A_NUMBER_UNSCALED: all_of(rate_is_too_large, scaling_with_the_usual_rate_helps),
    Finding.GROWN: rate_is_too_large,
    Finding.OVERSHOT_UNSCALED: all_of(rate_is_too_large, scaling_with_the_usual_rate_helps),
    Finding.OVERSHOT: smaller_or_usual_rate_helps,
    Finding.UNSCALED: scaling_with_the_usual_rate_helps,
    Finding.SIGMOIDS: relu_helps,
    Finding.LARGE_RATE: smaller_or_usual_rate_helps,
    Finding.SMALL_RATE: larger_or_usual_rate_helps,
    Finding.JUMPING: smaller_rate_is_calmer,
    Finding.JUMPING_UNSCALED: scaling_with_the_usual_rate_helps,
    Finding.BOTH_RISEN: smaller_rate_helps,
    Finding.OVER_FITTING: validation_gets_no_better,
    Finding.SURER: validation_gets_no_better,
    Finding.MORE_WOULD_HELP: more_epochs_help,
    Finding.HELD_BACK: freer_network_helps,
    Finding.UNDER_FITTING: larger_network_helps,
}
"""The claim of each sentence with advice."""

FORESIGHT: dict[Finding, Claim] = {
    Finding.LEARNING: still_learns,
    Finding.TRAINING_FALLS: still_learns,
    Finding.VALIDATION_LEVEL: more_epochs_gain_little,
    Finding.LEARNT_ALL: more_epochs_change_little,
    Finding.BOTH_LEVEL: more_epochs_change_little,
    Finding.TRAINING_LEVEL: more_epochs_change_little,
}
"""The claim of each sentence that predicts without advice. All others only describe the curves."""

CLAIMS = ADVICE | FORESIGHT


def cases(ladders: Iterable[Ladder], grid: Mapping[str, Trained], horizons: tuple[int, ...]) -> Iterator[Case]:
    """Every trained run, as if it ended after each of these epochs; with a rate that falls to zero, only the complete run."""
    for ladder in ladders:
        for run in ladder.runs:
            trained = grid[run.name]
            count = len(trained.history)
            ends = {end for end in horizons if end < count} if ladder.schedule == "constant" else set()
            for epochs in sorted(ends | {count + 1 if trained.message else count}):
                yield Case(run, epochs, grid)
