"""Which images excite a unit most: running figures over a whole test set."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.insight.dead_units import dead_units

NINE = 9
"""Images kept for each unit."""


@dataclass(frozen=True, eq=False)
class Excitement:
    """What is known of the units of one layer.

    Attributes
    ----------
    strongest
        The largest answers of each unit, float32, shape (units, 9), from the largest down; -inf where there are fewer images.
    images
        For which images, int32, same shape; -1 where there are fewer.
    can_die
        Whether a unit that is never above zero counts as dead.
    """

    strongest: NDArray[np.float32]
    images: NDArray[np.int32]
    can_die: bool

    @classmethod
    def nothing_seen(cls, units: int, can_die: bool) -> Excitement:
        """Before the first image."""
        return cls(np.full((units, NINE), -np.inf, np.float32), np.full((units, NINE), -1, np.int32), can_die)

    def with_images(self, answers: NDArray[np.float32], first: int) -> Excitement:
        """With some images more: their `answers`, shape (images, units), of which the first is the image of that index.

        Of equal answers the earlier image stays before the later. What is no number excites nothing.
        """
        count = len(answers)
        numbers = np.where(np.isnan(answers.T), np.float32(-np.inf), answers.T)
        if count > NINE:  # only the best nine of them can be among the best nine of all
            best = np.sort(np.argsort(-numbers, axis=1, kind="stable")[:, :NINE], axis=1)
            numbers, indices = np.take_along_axis(numbers, best, 1), (first + best).astype(np.int32)
        else:
            indices = np.broadcast_to(np.arange(first, first + count, dtype=np.int32), numbers.shape)
        all_numbers = np.concatenate((self.strongest, numbers), axis=1)
        all_images = np.concatenate((self.images, indices), axis=1)
        order = np.argsort(-all_numbers, axis=1, kind="stable")[:, :NINE]
        return Excitement(np.take_along_axis(all_numbers, order, 1), np.take_along_axis(all_images, order, 1), self.can_die)

    @property
    def dead(self) -> NDArray[np.bool_]:
        """The units that were never above zero, shape (units,); none before the first image, or where none can die."""
        return dead_units(self.strongest[:, 0], self.images[:, 0] >= 0) & self.can_die

    @property
    def dead_count(self) -> int:
        """How many they are."""
        return int(self.dead.sum())

    def best_images(self, unit: int) -> tuple[tuple[int, float], ...]:
        """The images that excite a unit most, each with its answer, from the strongest down.

        Where no image brings a unit above zero and it can die, there are none.
        """
        found = zip(self.images[unit].tolist(), self.strongest[unit].tolist(), strict=True)
        return tuple((image, answer) for image, answer in found if image >= 0 and (answer > 0 or not self.can_die))
