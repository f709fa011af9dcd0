"""How the learning rate changes from step to step. All formulas are of the share of the run that is done.

With T steps in the whole run, step t (from 0) stands at the share ``p = t / T``:

- constant: the rate itself.
- step: the rate, a tenth of it from p = 1/2 on, a hundredth from p = 3/4 on (He et al., *Deep residual learning*, 2016,
  section 4.2, divide by ten at 1/2 and 3/4 of their iterations).
- cosine: ``rate * (1 + cos(pi p)) / 2`` (Loshchilov and Hutter, *SGDR*, 2017, equation 5, one cycle falling to 0).
- one_cycle: a straight rise to the rate over the first fifth, then a straight fall towards 0 (Smith and Topin,
  *Super-convergence*, 2018). Here ``p = (t + 1) / (T + 1)``: no step has the rate 0, which would waste it.

The rate can be changed while a run trains: from that step on the new one stands in the place of the config's in all of these.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.runs.config import ScheduleName, TrainingConfig
from mnist_desktop.core.runs.record import RateChanges

RISE = 0.2
"""The share of a one-cycle run in which the rate rises."""


def learning_rates(config: TrainingConfig, steps_per_epoch: int) -> NDArray[np.float32]:
    """The learning rate of every step of a run, float32, shape (epochs * steps_per_epoch,)."""
    return (config.learning_rate * _shares(config, steps_per_epoch, 0, config.epochs)).astype(np.float32)


def epoch_learning_rates(
    config: TrainingConfig, steps_per_epoch: int, epoch: int, changes: RateChanges = ()
) -> NDArray[np.float32]:
    """The learning rate of every step of one epoch, float32, shape (steps_per_epoch,).

    The same numbers as in :func:`learning_rates`, without holding those of ten thousand other epochs.

    Parameters
    ----------
    epoch
        From 1.
    changes
        Of the rate while the run trains, in the order of the steps.
    """
    bases = np.full(steps_per_epoch, config.learning_rate)
    for change in changes:
        if change.epoch <= epoch:
            bases[change.step if change.epoch == epoch else 0 :] = change.learning_rate
    return (bases * _shares(config, steps_per_epoch, epoch - 1, epoch)).astype(np.float32)


def _shares(config: TrainingConfig, steps_per_epoch: int, first_epoch: int, end_epoch: int) -> NDArray[np.float64]:
    steps = np.arange(first_epoch * steps_per_epoch, end_epoch * steps_per_epoch, dtype=np.float64)
    return _SHARES[config.schedule](steps, config.epochs * steps_per_epoch)


def _constant(steps: NDArray[np.float64], _total: int) -> NDArray[np.float64]:
    return np.ones_like(steps)


def _step(steps: NDArray[np.float64], total: int) -> NDArray[np.float64]:
    return np.select([steps < total / 2, steps < total * 3 / 4], [1.0, 0.1], 0.01)


def _cosine(steps: NDArray[np.float64], total: int) -> NDArray[np.float64]:
    return (1 + np.cos(np.pi * steps / total)) / 2


def _one_cycle(steps: NDArray[np.float64], total: int) -> NDArray[np.float64]:
    done = (steps + 1) / (total + 1)
    return np.minimum(done / RISE, (1 - done) / (1 - RISE))


_SHARES: dict[ScheduleName, Callable[[NDArray[np.float64], int], NDArray[np.float64]]] = {
    "constant": _constant,
    "step": _step,
    "cosine": _cosine,
    "one_cycle": _one_cycle,
}
"""For each schedule, the share of the config's rate at each of `steps` of `total`."""
