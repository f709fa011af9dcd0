"""Rules that turn a gradient into a step. Each updates all parameters at once: `theta` and `gradient` are vectors.

Where papers differ in a detail, the formula is that of Keras, so that both engines make the same steps.
"""

from __future__ import annotations

from math import sqrt
from typing import Protocol

import numpy as np

from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.training.scratch.activations import Array


class Optimizer(Protocol):
    """The interface of every optimizer."""

    def update(self, theta: Array, gradient: Array, rate: float) -> None:
        """Do one step: change `theta` in place, against `gradient`, with the learning rate `rate`."""
        ...


class SGD:
    """Stochastic gradient descent: a step against the gradient of one batch."""

    def update(self, theta: Array, gradient: Array, rate: float) -> None:
        """Set theta <- theta - rate g (Goodfellow et al., Deep Learning, 2016, algorithm 8.1)."""
        theta -= rate * gradient


class Momentum:
    """Gradient descent with a velocity: each step keeps the share `momentum` of the previous one."""

    def __init__(self, theta: Array, momentum: float) -> None:
        self.momentum = momentum
        self.velocity = np.zeros_like(theta)

    def update(self, theta: Array, gradient: Array, rate: float) -> None:
        """Set v <- momentum v - rate g, then theta <- theta + v (Polyak, 1964; Goodfellow et al., algorithm 8.2)."""
        self.velocity *= self.momentum
        self.velocity -= rate * gradient
        theta += self.velocity


class Nesterov(Momentum):
    """Momentum that looks ahead: it uses the gradient at the place where the velocity leads."""

    def update(self, theta: Array, gradient: Array, rate: float) -> None:
        """Set v <- momentum v - rate g, then theta <- theta + momentum v - rate g.

        Nesterov's method (Sutskever et al., 2013; Goodfellow et al., algorithm 8.3), written for a theta that is
        already one velocity ahead, so that the gradient is needed only there
        (Bengio et al., *Advances in optimizing recurrent networks*, 2012).
        """
        step = rate * gradient
        self.velocity *= self.momentum
        self.velocity -= step
        theta += self.momentum * self.velocity - step


class Adam:
    """Adaptive moments: steps of about the same length for every parameter, however steep its slope."""

    BETA_1 = 0.9
    BETA_2 = 0.999
    EPSILON = 1e-7

    def __init__(self, theta: Array) -> None:
        self.m = np.zeros_like(theta)
        self.v = np.zeros_like(theta)
        self.t = 0

    def update(self, theta: Array, gradient: Array, rate: float) -> None:
        """Kingma and Ba, *Adam*, 2014, algorithm 1, in the faster order of its section 2.

        m and v are running means of g and of its square. They start at 0, so the first values are too small by the factor
        1 - beta^t; alpha corrects this::

            t     <- t + 1
            m     <- beta1 m + (1 - beta1) g
            v     <- beta2 v + (1 - beta2) g^2
            alpha <- rate sqrt(1 - beta2^t) / (1 - beta1^t)
            theta <- theta - alpha m / (sqrt(v) + epsilon)
        """
        self.t += 1
        self.m += (1 - self.BETA_1) * (gradient - self.m)
        self.v += (1 - self.BETA_2) * (gradient * gradient - self.v)
        alpha = rate * sqrt(1 - self.BETA_2**self.t) / (1 - self.BETA_1**self.t)
        theta -= alpha * self.m / (np.sqrt(self.v) + self.EPSILON)


def make_optimizer(config: TrainingConfig, theta: Array) -> Optimizer:
    """The optimizer of `config`, sgd or adam, with a state as long as `theta`."""
    if config.optimizer == "adam":
        return Adam(theta)
    if config.momentum == 0:
        return SGD()
    return Nesterov(theta, config.momentum) if config.nesterov else Momentum(theta, config.momentum)
