"""How the learning rate changes from step to step. All formulas use the share of the run that is done.

With T steps in the whole run, step t (from 0) has the share ``p = t / T``:

- constant: the rate.
- step: the rate, a tenth of it from p = 1/2 on, a hundredth from p = 3/4 on (He et al., *Deep residual learning*, 2016,
  section 4.2, divide by ten at 1/2 and 3/4 of their iterations).
- cosine: ``rate * (1 + cos(pi p)) / 2`` (Loshchilov and Hutter, *SGDR*, 2017, equation 5, one cycle falling to 0).
- one_cycle: a straight rise to the rate over the first fifth, then a straight fall towards 0 (Smith and Topin,
  *Super-convergence*, 2018). Here ``p = (t + 1) / (T + 1)``: no step has the rate 0, which would waste it.

The rate can be changed during training: from that step on, all formulas use the new rate instead of the config's.
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.distinct import distinct
from mnist_desktop.core.runs.record import RateChange, RateChanges
from mnist_desktop.core.training_config import ScheduleName, TrainingConfig

RISE = 0.2
"""The share of a one-cycle run during which the rate rises."""


POINTS = 1000
CORNERS: dict[ScheduleName, tuple[float, ...]] = {"step": (1 / 2, 3 / 4), "one_cycle": (RISE,)}
"""The shares of a run at which a schedule's curve jumps or turns."""


def learning_rates(config: TrainingConfig, steps_per_epoch: int, changes: RateChanges = ()) -> NDArray[np.float32]:
    """The learning rate of every step of a run, float32, shape (epochs * steps_per_epoch,).

    Parameters
    ----------
    changes
        Changes of the rate during training, in the order of the steps.
    """
    return _rates(config, steps_per_epoch, np.arange(config.epochs * steps_per_epoch), changes)


def epoch_learning_rates(
    config: TrainingConfig, steps_per_epoch: int, epoch: int, changes: RateChanges = ()
) -> NDArray[np.float32]:
    """The learning rate of every step of one epoch, from 1; float32, shape (steps_per_epoch,).

    The same numbers as in :func:`learning_rates`, without those of up to ten thousand other epochs in memory.
    """
    return _rates(config, steps_per_epoch, np.arange((epoch - 1) * steps_per_epoch, epoch * steps_per_epoch), changes)


def learning_rate_curve(
    config: TrainingConfig, steps_per_epoch: int, changes: RateChanges, epochs: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The learning rates of the first `epochs` of a run as a curve of about :data:`POINTS` points, with all its corners.

    Returns
    -------
    tuple
        Positions in epochs where steps end (the first of four steps in the second epoch: 1.25), and the rates.
    """
    total = config.epochs * steps_per_epoch
    corners = [int(total * share) for share in CORNERS.get(config.schedule, ())] + [_step_of(c, steps_per_epoch) for c in changes]
    around_corners = np.add.outer(corners, [-1, 0, 1]).ravel()
    last = min(total, ceil(epochs * steps_per_epoch)) - 1
    steps = distinct(np.concatenate([np.linspace(0, last, POINTS), around_corners]).clip(0, last).astype(np.int64))
    return (steps + 1) / steps_per_epoch, _rates(config, steps_per_epoch, steps, changes).astype(np.float64)


def _rates(config: TrainingConfig, steps_per_epoch: int, steps: NDArray[np.int64], changes: RateChanges) -> NDArray[np.float32]:
    """The learning rates of these steps, numbered from 0 over the whole run."""
    bases = np.full(len(steps), config.learning_rate)
    for change in changes:
        bases[steps >= _step_of(change, steps_per_epoch)] = change.learning_rate
    return (bases * _SHARES[config.schedule](steps, config.epochs * steps_per_epoch)).astype(np.float32)


def _step_of(change: RateChange, steps_per_epoch: int) -> int:
    """The first step with the new rate, numbered from 0 over the whole run."""
    return (change.epoch - 1) * steps_per_epoch + change.step


def _constant(steps: NDArray[np.int64], _total: int) -> NDArray[np.float64]:
    return np.ones(len(steps))


def _step(steps: NDArray[np.int64], total: int) -> NDArray[np.float64]:
    return np.select([steps < total / 2, steps < total * 3 / 4], [1.0, 0.1], 0.01)


def _cosine(steps: NDArray[np.int64], total: int) -> NDArray[np.float64]:
    return (1 + np.cos(np.pi * steps / total)) / 2


def _one_cycle(steps: NDArray[np.int64], total: int) -> NDArray[np.float64]:
    done = (steps + 1) / (total + 1)
    return np.minimum(done / RISE, (1 - done) / (1 - RISE))


_SHARES: dict[ScheduleName, Callable[[NDArray[np.int64], int], NDArray[np.float64]]] = {
    "constant": _constant,
    "step": _step,
    "cosine": _cosine,
    "one_cycle": _one_cycle,
}
"""For each schedule, the factor of the config's rate at each of `steps` of `total`."""
