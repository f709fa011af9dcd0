"""Makes up hands: digits as strokes in many forms, leans, and proportions, for networks that are to read strangers.

MNIST shows how people of one country and time write. Others put a bar through a seven, a long flag on a one, and leave fours
and nines open. The forms in :mod:`mnist_desktop.core.drawing.allographs` and their shares were written down here, by hand; no
one's strokes went into them. Every drawing is turned into an image as the drawing pad does it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.drawing.allographs import five_to_nine as high
from mnist_desktop.core.drawing.allographs import zero_to_four as low
from mnist_desktop.core.drawing.allographs.lines import Choices, Form, curve
from mnist_desktop.core.drawing.digit_image import SIDE, digit_image
from mnist_desktop.core.drawing.pen import MAX_PEN_WIDTH, MIN_PEN_WIDTH, PEN_WIDTH
from mnist_desktop.core.drawing.strokes import Drawing, Stroke

BOX = 500.0
CENTRE_LINE = 0.3
"""Where the middle of a form is, from left to right, about."""
MARGIN = 20.0
"""Between the ink and the edge of the box, in its units."""


@dataclass(frozen=True)
class Allograph:
    """One way of writing a digit.

    Attributes
    ----------
    label
        The digit.
    form
        Draws it with the choices of one hand.
    weight
        How often it is drawn, beside the other allographs of the digit. Rare habits have more than their share among people:
        common ones are in MNIST.
    """

    label: int
    form: Callable[[Choices], Form]
    weight: float


ALLOGRAPHS = (
    Allograph(0, low.round_zero, 8),
    Allograph(0, low.looped_zero, 1),
    Allograph(0, low.crossed_zero, 0.5),
    Allograph(1, low.plain_one, 2),
    Allograph(1, low.flagged_one, 5),
    Allograph(1, low.standing_one, 3),
    Allograph(2, low.two_with_corner, 4),
    Allograph(2, low.two_with_loop, 3),
    Allograph(2, low.two_of_legs, 2),
    Allograph(3, low.round_three, 6),
    Allograph(3, low.flat_three, 4),
    Allograph(4, low.open_four, 6),
    Allograph(4, low.hooked_four, 1.5),
    Allograph(4, low.closed_four, 2),
    Allograph(4, low.four_in_one_go, 3),
    Allograph(5, high.five_in_one_go, 4),
    Allograph(5, high.five_with_bar, 5),
    Allograph(6, high.round_six, 6),
    Allograph(6, high.curled_six, 2),
    Allograph(7, high.plain_seven, 3),
    Allograph(7, high.barred_seven, 7),
    Allograph(8, high.eight_in_one_go, 6),
    Allograph(8, high.eight_of_rings, 2),
    Allograph(8, high.eight_from_the_middle, 1),
    Allograph(9, high.closed_nine, 3),
    Allograph(9, high.gaping_nine, 3),
    Allograph(9, high.cupped_nine, 2),
    Allograph(9, high.clockwise_nine, 2),
    Allograph(9, high.hanging_nine, 2),
)


def made_up_drawing(allograph: Allograph, random: np.random.Generator) -> Drawing:
    """One digit by one hand, in a box of 500 by 500.

    Parameters
    ----------
    allograph
        The form that it takes.
    random
        Decides everything else: the same state gives the same drawing.
    """
    hand = Choices(random)
    lines = [np.array(line) for line in allograph.form(hand)]
    if hand.chance(0.2):  # a quick hand rounds all corners
        lines = [line[_turns(line)] for line in lines]
    if hand.chance(0.2):
        lines = [_flicked(line, hand) for line in lines]
    trembling = hand.between(0.0, 0.045)
    lines = _habits([line + _tremble(line, hand, trembling) for line in lines], hand)
    pen = float(np.clip(PEN_WIDTH + hand.around(0.35, 1.2), MIN_PEN_WIDTH, MAX_PEN_WIDTH))
    return _in_box([curve(line) for line in lines], pen)


def made_up_hands(
    count: int, seed: int, is_over: Callable[[], bool] = lambda: False
) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Images of digits by made-up hands, each digit as often as the others, as far as `count` allows.

    Parameters
    ----------
    count
        How many.
    seed
        The same seed gives the same images, and more of them begin with those of fewer.
    is_over
        Asked before each image, which takes about a millisecond: where it is true, this one and all others stay empty.

    Returns
    -------
    images, labels
        uint8, shape (count, 28, 28), ink 255 on 0, and uint8, shape (count,).
    """
    images = np.zeros((count, SIDE, SIDE), np.uint8)
    labels = (np.arange(count) % 10).astype(np.uint8)
    by_label = [[each for each in ALLOGRAPHS if each.label == label] for label in range(10)]
    bounds = [np.cumsum([each.weight for each in same]) for same in by_label]
    random = np.random.default_rng(seed)
    for index, label in enumerate(labels):
        if is_over():
            break
        chosen = int(np.searchsorted(bounds[label], random.random() * bounds[label][-1], side="right"))
        image = digit_image(made_up_drawing(by_label[label][chosen], random))
        if image is not None:
            images[index] = image
    return images, labels


def _turns(line: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which points are no repetitions of the ones before."""
    moved: NDArray[np.bool_] = np.concatenate(([True], (line[1:] != line[:-1]).any(1)))
    return moved


def _flicked(line: NDArray[np.float64], hand: Choices) -> NDArray[np.float64]:
    """The line with a small hook where the pen lands, or where it leaves the paper."""
    hook = hand.small(1, 0.07)
    return np.concatenate((line[:1] + hook, line) if hand.chance(0.5) else (line, line[-1:] + hook))


def _tremble(line: NDArray[np.float64], hand: Choices, spread: float) -> NDArray[np.float64]:
    """Moves of the control points. Corners stay corners: both of their points move together."""
    moves = hand.small(len(line), spread)
    moves[1:][~_turns(line)[1:]] = moves[:-1][~_turns(line)[1:]]
    return moves


def _habits(lines: list[NDArray[np.float64]], hand: Choices) -> list[NDArray[np.float64]]:
    """Slant, turn, proportions, uneven growth and bends, the same for all lines of a digit."""
    slant, turn = hand.around(0.23, 0.65), hand.around(0.1, 0.3)
    narrow = float(np.exp(hand.around(0.25, 0.6)))
    taper, weight = hand.around(0.18, 0.45), hand.around(0.2, 0.45)
    bends, starts = hand.small(2, 0.025), hand.small(2, 2.0)
    rotation = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    changed = []
    for line in lines:
        x, y = line.T
        # Larger above or below, wider above or below, as in a hand that runs out of room.
        x = CENTRE_LINE + (x - CENTRE_LINE) * (1 + taper * (0.5 - y)) * narrow
        y = y + weight * y * (1 - y)
        x = x + slant * (0.5 - y) + bends[0, 0] * np.sin(5 * y + starts[0, 0]) + bends[0, 1] * np.sin(8 * y + starts[0, 1])
        y = y + bends[1, 0] * np.sin(5 * x + starts[1, 0]) + bends[1, 1] * np.sin(8 * x + starts[1, 1])
        changed.append(np.column_stack((x, y)) @ rotation)
    return changed


def _in_box(lines: list[NDArray[np.float64]], pen: float) -> Drawing:
    """The lines as a drawing, as large as the box allows."""
    low_corner = np.min([line.min(0) for line in lines], 0)
    high_corner = np.max([line.max(0) for line in lines], 0)
    scale = (BOX - 2 * MARGIN) / float((high_corner - low_corner).max())
    middle = (low_corner + high_corner) / 2
    return Drawing(tuple(Stroke.of((line - middle) * scale + BOX / 2) for line in lines), BOX, pen)
