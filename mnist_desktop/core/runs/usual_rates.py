"""Which learning rates are small, usual and large, by optimizer and by the scaling of the pixels.

The bounds are those of the grid of ``tests/reliability/verdicts.py``. Between the bounds a rate is neither, and nothing is said.
"""

from __future__ import annotations

from dataclasses import dataclass

from mnist_desktop.core.training_config import OptimizerName, TrainingConfig


@dataclass(frozen=True)
class RateBounds:
    """Of one optimizer, for pixels that are scaled where not said otherwise.

    Attributes
    ----------
    small
        Up to this one, where little was learned a larger one was better.
    usual
        One that nearly always learns.
    large
        From this one on, where little was learned a smaller one was better.
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
    "adagrad": RateBounds(0.01, 0.1, 1.0, 0.1),
}


def bounds_of(config: TrainingConfig) -> RateBounds:
    """The bounds for the optimizer of a config; momentum makes all steps larger, in the end by 1 / (1 - momentum)."""
    bounds = BOUNDS[config.optimizer]
    share = 1 - config.momentum if config.optimizer in ("sgd", "rmsprop") else 1.0
    return RateBounds(bounds.small * share, bounds.usual * share, bounds.large * share, bounds.large_unscaled * share)
