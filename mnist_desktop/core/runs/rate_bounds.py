"""Small, usual and large learning rates, by optimizer and by the scaling of the pixels.

The bounds come from the grid of ``tests/reliability/verdicts.py``. A rate between them is neither small nor large.
"""

from __future__ import annotations

from dataclasses import dataclass

from mnist_desktop.core.training_config import OptimizerName, TrainingConfig


@dataclass(frozen=True)
class RateBounds:
    """The bounds of one optimizer, for scaled pixels unless said otherwise.

    Attributes
    ----------
    small
        Up to this rate, runs that learned little were better with a larger one.
    usual
        A rate with which nearly every network learns.
    large
        From this rate on, runs that learned little were better with a smaller one.
    large_unscaled
        The same for pixels from 0 to 255.
    """

    small: float
    usual: float
    large: float
    large_unscaled: float


_ADAM = RateBounds(0.0003, 0.001, 0.1, 0.03)
BOUNDS: dict[OptimizerName, RateBounds] = {
    "sgd": RateBounds(0.03, 0.1, 1.0, 0.003),
    "adam": _ADAM,
    "adamw": _ADAM,
    "nadam": _ADAM,
    "rmsprop": _ADAM,
    "muon": _ADAM,
    "adagrad": RateBounds(0.01, 0.1, 1.0, 0.1),
}


def bounds_of(config: TrainingConfig) -> RateBounds:
    """The bounds for the optimizer of a config. Momentum makes all steps larger, in the end by 1 / (1 - momentum)."""
    bounds = BOUNDS[config.optimizer]
    share = 1 - config.momentum if config.optimizer in ("sgd", "rmsprop") else 1.0
    return RateBounds(bounds.small * share, bounds.usual * share, bounds.large * share, bounds.large_unscaled * share)
