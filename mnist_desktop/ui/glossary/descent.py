"""The ways of optimizers down a long valley, and how they are painted."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPolygonF

from mnist_desktop.core.glossary.pictures import Descent
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.training.scratch.activations import Array
from mnist_desktop.training.scratch.optimizers import Adam, Optimizer, make_optimizer
from mnist_desktop.ui.glossary.canvas import HEIGHT, WIDTH, arrow, dot, role_color, set_pen
from mnist_desktop.ui.shared.theme_colors import Colors

START = (-2.4, 0.62)
GOAL = np.array([0.8, 0.0])
STEEPNESS = np.array([1.0, 10.0])
"""The loss is the sum of steepness times the squared distance to the goal, by two: a valley, ten times as steep across."""
LEVELS = (0.05, 0.3, 0.9, 2.0, 3.8, 6.4, 10.0)
ACROSS, UP = 74.0, 88.0
"""Pixels for a length of 1."""


def slope(theta: Array) -> Array:
    """The gradient of the loss."""
    return np.asarray(STEEPNESS * (theta - GOAL))


def way(picture: Descent) -> Array:
    """Where the steps lead, float64, shape (steps + 1, 2)."""
    theta = np.array(START)
    optimizer = _optimizer(picture, theta)
    places = [theta.copy()]
    for _ in range(picture.steps):
        # Apart from the gradient, as AdamW has it (Loshchilov and Hutter, 2019).
        theta *= 1 - picture.rate * picture.weight_decay
        optimizer.update(theta, slope(theta), picture.rate)
        places.append(theta.copy())
    return np.array(places)


def paint_descent(painter: QPainter, picture: Descent, colors: Colors) -> None:
    """Lines of equal loss, the goal, and the way with a dot for each step."""
    for level in LEVELS:
        set_pen(painter, colors.grid, 1.2)
        radius = np.sqrt(2 * level / STEEPNESS)
        painter.drawEllipse(_at(GOAL), radius[0] * ACROSS, radius[1] * UP)
    for other in picture.beside:
        _paint_way(painter, way(other), colors.muted)
    places = way(picture)
    if picture.steps == 1:
        arrow(painter, _at(places[0]), _at(places[1]), colors.train, 2.5)
        dot(painter, _at(places[0]), colors.train)
    else:
        _paint_way(painter, places, colors.train)
    goal = _at(GOAL)
    set_pen(painter, role_color(colors, "right"), 2.5)
    for x, y in ((5, 5), (5, -5)):
        painter.drawLine(goal - QPointF(x, y), goal + QPointF(x, y))


def _paint_way(painter: QPainter, places: Array, color: str) -> None:
    set_pen(painter, color, 1.5)
    painter.drawPolyline(QPolygonF([_at(place) for place in places]))
    for place in places:
        dot(painter, _at(place), color, 2.6)


def _at(place: Array) -> QPointF:
    return QPointF(WIDTH * 0.78 + (place[0] - GOAL[0]) * ACROSS, HEIGHT / 2 - place[1] * UP)


def _optimizer(picture: Descent, theta: Array) -> Optimizer:
    match picture.optimizer:
        case "rmsprop":
            return _RMSprop(theta)
        case "adagrad":
            return _Adagrad(theta)
        case "nadam":
            return _Nadam(theta)
        case "muon":
            return _Muon(theta, picture.momentum)
    config = TrainingConfig(
        optimizer="sgd" if picture.optimizer == "sgd" else "adam", momentum=picture.momentum, nesterov=picture.nesterov
    )
    return make_optimizer(config, theta)


class _RMSprop:
    """Tieleman and Hinton, 2012, with Keras' defaults."""

    def __init__(self, theta: Array) -> None:
        self._v = np.zeros_like(theta)

    def update(self, theta: Array, gradient: Array, rate: float) -> None:
        self._v += 0.1 * (gradient * gradient - self._v)
        theta -= rate * gradient / np.sqrt(self._v + 1e-7)


class _Adagrad:
    """Duchi et al., 2011, with Keras' defaults."""

    def __init__(self, theta: Array) -> None:
        self._sum = np.full_like(theta, 0.1)

    def update(self, theta: Array, gradient: Array, rate: float) -> None:
        self._sum += gradient * gradient
        theta -= rate * gradient / np.sqrt(self._sum + 1e-7)


class _Nadam(Adam):
    """Dozat, 2016: Adam with the mean of the next step, here without the schedule of its momentum."""

    def update(self, theta: Array, gradient: Array, rate: float) -> None:
        self.t += 1
        self.m += (1 - self.BETA_1) * (gradient - self.m)
        self.v += (1 - self.BETA_2) * (gradient * gradient - self.v)
        ahead = self.BETA_1 * self.m / (1 - self.BETA_1 ** (self.t + 1))
        ahead += (1 - self.BETA_1) * gradient / (1 - self.BETA_1**self.t)
        theta -= rate * ahead / (np.sqrt(self.v / (1 - self.BETA_2**self.t)) + self.EPSILON)


class _Muon:
    """Jordan et al., 2024, for a matrix of one column, whose only singular value is its length."""

    def __init__(self, theta: Array, momentum: float) -> None:
        self._velocity = np.zeros_like(theta)
        self._momentum = momentum

    def update(self, theta: Array, gradient: Array, rate: float) -> None:
        self._velocity = self._momentum * self._velocity + gradient
        ahead = gradient + self._momentum * self._velocity
        theta -= rate * ahead / np.linalg.norm(ahead)
