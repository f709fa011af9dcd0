"""Finds out whether a data set's images lie on their side or are dark on light, and turns them.

EMNIST's images are stored column by column, so they lie on their side when they are read like MNIST's; other sets are black
ink on white. The corners tell the second: in MNIST and Fashion-MNIST they are dark. The labels tell the first: a classifier
made from the shipped starter set is right far more often on upright images. The nearest class mean is enough for that.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.datasets.stored import PIXELS

SAMPLE = 2000
"""How many images are examined, evenly spread over the set: 0.1 s."""
FEWEST = 50
"""With fewer images, chance could decide."""
BRIGHT = 128
BRIGHT_SHARE = 0.75
"""A set is dark on light if all four corners are bright in this share of its images; in MNIST and Fashion-MNIST, in none."""
READ_SHARE, GAIN = 0.5, 0.25
"""A turn is offered if this share of the images is read with it, and this much more than without. Of MNIST 80 % are read, and
41 % when transposed; of Fashion-MNIST 70 % and 56 %. So for clothes every turn is recognised except a mere transposition."""

Images = NDArray[np.uint8]


@dataclass(frozen=True)
class Turn:
    """What makes images like MNIST's, bright on dark and upright. The steps are done in this order."""

    inverted: bool = False
    transposed: bool = False
    upside_down: bool = False
    mirrored: bool = False

    @property
    def changes_place(self) -> bool:
        """Whether pixels move, not only change their brightness."""
        return self.transposed or self.upside_down or self.mirrored


UPRIGHT = Turn()


def turned(images: Images, turn: Turn) -> Images:
    """A turned copy of `images`, uint8 (N, 28, 28), contiguous."""
    rows, columns = (slice(None, None, -1 if flag else 1) for flag in (turn.upside_down, turn.mirrored))
    moved = (images.transpose(0, 2, 1) if turn.transposed else images)[:, rows, columns]
    return np.ascontiguousarray(255 - moved if turn.inverted else moved) if turn != UPRIGHT else images.copy()


def turn_of(images: Images, labels: NDArray[np.uint8], known_images: Images, known_labels: NDArray[np.uint8]) -> Turn:
    """The turn that a set's images need; :data:`UPRIGHT` where they need none, or where it is not clear.

    Parameters
    ----------
    images, labels
        The set, shapes (N, 28, 28) and (N,).
    known_images, known_labels
        A set of the same family with upright images.
    """
    if len(labels) < FEWEST:
        return UPRIGHT
    chosen = np.linspace(0, len(labels) - 1, min(SAMPLE, len(labels))).astype(np.intp)
    sample, truth = images[chosen], labels[chosen]
    inverted = _is_inverted(sample)
    means = _class_means(known_images, known_labels)
    read = {turn: _share_read(turned(sample, turn), truth, means) for turn in _turns(inverted=inverted)}
    as_it_is = read[Turn(inverted)]
    best = max(read, key=read.__getitem__)
    is_better = read[best] >= READ_SHARE and read[best] >= as_it_is + GAIN
    return best if is_better else Turn(inverted)


def _is_inverted(sample: Images) -> bool:
    corners = sample[:, [0, 0, -1, -1], [0, -1, 0, -1]]
    return bool(np.mean(np.all(corners >= BRIGHT, axis=1)) >= BRIGHT_SHARE)


def _turns(*, inverted: bool) -> Iterator[Turn]:
    """The eight orientations of a square."""
    return (Turn(inverted, *flags) for flags in product((False, True), repeat=3))


def _class_means(images: Images, labels: NDArray[np.uint8]) -> NDArray[np.float32]:
    """The mean image of each class, of length 1: float32, (classes, 784)."""
    flat = images.reshape(-1, PIXELS)
    means = np.stack([flat[labels == value].mean(0, dtype=np.float32) for value in range(int(labels.max()) + 1)])
    means /= np.linalg.norm(means, axis=1, keepdims=True)
    return means


def _share_read(sample: Images, truth: NDArray[np.uint8], means: NDArray[np.float32]) -> float:
    """The share of images whose own class mean is the nearest, by the angle between them."""
    return float(np.mean((sample.reshape(-1, PIXELS).astype(np.float32) @ means.T).argmax(1) == truth))
